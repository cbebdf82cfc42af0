import assert from "node:assert/strict";
import { h } from "preact";
import { App, setBuildCache } from "./app.ts";
import { ProdBuildCache } from "./build_cache.ts";
import { csp, csrf, HttpError, page } from "./mod.ts";
import { cors, ipFilter, trailingSlashes } from "./middlewares.ts";

interface State {
  log: string[];
}

const noBuild = () => new ProdBuildCache("/nowhere", { buildId: "build", routes: [], islands: [], files: {} });

async function ask<S>(app: App<S>, path: string, init?: RequestInit) {
  const response = await app.handler()(new Request("http://localhost" + path, init));
  return { status: response.status, text: await response.text(), headers: response.headers };
}

/** Runs with console.error caught, as the app logs what nobody has dealt with. */
async function quietly<T>(work: () => Promise<T>): Promise<{ result: T; logged: unknown[] }> {
  const { error } = console;
  const logged: unknown[] = [];
  console.error = (...args) => logged.push(...args);
  try {
    return { result: await work(), logged };
  } finally {
    console.error = error;
  }
}

/** An app whose root middleware turns every error into a page of its own, as the README recommends. */
function appWithErrorPages() {
  return new App<State>()
    .appWrapper(({ Component }) => h("html", null, h("head", null), h("body", { class: "app" }, h(Component, null))))
    .layout("*", ({ Component }) => h("main", null, h(Component, null)))
    .use(async (ctx) => {
      try {
        return await ctx.next();
      } catch (error) {
        const status = error instanceof HttpError ? error.status : 500;
        const response = await ctx.render(h("p", null, `error ${status}`), { status });
        response.headers.set("x-frame-options", "DENY");
        return response;
      }
    })
    .layout("/deep", ({ Component }) => h("section", null, h(Component, null)))
    .get("/deep/fails", () => {
      throw new Error("broken");
    })
    .get("/deep/:id", (ctx) => ctx.render(h("i", null, ctx.params.id)));
}

Deno.test("a root middleware catches the errors of every request, matched or not, and renders in the root's frame", async () => {
  const app = appWithErrorPages();
  const asked: [string, string, number][] = [
    ["GET", "/nowhere", 404],
    ["POST", "/deep/1", 405],
    ["PROPFIND", "/deep/1", 405],
    ["GET", "/%zz", 400],
    ["GET", "/deep/%E4", 400],
    ["GET", "/deep/fails", 500],
  ];

  for (const [method, path, status] of asked) {
    const answer = await ask(app, path, { method });

    assert.equal(answer.status, status, path);
    assert.equal(answer.headers.get("x-frame-options"), "DENY", path);
    const body = `<body class="app"><main><p>error ${status}</p></main></body>`;
    assert.equal(answer.text, `<!DOCTYPE html><html><head></head>${body}</html>`, path);
  }
});

Deno.test("layouts of deeper segments apply below them", async () => {
  const { text } = await ask(appWithErrorPages(), "/deep/1");

  assert.match(text, /<main><section><i>1<\/i><\/section><\/main>/);
});

Deno.test("an error page that fails itself leaves its error to the one above", async () => {
  const app = new App<State>()
    .onError("*", (ctx) => ctx.text("outer: " + (ctx.error as Error).message))
    .onError("/a", () => {
      throw new Error("second");
    })
    .get("/a", () => {
      throw new Error("first");
    });

  assert.equal((await ask(app, "/a")).text, "outer: second");
});

Deno.test("a middleware may go on again after what follows has failed", async () => {
  let tries = 0;
  const app = new App<State>()
    .use(async (ctx) => {
      try {
        return await ctx.next();
      } catch {
        return await ctx.next();
      }
    })
    .use((ctx) => ctx.next())
    .get("/", () => {
      if (++tries === 1) throw new Error("once");
      return new Response("second try");
    });

  assert.equal((await ask(app, "/")).text, "second try");
});

Deno.test("what nobody deals with is logged and answered without its message", async () => {
  const app = new App().get("/", () => {
    throw new Error("secret");
  });

  const { result, logged } = await quietly(() => ask(app, "/"));

  assert.deepEqual([result.status, result.text], [500, "Internal server error"]);
  assert.match(String(logged[0]), /secret/);
});

Deno.test("HEAD is GET without the body", async () => {
  const answer = await ask(new App().get("/", () => new Response("text", { headers: { "x-a": "b" } })), "/", {
    method: "HEAD",
  });

  assert.deepEqual([answer.status, answer.text, answer.headers.get("x-a")], [200, "", "b"]);
});

Deno.test("ctx.redirect() stays on this host unless it is given a whole URL", async () => {
  const to = async (path: string) => {
    const answer = await ask(new App().get("/", (ctx) => ctx.redirect(path, 303)), "/");
    return answer.headers.get("location");
  };
  const cases = [
    ["//evil.com", "/evil.com"],
    ["/\\evil.com", "/evil.com"],
    ["/\t/evil.com", "/evil.com"],
    ["/a//b?next=//c", "/a/b?next=//c"],
    ["https://other.example/x", "https://other.example/x"],
    ["?page=2", "?page=2"],
  ];

  for (const [given, expected] of cases) assert.equal(await to(given), expected);
});

Deno.test("a page is sent with what its handler says, and answers only the methods it has", async () => {
  const app = new App().route("/", {
    handler: { POST: () => page({ name: "" }, { status: 422, headers: { "x-a": "b" } }) },
    component: ({ data }) => h("p", null, JSON.stringify(data)),
  });

  const got = await ask(app, "/");
  const posted = await ask(app, "/", { method: "POST" });
  const put = await ask(app, "/", { method: "PUT" });

  assert.match(got.text, /<p>\{\}<\/p>/);
  assert.deepEqual([posted.status, posted.headers.get("x-a")], [422, "b"]);
  assert.equal(put.status, 405);
});

Deno.test("what is not offered is refused by name when the app starts", async () => {
  const refused: [string, App<unknown>][] = [
    ["App.ws()", new App().ws("/", {})],
    ["App.mountApp()", new App().mountApp("/", new App())],
    ["cors()", new App().use(cors({ origin: "*" }))],
    ["ipFilter()", new App().use("/a", ipFilter({ denyList: [] }))],
    ["trailingSlashes()", new App().use(trailingSlashes("never"))],
    ["csp() with reportOnly or reportTo", new App().use(csp({ reportTo: "/reports" }))],
    ["basePath", new App({ basePath: "/below" })],
    ["trustProxy", new App({ trustProxy: true })],
    ["a lazy route (/a)", new App().route("/a", () => Promise.resolve({}))],
    ['"/admin/*" as the path of a segment', new App().use("/admin/*", (ctx) => ctx.next())],
  ];

  for (const [what, app] of refused) {
    const bare = await quietly(() => ask(app, "/"));
    assert.equal(bare.result.status, 500, what);

    setBuildCache(app, noBuild(), "production");
    assert.throws(() => app.handler(), { message: `not offered by the local fresh: ${what}` });
  }
});

Deno.test("ctx.upgrade() is refused by name", async () => {
  const { logged } = await quietly(() => ask(new App().get("/", (ctx) => ctx.upgrade().response), "/"));

  assert.match(String(logged[0]), /not offered by the local fresh: ctx.upgrade\(\)/);
});

Deno.test("csrf() lets through what the app's own pages send, and safe methods", async () => {
  const app = new App().use(csrf()).all("/", () => new Response("ok"));
  const cases: [string, Record<string, string>, number][] = [
    ["GET", { "sec-fetch-site": "cross-site" }, 200],
    ["POST", { "sec-fetch-site": "same-origin" }, 200],
    ["POST", { "sec-fetch-site": "none" }, 200],
    ["POST", { "sec-fetch-site": "same-site", origin: "http://a.localhost" }, 403],
    ["POST", { "sec-fetch-site": "cross-site", origin: "http://localhost" }, 403],
    ["POST", { origin: "http://localhost" }, 200],
    ["POST", { origin: "http://localhost:81" }, 403],
    ["POST", { origin: "null" }, 403],
    ["DELETE", {}, 200],
  ];

  for (const [method, headers, status] of cases) {
    assert.equal((await ask(app, "/", { method, headers })).status, status, JSON.stringify([method, headers]));
  }
});

Deno.test("csrf() with an origin of its own takes that one instead", async () => {
  const app = new App().use(csrf({ origin: "https://firm.example" })).post("/", () => new Response("ok"));
  const post = (headers: Record<string, string>) => ask(app, "/", { method: "POST", headers }).then((a) => a.status);

  assert.equal(await post({ origin: "https://firm.example" }), 200);
  assert.equal(await post({ origin: "https://firm.example", "sec-fetch-site": "cross-site" }), 200);
  assert.equal(await post({ origin: "http://localhost" }), 403);
});

const Inline = () => h("div", null, h("script", null, "1"), h("style", { nonce: "mine" }, "a{}"));

Deno.test("csp() allows inline code by the page's nonce alone, and covers answers whose headers are fixed", async () => {
  const app = new App()
    .use(csp({ useNonce: true, csp: ["base-uri 'none'", "img-src 'self' https:"] }))
    .get("/page", (ctx) => ctx.render(h(Inline, {})))
    .get("/away", () => Response.redirect("http://localhost/page"));

  const shown = await ask(app, "/page");
  const away = await ask(app, "/away");

  const nonce = /<script nonce="([0-9a-f]{32})">1<\/script><style nonce="mine">/.exec(shown.text)?.[1];
  const policy = shown.headers.get("content-security-policy")!;
  assert.ok(nonce);
  assert.ok(policy.includes(`script-src 'self' 'nonce-${nonce}';`));
  assert.ok(policy.includes("base-uri 'none'") && policy.includes("img-src 'self' https:"));
  assert.equal(away.status, 302);
  assert.doesNotMatch(away.headers.get("content-security-policy")!, /unsafe-inline|nonce/);
});
