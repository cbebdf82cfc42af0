/** Processor time and memory of processes, as Linux tells it. */

interface Stat {
  readonly parent: number;
  readonly ms: number;
  /** Of children that ended. */
  readonly endedMs: number;
}

async function statOf(pid: number): Promise<Stat | null> {
  const stat = await Deno.readTextFile(`/proc/${pid}/stat`).catch(() => null);
  if (stat === null) return null;
  // After the name in parentheses: fields 4 and 14 to 17 of the line, the times in hundredths of a second.
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ").map(Number);
  return { parent: fields[1], ms: (fields[11] + fields[12]) * 10, endedMs: (fields[13] + fields[14]) * 10 };
}

/** Processor time a process has used since its start. */
export async function processorMs(pid: number): Promise<number> {
  return (await statOf(pid))?.ms ?? NaN;
}

/** Memory a process holds at the moment, in megabytes. */
export async function residentMegabytes(pid: number): Promise<number> {
  const status = await Deno.readTextFile(`/proc/${pid}/status`);
  return Math.round(Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? NaN) / 1024);
}

/** Processor time of the Postgres that listens on the port, all of its processes together. */
export async function postgresMs(url: string): Promise<number> {
  const word = `port=${new URL(url).port}`;
  const pids = (await Array.fromAsync(Deno.readDir("/proc"))).map(({ name }) => Number(name)).filter(Number.isInteger);
  const stats = new Map<number, Stat>();
  let first: number | null = null;
  for (const pid of pids) {
    const stat = await statOf(pid);
    if (stat) stats.set(pid, stat);
    const words = await Deno.readTextFile(`/proc/${pid}/cmdline`).catch(() => "");
    if (words.split("\0").includes(word)) first = pid;
  }
  const root = first === null ? undefined : stats.get(first);
  if (!root) return NaN;
  const children = [...stats.values()].filter(({ parent }) => parent === first);
  return root.ms + root.endedMs + children.reduce((all, { ms, endedMs }) => all + ms + endedMs, 0);
}
