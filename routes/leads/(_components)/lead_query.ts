import { parseId, type UserId } from "../../../domain/kernel/ids.ts";
import type { Part } from "../../../domain/kernel/page.ts";
import { addDays, type Day, parseDay } from "../../../domain/kernel/time.ts";
import { EVERY_LEAD } from "../../../domain/leads/filter.ts";
import { ENDING_WORDS, LEAD_STATUSES, type LeadStatus, OPEN_STATUSES, PRIORITIES } from "../../../domain/leads/lead.ts";
import { LEAD_SORTS, type LeadSort, type LeadWish } from "../../../domain/leads/ports.ts";
import { SOURCES } from "../../../domain/sales/sale.ts";
import { addressWith, readPart, searchText } from "../../sales/(_components)/sale_query.ts";

/** What the address of the list or the board asks for. */
export interface LeadQuery {
  readonly wish: LeadWish;
  readonly sort: LeadSort;
  readonly part: Part;
  /** Whether the status was said; the list shows the open ones otherwise. */
  readonly status: "open" | "all" | "chosen";
}

const BEST: LeadSort = { by: "score", descending: true };
/** The order a header gives at the first click. */
const FALLING_FIRST = new Set<LeadSort["by"]>(["score", "created", "value"]);
const FOLLOW_UPS = ["overdue", "today", "due", "none"] as const;
export const EVERY_STATUS = "ALL";

/** Reads the list's address; what cannot be read counts as not given. */
export function readLeadQuery(params: URLSearchParams): LeadQuery {
  const one = <T>(name: string, read: (text: string) => T | null): T | null => {
    const text = params.get(name)?.trim();
    return text ? read(text) : null;
  };
  const word = <T extends string>(name: string, words: readonly T[]): T | null =>
    one(name, (text) => words.find((one) => one === text) ?? null);
  const score = (text: string) => /^\d{1,3}$/.test(text) && Number(text) <= 100 ? Number(text) : null;
  const chosen: LeadStatus[] = LEAD_STATUSES.filter((status) => params.getAll("status").includes(status));
  const bin = params.get("bin") === "1";
  const status = chosen.length > 0 ? "chosen" : bin || params.get("status") === EVERY_STATUS ? "all" : "open";
  return {
    status,
    wish: {
      ...EVERY_LEAD,
      statuses: status === "chosen" ? chosen : status === "all" ? [] : OPEN_STATUSES,
      priorities: PRIORITIES.filter((priority) => params.getAll("priority").includes(priority)),
      source: word("source", SOURCES),
      ending: word("ending", ENDING_WORDS),
      q: one("q", searchText),
      assignedTo: one("assignedTo", (text) => text === "nobody" ? "nobody" : parseId<UserId>(text)),
      customerId: one("customerId", (text) => parseId(text)),
      createdFrom: one("createdFrom", parseDay),
      createdTo: one("createdTo", parseDay),
      scoreFrom: one("scoreFrom", score),
      scoreTo: one("scoreTo", score),
      followUp: word("followUp", FOLLOW_UPS),
      deleted: bin,
    },
    sort: one("sort", readSort) ?? BEST,
    part: readPart(params),
  };
}

/** How far back the report looks where its address says no more. */
const REPORT_DAYS = 365;

/** The days whose leads the report is about: the last year where none are said, and the right way round. */
export function readReportDays(params: URLSearchParams, today: Day): { readonly from: Day; readonly to: Day } {
  const day = (name: string) => parseDay(params.get(name) ?? "");
  const to = day("to") ?? today, from = day("from") ?? addDays(to, 1 - REPORT_DAYS);
  return from <= to ? { from, to } : { from: to, to: from };
}

/** Whether anything beside the view is narrowed. */
export function isNarrowed({ wish }: LeadQuery): boolean {
  return wish.priorities.length > 0 || [
    ...[wish.source, wish.ending, wish.q, wish.assignedTo, wish.customerId, wish.createdFrom, wish.createdTo],
    ...[wish.scoreFrom, wish.scoreTo, wish.followUp],
  ].some((value) => value !== null);
}

function readSort(text: string): LeadSort | null {
  const by = LEAD_SORTS.find((word) => word === text.replace(/^-/, ""));
  return by ? { by, descending: text.startsWith("-") } : null;
}

/** How a header sorts: the link of the next click, and the order it shows now. */
export function leadSortLink(url: URL, now: LeadSort, by: LeadSort["by"]) {
  const descending = now.by === by ? !now.descending : FALLING_FIRST.has(by);
  const order: "ascending" | "descending" = now.descending ? "descending" : "ascending";
  return { href: addressWith(url, { sort: (descending ? "-" : "") + by }), ...(now.by === by ? { order } : {}) };
}
