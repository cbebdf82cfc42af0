/**
 * Tekup's own server before Billy, with its traps: a failed tool answers 200 with `isError`, amounts that Billy has no such
 * field for are missing, sending does not send, and creating twice makes two. Alone: deno run -A tools/fakes/tekup_billy.ts --port 8102
 */
import { BillyBooks, BillyRefusal } from "./billy_books.ts";
import { type Fault, type Heard, listenFaulty, type Listening, optionOf, type Said } from "./faulty_http.ts";

export const TEKUP_KEY = "tekup-key-of-the-firm";

export interface FakeTekupBilly extends Listening {
  readonly books: BillyBooks;
}

export async function startTekupBilly(
  { port, faults }: { port?: number; faults?: Fault[] } = {},
): Promise<FakeTekupBilly> {
  const books = new BillyBooks();
  const listening = await listenFaulty((heard) => answer(books, heard), {
    port,
    faults,
    state: () => ({ invoices: books.invoices }),
  });
  return Object.assign(listening, { books });
}

function answer(books: BillyBooks, { method, path, headers, body }: Heard): Said {
  if (path === "/health" || path === "/healthz") return { status: 200, body: { status: "ok" } };
  const key = headers["x-api-key"] ?? String(headers.authorization ?? "").replace(/^Bearer /, "");
  if (key !== TEKUP_KEY) {
    const error = "Unauthorized - Invalid or missing API key";
    return { status: 401, body: { success: false, error, message: "Provide X-API-Key" } };
  }
  const name = path.replace("/api/v1/tools/", "");
  const tool = TOOLS[name];
  if (method !== "POST" || !tool) {
    return {
      status: 404,
      body: { success: false, error: `Tool '${name}' not found`, availableTools: Object.keys(TOOLS) },
    };
  }
  const sent = (body ?? {}) as Fields;
  try {
    const structuredContent = { success: true, ...tool(books, (sent.arguments ?? sent) as Fields) };
    const content = [{ type: "text", text: JSON.stringify(structuredContent) }];
    return { status: 200, body: { success: true, data: { content, structuredContent }, executionTime: 3 } };
  } catch (fault) {
    // What Billy answered is lost on the way: it was looked through for a list it did not have.
    const text = fault instanceof BillyRefusal
      ? `Error in ${name}: Invalid response format from Billy API - expected invoices array`
      : `Error in ${name}: ${(fault as Error).message}`;
    return {
      status: 200,
      body: { success: true, data: { content: [{ type: "text", text }], isError: true }, executionTime: 3 },
    };
  }
}

type Fields = Record<string, unknown>;

const TOOLS: Record<string, (books: BillyBooks, given: Fields) => Fields> = {
  validate_auth: (books) => ({
    valid: true,
    organization: { id: books.organization.id, name: books.organization.name },
  }),
  list_customers: (books, given) => {
    const { rows, pagination } = part(books.contacts, given);
    return {
      customers: rows.map(({ id, name, street, phone, countryId }) => ({
        ...{ id, name, street, phone, countryId },
        contactPersons: books.contactPersons.filter(({ contactId }) => contactId === id).map(({ name, email }) => ({
          name,
          email,
        })),
      })),
      pagination,
    };
  },
  create_customer: (books, given) => {
    const { name, email, phone, address } = given as { name: string; email?: string; phone?: string; address?: Fields };
    if (!name) throw new Error("name is required");
    const { contact } = books.addContact({
      ...{
        name,
        phone,
        countryId: "DK",
        street: address?.street,
        zipcodeText: address?.zipcode,
        cityText: address?.city,
      },
      contactPersons: email ? [{ name, email, isPrimary: true }] : [],
    });
    return { message: "Customer created successfully", customer: { id: contact.id, name } };
  },
  list_products: (books, given) => {
    const searched = String(given.search ?? "").toLowerCase();
    const found = books.products.filter(({ name }) => String(name).toLowerCase().includes(searched));
    const { rows, pagination } = part(found, given);
    return { count: found.length, products: rows.map(({ id, name }) => ({ id, name })), pagination };
  },
  create_product: (books, given) => {
    if (!Array.isArray(given.prices) || given.prices.length === 0) throw new Error("prices is required");
    const product = books.addProduct({ name: given.name, description: given.description, prices: given.prices });
    return { message: "Product created successfully", product: { id: product.id, name: product.name } };
  },
  create_invoice: (books, given) => {
    const lines = (given.lines ?? []) as Fields[];
    for (const line of lines) {
      if (!(Number(line.quantity) > 0) || !line.productId) throw new Error("lines are incomplete");
    }
    const { contactId, entryDate, paymentTermsDays = 30 } = given;
    const invoice = books.addInvoice({ contactId, entryDate, paymentTermsDays, currencyId: "DKK", lines });
    return { message: "Invoice created", invoice: { ...brief(invoice), lines: [] } };
  },
  get_invoice: (books, { invoiceId }) => {
    const invoice = books.invoice(String(invoiceId));
    const lines = invoice.lines.map(({ id, description, quantity, unitPrice, amount, productId }) => ({
      ...{ id, description, quantity, unitPrice, amount: amount / 100, productId },
    }));
    return { invoice: { ...brief(invoice), lines } };
  },
  list_invoices: (books, given) => {
    const found = books.invoices.filter(({ entryDate, contactId }) =>
      entryDate >= String(given.startDate ?? "") && entryDate <= String(given.endDate ?? "9") &&
      (given.contactId === undefined || given.contactId === contactId)
    );
    const { rows, pagination } = part(found, given);
    return {
      invoices: rows.map((invoice) => ({
        ...brief(invoice),
        ...{ dueDate: invoice.dueDate, balance: invoice.balance / 100 },
        isPaid: invoice.state === "approved" && invoice.balance <= 0,
      })),
      pagination,
    };
  },
  approve_invoice: (books, { invoiceId }) => ({
    invoice: brief(books.changeInvoice(String(invoiceId), { state: "approved" })),
  }),
  send_invoice: (books, { invoiceId }) => ({ invoice: books.changeInvoice(String(invoiceId), { sentState: "sent" }) }),
};

function brief({ id, invoiceNo, state, contactId, entryDate }: BillyBooks["invoices"][number]): Fields {
  return { id, invoiceNo, state, contactId, entryDate };
}

function part<T>(all: readonly T[], given: Fields) {
  const limit = Math.min(Number(given.limit ?? 20), 100), offset = Number(given.offset ?? 0);
  const rows = all.slice(offset, offset + limit);
  return {
    rows,
    pagination: { total: all.length, limit, offset, returned: rows.length, hasMore: offset + limit < all.length },
  };
}

if (import.meta.main) {
  const tekup = await startTekupBilly({ port: Number(optionOf("port") ?? 8102) });
  console.log(`Fake Tekup-Billy: TEKUP_BILLY_API_URL=${tekup.url} key ${TEKUP_KEY}`);
}
