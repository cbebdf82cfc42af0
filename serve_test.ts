import assert from "node:assert/strict";
import { freePort } from "./tools/free_port.ts";
import { eachDatabase } from "./tools/test_databases.ts";
import { until } from "./tools/until.ts";

/** A site in miniature, so that starting and ending are tested without a database or a build. */
const MAIN = `
  export const welcome = ["Come in"];
  export const stopBackground = () => { console.log("rested"); return Promise.resolve(); };
  export const close = () => { console.log("closed"); return Promise.resolve(); };
`;
const SITE = `
  import "../main.ts";
  const thread = crypto.randomUUID();
  export default {
    async fetch(request) {
      const { pathname } = new URL(request.url);
      if (pathname === "/slow") {
        console.log("in flight");
        await new Promise((resolve) => ["SIGTERM", "SIGINT"].forEach((one) => Deno.addSignalListener(one, resolve)));
        await new Promise((resolve) => setTimeout(resolve, 300));
      }
      if (pathname === "/thread") return new Response(thread);
      if (pathname === "/forgotten") Promise.reject(new Error("nobody waits"));
      if (pathname === "/thrown") setTimeout(() => { throw new Error("out of a timer"); });
      return new Response("<p>hello</p>".repeat(500), { headers: { "content-type": "text/html" } });
    },
  };
`;

Deno.test("serve: a signal lets the request in flight finish, rests the worker, closes the database and ends with 0", async () => {
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    await using site = await startSite();

    const slow = fetch(`${site.origin}/slow`).then((answer) => answer.text());
    await site.says(/in flight/);
    site.child.kill(signal);
    site.child.kill(signal);

    assert.match(await slow, /hello/);
    const { code } = await site.child.status;
    assert.equal(code, 0);
    assert.match(
      await site.output(),
      /Ready at .*\n {2}Come in\n[^]*\nrested\nclosed\n.*"event":"stopped","clean":true/,
    );
  }
});

Deno.test("serve: a rejection nobody waits for and an error out of a timer are logged, and it serves on", async () => {
  await using site = await startSite();

  await (await fetch(`${site.origin}/forgotten`)).text();
  await (await fetch(`${site.origin}/thrown`)).text();
  await site.says(/"event":"unhandled"[^]*"event":"unhandled"/);
  const after = await fetch(site.origin);

  assert.equal(after.status, 200);
  await after.text();
  site.child.kill("SIGTERM");
  await site.child.status;
  assert.equal((await site.output()).split('"event":"unhandled"').length, 3);
});

/** Nobody is asked: the site behind it is a miniature. */
const THREADS = { WEB_THREADS: "2", DATABASE_URL: "postgres://nobody@127.0.0.1:1/none" };

Deno.test("serve: several threads answer at one port, and end in order, each with its own database", async () => {
  await using site = await startSite(THREADS);

  await bothAnswer(site.origin);
  site.child.kill("SIGTERM");
  const { code } = await site.child.status;

  assert.equal(code, 0);
  const output = await site.output();
  assert.deepEqual([output.split("rested\n").length, output.split("closed\n").length], [3, 3]);
  assert.match(output, /"event":"stopped","clean":true/);
});

/** The real one, which says whenever a thread of it takes up what works in the background: what is due by the clock, and the worker. */
const REAL_MAIN = `
  const { openKv } = Deno, say = (what) => console.log("background: " + what);
  Object.defineProperty(Deno, "openKv", { value: (path) => (say("worker"), openKv(path)) });
  Object.defineProperty(Deno, "cron", { value: (name) => (say(name), Promise.resolve()) });
  export const { welcome, stopBackground, close } = await import("./program.ts");
`;

eachDatabase("serve: of several threads, one alone works in the background", async ({ url }) => {
  await using site = await startSite({ ...THREADS, DATABASE_URL: url! }, REAL_MAIN);

  // Whichever answers has begun all it does.
  await bothAnswer(site.origin);
  site.child.kill("SIGTERM");
  await site.child.status;

  const begun = [...(await site.output()).matchAll(/^background: (.*)$/gm)].map(([, what]) => what);
  assert.ok(begun.includes("worker") && begun.includes("deliver what is due"), begun.join());
  assert.deepEqual(begun, [...new Set(begun)]);
}, { only: "postgres" });

Deno.test("serve: a thread that cannot start is started again, and the others serve meanwhile", async () => {
  const main = `${MAIN}
    if ("WorkerGlobalScope" in globalThis && !Deno.env.has("TRIED")) {
      Deno.env.set("TRIED", "once");
      throw new Error("Cannot reach the database: the session has ended");
    }`;
  await using site = await startSite(THREADS, main);

  await site.says(/"event":"thread_broke","message":"[^"]*the session has ended/);
  await bothAnswer(site.origin);
  site.child.kill("SIGTERM");

  assert.equal((await site.child.status).code, 0);
});

Deno.test("serve: pages are compressed", async () => {
  await using site = await startSite();

  const answer = await fetch(site.origin, { headers: { "accept-encoding": "gzip" } });

  assert.match(await answer.text(), /hello/);
  assert.match(answer.headers.get("vary") ?? "", /accept-encoding/i);
});

Deno.test("serve: what keeps it from starting is one sentence without a stack, and exit code 1", async () => {
  await using busy = await startSite();
  const cases: [env: Record<string, string>, built: boolean, main: string, says: RegExp][] = [
    [{ PORT: "http" }, true, MAIN, /^Cannot start: PORT must be a port from 1 to 65535\n$/],
    [
      { PORT: String(busy.port), ...THREADS },
      true,
      MAIN,
      /^Cannot start: the port is already in use, set PORT to another\n$/,
    ],
    [{ WEB_THREADS: "2" }, true, MAIN, /^Cannot start: WEB_THREADS needs DATABASE_URL as well, [^\n]+\n$/],
    [{}, false, MAIN, /^Cannot start: the app is not built, run deno task build first\n$/],
    [{ PORT: String(busy.port) }, true, MAIN, /^Cannot start: the port is already in use, set PORT to another\n$/],
    [{}, true, `throw new Error("Cannot start: the database is newer");`, /^Cannot start: the database is newer\n$/],
  ];

  for (const [env, built, main, says] of cases) {
    const root = await siteFolder(built, main);
    const { code, stderr } = await command(root, { PORT: String(freePort()), ...env }).output();
    await Deno.remove(root, { recursive: true });

    assert.equal(code, 1);
    assert.match(new TextDecoder().decode(stderr), says);
  }
});

/** Waits until two threads have answered. Linux shares out connections, not requests. */
async function bothAnswer(origin: string): Promise<void> {
  const seen = new Set<string>();
  await until(async () => {
    const answer = await fetch(`${origin}/thread`, { headers: { connection: "close" } });
    return seen.add(await answer.text()).size === 2;
  });
}

async function startSite(env: Record<string, string> = {}, main = MAIN) {
  const root = await siteFolder(true, main);
  const port = freePort();
  const child = command(root, { PORT: String(port), ...env }).spawn();
  let said = "";
  const output = (async () => {
    for await (const text of child.stdout.pipeThrough(new TextDecoderStream())) said += text;
    return said;
  })();
  const errors = new Response(child.stderr).text();
  const origin = `http://127.0.0.1:${port}`;
  let ended = false;
  child.status.then(() => ended = true);
  while (!await fetch(origin).then((answer) => answer.text()).then(() => true, () => false)) {
    if (ended) throw new Error(`Cannot start the site: ${await errors}`);
    await pause(50);
  }
  return {
    child,
    port,
    origin,
    output: () => output,
    says: (what: RegExp) => until(() => what.test(said)),
    async [Symbol.asyncDispose]() {
      try {
        child.kill("SIGKILL");
      } catch {
        // It has ended already.
      }
      await Promise.all([child.status, output, errors]);
      await Deno.remove(root, { recursive: true });
    },
  };
}

async function siteFolder(built: boolean, main: string): Promise<string> {
  const root = await Deno.makeTempDir({ prefix: "serve-test-" });
  for (const file of ["serve.ts", "web_thread.ts"]) {
    await Deno.copyFile(new URL(file, import.meta.url), `${root}/${file}`);
  }
  // What serve.ts imports is the real thing; only the site behind it is not.
  for (const part of ["adapters", "domain", "components", "locales", "migrations", "compose.ts", "background.ts"]) {
    await Deno.symlink(new URL(part, import.meta.url).pathname, `${root}/${part}`);
  }
  await Deno.copyFile(new URL("main.ts", import.meta.url), `${root}/program.ts`);
  await Deno.mkdir(`${root}/static`);
  await Deno.writeTextFile(`${root}/static/manifest.json`, '{"stylesheet":"/app.css","fonts":[]}');
  await Deno.mkdir(`${root}/_fresh`);
  await Deno.writeTextFile(`${root}/main.ts`, main);
  if (built) await Deno.writeTextFile(`${root}/_fresh/server.js`, SITE);
  return root;
}

function command(root: string, env: Record<string, string>) {
  const config = new URL("deno.json", import.meta.url).pathname;
  return new Deno.Command(Deno.execPath(), {
    args: [
      "run",
      "--no-prompt",
      "--no-check",
      `--config=${config}`,
      "--allow-net",
      "--allow-read",
      "--allow-env",
      "--allow-sys",
      `${root}/serve.ts`,
    ],
    env: { DATABASE_URL: "", PUBLIC_ORIGIN: "", DEMO: "", ...env },
    stdout: "piped",
    stderr: "piped",
  });
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
