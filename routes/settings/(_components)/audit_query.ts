import { EVERY_LINE } from "../../../domain/audit/find_audit.ts";
import type { AuditFilter } from "../../../domain/audit/ports.ts";
import { parseId, type UserId } from "../../../domain/kernel/ids.ts";
import { LAST_NUMBERED_PAGE, type Part, readCursor } from "../../../domain/kernel/page.ts";
import { addDays, parseDay, startOfDay } from "../../../domain/kernel/time.ts";

const ROWS = 50;

/** Reads the log's address; what cannot be read counts as not given. Days are the firm's own. */
export function readAuditQuery(params: URLSearchParams, zone: string): { filter: AuditFilter; part: Part } {
  const given = (name: string) => params.get(name)?.trim() ?? "";
  const from = parseDay(given("from")), to = parseDay(given("to"));
  const cursor = readCursor(given("cursor"));
  const page = /^[1-9]\d?$/.test(given("page")) ? Math.min(Number(given("page")), LAST_NUMBERED_PAGE) : 1;
  return {
    filter: {
      ...EVERY_LINE,
      actorId: parseId<UserId>(given("who")),
      action: /^[a-z_]{1,60}$/.test(given("what")) ? given("what") : null,
      resourceId: parseId<string>(given("about")),
      from: from && startOfDay(from, zone),
      until: to && startOfDay(addDays(to, 1), zone),
    },
    part: cursor ? { size: ROWS, cursor } : { size: ROWS, page },
  };
}
