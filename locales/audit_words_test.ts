import assert from "node:assert/strict";
import { AUDIT_ACTIONS, AUDIT_RESOURCES } from "../domain/audit/actions.ts";
import { words } from "./words.ts";

for (const language of ["da", "en"] as const) {
  Deno.test(`the audit has a word of its own for everything it may say, and for nothing else: ${language}`, () => {
    const { actions, resources } = words(language).people.audit;

    assert.deepEqual(Object.keys(actions), [...AUDIT_ACTIONS]);
    assert.deepEqual(Object.keys(resources).sort(), [...AUDIT_RESOURCES].sort());
    for (const [action, word] of Object.entries({ ...actions, ...resources })) {
      assert.notEqual(word.trim(), "", action);
      assert.doesNotMatch(word, /_/, action);
    }
    const said = Object.values(actions);
    assert.deepEqual(said.filter((word, place) => said.indexOf(word) !== place), [], "said of two different things");
  });
}

Deno.test("everything the audit may say is written by some part of the program", async () => {
  const sources = await Promise.all(
    [...programFiles("domain"), ...programFiles("adapters")].map((path) => Deno.readTextFile(path)),
  );
  const written = new Set(
    sources.flatMap((source) => [...source.matchAll(/"([a-z]+(?:_[a-z]+)+)"/g)].map(([, word]) => word)),
  );

  assert.deepEqual(AUDIT_ACTIONS.filter((action) => !written.has(action)), []);
});

/** What runs, without the tables that only name what is written. */
function programFiles(folder: string): string[] {
  return [...Deno.readDirSync(folder)].flatMap(({ name, isDirectory }) => {
    const path = `${folder}/${name}`;
    if (isDirectory) return ["memory", "contract"].includes(name) ? [] : programFiles(path);
    const isProgram = name.endsWith(".ts") && !/_(test|cases)\.ts$/.test(name) && name !== "ports.ts";
    return isProgram && !["domain/audit/actions.ts", "domain/hooks/event.ts"].includes(path) ? [path] : [];
  });
}
