import assert from "node:assert/strict";
import { aCustomer, aDraft, aLineDraft, aService, saleIn } from "../../adapters/memory/builders.ts";
import { CAST } from "../../adapters/memory/cast.ts";
import { kept, memoryWorld } from "../../adapters/memory/world.ts";
import { deleteCustomer } from "../customers/delete_customer.ts";
import type { Actor } from "../kernel/actor.ts";
import type { CustomerId, SaleId } from "../kernel/ids.ts";
import { ore, type Quantity } from "../kernel/money.ts";
import { no, type Result, yes } from "../kernel/result.ts";
import type { Day, Instant } from "../kernel/time.ts";
import { changeSale } from "./change_sale.ts";
import { correctSale } from "./correct_sale.ts";
import { deleteSale, restoreSale } from "./delete_sale.ts";
import { exportPicked, exportSales } from "./export_sales.ts";
import { findSaleForm } from "./find_form.ts";
import { EVERY_SALE, findDeletedSales, findSale, findSales, findWholeSales } from "./find_sales.ts";
import { findSummary } from "./find_summary.ts";
import { moveSale } from "./move_sale.ts";
import { paySale } from "./pay_sale.ts";
import { recordSale } from "./record_sale.ts";

const { anna, mads, bo, vera, ida, carla } = CAST;
const AT_TEN = "2026-04-01T08:00:00.000Z" as Instant;
const TODAY = "2026-03-02" as Day;
const NEWEST = { by: "date", descending: true } as const;
const MISSING = no({ kind: "sale_missing" });

Deno.test("each role may do with somebody else's sale what the matrix says, and no more", async () => {
  const acts: Record<string, (play: Play, actor: Actor, id: SaleId) => Promise<Result<unknown, { kind: string }>>> = {
    find: (play, actor, id) => findSale(play.world)(actor, id),
    change: (play, actor, id) => changeSale(play.world)(actor, id, { version: 1, internalNotes: "x" }),
    move: (play, actor, id) => moveSale(play.world)(actor, id, { to: "CANCELLED", reason: "x" }),
    pay: (play, actor, id) => paySale(play.world)(actor, id, { amount: ore(1), paidOn: TODAY, reference: null }),
    correct: (play, actor, id) => correctSale(play.world)(actor, id, { to: "QUOTE_SENT", reason: "x" }),
    delete: (play, actor, id) => deleteSale(play.world)(actor, id),
    restore: (play, actor, id) => restoreSale(play.world)(actor, id),
  };
  //                     find change move pay correct delete restore
  const said: [Actor, string][] = [
    [anna, "ok ok ok ok ok ok ok"],
    [mads, "ok ok ok ok forbidden ok ok"],
    [bo, "sale_missing sale_missing sale_missing sale_missing sale_missing sale_missing sale_missing"],
    [vera, "ok forbidden forbidden forbidden forbidden forbidden forbidden"],
    [carla, "sale_missing sale_missing sale_missing sale_missing sale_missing sale_missing sale_missing"],
  ];
  for (const [actor, row] of said) {
    const answers = [];
    for (const act of Object.values(acts)) {
      const play = await aPlay();
      const { id } = await play.aSale();
      const answer = await act(play, actor, id);
      answers.push(answer.ok ? "ok" : answer.error.kind);
    }

    assert.equal(answers.join(" "), row, actor.requestId);
  }
});

Deno.test("a SALES_REP works on own sales, but neither corrects nor deletes them", async () => {
  const play = await aPlay();
  const given = await play.aSale({ assignedTo: bo.userId });
  const made = kept(await recordSale(play.world)(bo, play.draft()));

  for (const { id } of [given, made]) {
    kept(await findSale(play.world)(bo, id));
    kept(await changeSale(play.world)(bo, id, { version: 1, internalNotes: "x" }));
    assert.deepEqual(
      await correctSale(play.world)(bo, id, { to: "QUOTE_SENT", reason: "x" }),
      no({ kind: "forbidden", permission: "correct_sales" }),
    );
    assert.deepEqual(await deleteSale(play.world)(bo, id), no({ kind: "forbidden", permission: "delete_sales" }));
  }
  kept(await changeSale(play.world)(mads, made.id, { version: 2, assignedTo: mads.userId }));
  assert.deepEqual(await findSale(play.world)(bo, made.id), MISSING);
});

Deno.test("a VIEWER records nothing", async () => {
  const play = await aPlay();

  assert.deepEqual(
    await recordSale(play.world)(vera, play.draft()),
    no({ kind: "forbidden", permission: "create_sales" }),
  );
});

Deno.test("lists, the whole list and the figures show a SALES_REP only own sales, whatever the filter asks for", async () => {
  const play = await aPlay();
  const own = await play.aSale({ assignedTo: bo.userId });
  await play.aSale();
  const part = { size: 20, page: 1 };
  const asked = { ...EVERY_SALE, owner: anna.userId };

  const rows = kept(await findSales(play.world)(bo, asked, NEWEST, part));
  const whole = kept(await findWholeSales(play.world)(bo, asked, NEWEST, part));
  const figures = async (actor: Actor) => kept(await findSummary(play.world)(actor, "Europe/Copenhagen"));

  assert.deepEqual([rows.listing.rows.map(({ id }) => id), rows.totals.count], [[own.id], 1]);
  assert.deepEqual([whole.listing.rows.map(({ id }) => id), whole.totals.count], [[own.id], 1]);
  assert.deepEqual([(await figures(bo)).salesCount.current, (await figures(vera)).salesCount.current], [1, 2]);
  assert.deepEqual((await figures(bo)).recentActivity.map(({ saleId }) => saleId), [own.id]);
  assert.equal(kept(await findSales(play.world)(vera, EVERY_SALE, NEWEST, part)).totals.count, 2);
});

Deno.test("a sale names only a living customer, a service and a colleague of the firm", async () => {
  const play = await aPlay();
  const record = recordSale(play.world);
  const refused = (field: string) => no({ kind: "reference_missing", field });
  const binned = aCustomer({ deletedAt: AT_TEN });
  await play.world.tenants.write(anna, async ({ customers }) => yes(await customers.add(binned)));

  assert.deepEqual(await record(anna, play.draft({ customerId: "nobody" as CustomerId })), refused("customerId"));
  assert.deepEqual(await record(anna, play.draft({ customerId: binned.id })), refused("customerId"));
  assert.deepEqual(await record(anna, play.draft({ assignedTo: carla.userId })), refused("assignedTo"));
  assert.deepEqual(await record(anna, play.draft({ assignedTo: ida.userId })), refused("assignedTo"));
  assert.deepEqual(
    await record(anna, play.draft({ lines: [aLineDraft(), aLineDraft({ serviceId: aService().id })] })),
    refused("lines.1.serviceId"),
  );
});

Deno.test("an edit leaves a sale with the colleague it has, also when they left, but gives it to nobody who did", async () => {
  const play = await aPlay();
  const { number: _number, ...idas } = saleIn("ACCEPTED", { customerId: play.customer.id, assignedTo: ida.userId });
  await play.world.tenants.write(anna, async ({ sales }) => yes(await sales.add(idas)));
  const other = await play.aSale();
  const change = changeSale(play.world);

  const stays = kept(
    await change(anna, idas.id, {
      version: 1,
      assignedTo: ida.userId,
      customerId: play.customer.id,
      internalNotes: "x",
    }),
  );
  const given = await change(anna, other.id, { version: 1, assignedTo: ida.userId });

  assert.equal(stays.assignee?.name, "Ida Iversen");
  assert.deepEqual(given, no({ kind: "reference_missing", field: "assignedTo" }));
});

Deno.test("a visit that is put off lasts as long as its services say", async () => {
  const play = await aPlay();
  const hourly = aService({ pricingModel: "HOURLY" });
  await play.world.tenants.write(anna, async ({ services }) => yes(await services.add(hourly)));
  const lines = [aLineDraft({ serviceId: hourly.id, quantity: 3_000 as Quantity })];
  const { id, scheduledUntil } = await play.aSale({ lines, scheduledAt: AT_TEN });

  const later = kept(
    await changeSale(play.world)(anna, id, { version: 1, scheduledAt: "2026-04-02T08:00:00.000Z" as Instant }),
  );

  assert.deepEqual([scheduledUntil, later.scheduledUntil], ["2026-04-01T11:00:00.000Z", "2026-04-02T11:00:00.000Z"]);
});

Deno.test("a sale that came back from the bin can be edited, though its customer is still there", async () => {
  const play = await aPlay();
  const { id } = await play.aSale();
  kept(await deleteSale(play.world)(anna, id));
  kept(await deleteCustomer(play.world)(anna, play.customer.id));
  const { version } = kept(await restoreSale(play.world)(anna, id));

  const edited = await changeSale(play.world)(anna, id, { version, customerId: play.customer.id, internalNotes: "x" });

  assert.equal(edited.ok, true);
});

Deno.test("nothing a caller says of totals, numbers or money paid is believed", async () => {
  const play = await aPlay();
  const forged = {
    net: 1,
    vat: 0,
    gross: 1,
    paid: 99,
    paymentStatus: "PAID",
    number: "RS-1",
    version: 7,
    deletedAt: AT_TEN,
    createdBy: bo.userId,
  };

  const sale = kept(await recordSale(play.world)(anna, { ...play.draft(), ...forged }));

  const { net, vat, gross, paid, paymentStatus, number, version, deletedAt, createdBy } = sale;
  assert.deepEqual({ net, vat, gross, paid, paymentStatus }, {
    net: 1_000_00,
    vat: 250_00,
    gross: 1_250_00,
    paid: 0,
    paymentStatus: "NOT_INVOICED",
  });
  assert.deepEqual({ number, version, deletedAt, createdBy }, {
    number: "RS-2026-0001",
    version: 1,
    deletedAt: null,
    createdBy: anna.userId,
  });
});

Deno.test("a stale version is refused with the sale as it now is, by every act that takes one", async () => {
  const play = await aPlay();
  const { id } = await play.aSale();
  kept(await changeSale(play.world)(anna, id, { version: 1, internalNotes: "først" }));
  const current = kept(await findSale(play.world)(anna, id)).sale;
  const stale = no({ kind: "stale_version", current });

  assert.deepEqual(await changeSale(play.world)(mads, id, { version: 1, internalNotes: "sidst" }), stale);
  assert.deepEqual(await moveSale(play.world)(mads, id, { to: "CANCELLED", reason: "x", version: 1 }), stale);
  assert.deepEqual(
    await paySale(play.world)(mads, id, { amount: ore(1), paidOn: TODAY, reference: null, version: 1 }),
    stale,
  );
  assert.deepEqual(await deleteSale(play.world)(mads, id, 1), stale);
  assert.deepEqual(await correctSale(play.world)(anna, id, { to: "QUOTE_SENT", reason: "x", version: 1 }), stale);
});

Deno.test("a sale set to PAID is paid to the last øre that day, by whoever set it", async () => {
  const play = await aPlay();
  const { id } = await play.aSale({ assignedTo: bo.userId, scheduledAt: AT_TEN });
  kept(
    await paySale(play.world)(bo, id, { amount: ore(250_00), paidOn: "2026-02-01" as Day, reference: "MobilePay" }),
  );
  for (const to of ["SCHEDULED", "IN_PROGRESS", "COMPLETED", "PAID"] as const) {
    kept(await moveSale(play.world)(bo, id, { to }));
  }

  const { sale, payments } = kept(await findSale(play.world)(bo, id));

  assert.deepEqual([sale.paid, sale.paymentStatus, sale.paidOn], [1_250_00, "PAID", TODAY]);
  assert.deepEqual(payments.map(({ amount, paidOn, by }) => [amount, paidOn, by?.name]), [
    [250_00, "2026-02-01", "Bo Bech"],
    [1_000_00, TODAY, "Bo Bech"],
  ]);
});

Deno.test("a payment on a firm's day is of its own zone, also an hour before midnight in UTC", async () => {
  const play = await aPlay();
  const { id } = await play.aSale({ scheduledAt: AT_TEN });
  for (const to of ["SCHEDULED", "IN_PROGRESS", "COMPLETED"] as const) {
    kept(await moveSale(play.world)(anna, id, { to }));
  }
  play.world.clock.set("2026-03-31T22:30:00.000Z");

  const paid = kept(await moveSale(play.world)(anna, id, { to: "PAID" }));

  assert.equal(paid.paidOn, "2026-04-01");
});

Deno.test("the form offers services still sold, colleagues still here and the customer asked for", async () => {
  const play = await aPlay();
  const [sold, ended] = [aService({ name: "Solgt" }), aService({ active: false })];
  await play.world.tenants.write(
    anna,
    async ({ services }) => yes([await services.add(sold), await services.add(ended)]),
  );

  const form = kept(await findSaleForm(play.world)(bo, play.customer.id));
  const empty = kept(await findSaleForm(play.world)(bo, null));

  assert.deepEqual(form.services.map(({ name }) => name), ["Solgt"]);
  assert.deepEqual(form.members.map(({ name }) => name), [
    "Anna Andersen",
    "Bo Bech",
    "Mads Mikkelsen Holm",
    "Vera Vinther",
  ]);
  assert.deepEqual([form.customer?.id, empty.customer], [play.customer.id, null]);
});

Deno.test("the bin is for those who may delete", async () => {
  const play = await aPlay();
  const { id } = await play.aSale();
  kept(await deleteSale(play.world)(mads, id));
  const part = { size: 20, page: 1 };

  const bin = kept(await findDeletedSales(play.world)(mads, part));

  assert.deepEqual([bin.listing.rows.map((row) => row.id), bin.totals.count], [[id], 1]);
  for (const actor of [bo, vera]) {
    assert.deepEqual(
      await findDeletedSales(play.world)(actor, part),
      no({ kind: "forbidden", permission: "delete_sales" }),
    );
  }
});

Deno.test("an export brings every sale once, some hundred at a time, and is written down before the first", async () => {
  const play = await aPlay();
  const { world: { tenants } } = play;
  await tenants.write(anna, async ({ sales }) => {
    for (let i = 0; i < 1_203; i++) {
      const { number: _number, ...sale } = saleIn("ACCEPTED", { customerId: play.customer.id });
      await sales.add(sale);
    }
    return yes(null);
  });

  const parts = kept(await exportSales(play.world)({ ...mads, once: { key: "k", fingerprint: "f" } }, EVERY_SALE));
  const noted = tenants.ledger(anna.organizationId).audit.at(-1);
  const sizes: number[] = [], numbers = new Set<string>();
  for await (const part of parts) {
    sizes.push(part.length);
    part.forEach(({ number }) => numbers.add(number));
  }

  assert.deepEqual([noted?.action, noted?.actorId], ["sales_exported", mads.userId]);
  assert.deepEqual([sizes, numbers.size], [[...Array(12).fill(100), 3], 1_203]);
  for (const actor of [bo, vera]) {
    assert.deepEqual(
      await exportSales(play.world)(actor, EVERY_SALE),
      no({ kind: "forbidden", permission: "export_data" }),
    );
  }
});

Deno.test("an export of chosen sales brings those the actor sees, and is written down with their ids", async () => {
  const play = await aPlay();
  const [one, two, gone] = [await play.aSale(), await play.aSale(), await play.aSale()];
  kept(await deleteSale(play.world)(anna, gone.id));
  const strange = saleIn("ACCEPTED").id;

  const sales = kept(await exportPicked(play.world)(mads, [two.id, strange, gone.id, one.id]));
  const noted = play.world.tenants.ledger(anna.organizationId).audit.at(-1);

  assert.deepEqual(sales.map(({ id }) => id), [two.id, one.id]);
  assert.deepEqual([noted?.action, noted?.actorId, noted?.changes], ["sales_exported", mads.userId, {
    sales: [two.id, one.id],
  }]);
  for (const actor of [bo, vera]) {
    assert.deepEqual(
      await exportPicked(play.world)(actor, [one.id]),
      no({ kind: "forbidden", permission: "export_data" }),
    );
  }
});

type Play = Awaited<ReturnType<typeof aPlay>>;

/** A firm with one customer. */
async function aPlay() {
  const world = memoryWorld();
  const customer = aCustomer();
  await world.tenants.write(anna, async ({ customers }) => yes(await customers.add(customer)));
  const draft = (given: Partial<Parameters<typeof aDraft>[0]> = {}) => aDraft({ customerId: customer.id, ...given });
  const aSale = async (given: Partial<Parameters<typeof aDraft>[0]> = {}) =>
    kept(await recordSale(world)(anna, draft(given)));
  return { world, customer, draft, aSale };
}
