import { sql } from "kysely";
import type { Customer, CustomerView } from "../../domain/customers/customer.ts";
import type {
  CustomerFilter,
  CustomerReader,
  CustomerSort,
  CustomerWriter,
  Marks,
} from "../../domain/customers/ports.ts";
import type { Actor } from "../../domain/kernel/actor.ts";
import type { CustomerId, OrganizationId } from "../../domain/kernel/ids.ts";
import { type ListTotals, MOST_COUNTED, type Part } from "../../domain/kernel/page.ts";
import { parseInstant } from "../../domain/kernel/time.ts";
import type { Question } from "../../domain/tenants.ts";
import type { CustomerChanged } from "../../domain/imports/customers.ts";
import { addingMany, changingMany } from "./customer_bulk.ts";
import { handBack, handOver, mergesInto } from "./customer_merges.ts";
import { momentsOf } from "./customer_moments.ts";
import type { Send } from "./engine.ts";
import { fetchOf, listingOf, rollBy, soundPart } from "./listing.ts";
import { askOne, db, of, question, statementOf, written } from "./question.ts";
import { changedFields, recordEvent } from "./record.ts";

/** A search gives the best of this many; nobody reads further. */
const MOST_FOUND = 1_000;

/** The whole record with its figures, nearly under the domain's names. */
function customersOf(organization: OrganizationId) {
  return db.selectFrom("app.customers as c")
    .leftJoin(
      "app.customer_totals as t",
      (join) => join.onRef("t.organization_id", "=", "c.organization_id").onRef("t.customer_id", "=", "c.id"),
    )
    .select([
      "c.id",
      "c.version",
      "c.type",
      "c.name",
      "c.company_name as companyName",
      "c.email",
      "c.phone",
      "c.cvr",
      "c.ean",
    ])
    .select(["c.street", "c.postal_code as postalCode", "c.city", "c.country", "c.tags", "c.status", "c.notes"])
    .select(["c.created_by as createdBy", "c.created_at as createdAt", "c.updated_at as updatedAt"])
    .select(["c.deleted_at as deletedAt", "t.sales_count as salesCount", "t.revenue_ore as revenueOre"])
    .select(["t.last_sale_on as lastSaleOn", "c.merged_into as mergedInto"])
    .where(of("c", organization));
}

type Found = ReturnType<typeof customersOf> extends { execute(): Promise<(infer Row)[]> } ? Row : never;

function customerOf(row: Found): CustomerView {
  const { street, postalCode, city, country, salesCount, revenueOre, lastSaleOn, ...plain } = row;
  return {
    ...plain,
    address: { street, postalCode, city, country },
    stats: { salesCount: salesCount ?? 0, revenueOre: revenueOre ?? (0 as never), lastSaleOn },
  };
}

function bare(row: Found): Customer {
  const { stats: _stats, ...customer } = customerOf(row);
  return customer;
}

const first = ([row]: readonly Found[]) => row ? customerOf(row) : null;

export function customerReader(organization: OrganizationId): CustomerReader {
  /** The rows the filter leaves; what a search found comes by way of the function that may search. */
  const filtered = ({ q, type, status, deleted, tag = null }: CustomerFilter, most: number) =>
    customersOf(organization)
      .where("c.deleted_at", deleted ? "is not" : "is", null)
      .$if(deleted, (query) => query.where("c.merged_into", "is", null))
      .$if(tag !== null, (query) => query.where(sql<boolean>`${tag} = any(c.tags)`))
      .$if(type !== null, (query) => query.where("c.type", "=", type!))
      .$if(status !== null, (query) => query.where("c.status", "=", status!))
      .$if(q !== null, (query) =>
        query.where(sql<boolean>`c.id = any(array(select app.search_customers(${q}, ${most}, ${deleted})))`));

  /** The oldest living ones with the same CVR, e-mail or telephone. */
  const alike = ({ cvr, email, phone }: Marks, except: CustomerId | null, most: number) => {
    const marks = { cvr, email, phone };
    const known = (Object.keys(marks) as (keyof typeof marks)[]).filter((mark) => marks[mark] !== null);
    return customersOf(organization)
      .where("c.deleted_at", "is", null)
      .where((where) => where.or(known.map((mark) => where(`c.${mark}`, "=", marks[mark] as never))))
      .$if(except !== null, (query) => query.where("c.id", "<>", except!))
      .orderBy("c.created_at").orderBy("c.id").limit(most);
  };

  /** Each mark by its own index, whatever is known of how often it comes. */
  const marked = (mark: string, values: readonly string[]) =>
    sql`select m.id from app.customers m where m.organization_id = ${organization} and m.deleted_at is null
      and ${sql.ref(`m.${mark}`)} = any(${[...values]}::text[])`;

  return {
    find: (id) => question(customersOf(organization).where("c.id", "=", id), first),

    list(filter, sort, part) {
      const rows = filtered(filter, MOST_FOUND);
      return filter.q === null ? sorted(rows, sort, part) : bestFirst(rows, filter.q, sort, part);
    },

    roll(filter, { by, descending }) {
      const direction = descending ? "desc" : "asc";
      const query = filtered(filter, MOST_FOUND)
        .$if(filter.q !== null, (found) => found.orderBy(closeness(filter.q!)))
        .orderBy(by === "name" ? "c.name" : "c.created_at", direction).orderBy("c.id", direction);
      return rollBy(sql`${query.clearSelect().select("c.id as place_id")}`);
    },

    those: (ids, filter) =>
      question(
        filtered(filter, MOST_FOUND).where(sql<boolean>`c.id = any(${[...ids]}::uuid[])`)
          .orderBy(sql`array_position(${[...ids]}::uuid[], c.id)`),
        (rows) => rows.map(customerOf),
      ),

    totals(filter): Question<ListTotals> {
      // What a search finds is bounded; everything else is counted to the end, a firm has no million customers.
      const most = filter.q === null ? null : MOST_COUNTED;
      const found = filtered(filter, MOST_COUNTED + 1).clearSelect().select("c.id");
      return question(
        db.selectFrom(found.as("found")).select(sql<number>`count(*)`.as("count")),
        ([{ count }]) => ({
          count: most === null ? count : Math.min(count, most),
          isLowerBound: most !== null && count > most,
          net: null,
          gross: null,
        }),
      );
    },

    alike: (facts, except) => question(alike(facts, except, 1), (rows) => rows.map(bare)[0] ?? null),
    allAlike: (marks, except) => question(alike(marks, except, 5), (rows) => rows.map(bare)),
    alikeMany: ({ emails, phones, cvrs }) =>
      question(
        customersOf(organization)
          .where("c.deleted_at", "is", null)
          .where(
            sql<boolean>`c.id = any(array(${marked("email", emails)} union ${marked("phone", phones)} union ${
              marked("cvr", cvrs)
            }))`,
          )
          .orderBy("c.created_at").orderBy("c.id"),
        (rows) => rows.map(bare),
      ),
    named: (names) =>
      question(
        customersOf(organization).where("c.deleted_at", "is", null)
          .where(sql<boolean>`c.name = any(${[...names]}::text[])`),
        (rows) => rows.map(bare),
      ),
    some: (ids) =>
      question(
        customersOf(organization).where(sql<boolean>`c.id = any(${[...ids]}::uuid[])`),
        (rows) => rows.map(customerOf),
      ),
    timeline: (id, asked, most) => momentsOf(organization, id, asked, most),
    merges: (id) => mergesInto(organization, id),
    tags: () =>
      question(
        db.selectFrom("app.customer_tags as t").select("t.tag").where(of("t", organization))
          .where("t.customers_count", ">", 0).orderBy("t.customers_count", "desc").orderBy("t.tag").limit(50),
        (rows) => rows.map(({ tag }) => tag),
      ),
  };
}

/** By name or age, on an index; a cursor holds the last name or instant. */
function sorted(query: ReturnType<typeof customersOf>, { by, descending }: CustomerSort, wanted: Part) {
  const part = soundPart(
    wanted,
    (value) => typeof value === "string" && (by === "name" || parseInstant(value) === value),
  );
  const { backwards, from, limit, offset } = fetchOf(part);
  const direction = descending !== backwards ? "desc" : "asc";
  const column = by === "name" ? "c.name" : "c.created_at";
  const beyond = sql.raw(direction === "desc" ? "<" : ">");
  return question(
    query
      .$if(
        from !== null,
        (rest) => rest.where(sql<boolean>`(${sql.ref(column)}, c.id) ${beyond} (${from!.value}, ${from!.id}::uuid)`),
      )
      .orderBy(column, direction).orderBy("c.id", direction).limit(limit).offset(offset),
    (rows) =>
      listingOf(part, rows, (row) => ({ value: by === "name" ? row.name : row.createdAt, id: row.id }), customerOf),
  );
}

/** Who is called exactly so comes first, then names that begin so. */
function closeness(q: string) {
  const name = sql`lower(c.name collate app.danish)`, asked = sql`lower(${q.trim()}::text collate app.danish)`;
  return sql`case when ${name} = ${asked} then 0 when starts_with(${name}, ${asked}) then 1 else 2 end`;
}

/** The closest first; so few in all that a cursor is simply a place in the list. */
function bestFirst(query: ReturnType<typeof customersOf>, q: string, sort: CustomerSort, wanted: Part) {
  const part = soundPart(wanted, (value) => typeof value === "number" && value >= 0 && value < MOST_FOUND);
  const { backwards, from, limit, offset } = fetchOf(part);
  const place = Number(from?.value ?? 0);
  const start = from === null ? offset : backwards ? Math.max(0, place - part.size) : place + 1;
  const count = backwards ? place - start : limit;
  const column = sort.by === "name" ? "c.name" : "c.created_at";
  const direction = sort.descending ? "desc" : "asc";
  return question(
    query
      .orderBy(closeness(q))
      .orderBy(column, direction).orderBy("c.id", direction).limit(count).offset(start),
    (rows) => {
      const shown = rows.slice(0, part.size).map(customerOf);
      const at = (index: number) => ({ value: start + index, id: shown[index].id });
      return {
        rows: shown,
        next: shown.length > 0 && (backwards || rows.length > part.size)
          ? { way: "after" as const, ...at(shown.length - 1) }
          : null,
        previous: shown.length > 0 && start > 0 ? { way: "before" as const, ...at(0) } : null,
      };
    },
  );
}

export function customerWriter(actor: Actor, send: Send): CustomerWriter {
  const { organizationId } = actor;
  const about = (customer: Customer) => ({ type: "customer" as const, id: customer.id });
  const find = (id: CustomerId) => askOne(send, question(customersOf(organizationId).where("c.id", "=", id), first));

  const saved = (customer: Customer) =>
    statementOf(
      db.updateTable("app.customers as c").set({
        version: customer.version + 1,
        ...columns(customer),
        updated_at: customer.updatedAt,
        deleted_at: customer.deletedAt,
      }).where(of("c", organizationId)).where("c.id", "=", customer.id),
    );

  /** What the change left, with its figures. */
  async function after(id: CustomerId, sent: readonly Promise<unknown>[]): Promise<CustomerView> {
    const [saved] = await Promise.all([find(id), ...sent]);
    if (!saved) throw new Error("Cannot save the customer: it is gone");
    return saved;
  }

  return {
    async holdRecording() {
      await send(
        statementOf(written(sql`select pg_advisory_xact_lock(hashtextextended(${`customers ${organizationId}`}, 0))`)),
      );
    },
    async hold(ids) {
      // In one order, so that two who hold the same do not wait for each other.
      await send(statementOf(written(sql`select c.id from app.customers c
        where c.organization_id = ${organizationId} and c.id = any(${[...ids]}::uuid[]) order by c.id for update`)));
    },
    async lock(id) {
      // Two statements: the second sees what was committed while the first waited. FOR UPDATE keeps new sales out as well.
      const held = send(statementOf(
        db.selectFrom("app.customers as c").select("c.id").where(of("c", organizationId)).where("c.id", "=", id)
          .forUpdate(),
      ));
      const [, found] = await Promise.all([held, find(id)]);
      return found;
    },
    async add(customer) {
      const { id, version, createdBy, createdAt, updatedAt } = customer;
      const insert = send(statementOf(
        db.insertInto("app.customers").values({
          organization_id: organizationId,
          id,
          version,
          ...columns(customer),
          created_by: createdBy,
          created_at: createdAt,
          updated_at: updatedAt,
        }),
      ));
      const event = send(recordEvent(actor, "customer_recorded", about(customer), { type: customer.type }));
      return await after(id, [insert, event]);
    },
    async addMany(customers, importId) {
      await Promise.all(addingMany(actor, customers, importId).map(send));
    },
    async changeMany(kind, changes, importId) {
      const fields = ({ before, after }: CustomerChanged) => changedFields(before, after, FIELDS);
      await Promise.all(changingMany(actor, kind, changes, fields, importId).map(send));
    },
    merge: (merge, kept) => handOver(actor, send, merge, () => saved(kept)),
    unmerge: (merge, kept) => handBack(actor, send, merge, () => saved(kept)),
    async record(event, customer) {
      const update = send(saved(customer));
      const fields = event.kind === "customer_changed" ? changedFields(event.before, customer, FIELDS) : [];
      const recorded = send(recordEvent(actor, event.kind, about(customer), {}, { fields }));
      return await after(customer.id, [update, recorded]);
    },
  };
}

const FIELDS = [
  ...["type", "name", "companyName", "email", "phone", "cvr", "ean", "address", "tags", "status", "notes"] as const,
] satisfies (keyof Customer)[];

function columns(customer: Customer) {
  const { street, postalCode, city, country } = customer.address;
  return {
    type: customer.type,
    name: customer.name,
    company_name: customer.companyName,
    email: customer.email,
    phone: customer.phone,
    cvr: customer.cvr,
    ean: customer.ean,
    street,
    postal_code: postalCode,
    city,
    country,
    tags: customer.tags,
    status: customer.status,
    notes: customer.notes,
  };
}
