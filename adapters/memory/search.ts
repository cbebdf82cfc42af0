import type { Customer } from "../../domain/customers/customer.ts";
import type { Lead } from "../../domain/leads/lead.ts";

/** Those every word stands in; where there is none, those a slip of the finger away. What SQL does, in small. */
export function customersFound(customers: readonly Customer[], q: string): Customer[] {
  return found(customers, textOfCustomer, q);
}

export function leadsFound(leads: readonly Lead[], q: string): Lead[] {
  return found(
    leads,
    ({ contactName, companyName, contactEmail, contactPhone }) =>
      textOf([contactName, companyName, contactEmail], contactPhone),
    q,
  );
}

/** Whether every word searched for stands in name, company, e-mail, telephone or CVR; a telephone number may be written with blanks. */
export function isFoundBy(customer: Customer, q: string): boolean {
  return standsIn(textOfCustomer(customer), q);
}

function textOfCustomer({ name, companyName, email, phone, cvr }: Customer): string {
  return textOf([name, companyName, email, cvr], phone);
}

function textOf(words: readonly (string | null)[], phone: string | null): string {
  return folded([...words, (phone ?? "").replace("+", "")].map((word) => word ?? "").join(" "));
}

function found<Record>(records: readonly Record[], text: (record: Record) => string, q: string): Record[] {
  const exact = records.filter((record) => standsIn(text(record), q));
  if (exact.length > 0) return exact;
  const words = wordsOf(q);
  if (!words.some((word) => /^[a-z]{4,}$/.test(word))) return [];
  return records.filter((record) => {
    const whole = text(record), own = whole.split(/[^a-z0-9]+/);
    return words.every((word) =>
      whole.includes(word) || (/^[a-z]{4,}$/.test(word) && own.some((other) => slipAway(word, other)))
    );
  });
}

function standsIn(text: string, q: string): boolean {
  const words = wordsOf(q);
  return words.length > 0 && words.every((word) => text.includes(word));
}

function wordsOf(q: string): string[] {
  const digits = q.replaceAll(/[^0-9]/g, "");
  const wanted = /^[0-9 ()/+.-]+$/.test(q) ? digits.length > 8 ? digits.replace(/^00/, "") : digits : folded(q);
  return wanted.split(/\s+/).filter(Boolean);
}

/** Lower case, and the Danish letters as foreign keyboards write them. */
function folded(text: string): string {
  return text.toLowerCase().replaceAll(/[æä]/g, "ae").replaceAll(/[øö]/g, "o").replaceAll("å", "a")
    .normalize("NFD").replaceAll(/\p{Mn}/gu, "").replaceAll("oe", "o").replaceAll("aa", "a");
}

/** One letter more, less or other, or two that changed places. */
function slipAway(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  const [restA, restB] = [a.slice(start), b.slice(start)];
  return restA.slice(1) === restB.slice(1) || restA.slice(1) === restB || restA === restB.slice(1) ||
    (restA.slice(2) === restB.slice(2) && restA[0] === restB[1] && restA[1] === restB[0]);
}
