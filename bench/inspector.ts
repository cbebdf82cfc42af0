/** What a process says of its own memory, asked through its inspector. In bytes. */
export interface HeldMemory {
  readonly rss: number;
  readonly heapTotal: number;
  readonly heapUsed: number;
  /** Buffers beside the heap. */
  readonly external: number;
}

export interface Inspector extends Disposable {
  memory(): Promise<HeldMemory>;
  /** Gives back all that nobody holds any more, so that what is left is alive. */
  collectGarbage(): Promise<void>;
}

/** Speaks to the inspector that listens on the port of this machine. */
export async function inspect(port: number): Promise<Inspector> {
  const [{ webSocketDebuggerUrl }] = await (await fetch(`http://127.0.0.1:${port}/json/list`)).json();
  const socket = new WebSocket(webSocketDebuggerUrl);
  await new Promise((opened, failed) => (socket.onopen = opened, socket.onerror = failed));
  const waiting = new Map<number, (answer: { result?: { value?: unknown } }) => void>();
  socket.onmessage = ({ data }) => {
    const { id, result } = JSON.parse(data);
    waiting.get(id)?.(result);
    waiting.delete(id);
  };
  let last = 0;
  const ask = (method: string, params: object = {}) =>
    new Promise<{ result?: { value?: unknown } }>((answer) => {
      waiting.set(++last, answer);
      socket.send(JSON.stringify({ id: last, method, params }));
    });
  await ask("HeapProfiler.enable");
  return {
    async memory() {
      const asked = await ask("Runtime.evaluate", { expression: "Deno.memoryUsage()", returnByValue: true });
      return asked.result!.value as HeldMemory;
    },
    async collectGarbage() {
      await ask("HeapProfiler.collectGarbage");
    },
    [Symbol.dispose]: () => socket.close(),
  };
}
