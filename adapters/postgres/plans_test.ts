import assert from "node:assert/strict";
import { EVERY_LINE } from "../../domain/audit/find_audit.ts";
import type { CustomerId, ImportId, SaleId, UserId } from "../../domain/kernel/ids.ts";
import type { Day, Instant } from "../../domain/kernel/time.ts";
import { EVERY_LEAD } from "../../domain/leads/filter.ts";
import { OPEN_STATUSES } from "../../domain/leads/lead.ts";
import type { LeadFilter } from "../../domain/leads/ports.ts";
import { EVERY_SALE } from "../../domain/sales/find_sales.ts";
import type { SaleFilter, SaleSort } from "../../domain/sales/ports.ts";
import type { Question, Readers } from "../../domain/tenants.ts";
import { eachDatabase } from "../../tools/test_databases.ts";
import { as, makeFirms, newIds } from "../../tools/test_firms.ts";
import { type Cast, castWith } from "../memory/cast.ts";
import type { Engine, Statement } from "./engine.ts";
import { openPostgres } from "./postgres_engine.ts";
import { postgresTenants } from "./tenants.ts";

const say = (text: string, ...values: unknown[]): Statement => ({ text, values });

/** As one firm of many would be: it has most of the sales, and some states are rare. */
const SALES = 20_000;

interface Stock extends Cast {
  readonly customer: CustomerId;
  readonly sale: SaleId;
}

async function stocked(engine: Engine): Promise<Stock> {
  const cast = castWith(newIds);
  await makeFirms(engine, cast.firms);
  for (const [share, actor] of [[0.8, cast.anna], [0.2, cast.carla]] as const) {
    const count = SALES * share;
    const people = cast.firms.find(({ organization }) => organization.id === actor.organizationId)!.members.map((
      { id },
    ) => id);
    await engine.transaction(as("app_owner", actor.organizationId), async (send) => {
      await send(say("alter table app.sales disable trigger user"));
      await send(say(
        `insert into app.customers (organization_id, id, type, name, email, phone, created_by, created_at)
         select $1, gen_random_uuid(), 'B2C', 'Kunde ' || md5(n::text), 'k' || n || '@example.dk', '+452' || (1000000 + n), $2,
           now() - n * interval '1 minute' from generate_series(1, $3::int / 10) n`,
        ...[actor.organizationId, actor.userId, count],
      ));
      await send(say(
        `insert into app.sales (organization_id, id, number, customer_id, customer_name, status, source, sale_date, scheduled_at,
           scheduled_until, assigned_to, created_by, title, net_ore, vat_ore, gross_ore, payment_status)
         select $1, gen_random_uuid(), 'RS-2026-' || 1000 + n, c.id, c.name,
           case when n % 500 = 0 then 'LOST' when n % 300 = 0 then 'CANCELLED' when n % 50 = 0 then 'QUOTE_SENT' else 'PAID' end,
           'PHONE', date '2026-11-01' - n / 40, null, null, ($2::uuid[])[1 + n % array_length($2::uuid[], 1)], $3, 'Rengøring ' || n % 997, n, 0, n,
           case when n % 100 = 0 then 'PENDING' else 'PAID' end
         from generate_series(1, $4::int) n
         join (select id, name, row_number() over (order by id) as place from app.customers where organization_id = $1) c
           on c.place = 1 + n % ($4::int / 10)`,
        ...[actor.organizationId, people, actor.userId, count],
      ));
      await send(say("alter table app.sales enable trigger user"));
      await send(say("alter table app.leads disable trigger user"));
      await send(say(
        `insert into app.leads (organization_id, id, contact_name, contact_email, contact_phone, source, priority, status, created_by,
           answers, score, scored_on, created_on)
         select $1, gen_random_uuid(), 'Emne ' || n, 'e' || n || '@example.dk', '+453' || (1000000 + n), 'EMAIL', 'LOW', 'NEW', $2,
           '{}', n % 100, date '2026-11-01', date '2026-11-01' - n % 300 from generate_series(1, $3::int / 2) n`,
        ...[actor.organizationId, actor.userId, count],
      ));
      await send(say("alter table app.leads enable trigger user"));
      await send(say(
        `insert into app.audit (organization_id, at, actor_id, action, resource_type)
         select $1, timestamptz '2026-01-01Z' + n * interval '30 minutes', $2, 'sale_changed', 'sale'
         from generate_series(1, $3::int / 2) n`,
        ...[actor.organizationId, actor.userId, count],
      ));
      await send(say("select app.rebuild_rollups()"));
      return { commit: true, value: null };
    });
  }
  await engine.transaction(as("app_owner"), async (send) => {
    for (const table of ["sales", "customers", "leads", "sale_totals", "sale_days", "customer_totals", "audit"]) {
      await send(say(`analyze app.${table}`));
    }
    return { commit: true, value: null };
  });
  const [[found]] = await engine.batch(as("app_web", cast.anna.organizationId), [
    say("select id, customer_id from app.sales where number = 'RS-2026-1777'"),
  ]);
  return { ...cast, sale: found.id as SaleId, customer: found.customer_id as CustomerId };
}

interface Plan {
  readonly "Node Type": string;
  readonly "Relation Name"?: string;
  readonly "Index Name"?: string;
  readonly "Plans"?: readonly Plan[];
}

/** What the door would send for a question, planned instead of asked. */
async function planOf(
  engine: Engine,
  actor: Cast["anna"],
  ask: (books: Readers) => Question<unknown>,
): Promise<Plan[]> {
  let plans: Plan[] = [];
  const planner: Engine = {
    ...engine,
    async batch(opening, statements) {
      const rows = await engine.batch(
        opening,
        statements.map(({ text, values }) => say(`explain (format json) ${text}`, ...values)),
      );
      plans = rows.map(([row]) => (row["QUERY PLAN"] as { Plan: Plan }[])[0].Plan);
      throw new Stop();
    },
  };
  await postgresTenants(planner).read(actor, (books) => ({ asked: ask(books) })).catch((fault) => {
    if (!(fault instanceof Stop)) throw fault;
  });
  return plans;
}

class Stop extends Error {}

function nodesOf(plan: Plan): Plan[] {
  return [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];
}

const NO_IMPORT = "00000000-0000-0000-0000-000000000000" as ImportId;
const NEWEST: SaleSort = { by: "date", descending: true };
const PAGE = { size: 20, page: 1 };

const OPEN_LEADS: LeadFilter = { ...EVERY_LEAD, followUp: null, statuses: OPEN_STATUSES };

/** Every hot question, and an index its plan must use; null where only scans are forbidden. */
function questions(
  { anna, sale, customer }: Stock,
): [name: string, ask: (books: Readers) => Question<unknown>, index: string | null][] {
  const list =
    (filter: Partial<SaleFilter>, sort = NEWEST, part: Parameters<Readers["sales"]["list"]>[2] = PAGE) =>
    (books: Readers) => books.sales.list({ ...EVERY_SALE, ...filter }, sort, part);
  const deep = { size: 20, cursor: { way: "after" as const, value: "2026-01-15", id: sale } };
  const visit = {
    scheduledAt: "2026-05-01T08:00:00.000Z" as Instant,
    scheduledUntil: "2026-05-01T09:00:00.000Z" as Instant,
  };
  const someDays = { ...EVERY_LINE, from: "2026-03-01T00:00Z" as Instant, until: "2026-03-03T00:00Z" as Instant };
  const story = { owner: null, mails: true, group: null, after: null } as const;
  const everybody = { q: null, type: null, status: null, deleted: false };
  return [
    ["first page", list({}), "sales_by_date"],
    ["first page, whole", (books) => books.sales.listWhole(EVERY_SALE, NEWEST, PAGE), "sales_by_date"],
    ["until a day", list({ dateTo: "2026-10-01" as Day }), "sales_by_date"],
    ["rare status", list({ statuses: ["LOST"] }), "sales_by_status"],
    ["several statuses", list({ statuses: ["LOST", "CANCELLED", "PAID"] }), "sales_by_status"],
    ["in order of status", list({}, { by: "status", descending: false }), "sales_by_status"],
    ["deep", list({}, NEWEST, deep), "sales_by_date"],
    ["deep and backwards", list({}, NEWEST, { ...deep, cursor: { ...deep.cursor, way: "before" } }), "sales_by_date"],
    ["deep in a status", list({ statuses: ["LOST"] }, NEWEST, deep), "sales_by_status"],
    ["oldest first", list({}, { by: "date", descending: false }), "sales_by_date"],
    ["by number", list({}, { by: "number", descending: true }), "sales_by_number"],
    ["by amount", list({}, { by: "amount", descending: true }), "sales_by_amount"],
    ["by customer's name", list({}, { by: "customer", descending: false }), "sales_by_customer_name"],
    ["by service", list({}, { by: "service", descending: false }), "sales_by_title"],
    [
      "deep by service",
      list({}, { by: "service", descending: true }, { size: 20, cursor: { ...deep.cursor, value: "Rengøring 400" } }),
      "sales_by_title",
    ],
    ["by assignee", list({}, { by: "assignee", descending: false }), "sales_by_assignee"],
    [
      "deep by assignee",
      list({}, { by: "assignee", descending: false }, {
        size: 20,
        cursor: { ...deep.cursor, value: `${anna.userId} 2026-01-15` },
      }),
      "sales_by_assignee",
    ],
    [
      "backwards from nobody's",
      list({}, { by: "assignee", descending: true }, {
        size: 20,
        cursor: { way: "before", value: "nobody 2026-01-15", id: sale },
      }),
      "sales_by_assignee",
    ],
    ["one customer's", list({ customerId: customer }), "sales_by_customer"],
    ["one seller's", list({ owner: anna.userId }), "sales_by_owner"],
    ["rare payment status", list({ paymentStatuses: ["PENDING"] }), "sales_by_payment"],
    ["days", list({ dateFrom: "2026-03-01" as Day, dateTo: "2026-03-05" as Day }), "sales_by_date"],
    ["by number's beginning or customer", list({ q: "RS-2026-177" }), "sales_number_is_unique"],
    ["by number's end", list({ q: "1777" }), "sales_number_is_unique"],
    ["bin", list({ deleted: true }), "sales_in_bin"],
    ["totals", (books) => books.sales.totals(EVERY_SALE), null],
    [
      "totals of a status",
      (books) => books.sales.totals({ ...EVERY_SALE, statuses: ["PAID"], assignedTo: anna.userId as UserId }),
      null,
    ],
    [
      "totals of a rare payment status",
      (books) => books.sales.totals({ ...EVERY_SALE, paymentStatuses: ["PENDING"] }),
      "sales_by_payment",
    ],
    ["sales of an export", (books) => books.sales.those(Array(100).fill(sale), EVERY_SALE), "sales_pkey"],
    ["one sale", (books) => books.sales.find(sale), "sales_pkey"],
    ["history", (books) => books.sales.history(sale), null],
    ["payments", (books) => books.sales.payments(sale), null],
    ["visit in the way", (books) => books.sales.visitInTheWay(anna.userId, visit, sale), null],
    [
      "customers by name",
      (books) => books.customers.list(everybody, { by: "name", descending: false }, PAGE),
      "customers_by_name",
    ],
    [
      "newest customers",
      (books) => books.customers.list(everybody, { by: "created", descending: true }, PAGE),
      "customers_by_age",
    ],
    [
      "customers found",
      (books) => books.customers.list({ ...everybody, q: "abcd" }, { by: "name", descending: false }, PAGE),
      "customers_pkey",
    ],
    ["a customer's history", (books) => books.customers.timeline(customer, story, 150), "sales_by_customer"],
    [
      "a customer's older history",
      (books) => books.customers.timeline(customer, { ...story, after: { at: someDays.until, key: "b" } }, 150),
      "sales_by_customer",
    ],
    ["a customer's notes", (books) => books.customers.timeline(customer, { ...story, group: "notes" }, 150), null],
    [
      "leads found",
      (books) =>
        books.leads.list({ ...EVERY_LEAD, followUp: null, q: "abcd" }, { by: "score", descending: true }, PAGE),
      "leads_pkey",
    ],
    [
      "why nothing came of leads",
      (books) => books.leads.endings(anna.userId as UserId, "2026-01-01" as Day, "2026-12-31" as Day),
      "leads_by_status",
    ],
    [
      "first page of open leads",
      (books) => books.leads.list(OPEN_LEADS, { by: "score", descending: true }, PAGE),
      null,
    ],
    ["a file's leads", (books) => books.leads.openAlike(["e1@example.dk", "e2@example.dk"], []), "leads_by_email"],
    ["a sender's leads", (books) => books.leads.openAlike(["e1@example.dk"], ["+4522334455"]), "leads_by_phone"],
    [
      "a file's sales",
      (books) => books.sales.onDays([{ customerId: customer, saleDate: "2026-03-01" as Day }], NO_IMPORT),
      "sales_by_customer",
    ],
    ["the log of some days", (books) => books.audit.list(someDays, PAGE), "audit_by_time"],
    ["the log of some days, counted", (books) => books.audit.count(someDays), "audit_by_time"],
    ["the log", (books) => books.audit.list(EVERY_LINE, PAGE), "audit_pkey"],
    ["by status, kept ready", (books) => books.statistics.byStatus(null), null],
    ["by day, kept ready", (books) => books.statistics.byDay(null, "2026-01-01" as Day, "2026-02-01" as Day), null],
  ];
}

/** Large tables read from one end to the other. */
function wholeReads(nodes: readonly Plan[]): string[] {
  const whole = nodes.filter((node) => node["Node Type"] === "Seq Scan");
  return whole.flatMap((node) =>
    /^(sales|customers|leads|customer_words|lead_words|audit|events|sale_status_history)$/.exec(
      node["Relation Name"] ?? "",
    )?.[0] ?? []
  );
}

eachDatabase(
  "under row security every hot question walks its index, and none reads a large table whole",
  async ({ engine, url }) => {
    const stock = await stocked(engine);
    const wrong: string[] = [];

    for (const [name, ask, index] of questions(stock)) {
      const nodes = (await planOf(engine, stock.anna, ask)).flatMap(nodesOf);
      const used = nodes.flatMap((node) => node["Index Name"] ?? []);
      if (nodes.length === 0) wrong.push(`${name}: no plan`);
      for (const table of wholeReads(nodes)) wrong.push(`${name}: reads ${table} whole`);
      if (index && !used.includes(index)) wrong.push(`${name}: ${used.join(", ") || "no index"}, not ${index}`);
    }
    if (url) wrong.push(...await plansKept(url, stock));

    assert.deepEqual(wrong, []);
    for (const table of ["customers", "leads"] as const) {
      const { found, meant } = await searchPlans(engine, stock.anna, table);
      assert.ok(found.includes(`${table}_by_text`), `${table} are found by ${found}`);
      assert.ok(meant.includes(`${table.slice(0, -1)}_words_by_letters`), `${table}' words are found by ${meant}`);
    }
  },
);

/** A statement prepared often enough may get one plan for all values; where Postgres has settled on one, it must be as good. */
async function plansKept(url: string, stock: Stock): Promise<string[]> {
  const engine = openPostgres(url, { sessions: 1 });
  try {
    for (const [, ask] of questions(stock)) {
      for (let time = 0; time < 8; time++) {
        await postgresTenants(engine).read(stock.anna, (books) => ({ asked: ask(books) }));
      }
    }
    const opening = as("app_web", stock.anna.organizationId, stock.anna.userId);
    return await engine.transaction(opening, async (send) => {
      const wrong: string[] = [];
      await send(say("set local plan_cache_mode = force_generic_plan"));
      const kept = await send(say(
        "select name, statement, coalesce(array_length(parameter_types, 1), 0) as values from pg_prepared_statements " +
          "where generic_plans > 0 and statement like '%app.%'",
      ));
      for (const { name, statement, values } of kept) {
        const nulls = Array.from({ length: values as number }, () => "null").join(", ");
        const [row] = await send(say(`explain (format json) execute "${name}"${nulls ? `(${nulls})` : ""}`));
        const plan = (row["QUERY PLAN"] as { Plan: Plan }[])[0].Plan;
        for (const table of wholeReads(nodesOf(plan))) wrong.push(`kept plan reads ${table} whole: ${statement}`);
      }
      // A plan for all values would read half the table for a rare word, so the fixed words stand in the text.
      const words = await send(
        say("select from pg_prepared_statements where statement like '%payment_status\" = ''PENDING''%'"),
      );
      if (words.length === 0) wrong.push("a payment status was sent as a value");
      // Planning a list again takes longer than reading it.
      for (const first of ["%app.sales s%sale_date <= %limit 21 offset 0%", "%app.leads l%limit 21 offset 0%"]) {
        const once = "select from pg_prepared_statements where statement like $1 and generic_plans > 0";
        if ((await send(say(once, first))).length === 0) wrong.push(`planned anew each time: ${first}`);
      }
      if (kept.length === 0) wrong.push("no plan was kept, so none was looked at");
      return { commit: false, value: wrong };
    });
  } finally {
    await engine.close();
  }
}

/** The search runs inside a function, whose plans cannot be seen from outside: these are the hearts of its queries, as its role. */
async function searchPlans(engine: Engine, { organizationId }: Cast["anna"], table: "customers" | "leads") {
  // So few records are read faster from one end to the other; the question is whether the index may be used at all.
  const [, , , ...plans] = await engine.batch(as("app_search", organizationId), [
    ...["enable_seqscan", "enable_indexscan", "enable_indexonlyscan"].map((way) => say(`set local ${way} = off`)),
    say(
      `explain (format json) select id from app.${table} where search_text like $1 and deleted_at is null`,
      "%3ab4c%",
    ),
    say(`explain (format json) select word from app.${table.slice(0, -1)}_words where word % $1`, "jenesn"),
  ]);
  const [found, meant] = plans.map(([row]) =>
    nodesOf((row["QUERY PLAN"] as { Plan: Plan }[])[0].Plan).flatMap((node) => node["Index Name"] ?? [])
  );
  return { found, meant };
}
