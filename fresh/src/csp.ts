import { NONCE } from "./context.ts";
import type { Middleware } from "./define.ts";
import { refused } from "./middlewares.ts";

export interface CSPOptions {
  /** Directives that take the place of the default ones of the same name. */
  csp?: string[];
  /** Not offered, like the next. */
  reportOnly?: boolean;
  reportTo?: string;
  /** Inline scripts and styles run only with the page's own nonce. */
  useNonce?: boolean;
}

// Threat: text of a visitor's that reaches a page as markup. Only the app's own files, and inline code that carries
// this answer's nonce, may then run; nothing may be framed, embedded or sent to another host.
const DEFAULT = [
  "default-src 'self'",
  "script-src 'self' 'unsafe-inline'",
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self'",
  "img-src 'self' data:",
  "media-src 'self' data: blob:",
  "worker-src 'self' blob:",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "upgrade-insecure-requests",
];

/** Sends a Content-Security-Policy with every answer. */
export function csp<State>({ csp = [], reportOnly, reportTo, useNonce }: CSPOptions = {}): Middleware<State> {
  if (reportOnly || reportTo !== undefined) return refused("csp() with reportOnly or reportTo");
  const directives = new Map([...DEFAULT, ...csp].map((directive) => [directive.trim().split(/\s/)[0], directive]));
  const policy = [...directives.values()].join("; ");

  return async (ctx) => {
    const response = await ctx.next();
    const nonce = (response as { [NONCE]?: string })[NONCE];
    // NOTE: Fresh leaves 'unsafe-inline' on answers that were not rendered. They have no inline code of ours.
    const inline = nonce === undefined ? "" : ` 'nonce-${nonce}'`;
    const sent = useNonce ? policy.replaceAll(" 'unsafe-inline'", inline) : policy;
    try {
      response.headers.set("content-security-policy", sent);
      return response;
    } catch {
      // Answers of fetch() and Response.redirect() refuse changes to their headers.
      const own = new Response(response.body, response);
      own.headers.set("content-security-policy", sent);
      return own;
    }
  };
}
