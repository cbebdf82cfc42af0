/**
 * What Deno's own OpenTelemetry cannot know of a request: which route it was and whose organization, and spans for work that no
 * request waits for. Where OTEL_DENO is off nothing is loaded and every function here is one comparison.
 */
import type { Attributes, Tracer } from "@opentelemetry/api";

type Api = typeof import("@opentelemetry/api");

let api: Api | null = null;
let tracer: Tracer | null = null;

/** Loads OpenTelemetry's API, behind which Deno stands; once, at the start. */
export async function beginTracing(): Promise<void> {
  api = await import("@opentelemetry/api");
  tracer = api.trace.getTracer("tekup-sales");
}

/** Gives the span of this request its route as it is written in the code, never an address, and the organization it was for. */
export function describeRequest(
  { method, route, organizationId }: {
    readonly method: string;
    readonly route: string | null;
    readonly organizationId?: string | null;
  },
): void {
  if (api === null) return;
  const span = api.trace.getActiveSpan();
  if (!span) return;
  if (route !== null) span.setAttribute("http.route", route).updateName(`${method} ${route}`);
  if (organizationId) span.setAttribute("organization.id", organizationId);
}

/** Does the work in a span of its own; one that throws is marked as failed and throws on. */
export async function inSpan<T>(
  name: string,
  attributes: Attributes,
  work: () => Promise<T>,
): Promise<T> {
  if (api === null || tracer === null) return await work();
  const { SpanStatusCode } = api;
  return await tracer.startActiveSpan(name, { attributes }, async (span) => {
    try {
      return await work();
    } catch (error) {
      // The kind of error and not its message: that may hold what somebody typed.
      span.setAttribute("error.type", error instanceof Error ? error.name : typeof error);
      span.setStatus({ code: SpanStatusCode.ERROR });
      throw error;
    } finally {
      span.end();
    }
  });
}
