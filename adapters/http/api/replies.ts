import type { Refusal } from "../../../domain/refusal.ts";
import { formats } from "../../../locales/format.ts";
import { words } from "../../../locales/words.ts";
import { answerTo } from "../refusals.ts";
import { refusalSentence } from "../sentences.ts";
import type { Faults } from "./faults.ts";

/** What a call answers; a Response where it is no JSON. */
export type Reply =
  | { readonly status: number; readonly body?: unknown; readonly headers?: Record<string, string> }
  | Response;

/** One thing. */
export const found = (data: unknown): Reply => ({ status: 200, body: { data } });
/** A new thing, and where it is from now on. */
export const created = (data: unknown, path: string | null): Reply => ({
  status: 201,
  body: { data },
  headers: path === null ? {} : { Location: `${BASE}${path}` },
});
/** Done, and nothing to say. */
export const gone: Reply = { status: 204 };

/** Where the API begins. */
export const BASE = "/api/v1";

/** An error in the envelope every error has. */
export function fault(
  status: number,
  code: string,
  message: string,
  details?: Readonly<Record<string, unknown>>,
  headers?: Record<string, string>,
): Reply {
  return { status, body: { error: { code, message, ...(details ? { details } : {}) } }, headers };
}

/** Nobody is let in by what was shown; the answer says how one shows it. */
export function stranger(message: string, code = "unauthenticated"): Reply {
  return fault(401, code, message, undefined, { "WWW-Authenticate": "Bearer" });
}

/** Fields are wrong; each is named with what it must be. */
export function invalid(fields: Faults): Reply {
  return fault(422, "invalid", "Some fields are wrong", { fields });
}

/** The API speaks English; the amounts and times in its sentences are written the Danish way. */
const ENGLISH = words("en");
const DANISH_WAY = formats({ language: "en", locale: "da-DK", timeZone: "Europe/Copenhagen" });

/**
 * A refusal as the API answers it: a missing record is not_found whatever it is, a wrong field is invalid at that field, and a
 * rule that is against it has its own code and facts. `shown` writes the current record of a stale version.
 */
export function refused(refusal: Refusal, shown: (current: never) => unknown = () => null): Reply {
  const { status, field, details } = answerTo(refusal);
  const sentence = refusalSentence(refusal, ENGLISH, DANISH_WAY);
  if (status === 404) return fault(404, "not_found", sentence);
  if (status === 422 && field !== null) return invalid({ [field]: sentence });
  if (refusal.kind === "stale_version") {
    return fault(status, refusal.kind, sentence, { current: refusal.current ? shown(refusal.current as never) : null });
  }
  if (refusal.kind === "illegal_transition") {
    return fault(status, refusal.kind, `Cannot transition from ${refusal.from} to ${refusal.to}`, details);
  }
  return fault(status, refusal.kind, sentence, details);
}
