import { z } from "zod";
import type { Hands } from "../../domain/delivery/handler.ts";
import { type BillingSettings, type Offered, settingsFrom } from "../../domain/invoicing/accounts.ts";
import { bears } from "../../domain/invoicing/invoice.ts";
import {
  type Contact,
  type InvoiceWords,
  type Invoicing,
  type OpenInvoicing,
  Undelivered,
} from "../../domain/invoicing/ports.ts";
import { type BasisPoints, exactly } from "../../domain/kernel/money.ts";
import { addDays } from "../../domain/kernel/time.ts";
import { type Bucket, bucket } from "../call_bucket.ts";
import { type BillyClient, billyClient, BillyRefused } from "./client.ts";
import * as wire from "./wire.ts";

/** Billy allows no number of calls in writing; TekupDK's own limit was 100 a minute. */
const CALLS_PER_MINUTE = 60;

interface Options {
  readonly url: string;
  readonly words: InvoiceWords;
  readonly callsPerMinute?: number;
}

/** Opens a firm's Billy for a job. Each token has its own turns, whatever the number of jobs. */
export function billyInvoicing({ url, words, callsPerMinute = CALLS_PER_MINUTE }: Options): OpenInvoicing {
  const turns = new Map<string, Bucket>();
  return ({ integration, fetch, signal, clock }: Hands) => {
    if (integration === null) throw new Undelivered({ kind: "dead", why: { code: "not_connected" } });
    const { secret: token, settings: json } = integration;
    const settings = settingsFrom(json);
    const turn = turns.get(token) ?? bucket(callsPerMinute);
    turns.set(token, turn);
    const client = billyClient({ url, token, fetch, signal, bucket: turn });
    return { provider: "billy", settings, invoicing: invoicingBy(client, settings, words, () => clock.now()) };
  };
}

const encode = encodeURIComponent;

function invoicingBy(
  client: BillyClient,
  settings: BillingSettings,
  words: InvoiceWords,
  now: () => Offered["askedAt"],
): Invoicing {
  const found = (query: Record<string, string>) =>
    client.all("/invoices", query, z.array(wire.BillyInvoice), "invoices").then((all) => all.map(wire.bookedOf));

  /** Sends `organizationId` as configured, and once more without where Billy says it must not be there: a company's token has it already. */
  async function creating<T>(
    path: string,
    name: string,
    fields: Record<string, unknown>,
    wanted: z.ZodType<T>,
  ): Promise<T> {
    const { organizationId } = settings;
    const belonging = organizationId === null ? {} : { organizationId };
    try {
      return await client.call("POST", path, wanted, { [name]: { ...fields, ...belonging } });
    } catch (refusal) {
      if (organizationId === null || !(refusal instanceof BillyRefused)) throw refusal;
      if (!refusal.message_.includes("must not be set")) throw refusal;
      return await client.call("POST", path, wanted, { [name]: fields });
    }
  }

  return {
    async offered() {
      const { organization } = await client.call("GET", "/organization", wire.Organization);
      const [rates, rulesets, accounts] = await Promise.all([
        client.all("/taxRates", {}, z.array(wire.TaxRate), "taxRates"),
        client.all(
          "/salesTaxRulesets",
          { include: "salesTaxRuleset.rules:embed" },
          z.array(wire.Ruleset),
          "salesTaxRulesets",
        ),
        client.all("/accounts", {}, z.array(wire.Account), "accounts"),
      ]);
      const rateOf = (id: string | null): BasisPoints | null => {
        const rate = rates.find((one) => one.id === id)?.rate;
        return rate === undefined ? null : exactly(rate, 4) as BasisPoints | null;
      };
      return {
        name: organization.name,
        rulesets: rulesets.map(({ id, name, fallbackTaxRateId, rules }) => {
          const danish = rules.find(({ countryId }) => countryId === "DK");
          return { id, name, rate: rateOf(danish?.taxRateId ?? fallbackTaxRateId) };
        }),
        accounts: accounts.filter(({ natureId, isArchived }) => natureId === "revenue" && !isArchived)
          .map(({ id, name, accountNo }) => ({ id, name, number: String(accountNo ?? "") })),
        rulesetId: organization.defaultSalesTaxRulesetId,
        accountId: organization.defaultSalesAccountId,
        askedAt: now(),
      };
    },

    async contacts() {
      const all = await client.all(
        "/contacts",
        { include: "contact.contactPersons:embed" },
        z.array(wire.BillyContact),
        "contacts",
      );
      return all.filter(({ archived }) => !archived);
    },

    async makeContact(facts): Promise<Contact> {
      const { contacts: [contact], contactPersons } = await creating(
        "/contacts",
        "contact",
        wire.contactBody(facts),
        z.object({ contacts: z.array(z.object({ id: z.string() })).min(1) }).and(wire.Persons),
      );
      return { externalId: contact.id, personId: contactPersons[0]?.id ?? null };
    },

    async product({ name, rulesetId }) {
      const all = await client.all("/products", {}, z.array(wire.BillyProduct), "products");
      return all.find((one) => !one.isArchived && one.name === name && one.salesTaxRulesetId === rulesetId)?.id ?? null;
    },

    async makeProduct({ name, rulesetId, accountId }) {
      const { products: [product] } = await creating("/products", "product", {
        name,
        ...(accountId === null ? {} : { accountId }),
        ...(rulesetId === null ? {} : { salesTaxRulesetId: rulesetId }),
      }, z.object({ products: z.array(z.object({ id: z.string() })).min(1) }));
      return product.id;
    },

    async marked(mark, entryOn) {
      // The filter may be ignored, and the mark may not have been kept: what comes is looked at either way.
      const byMarker = (await found({ externalId: mark.saleId })).filter((one) => bears(one, mark));
      if (byMarker.length > 0) return byMarker;
      const around = { minEntryDate: addDays(entryOn, -1), maxEntryDate: addDays(entryOn, 1) };
      return (await found(around)).filter((one) => bears(one, mark));
    },

    async find(externalId) {
      try {
        return wire.bookedOf(await client.call("GET", `/invoices/${encode(externalId)}`, wire.Changed));
      } catch (refusal) {
        if (refusal instanceof BillyRefused && refusal.status === 404) return null;
        throw refusal;
      }
    },

    since: (day) => found({ minEntryDate: day }),

    async makeDraft(draft, contact, products) {
      const message = words.message(draft.mark.number);
      const make = (marker: boolean) =>
        creating(
          "/invoices",
          "invoice",
          wire.draftBody(draft, contact.externalId, products, message, marker),
          wire.Changed,
        );
      try {
        return wire.bookedOf(await make(true));
      } catch (refusal) {
        if (!(refusal instanceof BillyRefused) || !refusal.fields.includes("externalId")) throw refusal;
        return wire.bookedOf(await make(false));
      }
    },

    async dropDraft(externalId) {
      await client.call("DELETE", `/invoices/${encode(externalId)}`, z.unknown());
    },

    async approve(externalId) {
      const body = { invoice: { state: "approved" } };
      return wire.bookedOf(await client.call("PUT", `/invoices/${encode(externalId)}`, wire.Changed, body));
    },

    async send(externalId, way) {
      if (way.kind === "ean") {
        await creating("/invoiceDeliveries", "invoiceDelivery", {
          invoiceId: externalId,
          receiverIdType: "gln",
          receiverGln: way.ean,
          orderReference: way.reference,
        }, z.unknown());
        return;
      }
      await client.call("POST", `/invoices/${encode(externalId)}/emails`, z.unknown(), {
        email: { contactPersonId: way.personId, emailSubject: way.subject, emailBody: way.body },
      });
    },
  };
}
