import { parseId } from "../../../domain/kernel/ids.ts";
import { may } from "../../../domain/kernel/permissions.ts";
import { databaseUnavailable, requestFailed } from "../../log.ts";
import { describeRequest } from "../../tracing.ts";
import { z } from "zod";
import type { AskBy } from "./call.ts";
import { type Asked, LET_IN, seeCaller, type Who } from "./caller.ts";
import { readBy } from "./faults.ts";
import { readJsonBody } from "./json_body.ts";
import { isKey, onceFor } from "./once.ts";
import { findRoute, type Route } from "./places.ts";
import { BASE, fault, invalid, refused, type Reply, stranger } from "./replies.ts";

/** Answers a request below /api. Whatever happens, it is answered, as JSON, in the one envelope. */
export async function dispatch(request: Request, asked: Asked): Promise<Response> {
  const { pathname } = new URL(request.url);
  const route = pathname.startsWith(BASE) ? findRoute(pathname.slice(BASE.length)) : null;
  let reply: Reply;
  let who: Who | null = null;
  try {
    const seen = isForAnybody(request, route) ? LET_IN : await seeCaller(request, asked);
    who = seen.who;
    const organizationId = who?.actor.organizationId;
    if (route) describeRequest({ method: request.method, route: `${BASE}${route.pattern}`, organizationId });
    reply = seen.reply ?? (route === null ? NOWHERE : await answer(request, route, who, asked));
  } catch (error) {
    reply = broken(error, request, route, who, asked);
  }
  return write(reply, request.method);
}

/** Whether the program is up, and its description, must answer when the database cannot count callers. */
function isForAnybody({ method }: Request, route: Route | null): boolean {
  return (method === "GET" || method === "HEAD") && route !== null && route.calls.every(({ auth }) => auth === "none");
}

async function answer(request: Request, { calls, id, pattern }: Route, who: Who | null, asked: Asked): Promise<Reply> {
  const allowed = [...new Set(calls.flatMap(({ method }) => method === "GET" ? ["GET", "HEAD"] : [method])), "OPTIONS"];
  const headers = { Allow: allowed.join(", ") };
  if (request.method === "OPTIONS") return { status: 204, headers };
  const method = request.method === "HEAD" ? "GET" : request.method;
  const call = calls.find((one) => one.method === method);
  if (!call) return fault(405, "method_not_allowed", `There is no ${safe(request.method)} here`, undefined, headers);

  if (call.auth === "bearer" && who === null) return STRANGER;
  if (call.refusedAt === "door" && call.needs !== null && !may(who!.actor, call.needs)) {
    return refused({ kind: "forbidden", permission: call.needs });
  }

  if (who?.bearer.scopes && call.auth === "bearer" && call.needs === null && call.path !== "/me") return FOR_LOGINS;

  const { search } = new URL(request.url);
  const query = readBy(call.query ?? NOTHING, fieldsOf(search));
  if (!query.ok) return invalid(query.faults);

  const ask = { ...asked, ...who, id: parseId(id ?? "") ?? NOBODYS, query: query.value };
  if (method === "GET") return await call.run({ ...ask, body: null } as AskBy<unknown, unknown>);

  const key = request.headers.get("idempotency-key");
  if (key !== null && !isKey(key)) return invalid({ "Idempotency-Key": "Must be 1 to 255 printable characters" });
  const came = await readJsonBody(request, { optional: readBy(call.body ?? NOTHING, {}).ok });
  if (!came.ok) return came.reply;
  const body = readBy(call.body ?? NOTHING, came.value);
  if (!body.ok) return invalid(body.faults);

  const once = key === null ? undefined : onceFor(key, method, pattern.replace(":id", ask.id), came.value);
  const actor = who && { ...who.actor, once };
  return await call.run({ ...ask, actor, body: body.value } as AskBy<unknown, unknown>);
}

const NOTHING = z.strictObject({});
/** What is no id at all is nobody's: it goes the same way as an unknown one, and so answers the same. */
const NOBODYS = "00000000-0000-0000-0000-000000000000";
/** A key has no login to end and none to go on with elsewhere. */
const FOR_LOGINS = fault(403, "forbidden", "An API key cannot do this");
const NOWHERE = fault(404, "not_found", "There is no such call");
const STRANGER = stranger("A valid access token is needed");

/** The parameters by name; one that stands several times is a list. */
function fieldsOf(search: string): Record<string, unknown> {
  const given = new URLSearchParams(search);
  const names = new Set(given.keys());
  return Object.fromEntries([...names].map((name) => {
    const values = given.getAll(name);
    return [name, values.length === 1 ? values[0] : values];
  }));
}

/** Breakage: later where the database is away or busy, otherwise a reference that the log has too, and nothing else. */
function broken(error: unknown, request: Request, route: Route | null, who: Who | null, { place }: Asked): Reply {
  const passing = error as { name?: unknown; retryAfterSeconds?: unknown };
  if (error instanceof Error && (passing.name === "Unavailable" || passing.name === "Conflict")) {
    databaseUnavailable(error);
    const seconds = typeof passing.retryAfterSeconds === "number" ? passing.retryAfterSeconds : 1;
    return fault(503, "unavailable", "Not now; try again in a moment", undefined, { "Retry-After": String(seconds) });
  }
  const facts = { reference: place.requestId, method: safe(request.method), route: `${BASE}${route?.pattern ?? ""}` };
  const by = who === null ? {} : { organizationId: who.actor.organizationId, userId: who.actor.userId };
  requestFailed({ ...facts, status: 500, ...by }, error);
  const message = "Something went wrong on our side; the reference says where";
  return { status: 500, body: { error: { code: "internal", message, reference: place.requestId } } };
}

function safe(method: string): string {
  return /^[A-Z]{1,20}$/.test(method) ? method : "such method";
}

function write(reply: Reply, method: string): Response {
  if (reply instanceof Response) {
    if (method !== "HEAD") return reply;
    reply.body?.cancel();
    return new Response(null, reply);
  }
  const { status, body, headers } = reply;
  const text = body === undefined || method === "HEAD" ? null : JSON.stringify(body);
  return new Response(text, {
    status,
    headers: {
      ...(body === undefined ? {} : { "Content-Type": "application/json; charset=utf-8" }),
      "Cache-Control": "no-store",
      ...headers,
    },
  });
}
