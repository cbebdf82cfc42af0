import type { SaleId } from "../kernel/ids.ts";
import type { Ore } from "../kernel/money.ts";
import type { Day, Instant } from "../kernel/time.ts";
import type { Totals } from "../pricing/totals.ts";
import type { SaleStatus } from "../sales/moves.ts";
import { differences } from "./compare.ts";
import { bears, type Booked, type Invoice } from "./invoice.ts";
import { creditedBy, received } from "./mirror.ts";

/** What can be wrong between our books and the accounts. */
export const FINDING_KINDS = [
  "missing", // a completed sale without an invoice
  "gone", // our invoice is not in the accounts any more
  "doubled", // one sale has several invoices
  "different", // the amounts do not agree
  "currency", // the invoice is not in kroner
  "payment", // what is paid here and there is not the same
  "credited", // a credit note takes the sale's money back, and the sale still stands
  "unknown", // an invoice that belongs to no sale
] as const;
export type FindingKind = typeof FINDING_KINDS[number];

export interface Finding {
  readonly kind: FindingKind;
  /** What it is about, once for each kind: a sale's id or an invoice's. */
  readonly subject: string;
  readonly saleId: SaleId | null;
  readonly externalId: string | null;
  /** Numbers, amounts in øre and days. */
  readonly facts: Readonly<Record<string, string | number>>;
}

export type KeptFinding = Finding & {
  readonly foundAt: Instant;
  readonly saleNumber: string | null;
  /** Somebody has looked at it and said that it may be so. */
  readonly setAside: boolean;
};

/** A sale with its invoice, as our books have them. */
export interface Invoiced extends Totals {
  readonly saleId: SaleId;
  readonly number: string;
  readonly status: SaleStatus;
  readonly paid: Ore;
  readonly invoice: Invoice;
}

/** A completed sale that nobody made an invoice for. */
export interface Uninvoiced {
  readonly customerName: string;
  readonly saleId: SaleId;
  readonly number: string;
  readonly gross: Ore;
  readonly completedAt: Instant;
}

export interface Sides {
  readonly ours: readonly Invoiced[];
  readonly uninvoiced: readonly Uninvoiced[];
  /** Everything in the accounts from `since` on. */
  readonly theirs: readonly Booked[];
  readonly since: Day;
  /** Invoices from before the accounts were connected are nobody's concern. */
  readonly connectedOn: Day;
}

/** Everything that does not agree, both ways; nothing where all does. */
export function reconcile({ ours, uninvoiced, theirs, since, connectedOn }: Sides): readonly Finding[] {
  const invoices = theirs.filter(({ kind }) => kind === "invoice");
  const notesOf = Map.groupBy(theirs.filter(({ kind }) => kind === "credit_note"), (note) => note.credits);
  const byId = new Map(invoices.map((one) => [one.externalId, one]));
  const known = new Set<string>();
  const byMark = byMarks(invoices);

  const ofOurs = ours.flatMap((sale): Finding[] => {
    const { saleId, number, invoice } = sale;
    if (invoice.externalId === null) return [];
    known.add(invoice.externalId);
    const about = { saleId, externalId: invoice.externalId, subject: saleId };
    const booked = byId.get(invoice.externalId);
    if (booked === undefined) {
      return invoice.entryOn >= since && invoice.state !== "voided"
        ? [{ ...about, kind: "gone", facts: named(invoice.number) }]
        : [];
    }
    const notes = notesOf.get(booked.externalId) ?? [];
    const others = [...byMark.get(saleId) ?? [], ...byMark.get(number) ?? []].filter((one) =>
      one.externalId !== booked.externalId && one.state !== "voided" && bears(one, { saleId, number })
    );
    for (const { externalId } of others) known.add(externalId);
    const [gap] = differences(sale, booked).toSorted((a, b) =>
      Number(b.field === "gross") - Number(a.field === "gross")
    );
    const money = received({ invoice: booked, creditNotes: notes }, sale.gross);
    const credited = creditedBy(notes);
    return [
      ...others.length > 0
        ? [{
          ...about,
          kind: "doubled",
          facts: { ...named(booked.number), other: others[0].number ?? others[0].externalId },
        }]
        : [],
      ...booked.currency !== "DKK" ? [{ ...about, kind: "currency", facts: { currency: booked.currency } }] : [],
      ...gap ? [{ ...about, kind: "different", facts: { field: gap.field, ours: gap.ours, theirs: gap.theirs } }] : [],
      ...money !== sale.paid && booked.currency === "DKK"
        ? [{ ...about, kind: "payment", facts: { ours: sale.paid, theirs: money } }]
        : [],
      ...credited > 0 && sale.status !== "CANCELLED" && sale.status !== "LOST"
        ? [{ ...about, kind: "credited", facts: { ...named(booked.number), credited } }]
        : [],
    ] as Finding[];
  });

  const strange = invoices.filter((one) =>
    !known.has(one.externalId) && one.state === "approved" && one.entryOn >= connectedOn && one.entryOn >= since
  );
  return [
    ...uninvoiced.map(({ saleId, gross }): Finding => ({
      kind: "missing",
      subject: saleId,
      saleId,
      externalId: null,
      facts: { gross },
    })),
    ...ofOurs,
    ...strange.map((one): Finding => ({
      kind: "unknown",
      subject: one.externalId,
      saleId: null,
      externalId: one.externalId,
      facts: { ...named(one.number), on: one.entryOn, gross: one.gross ?? one.net ?? 0 },
    })),
  ];
}

function named(number: string | null): Record<string, string> {
  return number === null ? {} : { invoice: number };
}

/** Invoices by whatever in them could be a mark, so that each sale need not look through all of them. */
function byMarks(invoices: readonly Booked[]): Map<string, Booked[]> {
  const found = new Map<string, Booked[]>();
  for (const one of invoices) {
    const words = new Set([one.marker, one.orderNo, ...(one.text ?? "").split(/[^0-9A-Za-z-]+/)]);
    for (const word of words) {
      if (word) found.set(word, [...found.get(word) ?? [], one]);
    }
  }
  return found;
}
