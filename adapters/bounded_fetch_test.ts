import assert from "node:assert/strict";
import { startBilly } from "../tools/fakes/billy.ts";
import { AnswerTooLarge, boundedFetch } from "./bounded_fetch.ts";

async function against(
  answer: (request: Request) => Response | Promise<Response>,
  test: (url: string) => Promise<void>,
) {
  const server = Deno.serve({ port: 0, hostname: "127.0.0.1", onListen: () => {} }, answer);
  await test(`http://127.0.0.1:${server.addr.port}/`).finally(() => server.shutdown());
}

Deno.test("boundedFetch() gives the answer as it was, redirects included", async () => {
  await against(
    (request) =>
      request.url.endsWith("/moved")
        ? new Response(null, { status: 302, headers: { location: "https://elsewhere.example/" } })
        : new Response("hej", { status: 201, headers: { "x-one": "1" } }),
    async (url) => {
      const fetch = boundedFetch({ timeoutMs: 60_000, mostBytes: 10 });

      const [answer, moved] = [await fetch(url), await fetch(`${url}moved`)];

      assert.deepEqual([answer.status, answer.headers.get("x-one"), await answer.text()], [201, "1", "hej"]);
      assert.equal(moved.status, 302);
    },
  );
});

Deno.test("boundedFetch() reads no more than it may and waits no longer than it may, also for the last byte", async () => {
  const endless = new ReadableStream<Uint8Array>({ pull: (to) => to.enqueue(new Uint8Array(64_000)) });
  const stuck = new ReadableStream<Uint8Array>({ start: (to) => to.enqueue(new Uint8Array(1)) });
  await against((request) => new Response(request.url.endsWith("/stuck") ? stuck : endless), async (url) => {
    const most = { mostBytes: 1_000_000 };

    await assert.rejects(boundedFetch({ ...most, timeoutMs: 60_000 })(url), AnswerTooLarge);
    await assert.rejects(boundedFetch({ ...most, timeoutMs: 300 })(`${url}stuck`), /timed out|TimeoutError/i);
  });
});

Deno.test("boundedFetch() sends a POST once, also where the server hangs up on a connection that was kept", async () => {
  await using billy = await startBilly();
  const headers = { "x-access-token": billy.token };
  const fetch = boundedFetch({ timeoutMs: 60_000, mostBytes: 1_000_000 });
  const body = JSON.stringify({ contact: { name: "Jens", countryId: "DK" } });
  for (let times = 0; times < 10; times++) {
    await fetch(`${billy.api}/organization`, { headers });
    billy.faults.splice(0, 1, { on: "POST", do: "drop_after" });

    await assert.rejects(fetch(`${billy.api}/contacts`, { method: "POST", headers, body }));
  }

  assert.equal(billy.books.contacts.length, 10);
});
