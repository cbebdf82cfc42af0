/**
 * One more thread of the server: serve.ts starts them where `WEB_THREADS` asks for several. It answers at the same port from
 * sessions of its own at the database, and leaves what works in the background to the first.
 */
import { readConfig } from "./adapters/config.ts";
import { endInOrder, listen, outliveFaults } from "./adapters/http/serving.ts";

// Heard from the first moment: the end may be asked for while it still starts.
const { promise: endAsked, resolve: askToEnd } = Promise.withResolvers<void>();
globalThis.onmessage = () => askToEnd();

const built = new URL("./_fresh/server.js", import.meta.url);
const { default: site }: { default: { fetch: Parameters<typeof listen>[0] } } = await import(built.href);
const { close, stopBackground } = await import("./main.ts");
const server = listen(site.fetch, readConfig(Deno.env.toObject()), () => {});
// Not before: what keeps it from starting ends the thread, and serve.ts starts another.
outliveFaults();

await endAsked;
globalThis.postMessage(await endInOrder(server, { stopBackground, close }));
