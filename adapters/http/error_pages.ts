import { type Context, HttpError, type Middleware } from "fresh";
import { Unavailable } from "../../domain/kernel/unavailable.ts";
import type { Words } from "../../locales/words.ts";
import { databaseUnavailable, requestFailed } from "../log.ts";
import type { State } from "./define.ts";
import { errorOf } from "./door.ts";

/** What the page that says it is made of. */
export interface Trouble {
  readonly status: number;
  readonly title: string;
  readonly text: string;
  readonly reference: string | null;
}

/** Catches what a page throws, logs what is ours, and shows a page that says what happened and what to do. */
export function errorPages(page: (props: { trouble: Trouble; state: State }) => preact.VNode): Middleware<State> {
  return async (ctx) => {
    try {
      return await ctx.next();
    } catch (error) {
      const status = statusOf(error);
      if (error instanceof Unavailable) databaseUnavailable(error);
      else if (status >= 500) requestFailed(whatFailed(ctx, status), error);
      const answer = await answerFor(ctx, troubleOf(ctx, error, status), page);
      if (error instanceof Unavailable) answer.headers.set("Retry-After", String(error.retryAfterSeconds));
      return answer;
    }
  };
}

function statusOf(error: unknown): number {
  if (error instanceof HttpError) return error.status;
  return error instanceof Unavailable ? 503 : 500;
}

function whatFailed(ctx: Context<State>, status: number) {
  const { caller, presence } = ctx.state;
  return {
    reference: caller.requestId,
    method: ctx.req.method,
    route: ctx.route ?? "",
    status,
    ...(presence ? { organizationId: presence.organization.id, userId: presence.user.id } : {}),
  };
}

function troubleOf(ctx: Context<State>, error: unknown, status: number): Trouble {
  const { words, caller, allowance } = ctx.state;
  const said = saying(words, error, status, allowance?.retryAfterSeconds ?? 1);
  return { status, ...said, reference: status === 500 ? words.common.reference(caller.requestId) : null };
}

function saying(
  { errors, people: { blocked } }: Words,
  error: unknown,
  status: number,
  seconds: number,
): { title: string; text: string } {
  const message = error instanceof HttpError ? error.message : "";
  switch (status) {
    case 403:
      if (message === "address_not_allowed") return blocked;
      return message === "wrong_origin" ? errors.wrongOrigin : errors.forbidden;
    case 404:
      return errors.notFound;
    case 405:
      return errors.methodNotAllowed;
    case 409:
      return message === "other_firm" ? errors.otherFirm : errors.badRequest;
    case 413:
      return errors.tooLarge;
    case 429:
      return { title: errors.tooMany.title, text: errors.tooMany.text(seconds) };
    case 503:
      return errors.unavailable;
    default:
      return status < 500 ? errors.badRequest : errors.broken;
  }
}

/** An address of the API's that leads to none of its calls: one with a slash at its end, for instance. Its description is a page. */
function isCall(pathname: string): boolean {
  return pathname.startsWith("/api/") && !/^\/api\/docs\/?$/.test(pathname);
}

/** What a program is told there, in the API's envelope. */
function callFault(status: number, reference: string): Response {
  if (status < 500) return errorOf(404, "not_found", "There is no such call");
  if (status === 503) return errorOf(status, "unavailable", "Not now; try again in a moment");
  return errorOf(500, "internal", `Something went wrong on our side; the log has it as ${reference}`);
}

/** A page for those who read one; an island that asks in the background needs the status only. */
async function answerFor(
  ctx: Context<State>,
  trouble: Trouble,
  page: (props: { trouble: Trouble; state: State }) => preact.VNode,
): Promise<Response> {
  const { status, title, text } = trouble;
  if (isCall(ctx.url.pathname)) return callFault(status, ctx.state.caller.requestId);
  if (ctx.req.headers.get("sec-fetch-dest") === "empty") return new Response(null, { status });
  try {
    return await ctx.render(page({ trouble, state: ctx.state }), { status });
  } catch (fault) {
    requestFailed(whatFailed(ctx, 500), fault);
    return new Response(`${title}\n${text}\n`, { status, headers: { "Content-Type": "text/plain; charset=utf-8" } });
  }
}
