// Runs the fixtures of conformance/ and compares with what Fresh 2.3.3 printed for them. README.md lists the differences
// we know, with our answer and the reason; any other difference fails, and so does a listed one that is none any more.
import assert from "node:assert/strict";
import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

const HERE = import.meta.dirname!;

/** What was answered to each request of a fixture, under the words that name the request. */
type Answers = Map<string, string>;

const FIXTURES = {
  "app": { dir: "app-fixture", expected: "expected-run.txt", args: ["run.tsx"], nameOf: beforeArrow },
  "app-more": { dir: "app-fixture", expected: "expected-m.txt", args: ["--no-check", "m.tsx"], nameOf: nameInSource },
  "routes-in-memory": {
    dir: "fs-fixture",
    expected: "expected-memory.txt",
    args: ["dump.ts", "memory"],
    nameOf: beforeArrow,
  },
  "routes-on-disk": {
    dir: "fs-fixture",
    expected: "expected-disk.txt",
    args: ["dump.ts", "disk"],
    nameOf: beforeArrow,
  },
} as const;
type Fixture = keyof typeof FIXTURES;

const M_SOURCE = await Deno.readTextFile(join(HERE, "conformance/app-fixture/m.tsx"));
const M_NAMES = [...M_SOURCE.matchAll(/show\("([^"]+)"/g)].map(([, name]) => name).sort((a, b) => b.length - a.length);

function beforeArrow(line: string): string {
  return line.split(/ -> | (?=THROWS )/)[0];
}

function nameInSource(line: string): string {
  return M_NAMES.find((name) => line.startsWith(name + " ")) ?? line;
}

/** Every request with the indented lines that follow it; one asked twice counts as two. */
function readAnswers(text: string, nameOf: (line: string) => string): Answers {
  const answers: Answers = new Map();
  let name = "";
  for (const line of text.split("\n")) {
    if (line.trim() === "" || /^ +at |Initialize|Download|^Assets written/.test(line)) continue;
    if (line.startsWith("    ")) {
      answers.set(name, `${answers.get(name)}\n${line.trimEnd()}`);
      continue;
    }
    name = nameOf(line);
    for (let i = 2; answers.has(name); i++) name = `${nameOf(line)} #${i}`;
    answers.set(name, line.trimEnd());
  }
  return answers;
}

/** README's blocks that start with ```differences and the names of the fixtures they are about. */
async function readKnown(): Promise<Map<Fixture, Answers>> {
  const readme = await Deno.readTextFile(join(HERE, "README.md"));
  const known = new Map<Fixture, Answers>(Object.keys(FIXTURES).map((fixture) => [fixture as Fixture, new Map()]));
  for (const [, names, block] of readme.matchAll(/^```differences ([^\n]+)\n([^]*?)^```$/gm)) {
    for (const fixture of names.trim().split(" ") as Fixture[]) {
      assert.ok(known.has(fixture), `README.md names a fixture "${fixture}" that there is not`);
      for (const [name, answer] of readAnswers(block, FIXTURES[fixture].nameOf)) known.get(fixture)!.set(name, answer);
    }
  }
  return known;
}

/** The fixtures, in a folder of their own and with their Fresh being this one. */
async function copyFixtures(): Promise<string> {
  const work = await mkdtemp(join(tmpdir(), "fresh-conformance-"));
  for (const dir of ["app-fixture", "fs-fixture", "types"]) {
    await cp(join(HERE, "conformance", dir), join(work, dir), { recursive: true });
    const config = JSON.parse(await Deno.readTextFile(join(work, dir, "deno.json")));
    await Deno.writeTextFile(join(work, dir, "deno.json"), JSON.stringify({ ...config, links: [HERE] }));
  }
  return work;
}

async function deno(cwd: string, ...args: string[]) {
  const { success, stdout, stderr } = await new Deno.Command(Deno.execPath(), { cwd, args, env: { NO_COLOR: "1" } })
    .output();
  return { success, out: new TextDecoder().decode(stdout), err: new TextDecoder().decode(stderr) };
}

/** What is wrong with the answers, in one line per request; empty when all is as Fresh or README.md has it. */
function problems(expected: Answers, actual: Answers, known: Answers): string[] {
  const found: string[] = [];
  for (const name of new Set([...expected.keys(), ...actual.keys(), ...known.keys()])) {
    const ours = actual.get(name) ?? `${name} -> no answer`;
    const listed = known.get(name);
    if (ours === expected.get(name)) {
      if (listed !== undefined) found.push(`no longer differs, but README.md lists it: ${name}`);
    } else if (listed === undefined) {
      found.push(`differs from Fresh:\n  Fresh: ${expected.get(name) ?? "no answer"}\n  ours:  ${ours}`);
    } else if (listed !== ours) {
      found.push(`differs otherwise than README.md has it:\n  README: ${listed}\n  ours:   ${ours}`);
    }
  }
  return found;
}

Deno.test("conformance: the fixtures answer as on Fresh 2.3.3 but for the differences that README.md lists", async (t) => {
  const known = await readKnown();
  const work = await copyFixtures();
  try {
    await t.step("types_check.tsx holds", async () => {
      const checked = await deno(join(work, "types"), "check", "types_check.tsx");

      assert.ok(checked.success, checked.err);
    });
    await t.step("a build to disk succeeds", async () => {
      const built = await deno(join(work, "fs-fixture"), "run", "-A", "build.ts");

      assert.ok(built.success, built.err);
    });
    for (const [name, { dir, expected, args, nameOf }] of Object.entries(FIXTURES)) {
      await t.step(`${name} answers as listed`, async () => {
        const printed = await Deno.readTextFile(join(HERE, "conformance", dir, expected));

        const ran = await deno(join(work, dir), "run", "-A", ...args);

        const listed = known.get(name as Fixture)!;
        const found = problems(readAnswers(printed, nameOf), readAnswers(ran.out, nameOf), listed);
        assert.deepEqual(found, [], found.join("\n") + "\n" + ran.err);
      });
    }
  } finally {
    await rm(work, { recursive: true });
  }
});

Deno.test("conformance: a difference that README.md does not list is found, and so is one that it lists in vain", () => {
  const fresh = readAnswers("GET /a -> 200\n    hello\nGET /b -> 404\nGET /b -> 404\n", beforeArrow);
  const same = new Map(fresh);
  const other = new Map(fresh).set("GET /b #2", "GET /b -> 500");

  const unlisted = problems(fresh, other, new Map());
  const listed = problems(fresh, other, new Map([["GET /b #2", "GET /b -> 500"]]));
  const listedInVain = problems(fresh, same, new Map([["GET /a", "GET /a -> 200\n    other"]]));
  const missing = problems(fresh, new Map(), new Map());

  assert.equal(unlisted.length, 1);
  assert.deepEqual(listed, []);
  assert.equal(listedInVain.length, 1);
  assert.equal(missing.length, 3);
});
