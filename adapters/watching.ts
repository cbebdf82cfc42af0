import type { Config } from "./config.ts";
import { reportErrorsTo } from "./log.ts";

/** Sends on what is still to be reported. */
export type Flush = (ms: number) => Promise<boolean>;

/** Begins what watches the program from outside, as configured: traces and reports of errors. Neither is loaded where it is off. */
export async function beginWatching(
  { tracing, sentryDsn, environment }: Pick<Config, "tracing" | "sentryDsn" | "environment">,
): Promise<Flush> {
  if (tracing) await (await import("./tracing.ts")).beginTracing();
  if (sentryDsn === null) return () => Promise.resolve(true);
  const { openSentry } = await import("./sentry.ts");
  const sentry = await openSentry(sentryDsn, environment);
  reportErrorsTo(sentry.report);
  return (ms) => sentry.flush(ms);
}
