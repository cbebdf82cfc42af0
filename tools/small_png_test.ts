import assert from "node:assert/strict";
import { Buffer } from "node:buffer";
import { inflateSync } from "node:zlib";
import { smallPng } from "./small_png.ts";

/** The chunks of a PNG by name, each with its content. */
function chunksOf(png: Uint8Array): Record<string, Buffer> {
  const bytes = Buffer.from(png);
  const found: Record<string, Buffer> = {};
  for (let at = 8; at < bytes.length;) {
    const length = bytes.readUInt32BE(at);
    found[bytes.toString("latin1", at + 4, at + 8)] = bytes.subarray(at + 8, at + 8 + length);
    at += length + 12;
  }
  return found;
}

Deno.test("a picture of few colours keeps every pixel", () => {
  const red = [255, 0, 0, 255], blue = [0, 0, 255, 255];
  const png = chunksOf(smallPng(2, 2, Uint8Array.from([...red, ...blue, ...blue, ...blue])));

  const rows = inflateSync(png.IDAT);

  const colour = (index: number) => [...png.PLTE.subarray(index * 3, index * 3 + 3)];
  assert.deepEqual([png.IHDR.readUInt32BE(0), png.IHDR.readUInt32BE(4)], [2, 2]);
  assert.deepEqual([rows[1], rows[2], rows[4], rows[5]].map(colour), [[255, 0, 0], [0, 0, 255], [0, 0, 255], [
    0,
    0,
    255,
  ]]);
});

Deno.test("a colour beyond the palette becomes its nearest", () => {
  // 256 greys twice each, and one pixel beside the grey 100.
  const greys = Array.from({ length: 512 }, (_, i) => [i % 256, i % 256, i % 256, 255]);
  const png = chunksOf(smallPng(513, 1, Uint8Array.from([...greys, [100, 101, 100, 255]].flat())));

  const rows = inflateSync(png.IDAT);

  assert.equal(png.PLTE.length, 256 * 3);
  assert.equal(png.PLTE[rows[513] * 3], 100);
});
