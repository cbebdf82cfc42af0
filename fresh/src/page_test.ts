import assert from "node:assert/strict";
import { computed, signal } from "@preact/signals";
import { type ComponentChildren, createContext, createElement, type VNode } from "preact";
import { useContext } from "preact/hooks";
import { App, setBuildCache } from "./app.ts";
import { ProdBuildCache } from "./build_cache.ts";
import { Head } from "./runtime.ts";

// Elements of any kind in one list, which createElement's own type does not allow for.
const h = createElement as unknown as (type: unknown, props: object | null, ...children: ComponentChildren[]) => VNode;

interface BoxProps {
  children?: ComponentChildren;
  aside?: ComponentChildren;
  show?: boolean;
}
function Box({ children, aside, show = true }: BoxProps) {
  return h("div", null, show ? children : null, aside, h(Inner, null));
}
function Titling() {
  return h("p", null, h(Head, null, h("title", null, "x")));
}
function Inner() {
  return h("i", null, "inner");
}

/** What the page looks like, with the ids that differ from run to run left out. */
async function shown(vnode: VNode, { path = "/", app = new App() } = {}): Promise<string> {
  const islands = [{ name: "Box", module: { default: Box, Inner, Titling } }];
  setBuildCache(app, new ProdBuildCache("/nowhere", { buildId: "id", routes: [], islands, files: {} }), "production");
  app.get("/:path*", (ctx) => ctx.render(vnode)).get("/", (ctx) => ctx.render(vnode));
  const response = await app.handler()(new Request("http://localhost" + path));
  return (await response.text()).replace(/nonce="\w{32}"/g, 'nonce="N"');
}
const body = (html: string) => /<body>([^]*?)(<script|<\/body>)/.exec(html)![1];

Deno.test("an island stands between comments, and its JSX between comments of its own", async () => {
  const html = await shown(h(Box, { key: "k", aside: h("u", null, "aside") }, h("b", null, "child")));

  assert.equal(
    body(html),
    "<!--frsh:island:Box:0:k--><div><!--frsh:slot:1:children--><b>child</b><!--/frsh:slot-->" +
      "<!--frsh:slot:0:aside--><u>aside</u><!--/frsh:slot--><i>inner</i></div><!--/frsh:island-->",
  );
});

Deno.test("an island inside a slot is an island, one inside an island is not", async () => {
  const html = await shown(h(Box, null, h(Inner, null)));

  assert.equal(html.match(/frsh:island:Inner/g)?.length, 1);
  assert.match(html, /<!--frsh:slot:0:children--><!--frsh:island:Inner:1:--><i>inner<\/i>/);
});

Deno.test("a slot that is not shown yet travels in a template, with the islands in it", async () => {
  const html = await shown(h(Box, { show: false }, h("b", null, h(Inner, null))));

  assert.match(html, /<template id="frsh-0-children"><b><!--frsh:island:Inner:1:--><i>inner<\/i>/);
  assert.match(html, /boot\(\{Box,Inner\},/);
});

Deno.test("signals are sent as signals, computed ones as values, and none of them as JSX", async () => {
  const count = signal(1);

  const html = await shown(h(Box, { aside: count, more: computed(() => count.value + 1), children: null }));

  assert.match(html, /\[\\"Signal\\",\d+\]/);
  assert.match(html, /\[\\"Computed\\",\d+\]/);
  assert.doesNotMatch(html, /Slot/);
});

Deno.test("props that cannot be sent fail the page, and say what they are", async () => {
  const given = [() => 1, new (class Money {})(), Symbol("s"), { deep: h("b", null) }];
  const errors: unknown[] = [];
  const app = () =>
    new App().onError("*", (ctx) => {
      errors.push(ctx.error);
      return new Response("failed");
    });

  for (const prop of given) assert.equal(await shown(h(Box, { prop }), { app: app() }), "failed", String(prop));

  assert.equal((errors[0] as Error).message, "Serializing functions is not supported.");
});

Deno.test("text in props can end neither the script nor the comment it is in", async () => {
  const html = await shown(h(Box, { key: "--><script>alert(1)</script>", text: "</script><!--" }));

  assert.equal(html.match(/<script/g)?.length, 1);
  assert.equal(html.match(/<\/script>/g)?.length, 1);
  assert.ok(body(html).startsWith("<!--frsh:island:Box:0:--%3E&lt;script%3Ealert(1)&lt;/script%3E--><div>"));
});

Deno.test("a page without an island has no script and names none", async () => {
  const html = await shown(h("p", null, "plain"));

  assert.doesNotMatch(html, /script/);
});

Deno.test("Head replaces what the wrapper says and adds the rest, and the last one counts", async () => {
  const app = new App().appWrapper(({ Component }) =>
    h("html", null, [
      h("head", null, h("title", null, "app"), h("meta", { name: "robots", content: "all" }), h("meta", { name: "a" })),
      h("body", null, h(Component, null)),
    ])
  );
  const page = h("p", null, [
    h(Head, null, h("title", null, "first"), h("meta", { name: "robots", content: "none" })),
    h(Head, null, h("title", null, "</title><b>"), h("link", { rel: "next", href: "/2" })),
  ]);

  const html = await shown(page, { app });

  assert.match(
    html,
    /<head><title>&lt;\/title>&lt;b><\/title><meta name="robots" content="none"\/><meta name="a"\/><link rel="next" href="\/2"\/><\/head>/,
  );
});

Deno.test("Head is refused where it could not do what it says", async () => {
  const errors: string[] = [];
  const app = () =>
    new App().onError("*", (ctx) => {
      errors.push((ctx.error as Error).message);
      return new Response("failed");
    });
  function Titled() {
    return h(Head, null, h("title", null, "x"));
  }
  const ownDocument = h("html", null, h("head", null), h("body", null, h(Titled, null)));

  await shown(h(Box, { show: true }, h(Titled, null)), { app: app() });
  await shown(h(Titling, null), { app: app() });
  await shown(ownDocument, { app: app() });

  assert.deepEqual(errors, [
    "not offered by the local fresh: <Head> in an island",
    "not offered by the local fresh: <Head> in a page that brings its own <head>",
  ]);
});

Deno.test("an island in the app wrapper gets its slots too, shown or not", async () => {
  const wrapper = (show: boolean) =>
    new App().appWrapper(({ Component }) =>
      h("html", null, h("head", null), h("body", null, h(Box, { show }, h(Component, null))))
    );

  const open = await shown(h("p", null, h(Inner, null)), { app: wrapper(true) });
  const closed = await shown(h("p", null, h(Inner, null)), { app: wrapper(false) });

  const page = "<p><!--frsh:island:Inner:0:--><i>inner</i><!--/frsh:island--></p>";
  assert.ok(open.includes(`<div><!--frsh:slot:0:children-->${page}<!--/frsh:slot-->`));
  assert.ok(closed.includes(`<template id="frsh-0-children">${page}</template><script`));
});

Deno.test("a vnode kept in a constant is rendered on every page as that page needs it", async () => {
  const constant = h("p", null, h(Box, null), h(Head, null, h("title", null, "kept")));

  const first = await shown(constant, { path: "/a" });
  const second = await shown(constant, { path: "/b" });

  for (const html of [first, second]) assert.match(html, /<title>kept<\/title>[^]*island:Box:0/);
});

Deno.test("a link that was made before rendering stays as it is, as in Fresh; inline code has its nonce all the same", async () => {
  const html = await shown(h("p", null, h("a", { href: "/" }, "a"), h("style", null, "a{}")));

  assert.equal(body(html), '<p><a href="/">a</a><style nonce="N">a{}</style></p>');
});

Deno.test("links say whether they lead to this page or to one above it", async () => {
  const link = async (href: string, path: string) =>
    /<a href="[^"]*"([^>]*)>/.exec(await shown(h(() => h("a", { href }, "x"), null), { path }))![1].trim();
  const current = 'data-current="true" aria-current="page"';
  const above = 'data-ancestor="true" aria-current="true"';

  assert.equal(await link("/sales", "/sales"), current);
  assert.equal(await link("/sales", "/sales/1"), above);
  assert.equal(await link("/sales?x=1", "/sales"), above);
  assert.equal(await link("/sales?x=1", "/sales?x=1"), current);
  assert.equal(await link("/sales", "/sales?x=1"), current);
  assert.equal(await link("/", "/sales"), above);
  assert.equal(await link("/sale", "/sales"), "");
  assert.equal(await link("https://localhost/sales", "/sales"), "");
});

Deno.test("context reaches an island's slots from the page around it", async () => {
  const Colour = createContext("none");
  const Show = () => h("b", null, useContext(Colour));

  const html = await shown(h(Colour.Provider, { value: "red" }, h(Box, null, h(Show, null))));

  assert.match(html, /<b>red<\/b>/);
});
