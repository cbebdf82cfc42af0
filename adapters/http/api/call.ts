import type { z } from "zod";
import type { Bearer, Caller } from "../../../domain/identity/ports.ts";
import type { Actor } from "../../../domain/kernel/actor.ts";
import type { Permission } from "../../../domain/kernel/permissions.ts";
import type { Reply } from "./replies.ts";
import type { ApiUseCases } from "./use_cases.ts";

/** What the program at large hands to every call. */
export interface Surroundings {
  readonly useCases: ApiUseCases;
  /** Where the request comes from, and what it is called in the log. */
  readonly place: Caller;
}

/** A call as it is run: everything in it is read and checked. */
export interface Ask<Query, Body> extends Surroundings {
  /** The id in the path; one that is no UUID is nobody's. */
  readonly id: string;
  readonly query: Query;
  readonly body: Body;
}
/** The same from somebody who showed a valid access token. */
export interface AskBy<Query, Body> extends Ask<Query, Body> {
  readonly actor: Actor;
  readonly bearer: Bearer;
}

/** What one answer of a call is: its schema, null without a body, or another media type. */
export type Answer = z.ZodType | null | { readonly mediaType: string };

/** One call of the API: what dispatching, the document and the tests know of it. */
export interface Call {
  readonly method: "GET" | "POST" | "PATCH" | "DELETE";
  /** Below /api/v1; `:id` is the one parameter there is. */
  readonly path: string;
  readonly tag: string;
  readonly summary: string;
  readonly auth: "bearer" | "none";
  /** What the caller's role must permit; null where every role may. */
  readonly needs: Permission | null;
  /**
   * At the door: refused before anything is read. By the record: the use case decides, because a record that is not the
   * caller's to see must be missing rather than forbidden.
   */
  readonly refusedAt: "door" | "record";
  readonly query: z.ZodType | null;
  readonly body: z.ZodType | null;
  /** Answers that are no errors in the envelope; those of every call are the dispatcher's. */
  readonly answers: Readonly<Record<number, Answer>>;
  /** Refusals of its own, by status, for the document. */
  readonly refusals: Readonly<Record<number, string>>;
  // The schemas above are what `run` was typed by; the table does not repeat it.
  readonly run: (ask: AskBy<unknown, unknown>) => Promise<Reply>;
}

interface Spec<Query, Body> {
  readonly method: Call["method"];
  readonly path: string;
  readonly tag: string;
  readonly summary: string;
  readonly needs?: Permission;
  readonly refusedAt?: Call["refusedAt"];
  readonly query?: z.ZodType<Query>;
  readonly body?: z.ZodType<Body>;
  readonly answers: Call["answers"];
  readonly refusals?: Call["refusals"];
}

/** A call for those who show an access token. */
export function call<Query = unknown, Body = unknown>(
  { run, ...spec }: Spec<Query, Body> & { readonly run: (ask: AskBy<Query, Body>) => Promise<Reply> },
): Call {
  return { ...DEFAULTS, ...spec, auth: "bearer", run: run as Call["run"] };
}

/** A call for everybody. */
export function openCall<Query = unknown, Body = unknown>(
  { run, ...spec }: Spec<Query, Body> & { readonly run: (ask: Ask<Query, Body>) => Promise<Reply> },
): Call {
  return { ...DEFAULTS, ...spec, auth: "none", run: run as unknown as Call["run"] };
}

const DEFAULTS = { needs: null, refusedAt: "door", query: null, body: null, refusals: {} } as const;
