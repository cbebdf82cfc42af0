import { secured } from "./headers.ts";
import { unhandled } from "../log.ts";

const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

type Fetch = (request: Request, info: Deno.ServeHandlerInfo<Deno.NetAddr>) => Response | Promise<Response>;

/**
 * Around the whole app: what Fresh does not see or does not survive. Methods we never offer, addresses that cannot be decoded, and
 * whatever still throws get a plain answer with the same headers as all others; below /api in the API's envelope.
 */
export function throughDoor(site: Fetch): Fetch {
  return async (request, info) => {
    const { pathname } = new URL(request.url);
    const isCall = pathname.startsWith("/api/");
    if (!METHODS.includes(request.method)) {
      await request.body?.cancel().catch(() => {});
      return isCall ? await notOffered(site, request, info) : secured(
        new Response("Method Not Allowed\n", { status: 405, headers: { Allow: METHODS.join(", ") } }),
      );
    }
    try {
      decodeURIComponent(pathname);
    } catch {
      await request.body?.cancel().catch(() => {});
      return isCall
        ? errorOf(404, "not_found", "There is no such call")
        : secured(new Response("Bad Request\n", { status: 400 }));
    }
    try {
      const answer = await site(request, info);
      return answer.headers.has("content-security-policy") ? answer : secured(answer);
    } catch (error) {
      unhandled(error);
      if (isCall) return errorOf(500, "internal", "Something went wrong on our side");
      return secured(new Response("Internal Server Error\n", { status: 500 }));
    }
  };
}

/** The API's 405 with what the address does offer, which is asked of the API itself: whatever else it answers stands. */
async function notOffered(site: Fetch, { url, headers }: Request, info: Parameters<Fetch>[1]): Promise<Response> {
  const authorization = headers.get("authorization");
  const asked = await throughDoor(site)(
    new Request(url, { method: "OPTIONS", headers: authorization === null ? {} : { authorization } }),
    info,
  );
  if (asked.status !== 204) return asked;
  const allow = asked.headers.get("allow") ?? "";
  return errorOf(405, "method_not_allowed", "There is no such method here", { Allow: allow });
}

/** An answer of the API's that none of its calls gives. */
export function errorOf(status: number, code: string, message: string, headers: Record<string, string> = {}): Response {
  return secured(Response.json({ error: { code, message } }, {
    status,
    headers: { ...headers, "Content-Type": "application/json; charset=utf-8" },
  }));
}
