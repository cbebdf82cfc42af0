import type { Ids, UserId } from "../../domain/kernel/ids.ts";
import { addDays, addMinutes, type Day } from "../../domain/kernel/time.ts";
import type { FirmBooks } from "../firm_books.ts";
import type { Firm } from "./firms.ts";
import { startOf } from "./working_days.ts";

const ZONE = "Europe/Copenhagen";
const AT_TEN = 10 * 60;

/** Whom the firm is about to let in: two colleagues who were asked, and the programs that work with keys. */
export function letIn(
  { domain }: Pick<Firm, "domain">,
  { admin }: { readonly admin: UserId },
  today: Day,
  ids: Ids,
): Pick<FirmBooks, "invitations" | "keys"> {
  const daysAgo = (days: number) => addMinutes(startOf(addDays(today, -days), ZONE), AT_TEN);
  return {
    invitations: [
      {
        ...{ id: ids.next<string>(), email: `nanna.kjeldsen@${domain}`, name: "Nanna Kjeldsen" },
        ...{ role: "SALES_REP", by: admin, at: daysAgo(1) },
      },
      {
        ...{ id: ids.next<string>(), email: `revisor@${domain}`, name: "Ole Rask" },
        ...{ role: "VIEWER", by: admin, at: daysAgo(4) },
      },
    ],
    keys: [
      {
        ...{ id: ids.next<string>(), name: "Hjemmesidens formular", ending: "q7Zd", by: admin, at: daysAgo(40) },
        ...{ scopes: ["view_leads", "edit_leads"], days: 180, usedAt: daysAgo(1) },
      },
      {
        ...{ id: ids.next<string>(), name: "Regneark til bogholderiet", ending: "Kx2p", by: admin, at: daysAgo(120) },
        ...{ scopes: ["view_sales", "view_customers", "view_reports"], days: 90, usedAt: daysAgo(35) },
      },
    ],
  };
}
