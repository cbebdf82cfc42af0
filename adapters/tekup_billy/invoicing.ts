import { z } from "zod";
import { type Job, shortened } from "../../domain/delivery/job.ts";
import type { Hands } from "../../domain/delivery/handler.ts";
import { type BillingSettings, settingsFrom } from "../../domain/invoicing/accounts.ts";
import type { InvoiceDraft, InvoiceLine, KnownContact } from "../../domain/invoicing/draft.ts";
import { bears, type Booked } from "../../domain/invoicing/invoice.ts";
import { type Invoicing, type OpenInvoicing, Undelivered } from "../../domain/invoicing/ports.ts";
import { ONE, ore } from "../../domain/kernel/money.ts";
import { addDays } from "../../domain/kernel/time.ts";
import { lineAmount } from "../../domain/pricing/line.ts";
import { type Bucket, bucket } from "../call_bucket.ts";
import { answerOf, jsonOrNull, passingFailure, understood } from "../vendor_answer.ts";
import { DayField, Id, Kroner } from "../vendor_fields.ts";

/** The server lets 100 calls through in 15 minutes, whoever makes them. */
const CALLS_PER_MINUTE = 6;
const PART = 100;
const MOST_PARTS = 50;
const LONGEST_TURN_MS = 15_000;

/** Sums are missing here: the server asks Billy for fields it does not have. */
const Listed = z.object({
  id: Id,
  invoiceNo: z.string().nullish(),
  state: z.enum(["draft", "approved", "voided"]),
  entryDate: DayField,
  dueDate: DayField.nullish(),
  balance: Kroner,
});
const Whole = z.object({
  invoice: z.object({
    id: Id,
    entryDate: DayField,
    lines: z.array(z.object({ description: z.string().nullish(), amount: Kroner.nullish() })),
  }),
});
const Made = z.object({ invoice: z.object({ id: Id }) });
const Pagination = z.object({ pagination: z.object({ hasMore: z.boolean() }) });
const Tool = z.object({
  data: z.object({
    isError: z.boolean().optional(),
    content: z.array(z.object({ text: z.string() })).default([]),
    structuredContent: z.unknown().optional(),
  }),
});

type Call = <T>(tool: string, wanted: z.ZodType<T>, given?: Record<string, unknown>) => Promise<T>;

/** Opens a firm's Tekup-Billy for a job: drafts and approval; mail and deleting it cannot do, and it says so. */
export function tekupBillyInvoicing(
  { url, callsPerMinute = CALLS_PER_MINUTE }: { readonly url: string; readonly callsPerMinute?: number },
): OpenInvoicing {
  const turns = new Map<string, Bucket>();
  return ({ integration, fetch, signal, clock }: Hands) => {
    if (integration === null) throw new Undelivered({ kind: "dead", why: { code: "not_connected" } });
    const { secret: key, settings } = integration;
    const turn = turns.get(key) ?? bucket(callsPerMinute);
    turns.set(key, turn);

    const call: Call = async (tool, wanted, given = {}) => {
      if (!await turn.turn(LONGEST_TURN_MS, signal)) {
        throw new Undelivered({ kind: "later", why: { code: "own_limit" }, afterSeconds: 60 });
      }
      const answer = await answerOf(() =>
        fetch(`${url}/api/v1/tools/${tool}`, {
          method: "POST",
          signal,
          headers: { "x-api-key": key, "content-type": "application/json" },
          body: JSON.stringify({ arguments: given }),
        })
      );
      const passing = answer.ok ? null : passingFailure(answer);
      if (passing) throw passing;
      if (!answer.ok) throw refused(answer.status, answer.text);
      const { data } = understood(Tool, jsonOrNull(answer.text));
      // A tool that failed answers 200 and success; only this says so.
      if (data.isError) throw refused(200, data.content[0]?.text ?? "");
      return understood(wanted, data.structuredContent);
    };
    const chosen = settingsFrom(settings);
    return { provider: "tekup_billy", settings: chosen, invoicing: invoicingBy(call, chosen, () => clock.now()) };
  };
}

/** Why Billy refused is lost on the way, so it cannot be told from trouble; a person looks at it. */
function refused(status: number, message: string): Undelivered {
  return new Undelivered({ kind: "dead", why: { code: "refused", facts: { status, message: shortened(message) } } });
}

function invoicingBy(call: Call, settings: BillingSettings, now: () => Job["key"]): Invoicing {
  async function all<T>(
    tool: string,
    name: string,
    wanted: z.ZodType<T>,
    given: Record<string, unknown> = {},
  ): Promise<T[]> {
    const found: T[] = [];
    for (let part = 0; part < MOST_PARTS; part++) {
      const wantedPart = z.object({ [name]: z.array(wanted) }).and(Pagination);
      const answer = await call(tool, wantedPart, { ...given, limit: PART, offset: part * PART });
      found.push(...(answer as unknown as Record<string, T[]>)[name]);
      if (!answer.pagination.hasMore) return found;
    }
    throw new Undelivered({ kind: "dead", why: { code: "too_much" } });
  }

  const listed = (given: Record<string, unknown>) => all("list_invoices", "invoices", Listed, given);

  async function find(externalId: string): Promise<Booked | null> {
    const { invoice } = await call("get_invoice", Whole, { invoiceId: externalId });
    const onDay = await listed({ startDate: invoice.entryDate, endDate: invoice.entryDate });
    const row = onDay.find(({ id }) => id === externalId);
    if (!row) return null;
    const amounts = invoice.lines.map(({ amount }) => amount);
    const net = amounts.every((amount) => amount != null) ? ore(amounts.reduce((sum, one) => sum + one!, 0)) : null;
    return { ...bookedOf(row), net, text: invoice.lines.map(({ description }) => description ?? "").join(" ") };
  }

  return {
    async offered() {
      const Auth = z.object({ organization: z.object({ name: z.string() }).optional() });
      const { organization } = await call("validate_auth", Auth);
      const none = { rulesets: [], accounts: [], rulesetId: null, accountId: null };
      return { name: organization?.name ?? "", ...none, askedAt: now() as never };
    },
    async contacts(): Promise<readonly KnownContact[]> {
      const Customer = z.object({
        id: Id,
        name: z.string(),
        phone: z.string().nullish(),
        street: z.string().nullish(),
        zipcode: z.string().nullish(),
        contactPersons: z.array(z.object({ email: z.string().nullish() })).default([]),
      });
      return (await all("list_customers", "customers", Customer)).map((one) => ({
        ...{ externalId: one.id, name: one.name, cvr: null, phone: one.phone ?? null, street: one.street ?? null },
        postalCode: one.zipcode ?? null,
        people: one.contactPersons.map(({ email }) => ({ externalId: one.id, email: email ?? null })),
      }));
    },
    async makeContact({ name, email, phone, street, postalCode, city, country }) {
      const Customer = z.object({ customer: z.object({ id: Id }) });
      const address = street && postalCode && city ? { address: { street, zipcode: postalCode, city, country } } : {};
      const given = { name, ...(email ? { email } : {}), ...(phone ? { phone } : {}), ...address };
      const { customer } = await call("create_customer", Customer, given);
      return { externalId: customer.id, personId: null };
    },
    async product({ name }) {
      const Product = z.object({ id: Id, name: z.string() });
      const found = await all("list_products", "products", Product, { search: name });
      return found.find((one) => one.name === name)?.id ?? null;
    },
    async makeProduct({ name }) {
      const Product = z.object({ product: z.object({ id: Id }) });
      const prices = [{ unitPrice: 0, currencyId: "DKK" }];
      return (await call("create_product", Product, { name, prices })).product.id;
    },
    async marked(mark, entryOn) {
      const around = await listed({ startDate: addDays(entryOn, -1), endDate: addDays(entryOn, 1) });
      const whole = [];
      for (const { id } of around) whole.push(await find(id));
      return whole.filter((one): one is Booked => one !== null && bears(one, mark));
    },
    find,
    since: async (day) => (await listed({ startDate: day, endDate: "2199-12-31" })).map(bookedOf),
    async makeDraft(draft, contact, products) {
      const { invoice } = await call("create_invoice", Made, {
        contactId: contact.externalId,
        entryDate: draft.entryOn,
        paymentTermsDays: draft.paymentTermsDays,
        lines: linesOf(draft, products, settings),
      });
      return await find(invoice.id) ?? unseen();
    },
    dropDraft: () => Promise.reject(new Undelivered({ kind: "dead", why: { code: "cannot_drop" } })),
    async approve(externalId) {
      await call("approve_invoice", Made, { invoiceId: externalId });
      return await find(externalId) ?? unseen();
    },
    send: () => Promise.reject(new Undelivered({ kind: "dead", why: { code: "cannot_send" } })),
  };
}

/** It was there a moment ago. */
function unseen(): never {
  throw new Undelivered({ kind: "later", why: { code: "unexpected_answer", facts: { field: "invoices" } } });
}

function bookedOf(row: z.infer<typeof Listed>): Booked {
  return {
    externalId: row.id,
    kind: "invoice",
    state: row.state,
    number: row.invoiceNo ?? null,
    entryOn: row.entryDate,
    dueOn: row.dueDate ?? null,
    // Not told; the firm's accounts are in kroner.
    currency: "DKK",
    ...{ net: null, vat: null, gross: null, balance: row.balance, sent: false },
    ...{ marker: null, orderNo: null, text: null, credits: null },
    createdAt: `${row.entryDate} ${row.id}`,
  };
}

/** The first line bears the mark: there is no other field for it. A discount is taken off the price, as a line has none. */
function linesOf(draft: InvoiceDraft, products: readonly string[], { taxMode }: BillingSettings) {
  if (draft.pricesIncludeVat !== (taxMode === "incl")) {
    throw new Undelivered({ kind: "dead", why: { code: "tax_mode_differs" } });
  }
  return draft.lines.map((line, place) => ({
    productId: products[place],
    description: place === 0 ? `${line.description} (${draft.mark.number})` : line.description,
    ...priced(line),
  }));
}

function priced(line: InvoiceLine): { quantity: number; unitPrice: number } {
  if (line.discount === 0) return { quantity: line.quantity / 1000, unitPrice: line.unitPrice / 100 };
  return { quantity: ONE / 1000, unitPrice: lineAmount(line)! / 100 };
}
