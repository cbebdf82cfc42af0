import assert from "node:assert/strict";
import { csvBatches, readUpload, UploadFault } from "./upload.ts";

/** A request as a browser sends it, its bytes in pieces of one size. */
function sent(form: FormData, size: number): Promise<Request> {
  const whole = new Request("http://localhost/", { method: "POST", body: form });
  const type = whole.headers.get("content-type")!;
  return whole.bytes().then((bytes) => {
    const pieces = Array.from(
      { length: Math.ceil(bytes.length / size) },
      (_, at) => bytes.slice(at * size, (at + 1) * size),
    );
    const body = ReadableStream.from(pieces);
    return new Request("http://localhost/", { method: "POST", body, headers: { "content-type": type } });
  });
}

async function bytesOf(pieces: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const all: number[] = [];
  for await (const piece of pieces) all.push(...piece);
  return Uint8Array.from(all);
}

Deno.test("readUpload() gives fields and file whole, however the stream is cut", async () => {
  const bytes = Uint8Array.from({ length: 700 }, (_, at) => at % 7 === 0 ? 13 : at % 7 === 1 ? 10 : at % 256);
  const form = new FormData();
  form.set("kind", "CUSTOMERS");
  form.set("file", new File([bytes], "kunder æøå.csv"));
  for (const size of [1, 5, 64, 100_000]) {
    const upload = await readUpload(await sent(form, size));

    assert.equal(upload.fields.get("kind"), "CUSTOMERS");
    assert.equal(upload.file!.name, "kunder æøå.csv");
    assert.deepEqual(await bytesOf(upload.file!.bytes), bytes, `pieces of ${size}`);
  }
});

Deno.test("readUpload() stops at what is too large, cut off or no form", async () => {
  const form = new FormData();
  form.set("file", new File([new Uint8Array(300_000)], "x.csv"));
  const large = await readUpload(await sent(form, 10_000), 100_000);
  const cut = new Request("http://localhost/", {
    method: "POST",
    body: '--b\r\ncontent-disposition: form-data; name="file"; filename="x"\r\n\r\nabc',
    headers: { "content-type": "multipart/form-data; boundary=b" },
  });

  await assert.rejects(
    bytesOf(large.file!.bytes),
    (fault) => fault instanceof UploadFault && fault.kind === "too_large",
  );
  await assert.rejects(async () => await bytesOf((await readUpload(cut)).file!.bytes), UploadFault);
  await assert.rejects(readUpload(new Request("http://localhost/", { method: "POST", body: "a=b" })), UploadFault);
});

Deno.test("csvBatches() counts the line that names the delimiter, and refuses what is no text", async () => {
  const read = async (text: string) => {
    const bytes = Uint8Array.from(text, (char) => char.charCodeAt(0));
    return (await Array.fromAsync(csvBatches(ReadableStream.from([bytes.subarray(0, 5), bytes.subarray(5)])))).flat();
  };

  assert.deepEqual(await read("sep=;\r\nNavn;By, land\r\nBo;Aarhus\r\n"), [
    { line: 2, cells: ["Navn", "By, land"] },
    { line: 3, cells: ["Bo", "Aarhus"] },
  ]);
  for (const text of ["PK\x03\x04\x14\0\n", "\u00d0\u00cf\x11\u00e0\n", "%PDF-1.7\n"]) {
    await assert.rejects(read(text), (fault) => fault instanceof UploadFault && fault.kind === "not_a_csv");
  }
});

Deno.test("csvBatches() finds delimiter, mark and letters by itself", async () => {
  const text = "Navn;E-mail\r\nSøren;s@example.dk\r\n";
  const latin = Uint8Array.from(text, (char) => char.charCodeAt(0));
  const marked = Uint8Array.of(0xef, 0xbb, 0xbf, ...new TextEncoder().encode(text));
  for (const bytes of [latin, marked]) {
    const rows = [];
    for await (const batch of csvBatches(ReadableStream.from([bytes.subarray(0, 9), bytes.subarray(9)]))) {
      rows.push(...batch);
    }

    assert.deepEqual(rows.map(({ cells }) => cells), [["Navn", "E-mail"], ["Søren", "s@example.dk"]]);
  }
});
