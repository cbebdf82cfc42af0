import { freePort } from "./free_port.ts";

/** A Postgres of our own for a test run or a measurement: made from the installed programs, gone afterwards. */
export interface ThrowawayPostgres {
  /** Superuser, and a database with `test` in its name. */
  readonly url: string;
  readonly version: number;
  /** Stops the server the given way and starts it again on the same port; `pauseMs` keeps it down for a while. */
  restart(mode: "fast" | "immediate", pauseMs?: number): Promise<void>;
  stop(): Promise<void>;
}

const OLDEST = 15;

/**
 * Starts one, or null where no Postgres 15 or newer is installed. Postgres refuses to run as root, so root lends it another
 * user. `fsync` on is slower and only of interest to measurements.
 */
export async function startPostgres(options: { readonly fsync?: boolean } = {}): Promise<ThrowawayPostgres | null> {
  const programs = await findPrograms();
  if (!programs) return null;

  const user = await unprivileged();
  const directory = await Deno.makeTempDir({ prefix: "sales-test-postgres-" });
  if (user) await Deno.chown(directory, user.uid, user.gid);
  await Deno.chmod(directory, 0o700);
  const port = freePort();
  const data = `${directory}/data`;
  const settings = [
    ["port", port],
    ["listen_addresses", "127.0.0.1"],
    ["unix_socket_directories", directory],
    ["max_connections", 200],
    ["shared_buffers", "256MB"],
    ["max_wal_size", "4GB"],
    ...(options.fsync ? [] : [["fsync", "off"], ["synchronous_commit", "off"], ["full_page_writes", "off"]]),
  ].flatMap(([name, value]) => ["-c", `${name}=${value}`]);

  let server: Deno.ChildProcess | null = null;

  async function start(): Promise<void> {
    server = new Deno.Command(`${programs!.path}/postgres`, {
      args: ["-D", data, ...settings],
      cwd: directory,
      stdin: "null",
      stdout: "null",
      stderr: "null",
      ...user,
    }).spawn();
    const ended = server.status.then(() => true);
    for (let attempt = 0; attempt < 300; attempt++) {
      const ready = await run(`${programs!.path}/pg_isready`, ["-q", "-h", "127.0.0.1", "-p", String(port)], user);
      if (ready.success) return;
      const dead = await Promise.race([ended, new Promise<false>((resolve) => setTimeout(resolve, 50, false))]);
      if (dead) break;
    }
    throw new Error("Cannot start a throwaway Postgres: it does not answer");
  }

  async function halt(signal: Deno.Signal): Promise<void> {
    const running = server;
    server = null;
    if (!running) return;
    try {
      running.kill(signal);
    } catch { /* it is gone already */ }
    await running.status;
  }

  async function stop(): Promise<void> {
    await halt("SIGQUIT");
    await Deno.remove(directory, { recursive: true });
  }

  try {
    const made = await run(`${programs.path}/initdb`, [
      ...["-D", data, "-U", "postgres", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"],
    ], user);
    if (!made.success) throw new Error(`Cannot start a throwaway Postgres: ${new TextDecoder().decode(made.stderr)}`);
    await start();
    const named = await run(
      `${programs.path}/createdb`,
      ["-h", "127.0.0.1", "-p", String(port), "-U", "postgres", "sales_test"],
      user,
    );
    if (!named.success) throw new Error("Cannot start a throwaway Postgres: it has no room for a database");
  } catch (fault) {
    await stop();
    throw fault;
  }

  return {
    url: `postgres://postgres@127.0.0.1:${port}/sales_test`,
    version: programs.version,
    async restart(mode, pauseMs = 0) {
      await halt(mode === "fast" ? "SIGINT" : "SIGQUIT");
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
      await start();
    },
    stop,
  };
}

interface Programs {
  readonly path: string;
  readonly version: number;
}

/** The newest Postgres on the PATH or where Debian, Fedora and Homebrew put it. */
async function findPrograms(): Promise<Programs | null> {
  const paths = (Deno.env.get("PATH") ?? "").split(":").filter((path) => path !== "");
  for (const root of ["/usr/lib/postgresql", "/usr/local/lib/postgresql", "/opt/homebrew/opt", "/usr/local/opt"]) {
    try {
      for await (const entry of Deno.readDir(root)) paths.push(`${root}/${entry.name}/bin`);
    } catch { /* not that kind of machine */ }
  }
  const found: Programs[] = [];
  for (const place of paths) {
    try {
      // A link to one program may stand where the others do not.
      const path = (await Deno.realPath(`${place}/initdb`)).replace(/\/initdb$/, "");
      for (const program of ["postgres", "pg_isready", "createdb"]) await Deno.stat(`${path}/${program}`);
      const said = await run(`${path}/postgres`, ["--version"], null);
      const version = Number(/ (\d+)/.exec(new TextDecoder().decode(said.stdout))?.[1]);
      if (version >= OLDEST) found.push({ path, version });
    } catch { /* not here */ }
  }
  return found.sort((a, b) => b.version - a.version)[0] ?? null;
}

interface User {
  readonly uid: number;
  readonly gid: number;
}

/** Whom to run as: null is ourselves. */
async function unprivileged(): Promise<User | null> {
  if (Deno.uid() !== 0) return null;
  const users = (await Deno.readTextFile("/etc/passwd")).split("\n").map((line) => line.split(":"));
  const [, , uid, gid] = users.find(([name]) => name === "postgres") ?? users.find(([name]) => name === "nobody") ??
    ["", "", "65534", "65534"];
  return { uid: Number(uid), gid: Number(gid) };
}

async function run(program: string, args: readonly string[], user: User | null): Promise<Deno.CommandOutput> {
  const command = new Deno.Command(program, { args: [...args], cwd: "/", stdin: "null", ...user });
  return await command.output();
}
