import type { Handler } from "../app.ts";
import { liveScript, stopBundler } from "./bundle.ts";

/** Pages learn that the server was started anew from an event stream that names each start. */
export async function liveReload(app: Handler): Promise<Handler> {
  const started = crypto.randomUUID();
  const script = await liveScript();
  await stopBundler();

  return (req, info) => {
    switch (new URL(req.url).pathname) {
      case "/_frsh/live.js":
        return Promise.resolve(
          new Response(script, {
            headers: { "content-type": "text/javascript; charset=UTF-8" },
          }),
        );
      case "/_frsh/alive":
        return Promise.resolve(alive(started));
      default:
        return app(req, info);
    }
  };
}

function alive(started: string): Response {
  // Asks browsers to come back quickly; a comment now and then keeps proxies from closing the stream.
  let timer: ReturnType<typeof setInterval>;
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array<ArrayBuffer>>({
    start(out) {
      out.enqueue(encoder.encode(`retry: 300\ndata: ${started}\n\n`));
      timer = setInterval(() => out.enqueue(encoder.encode(":\n\n")), 20_000);
    },
    cancel: () => clearInterval(timer),
  });
  return new Response(body, { headers: { "content-type": "text/event-stream", "cache-control": "no-store" } });
}
