import type { WorkUseCases } from "../../../adapters/http/use_cases.ts";
import type { Actor } from "../../../domain/kernel/actor.ts";
import type { CustomerView } from "../../../domain/customers/customer.ts";
import type { Formats } from "../../../locales/format.ts";
import type { Words } from "../../../locales/words.ts";

const MOST = 8;

/** The customers a typed name, number or address may mean, best first, with what tells them apart. */
export async function findChoices(
  useCases: Pick<WorkUseCases, "findCustomers">,
  actor: Actor,
  q: string | null,
  { formats, words }: { readonly formats: Formats; readonly words: Words },
) {
  if (q === null) return [];
  const filter = { q, type: null, status: null, deleted: false };
  const { value } = await useCases.findCustomers(actor, filter, { by: "name", descending: false }, {
    size: MOST,
    page: 1,
  });
  return value.listing.rows.map((customer) => ({
    id: customer.id,
    name: customer.name,
    detail: detailOf(customer, formats, words),
  }));
}

/** Who is archived or blocked is said first: a new sale for them may be a mistake. */
function detailOf(
  { companyName, phone, email, address, status }: CustomerView,
  formats: Formats,
  words: Words,
): string {
  const known = [companyName, phone && formats.phone(phone), email, address.city].filter(Boolean).slice(0, 2);
  return [...(status === "ACTIVE" ? [] : [words.customerStatuses[status]]), ...known].join(" · ");
}
