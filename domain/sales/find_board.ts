import type { Actor } from "../kernel/actor.ts";
import type { Listing, ListTotals } from "../kernel/page.ts";
import { yes } from "../kernel/result.ts";
import type { Question } from "../tenants.ts";
import { ownerSeen } from "./access.ts";
import { SALE_STATUSES, type SaleStatus } from "./moves.ts";
import type { SaleFilter, SaleRow } from "./ports.ts";
import type { World } from "./world.ts";

/** The states a sale is worked on in; in the others it has come to its end, and is only counted. */
export const OPEN_STATUSES: readonly SaleStatus[] = ["QUOTE_SENT", "ACCEPTED", "SCHEDULED", "IN_PROGRESS", "COMPLETED"];

/** The state whose next visit comes first, with those that were forgotten before it; in the others the newest sale does. */
export const NEXT_FIRST: SaleStatus = "SCHEDULED";

/** How many cards of a column are laid out; the rest are one link away. */
const MOST_CARDS = 25;

/** One state of the sales the actor may see: what they come to, and the first of those still worked on. */
export interface BoardColumn {
  readonly status: SaleStatus;
  readonly totals: ListTotals;
  readonly cards: readonly SaleRow[];
}

/** The sales a filter leaves, by state, in one round trip; its own statuses are not looked at. */
export function findBoard({ tenants }: Pick<World, "tenants">) {
  return async (actor: Actor, filter: SaleFilter) => {
    const inStatus = (status: SaleStatus): SaleFilter => ({
      ...filter,
      statuses: [status],
      owner: ownerSeen(actor) ?? filter.owner,
      deleted: false,
    });
    const found = await tenants.read(actor, ({ sales, members, live }) => {
      const questions: Record<string, Question<unknown>> = {};
      for (const status of SALE_STATUSES) {
        questions[`totals ${status}`] = sales.totals(inStatus(status));
        if (!OPEN_STATUSES.includes(status)) continue;
        questions[`cards ${status}`] = sales.list(inStatus(status), status === NEXT_FIRST ? OLDEST : NEWEST, {
          size: MOST_CARDS,
          page: 1,
        });
      }
      return { live: live.now(), ...questions, members: members.all() };
    });
    const answers = found as unknown as Record<string, ListTotals & Listing<SaleRow>>;
    const columns = SALE_STATUSES.map((status): BoardColumn => ({
      status,
      totals: answers[`totals ${status}`],
      cards: inOrder(status, answers[`cards ${status}`]?.rows ?? []),
    }));
    return yes({ columns, members: found.members, live: found.live });
  };
}

const NEWEST = { by: "date", descending: true } as const, OLDEST = { by: "date", descending: false } as const;

function inOrder(status: SaleStatus, rows: readonly SaleRow[]): readonly SaleRow[] {
  const at = ({ scheduledAt }: SaleRow) => scheduledAt === null ? Infinity : Date.parse(scheduledAt);
  return status === NEXT_FIRST ? rows.toSorted((a, b) => at(a) - at(b)) : rows;
}
