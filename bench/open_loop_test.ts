import assert from "node:assert/strict";
import { measure } from "./open_loop.ts";

Deno.test("measure() with a rate counts the time a stalled server kept visitors waiting", async () => {
  let stalled = false;
  const server = Deno.serve({ port: 0, hostname: "127.0.0.1", onListen: () => {} }, async () => {
    if (!stalled) {
      stalled = true;
      setTimeout(() => {
        const until = performance.now() + 400;
        while (performance.now() < until) { /* the whole server stands still, as in a long garbage collection */ }
      }, 300);
    }
    await Promise.resolve();
    return new Response("ok");
  });
  const load = {
    port: server.addr.port,
    clients: 4,
    seconds: 1,
    warmSeconds: 0.1,
    next: () => ({ method: "GET", path: "/" }),
  };

  const open = await measure({ ...load, rate: 200 });

  await server.shutdown();
  assert.equal(open.wrong + open.lost, 0);
  // A stall of 400 ms within 1,000 ms: visitors kept arriving, so about two in five waited, half of those above 200 ms.
  assert.ok(open.p95 > 200, `p95 was ${open.p95}`);
});

Deno.test("measure() without a rate reads sized, chunked and closing answers, and counts what is not 2xx", async () => {
  const answers = [
    () => new Response("sized"),
    () => new Response(ReadableStream.from(["chunked ", "in two"]).pipeThrough(new TextEncoderStream())),
    () => new Response("gone", { headers: { connection: "close" } }),
    () => new Response("no", { status: 404 }),
  ];
  let asked = 0;
  const server = Deno.serve(
    { port: 0, hostname: "127.0.0.1", onListen: () => {} },
    () => answers[asked++ % answers.length](),
  );

  const result = await measure({
    port: server.addr.port,
    clients: 2,
    seconds: 1.5,
    warmSeconds: 0,
    next: () => ({ method: "GET", path: "/" }),
  });

  await server.shutdown();
  assert.ok(asked > 20, `${asked} requests`);
  assert.ok(
    result.wrong >= Math.floor(asked / 4) - 2 && result.wrong <= Math.ceil(asked / 4),
    `${result.wrong} of ${asked}`,
  );
  assert.equal(result.lost, 0);
  assert.match(result.firstWrong ?? "", /^404 /);
});
