import assert from "node:assert/strict";
import { METHODS } from "./define.ts";
import { Router } from "./router.ts";

function routerWith(...routes: [string, string][]) {
  const router = new Router<string>();
  for (const [method, path] of routes) {
    router.add(path, method === "ALL" ? METHODS : [method as "GET"], `${method} ${path}`);
  }
  return (method: string, path: string) => {
    const match = router.match(method, path);
    return match.target ? { to: match.target, ...match.params } : match.status;
  };
}

Deno.test("Router prefers a literal path to a parameter, whichever came first", () => {
  const match = routerWith(["GET", "/posts/:id"], ["GET", "/posts/new"]);

  assert.deepEqual(match("GET", "/posts/new"), { to: "GET /posts/new" });
  assert.deepEqual(match("GET", "/posts/1"), { to: "GET /posts/:id", id: "1" });
});

Deno.test("Router takes a literal path with and without its last slash, and no other spelling", () => {
  const match = routerWith(["GET", "/about"], ["GET", "/"], ["GET", "/posts/:id"]);

  assert.deepEqual(match("GET", "/about/"), { to: "GET /about" });
  assert.deepEqual(match("GET", "/"), { to: "GET /" });
  assert.equal(match("GET", "/About"), 404);
  assert.equal(match("GET", "/posts/1/"), 404);
});

Deno.test("Router tells a wrong method from an unknown path, and answers HEAD with GET", () => {
  const match = routerWith(["GET", "/a"], ["POST", "/b"], ["GET", "/c/:id"]);

  assert.deepEqual(match("HEAD", "/a"), { to: "GET /a" });
  assert.equal(match("HEAD", "/b"), 405);
  assert.equal(match("PROPFIND", "/a"), 405);
  assert.equal(match("DELETE", "/c/1"), 405);
  assert.equal(match("GET", "/d"), 404);
});

Deno.test("Router stops at the first pattern that a path matches, as Fresh does", () => {
  const match = routerWith(["GET", "/:page"], ["POST", "/:form"]);

  assert.equal(match("POST", "/x"), 405);
});

Deno.test("Router decodes parameters but leaves an encoded slash, and gives an absent one as empty text", () => {
  const match = routerWith(["GET", "/p/:a/:b?"], ["GET", "/all/:rest*"]);

  assert.deepEqual(match("GET", "/p/%E4%BD%A0"), { to: "GET /p/:a/:b?", a: "你", b: "" });
  assert.deepEqual(match("GET", "/p/a%2Fb/c"), { to: "GET /p/:a/:b?", a: "a%2Fb", b: "c" });
  assert.deepEqual(match("GET", "/all/x/y"), { to: "GET /all/:rest*", rest: "x/y" });
});

Deno.test("Router gives a method of a pattern to the first who registers it", () => {
  const router = new Router<string>();
  router.add("/a", ["GET"], "first");
  router.add("/a", ["GET", "POST"], "second");

  const [get, post] = [router.match("GET", "/a"), router.match("POST", "/a")];

  assert.equal(get.target, "first");
  assert.equal(post.target, "second");
});
