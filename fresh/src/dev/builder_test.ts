import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { App } from "../app.ts";
import { Builder } from "./builder.ts";

/** A project of these files, gone after the test. It stands here, so that it finds the packages installed. */
async function inProject(files: Record<string, string>, work: (root: string) => Promise<void>) {
  const root = await mkdtemp(join(import.meta.dirname!, "project-"));
  try {
    for (const [name, content] of Object.entries(files)) {
      await Deno.mkdir(dirname(join(root, name)), { recursive: true });
      await Deno.writeTextFile(join(root, name), content);
    }
    await work(root);
  } finally {
    await rm(root, { recursive: true });
  }
}
const build = (root: string) => new Builder({ root }).build({ snapshot: "memory" });

function builderTest(name: string, fn: () => Promise<void>) {
  // esbuild's own process outlives the call that ends it by a moment.
  Deno.test({ name, fn, sanitizeOps: false, sanitizeResources: false });
}

builderTest("a source that asks for partials is refused by name, wherever it is imported from", async () => {
  const refused: [string, string, RegExp][] = [
    ["components/a.tsx", "export const A = () => <body f-client-nav />;", /f-client-nav in components\/a.tsx:1/],
    ["components/a.tsx", 'export const A = () => <a\n f-partial="/x" />;', /f-partial in components\/a.tsx:2/],
    ["components/a.tsx", 'import { Head, Partial } from "fresh/runtime";\nexport const A = Partial;', /<Partial>/],
    ["components/a.tsx", 'export const A = Deno.env.get("FRESH_PUBLIC_X");', /FRESH_PUBLIC_X/],
  ];

  for (const [file, source, message] of refused) {
    const route = 'import { A } from "../components/a.tsx";\nexport default () => <A />;';
    await inProject({ [file]: source, "routes/index.tsx": route }, async (root) => {
      await assert.rejects(
        build(root),
        (error: Error) => message.test(error.message) && error.message.startsWith("not offered by the local fresh: "),
      );
    });
  }
});

builderTest("an island that needs more than the browser gets is refused by name", async () => {
  const refused: [string, RegExp][] = [
    ['import "./a.css";\nexport default () => null;', /not offered.*a\.css/],
    ['import { page } from "fresh";\nexport default () => page();', /not offered.*"fresh"/],
    ['import { x } from "jsr:@std/x";\nexport default () => x;', /not offered.*jsr:@std\/x/],
    ['import { x } from "mapped";\nexport default () => x;', /not offered.*"mapped"/],
    ['import * as preact from "preact";\nexport default () => preact[location.hash];', /not offered.*one name/],
  ];

  for (const [source, message] of refused) {
    await inProject({ "islands/A.tsx": source }, async (root) => {
      await assert.rejects(build(root), message);
    });
  }
});

builderTest("precompiled JSX is refused without the elements that rendering has to see", async () => {
  const config = JSON.stringify({ compilerOptions: { jsx: "precompile", jsxPrecompileSkipElements: ["a"] } });
  await inProject({ "deno.json": config }, async (root) => {
    await assert.rejects(build(root), /not offered.*precompile.*img, source/);
  });
});

builderTest("what is not built is not offered", () => {
  const builder = new Builder();

  assert.throws(() => builder.registerIsland("a"), /not offered/);
  assert.throws(() => builder.onTransformStaticFile({ pluginName: "x", filter: /x/ }, () => {}), /not offered/);
  assert.throws(() => new Builder({ outDir: "." }), /outDir/);
  return Promise.resolve();
});

builderTest("two builds of the same sources have the same addresses, and a change has others", async () => {
  const island = (text: string) => `export default function A() { return <p>${text}</p>; }`;
  const buildId = async (root: string) => {
    await new Builder({ root }).build();
    return /buildId = "(\w+)"/.exec(await Deno.readTextFile(join(root, "_fresh/snapshot.js")))![1];
  };
  await inProject({ "islands/A.tsx": island("one"), "main.ts": "" }, async (root) => {
    const first = await buildId(root);
    const again = await buildId(root);
    await Deno.writeTextFile(join(root, "islands/A.tsx"), island("two"));
    const changed = await buildId(root);

    assert.equal(again, first);
    assert.notEqual(changed, first);
  });
});

builderTest("a build on disk marks what stylesheets name, leaves hidden files out, and lists no sources", async () => {
  const css = "a{background:url(/a.png)} b{background:url('//host/b.png')} c{background:url(data:x)}";
  const files = { "static/a.css": css, "static/.env": "secret", "static/.well-known/x": "x", "main.ts": "" };
  await inProject(files, async (root) => {
    await new Builder({ root }).build();

    const built = await Deno.readTextFile(join(root, "_fresh/static/a.css"));
    const names = [...Deno.readDirSync(join(root, "_fresh/static"))].map(({ name }) => name).sort();
    assert.match(built, /url\(\/a\.png\?__frsh_c=\w{40}\).*url\('\/\/host\/b\.png'\).*url\(data:x\)/);
    assert.deepEqual(names, [".well-known", "a.css"]);
  });
});

builderTest("two islands of one name are told apart", async () => {
  const island = (text: string) => `/** @jsxImportSource preact */\nexport default () => <p>${text}</p>;`;
  const route = `/** @jsxImportSource preact */
    import A from "../islands/x/A.tsx"; import B from "../islands/y/A.tsx";
    export default () => <main><A /><B /></main>;`;
  const files = { "islands/x/A.tsx": island("x"), "islands/y/A.tsx": island("y"), "routes/index.tsx": route };
  await inProject(files, async (root) => {
    const app = new App().fsRoutes();
    (await build(root))(app);

    const html = await (await app.handler()(new Request("http://localhost/"))).text();

    assert.match(html, /import A from "[^"]*\/A\.js";import A_1 from "[^"]*\/A_1\.js"/);
  });
});
