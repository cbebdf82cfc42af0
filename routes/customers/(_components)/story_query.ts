import type { StoryPart } from "../../../domain/customers/find_customers.ts";
import { MOMENT_GROUPS, type MomentGroup, type MomentPlace } from "../../../domain/customers/timeline.ts";
import type { CustomerId } from "../../../domain/kernel/ids.ts";
import { readCursor, writeCursor } from "../../../domain/kernel/page.ts";
import { parseInstant } from "../../../domain/kernel/time.ts";

const BETWEEN = " ";

/** The address of a part of a customer's history. */
export function storyAddress(id: CustomerId, group: MomentGroup | null, after: MomentPlace | null = null): string {
  const query = new URLSearchParams({
    ...(group === null ? {} : { show: group }),
    ...(after === null ? {} : { before: writeCursor({ way: "after", value: after.at + BETWEEN + after.key, id }) }),
  });
  return `/customers/${id}${query.size > 0 ? `?${query}` : ""}#story`;
}

/** Which part an address means; what nobody wrote is the whole history from the beginning. */
export function readStory(query: URLSearchParams): StoryPart {
  const place = String(readCursor(query.get("before") ?? "")?.value ?? "");
  const at = parseInstant(place.slice(0, place.indexOf(BETWEEN))), key = place.slice(place.indexOf(BETWEEN) + 1);
  return {
    group: MOMENT_GROUPS.find((group) => group === query.get("show")) ?? null,
    after: at === null || key === "" ? null : { at, key },
  };
}
