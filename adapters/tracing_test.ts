import assert from "node:assert/strict";

/** A program with a traced server, asked twice over HTTP; it prints what an untraced call costs. */
const PROGRAM = `
import { beginTracing, describeRequest, inSpan } from "${new URL("./tracing.ts", import.meta.url)}";
if (Deno.env.get("OTEL_DENO") === "true") await beginTracing();
const server = Deno.serve({ port: 0, hostname: "127.0.0.1", onListen() {} }, async (request) => {
  describeRequest({ method: request.method, route: "/sales/:id", organizationId: "firm-1" });
  await inSpan("deliver invoice.draft", { "job.kind": "invoice.draft" }, () => Promise.resolve());
  await inSpan("deliver mail.send", {}, () => Promise.reject(new TypeError("bo@example.dk"))).catch(() => {});
  return new Response("ok");
});
await (await fetch("http://127.0.0.1:" + server.addr.port + "/sales/secret-id?q=bo")).text();
await server.shutdown();
`;

async function run(env: Record<string, string>): Promise<void> {
  const file = await Deno.makeTempFile({ suffix: ".ts" });
  try {
    await Deno.writeTextFile(file, PROGRAM);
    const config = new URL("../deno.json", import.meta.url).pathname;
    const { success, stderr } = await new Deno.Command(Deno.execPath(), {
      args: ["run", "-A", "--no-check", "--config", config, file],
      env,
    }).output();
    assert.ok(success, new TextDecoder().decode(stderr));
  } finally {
    await Deno.remove(file);
  }
}

interface Span {
  readonly name: string;
  readonly attributes: readonly { readonly key: string; readonly value: { readonly stringValue?: string } }[];
  readonly status?: { readonly code?: number };
}

Deno.test("a traced request says its route and organization, and work that nobody waits for has spans of its own", async () => {
  const bodies: string[] = [];
  await using collector = Deno.serve({ port: 0, hostname: "127.0.0.1", onListen() {} }, async (request) => {
    bodies.push(await request.text());
    return Response.json({});
  });

  await run({
    OTEL_DENO: "true",
    OTEL_EXPORTER_OTLP_PROTOCOL: "http/json",
    OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${collector.addr.port}`,
    OTEL_METRICS_EXPORTER: "none",
  });

  const spans: Span[] = bodies.map((body) => JSON.parse(body)).flatMap(({ resourceSpans = [] }) =>
    resourceSpans.flatMap(({ scopeSpans }: { scopeSpans: { spans: Span[] }[] }) =>
      scopeSpans.flatMap(({ spans }) => spans)
    )
  );
  const said = (span: Span | undefined, key: string) =>
    span?.attributes.find((one) => one.key === key)?.value.stringValue;
  const request = spans.find(({ name }) => name === "GET /sales/:id");
  assert.deepEqual([said(request, "http.route"), said(request, "organization.id")], ["/sales/:id", "firm-1"]);
  const worked = spans.find(({ name }) => name === "deliver invoice.draft");
  const failed = spans.find(({ name }) => name === "deliver mail.send");
  assert.equal(said(worked, "job.kind"), "invoice.draft");
  assert.deepEqual([said(failed, "error.type"), failed?.status?.code], ["TypeError", 2]);
  assert.doesNotMatch(JSON.stringify([worked, failed]), /bo@example/);
});

Deno.test("without OTEL_DENO nothing of OpenTelemetry is loaded, and the same program runs", async () => {
  await run({});

  const { describeRequest, inSpan } = await import("./tracing.ts");
  describeRequest({ method: "GET", route: "/", organizationId: "x" });
  assert.equal(await inSpan("x", {}, () => Promise.resolve(7)), 7);
});
