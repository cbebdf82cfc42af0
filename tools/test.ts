/**
 * `deno task test`: every test, on the embedded database and on a throwaway Postgres that this run starts and stops itself.
 * `deno task test adapters/postgres --filter sale` runs the files whose path holds the words given, with Deno's own flags.
 */
import { buildCss } from "./build_css.ts";
import { startPostgres } from "./throwaway_postgres.ts";

const ROOT = new URL("../", import.meta.url);
const NOT_OURS = /^(\.git|_fresh|data|coverage|node_modules|static|fresh\/conformance)$|\/node_modules$/;
const IS_TEST = /(^|[_.])test\.(ts|tsx|js|mjs)$/;
const STARTS_A_BROWSER = /from "[^"]*(\/(chromium|test_stage)\.ts|playwright-core)"/;
/** Its tests are registered by what keeps the files of one program apart (tools/together.ts), and none by itself. */
const IS_KEPT_APART = /\b(eachDatabase|eachSite|onEachStage|journey|screenTest)\(/, REGISTERS_ITSELF = /\bDeno\.test\b/;
const PERMISSIONS = ["read", "write", "net", "env", "sys", "run"].map((what) => `--allow-${what}`);

/** What the kernel's tests may take on two quiet cores, type check left out. It is told and not judged: no test is timed. */
const KERNEL_MS = 5_000;
/** Tests that say nothing for so long hang, and would hold up CI for its whole time. Slow ones go on telling of each other. */
const LONGEST_SILENCE_MS = 5 * 60_000;
/** Processes at the same time: one more than two cores would ask for, as tests wait much. */
const AT_ONCE = 3;
/** Files that take a minute or more begin first and alone, so that the run does not end with one core waiting for the other. */
const LONGEST = [
  ...["tools/every_page_test.ts", "routes/access_test.ts", "routes/bad_input_test.ts"],
  ...["routes/naughty_strings_test.ts", "adapters/postgres/tenants_test.ts"],
  ...["tools/journeys_test.ts", "routes/leads/leads_journey_test.ts"],
];
/** Files that let time pass, for a pace or for what comes back by itself: one after the other beside the rest, which they leave the cores to. */
const IDLE = [
  ...["adapters/delivery/storm_test.ts", "adapters/billy/invoices_test.ts", "adapters/delivery/worker_test.ts"],
  ...["adapters/delivery/kill_test.ts", "adapters/postgres/faults_test.ts"],
];
/** Of the files that tools/together.ts makes one program so many are one: to load the site takes longer than most of them run. */
const ONE_PROGRAM = 10;
/** Of the others so many are one process. */
const TOGETHER = 4;
/** PGlite's code is made fast while it runs, which takes seconds in every file: only the longest live to have them back. */
const SHORT_LIFE = "--v8-flags=--liftoff-only";
/** What a file leaves is cleared away before the next one of its program begins (tools/test_file.ts). */
const CLEARED_AWAY = "--v8-flags=--expose-gc";

/** What needs the same permissions and runs in one process, a file after the other; together: as one program. */
interface Group {
  readonly files: readonly string[];
  readonly together?: boolean;
  readonly permissions: readonly string[];
}
interface Count {
  passed: number;
  failed: number;
  skipped: number;
}

const ci = Deno.env.get("CI") === "true";
const asked = readArguments(Deno.args);
let interrupted = false;
const running = new Set<Deno.ChildProcess>();
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  Deno.addSignalListener(signal, () => {
    interrupted = true;
    for (const child of running) child.kill("SIGTERM");
  });
}

Deno.exit(await runAll());

async function runAll(): Promise<number> {
  const { kernel, others, idle } = await testsNamed(asked.words);
  if (kernel.length + others.length + idle.length === 0) {
    console.error(`Cannot run tests: no test file's path holds ${asked.words.join(" or ")}`);
    return 1;
  }
  const total: Count = { passed: 0, failed: 0, skipped: 0 };
  if (!await stylesheetIsBuilt()) total.failed++;
  const postgres = await startPostgres();
  try {
    if (!postgres) {
      console.log("Postgres 15 or newer is not installed here: the tests on it are skipped");
      if (ci) total.failed++;
    }
    const corpora = Deno.env.get("CORPORA_DIR") ?? new URL("../shared/corpora", ROOT).pathname;
    const env = { CORPORA_DIR: corpora, ...(postgres ? { TEST_DATABASE_URL: postgres.url } : {}) };
    const began = performance.now();
    const add = (count: Count) => {
      total.passed += count.passed;
      total.failed += count.failed;
      total.skipped += count.skipped;
    };
    if (kernel.length > 0) {
      add(await runGroup({ files: kernel, permissions: [] }, env));
      const ms = Math.round(performance.now() - began);
      console.log(`The kernel's tests took ${ms} ms${ms > KERNEL_MS ? `, more than ${KERNEL_MS}` : ""}`);
    }
    const runInTurn = async (waiting: Group[]) => {
      for (let group = waiting.shift(); group && !interrupted; group = waiting.shift()) add(await runGroup(group, env));
    };
    await Promise.all([runInTurn(idle), ...Array.from({ length: AT_ONCE }, () => runInTurn(others))]);
    console.log(`\nAll took ${Math.round((performance.now() - began) / 1_000)} s`);
  } finally {
    await postgres?.stop();
  }

  if (interrupted) return 130;
  if (total.passed + total.failed === 0) {
    console.error("Cannot call this a success: no test ran");
    return 1;
  }
  // CI reads this very line, so it stands alone and last.
  console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
  return total.failed === 0 ? 0 : 1;
}

/** A class nobody knows is one failure more, and no reason to keep the other tests from running. */
async function stylesheetIsBuilt(): Promise<boolean> {
  try {
    await buildCss();
    return true;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return false;
  }
}

/** The kernel's files, those that are idle, and all others in groups in the order they begin in. */
async function testsNamed(words: readonly string[]): Promise<{ kernel: string[]; others: Group[]; idle: Group[] }> {
  const kernel: string[] = [], idle: string[] = [], browser: string[] = [], program: string[] = [];
  const keptApart = new Set<string>();
  for await (const file of testFiles("")) {
    if (words.length > 0 && !words.some((word) => file.includes(word))) continue;
    const text = await Deno.readTextFile(new URL(file, ROOT));
    if (IS_KEPT_APART.test(text) && !REGISTERS_ITSELF.test(text)) keptApart.add(file);
    if (file.startsWith("domain/")) kernel.push(file);
    else if (IDLE.includes(file)) idle.push(file);
    else if (STARTS_A_BROWSER.test(text)) browser.push(file);
    else program.push(file);
  }
  const groups = (files: readonly string[], permissions: readonly string[]): Group[] => {
    const short = files.filter((file) => !LONGEST.includes(file));
    const alone = files.filter((file) => LONGEST.includes(file)).map((file) => [file]);
    const together = chunks(short.filter((file) => keptApart.has(file)), ONE_PROGRAM);
    const others = chunks(short.filter((file) => !keptApart.has(file)), TOGETHER);
    return [
      ...together.map((files) => ({ files, permissions, together: true })),
      ...[...alone, ...others].map((files) => ({ files, permissions })),
    ];
  };
  // Playwright looks below /proc for what Deno guards with nothing less.
  const others = [...groups(browser, ["--allow-all"]), ...groups(program, PERMISSIONS)];
  const turn = ({ files: [first], together }: Group) =>
    LONGEST.includes(first) ? LONGEST.indexOf(first) : LONGEST.length + (together ? 0 : 1);
  return {
    kernel,
    others: others.sort((a, b) => turn(a) - turn(b)),
    idle: idle.sort((a, b) => IDLE.indexOf(a) - IDLE.indexOf(b)).map((file) => ({
      files: [file],
      permissions: PERMISSIONS,
    })),
  };
}

/** Parts of at most so many, one as large as the other. */
function chunks<T>(all: readonly T[], most: number): T[][] {
  const parts = Math.ceil(all.length / most), from = (part: number) => Math.round(part * all.length / parts);
  return Array.from({ length: parts }, (_, n) => all.slice(from(n), from(n + 1)));
}

/** Runs a group in a process of its own, and shows what it said when it has ended, so that no two mix their lines. */
async function runGroup({ files, permissions, together }: Group, env: Record<string, string>): Promise<Count> {
  const engine = together ? [CLEARED_AWAY] : files.some((file) => LONGEST.includes(file)) ? [] : [SHORT_LIFE];
  const what = together ? ["tools/together.ts", "--", ...files] : files;
  // Types are checked by `deno check`, once, before: `deno task ok` and .ci/run do.
  const command = new Deno.Command(Deno.execPath(), {
    args: ["test", "--no-prompt", "--no-check", ...engine, ...permissions, ...asked.flags, ...what],
    cwd: ROOT,
    env: { ...env, ...(Deno.stdout.isTerminal() ? { FORCE_COLOR: "1" } : {}) },
    stdin: "null",
    stdout: "piped",
    stderr: "piped",
  });
  const child = command.spawn();
  running.add(child);
  console.log(`Begun: ${files.join(" ")}`);
  const giveUp = () => {
    console.error(`Cannot wait any longer for ${files.join(" ")}: silent for ${LONGEST_SILENCE_MS / 60_000} minutes`);
    child.kill("SIGKILL");
  };
  let hangs = setTimeout(giveUp, LONGEST_SILENCE_MS);
  const heard = () => {
    clearTimeout(hangs);
    hangs = setTimeout(giveUp, LONGEST_SILENCE_MS);
  };
  const said: Uint8Array[] = [];
  const listen = async (output: ReadableStream<Uint8Array>) => {
    for await (const chunk of output) {
      said.push(chunk);
      heard();
    }
  };
  const [{ code }] = await Promise.all([child.status, listen(child.stdout), listen(child.stderr)]);
  clearTimeout(hangs);
  running.delete(child);

  const output = await new Blob(said as Uint8Array<ArrayBuffer>[]).text();
  console.log(output);
  const count = readCount(output);
  if (code !== 0 && count.failed === 0) count.failed = 1;
  return count;
}

/** Deno's last line: `ok | 12 passed (3 steps) | 0 failed | 1 ignored (2s)`. No such line: the run broke off. */
function readCount(output: string): Count {
  // deno-lint-ignore no-control-regex
  const plain = output.replace(/\u001b\[[0-9;]*m/g, "");
  const sums = [
    ...plain.matchAll(
      /^(?:ok|FAILED) \| (\d+) passed(?: \([^)]*\))? \| (\d+) failed(?: \([^)]*\))?(?: \| (\d+) ignored)?/gm,
    ),
  ];
  const sum = sums.at(-1);
  if (!sum) return { passed: 0, failed: 1, skipped: 0 };
  return { passed: Number(sum[1]), failed: Number(sum[2]), skipped: Number(sum[3] ?? 0) };
}

async function* testFiles(folder: string): AsyncGenerator<string> {
  const entries = await Array.fromAsync(Deno.readDir(new URL(folder, ROOT)));
  for (const { name, isDirectory, isFile } of entries.sort((a, b) => a.name < b.name ? -1 : 1)) {
    const path = folder + name;
    if (NOT_OURS.test(path)) continue;
    if (isDirectory) yield* testFiles(`${path}/`);
    // This file's own name would match, and it is no test.
    else if (isFile && IS_TEST.test(name) && path !== "tools/test.ts") yield path;
  }
}

/** Words choose files by their path; what begins with a dash goes to `deno test`. */
function readArguments(given: readonly string[]) {
  const words: string[] = [], flags: string[] = [];
  for (let i = 0; i < given.length; i++) {
    if (given[i] === "--") continue;
    if (given[i] === "--filter") flags.push(`--filter=${given[++i] ?? ""}`);
    else if (given[i].startsWith("-")) flags.push(given[i]);
    else words.push(given[i].replace(/^\.\//, ""));
  }
  return { words, flags };
}
