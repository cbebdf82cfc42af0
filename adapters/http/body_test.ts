import assert from "node:assert/strict";
import { HttpError } from "fresh";
import { MOST_BODY_BYTES, readBody, readSentForm } from "./body.ts";

function sent(
  body: BodyInit | null,
  type: string | null = "application/x-www-form-urlencoded",
  more: Record<string, string> = {},
): Request {
  const request = new Request("http://localhost/x", { method: "POST", body, headers: more });
  if (type === null) request.headers.delete("content-type");
  else request.headers.set("content-type", type);
  return request;
}

function refuses(request: Request, status: number): Promise<void> {
  return assert.rejects(readSentForm(request), (error) => error instanceof HttpError && error.status === status);
}

Deno.test("readSentForm() reads what a browser sends, every sign of it", async () => {
  const fields = new URLSearchParams([["name", "Smørrebrød & Søn"], ["text", "a\r\nb + c"], ["text", "twice"], [
    "empty",
    "",
  ]]);

  const form = await readSentForm(sent(fields, "application/x-www-form-urlencoded;charset=UTF-8"));

  assert.deepEqual([...form], [["name", "Smørrebrød & Søn"], ["text", "a\r\nb + c"], ["text", "twice"], ["empty", ""]]);
});

Deno.test("readSentForm() refuses other kinds of body with 415", async () => {
  for (
    const type of [
      "text/plain",
      "application/json",
      "multipart/form-data; boundary=x",
      "application/x-www-form-urlencoded; charset=latin1",
      null,
    ]
  ) {
    await refuses(sent("a=b", type), 415);
  }
  for (const packing of ["gzip", "deflate", "br", "identity, gzip"]) {
    await refuses(sent("a=b", undefined, { "content-encoding": packing }), 415);
  }
  await readSentForm(sent("a=b", undefined, { "content-encoding": "identity" }));
});

Deno.test("readSentForm() takes a body that breaks off for one that never ends, and not for a fault of ours", async () => {
  let parts = 0;
  const broken = new ReadableStream({
    pull(controller) {
      if (parts++ === 0) controller.enqueue(new TextEncoder().encode("a=b"));
      else controller.error(new Deno.errors.BadResource("Cannot read request body"));
    },
  });

  await refuses(sent(broken), 408);
});

Deno.test("readSentForm() refuses more than 1 MB with 413, whatever its length claims", async () => {
  await refuses(sent("a=" + "x".repeat(MOST_BODY_BYTES)), 413);
  await refuses(sent("a=b", undefined, { "content-length": "10000000" }), 413);
  let pulled = 0;
  const endless = new ReadableStream({
    pull(controller) {
      pulled++;
      controller.enqueue(new Uint8Array(65_536).fill(97));
    },
  });
  await refuses(sent(endless), 413);
  assert.ok(pulled < 25, `${pulled} parts were read`);
});

Deno.test("readSentForm() refuses bytes that are not UTF-8 with 400", async () => {
  await refuses(sent(new Uint8Array([0x61, 0x3d, 0xff])), 400);
});

Deno.test("readBody() takes a body of exactly the limit, and none", async () => {
  assert.equal((await readBody(sent("x".repeat(1_000)), 1_000)).length, 1_000);
  assert.equal(await readBody(sent("x".repeat(1_001)), 1_000), "too_large");
  assert.equal((await readBody(sent(null))).length, 0);
});

Deno.test("L2: a body that trickles in is given up, and its connection is let go", async () => {
  let gone = false;
  const endless = new ReadableStream({
    async pull(controller) {
      await new Promise((resolve) => setTimeout(resolve, 5));
      if (!gone) controller.enqueue(new Uint8Array([97]));
    },
    cancel: () => void (gone = true),
  });

  assert.equal(await readBody(sent(endless), 1_000_000, 50), "too_slow");
  assert.ok(gone);
});
