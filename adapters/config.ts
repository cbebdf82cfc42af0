import { isIP } from "node:net";
import { z } from "zod";
import { type Failpoint, FAILPOINTS } from "./failpoints.ts";

/** What the environment decided, read once at start and never again. */
export interface Config {
  readonly port: number;
  /** The address listened on. Only this machine, where nobody else could use the public origin anyway. */
  readonly hostname: string;
  readonly dataDir: string;
  /** null: the embedded database in dataDir. */
  readonly databaseUrl: string | null;
  /** Scheme, host and port as browsers see them, without a slash at the end. */
  readonly publicOrigin: string;
  readonly demo: boolean;
  /** Only from these addresses is X-Forwarded-For believed. */
  readonly trustedProxies: readonly string[];
  /** Pages of these origins may call the API from a browser. */
  readonly corsOrigins: readonly string[];
  /** Off for load tests only. */
  readonly rateLimits: boolean;
  /** Who is made at the first start without a demo; null: the built-in names. */
  readonly firstAdmin: { readonly email: string; readonly organization: string } | null;
  /** Off where a worker of its own (worker.ts) delivers what goes out. */
  readonly background: boolean;
  /** How many threads answer requests; more than one on Postgres only. */
  readonly webThreads: number;
  /** What this install is called in reports of errors: production, or the name of a branch. */
  readonly environment: string;
  /** False on a Deno Deploy branch or preview: nothing leaves it, no mail and no invoice. */
  readonly deliversOutside: boolean;
  /** Keys for the credentials of integrations, the first for new ones; empty: a key file in dataDir, embedded database only. */
  readonly secretsKeys: readonly SecretsKey[];
  readonly vendors: Vendors;
  /** Where unexpected errors are reported besides the log; null: nowhere. */
  readonly sentryDsn: string | null;
  /** Deno's OpenTelemetry is on, so requests and deliveries say what they are. */
  readonly tracing: boolean;
  /** Webhooks may go to this machine, for development and tests. */
  readonly localWebhooks: boolean;
  /** What the leases and waits of deliveries are multiplied by: less than 1 for tests. */
  readonly deliveryPace: number;
  /** Where a test wants the process to die; null: nowhere. */
  readonly failAt: Failpoint | null;
}

/** A key of AES-256 and the name it is kept under. */
export interface SecretsKey {
  readonly id: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Where the neighbours answer, without a slash at the end; a fake can stand in for each. */
export interface Vendors {
  readonly billy: string;
  /** For each firm; Billy names no limit, and a fake has none. */
  readonly billyCallsPerMinute: number;
  /** null: no Tekup-Billy is offered. */
  readonly tekupBilly: string | null;
  readonly google: string;
  readonly googleToken: string;
  readonly resend: string;
  readonly twilio: string;
  /** smtp:// or smtps:// with login; null: mail is filed in dataDir unless an organization has its own way out. */
  readonly smtp: string | null;
}

/** Why the program cannot start, as one sentence for whoever starts it. */
export class CannotStart extends Error {
  override readonly name = "CannotStart";
}

/** For whoever started something: our own refusals are one sentence ("Cannot do it: why"), anything else is shown whole. */
export function reasonOf(error: unknown): unknown {
  return error instanceof Error && error.message.startsWith("Cannot ") ? error.message : error;
}

type Environment = Readonly<Record<string, string | undefined>>;

const LOCAL_NAME = /^(localhost|.+\.localhost|127(\.\d{1,3}){3}|\[::1\])$/;

const onOff = (fallback: boolean) =>
  z.enum(["on", "off"], { error: "must be on or off" }).transform((word) => word === "on").default(fallback);

const Port = z.string().regex(/^\d{1,5}$/, "must be a port from 1 to 65535").transform(Number)
  .refine((port) => port >= 1 && port <= 65_535, "must be a port from 1 to 65535");

const Threads = z.string().regex(/^([1-9]|1[0-6])$/, "must be a number of threads from 1 to 16").transform(Number);

const Pace = z.string().regex(/^\d{1,4}(\.\d{1,6})?$/, "must be a number such as 1 or 0.05").transform(Number)
  .refine((pace) => pace > 0, "must be more than 0");

const Address = z.string().refine((text) => isIP(text) !== 0, "must be an IP address such as 0.0.0.0");

const Addresses = z.string().transform((text) => text.split(",").map((part) => part.trim().toLowerCase()))
  .refine((parts) => parts.every((part) => isIP(part) !== 0), "must be IP addresses with commas between them");

const DatabaseUrl = z.string().refine(
  (text) => /^postgres(ql)?:\/\/[^/]/.test(text) && URL.canParse(text),
  "must be a Postgres address such as postgres://user:password@host:5432/database",
);

/** The session cookie needs https; browsers make an exception for this machine's own names only. */
const Origin = z.string().transform((text, ctx) => {
  const url = URL.canParse(text) ? new URL(text) : null;
  const bare = url && url.pathname === "/" && !url.search && !url.hash && !url.username && !url.password;
  if (!url || !bare || !/^https?:$/.test(url.protocol)) {
    ctx.addIssue({ code: "custom", message: "must be an origin such as https://sales.example.dk, without a path" });
    return z.NEVER;
  }
  if (url.protocol === "http:" && !LOCAL_NAME.test(url.hostname)) {
    ctx.addIssue({ code: "custom", message: "must begin with https:// unless it names this machine (localhost)" });
    return z.NEVER;
  }
  return url.origin;
});

const VendorUrl = z.string().transform((text, ctx) => {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password || url.search || url.hash) {
    ctx.addIssue({
      code: "custom",
      message: "must be an address such as https://api.example.dk/v2, without login and query",
    });
    return z.NEVER;
  }
  // What is sent there are credentials and customers.
  if (url.protocol === "http:" && !LOCAL_NAME.test(url.hostname)) {
    ctx.addIssue({ code: "custom", message: "must begin with https:// unless it names this machine (localhost)" });
    return z.NEVER;
  }
  return url.href.replace(/\/$/, "");
});

const SmtpUrl = z.string().refine(
  (text) => /^smtps?:\/\/[^/]/.test(text) && URL.canParse(text),
  "must be a mail server's address such as smtp://user:password@smtp.example.dk:587",
);

/** Sentry's address of a project: its public key stands in it as a login. */
const Dsn = z.string().transform((text, ctx) => {
  const url = URL.canParse(text) ? new URL(text) : null;
  const sound = url && /^https?:$/.test(url.protocol) && url.username && /\/\d+$/.test(url.pathname);
  if (!sound || (url.protocol === "http:" && !LOCAL_NAME.test(url.hostname))) {
    ctx.addIssue({ code: "custom", message: "must be a DSN such as https://key@o1.ingest.sentry.io/2" });
    return z.NEVER;
  }
  return text;
});

/** `name:key` with commas between them, each key 32 bytes in Base64: the first seals, all of them open. */
const SecretsKeys = z.string().transform((text, ctx) => {
  const keys = text.split(",").map((part): SecretsKey | null => {
    const [, id, encoded] = /^\s*([a-z0-9_-]{1,32}):([A-Za-z0-9+/=]+)\s*$/i.exec(part) ?? [];
    const bytes = encoded ? base64(encoded) : null;
    return bytes?.length === 32 ? { id, bytes } : null;
  });
  const ids = keys.map((key) => key?.id);
  if (keys.includes(null) || new Set(ids).size < ids.length) {
    ctx.addIssue({ code: "custom", message: "must be name:key with commas between, each key 32 bytes in Base64" });
    return z.NEVER;
  }
  return keys as SecretsKey[];
});

function base64(text: string): Uint8Array<ArrayBuffer> | null {
  try {
    return Uint8Array.fromBase64(text);
  } catch {
    return null;
  }
}

const Origins = z.string().transform((text) => text.split(",").map((part) => part.trim())).pipe(z.array(Origin));

const Variables = z.object({
  PORT: Port.default(8000),
  HOST: Address.optional(),
  DATA_DIR: z.string().default("./data"),
  DATABASE_URL: DatabaseUrl.optional(),
  PUBLIC_ORIGIN: Origin.optional(),
  DEMO: onOff(false),
  TRUSTED_PROXIES: Addresses.default([]),
  CORS_ORIGINS: Origins.default([]),
  RATE_LIMITS: onOff(true),
  FIRST_ADMIN_EMAIL: z.email("must be an e-mail address").optional(),
  FIRST_ORGANIZATION: z.string().max(200, "must be at most 200 characters").optional(),
  BACKGROUND: onOff(true),
  WEB_THREADS: Threads.default(1),
  // Set by Deno Deploy: production, or the name of a branch or preview.
  DENO_TIMELINE: z.string().optional(),
  SECRETS_KEYS: SecretsKeys.default([]),
  BILLY_API_URL: VendorUrl.default("https://api.billysbilling.com/v2"),
  BILLY_CALLS_PER_MINUTE: z.string().regex(/^[1-9]\d{0,5}$/, "must be a number of calls").transform(Number).default(60),
  TEKUP_BILLY_API_URL: VendorUrl.optional(),
  GOOGLE_API_URL: VendorUrl.default("https://www.googleapis.com"),
  GOOGLE_TOKEN_URL: VendorUrl.default("https://oauth2.googleapis.com/token"),
  RESEND_API_URL: VendorUrl.default("https://api.resend.com"),
  TWILIO_API_URL: VendorUrl.default("https://api.twilio.com"),
  SMTP_URL: SmtpUrl.optional(),
  SENTRY_DSN: Dsn.optional(),
  // Deno's own words: true and 1.
  OTEL_DENO: z.string().transform((word) => word === "true" || word === "1").default(false),
  LOCAL_WEBHOOKS: onOff(false),
  DELIVERY_PACE: Pace.default(1),
  FAIL_AT: z.enum(FAILPOINTS, { error: `must be one of ${FAILPOINTS.join(", ")}` }).optional(),
});

/** Variables that make sense only together. */
const GROUPS = [
  ["FIRST_ADMIN_EMAIL", "FIRST_ORGANIZATION"],
] as const satisfies readonly (readonly (keyof z.infer<typeof Variables>)[])[];

/** Reads the whole configuration, or throws CannotStart with one sentence that names the variable. An empty one counts as unset. */
export function readConfig(environment: Environment): Config {
  const given: Record<string, string> = {};
  for (const name of Object.keys(Variables.shape)) {
    const value = environment[name]?.trim();
    if (value) given[name] = value;
  }

  for (const group of GROUPS) {
    const missing = group.filter((name) => !(name in given));
    if (missing.length === 0 || missing.length === group.length) continue;
    const set = group.filter((name) => name in given);
    throw new CannotStart(
      `Cannot start: ${set.join(", ")} needs ${missing.join(", ")} as well, set all of them or none`,
    );
  }

  const parsed = Variables.safeParse(given);
  if (!parsed.success) {
    // The value itself stays unsaid: a database address holds a password.
    const [{ path, message }] = parsed.error.issues;
    throw new CannotStart(`Cannot start: ${path.join(".")} ${message}`);
  }

  const set = parsed.data;
  if (set.WEB_THREADS > 1 && set.DATABASE_URL === undefined) {
    throw new CannotStart("Cannot start: WEB_THREADS needs DATABASE_URL as well, the embedded database serves one");
  }
  const publicOrigin = set.PUBLIC_ORIGIN ?? `http://localhost:${set.PORT}`;
  return Object.freeze({
    port: set.PORT,
    hostname: set.HOST ?? (LOCAL_NAME.test(new URL(publicOrigin).hostname) ? "127.0.0.1" : "0.0.0.0"),
    dataDir: set.DATA_DIR,
    databaseUrl: set.DATABASE_URL ?? null,
    publicOrigin,
    demo: set.DEMO,
    trustedProxies: Object.freeze(set.TRUSTED_PROXIES),
    corsOrigins: Object.freeze(set.CORS_ORIGINS),
    rateLimits: set.RATE_LIMITS,
    firstAdmin: set.FIRST_ADMIN_EMAIL && set.FIRST_ORGANIZATION
      ? Object.freeze({ email: set.FIRST_ADMIN_EMAIL, organization: set.FIRST_ORGANIZATION })
      : null,
    background: set.BACKGROUND,
    webThreads: set.WEB_THREADS,
    environment: set.DENO_TIMELINE ?? "production",
    deliversOutside: set.DENO_TIMELINE === undefined || set.DENO_TIMELINE === "production",
    secretsKeys: Object.freeze(set.SECRETS_KEYS),
    vendors: Object.freeze({
      billy: set.BILLY_API_URL,
      billyCallsPerMinute: set.BILLY_CALLS_PER_MINUTE,
      tekupBilly: set.TEKUP_BILLY_API_URL ?? null,
      google: set.GOOGLE_API_URL,
      googleToken: set.GOOGLE_TOKEN_URL,
      resend: set.RESEND_API_URL,
      twilio: set.TWILIO_API_URL,
      smtp: set.SMTP_URL ?? null,
    }),
    sentryDsn: set.SENTRY_DSN ?? null,
    tracing: set.OTEL_DENO,
    localWebhooks: set.LOCAL_WEBHOOKS,
    deliveryPace: set.DELIVERY_PACE,
    failAt: set.FAIL_AT ?? null,
  });
}
