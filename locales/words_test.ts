import assert from "node:assert/strict";
import { fieldsOf, guessMapping, IMPORT_KINDS } from "../domain/imports/columns.ts";
import { plural } from "./language.ts";
import { words } from "./words.ts";

/** Every text of a dictionary with its path; functions are called with harmless facts. */
function* texts(node: unknown, path = ""): Generator<[string, unknown]> {
  if (typeof node === "string") yield [path, node];
  else if (typeof node === "function") yield [path, node(...Array.from({ length: node.length }, () => "2"))];
  else for (const [key, value] of Object.entries(node as object)) yield* texts(value, `${path}.${key}`);
}

/** A cell of a file that shows what a file can look like: it may be empty, as in any file. */
const isCell = (path: string) => path.startsWith(".imports.examples.");

Deno.test("both dictionaries have the same words, none of them empty", () => {
  const da = new Map(texts(words("da")));
  const en = new Map(texts(words("en")));

  assert.deepEqual([...en.keys()].sort(), [...da.keys()].sort());
  for (const [path, text] of [...da, ...en]) {
    assert.ok(typeof text === "string" && (text.trim() !== "" || isCell(path)), path);
  }
});

Deno.test("a file whose columns are called as they are here is read without a hand", () => {
  for (const { imports } of [words("da"), words("en")]) {
    for (const kind of IMPORT_KINDS) {
      const fields = fieldsOf(kind).map(({ name }) => name);
      assert.deepEqual(guessMapping(kind, fields.map(imports.field)), fields);
      assert.ok(!guessMapping(kind, imports.examples[kind][0]).includes(null), kind);
    }
  }
});

Deno.test("no English text is left in Danish: sentences differ between the two", () => {
  const en = new Map(texts(words("en")));

  const same = [...texts(words("da"))].filter(([path, text]) =>
    en.get(path) === text && !isCell(path) && /\p{L}+ \p{L}+ \p{L}+/u.test(String(text))
  );

  assert.deepEqual(same, []);
});

Deno.test("plural() picks one for 1 and many for everything else", () => {
  assert.deepEqual([0, 1, 2, 21].map((it) => plural("da", it, "kunde", "kunder")), [
    "kunder",
    "kunde",
    "kunder",
    "kunder",
  ]);
  assert.deepEqual([0, 1, 2].map((it) => plural("en", it, "sale", "sales")), ["sales", "sale", "sales"]);
});
