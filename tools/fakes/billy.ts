/**
 * Billy's API v2 as far as an accounting connection meets it, for tests and for the storm. Alone:
 * deno run -A tools/fakes/billy.ts --port 8101 --token user --externalId ignored
 */
import { BillyBooks, type BillyInvoice, BillyRefusal, type BillyRules, ORGANIZATION_ID } from "./billy_books.ts";
import { type Fault, type Heard, listenFaulty, type Listening, optionOf, type Said } from "./faulty_http.ts";

export const BILLY_TOKEN = "billy-token-of-the-firm";

export interface FakeBilly extends Listening {
  /** What BILLY_API_URL is set to. */
  readonly api: string;
  readonly token: string;
  readonly books: BillyBooks;
  /** Whose token is taken; a revoked one is not. */
  revoke(): void;
  accept(token: string): void;
}

export async function startBilly(
  { port, rules, faults }: { port?: number; rules?: Partial<BillyRules>; faults?: Fault[] } = {},
): Promise<FakeBilly> {
  const books = new BillyBooks(rules);
  const tokens = new Set([BILLY_TOKEN]);
  const listening = await listenFaulty((heard) => answer(books, tokens, heard), {
    port,
    faults,
    state: () => ({
      contacts: books.contacts.length,
      products: books.products.length,
      emails: books.emails.length,
      invoices: books.invoices.map(({ lines: _lines, ...invoice }) => invoice),
    }),
  });
  return Object.assign(listening, {
    api: `${listening.url}/v2`,
    token: BILLY_TOKEN,
    books,
    revoke: () => tokens.clear(),
    accept: (token: string) => void tokens.add(token),
  });
}

function answer(books: BillyBooks, tokens: ReadonlySet<string>, heard: Heard): Said {
  const token = heard.headers["x-access-token"];
  if (!token) return failed(401, "Authentication required", "AUTHENTICATION_REQUIRED");
  if (!tokens.has(String(token))) return failed(401, "Invalid access token", "OAUTH_INVALID_ACCESS_TOKEN");
  if (heard.body === null) return failed(400, "The request body is not JSON", "INVALID_REQUEST_BODY");
  try {
    return { status: 200, body: route(books, heard) };
  } catch (refusal) {
    if (!(refusal instanceof BillyRefusal)) throw refusal;
    const { status, message, code, record, attributes } = refusal;
    return failed(
      status,
      message,
      code,
      record ? { validationErrors: { [record]: { message, attributes } } } : {},
    );
  }
}

function failed(statusCode: number, errorMessage: string, errorCode: string, beside = {}): Said {
  return {
    status: statusCode,
    body: {
      meta: { statusCode, success: false },
      errorMessage,
      errorCode,
      errorTime: new Date().toISOString(),
      helpUrl: "https://www.billy.dk/support/",
      ...beside,
    },
  };
}

const done = (records: Record<string, unknown>) => ({
  meta: { statusCode: 200, success: true, time: 0.01 },
  ...records,
});

function route(books: BillyBooks, { method, path, query, body }: Heard): unknown {
  const [, version, kind, id, beneath] = path.split("/");
  if (version !== "v2") throw notFound();
  const sent = (name: string) => {
    const record = (body as Record<string, Record<string, unknown>> | undefined)?.[name];
    if (!record) throw new BillyRefusal(400, `The root key ${name} is missing`, "INVALID_REQUEST_BODY");
    return record;
  };
  switch (`${method} ${kind}${id ? "/:id" : ""}${beneath ? `/${beneath}` : ""}`) {
    case "GET organization":
      return done({ organization: books.organization });
    case "GET taxRates":
      return page(books, query, "taxRates", books.taxRates);
    case "GET salesTaxRulesets":
      return page(
        books,
        query,
        "salesTaxRulesets",
        books.salesTaxRulesets.map((ruleset) => ({
          ...ruleset,
          ...(query.get("include")?.includes("salesTaxRuleset.rules:embed")
            ? { rules: [{ id: `${ruleset.id}dk`, countryId: "DK", taxRateId: ruleset.fallbackTaxRateId, priority: 0 }] }
            : {}),
        })),
      );
    case "GET accounts":
      return page(books, query, "accounts", books.accounts);
    case "GET contacts": {
      const embed = query.get("include")?.includes("contact.contactPersons:embed");
      const persons = (contact: string) => books.contactPersons.filter(({ contactId }) => contactId === contact);
      return page(
        books,
        query,
        "contacts",
        books.contacts.map((one) => embed ? { ...one, contactPersons: persons(one.id) } : one),
      );
    }
    case "GET contactPersons": {
      const contact = query.get("contactId");
      if (!contact) throw new BillyRefusal(400, "contactId is required", "INVALID_REQUEST_BODY");
      return page(
        books,
        query,
        "contactPersons",
        books.contactPersons.filter(({ contactId }) => contactId === contact),
      );
    }
    case "POST contacts": {
      const { contact, persons } = books.addContact(sent("contact"));
      return done({ contacts: [contact], contactPersons: persons });
    }
    case "POST contactPersons": {
      const person = { ...sent("contactPerson"), id: `per${books.contactPersons.length}later` };
      books.contactPersons.push(person);
      return done({ contactPersons: [person] });
    }
    case "GET products":
      return page(books, query, "products", books.products);
    case "POST products":
      return done({ products: [books.addProduct(sent("product"))] });
    case "GET invoices":
      return page(books, query, "invoices", books.invoices.filter(asked(query)).map(wire));
    case "GET invoices/:id": {
      const invoice = books.invoice(id);
      const embed = query.get("include")?.includes("invoice.lines:embed");
      return done({ invoice: { ...wire(invoice), ...(embed ? { lines: invoice.lines.map(wireLine) } : {}) } });
    }
    case "GET invoiceLines":
      return page(
        books,
        query,
        "invoiceLines",
        books.invoices.flatMap(({ lines }) => lines).filter(({ invoiceId }) => invoiceId === query.get("invoiceId"))
          .map(wireLine),
      );
    case "POST invoices": {
      const invoice = books.addInvoice(sent("invoice"));
      return done({ invoices: [wire(invoice)], invoiceLines: invoice.lines.map(wireLine) });
    }
    case "PUT invoices/:id":
      return done({ invoices: [wire(books.changeInvoice(id, sent("invoice")))] });
    case "DELETE invoices/:id":
      books.dropInvoice(id);
      return { meta: { statusCode: 200, success: true, deletedRecords: { invoices: [id] } } };
    case "POST invoices/:id/emails":
      books.mail(id, sent("email"));
      return done({});
    case "POST invoiceDeliveries":
      return done({ invoiceDeliveries: [books.deliver(sent("invoiceDelivery"))] });
    case "GET invoiceLogs":
      return page(
        books,
        query,
        "invoiceLogs",
        books.deliveries.filter(({ invoiceId }) => invoiceId === query.get("invoiceId")),
      );
    case "GET bankPayments":
      return page(books, query, "bankPayments", books.bankPayments);
    case "POST bankPayments": {
      const { payment, invoice } = books.pay(sent("bankPayment"));
      return done({ bankPayments: [payment], balanceModifiers: [], invoices: [wire(invoice)] });
    }
    case "PUT bankPayments/:id": {
      if (sent("bankPayment").isVoided !== true) throw new BillyRefusal(422, "Only isVoided", "VALIDATION_FAILED");
      const { payment, invoice } = books.voidPayment(id);
      return done({ bankPayments: [payment], invoices: [wire(invoice)] });
    }
    case "DELETE bankPayments/:id":
      throw new BillyRefusal(405, "The method is not allowed", "METHOD_NOT_ALLOWED");
    default:
      throw notFound();
  }
}

function notFound(): BillyRefusal {
  return new BillyRefusal(404, "The route was not found", "NOT_FOUND");
}

/** The documented filters that a connection asks by. */
function asked(query: URLSearchParams) {
  const is = (name: string, value: string | null) => !query.has(name) || query.get(name) === value;
  return (invoice: BillyInvoice) =>
    is("externalId", invoice.externalId) && is("state", invoice.state) && is("contactId", invoice.contactId) &&
    is("isPaid", String(invoice.balance <= 0)) && is("invoiceNo", invoice.invoiceNo) &&
    invoice.entryDate >= (query.get("minEntryDate") ?? "") && invoice.entryDate <= (query.get("maxEntryDate") ?? "9");
}

function page(books: BillyBooks, query: URLSearchParams, name: string, all: readonly unknown[]): unknown {
  const pageSize = Math.min(Number(query.get("pageSize") ?? 1000), books.rules.pageSize);
  const number = Math.max(1, Number(query.get("page") ?? 1));
  const pageCount = Math.max(1, Math.ceil(all.length / pageSize));
  return {
    meta: {
      statusCode: 200,
      success: true,
      paging: { page: number, pageCount, pageSize, total: all.length },
    },
    [name]: all.slice((number - 1) * pageSize, number * pageSize),
  };
}

/** An invoice as it is sent: kroner as floats, no lines. */
function wire({ net, tax, balance, lines, ...invoice }: BillyInvoice): Record<string, unknown> {
  return {
    ...invoice,
    organizationId: ORGANIZATION_ID,
    exchangeRate: 1,
    amount: net / 100,
    tax: tax / 100,
    grossAmount: (net + tax) / 100,
    balance: balance / 100,
    isPaid: invoice.state === "approved" && balance <= 0,
    lineDescription: lines.map(({ description }) => description).join(", ").slice(0, 100),
    downloadUrl: `https://example.invalid/${crypto.randomUUID()}.pdf`,
  };
}

function wireLine(line: BillyInvoice["lines"][number]): Record<string, unknown> {
  return { ...line, amount: line.amount / 100, tax: line.tax / 100 };
}

if (import.meta.main) {
  const billy = await startBilly({
    port: Number(optionOf("port") ?? 8101),
    rules: {
      token: optionOf("token") === "user" ? "user" : "company",
      externalId: (optionOf("externalId") ?? "kept") as BillyRules["externalId"],
      pageSize: Number(optionOf("pageSize") ?? 1000),
    },
  });
  console.log(`Fake Billy: BILLY_API_URL=${billy.api} token ${billy.token}`);
}
