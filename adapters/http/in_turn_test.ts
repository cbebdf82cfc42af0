import assert from "node:assert/strict";
import net from "node:net";
import { once } from "node:events";
import { until } from "../../tools/until.ts";
import { HEAVY, inLines, inTurn, type TurnOptions } from "./in_turn.ts";

/** A site whose answers wait until they are let go. */
function crowded(options: TurnOptions) {
  const inside: { path: string; end: (broken?: Error) => void }[] = [];
  const handler = inTurn(async (request) => {
    const path = new URL(request.url).pathname;
    await new Promise<void>((resolve, reject) =>
      inside.push({ path, end: (broken) => broken ? reject(broken) : resolve() })
    );
    return new Response(path);
  }, options);
  const ask = async (path: string, method = "GET") =>
    await handler(new Request(`http://localhost${path}`, { method }), {} as Deno.ServeHandlerInfo<Deno.NetAddr>);
  return { handler, inside, ask, paths: () => inside.map(({ path }) => path) };
}

Deno.test("so many look at once, and the others come in their order", async () => {
  const { inside, ask, paths } = crowded({ atOnce: 2 });
  const [a, b, c, d] = ["/a", "/b", "/c", "/d"].map((path) => ask(path));
  a.catch(() => {});
  await until(() => inside.length === 2);
  inside[1].end();
  await until(() => inside.length === 3);
  inside[0].end(new Error("broken"));
  await until(() => inside.length === 4);
  assert.deepEqual(paths(), ["/a", "/b", "/c", "/d"]);

  inside[2].end();
  inside[3].end();
  await assert.rejects(a, /broken/);
  for (const [answer, path] of [[b, "/b"], [c, "/c"], [d, "/d"]] as const) {
    assert.equal(await (await answer).text(), path);
  }
  const after = ask("/e");
  await until(() => inside.length === 5);
  inside[4].end();
  assert.equal((await after).status, 200);
});

Deno.test("what is heavy takes three places of eight, and the rest goes past those who wait for one", async () => {
  const inside: { path: string; end: () => void }[] = [];
  const site = inLines(async (request) => {
    const { promise, resolve } = Promise.withResolvers<void>();
    inside.push({ path: new URL(request.url).pathname, end: resolve });
    await promise;
    return new Response();
  });
  const ask = async (path: string) =>
    await site(new Request(`http://localhost${path}`), {} as Deno.ServeHandlerInfo<Deno.NetAddr>);

  const reports = Array.from({ length: 5 }, () => ask("/reports"));
  const lists = Array.from({ length: 6 }, () => ask("/sales"));
  await until(() => inside.length === 8);
  assert.deepEqual(inside.map(({ path }) => path), [...Array(3).fill("/reports"), ...Array(5).fill("/sales")]);
  inside[0].end();
  await until(() => inside.length === 9);
  inside[3].end();
  await until(() => inside.length === 10);
  assert.deepEqual(inside.slice(8).map(({ path }) => path), ["/sales", "/reports"]);

  for (let n = 0; n < 11; n++) {
    await until(() => inside.length > n);
    inside[n].end();
  }
  for (const answer of [...reports, ...lists]) assert.equal((await answer).status, 200);
});

Deno.test("heavy are the reports, the calendar and the boards, and no list and no single record", () => {
  const heavy = [
    "/reports",
    "/reports/customers",
    "/reports/custom/build",
    "/calendar",
    "/sales/board",
    "/leads/board",
  ];
  heavy.push("/calendar/", "/leads/report", "/api/v1/analytics/sales-trends");
  const light = ["/", "/sales", "/leads", "/customers", "/dashboard", "/today", "/calendar/free", "/api/v1/sales"];
  light.push("/sales/018f2d3a-7c00-7000-8000-000000000001", "/reportsx", "/api/v1/sales/statistics/summary");

  assert.deepEqual([...heavy, ...light].filter((path) => HEAVY.only!.test(path)), heavy);
});

Deno.test("what changes something, what asks whether the program is up, and files do not wait", async () => {
  const { inside, ask } = crowded({ atOnce: 1 });
  const answers = [ask("/a"), ask("/a", "POST"), ask("/a", "DELETE"), ask("/health"), ask("/api/v1/health")];
  answers.push(ask("/app.css"), ask("/_fresh/js/1/fresh-runtime.js"));
  await until(() => inside.length === 7);
  for (const { end } of inside) end();
  for (const answer of answers) assert.equal((await answer).status, 200);
});

Deno.test("who has waited too long, or finds the line full, is told when to come again and takes nobody's place", async () => {
  const { inside, ask, paths } = crowded({ atOnce: 1, line: 2, longestMs: 1 });
  const first = ask("/a");
  await until(() => inside.length === 1);
  const [page, call, beyond] = await Promise.all([ask("/b"), ask("/api/v1/sales"), ask("/c")]);
  for (const refused of [page, call, beyond]) {
    assert.deepEqual([refused.status, refused.headers.get("retry-after")], [503, "2"]);
    assert.ok(refused.headers.has("content-security-policy"));
  }
  assert.equal((await call.json()).error.code, "unavailable");

  inside[0].end();
  assert.equal(await (await first).text(), "/a");
  const next = ask("/d");
  await until(() => inside.length === 2);
  assert.deepEqual(paths(), ["/a", "/d"]);
  inside[1].end();
  await next;
});

Deno.test("who has gone while waiting is not worked for", async () => {
  const { handler, inside, paths } = crowded({ atOnce: 1 });
  let came = 0;
  const server = Deno.serve({ port: 0, hostname: "127.0.0.1", onListen: () => {} }, (request, info) => {
    came++;
    return handler(request, info);
  });
  const ask = async (path: string) => {
    const line = net.connect(server.addr.port, "127.0.0.1");
    await once(line, "connect");
    line.write(`GET ${path} HTTP/1.1\r\nHost: localhost\r\n\r\n`);
    return line;
  };
  const lines = [await ask("/a")];
  await until(() => inside.length === 1);
  lines.push(await ask("/b"));
  await until(() => came === 2);
  lines.push(await ask("/c"));
  await until(() => came === 3);
  lines[1].destroy();
  await once(lines[1], "close");
  // Another request, so that the server has heard of the end before.
  lines.push(await ask("/d"));
  await until(() => came === 4);

  inside[0].end();
  await until(() => inside.length === 2);
  inside[1].end();
  await until(() => inside.length === 3);
  inside[2].end();
  assert.deepEqual(paths(), ["/a", "/c", "/d"]);
  for (const line of lines) line.destroy();
  await server.shutdown();
});
