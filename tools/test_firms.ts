import type { Engine, Row, Statement } from "../adapters/postgres/engine.ts";
import { aDraft, aLineDraft, customerFacts, serviceFacts } from "../adapters/memory/builders.ts";
import { type Cast, castWith } from "../adapters/memory/cast.ts";
import { postgresTenants } from "../adapters/postgres/tenants.ts";
import { changeService, recordService } from "../domain/catalogue/record_service.ts";
import { receiveImport } from "../domain/imports/prepare_import.ts";
import { mergeCustomers } from "../domain/customers/merge_customers.ts";
import { recordCustomer } from "../domain/customers/record_customer.ts";
import type { Actor } from "../domain/kernel/actor.ts";
import { type Ids, type OrganizationId, type UserId, uuidv7 } from "../domain/kernel/ids.ts";
import type { Result } from "../domain/kernel/result.ts";
import { type Clock, type Instant, instantOf } from "../domain/kernel/time.ts";
import type { Member, Organization } from "../domain/organizations/organization.ts";
import { moveSale } from "../domain/sales/move_sale.ts";
import { paySale } from "../domain/sales/pay_sale.ts";
import { recordSale } from "../domain/sales/record_sale.ts";

interface Firm {
  readonly organization: Organization;
  readonly members: readonly Member[];
}

/** Puts firms with their members into a test database, as their owner. */
export async function makeFirms(engine: Engine, firms: readonly Firm[]): Promise<void> {
  for (const { organization, members } of firms) {
    const { id, name, type, color, salePrefix, timeZone, locale, paymentTermsDays } = organization;
    const people = JSON.stringify(members);
    await engine.batch(as("app_owner", id), [
      {
        text: "insert into app.organizations (organization_id, name, type, color, sale_prefix, time_zone, locale, " +
          "payment_terms_days) values ($1, $2, $3, $4, $5, $6, $7, $8)",
        values: [id, name, type, color, salePrefix, timeZone, locale, paymentTermsDays],
      },
      {
        text: "insert into identity.users (id, email, name) select id, email, name " +
          "from jsonb_to_recordset($1::text::jsonb) as m (id uuid, email text, name text) on conflict (id) do nothing",
        values: [people],
      },
      {
        text: "insert into app.memberships (organization_id, user_id, role, active) select $1, id, role, active " +
          "from jsonb_to_recordset($2::text::jsonb) as m (id uuid, role text, active boolean)",
        values: [id, people],
      },
    ]);
  }
}

/** New ids, so that tests can share a database. */
export const newIds: Ids = {
  next: <T extends string>() => uuidv7(Date.now(), crypto.getRandomValues(new Uint8Array(10))) as T,
};
export const systemClock: Clock = { now: () => instantOf(Date.now()) };

/** Anna's firm and Carla's, each with something in every table. */
export async function stockedFirms(engine: Engine): Promise<Cast> {
  const cast = castWith(newIds);
  await makeFirms(engine, cast.firms);
  for (const actor of [cast.anna, cast.carla]) await stock(engine, actor);
  return cast;
}

/** A customer, a service, and a sale with lines, history and a payment; the audit of it sealed. */
async function stock(engine: Engine, actor: Actor): Promise<void> {
  const world = { tenants: postgresTenants(engine), clock: systemClock, ids: newIds };
  const customer = kept(await recordCustomer(world)(actor, customerFacts({ name: `Kunde ${actor.organizationId}` })));
  const service = kept(await recordService(world)(actor, serviceFacts()));
  kept(await changeService(world)(actor, service.id, { version: 1, priceOre: 500_00 as never }));
  const once = { key: "stock", fingerprint: "stock" };
  const sale = kept(
    await recordSale(world)({ ...actor, once }, {
      ...aDraft({
        customerId: customer.id,
        assignedTo: actor.userId,
        scheduledAt: "2026-05-01T08:00:00.000Z" as Instant,
      }),
      lines: [aLineDraft({ serviceId: service.id })],
    }),
  );
  kept(await moveSale(world)(actor, sale.id, { to: "SCHEDULED" }));
  kept(await paySale(world)(actor, sale.id, { amount: 100 as never, paidOn: sale.saleDate, reference: null }));
  const double = kept(await recordCustomer(world)(actor, customerFacts({ name: `Dobbelt ${actor.organizationId}` })));
  kept(await mergeCustomers(world)(actor, customer.id, double.id));
  const file = ReadableStream.from([[{ line: 1, cells: ["navn"] }, { line: 2, cells: ["En"] }]]);
  const phones = { parse: () => null };
  kept(await receiveImport({ ...world, phones })(actor, { kind: "CUSTOMERS", fileName: "fil.csv" }, file));
  await run(engine, as("app_worker", actor.organizationId), "select app.seal_audit()");
}

function kept<T>(answer: Result<T, unknown>): T {
  if (!answer.ok) throw new Error(`Cannot stock the firm: it was refused with ${JSON.stringify(answer.error)}`);
  return answer.value;
}

export type DatabaseRole = "app_owner" | "app_web" | "app_worker" | "app_auth" | "app_search";

/** The first statement of a transaction: who, in which organization, on whose behalf. */
export function as(
  role: DatabaseRole,
  organization: OrganizationId | null = null,
  user: UserId | null = null,
): Statement {
  return {
    text: "select set_config('role', $1, true), set_config('app.current_org_id', $2, true), " +
      "set_config('app.current_user_id', $3, true)",
    values: [role, organization ?? "", user ?? ""],
  };
}

/** One statement in a transaction of its own. */
export async function run(engine: Engine, opening: Statement, text: string, values: unknown[] = []): Promise<Row[]> {
  const [rows] = await engine.batch(opening, [{ text, values }]);
  return rows;
}

/** What a statement is refused with: its SQLSTATE, or null where it went through. */
export async function refusalOf(
  engine: Engine,
  opening: Statement,
  text: string,
  values: unknown[] = [],
): Promise<string | null> {
  try {
    await run(engine, opening, text, values);
    return null;
  } catch (fault) {
    return String((fault as { code?: unknown }).code ?? fault);
  }
}
