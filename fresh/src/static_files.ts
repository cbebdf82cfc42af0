import { lookup } from "mrmime";
import type { StaticFile } from "./build_cache.ts";
import { CACHE } from "./context.ts";
import type { Middleware } from "./define.ts";
import { decoded } from "./router.ts";
import { LOCK } from "./runtime.ts";

const FOR_EVER = "public, max-age=31536000, immutable";
const NEVER = "no-cache, no-store, max-age=0, must-revalidate";

/** Serves what the build holds of `static/`, and the islands' bundles. */
export function staticFiles<State>(): Middleware<State> {
  return (ctx) => {
    const cache = ctx[CACHE];
    const path = decoded(ctx.url.pathname) ?? ""; // A broken address names no file.
    const file = cache?.files.get(path);
    if (!cache || !file) return path === "/favicon.ico" ? new Response(null, { status: 404 }) : ctx.next();

    const { method } = ctx.req;
    if (method !== "GET" && method !== "HEAD") return new Response("Method Not Allowed", { status: 405 });

    const lock = ctx.url.searchParams.get(LOCK);
    if (lock !== null && lock !== cache.buildId) {
      const current = new URL(ctx.url);
      current.searchParams.delete(LOCK);
      return new Response(null, { status: 307, headers: { location: current.pathname + current.search } });
    }
    // While an app is being written its files change under one build's mark, and have no hash.
    const forEver = (lock !== null && file.hash !== null) || path.startsWith(`/_fresh/js/${cache.buildId}/`);
    return serve(file, path, ctx.req, forEver ? FOR_EVER : NEVER);
  };
}

async function serve(file: StaticFile, path: string, req: Request, caching: string): Promise<Response> {
  const headers = new Headers({ "cache-control": caching, "content-type": typeOf(path), vary: "If-None-Match" });
  if (file.hash !== null) {
    const etag = `W/"${file.hash}"`;
    headers.set("etag", etag);
    const known = req.headers.get("if-none-match")?.split(",").map((one) => one.trim().replace(/^(?!W\/)/, "W/"));
    if (known?.includes(etag)) return new Response(null, { status: 304, headers });
  }
  const content = typeof file.content === "string" ? await Deno.readFile(file.content) : file.content;
  headers.set("content-length", String(content.byteLength));
  return new Response(req.method === "HEAD" ? null : content, { headers });
}

function typeOf(path: string): string {
  const type = lookup(path) ?? "text/plain";
  return /^text\/|javascript|json$/.test(type) ? `${type}; charset=UTF-8` : type;
}
