import type { Customer } from "../customers/customer.ts";
import { AUTOMATIC } from "../kernel/automatic.ts";
import type { Member } from "../organizations/organization.ts";
import type { InvoiceMark, Party, Person, SaleView } from "./ports.ts";
import type { Sale } from "./sale.ts";

/** A sale with the names of those it concerns. */
export function viewOf(
  sale: Sale,
  customer: Customer,
  members: readonly Member[],
  invoice: InvoiceMark | null = null,
  calendarEventId: string | null = null,
): SaleView {
  const person = (id: string | null): Person | null => {
    if (id === AUTOMATIC.id) return AUTOMATIC;
    const member = members.find((one) => one.id === id);
    return member ? { id: member.id, name: member.name } : null;
  };
  return {
    ...sale,
    customer: { ...partyOf(customer), address: customer.address },
    assignee: person(sale.assignedTo),
    creator: person(sale.createdBy) ?? { id: sale.createdBy, name: "" },
    invoice,
    calendarEventId,
  };
}

function partyOf({ id, name, email, phone }: Customer): Party {
  return { id, name, email, phone };
}
