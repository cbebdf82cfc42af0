import type { Handler } from "../app.ts";

/** Stands in every page while it is being written: loads it again when the server has been started anew. */
export const LIVE_SCRIPT = `let started; new EventSource("/_frsh/alive").onmessage = ({ data }) => {
  if (started && started !== data) location.reload();
  started = data;
};`;

/** Pages learn that the server was started anew from an event stream that names each start, and asks them to come back. */
export function liveReload(app: Handler): Handler {
  const started = `retry: 300\ndata: ${crypto.randomUUID()}\n\n`;
  const headers = { "content-type": "text/event-stream", "cache-control": "no-store" };
  return (req, info) => {
    if (new URL(req.url).pathname !== "/_frsh/alive") return app(req, info);
    const untilTheEnd = new ReadableStream<string>({ start: (out) => out.enqueue(started) });
    return Promise.resolve(new Response(untilTheEnd.pipeThrough(new TextEncoderStream()), { headers }));
  };
}
