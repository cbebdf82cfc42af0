import type { UserId, ViewId } from "../../domain/kernel/ids.ts";
import { type SavedView, viewQuery } from "../../domain/views/view.ts";

interface Keepers {
  readonly admin: UserId;
  readonly manager: UserId;
}

/** Lists that were kept: two for everybody, one with columns of its own, and one of the administrator alone. */
export function keptViews({ admin, manager }: Keepers, next: () => ViewId): SavedView[] {
  const columns = (...keys: string[]) => keys.map((key) => `&column=${key}`).join("");
  const view = (userId: UserId, name: string, query: string, shared: boolean) => (
    { id: next(), userId, name, query: viewQuery(query), shared }
  );
  const unpaid = "status=COMPLETED&paymentStatus=PENDING&paymentStatus=PARTIALLY_PAID";
  return [
    view(manager, "Rykkerliste", unpaid + columns("number", "customer", "amount", "paid", "payment", "due"), true),
    view(
      manager,
      "Næste besøg",
      `status=SCHEDULED${columns("number", "customer", "service", "scheduled", "assignee")}`,
      true,
    ),
    view(admin, "Store tilbud", "status=QUOTE_SENT&sort=-amount", false),
  ];
}
