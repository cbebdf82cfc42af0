// Screenshots as small PNGs: a page has few colours that matter, so 256 of them in a palette are a third of the bytes.
import { Buffer } from "node:buffer";
import { crc32, deflateSync } from "node:zlib";

const MOST_COLOURS = 256;
const SIGNATURE = [137, 80, 78, 71, 13, 10, 26, 10];
/** Bit depth 8, palette, and the only methods there are. */
const INDEXED = [8, 3, 0, 0, 0];

/** A picture in red, green, blue and alpha, as a canvas has it, as a PNG with at most 256 colours and no transparency. */
export function smallPng(width: number, height: number, rgba: Uint8Array): Uint8Array {
  const { palette, indexOf } = paletteOf(rgba);
  const rows = new Uint8Array(height * (width + 1));
  for (let y = 0, from = 0, to = 0; y < height; y++) {
    to++; // Filter 0: rows of indices shrink best as they are.
    for (let x = 0; x < width; x++, from += 4) rows[to++] = indexOf(colourAt(rgba, from));
  }
  const size = Buffer.alloc(8);
  size.writeUInt32BE(width, 0);
  size.writeUInt32BE(height, 4);
  return Buffer.concat([
    Buffer.from(SIGNATURE),
    chunk("IHDR", Buffer.concat([size, Buffer.from(INDEXED)])),
    chunk("PLTE", Buffer.from(palette.flatMap((it) => [it >> 16, it >> 8 & 255, it & 255]))),
    chunk("IDAT", deflateSync(rows, { level: 9, memLevel: 9 })),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function colourAt(rgba: Uint8Array, at: number): number {
  return rgba[at] << 16 | rgba[at + 1] << 8 | rgba[at + 2];
}

/** The colours used most, and for every other one the nearest of them: those others are the edges of letters. */
function paletteOf(rgba: Uint8Array): { palette: number[]; indexOf(colour: number): number } {
  const counts = new Map<number, number>();
  for (let at = 0; at < rgba.length; at += 4) {
    const colour = colourAt(rgba, at);
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  const palette = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, MOST_COLOURS).map(([it]) => it);
  const known = new Map(palette.map((colour, index) => [colour, index]));
  return {
    palette,
    indexOf(colour) {
      let index = known.get(colour);
      if (index === undefined) known.set(colour, index = nearest(palette, colour));
      return index;
    },
  };
}

function nearest(palette: readonly number[], colour: number): number {
  let best = 0, least = Infinity;
  palette.forEach((it, index) => {
    const red = (it >> 16) - (colour >> 16), green = (it >> 8 & 255) - (colour >> 8 & 255);
    const blue = (it & 255) - (colour & 255);
    const distance = red * red + green * green + blue * blue;
    if (distance < least) [best, least] = [index, distance];
  });
  return best;
}

function chunk(kind: string, content: Uint8Array): Uint8Array {
  const body = Buffer.concat([Buffer.from(kind, "latin1"), content]);
  const frame = Buffer.alloc(body.length + 8);
  frame.writeUInt32BE(content.length, 0);
  body.copy(frame, 4);
  frame.writeUInt32BE(crc32(body), body.length + 4);
  return frame;
}
