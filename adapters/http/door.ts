import { secured } from "./headers.ts";
import { unhandled } from "../log.ts";

const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

type Fetch = (request: Request, info: Deno.ServeHandlerInfo<Deno.NetAddr>) => Response | Promise<Response>;

/**
 * Around the whole app: what Fresh does not see or does not survive. Methods we never offer, addresses that cannot be decoded, and
 * whatever still throws get a plain answer with the same headers as all others.
 */
export function throughDoor(site: Fetch): Fetch {
  return async (request, info) => {
    if (!METHODS.includes(request.method)) {
      await request.body?.cancel().catch(() => {});
      return secured(new Response("Method Not Allowed\n", { status: 405, headers: { Allow: METHODS.join(", ") } }));
    }
    try {
      decodeURIComponent(new URL(request.url).pathname);
    } catch {
      return secured(new Response("Bad Request\n", { status: 400 }));
    }
    try {
      const answer = await site(request, info);
      return answer.headers.has("content-security-policy") ? answer : secured(answer);
    } catch (error) {
      unhandled(error);
      return secured(new Response("Internal Server Error\n", { status: 500 }));
    }
  };
}
