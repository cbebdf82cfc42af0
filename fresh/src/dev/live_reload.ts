import type { Handler } from "../app.ts";

/** Stands in every page while it is being written: loads it again when the server has been started anew. */
export const LIVE_SCRIPT = `let started; new EventSource("/_frsh/alive").onmessage = ({ data }) => {
  if (started && started !== data) location.reload();
  started = data;
};`;

/** Pages learn that the server was started anew from an event stream that names each start. */
export function liveReload(app: Handler): Handler {
  const started = crypto.randomUUID();
  return (req, info) => new URL(req.url).pathname === "/_frsh/alive" ? Promise.resolve(alive(started)) : app(req, info);
}

/** Asks browsers to come back quickly; a comment now and then keeps proxies from closing the stream. */
function alive(started: string): Response {
  let timer: ReturnType<typeof setInterval>;
  const body = new ReadableStream<string>({
    start(out) {
      out.enqueue(`retry: 300\ndata: ${started}\n\n`);
      timer = setInterval(() => out.enqueue(":\n\n"), 20_000);
    },
    cancel: () => clearInterval(timer),
  });
  const headers = { "content-type": "text/event-stream", "cache-control": "no-store" };
  return new Response(body.pipeThrough(new TextEncoderStream()), { headers });
}
