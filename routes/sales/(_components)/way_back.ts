import { parseDay } from "../../../domain/kernel/time.ts";

const PLACES = { board: "/sales/board", list: "/sales", calendar: "/calendar" } as const;

/**
 * Where a step was taken from, and leads back to: a day of the day list, the calendar's week, the board or the list as they were filtered. Null
 * for anything else; what somebody else wrote never leads out of these pages.
 */
export function wayBack(back: string | null | undefined): string | null {
  if (!back) return null;
  if (parseDay(back)) return `/today?day=${back}`;
  const [, place, query = ""] = /^(board|list|calendar)(?:\?(.*))?$/.exec(back) ?? [];
  if (!place) return null;
  const params = String(new URLSearchParams(query));
  return `${PLACES[place as keyof typeof PLACES]}${params && `?${params}`}`;
}
