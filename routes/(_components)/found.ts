import { activityLink } from "../../adapters/http/activity.ts";
import type { State } from "../../adapters/http/define.ts";

/** Something a word led to, as the palette and its page show it. */
export interface Found {
  readonly group: string;
  readonly label: string;
  readonly detail: string;
  readonly href: string;
}

/** What the word may mean. Whom it names comes first: their sales are on their page. */
export async function foundFor({ useCases, actor, words: t, formats }: State, q: string): Promise<Found[]> {
  const { value } = await useCases.findAnything(actor, q);
  return [
    ...value.customers.map(({ id, name, phone, email, address }) => ({
      group: t.nav.customers,
      label: name,
      detail: [phone && formats.phone(phone), email, address.city].filter(Boolean).slice(0, 2).join(" · "),
      href: `/customers/${id}`,
    })),
    ...value.sales.map(({ id, number, customerName, title, status }) => ({
      group: t.nav.sales,
      label: `${number} · ${customerName}`,
      detail: `${title} · ${t.statuses[status]}`,
      href: `/sales/${id}`,
    })),
    ...value.leads.map(({ id, contactName, companyName, status }) => ({
      group: t.nav.leads,
      label: contactName,
      detail: [companyName, t.leads.statuses[status]].filter(Boolean).join(" · "),
      href: `/leads/${id}`,
    })),
  ];
}

/** What something happened to last, before a word is typed. */
export async function recentFor({ useCases, actor, words: t }: State): Promise<Found[]> {
  const { value } = await useCases.findRecent(actor);
  return value.flatMap((one) => {
    const href = activityLink(one);
    return href === null ? [] : [{
      group: t.daily.find.recent,
      label: one.lead ? one.lead.name : `${one.saleNumber} · ${one.customerName}`,
      detail: one.lead ? t.nav.leads : t.nav.sales,
      href,
    }];
  });
}
