import { parseDay } from "../../../domain/kernel/time.ts";

/**
 * Where a step was taken from, and leads back to: a day of the day list, the board or the list as they were filtered. Null
 * for anything else; what somebody else wrote never leads out of these pages.
 */
export function wayBack(back: string | null | undefined): string | null {
  if (!back) return null;
  if (parseDay(back)) return `/today?day=${back}`;
  const [, place, query = ""] = /^(board|list)(?:\?(.*))?$/.exec(back) ?? [];
  if (!place) return null;
  const params = String(new URLSearchParams(query));
  return `${place === "board" ? "/sales/board" : "/sales"}${params && `?${params}`}`;
}
