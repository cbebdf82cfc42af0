import type { Report } from "./log.ts";

/** Where errors are sent. */
export interface Sentry {
  readonly report: Report;
  /** Sends what still waits; false: it took too long. */
  flush(ms: number): Promise<boolean>;
}

/**
 * Reports errors to the Sentry of this DSN; loaded only where there is one. Sent is what the log has, and no more: the kind of
 * error, its message without what it quotes, where in the code it was, ids. No person, no request, no address, no machine's name.
 */
export async function openSentry(dsn: string, environment: string): Promise<Sentry> {
  const sentry = await import("@sentry/deno");
  sentry.init({
    ...{
      dsn,
      environment,
      defaultIntegrations: false,
      integrations: [],
      sendDefaultPii: false,
      sendClientReports: false,
    },
    // Deno's own OpenTelemetry stays in charge where it is on.
    ...{ skipOpenTelemetrySetup: true },
    maxBreadcrumbs: 0,
    beforeSend: ({ event_id, timestamp, platform, level, exception, tags, environment }) => ({
      ...{ type: undefined, event_id, timestamp, platform, level, exception, tags, environment },
    }),
  });
  return {
    report(event, { error, message, stack, ...facts }) {
      const told = Object.assign(new Error(String(message ?? event)), {
        name: String(error ?? "Error"),
        stack: `${error}: ${message}\n${String(stack ?? "").split(" | ").map((frame) => `    ${frame}`).join("\n")}`,
      });
      const known = Object.entries(facts).filter(([, value]) => value !== undefined && value !== null);
      sentry.captureException(told, {
        tags: { event, ...Object.fromEntries(known.map(([name, value]) => [name, String(value).slice(0, 200)])) },
      });
    },
    flush: (ms) => Promise.resolve(sentry.flush(ms)),
  };
}
