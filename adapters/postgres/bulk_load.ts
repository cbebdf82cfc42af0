import { setImmediate } from "node:timers/promises";
import type { Sale } from "../../domain/sales/sale.ts";
import type { FirmBooks, Happening, Library, Login, SaleStory } from "../firm_books.ts";
import {
  addAll,
  AGREEMENTS,
  AUDIT,
  type Bulk,
  COUNTERS,
  CUSTOMERS,
  EVENTS,
  LEAD_STEPS,
  LEADS,
  LINES,
  type Of,
  PAYMENTS,
  PLACES,
  SALES,
  SERVICES,
  STEPS,
  TIES,
  VIEWS,
} from "./bulk_rows.ts";
import type { Send, Statement } from "./engine.ts";

/** What loading makes of the logins, and whom it tells how far it is. */
export interface Loading {
  /** Everybody's; made once, because a hash is slow on purpose. */
  readonly passwordHash: string;
  readonly onProgress?: (sales: number) => void;
}

/** The owner of all tables. Row security holds for it too, so each firm is entered before its rows are written. */
export const AS_OWNER: Statement = { text: "select set_config('role', 'app_owner', true)", values: [] };

/** Large enough to be quick, small enough for the memory of a small machine. */
const ROWS_AT_ONCE = 1_000;
/** One sale in so many began as a lead, up to a bound: leads are for looking at, not for measuring. */
const SALES_A_LEAD = 5;
const MOST_LEADS = 180;
/** After so many stories the socket gets its turn; otherwise nothing is written to it while stories are told. */
const STORIES_A_TURN = 50;

/** What keeps these tables in step with each other row by row; here the rows come in step already. */
const KEPT_BY_TRIGGERS = ["app.sales", "app.sale_lines", "app.sale_status_history", "app.payments"];

/**
 * Writes whole firms into a database that does not know them, in the caller's transaction, which was opened as the owner.
 * Nothing is asked row by row: triggers rest meanwhile, and what they keep is counted once at the end.
 */
export async function loadLibrary(send: Send, { logins, firms }: Library, loading: Loading): Promise<void> {
  // Bigger than a request may be; and a script is sent without our own time limit.
  await script(send, "set local statement_timeout = 0; set local idle_in_transaction_session_timeout = 0");
  await triggers(send, "disable");
  await loadLogins(send, logins, loading.passwordHash);
  // Somebody may work in several firms, and their first is where they begin: all firms come before all sales.
  for (const firm of firms) await loadFirm(send, firm);
  for (const firm of firms) await loadSales(send, firm, loading.onProgress ?? (() => {}));
  await triggers(send, "enable");
  await script(
    send,
    "analyze app.customers, app.sales, app.sale_lines, app.sale_status_history, app.payments, app.events, app.audit, " +
      "app.sale_totals, app.sale_days, app.sale_months, app.customer_months, app.customer_years, app.customer_values, " +
      "app.service_months",
  );
}

async function triggers(send: Send, verb: "enable" | "disable"): Promise<void> {
  await script(send, KEPT_BY_TRIGGERS.map((table) => `alter table ${table} ${verb} trigger user`).join("; "));
}

async function loadLogins(send: Send, logins: readonly Login[], passwordHash: string): Promise<void> {
  await send({
    text: `insert into identity.users (id, email, name, password_hash, created_at, updated_at)
      select id, email, name, $5, created_at, created_at from unnest($1::uuid[], $2::text[], $3::text[], $4::timestamptz[])
      as row (id, email, name, created_at)`,
    values: [
      logins.map(({ id }) => id),
      logins.map(({ email }) => email),
      logins.map(({ name }) => name),
      logins.map(({ createdAt }) => createdAt),
      passwordHash,
    ],
  });
}

async function enter(send: Send, { organization, places }: FirmBooks): Promise<void> {
  await send({
    text: "select set_config('app.current_org_id', $1, true), set_config('app.current_user_id', $2, true)",
    values: [organization.id, places[0].userId],
  });
}

async function loadFirm(send: Send, firm: FirmBooks): Promise<void> {
  await enter(send, firm);
  const { id, name, type, salePrefix, color, timeZone, locale, paymentTermsDays } = firm.organization;
  await send({
    text:
      `insert into app.organizations (organization_id, name, type, billing_email, sale_prefix, color, time_zone, locale,
      payment_terms_days, created_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    values: [id, name, type, firm.billingEmail, salePrefix, color, timeZone, locale, paymentTermsDays, firm.createdAt],
  });
  const add = <Row>(bulk: Bulk<Row>, rows: readonly Row[]) => send(addAll(bulk, id, rows));
  await add(PLACES, firm.places);
  await add(SERVICES, firm.services);
  await add(VIEWS, firm.views);
  await loadAsked(send, firm);
  for await (const some of inChunks(firm.customers, ROWS_AT_ONCE)) await add(CUSTOMERS, some);
  await add(AGREEMENTS, firm.agreements);
}

/** Invitations and keys; what they are known by is random, and kept nowhere. */
async function loadAsked(send: Send, { organization, invitations, keys }: FirmBooks): Promise<void> {
  const nobodys = () => crypto.getRandomValues(new Uint8Array(32));
  for (const { id, email, name, role, by, at } of invitations) {
    await send({
      text:
        `insert into app.invitations (organization_id, id, email, name, role, token_hash, invited_by, created_at, expires_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8::timestamptz, $8::timestamptz + interval '7 days')`,
      values: [organization.id, id, email, name, role, nobodys(), by, at],
    });
  }
  for (const { id, name, ending, scopes, by, at, days, usedAt } of keys) {
    await send({
      text:
        `insert into app.api_keys (organization_id, id, name, key_hash, ending, scopes, created_by, created_at, expires_at,
          last_used_at)
        values ($1, $2, $3, $4, $5, $6::text[], $7, $8::timestamptz, $8::timestamptz + make_interval(days => $9), $10)`,
      values: [organization.id, id, name, nobodys(), ending, [...scopes], by, at, days, usedAt],
    });
  }
}

async function loadSales(send: Send, firm: FirmBooks, onProgress: (sales: number) => void): Promise<void> {
  await enter(send, firm);
  const { id } = firm.organization;
  const names = new Map<string, string>(firm.customers.map((customer) => [customer.id, customer.name]));
  const lastOfYear = new Map<number, number>();
  const recent: Of<Happening>[] = [];
  const sample: Sale[] = [];
  let told = 0;
  // The next rows are made while the last ones are written.
  let underway: Promise<unknown> = Promise.resolve();
  for await (const stories of inChunks(withTurns(firm.sales), ROWS_AT_ONCE)) {
    const statements = saleRows(id, stories, names);
    await underway;
    underway = Promise.all(statements.map(send));
    underway.catch(() => {});
    for (const { sale, happenings } of stories) {
      if (told++ % SALES_A_LEAD === 0 && sample.length < MOST_LEADS && sale.deletedAt === null) sample.push(sale);
      const year = Number(sale.saleDate.slice(0, 4));
      lastOfYear.set(year, (lastOfYear.get(year) ?? 0) + 1);
      recent.push(...partsOf(sale.id, happenings));
    }
    onProgress(stories.length);
  }
  await underway;
  await send(addAll(COUNTERS, id, [...lastOfYear]));
  await loadLeads(send, firm, sample);
  await loadHappenings(send, id, recent);
  await script(send, "select app.rebuild_rollups(); select app.seal_audit()");
}

/** The leads some of these sales began as, and others. */
async function loadLeads(send: Send, { organization, leads }: FirmBooks, sample: readonly Sale[]): Promise<void> {
  for await (const stories of inChunks(leads(sample), ROWS_AT_ONCE)) {
    const steps = stories.flatMap(({ lead, steps }) => steps.map((step) => ({ leadId: lead.id, step })));
    await send(addAll(LEADS, organization.id, stories.map(({ lead }) => lead)));
    await send(addAll(LEAD_STEPS, organization.id, steps));
  }
}

function saleRows(
  organization: string,
  stories: readonly SaleStory[],
  names: ReadonlyMap<string, string>,
): Statement[] {
  const sales = stories.map(({ sale }) => ({ sale, customerName: names.get(sale.customerId) ?? "" }));
  const all = <Part>(parts: (story: SaleStory) => readonly Part[]) =>
    stories.flatMap((story) => partsOf(story.sale.id, parts(story)));
  const steps = all(({ steps }) =>
    steps.map((step, place) => ({ ...step, from: place === 0 ? null : steps[place - 1].to }))
  );
  return [
    addAll(SALES, organization, sales),
    addAll(LINES, organization, all(({ sale }) => sale.lines)),
    addAll(STEPS, organization, steps),
    addAll(PAYMENTS, organization, all(({ payments }) => payments)),
    addAll(TIES, organization, all(({ tie }) => tie ? [tie] : [])),
  ];
}

/** Oldest first over all sales, since lists of what happened go by the order of ids. */
async function loadHappenings(send: Send, organization: string, happenings: Of<Happening>[]): Promise<void> {
  happenings.sort((a, b) => a.part.at < b.part.at ? -1 : a.part.at > b.part.at ? 1 : 0);
  for await (const some of inChunks(happenings, ROWS_AT_ONCE)) {
    const { text, values } = addAll(EVENTS, organization, some);
    const written = await send({ text: `${text} returning id`, values });
    await send(
      addAll(AUDIT, organization, some.map((one, place) => ({ ...one, eventId: written[place].id as number }))),
    );
  }
}

function partsOf<Part>(saleId: string, parts: readonly Part[]): Of<Part>[] {
  return parts.map((part, place) => ({ saleId, place, part }));
}

async function script(send: Send, text: string): Promise<void> {
  await send({ text, values: [], script: true });
}

/** The same stories, with a breath between them for whoever waits for the event loop. */
async function* withTurns(stories: Iterable<SaleStory>): AsyncGenerator<SaleStory> {
  let told = 0;
  for (const story of stories) {
    yield story;
    if (++told % STORIES_A_TURN === 0) await setImmediate();
  }
}

async function* inChunks<T>(all: Iterable<T> | AsyncIterable<T>, size: number): AsyncGenerator<T[]> {
  let some: T[] = [];
  for await (const one of all) {
    if (some.push(one) < size) continue;
    yield some;
    some = [];
  }
  if (some.length > 0) yield some;
}
