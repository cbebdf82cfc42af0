import assert from "node:assert/strict";

const ROOT = new URL("../", import.meta.url);
const TESTS = /_(test|cases)\.tsx?$/;
const SKIPPED = ["node_modules", ".git", "_fresh", "data"];

async function testsBelow(folder: URL): Promise<URL[]> {
  const found: URL[] = [];
  for await (const { name, isDirectory } of Deno.readDir(folder)) {
    if (isDirectory && !SKIPPED.includes(name)) found.push(...await testsBelow(new URL(`${name}/`, folder)));
    else if (TESTS.test(name)) found.push(new URL(name, folder));
  }
  return found;
}

Deno.test("every test that docs/PROOF.md names is there, under that name", async () => {
  const rows = (await Deno.readTextFile(new URL("docs/PROOF.md", ROOT))).split("\n").filter((line) =>
    line.startsWith("|")
  );
  const tests = await testsBelow(ROOT);
  const paths = tests.map(({ pathname }) => pathname.slice(ROOT.pathname.length)).map(decodeURIComponent);
  const texts = await Promise.all(tests.map((file) => Deno.readTextFile(file)));

  const missing: string[] = [];
  for (const row of rows) {
    const proof = row.split("|").slice(2).join("|");
    for (const [, path] of proof.matchAll(/`([^`*\s]+_(?:test|cases)\.tsx?)`/g)) {
      if (!paths.some((one) => one === path || one.endsWith(`/${path}`))) missing.push(path);
    }
    for (const [, name] of proof.matchAll(/"([^"]+)"/g)) {
      if (!texts.some((text) => text.includes(name))) missing.push(name);
    }
  }
  assert.ok(rows.length > 100, `only ${rows.length} rows`);
  assert.deepEqual(missing, []);
});
