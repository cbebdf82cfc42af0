/**
 * One function per thing that happened; one JSON line each on standard output. Ids may stand in a line; names, addresses,
 * amounts and secrets may not.
 */

type Facts = Readonly<Record<string, string | number | boolean | null | undefined>>;
type Level = "info" | "warn" | "error";

let write: (line: string) => void = (line) => console.log(line);

/** Sends the lines somewhere else, for tests; gives back what puts the old place in again. */
export function divertLog(to: (line: string) => void): () => void {
  const before = write;
  write = to;
  return () => {
    write = before;
  };
}

/** Takes an error that was logged, in the words of the log. */
export type Report = (event: string, facts: Facts) => void;
let report: Report | null = null;

/** Has every unexpected error reported as well as logged; null: no more. */
export function reportErrorsTo(to: Report | null): void {
  report = to;
}

/** The program listens. */
export const started = (facts: { origin: string; database: "postgres" | "embedded"; demo: boolean; ms: number }) =>
  line("info", "started", facts);

/** The database was brought up to date. */
export const migrated = (facts: { count: number; newest: string }) => line("info", "migrated", facts);

/** A signal asked the program to end; requests in flight are finished first. */
export const stopping = (facts: { signal: string }) => line("info", "stopping", facts);

/** The program ends. Not clean: something still ran when the time was up. */
export const stopped = (facts: { clean: boolean; ms: number }) => line(facts.clean ? "info" : "warn", "stopped", facts);

/** An answer of 500 or more; `reference` is what the person was shown. */
export const requestFailed = (
  facts: { reference: string; method: string; route: string; status: number; organizationId?: string; userId?: string },
  error: unknown,
) => failed("request_failed", { ...facts, ...describe(error) });

/** Something rejected that nobody waited for. The program goes on. */
export const unhandled = (error: unknown) => failed("unhandled", describe(error));

/** A thread beside the first has ended by a fault; another takes its place. */
export const threadBroke = (message: string) => failed("thread_broke", { message: discreet(message) });

/** The database does not answer; requests get 503 meanwhile. */
export const databaseUnavailable = (error: unknown) => line("error", "database_unavailable", describe(error));

/** Somebody came in with password, and code where there is one. */
export const loggedIn = (facts: { userId: string; organizationId: string }) => line("info", "logged_in", facts);

/** userId is null where nobody has that address, which is not written down. */
export const loginFailed = (facts: { userId: string | null; reason: "credentials" | "inactive" | "throttled" }) =>
  line("warn", "login_failed", facts);

/** A refresh token came a second time, so its whole family was ended: somebody may have stolen it. */
export const tokenReused = (facts: { userId: string; familyId: string }) => line("warn", "token_reused", facts);

/** A limit turned a caller away; without userId nobody was logged in. */
export const rateLimited = (facts: { limit: string; userId?: string }) => line("warn", "rate_limited", facts);

/** A message was turned away at a mailbox; who sent it is not known. */
export const mailRefused = (facts: { format: string; status: number; error: string }) =>
  line("warn", "mail_refused", facts);
/** A relay's hint that an invoice was paid was not taken. */
export const hintRefused = (facts: { status: number; error: string }) => line("warn", "hint_refused", facts);

/** A text message was not taken. */
export const smsRefused = (facts: { status: number; error: string }) => line("warn", "sms_refused", facts);

/** What Resend said of a mail was not taken. */
export const mailNewsRefused = (facts: { status: number; error: string }) => line("warn", "mail_news_refused", facts);

/** A mail was put into the outbox folder. */
export const mailFiled = (facts: { mailId: string }) => line("info", "mail_filed", facts);

/** The visits of an agreement could not be made; they are tried again with the next hour. */
export const visitsNotMade = (facts: { organizationId: string; agreementId: string; why: string }) =>
  line("warn", "visits_not_made", facts);

interface JobFacts {
  readonly jobId: string;
  readonly kind: string;
  readonly organizationId?: string;
  readonly attempts?: number;
}

/** An effect happened, and that it did is written down. */
export const jobDone = (facts: JobFacts) => line("info", "job_done", { ...facts });

/** An effect did not happen this time; dead is for good. */
export const jobFailed = (facts: JobFacts & { end: string; why: string }) =>
  line(facts.end === "dead" ? "error" : "warn", "job_failed", { ...facts });

/** A worker was at a job for longer than its lease; another has it now. */
export const jobLost = (facts: JobFacts) => line("warn", "job_lost", { ...facts });

/** A handler threw what it should have answered. */
export const jobThrew = (facts: JobFacts, error: unknown) =>
  line("error", "job_threw", { ...facts, ...describe(error) });

/** The worker cannot take jobs now; it goes on by itself. */
export const workerTroubled = (error: unknown) => line("error", "worker_troubled", describe(error));

/** A process that delivers and serves nothing. */
export const workerStarted = (facts: { ms: number }) => line("info", "worker_started", facts);

/** The worker ended; what it gave back is done by another, or after the next start. */
export const workerStopped = (facts: { released: number }) => line("info", "worker_stopped", facts);

/** A way of waking the worker is missing; the others and the sweep do it. */
export const bellMissing = (facts: { bell: string }, error: unknown) =>
  line("warn", "bell_missing", { ...facts, ...describe(error) });

/** So many leads were to be followed up on, and somebody was reminded of each. */
export const reminded = (facts: { organizationId: string; count: number }) => line("info", "reminded", facts);
/** Secrets of second factors lie in the database as they are: SECRETS_KEYS is not set. Said once a process. */
export const secondFactorsUnsealed = () => line("warn", "second_factors_unsealed", {});

/** The audit chain of an organization does not add up. */
export const auditBroken = (facts: { organizationId: string; problems: number }) =>
  line("error", "audit_broken", facts);

function failed(event: string, facts: Facts): void {
  line("error", event, facts);
  try {
    report?.(event, facts);
  } catch (fault) {
    line("warn", "report_failed", describe(fault));
  }
}

function line(level: Level, event: string, facts: Facts): void {
  write(oneLine(JSON.stringify({ at: new Date().toISOString(), level, event, ...facts })));
}

/** JSON leaves delete, C1 controls, line separators and direction marks as they are; a terminal obeys them. */
function oneLine(json: string): string {
  return json.replace(
    /[\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g,
    (character) => "\\u" + character.charCodeAt(0).toString(16).padStart(4, "0"),
  );
}

/** What went wrong without the words of the person it went wrong for: databases quote values, and so do parsers. */
function describe(error: unknown): Facts {
  if (!(error instanceof Error)) return { error: typeof error };
  const { code, constraint } = error as { code?: unknown; constraint?: unknown };
  const message = discreet(error.message);
  const frames = (error.stack ?? "").split("\n").filter((frame) => /^\s+at /.test(frame)).slice(0, 12);
  return {
    error: error.name,
    message,
    code: typeof code === "string" ? code : undefined,
    constraint: typeof constraint === "string" ? constraint : undefined,
    cause: error.cause instanceof Error ? `${error.cause.name}: ${discreet(error.cause.message)}` : undefined,
    stack: frames.map((frame) => frame.trim()).join(" | ") || undefined,
  };
}

function discreet(message: string): string {
  return message
    .slice(0, 2_000)
    .replace(/[^\s@"'<>()]+@[^\s@"'<>()]+/g, "…")
    .replace(/"(?:[^"\\]|\\.)*"/g, '"…"')
    .slice(0, 500);
}
