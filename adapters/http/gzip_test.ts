import assert from "node:assert/strict";
import { gunzipSync } from "node:zlib";
import { gzippedPages } from "./gzip.ts";

const INFO = {} as Deno.ServeHandlerInfo<Deno.NetAddr>;
const PAGE = "<p>hej, æøå</p>".repeat(200);

function ask(
  answer: () => Response,
  headers: Record<string, string> = { "accept-encoding": "gzip, deflate, br, zstd" },
) {
  return gzippedPages(answer)(new Request("http://localhost/", { headers }), INFO);
}
const html = (status = 200) => new Response(PAGE, { status, headers: { "content-type": "text/html; charset=utf-8" } });

Deno.test("gzippedPages() sends a page as gzip, with its status and headers, to whoever takes it", async () => {
  const answer = await ask(() => {
    const page = html(422);
    page.headers.set("x-frame-options", "DENY");
    return page;
  });

  assert.equal(answer.status, 422);
  assert.equal(answer.headers.get("content-encoding"), "gzip");
  assert.equal(answer.headers.get("vary"), "Accept-Encoding");
  assert.equal(answer.headers.get("x-frame-options"), "DENY");
  assert.equal(gunzipSync(await answer.bytes()).toString(), PAGE);
});

for (const accepted of ["", "br", "identity", "gzip;q=0", "gzip; q=0.0", "xgzip"]) {
  Deno.test(`gzippedPages() leaves a page as it is for "${accepted}"`, async () => {
    const answer = await ask(() => html(), { "accept-encoding": accepted });

    assert.equal(answer.headers.get("content-encoding"), null);
    assert.equal(answer.headers.get("vary"), "Accept-Encoding");
    assert.equal(await answer.text(), PAGE);
  });
}

for (const accepted of ["gzip", "GZIP", "deflate, gzip;q=0.5", "*"]) {
  Deno.test(`gzippedPages() sends gzip for "${accepted}"`, async () => {
    const answer = await ask(() => html(), { "accept-encoding": accepted });

    assert.equal(answer.headers.get("content-encoding"), "gzip");
    await answer.body?.cancel();
  });
}

Deno.test("gzippedPages() does not touch files, small pages, what is encoded already and answers without a body", async () => {
  const type = { "content-type": "text/html" };
  const answers = [
    new Response("body{}".repeat(1_000), { headers: { "content-type": "text/css" } }),
    new Response("<p>small</p>", { headers: type }),
    new Response(PAGE, { headers: { ...type, "content-encoding": "br" } }),
    new Response(null, { status: 303, headers: { ...type, location: "/login" } }),
    new Response(null, { status: 304, headers: type }),
  ];
  for (const given of answers) {
    const before = given.headers.get("content-encoding");

    const answer = await ask(() => given);

    assert.equal(answer.headers.get("content-encoding"), before);
    assert.equal(answer.status, given.status);
    await answer.body?.cancel();
  }
});

for (
  const [size, page] of [["small", "æ".repeat(1_000)], ["large", "æ→".repeat(150_000)], ["huge", "x".repeat(3_000_000)]]
) {
  Deno.test(`gzippedPages() sends a ${size} page whole, whatever was sent before`, async () => {
    const answer = await ask(() => new Response(page, { headers: { "content-type": "text/html" } }));

    assert.ok(gunzipSync(await answer.bytes()).toString() === page);
  });
}
