import { Card } from "../../../components/Card.tsx";
import { Contact, placeOf } from "../../../components/Contact.tsx";
import { DefinitionList, type Fact } from "../../../components/DefinitionList.tsx";
import { Icon } from "../../../components/Icon.tsx";
import { Tag } from "../../../components/StatusBadge.tsx";
import type { CustomerView, Likeness } from "../../../domain/customers/customer.ts";
import type { CustomerId } from "../../../domain/kernel/ids.ts";
import type { ListTotals } from "../../../domain/kernel/page.ts";
import type { Day } from "../../../domain/kernel/time.ts";
import type { Formats } from "../../../locales/format.ts";
import type { Words } from "../../../locales/words.ts";

interface Reading {
  readonly words: Words;
  readonly formats: Formats;
}

/** How to reach the customer: each a tap away. */
export function ContactCard({ customer, trouble, words: t, formats }: {
  readonly customer: CustomerView;
  /** What is wrong with the address, in sentences. */
  readonly trouble: readonly string[];
} & Reading) {
  if (!customer.phone && !customer.email && !placeOf(customer.address)) return null;
  return (
    <Card title={t.customers.contact}>
      <Contact {...customer} words={t} formats={formats}>
        {customer.email && trouble.length > 0 && (
          <span class="field-error" role="note">
            <Icon name="circle-alert" />
            {trouble.join(" ")}
          </span>
        )}
      </Contact>
    </Card>
  );
}

/** What is known of the customer, with the sales one may see: all that they come to for those who may know it. */
export function FactsCard({ customer, sales, today, words: t, formats }: {
  readonly customer: CustomerView;
  /** How many one may see. */
  readonly sales: Pick<ListTotals, "count" | "isLowerBound">;
  readonly today: Day;
} & Reading) {
  const { customers: say } = t;
  const { salesCount, revenueOre, lastSaleOn } = customer.stats;
  const facts: (Fact | false)[] = [
    customer.companyName !== null && { term: say.company, value: customer.companyName },
    customer.cvr !== null && { term: say.cvr, value: customer.cvr },
    customer.ean !== null && { term: say.ean, value: customer.ean },
    { term: say.status, value: t.customerStatuses[customer.status] },
    {
      term: say.sales,
      value: salesCount === null ? formats.count(sales.count, sales.isLowerBound) : formats.count(salesCount),
    },
    revenueOre !== null && { term: say.revenue, value: formats.money(revenueOre) },
    lastSaleOn !== null && { term: say.lastSale, value: formats.relativeDay(lastSaleOn, today) },
  ];
  return (
    <Card title={say.about}>
      <DefinitionList facts={facts.filter((fact) => fact !== false)} />
      {customer.tags.length > 0 && (
        <p class="badges mt-3">
          {customer.tags.map((tag) => (
            <a key={tag} href={`/customers?tag=${encodeURIComponent(tag)}`} class="tag-link">
              <Tag word={tag} />
            </a>
          ))}
        </p>
      )}
      {customer.notes && <p class="note-text mt-3 text-ink-2">{customer.notes}</p>}
    </Card>
  );
}

export interface Double {
  readonly id: CustomerId;
  readonly name: string;
  readonly by: Likeness;
}

/** Others with the same mark, each with the way to make them one. */
export function DoublesCard(
  { id, doubles, mergeable, words: t }: {
    readonly id: CustomerId;
    readonly doubles: readonly Double[];
    readonly mergeable: boolean;
    readonly words: Words;
  },
) {
  const { doubles: say, merge } = t.customerPage;
  if (doubles.length === 0) return null;
  return (
    <Card title={say.title}>
      <ul class="doubles">
        {doubles.map((double) => (
          <li key={double.id}>
            <a class="contact-way" href={`/customers/${double.id}`}>{double.name}</a>
            <Tag word={say.by[double.by]} />
            {mergeable && <a class="btn ml-auto" href={`/customers/${id}/merge?with=${double.id}`}>{merge.choose}</a>}
          </li>
        ))}
      </ul>
    </Card>
  );
}
