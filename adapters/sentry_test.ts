import assert from "node:assert/strict";
import { divertLog, reportErrorsTo, requestFailed, unhandled } from "./log.ts";
import { beginWatching } from "./watching.ts";

Deno.test("Sentry is told of an error what the log has, and of no person, request or machine", async () => {
  const sent: { url: string; text: string }[] = [];
  await using fake = Deno.serve({ port: 0, hostname: "127.0.0.1", onListen() {} }, async (request) => {
    sent.push({ url: request.url, text: await request.text() });
    return Response.json({});
  });
  const restore = divertLog(() => {});
  const error = Object.assign(new Error('bo@example.dk is not "Carla Jensen"'), {
    name: "DatabaseError",
    code: "23505",
  });

  try {
    const sentryDsn = `http://key@127.0.0.1:${fake.addr.port}/1`;
    const flush = await beginWatching({ tracing: false, sentryDsn, environment: "test" });
    requestFailed(
      { reference: "ref-1", method: "POST", route: "/sales/:id", status: 500, organizationId: "firm-1" },
      error,
    );
    unhandled(new TypeError("x"));
    assert.ok(await flush(60_000));
  } finally {
    reportErrorsTo(null);
    restore();
  }

  const events = sent.filter(({ url }) => url.includes("/api/1/envelope/"))
    .map(({ text }) => JSON.parse(text.split("\n")[2]));
  const [first, second] = events;
  assert.equal(events.length, 2);
  const { type, value, stacktrace } = first.exception.values[0];
  assert.deepEqual([type, value], ["DatabaseError", '… is not "…"']);
  assert.ok(stacktrace.frames.some(({ filename }: { filename: string }) => filename.endsWith("sentry_test.ts")));
  assert.deepEqual(first.tags, {
    ...{ event: "request_failed", reference: "ref-1", method: "POST", route: "/sales/:id", status: "500" },
    ...{ organizationId: "firm-1", code: "23505" },
  });
  assert.equal(first.environment, "test");
  assert.equal(second.tags.event, "unhandled");
  const all = sent.map(({ text }) => text).join("\n");
  assert.doesNotMatch(all, /bo@example|Carla|server_name|"user"|"request"|breadcrumb/);
  assert.ok(!all.includes(Deno.hostname()));
});

Deno.test("Sentry that does not answer keeps nobody: the log is written and the program goes on", async () => {
  const lines: string[] = [];
  const restore = divertLog((line) => lines.push(line));

  try {
    const flush = await beginWatching({ tracing: false, sentryDsn: "http://key@127.0.0.1:1/1", environment: "test" });
    unhandled(new Error("x"));
    await flush(1_000);
  } finally {
    reportErrorsTo(null);
    restore();
  }

  assert.equal(lines.filter((line) => line.includes('"unhandled"')).length, 1);
});
