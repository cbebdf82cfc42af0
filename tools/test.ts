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
const PERMISSIONS = ["read", "write", "net", "env", "sys", "run"].map((what) => `--allow-${what}`);

/** What the kernel's tests may take on two quiet cores, type check left out. It is told and not judged: no test is timed. */
const KERNEL_MS = 5_000;
/** A lane that says nothing for so long hangs, and would hold up CI for its whole time. A slow one goes on telling of its tests. */
const LONGEST_SILENCE_MS = 5 * 60_000;

interface Lane {
  readonly name: string;
  readonly files: readonly string[];
  readonly flags: readonly string[];
  /** Files at the same time. */
  readonly jobs: number;
}
interface Count {
  passed: number;
  failed: number;
  skipped: number;
}

const ci = Deno.env.get("CI") === "true";
const asked = readArguments(Deno.args);
let interrupted = false;
let running: Deno.ChildProcess | null = null;
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  Deno.addSignalListener(signal, () => {
    interrupted = true;
    running?.kill("SIGTERM");
  });
}

Deno.exit(await runAll());

async function runAll(): Promise<number> {
  const lanes = await lanesOf(asked.words);
  if (lanes.length === 0) {
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
    for (const lane of lanes) {
      if (interrupted) break;
      const count = await runLane(lane, env);
      total.passed += count.passed;
      total.failed += count.failed;
      total.skipped += count.skipped;
    }
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

/** The kernel without any permission; of everything else more at a time than two cores would ask for, as tests wait much. */
async function lanesOf(words: readonly string[]): Promise<Lane[]> {
  const kernel: string[] = [], browser: string[] = [], others: string[] = [];
  for await (const file of testFiles("")) {
    if (words.length > 0 && !words.some((word) => file.includes(word))) continue;
    if (file.startsWith("domain/")) kernel.push(file);
    else if (STARTS_A_BROWSER.test(await Deno.readTextFile(new URL(file, ROOT)))) browser.push(file);
    else others.push(file);
  }
  return [
    { name: "kernel", files: kernel, flags: [], jobs: 1 },
    { name: "program", files: others, flags: [...PERMISSIONS, "--parallel"], jobs: 3 },
    // Playwright looks below /proc for what Deno guards with nothing less.
    { name: "browser", files: browser, flags: ["--allow-all", "--parallel"], jobs: 2 },
  ].filter((lane) => lane.files.length > 0);
}

async function runLane(lane: Lane, env: Record<string, string>): Promise<Count> {
  console.log(`\n${lane.name}: ${lane.files.length} ${lane.files.length === 1 ? "file" : "files"}`);
  // Types are checked by `deno check`, once, before: `deno task ok` and .ci/run do.
  const command = new Deno.Command(Deno.execPath(), {
    args: ["test", "--no-prompt", "--no-check", ...lane.flags, ...asked.flags, ...lane.files],
    cwd: ROOT,
    env: { ...env, DENO_JOBS: String(lane.jobs), ...(Deno.stdout.isTerminal() ? { FORCE_COLOR: "1" } : {}) },
    stdin: "null",
    stdout: "piped",
  });
  const began = performance.now();
  const child = running = command.spawn();
  const giveUp = () => {
    console.error(
      `Cannot wait any longer for the ${lane.name} tests: silent for ${LONGEST_SILENCE_MS / 60_000} minutes`,
    );
    child.kill("SIGKILL");
  };
  let hangs = setTimeout(giveUp, LONGEST_SILENCE_MS);
  const lastWords = await show(child.stdout, () => {
    clearTimeout(hangs);
    hangs = setTimeout(giveUp, LONGEST_SILENCE_MS);
  });
  const { code } = await child.status;
  clearTimeout(hangs);
  running = null;

  const ms = Math.round(performance.now() - began);
  const slow = lane.name === "kernel" && ms > KERNEL_MS ? `, more than the ${KERNEL_MS} of a quiet machine` : "";
  console.log(`The ${lane.name} tests took ${ms} ms${slow}`);
  const count = readCount(lastWords);
  if (code !== 0 && count.failed === 0) count.failed = 1;
  return count;
}

/** Passes the output on as it comes and keeps its end, where Deno sums up. */
async function show(output: ReadableStream<Uint8Array>, heard: () => void): Promise<string> {
  const decoder = new TextDecoder();
  let end = "";
  for await (const chunk of output) {
    heard();
    for (let sent = 0; sent < chunk.length;) sent += await Deno.stdout.write(chunk.subarray(sent));
    end = (end + decoder.decode(chunk, { stream: true })).slice(-4_000);
  }
  return end;
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
