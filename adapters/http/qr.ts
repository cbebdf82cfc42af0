import { encode } from "uqr";

/** A QR code as one path of an SVG with one unit a square, and how many squares it is wide. */
export interface Qr {
  readonly size: number;
  readonly path: string;
}

/** The text as a QR code, with the quiet border scanners need. */
export function qrOf(text: string): Qr {
  const { size, data } = encode(text, { ecc: "M", border: 4 });
  const squares = data.flatMap((row, y) => row.flatMap((dark, x) => dark ? [`M${x} ${y}h1v1h-1z`] : []));
  return { size, path: squares.join("") };
}
