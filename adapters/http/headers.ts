import type { Middleware } from "fresh";
import type { Allowance } from "../../domain/identity/limits.ts";
import type { State } from "./define.ts";

/**
 * Threats: text of a visitor's that reaches a page as markup must not run, send forms elsewhere or load anything; no other site may
 * frame a page or read an answer; nothing with data stays in a cache; the next visit goes by https without asking.
 */
const HEADERS: readonly (readonly [name: string, value: string])[] = [
  ["Strict-Transport-Security", "max-age=31536000; includeSubDomains"],
  ["X-Content-Type-Options", "nosniff"],
  ["X-Frame-Options", "DENY"],
  // Not no-referrer: older browsers then send `Origin: null` with our own forms.
  ["Referrer-Policy", "same-origin"],
  ["Cross-Origin-Opener-Policy", "same-origin"],
  ["Cross-Origin-Resource-Policy", "same-origin"],
  ["Permissions-Policy", "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()"],
];

function policy(nonce: string | null): string {
  return [
    "default-src 'self'",
    `script-src 'self'${nonce === null ? "" : ` 'nonce-${nonce}'`}`,
    "style-src 'self'",
    "img-src 'self' data:",
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "form-action 'self'",
  ].join("; ");
}

/**
 * A letter in the frame of its preview is a page of its own: it may bear its styles on its elements, as mail programs want them,
 * and nothing else; nothing in it runs, loads or sends, and only our own pages may frame it. A route asks for it by this header.
 */
export const AS_LETTER = { "X-Page": "letter" } as const;
const LETTER_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox";

/** The answer with every header that each answer of ours carries. What a route set itself about caching and referrers stays. */
export function secured(answer: Response): Response {
  const response = writable(answer);
  // Fresh's csp() has put the nonce of a rendered page here; its policy is looser than ours, so only the nonce is kept.
  const nonce = /'nonce-([A-Za-z0-9+/=_-]+)'/.exec(response.headers.get("content-security-policy") ?? "")?.[1] ?? null;
  const own = new Map<string, string>([...HEADERS, ["Content-Security-Policy", policy(nonce)] as const]);
  if (response.headers.get("x-page") === AS_LETTER["X-Page"]) {
    own.set("Content-Security-Policy", LETTER_POLICY).set("X-Frame-Options", "SAMEORIGIN");
    response.headers.delete("x-page");
  }
  // A file is for saving: where a browser would show it all the same, nothing in it runs or loads.
  if (/^attachment\b/.test(response.headers.get("content-disposition") ?? "")) {
    own.set(
      "Content-Security-Policy",
      "sandbox; default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    );
  }
  if (response.headers.has("referrer-policy")) own.delete("Referrer-Policy");
  for (const [name, value] of own) response.headers.set(name, value);
  if (!response.headers.has("cache-control")) response.headers.set("Cache-Control", "no-store");
  response.headers.delete("server");
  return response;
}

/** What is left of the caller's limit, and how long to wait where nothing is. */
export function tellAllowance(
  response: Response,
  { limit, remaining, resetSeconds, retryAfterSeconds }: Allowance,
): void {
  response.headers.set("X-RateLimit-Limit", String(limit.calls));
  response.headers.set("X-RateLimit-Remaining", String(remaining));
  response.headers.set("X-RateLimit-Reset", String(resetSeconds));
  if (retryAfterSeconds !== null && response.status === 429) {
    response.headers.set("Retry-After", String(retryAfterSeconds));
  }
}

/** The outermost step: what every answer inside needs, errors, redirects and files included. */
export function everyAnswer(): Middleware<State> {
  return async (ctx) => {
    const response = secured(await ctx.next());
    if (ctx.state.allowance) tellAllowance(response, ctx.state.allowance);
    return response;
  };
}

/** Answers of fetch() and Response.redirect() refuse changes to their headers. */
function writable(answer: Response): Response {
  try {
    answer.headers.set("X-Content-Type-Options", "nosniff");
    return answer;
  } catch {
    return new Response(answer.body, answer);
  }
}
