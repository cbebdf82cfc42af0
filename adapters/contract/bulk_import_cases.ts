import assert from "node:assert/strict";
import { recordAgreement } from "../../domain/agreements/record_agreement.ts";
import { recordService } from "../../domain/catalogue/record_service.ts";
import { makeHook } from "../../domain/hooks/manage_hooks.ts";
import type { Import } from "../../domain/imports/import.ts";
import { findImport, runImport, undoImport } from "../../domain/imports/prepare_import.ts";
import type { HookId } from "../../domain/kernel/ids.ts";
import type { Day } from "../../domain/kernel/time.ts";
import { EVERY_LEAD } from "../../domain/leads/filter.ts";
import { changeLead } from "../../domain/leads/change_lead.ts";
import { deleteLead } from "../../domain/leads/delete_lead.ts";
import { recordLead } from "../../domain/leads/record_lead.ts";
import { EVERY_SALE } from "../../domain/sales/find_sales.ts";
import { aLineDraft, anAgreement, leadFacts, serviceFacts } from "../memory/builders.ts";
import { memoryTenants } from "../memory/tenants.ts";
import { plainSecrets, tickingClock } from "../memory/world.ts";
import { deskOf } from "./import_cases.ts";
import { type Case, kept, type Scene, scene, setUp } from "./scene.ts";

const WHOLE = { size: 100, page: 1 };
const EVERYBODY = { q: null, type: null, status: null, deleted: false };
const EVERY_LINE = { actorId: null, action: null, resourceId: null, from: null, until: null };

/** What comes in many rows at a time is no different for it, and goes again as it should. */
export const BULK_IMPORT_CASES: readonly Case[] = [
  scene("what came into the catalogue goes again, but what something names is only no longer sold", async (play) => {
    const desk = deskOf(play);
    const known = kept(
      await recordService(play)(play.anna, serviceFacts({ name: "Kendt", category: "", priceOre: 100_00 as never })),
    );
    const rows = [["navn", "pris"], ["Solgt", "10"], ["Aftalt", "20"], ["Ønsket", "30"], ["Ubrugt", "40"], [
      "KENDT",
      "50",
    ]];
    const received = kept(await desk.receive("SERVICES", [...rows, ["ubrugt", "41"]]));
    await desk.check(received, "UPDATE");
    const done = await desk.go(kept(await runImport(desk.world)(play.anna, received.id)));
    const made = await catalogue(play);
    const called = (name: string) => made.find((service) => service.name === name)!.id;
    const line = aLineDraft({ serviceId: called("Solgt") });
    const sale = await play.aSale({ lines: [line] });
    kept(await play.use.deleteSale(play.anna, sale.id));
    kept(
      await recordAgreement({ ...play, calledOff: "" })(
        play.anna,
        anAgreement({ customerId: sale.customerId, lines: [aLineDraft({ serviceId: called("Aftalt") })] }),
      ),
    );
    kept(await recordLead(play)(play.anna, leadFacts({ interestServiceId: called("Ønsket") })));

    const undone = await desk.go(kept(await undoImport(desk.world)(play.anna, received.id)));

    assert.deepEqual([done.created, done.updated], [4, 2]);
    assert.deepEqual(
      made.map(({ name, priceOre }) => [name, priceOre]),
      [["Aftalt", 20_00], ["KENDT", 50_00], ["Solgt", 10_00], ["ubrugt", 41_00], ["Ønsket", 30_00]],
    );
    assert.deepEqual(
      [undone.status, undone.removed, undone.retired, undone.restored, undone.stayed],
      ["UNDONE", 1, 3, 2, 0],
    );
    assert.deepEqual(
      (await catalogue(play)).map(({ name, active, priceOre }) => [name, active, priceOre]),
      [["Aftalt", false, 20_00], ["Kendt", true, 100_00], ["Solgt", false, 10_00], ["Ønsket", false, 30_00]],
    );
    const { audit } = await play.tenants.read(play.anna, (books) => ({
      audit: books.audit.list({ ...EVERY_LINE, action: "service_removed" }, WHOLE),
    }));
    assert.deepEqual(audit.rows.map(({ resourceId }) => resourceId), [called("ubrugt")]);
    assert.equal(
      (await play.tenants.read(play.anna, (books) => ({ one: books.services.find(known.id) }))).one!.name,
      "Kendt",
    );
  }),

  scene("a file brought in many rows at a time leaves what it leaves row by row", async (play) => {
    // The memory store knows no other way than one by one.
    const memory = memoryTenants([], tickingClock());
    const twin = await setUp({
      tenants: memory,
      desk: memory.desk,
      seed: (firms) => Promise.resolve(firms.forEach(memory.open)),
    });
    const [fast, slow] = [await broughtIn(play), await broughtIn(twin)];

    assert.deepEqual(fast.during, slow.during);
    assert.deepEqual(fast.after, slow.after);
    assert.deepEqual(
      fast.during.sales.map(([number]) => number).toSorted(),
      ["RS-2025-0001", "RS-2025-0002", "RS-2025-0003", ...Array.from({ length: 7 }, (_, n) => `RS-2026-000${n + 1}`)],
    );
    assert.equal(fast.during.told, 1 + 9 + 9);
    assert.deepEqual(fast.undone, slow.undone);
    assert.deepEqual(fast.undone, [
      { removed: 5, stayed: ["Flytning", "Julerengøring", "Trappe", "Vinduer"] },
      { removed: 7, stayed: ["Emne 3", "Karen Kro"] },
    ]);
  }),
];

/** What the books show after the same files: without ids, and without the moments of a clock that ticks at each look. */
async function broughtIn(play: Scene) {
  const { tenants, anna } = play, desk = deskOf(play);
  const hooks = {
    ...{ tenants, clock: play.clock, ids: play.ids, secrets: plainSecrets, local: false },
    newSecret: () => `whsec_${"0".repeat(32)}`,
  };
  const wish = { name: "Lager", url: "https://lager.example.dk/in", events: ["sale.created", "lead.created"] as const };
  const { hook } = kept(await makeHook(hooks)(anna, wish));
  const hanne = await play.aCustomer({ name: "Hanne Holm", email: "hanne@example.dk" as never });
  await play.aCustomer({ name: "Jens Åen" });
  await play.aSale({ customerId: hanne.id, saleDate: "2026-01-01" as Day });

  const jobs: Import[] = [];
  for (const [kind, rows] of [["SALES", SALES], ["LEADS", LEADS]] as const) {
    const received = kept(await desk.receive(kind, rows));
    await desk.check(received, "SKIP");
    jobs.push(await desk.go(kept(await runImport(desk.world)(anna, received.id))));
  }
  const during = await shown(play, hook.id);
  await goOnWithSome(play);
  const undone: { readonly removed: number; readonly stayed: readonly string[] }[] = [];
  for (const { id, mapping, kind } of jobs) {
    const { removed } = await desk.go(kept(await undoImport(desk.world)(anna, id)));
    const { stayed } = kept(await findImport(play)(anna, id));
    const name = mapping.indexOf(kind === "SALES" ? "description" : "contactName");
    undone.push({ removed, stayed: stayed.map(({ cells }) => cells[name]).toSorted() });
  }
  return { during, undone, after: await shown(play, hook.id) };
}

/** Four sales and two leads of the files are changed, paid, moved and binned before these are taken back. */
async function goOnWithSome({ tenants, anna, use, ids, clock }: Scene) {
  const { sales, leads } = await tenants.read(anna, (books) => ({
    sales: books.sales.list(EVERY_SALE, { by: "number", descending: false }, WHOLE),
    leads: books.leads.list(EVERY_LEAD, { by: "name", descending: false }, WHOLE),
  }));
  const of = (title: string, year: string) =>
    sales.rows.find((sale) => sale.title === title && sale.number.includes(year))!;
  const [christmas, flat, stairs] = [of("Julerengøring", "2026"), of("Flytning", "2025"), of("Trappe", "2026")];
  const windows = of("Vinduer", "2025");
  kept(await use.changeSale(anna, flat.id, { version: flat.version, saleDate: "2025-06-01" as Day }));
  kept(await use.deleteSale(anna, windows.id));
  kept(await use.moveSale(anna, stairs.id, { to: "LOST", reason: "For dyrt" }));
  kept(await use.paySale(anna, christmas.id, { amount: 1_00 as never, paidOn: "2026-01-01" as Day, reference: null }));
  const called = (name: string) => leads.rows.find(({ contactName }) => contactName === name)!;
  const world = { tenants, ids, clock }, karen = called("Karen Kro");
  kept(await changeLead(world)(anna, karen.id, { version: karen.version, notes: "Ringet" }));
  kept(await deleteLead(world)(anna, called("Emne 3").id));
}

const SALES: string[][] = [
  ["Kunde", "E-mail", "Dato", "Tekst", "Beløb", "Antal", "Status", "Kilde", "Inkl. moms"],
  ["Hanne", "HANNE@example.dk", "24.12.2026", "Julerengøring", "1.000,00", "2", "", "", ""],
  ["Jens Åen", "", "31.12.2025", "Vinduer", "99,95", "1", "tilbud", "telefon", "ja"],
  ["Ukendt", "", "24.12.2026", "Ingenting", "10", "1", "", "", ""],
  ["Jens Åen", "", "1.1.2026", "Gulve", "1.234,56", "1,5", "", "web", "nej"],
  ["Hanne Holm", "", "2.1.2025", "Flytning", "5.000,00", "1", "ordre", "mail", ""],
  ["Hanne Holm", "", "2.1.2026", "Flytning", "0", "1", "ordre", "mail", ""],
  ["Jens Åen", "", "31.12.2025", "Vinduer", "99,95", "1", "tilbud", "telefon", "ja"],
  ["Jens Åen", "", "3.3.2026", "Trappe", "75", "4", "tilbud", "", ""],
  ["Hanne Holm", "", "3.3.2026", "Trappe", "75", "4", "", "", ""],
  ["Hanne Holm", "", "4.3.2026", "Trappe", "75", "4", "", "", ""],
];
const LEADS: string[][] = [
  ["Navn", "Firma", "E-mail", "Telefon", "Kilde", "Værdi", "Opfølgning", "Besked"],
  ["Karen Kro", "Kroen ApS", "karen@example.dk", "33445566", "hjemmeside", "5.000,00", "24.12.2026", "Ring"],
  ...Array.from(
    { length: 8 },
    (_, n) => [`Emne ${n}`, "", n % 2 ? `emne${n}@example.dk` : "", "", "", `${n}000`, "", ""],
  ),
];

async function shown({ tenants, anna }: Scene, hook: HookId) {
  const seen = await tenants.read(anna, (books) => ({
    sales: books.sales.listWhole(EVERY_SALE, { by: "number", descending: false }, WHOLE),
    binned: books.sales.list({ ...EVERY_SALE, deleted: true }, { by: "number", descending: false }, WHOLE),
    leads: books.leads.list(EVERY_LEAD, { by: "name", descending: false }, WHOLE),
    bands: books.leads.counts(null, null, null),
    byStatus: books.statistics.byStatus(null),
    byDay: books.statistics.byDay(null, "2025-01-01" as Day, "2026-12-31" as Day),
    customers: books.customers.list(EVERYBODY, { by: "name", descending: false }, WHOLE),
    audit: books.audit.list(EVERY_LINE, WHOLE),
    log: books.hooks.deliveries(hook, WHOLE),
  }));
  const histories = await tenants.read(anna, ({ sales, leads }) => ({
    ...Object.fromEntries(seen.sales.rows.map(({ id, number }) => [number, sales.history(id)])),
    ...Object.fromEntries(seen.leads.rows.map(({ id, contactName }) => [contactName, leads.history(id)])),
  }));
  const sorted = (rows: readonly unknown[]) => rows.map((row) => JSON.stringify(row)).toSorted();
  return {
    sales: seen.sales.rows.map(({ number, customer, creator, lines, ...sale }) =>
      [
        ...[
          number,
          customer.name,
          creator.name,
          sale.status,
          sale.source,
          sale.saleDate,
          sale.net,
          sale.vat,
          sale.gross,
        ],
        ...[
          sale.version,
          sale.quoted,
          sale.paid,
          sale.paymentStatus,
          sale.scheduledAt,
          sale.assignee,
          sale.internalNotes,
        ],
        ...[sale.currency, sale.deletedAt, lines.map(({ id: _id, ...line }) => line)],
      ] as const
    ),
    binned: seen.binned.rows.map(({ number, version }) => [number, version]),
    leads: seen.leads.rows.map(({ id: _id, createdBy: _by, createdAt: _at, updatedAt: _on, creator, ...lead }) => ({
      ...lead,
      creator: creator.name,
    })),
    histories: Object.entries(histories).map(([of, steps]) => [
      of,
      (steps as readonly { by: { name: string } | null; at: string }[]).map(({ by, at: _at, ...step }) => ({
        ...step,
        by: by?.name,
      })),
    ]),
    bands: sorted(seen.bands),
    byStatus: sorted(seen.byStatus.map(({ status, count, net, gross }) => [status, count, net, gross])),
    byDay: sorted(seen.byDay.map(({ day, status, count, net, gross }) => [day, status, count, net, gross])),
    customers: seen.customers.rows.map(({ name, stats }) => [name, stats]),
    audit: seen.audit.rows.map(({ actor, action, resourceType, requestId }) => [
      ...[actor?.name, action, resourceType, requestId],
    ]),
    told: seen.log.rows.length,
  };
}

async function catalogue({ tenants, anna }: Scene) {
  return (await tenants.read(anna, ({ services }) => ({ all: services.all({ active: null, category: null }) }))).all;
}
