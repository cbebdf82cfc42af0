import { anAgreement, leadFacts } from "../adapters/memory/builders.ts";
import type { Ore } from "../domain/kernel/money.ts";
import type { Permission } from "../domain/kernel/permissions.ts";
import { kept, type Office, type Person } from "./test_site.ts";
import type { Typing } from "./test_visitor.ts";

/** A record a route is about. */
export interface Subject {
  readonly id: string;
  readonly version: number;
  /** Whose a sale is, and whom it is for. */
  readonly assignedTo?: string | null;
  readonly customer?: { readonly id: string } | null;
}

/** What the tests of all routes must know of one: whom it lets in, and what is sent to it. */
export interface RouteCase {
  /** What one must be allowed to do; null: to be logged in. */
  readonly needs: Permission | null;
  /** What the id in its address names. */
  readonly about?: "sale" | "lead" | "customer" | "service" | "report" | "agreement";
  /** A form it takes. */
  readonly fields?: (subject: Subject) => Typing;
  /** An address with a query that shows more of the page. */
  readonly query?: string;
}

const saleFields: Typing = {
  ...{ saleDate: "2026-05-05", source: "PHONE", "lines.0.description": "Vinduer", "lines.0.unitPrice": "100" },
  ...{ "lines.0.vatRate": "25", scheduledAt: "", customerNotes: "", internalNotes: "" },
};
const leadFields: Typing = { contactName: "Et navn", source: "PHONE", priority: "MEDIUM" };
const agreementFields: Typing = {
  ...{ title: "Rengøring", pricing: "agreed", "lines.0.description": "Vinduer", "lines.0.unitPrice": "100" },
  ...{ kind: "monthly_day", every: "1", day: "15", time: "09:00", startsOn: "2026-05-05", holidays: "skip" },
};
const customerFields: Typing = { name: "Et navn", type: "B2C", status: "ACTIVE", country: "DK" };
const serviceFields: Typing = {
  ...{ name: "En ydelse", category: "Fast", priceOre: "100", priceIncludesVat: "no", vatBasisPoints: "25" },
  ...{ unit: "time", pricingModel: "HOURLY", active: "on" },
};
const weekFields: Typing = Object.fromEntries([0, 1, 2, 3, 4, 5, 6].map((day) => [`week.${day}`, "8-16"]));
let daysAhead = 0;
/** A time nobody has a visit at yet. */
const anotherDay = () =>
  Temporal.PlainDateTime.from("2031-01-01T09:00").add({ days: ++daysAhead }).toString({ smallestUnit: "minute" });
const versioned = (fields: Typing) => ({ version }: Subject) => ({ ...fields, version: String(version) });
const none = () => ({});

/** Every method of every route behind the login. A new route fails the tests until it stands here. */
export const ROUTE_CASES: Readonly<Record<string, RouteCase>> = {
  "GET /": { needs: null },
  "GET /dashboard": { needs: null },
  "GET /today": { needs: null },
  "GET /profile": { needs: null },

  "GET /calendar": { needs: null, query: "?day=2026-11-24" },
  "GET /calendar/free": { needs: null, query: "?minutes=90" },
  "GET /sales/:id/visit": { needs: "edit_sales", about: "sale" },
  "POST /sales/:id/visit": {
    needs: "edit_sales",
    about: "sale",
    fields: (subject) => versioned({ scheduledAt: anotherDay() })(subject),
  },
  "GET /sales": { needs: null },
  "GET /find": { needs: null, query: "?q=Kana" },
  "GET /find/suggest": { needs: null, query: "?q=Kana" },
  "GET /sales/board": { needs: null },
  "GET /sales/bulk": { needs: null },
  "GET /sales/views": { needs: null },
  "POST /sales/views": { needs: null, fields: () => ({ name: "Et navn", query: "status=LOST" }) },
  "GET /sales/:id/assignee": { needs: "view_sales", about: "sale" },
  "GET /sales/:id/undo": { needs: "view_sales", about: "sale" },
  "POST /sales/:id/assignee": {
    needs: "edit_sales",
    about: "sale",
    fields: ({ version, assignedTo }) => ({ version: String(version), assignedTo: assignedTo ?? "" }),
  },
  "GET /sales/bin": { needs: "delete_sales" },
  "GET /sales/export": { needs: "export_data" },
  "GET /sales/new": { needs: "create_sales" },
  "POST /sales/new": {
    needs: "create_sales",
    about: "customer",
    fields: ({ id }) => ({ ...saleFields, customerId: id, status: "QUOTE_SENT" }),
  },
  "GET /sales/:id": { needs: "view_sales", about: "sale" },
  "GET /sales/:id/edit": { needs: "edit_sales", about: "sale" },
  "POST /sales/:id/edit": {
    needs: "edit_sales",
    about: "sale",
    fields: ({ version, customer, assignedTo }) => ({
      ...saleFields,
      assignedTo: assignedTo ?? "",
      version: String(version),
      customerId: customer!.id,
    }),
  },
  "POST /sales/:id/status": {
    needs: "edit_sales",
    about: "sale",
    fields: versioned({ to: "CANCELLED", reason: "Fordi" }),
  },
  "POST /sales/:id/payments": {
    needs: "edit_sales",
    about: "sale",
    fields: () => ({ amount: "1", paidOn: "2026-05-05" }),
  },
  "POST /sales/:id/correct": {
    needs: "correct_sales",
    about: "sale",
    fields: versioned({ to: "QUOTE_SENT", reason: "Fordi" }),
  },
  "POST /sales/:id/delete": { needs: "delete_sales", about: "sale", fields: none },
  "POST /sales/:id/restore": { needs: "delete_sales", about: "sale", fields: none },
  // The addresses of forms lead back to the page they stand on.
  "GET /sales/:id/status": { needs: "view_sales", about: "sale" },
  "GET /sales/:id/payments": { needs: "view_sales", about: "sale" },
  "GET /sales/:id/correct": { needs: "view_sales", about: "sale" },
  "GET /sales/:id/delete": { needs: "view_sales", about: "sale" },
  "GET /sales/:id/restore": { needs: "view_sales", about: "sale" },
  "GET /sales/:id/invoice": { needs: "view_sales", about: "sale" },
  "GET /reconciliation": { needs: "invoice_sales" },
  "POST /reconciliation": { needs: "invoice_sales", fields: () => ({ act: "compare" }) },

  "GET /agreements": { needs: null, query: "?standing=all&q=Kana" },
  "GET /agreements/new": { needs: "create_sales" },
  "POST /agreements/new": {
    needs: "create_sales",
    about: "customer",
    fields: ({ id }) => ({ ...agreementFields, customerId: id }),
  },
  "GET /agreements/:id": { needs: "view_sales", about: "agreement" },
  "GET /agreements/:id/edit": { needs: "edit_sales", about: "agreement" },
  "POST /agreements/:id/edit": {
    needs: "edit_sales",
    about: "agreement",
    fields: ({ version, assignedTo }) => ({
      ...agreementFields,
      assignedTo: assignedTo ?? "",
      version: String(version),
    }),
  },
  "GET /agreements/:id/pause": { needs: "edit_sales", about: "agreement" },
  "POST /agreements/:id/pause": {
    needs: "edit_sales",
    about: "agreement",
    fields: versioned({ pausedFrom: "2026-12-05", pausedTo: "" }),
  },
  "GET /agreements/:id/resume": { needs: "edit_sales", about: "agreement" },
  "POST /agreements/:id/resume": { needs: "edit_sales", about: "agreement", fields: versioned({}) },
  "GET /agreements/:id/end": { needs: "edit_sales", about: "agreement" },
  "POST /agreements/:id/end": { needs: "edit_sales", about: "agreement", fields: versioned({ endsOn: "2099-05-05" }) },

  "GET /leads": { needs: "view_leads", query: "?status=ALL" },
  "GET /leads/export": { needs: "export_data" },
  "GET /leads/board": { needs: "view_leads" },
  "GET /leads/report": { needs: "view_leads" },
  "GET /leads/scoring": { needs: "weigh_leads" },
  "GET /leads/new": { needs: "edit_leads" },
  "POST /leads/new": { needs: "edit_leads", fields: () => leadFields },
  "GET /leads/:id": { needs: "view_leads", about: "lead" },
  "GET /leads/:id/edit": { needs: "edit_leads", about: "lead" },
  "POST /leads/:id/edit": {
    needs: "edit_leads",
    about: "lead",
    fields: ({ version, assignedTo }) => ({ ...leadFields, assignedTo: assignedTo ?? "", version: String(version) }),
  },
  "POST /leads/:id/status": { needs: "edit_leads", about: "lead", fields: versioned({ to: "QUALIFIED" }) },
  "POST /leads/:id/activities": { needs: "edit_leads", about: "lead", fields: () => ({ kind: "CALL" }) },
  "POST /leads/:id/plan": {
    needs: "edit_leads",
    about: "lead",
    fields: () => ({ followUpOn: "2026-05-05", do: "plan" }),
  },
  "POST /leads/:id/take": {
    needs: "edit_leads",
    about: "lead",
    fields: ({ version, assignedTo }) => ({ version: String(version), assignedTo: assignedTo! }),
  },
  "POST /leads/:id/customer": {
    needs: "edit_leads",
    about: "lead",
    fields: ({ version, customer }) => ({ version: String(version), customerId: customer!.id }),
  },
  "POST /leads/:id/convert": {
    needs: "edit_leads",
    about: "lead",
    fields: ({ customer }) => ({ customer: customer!.id, saleDate: "2026-05-05", early: "on", do: "convert" }),
  },
  "POST /leads/:id/delete": { needs: "delete_leads", about: "lead", fields: none },
  "POST /leads/:id/restore": { needs: "delete_leads", about: "lead", fields: none },
  "GET /leads/:id/status": { needs: "view_leads", about: "lead" },
  "GET /leads/:id/activities": { needs: "view_leads", about: "lead" },
  "GET /leads/:id/plan": { needs: "view_leads", about: "lead" },
  "GET /leads/:id/undo": { needs: "view_leads", about: "lead" },
  "GET /leads/:id/take": { needs: "view_leads", about: "lead" },
  "GET /leads/:id/customer": { needs: "view_leads", about: "lead" },
  "GET /leads/:id/convert": { needs: "view_leads", about: "lead" },
  "GET /leads/:id/delete": { needs: "view_leads", about: "lead" },
  "GET /leads/:id/restore": { needs: "view_leads", about: "lead" },

  "GET /customers": { needs: null },
  "GET /customers/export": { needs: "export_data" },
  "GET /customers/suggest": { needs: null, query: "?q=a" },
  "GET /customers/alike": { needs: null, query: "?phone=22334455" },
  "GET /customers/new": { needs: "edit_customers" },
  "POST /customers/new": { needs: "edit_customers", fields: () => customerFields },
  "GET /customers/:id": { needs: "view_customers", about: "customer" },
  "GET /customers/:id/edit": { needs: "edit_customers", about: "customer" },
  "POST /customers/:id/edit": { needs: "edit_customers", about: "customer", fields: versioned(customerFields) },
  "POST /customers/:id/delete": { needs: "delete_customers", about: "customer", fields: none },
  "POST /customers/:id/restore": { needs: "delete_customers", about: "customer", fields: none },
  "POST /customers/:id/status": {
    needs: "edit_customers",
    about: "customer",
    fields: versioned({ status: "INACTIVE" }),
  },
  "GET /customers/:id/notes": { needs: "view_customers", about: "customer" },
  "POST /customers/:id/notes": {
    needs: "edit_customers",
    about: "customer",
    fields: () => ({ kind: "CALL", text: "Ringede om nøglen" }),
  },
  "GET /customers/:id/forget": { needs: "manage_settings", about: "customer" },
  "POST /customers/:id/forget": { needs: "manage_settings", about: "customer", fields: none },
  "GET /customers/:id/merge": { needs: "delete_customers", about: "customer", query: "?q=a" },
  "GET /customers/:id/status": { needs: "view_customers", about: "customer" },
  "GET /customers/:id/unmerge": { needs: "view_customers", about: "customer" },
  "GET /customers/:id/delete": { needs: "view_customers", about: "customer" },
  "GET /customers/:id/restore": { needs: "view_customers", about: "customer" },

  "GET /services": { needs: null },
  "GET /services/new": { needs: "edit_services" },
  "POST /services/new": { needs: "edit_services", fields: () => serviceFields },
  "GET /services/:id": { needs: null, about: "service" },
  "POST /services/:id": { needs: "edit_services", about: "service", fields: versioned(serviceFields) },

  "GET /services/:id/prices": { needs: null, about: "service" },
  "POST /services/:id/prices": { needs: "edit_services", about: "service", fields: () => ({ from: "2099-01-01" }) },

  "GET /import/example": { needs: "import_data", query: "?kind=LEADS" },
  "GET /import": { needs: "import_data", query: "?kind=SALES" },

  "GET /reports": { needs: "view_reports", query: "?period=2026-Q1" },
  "GET /reports/customers": { needs: "view_reports", query: "?period=2026" },
  "GET /reports/returning": { needs: "view_reports", query: "?which=gone&period=2026-03" },
  "GET /reports/services": { needs: "view_reports" },
  "GET /reports/team": { needs: "view_reports", query: "?period=2026-03" },
  "GET /reports/forecast": { needs: "view_reports" },
  "GET /reports/lines": { needs: "view_reports", query: "?service=none&from=2026-01-01&to=2026-12-31" },
  "GET /reports/export": { needs: "export_data", query: "?report=months&format=xlsx" },
  "GET /reports/custom": { needs: "view_reports" },
  "GET /reports/custom/build": { needs: "view_reports", query: "?grouping=owner&span=this_year" },
  "POST /reports/custom/build": {
    needs: "save_reports",
    fields: () => ({ name: "Et navn", plan: "grouping=month&measure=net&span=this_year" }),
  },
  "GET /reports/custom/:id": { needs: "view_reports", about: "report" },

  "GET /settings": { needs: "manage_settings" },
  "POST /settings": {
    needs: "manage_settings",
    fields: () => ({
      ...{ name: "Rendetalje", type: "CLEANING", color: "teal", billingEmail: "", salePrefix: "RS" },
      ...{ paymentTermsDays: "14", allowedNetworks: "" },
    }),
  },
  "GET /settings/calendar": { needs: "manage_settings" },
  "POST /settings/calendar": { needs: "manage_settings", fields: () => ({ ...weekFields, travelMinutes: "15" }) },
  "GET /settings/users": { needs: "manage_users" },
  "GET /settings/users/new": { needs: "manage_users" },
  "GET /settings/mail": { needs: "manage_settings" },
  "POST /settings/mail": { needs: "manage_settings", fields: () => ({ language: "da" }) },
  "GET /settings/mail/preview": { needs: "manage_settings", query: "?kind=quote_sent&language=en" },
  "GET /settings/mail/letter": { needs: "manage_settings", query: "?kind=follow_up" },
  "GET /notifications": { needs: null },
  "POST /notifications": { needs: null, fields: none },
  "GET /settings/keys": { needs: "manage_settings" },
  "GET /settings/keys/new": { needs: "manage_settings" },
  "GET /settings/webhooks": { needs: "manage_settings" },
  "GET /settings/webhooks/new": { needs: "manage_settings" },
  "GET /settings/intake": { needs: "manage_settings" },
  "GET /settings/intake/portal": { needs: "manage_settings", query: "?name=AdHelp" },
  "GET /quarantine": { needs: "read_mail", query: "?end=IGNORED" },
  "GET /settings/integrations": { needs: "manage_settings" },
  "GET /operations": { needs: "view_operations", query: "?state=dead&provider=billing" },
  "GET /settings/billing": { needs: "manage_settings" },
  "GET /settings/audit": { needs: "view_audit" },
  "GET /settings/audit/check": { needs: "view_audit" },
  "GET /settings/audit/export": { needs: "view_audit" },
};

/**
 * Tested by name: the account's pages in routes/account_test.ts, what only some ADMINs and makers may in routes/reports, people, keys and the second factor in routes/settings, the calls
 * in adapters/http/api and routes/api.
 */
const ELSEWHERE = new RegExp([
  String
    .raw`^(GET|POST) /(login|login/code|logout|forgot|reset/:token|invitation/:token|organization|profile/[\w-]+|api/.*)$`,
  String.raw`^(GET /reports/organizations|POST /reports/custom/:id/delete)$`,
  String.raw`^(POST /profile|GET /health)$`,
  // What answers in words, or a page of its own, and what needs a step to take back: routes/sales/board_test.ts and bulk_test.ts, routes/leads/leads_test.ts.
  String.raw`^(GET /live|POST /sales/(bulk|export|:id/(move|undo))|POST /leads/:id/(move|undo))$`,
  // Only what is done is invoiced: routes/reconciliation/reconciliation_test.ts.
  String.raw`^POST /(sales/:id/invoice|settings/billing|webhooks/:organization/billy/payment)$`,
  String.raw`^POST /customers/:id/(merge|unmerge)$`,
  // A note is named beside its customer: routes/customers/story_test.ts.
  String.raw`^(GET|POST) /customers/:id/notes/:note(/delete)?$`,
  String.raw`^(POST /import|(GET|POST) /import/:id(/(run|undo|progress|faults))?)$`,
  // A person's page and the secret addresses: routes/calendar/calendar_test.ts.
  // Messages, what is decided about them, and what programs send: routes/quarantine/quarantine_test.ts.
  String.raw`^((GET|POST) /quarantine/.*|POST /settings/intake.*|POST /webhooks/:organization/email.*)$`,
  // Signed by Twilio: routes/quarantine/sms_test.ts.
  String.raw`^POST /webhooks/:organization/sms$`,
  // Signed by Resend: routes/settings/mail/resend_test.ts.
  String.raw`^POST /webhooks/:organization/resend$`,
  String
    .raw`^((GET|POST) /calendar/people/:id|GET /feeds/:file|GET /calendar/google/(connect|callback)|POST /webhooks/google|(GET|POST) /sales/:id/calendar)$`,
  String.raw`^POST /leads/scoring$`,
  String.raw`^(GET|POST) /settings/(users|keys)/:id$`,
  String.raw`^(GET|POST) /settings/webhooks/:id(/[a-z]+)?$`,
  // A job and a neighbour are named in the address: routes/operations/operations_test.ts.
  String.raw`^((GET|POST) /operations/:id|(GET|POST) /settings/integrations/:provider)$`,
  String.raw`^POST /settings/(webhooks/new|users/(new|withdraw)|keys/new|audit/check)$`,
].join("|"));

/** Every method of every route there is, as the files in routes/ say; null handlers are pages that are only shown. */
export async function routesThereAre(): Promise<string[]> {
  const routes: string[] = [];
  for (const file of filesBelow(new URL("../routes/", import.meta.url), "")) {
    const { handler } = await import(`../routes/${file}`);
    const path = "/" +
      file.replace(/\.tsx?$/, "").replace(/(^|\/)index$/, "").replaceAll(/\[(?:\.\.\.)?(\w+)\]/g, ":$1");
    const methods = typeof handler === "function" ? ["GET", "POST"] : Object.keys(handler ?? { GET: null });
    routes.push(...methods.map((method) => `${method} ${path}`));
  }
  return routes.filter((route) => !ELSEWHERE.test(route)).sort();
}

function* filesBelow(folder: URL, path: string): Generator<string> {
  for (const { name, isDirectory } of Deno.readDirSync(new URL(path, folder))) {
    if (/^[_(]|_test\.tsx?$/.test(name)) continue;
    if (isDirectory) yield* filesBelow(folder, `${path}${name}/`);
    else if (/\.tsx?$/.test(name)) yield path + name;
  }
}

/** A new record for a route to be about; a sale is given to somebody. */
export async function subjectOf(office: Office, route: string, by: Person, seller: Person = "bo"): Promise<Subject> {
  const { about } = ROUTE_CASES[route];
  if (about === "customer") return await office.customer({ name: "Kanariefugl" }, by);
  if (about === "lead") {
    const [customer, service] = [await office.customer({}, by), await office.service({}, by)];
    const wish = { customerId: customer.id, interestServiceId: service.id, estimatedValue: 100_00 as Ore };
    const facts = leadFacts({ contactName: "Kanariefugl", assignedTo: office.cast[seller].userId, ...wish });
    return kept(await office.books.recordLead(office.cast[by], facts));
  }
  if (about === "agreement") {
    const customer = await office.customer({ name: "Kanariefugl" }, by);
    const terms = anAgreement({ customerId: customer.id, assignedTo: office.cast[seller].userId });
    return kept(await office.books.recordAgreement(office.cast[by], terms));
  }
  if (about === "service") return await office.service({ name: "Kanariefugl" }, by);
  if (about === "report") {
    const plan = { grouping: "month", measures: ["net"], span: "this_year", from: null, to: null } as const;
    const draft = { name: "Kanariefugl", shared: true, plan: { ...plan, statuses: [], sources: [], owner: null } };
    return kept(await office.books.saveReport(office.cast[by], null, draft));
  }
  return await office.sale({ assignedTo: office.cast[seller].userId, internalNotes: "Kanariefugl" }, by);
}

/** The address of a route about this. */
export function addressOf(route: string, { id }: { readonly id: string }): string {
  return route.split(" ")[1].replace(":id", id) + (ROUTE_CASES[route].query ?? "");
}
