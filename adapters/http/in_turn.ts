import { errorOf } from "./door.ts";
import { secured } from "./headers.ts";

type Fetch = (request: Request, info: Deno.ServeHandlerInfo<Deno.NetAddr>) => Response | Promise<Response>;

export interface TurnOptions {
  /** So many are answered at the same time: less than the sessions of the database, so that what writes finds one. */
  readonly atOnce?: number;
  /** Who has waited so long is told to come again. */
  readonly longestMs?: number;
  /** So many may wait; the next is told at once. */
  readonly line?: number;
  /** The paths it is about; all where nothing is said. */
  readonly only?: RegExp;
}

/**
 * What takes many times a list's work, of the server or of the database: few at a time, so that most places are left to the rest.
 * Somebody's reports hold up nobody's list.
 */
export const HEAVY: TurnOptions = {
  only: /^\/((reports|calendar|(sales|leads)\/board|leads\/report)\/?$|reports\/|api\/v1\/analytics\/)/,
  atOnce: 3,
};

const RETRY = { "Retry-After": "2" };
/** Whoever watches over the program must hear from it however full it is, and files cost next to nothing. */
const NEVER_WAITS = /^\/health$|^\/api\/v1\/health$|\.(css|js|svg|png|ico|woff2|webmanifest|json)$/;

/**
 * Lets in requests that only look, a few at a time; the others wait in line, first come first served. A hundred at once are not
 * answered sooner than eight, but V8 makes old whatever has waited so long, with all that it comes to hold: with twelve at once
 * it was 425 lists a second, with eight 485. So this stands outside of everything else. What changes something never waits here:
 * its body may come slowly, and would keep a place.
 */
export function inTurn(site: Fetch, { atOnce = 8, longestMs = 10_000, line = 1_000, only }: TurnOptions = {}): Fetch {
  let inside = 0;
  const waiting: ((isTheirTurn: boolean) => void)[] = [];

  function wait(): Promise<boolean> {
    const { promise, resolve } = Promise.withResolvers<boolean>();
    waiting.push(resolve);
    const tooLate = setTimeout(() => {
      waiting.splice(waiting.indexOf(resolve), 1);
      resolve(false);
    }, longestMs);
    return promise.finally(() => clearTimeout(tooLate));
  }

  function leave() {
    // The place goes from hand to hand.
    const next = waiting.shift();
    if (next) next(true);
    else inside--;
  }

  return async (request, info) => {
    const { pathname } = new URL(request.url);
    const looks = (request.method === "GET" || request.method === "HEAD") && !NEVER_WAITS.test(pathname);
    if (!looks || only?.test(pathname) === false) return await site(request, info);
    if (inside < atOnce) inside++;
    else {
      // Aborts when the caller goes, and with "no-legacy-abort" in deno.json at no other time.
      const { signal } = request;
      if (waiting.length >= line || !await wait()) return tooFull(pathname);
      if (signal.aborted) {
        leave();
        return new Response(null, { status: 499 });
      }
    }
    try {
      return await site(request, info);
    } finally {
      leave();
    }
  };
}

/** The lines before a site: what is heavy waits in one of its own first. */
export function inLines(site: Fetch): Fetch {
  return inTurn(inTurn(site), HEAVY);
}

function tooFull(pathname: string): Response {
  if (pathname.startsWith("/api/")) return errorOf(503, "unavailable", "Not now; try again in a moment", RETRY);
  return secured(new Response("Service Unavailable: try again in a moment\n", { status: 503, headers: RETRY }));
}
