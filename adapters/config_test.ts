import assert from "node:assert/strict";
import { CannotStart, readConfig } from "./config.ts";

Deno.test("readConfig() needs nothing: port 8000, ./data, the embedded database, this machine only", () => {
  const config = readConfig({ HOME: "/home/anna" });

  assert.deepEqual(config, {
    port: 8000,
    hostname: "127.0.0.1",
    dataDir: "./data",
    databaseUrl: null,
    publicOrigin: "http://localhost:8000",
    demo: false,
    trustedProxies: [],
    corsOrigins: [],
    rateLimits: true,
    firstAdmin: null,
    background: true,
    webThreads: 1,
    environment: "production",
    deliversOutside: true,
    secretsKeys: [],
    vendors: {
      billyCallsPerMinute: 60,
      billy: "https://api.billysbilling.com/v2",
      tekupBilly: null,
      google: "https://www.googleapis.com",
      googleToken: "https://oauth2.googleapis.com/token",
      resend: "https://api.resend.com",
      twilio: "https://api.twilio.com",
      smtp: null,
    },
    sentryDsn: null,
    tracing: false,
    localWebhooks: false,
    deliveryPace: 1,
    failAt: null,
  });
});

Deno.test("readConfig() takes every variable, and an empty one counts as unset", () => {
  const config = readConfig({
    PORT: "9000",
    HOST: "",
    DATA_DIR: "/var/lib/sales",
    DATABASE_URL: "postgres://sales:secret@db:5432/sales",
    PUBLIC_ORIGIN: "https://Sales.example.dk/",
    DEMO: "on",
    TRUSTED_PROXIES: "10.0.0.1, ::1",
    CORS_ORIGINS: "https://shop.example.dk, https://Other.example.dk",
    RATE_LIMITS: "off",
    FIRST_ADMIN_EMAIL: "anna@example.dk",
    FIRST_ORGANIZATION: "Rendetalje",
    BACKGROUND: "off",
    WEB_THREADS: "2",
    DENO_TIMELINE: "try-this",
    SECRETS_KEYS: `new:${new Uint8Array(32).fill(1).toBase64()}, old:${new Uint8Array(32).toBase64()}`,
    BILLY_API_URL: "http://127.0.0.1:4001/v2/",
    TEKUP_BILLY_API_URL: "https://billy.example.dk",
    GOOGLE_API_URL: "http://localhost:4002",
    GOOGLE_TOKEN_URL: "http://localhost:4002/token",
    RESEND_API_URL: "http://localhost:4003",
    TWILIO_API_URL: "http://localhost:4004",
    SMTP_URL: "smtps://user:secret@smtp.example.dk:465",
    SENTRY_DSN: "https://key@o1.ingest.sentry.io/2",
    OTEL_DENO: "true",
    LOCAL_WEBHOOKS: "on",
    DELIVERY_PACE: "0.05",
    FAIL_AT: "before_ack",
  });

  assert.deepEqual(config, {
    port: 9000,
    hostname: "0.0.0.0",
    dataDir: "/var/lib/sales",
    databaseUrl: "postgres://sales:secret@db:5432/sales",
    publicOrigin: "https://sales.example.dk",
    demo: true,
    trustedProxies: ["10.0.0.1", "::1"],
    corsOrigins: ["https://shop.example.dk", "https://other.example.dk"],
    rateLimits: false,
    firstAdmin: { email: "anna@example.dk", organization: "Rendetalje" },
    background: false,
    webThreads: 2,
    environment: "try-this",
    deliversOutside: false,
    secretsKeys: [{ id: "new", bytes: new Uint8Array(32).fill(1) }, { id: "old", bytes: new Uint8Array(32) }],
    vendors: {
      billyCallsPerMinute: 60,
      billy: "http://127.0.0.1:4001/v2",
      tekupBilly: "https://billy.example.dk",
      google: "http://localhost:4002",
      googleToken: "http://localhost:4002/token",
      resend: "http://localhost:4003",
      twilio: "http://localhost:4004",
      smtp: "smtps://user:secret@smtp.example.dk:465",
    },
    sentryDsn: "https://key@o1.ingest.sentry.io/2",
    tracing: true,
    localWebhooks: true,
    deliveryPace: 0.05,
    failAt: "before_ack",
  });
});

Deno.test("readConfig() puts the port into the origin unless one is given", () => {
  const config = readConfig({ PORT: "8123" });

  assert.equal(config.publicOrigin, "http://localhost:8123");
});

Deno.test("readConfig() gives a frozen object all the way down", () => {
  const config = readConfig({ TRUSTED_PROXIES: "10.0.0.1" });

  assert.ok(Object.isFrozen(config));
  assert.ok(Object.isFrozen(config.trustedProxies));
});

const WRONG: [variables: Record<string, string>, names: string][] = [
  [{ PORT: "0" }, "PORT"],
  [{ PORT: "65536" }, "PORT"],
  [{ PORT: "80a" }, "PORT"],
  [{ PORT: "8e3" }, "PORT"],
  [{ PORT: "-1" }, "PORT"],
  [{ HOST: "localhost" }, "HOST"],
  [{ DATABASE_URL: "mysql://u:hunter2@h/d" }, "DATABASE_URL"],
  [{ DATABASE_URL: "postgres://" }, "DATABASE_URL"],
  [{ PUBLIC_ORIGIN: "sales.example.dk" }, "PUBLIC_ORIGIN"],
  [{ PUBLIC_ORIGIN: "https://sales.example.dk/app" }, "PUBLIC_ORIGIN"],
  [{ PUBLIC_ORIGIN: "https://u:p@sales.example.dk" }, "PUBLIC_ORIGIN"],
  [{ PUBLIC_ORIGIN: "http://sales.example.dk" }, "PUBLIC_ORIGIN"],
  [{ PUBLIC_ORIGIN: "ftp://localhost" }, "PUBLIC_ORIGIN"],
  [{ DEMO: "yes" }, "DEMO"],
  [{ TRUSTED_PROXIES: "10.0.0.1, proxy" }, "TRUSTED_PROXIES"],
  [{ RATE_LIMITS: "0" }, "RATE_LIMITS"],
  [{ FIRST_ADMIN_EMAIL: "anna", FIRST_ORGANIZATION: "R" }, "FIRST_ADMIN_EMAIL"],
  [{ FIRST_ADMIN_EMAIL: "anna@example.dk" }, "FIRST_ORGANIZATION"],
  [{ FIRST_ORGANIZATION: "Rendetalje" }, "FIRST_ADMIN_EMAIL"],
  [{ BACKGROUND: "no" }, "BACKGROUND"],
  [{ SECRETS_KEYS: "hunter2" }, "SECRETS_KEYS"],
  [{ SECRETS_KEYS: `a:${btoa("too short")}` }, "SECRETS_KEYS"],
  [{ SECRETS_KEYS: `a:${"A".repeat(43)}=,a:${"B".repeat(42)}A=` }, "SECRETS_KEYS"],
  [{ BILLY_API_URL: "http://billy.example.dk" }, "BILLY_API_URL"],
  [{ GOOGLE_API_URL: "https://u:hunter2@google.example.dk" }, "GOOGLE_API_URL"],
  [{ SMTP_URL: "smtp.example.dk" }, "SMTP_URL"],
  [{ SENTRY_DSN: "https://o1.ingest.sentry.io/hunter2" }, "SENTRY_DSN"],
  [{ SENTRY_DSN: "http://hunter2@sentry.example.dk/1" }, "SENTRY_DSN"],
  [{ LOCAL_WEBHOOKS: "yes" }, "LOCAL_WEBHOOKS"],
  [{ DELIVERY_PACE: "fast" }, "DELIVERY_PACE"],
  [{ DELIVERY_PACE: "0" }, "DELIVERY_PACE"],
  [{ DELIVERY_PACE: "-1" }, "DELIVERY_PACE"],
  [{ FAIL_AT: "somewhere" }, "FAIL_AT"],
];

for (const [variables, name] of WRONG) {
  Deno.test(`readConfig() refuses ${JSON.stringify(variables)} in one sentence that names ${name}`, () => {
    const read = () => readConfig(variables);

    assert.throws(read, (error: unknown) => {
      assert.ok(error instanceof CannotStart);
      assert.match(error.message, new RegExp(`^Cannot start: .*\\b${name}\\b[^\\n]*$`));
      assert.doesNotMatch(error.message, /hunter2/, "the value may hold a password");
      return true;
    });
  });
}
