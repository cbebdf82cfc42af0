import assert from "node:assert/strict";
import { eachDatabase } from "../../tools/test_databases.ts";
import { logIn } from "../../domain/identity/log_in.ts";
import type { Actor } from "../../domain/kernel/actor.ts";
import type { Day } from "../../domain/kernel/time.ts";
import { moveSale } from "../../domain/sales/move_sale.ts";
import { recordSale } from "../../domain/sales/record_sale.ts";
import { randomIds, systemClock } from "../clock.ts";
import { demoLibrary, largeLibrary } from "../demo/library.ts";
import { DEMO_PASSWORD } from "../demo/people.ts";
import type { FirmBooks, Library } from "../firm_books.ts";
import { argonPasswords } from "../passwords.ts";
import { oneTimeCodes } from "../one_time_codes.ts";
import { randomBytes, randomTokens } from "../tokens.ts";
import { AS_OWNER, loadLibrary } from "./bulk_load.ts";
import type { Engine, Row } from "./engine.ts";
import { postgresIdentity } from "./identity.ts";
import { postgresTenants } from "./tenants.ts";

const TODAY = "2026-11-21" as Day;

async function load(engine: Engine, library: Library, passwordHash = "unused"): Promise<void> {
  await engine.transaction(AS_OWNER, async (send) => {
    await loadLibrary(send, library, { passwordHash });
    return { commit: true, value: null };
  });
}

/** One question as the owner, inside the firm. */
async function ask(engine: Engine, { organization }: FirmBooks, text: string): Promise<Row[]> {
  const opening = {
    text: "select set_config('role', 'app_owner', true), set_config('app.current_org_id', $1, true)",
    values: [organization.id],
  };
  const [rows] = await engine.batch(opening, [{ text, values: [] }]);
  return rows;
}

function actorIn({ organization, places }: FirmBooks, role: Actor["role"]): Actor {
  return {
    userId: places.find((one) => one.role === role)!.userId,
    organizationId: organization.id,
    role,
    requestId: "r",
  };
}

// That makes the first start quick: seconds are for bench/, a machine that tests has other work.
eachDatabase("loadLibrary() writes two thousand sales with a few statements for each firm", async ({ engine }) => {
  const library = demoLibrary(TODAY);
  let sent = 0;

  await engine.transaction(AS_OWNER, async (send) => {
    const counted: typeof send = (statement) => (sent++, send(statement));
    await loadLibrary(counted, library, { passwordHash: "unused" });
    return { commit: true, value: null };
  });

  assert.ok(library.firms.flatMap(({ sales }) => [...sales]).length >= 2_000);
  assert.ok(sent <= 30 * library.firms.length, `${sent} statements`);
}, { fresh: true, only: "pglite" });

eachDatabase("every check of the database is content with what loadLibrary() wrote", async ({ engine }) => {
  const library = demoLibrary(TODAY);

  await load(engine, library);

  for (const firm of library.firms) {
    assert.deepEqual(
      await ask(engine, firm, "select * from app.check_rollups() union all select * from app.check_day_totals()"),
      [],
    );
    assert.deepEqual(await ask(engine, firm, "select * from app.check_audit()"), []);
    const [{ sales, kept, unsealed }] = await ask(
      engine,
      firm,
      `select (select count(*) from app.sales) as sales, (select sum(last)::bigint from app.sale_counters) as kept,
        (select count(*) from app.audit a where not exists (select from app.audit_seals s where s.audit_id = a.id)) as unsealed`,
    );
    assert.equal(sales, [...firm.sales].length);
    assert.equal(kept, sales);
    assert.equal(unsealed, 0);
  }
}, { fresh: true });

eachDatabase(
  "what loadLibrary() wrote agrees with itself: sums, payments, history, names, events and audit",
  async ({ engine }) => {
    const library = demoLibrary(TODAY);

    await load(engine, library);

    // Each question gives the rows that are wrong.
    const WRONG = {
      sums:
        `select s.number from app.sales s join app.sale_lines l on l.sale_id = s.id group by s.id, s.number, s.net_ore, s.vat_ore
      having sum(l.net_ore) <> s.net_ore or sum(l.vat_ore) <> s.vat_ore`,
      lines: "select number from app.sales s where not exists (select from app.sale_lines l where l.sale_id = s.id)",
      payments: `select s.number from app.sales s
      where paid_ore <> (select coalesce(sum(amount_ore), 0) from app.payments p where p.sale_id = s.id)`,
      history: `select sale_id from (select *, lag(to_status) over w as before, row_number() over w as place
      from app.sale_status_history window w as (partition by sale_id order by seq)) h
      where from_status is distinct from before or seq <> place`,
      status: `select s.number from app.sales s where status <> (select h.to_status from app.sale_status_history h
      where h.sale_id = s.id order by seq desc limit 1)`,
      names:
        "select s.number from app.sales s join app.customers c on c.id = s.customer_id where s.customer_name <> c.name",
      audit: `select e.id from app.events e left join app.audit a on a.event_id = e.id
      where (a.action, a.resource_id, a.actor_id, a.at) is distinct from (e.kind, e.resource_id, e.actor_id, e.at)`,
      order: "select id from (select id, at, lag(at) over (order by id) as before from app.events) e where at < before",
    };
    for (const firm of library.firms) {
      for (const [what, question] of Object.entries(WRONG)) {
        assert.deepEqual(
          await ask(engine, firm, question),
          [],
          what,
        );
      }
    }
  },
  { fresh: true },
);

eachDatabase(
  "what loadLibrary() wrote is read through the door as it was told, and goes on from there",
  async ({ engine }) => {
    const library = demoLibrary(TODAY);
    const [firm] = library.firms;
    const told = [...firm.sales];
    const tenants = postgresTenants(engine);
    const manager = actorIn(firm, "SALES_MANAGER");

    await load(engine, library);

    for (const { sale, steps, payments } of told.slice(0, 400).filter((_, place) => place % 20 === 0)) {
      const found = await tenants.read(manager, ({ sales }) => ({
        sale: sales.find(sale.id),
        history: sales.history(sale.id),
        payments: sales.payments(sale.id),
      }));
      const { customer, assignee: _assignee, creator: _creator, ...whole } = found.sale!;
      // What the neighbours make of it; none has looked yet.
      const { invoice, calendarEventId, ...plain } = whole;
      assert.deepEqual([invoice, calendarEventId], [null, null]);
      assert.deepEqual(plain, sale);
      assert.equal(customer.id, sale.customerId);
      assert.deepEqual(
        found.history.map(({ to, at, by, reason }) => ({ to, at, by: by!.id, reason })),
        steps.map(({ to, at, by, reason }) => ({ to, at, by, reason })),
      );
      assert.deepEqual(found.payments.map(({ by: _by, ...payment }) => payment), payments);
    }
    const [customer] = firm.customers;
    const read = await tenants.read(manager, ({ customers }) => ({ customer: customers.find(customer.id) }));
    const { stats, ...facts } = read.customer!;
    assert.deepEqual(facts, { ...customer, mergedInto: null });
    assert.equal(
      stats.salesCount,
      told.filter(({ sale }) => sale.customerId === customer.id && sale.deletedAt === null).length,
    );

    const world = { tenants, clock: systemClock, ids: randomIds };
    const next = await recordSale(world)(manager, {
      ...told[0].sale,
      status: "QUOTE_SENT",
      saleDate: TODAY,
      scheduledAt: null,
      assignedTo: null,
    });
    const moved = next.ok && await moveSale(world)(manager, next.value.id, { to: "LOST", reason: "Prøve" });

    const last = told.filter(({ sale }) => sale.saleDate.startsWith("2026")).length;
    assert.equal(next.ok && next.value.number, `RS-2026-${String(last + 1).padStart(4, "0")}`);
    assert.equal(moved && moved.ok, true);
    assert.deepEqual(
      await ask(engine, firm, "select * from app.check_rollups() union all select * from app.check_day_totals()"),
      [],
    );
  },
  { fresh: true },
);

eachDatabase("triggers are on again after loadLibrary()", async ({ engine }) => {
  const library = largeLibrary(TODAY, { sales: 40 });
  const [firm] = library.firms;

  await load(engine, library);

  await assert.rejects(ask(engine, firm, "update app.sales set status = 'PAID' where status <> 'PAID'"), {
    code: "SA001",
  });
  await assert.rejects(ask(engine, firm, "delete from app.sale_status_history"), { code: "SA003" });
  await assert.rejects(ask(engine, firm, "delete from app.payments"), { code: "SA003" });
}, { fresh: true });

eachDatabase("a library that breaks off leaves nothing behind", async ({ engine }) => {
  const library = largeLibrary(TODAY, { sales: 60 });
  const [first, second, third] = library.firms;
  function* breakingOff() {
    yield* third.sales;
    throw new Error("Cannot tell any more");
  }
  const broken: FirmBooks = { ...third, sales: { [Symbol.iterator]: breakingOff } };

  await assert.rejects(load(engine, { ...library, firms: [first, second, broken] }), /Cannot tell any more/);

  const [{ count }] = await ask(engine, first, "select count(*) from identity.users where active");
  assert.equal(count, 0);
  assert.deepEqual(await ask(engine, first, "select id from app.sales"), []);
}, { fresh: true });

eachDatabase(
  "everybody in the demo can log in, an ADMIN to three firms and first to the own one",
  async ({ engine }) => {
    const passwords = await argonPasswords();
    const store = postgresIdentity(engine, { limits: true });
    const codes = oneTimeCodes(systemClock);
    const world = {
      ...{ store, passwords, tokens: randomTokens, mail: { passwordReset: () => {} }, ids: randomIds },
      ...{ codes, random: randomBytes },
    };
    const library = demoLibrary(TODAY);
    await load(
      engine,
      { ...library, firms: library.firms.map((firm) => ({ ...firm, sales: [] })) },
      await passwords.inTurn((turn) => turn.hash(DEMO_PASSWORD)),
    );
    const caller = { requestId: "r", address: "127.0.0.1", userAgent: "test" };
    const enter = (email: string, password: string) =>
      logIn(world)({ email, password, deviceToken: null, remember: false, sessionToken: null }, caller);

    for (const { email } of library.logins) {
      const entered = await enter(email, DEMO_PASSWORD);
      assert.ok(entered.ok, email);
      const account = await store.findAccount(email as Parameters<typeof store.findAccount>[0], null);
      assert.equal(account!.memberships.length, email.startsWith("admin@") ? 3 : 1);
      assert.ok(email.includes(`@${account!.memberships[0].name.split(" ")[0].toLowerCase()}.`), email);
    }
    const refused = await enter(library.logins[0].email, "try-the-demo-2027");

    assert.equal(refused.ok, false);
    await store.settled();
  },
  { fresh: true },
);
