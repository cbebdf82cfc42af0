/** An id is sixteen bytes. */
const SIZE = 16;

/** Ids in an order, packed, some thousand in each piece of Base64: the order of a list can be held however long it is. */
export type Roll = readonly string[];

/** So many ids stand in a piece of a roll, fewer only in its last. */
export const IDS_IN_A_PIECE = 4_000;

/** The ids in their order as a roll. */
export function rollOf(ids: readonly string[]): Roll {
  const pieces = Math.ceil(ids.length / IDS_IN_A_PIECE);
  return Array.from({ length: pieces }, (_, piece) => {
    const some = ids.slice(piece * IDS_IN_A_PIECE, (piece + 1) * IDS_IN_A_PIECE);
    return Uint8Array.fromHex(some.join("").replaceAll("-", "")).toBase64();
  });
}

/** The ids of a roll in their order, at most so many at a time. */
export function* idsOf<Id extends string>(roll: Roll, atATime: number): Iterable<readonly Id[]> {
  for (const piece of roll) {
    const bytes = Uint8Array.fromBase64(piece);
    for (let from = 0; from < bytes.length; from += atATime * SIZE) {
      const hex = bytes.subarray(from, from + atATime * SIZE).toHex();
      yield Array.from({ length: hex.length / (2 * SIZE) }, (_, place) => idIn(hex, place * 2 * SIZE) as Id);
    }
  }
}

function idIn(hex: string, at: number): string {
  const part = (from: number, to: number) => hex.slice(at + from, at + to);
  return `${part(0, 8)}-${part(8, 12)}-${part(12, 16)}-${part(16, 20)}-${part(20, 32)}`;
}
