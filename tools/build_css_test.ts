import assert from "node:assert/strict";
import { buildCss, utilities } from "./build_css.ts";
import { classesIn, UnreadableClass } from "./css_classes.ts";
import { objection } from "./css_theme.ts";

const COMPONENTS = new URL("../components", import.meta.url).pathname;

/** A tree with our real components and whatever a test plants in it. */
async function tree(planted: Record<string, string>, work: (root: string) => Promise<void>) {
  const root = await Deno.makeTempDir();
  try {
    await Deno.mkdir(`${root}/components`);
    for await (const { name } of Deno.readDir(COMPONENTS)) {
      await Deno.copyFile(`${COMPONENTS}/${name}`, `${root}/components/${name}`);
    }
    for (const [path, text] of Object.entries(planted)) {
      await Deno.mkdir(`${root}/${path.replace(/\/[^/]*$/, "")}`, { recursive: true });
      await Deno.writeTextFile(`${root}/${path}`, text);
    }
    await work(root);
  } finally {
    await Deno.remove(root, { recursive: true });
  }
}

Deno.test("buildCss() writes one stylesheet, the icons, the font and the manifest that names them", () =>
  tree({ "routes/a.tsx": `<p class="mt-7 text-ink-2" />` }, async (root) => {
    const manifest = await buildCss(root);

    const css = await Deno.readTextFile(`${root}/static${manifest.stylesheet}`);
    assert.match(manifest.stylesheet, /^\/app\.[0-9a-f]{10}\.css$/);
    assert.match(css, /\.mt-7\{margin-top:1\.75rem\}/);
    assert.match(css, /\.text-ink-2\{color:var\(--ink-2\)\}/);
    assert.deepEqual(JSON.parse(await Deno.readTextFile(`${root}/static/manifest.json`)), manifest);
    assert.match(
      await Deno.readTextFile(`${root}/static${manifest.icons}`),
      /<symbol id="plus" viewBox="0 0 24 24"><path/,
    );
    for (const font of manifest.fonts) assert.ok((await Deno.stat(`${root}/static${font}`)).size > 10_000);
    assert.match(await Deno.readTextFile(`${root}/components/icons_url.ts`), new RegExp(`"${manifest.icons}"`));
  }));

Deno.test("buildCss() gives the same file for the same tree and removes the one before when it changes", () =>
  tree({}, async (root) => {
    const first = await buildCss(root);
    const again = await buildCss(root);
    await Deno.mkdir(`${root}/islands`);
    await Deno.writeTextFile(`${root}/islands/B.tsx`, `<p class="mt-11" />`);
    const changed = await buildCss(root);

    const files = [...Deno.readDirSync(`${root}/static`)].map((it) => it.name).filter((it) => it.startsWith("app."));
    assert.deepEqual(again, first);
    assert.notEqual(changed.stylesheet, first.stylesheet);
    assert.deepEqual(files, [changed.stylesheet.slice(1)]);
  }));

Deno.test("buildCss() ends with the file, the line and the name of every class nobody knows", () =>
  tree({ "routes/a.tsx": `\n<p class="mt-4 boxy" />\n<p class={wide ? "p-4" : "p-13"} />` }, async (root) => {
    await assert.rejects(buildCss(root), (error: Error) => {
      assert.match(error.message, /routes\/a\.tsx:2 "boxy"/);
      assert.match(error.message, /routes\/a\.tsx:3 "p-13"/);
      assert.doesNotMatch(error.message, /mt-4|"p-4"/);
      return true;
    });
    await assert.rejects(Deno.stat(`${root}/static/manifest.json`), Deno.errors.NotFound);
  }));

Deno.test("the icons and classes of the real tree are known, and the committed icon address is the built one", async () => {
  const into = await Deno.makeTempDir();
  const before = await Deno.readTextFile(`${COMPONENTS}/icons_url.ts`);

  const manifest = await buildCss(undefined, { into });

  await Deno.remove(into, { recursive: true });
  assert.match(before, new RegExp(`"${manifest.icons}"`));
});

Deno.test("classesIn() finds class names in attributes, expressions and cx(), and nothing else", () => {
  const source = `
    // class="not-this"
    const TONES = { a: cx("one two"), b: cx(on && "three", kind === "not-that" && "four") };
    <p class="five" title="not-six" rowClass={wide ? "seven" : \`eight\`}>{pick("not-nine")}</p>
    <p class={TONES["not-ten"]} data-class="not-eleven" class={tone("not-twelve")} class='thirteen' />`;

  const names = classesIn(source).map((it) => it.name);

  assert.deepEqual(names, ["one", "two", "three", "four", "five", "seven", "eight", "thirteen"]);
});

Deno.test("classesIn() refuses a class name that is put together at run time", () => {
  assert.throws(
    () => classesIn("<p\n class={`bg-${tone}`} />"),
    (error) => error instanceof UnreadableClass && error.line === 2,
  );
});

Deno.test("objection() refuses what the engine would believe or drop silently", () => {
  const refused = [
    "hoover:mt-4",
    "bg-accent/90",
    "cursor-foo",
    "justify-foo",
    "items-foo",
    "whitespace-foo",
    "align-foo",
  ];
  const more = ["text-opacity-50", "flex-shrink-0", "ring", "shadow", "hover:(mt-4)", "list-foo", "self-foo"];
  const fine = [
    "hover:mt-4",
    "sm:w-1/2",
    "lg:grid-cols-[minmax(0,1fr)_340px]",
    "cursor-pointer",
    "-mt-px",
    "shadow-card",
  ];

  for (const name of [...refused, ...more]) assert.equal(typeof objection(name), "string", name);
  for (const name of fine) assert.equal(objection(name), undefined, name);
});

Deno.test("utilities() takes hand-written class names as known and styles them not again", () => {
  const css = utilities(new Map([["card", "a:1"], ["mt-4", "a:1"]]), ".card > p { color: red }");

  assert.equal(css, ".mt-4{margin-top:1rem}");
});
