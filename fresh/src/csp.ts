import { NONCE } from "./context.ts";
import type { Middleware } from "./define.ts";

export interface CSPOptions {
  /** Directives that take the place of the default ones of the same name. */
  csp?: string[];
  reportOnly?: boolean;
  /** Where browsers report what the policy stopped. */
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
  const directives = new Map([...DEFAULT, ...csp].map((directive) => [directive.trim().split(/\s/)[0], directive]));
  if (reportTo !== undefined) {
    directives.set("report-to", "report-to csp-endpoint");
    directives.set("report-uri", `report-uri ${reportTo}`);
  }
  const policy = [...directives.values()].join("; ");
  const header = reportOnly ? "content-security-policy-report-only" : "content-security-policy";

  return async (ctx) => {
    const answered = await ctx.next();
    const sent = [[header, useNonce ? withNonce(policy, nonceOf(answered)) : policy]];
    if (reportTo !== undefined) sent.push(["reporting-endpoints", `csp-endpoint="${reportTo}"`]);
    try {
      for (const [name, value] of sent) answered.headers.set(name, value);
      return answered;
    } catch {
      // Answers of fetch() and Response.redirect() refuse changes to their headers. Others are not copied: a page is long.
      const copy = Object.assign(new Response(answered.body, answered), { [NONCE]: nonceOf(answered) });
      for (const [name, value] of sent) copy.headers.set(name, value);
      return copy;
    }
  };
}

function nonceOf(response: Response): string | undefined {
  return (response as { [NONCE]?: string })[NONCE];
}

// NOTE: Fresh leaves 'unsafe-inline' on answers that were not rendered. They have no inline code of ours.
function withNonce(policy: string, nonce: string | undefined): string {
  return policy.replaceAll(" 'unsafe-inline'", nonce === undefined ? "" : ` 'nonce-${nonce}'`);
}
