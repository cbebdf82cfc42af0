import assert from "node:assert/strict";
import { App, setBuildCache } from "./app.ts";
import { ProdBuildCache, type StaticFile } from "./build_cache.ts";
import { asset, assetSrcSet } from "./runtime.ts";
import { staticFiles } from "./static_files.ts";

const bytes = (text: string) => new TextEncoder().encode(text);

function serve(files: Record<string, StaticFile>, basePath = "") {
  const app = new App({ basePath }).use(staticFiles()).get("/page", () => new Response("page"));
  setBuildCache(app, new ProdBuildCache("/nowhere", { buildId: "now", routes: [], islands: [], files }), "production");
  const handler = app.handler();
  return (path: string, init?: RequestInit) => handler(new Request("http://localhost" + path, init));
}

Deno.test("staticFiles() lets browsers ask whether a file has changed", async () => {
  const get = serve({ "/a b.txt": { content: bytes("hello"), hash: "abc" } });

  const first = await get("/a%20b.txt");
  const again = await get("/a%20b.txt", { headers: { "if-none-match": '"x", W/"abc"' } });
  const changed = await get("/a%20b.txt", { headers: { "if-none-match": 'W/"old"' } });

  assert.equal(await first.text(), "hello");
  assert.equal(first.headers.get("etag"), 'W/"abc"');
  assert.equal(first.headers.get("content-type"), "text/plain; charset=UTF-8");
  assert.match(first.headers.get("cache-control")!, /no-cache/);
  assert.deepEqual([again.status, await again.text()], [304, ""]);
  assert.equal(changed.status, 200);
});

Deno.test("staticFiles() lets browsers keep for ever what carries this build's mark, and no other", async () => {
  const get = serve({
    "/a.png": { content: bytes("x"), hash: "1" },
    "/_fresh/js/now/Counter.js": { content: bytes("x"), hash: "2" },
  });

  const marked = await get("/a.png?__frsh_c=now");
  const bundle = await get("/_fresh/js/now/Counter.js");
  const old = await get("/a.png?__frsh_c=before&v=1");

  assert.match(marked.headers.get("cache-control")!, /immutable/);
  assert.match(bundle.headers.get("cache-control")!, /immutable/);
  assert.equal(bundle.headers.get("content-type"), "text/javascript; charset=UTF-8");
  assert.deepEqual([old.status, old.headers.get("location")], [307, "/a.png?v=1"]);
});

Deno.test("staticFiles() serves only GET and HEAD, and nothing that is not listed", async () => {
  const get = serve({ "/a.txt": { content: import.meta.filename!, hash: null } });

  const head = await get("/a.txt", { method: "HEAD" });
  const post = await get("/a.txt", { method: "POST" });

  assert.deepEqual([head.status, await head.text()], [200, ""]);
  assert.equal(head.headers.get("content-length"), String(Deno.statSync(import.meta.filename!).size));
  assert.equal(post.status, 405);
  for (const path of ["/..%2fdeno.json", "/%2e%2e/deno.json", "/a.txt%00", "/toString", "/%E4"]) {
    assert.ok([400, 404].includes((await get(path)).status), path);
  }
  assert.equal(await (await get("/page")).text(), "page");
});

Deno.test("staticFiles() answers a missing favicon itself", async () => {
  const icon = await serve({})("/favicon.ico");

  assert.deepEqual([icon.status, icon.headers.get("content-type")], [404, null]);
});

Deno.test("asset() marks paths on this host once, and leaves other addresses alone", () => {
  serve({});

  assert.equal(asset("/a.png"), "/a.png?__frsh_c=now");
  assert.equal(asset("/a.png?x=1#y"), "/a.png?x=1&__frsh_c=now#y");
  assert.equal(asset(asset("/a.png")), asset("/a.png"));
  for (const other of ["//host/a.png", "https://host/a.png", "a.png"]) assert.equal(asset(other), other);
  assert.equal(assetSrcSet("/a.png 1x, /b.png 2x"), "/a.png?__frsh_c=now 1x, /b.png?__frsh_c=now 2x");
});
