import assert from "node:assert/strict";
import { recordService } from "../../domain/catalogue/record_service.ts";
import type { ImportKind } from "../../domain/imports/columns.ts";
import type { Row } from "../../domain/imports/csv.ts";
import { cellsFound } from "../../domain/imports/export_faults.ts";
import { goOnImport } from "../../domain/imports/go_on.ts";
import { type DuplicateWay, type Import, isMoving } from "../../domain/imports/import.ts";
import { checkImport, findImport, receiveImport, runImport, undoImport } from "../../domain/imports/prepare_import.ts";
import type { Actor } from "../../domain/kernel/actor.ts";
import { no } from "../../domain/kernel/result.ts";
import { changeLead, moveLeadTo } from "../../domain/leads/change_lead.ts";
import { EVERY_LEAD } from "../../domain/leads/filter.ts";
import { recordLead } from "../../domain/leads/record_lead.ts";
import { EVERY_SALE } from "../../domain/sales/find_sales.ts";
import { leadFacts, serviceFacts } from "../memory/builders.ts";
import { type Case, kept, type Scene, scene } from "./scene.ts";

const PART = { size: 100, page: 1 };
const BY_NAME = { by: "name", descending: false } as const;
const EVERYBODY = { q: null, type: null, status: null, deleted: false };

/** Files brought in, and taken back. */
export const IMPORT_CASES: readonly Case[] = [
  scene("customers come in: made, updated, left out by what is wrong, and all of it is taken back", async (play) => {
    const old = await play.aCustomer({ name: "Gammel", email: "gammel@example.dk" as never, notes: "Bliver" });
    const desk = deskOf(play);
    const text = [
      ["Navn", "E-mail", "Telefon", "Postnr", "Mærker"],
      ["Ny Nielsen", "ny@example.dk", "22 33 44 55", "8000", "fast, hund"],
      ["Ny Navn", "GAMMEL@example.dk", "40506070", "", ""],
      ["", "forkert", "12", "800", ""],
      ["Ny igen", "ny@example.dk", "", "", "kat"],
    ];

    const received = kept(await desk.receive("CUSTOMERS", text));
    const checked = await desk.check(received, "UPDATE");
    const { faulty } = kept(await findImport(play)(play.anna, received.id));
    const done = await desk.go(kept(await runImport(desk.world)(play.anna, received.id)));
    const during = await customers(play);
    const undone = await desk.go(kept(await undoImport(desk.world)(play.anna, received.id)));

    assert.deepEqual([checked.status, checked.total, checked.faulty, checked.known], ["CHECKED", 4, 1, 1]);
    assert.deepEqual(faulty.map(({ line, faults }) => [line, faults]), [
      [4, { name: "required", email: "not_an_email", phone: "not_a_phone", postalCode: "not_a_postal_code" }],
    ]);
    assert.deepEqual([done.status, done.created, done.updated, done.skipped], ["DONE", 1, 2, 0]);
    assert.deepEqual(
      during.map(({ name, phone, notes, tags }) => [name, phone, notes, tags]),
      [["Ny igen", "+4522334455", null, ["fast", "hund", "kat"]], ["Ny Navn", "+4540506070", "Bliver", []]],
    );
    assert.deepEqual([undone.status, undone.stayed], ["UNDONE", 0]);
    const after = await customers(play);
    assert.deepEqual(after.map(({ id, name, phone }) => [id, name, phone]), [[old.id, "Gammel", null]]);
  }),

  scene("what somebody went on with stays when an import is taken back", async (play) => {
    const desk = deskOf(play);
    const rows = [["navn", "email"], ["Solgt", "a@example.dk"], ["Rettet", "b@example.dk"], ["Urørt", "c@example.dk"]];
    const received = kept(await desk.receive("CUSTOMERS", rows));
    await desk.check(received, "SKIP");
    await desk.go(kept(await runImport(desk.world)(play.anna, received.id)));
    const [changed, sold] = await customers(play);
    await play.aSale({ customerId: sold.id });
    kept(await play.use.changeCustomer(play.anna, changed.id, { version: changed.version, notes: "Ringet" }));

    const undone = await desk.go(kept(await undoImport(desk.world)(play.mads, received.id)));

    assert.deepEqual([undone.status, undone.stayed], ["UNDONE", 2]);
    assert.deepEqual((await customers(play)).map(({ name }) => name), ["Rettet", "Solgt"]);
  }),

  scene("a double is left out, updated or made anew as was said", async (play) => {
    const desk = deskOf(play);
    const rows = [["navn", "cvr"], ["Anden", "12345674"]];
    const counts: Record<string, readonly number[]> = {};
    await play.aCustomer({ name: "Første", cvr: "12345674" as never });
    for (const way of ["SKIP", "UPDATE", "CREATE"] as const) {
      const received = kept(await desk.receive("CUSTOMERS", rows));
      await desk.check(received, way);
      const done = await desk.go(kept(await runImport(desk.world)(play.anna, received.id)));
      counts[way] = [done.created, done.updated, done.skipped];
    }

    assert.deepEqual(counts, { SKIP: [0, 0, 1], UPDATE: [0, 1, 0], CREATE: [1, 0, 0] });
  }),

  scene("a file changes only what it says anything of: a list of prices changes prices", async (play) => {
    const desk = deskOf(play);
    const service = kept(
      await recordService(play)(
        play.anna,
        serviceFacts({
          ...{ name: "Vinduer", category: "Fast", description: "Ude og inde", unit: "time", pricingModel: "HOURLY" },
          ...{ priceIncludesVat: true, durationMinutes: 75, costOre: 100_00 as never, vatBasisPoints: 0 as never },
        }),
      ),
    );
    const customer = await play.aCustomer({
      ...{ name: "Lars", email: "lars@example.dk" as never, type: "B2B", status: "BLOCKED", tags: ["fast"] },
      address: { street: "Gatan 1", postalCode: "211 11", city: "Malmö", country: "SE" },
    });
    const bring = async (kind: ImportKind, rows: string[][]) => {
      const received = kept(await desk.receive(kind, rows));
      await desk.check(received, "UPDATE");
      return await desk.go(kept(await runImport(desk.world)(play.anna, received.id)));
    };

    const prices = await bring("SERVICES", [["Ydelse", "Pris"], ["VINDUER", "850,00"]]);
    const people = await bring("CUSTOMERS", [
      ["Navn", "E-mail", "Status", "Type", "Land", "Mærker", "By"],
      ["Lars", "lars@example.dk", "", "", "", "", "Lund"],
    ]);
    const { after, changed } = await play.tenants.read(play.anna, (books) => ({
      after: books.services.find(service.id),
      changed: books.customers.find(customer.id),
    }));

    assert.deepEqual([prices.updated, people.updated], [1, 1]);
    const { category, description, unit, pricingModel, priceIncludesVat, durationMinutes, costOre, priceOre } = after!;
    assert.equal(after!.vatBasisPoints, 0);
    assert.deepEqual(
      { category, description, unit, pricingModel, priceIncludesVat, durationMinutes, costOre, priceOre },
      {
        ...{ category: "Fast", description: "Ude og inde", unit: "time", pricingModel: "HOURLY" },
        ...{ priceIncludesVat: true, durationMinutes: 75, costOre: 100_00, priceOre: 850_00 },
      },
    );
    assert.deepEqual(
      [changed!.status, changed!.type, changed!.tags, changed!.address],
      ["BLOCKED", "B2B", ["fast"], { street: "Gatan 1", postalCode: "211 11", city: "Lund", country: "SE" }],
    );
  }),

  scene(
    "a service's rate of moms comes from its column, is told where it is none, and goes back with the rest",
    async (play) => {
      const desk = deskOf(play);
      const exempt = kept(
        await recordService(play)(play.anna, serviceFacts({ name: "Kursus", priceOre: 100_00 as never })),
      );
      const received = kept(
        await desk.receive("SERVICES", [
          ["Ydelse", "Pris", "Moms"],
          ["Kursus", "100,00", "0 %"],
          ["Vinduer", "399,00", "25"],
          ["Gulve", "300,00", ""],
          ["Have", "80,00", "20,00"],
          ["Tag", "80,00", "ja"],
        ]),
      );
      const rates = async () => {
        const { all } = await play.tenants.read(play.anna, (books) => ({
          all: books.services.all({ active: true, category: null }),
        }));
        return Object.fromEntries(all.map(({ name, vatBasisPoints, prices }) => [
          name,
          [vatBasisPoints, prices?.at(-1)?.vatBasisPoints ?? null],
        ]));
      };

      const checked = await desk.check(received, "UPDATE");
      const { faulty } = kept(await findImport(play)(play.anna, received.id));
      const done = await desk.go(kept(await runImport(desk.world)(play.anna, received.id)));
      const brought = await rates();
      await desk.go(kept(await undoImport(desk.world)(play.anna, received.id)));

      assert.deepEqual(checked.mapping, ["name", "price", "vatRate"]);
      assert.deepEqual(faulty.map(({ line, faults }) => [line, faults]), [
        [5, { vatRate: "not_a_rate" }],
        [6, { vatRate: "not_a_rate" }],
      ]);
      assert.deepEqual([done.created, done.updated], [2, 1]);
      assert.deepEqual(Object.entries(brought).map(([name, [rate]]) => [name, rate]).sort(), [
        ["Gulve", 2_500],
        ["Kursus", 0],
        ["Vinduer", 2_500],
      ]);
      assert.equal(brought[exempt.name][1], 0, "the price that holds from today is without moms too");
      assert.deepEqual(Object.entries(await rates()).map(([name, [rate]]) => [name, rate]), [["Kursus", 2_500]]);
    },
  ),

  scene(
    "leads that are there already are left out, updated or made anew, and what they name is looked up",
    async (play) => {
      const desk = deskOf(play);
      const service = kept(await recordService(play)(play.anna, serviceFacts({ name: "Vinduer" })));
      const { all } = await play.tenants.read(play.anna, ({ members }) => ({ all: members.all() }));
      const bo = all.find(({ id }) => id === play.bo.userId)!;
      const world = { tenants: play.tenants, ids: play.ids, clock: play.clock };
      const facts = { contactName: "Lis", contactEmail: "lis@example.dk" as never, notes: "Ringer selv" };
      const open = kept(await recordLead(world)(play.anna, leadFacts({ ...facts, priority: "LOW" })));
      const over = kept(await recordLead(world)(play.anna, leadFacts({ contactPhone: "+4520304050" as never })));
      kept(await moveLeadTo(world)(play.anna, over.id, { to: "UNQUALIFIED", ending: "TIMING" }));
      const rows = [
        ["Navn", "E-mail", "Telefon", "Prioritet", "Ydelse", "Ansvarlig", "Noter"],
        ["Lis Lund", "LIS@example.dk", "", "Høj", "vinduer", bo.name, ""],
        ["Spørger igen", "", "20 30 40 50", "", "", "", ""],
        ["Spørger to gange", "", "20 30 40 50", "haster", "", bo.email, ""],
        ["Forkert", "", "", "vigtigt", "", "", ""],
        ["Ukendt", "", "", "", "Raketter", "Ingen Her", ""],
      ];
      const bring = async (way: DuplicateWay) => {
        const received = kept(await desk.receive("LEADS", rows));
        const checked = await desk.check(received, way);
        return [checked, await desk.go(kept(await runImport(desk.world)(play.anna, received.id)))] as const;
      };
      const shown = async () => {
        const { list } = await play.tenants.read(play.anna, (books) => ({
          list: books.leads.list(EVERY_LEAD, { by: "name", descending: false }, PART),
        }));
        return list.rows.map(({ contactName, priority, assignee, status, notes }) => [
          ...[contactName, priority, assignee?.name ?? null, status, notes],
        ]);
      };
      const before = await shown();

      const [checked, skipped] = await bring("SKIP");
      const { faulty } = kept(await findImport(play)(play.anna, checked.id));
      await desk.go(kept(await undoImport(desk.world)(play.anna, skipped.id)));
      const afterSkip = await shown();
      const [, updated] = await bring("UPDATE");
      const during = await shown();
      const { found } = await play.tenants.read(play.anna, (books) => ({ found: books.leads.find(open.id) }));
      const undone = await desk.go(kept(await undoImport(desk.world)(play.anna, updated.id)));
      const [, anew] = await bring("CREATE");

      assert.deepEqual([checked.known, checked.faulty, skipped.created, skipped.skipped], [1, 2, 1, 2]);
      assert.deepEqual(faulty.map(({ line, faults }) => [line, faults]), [
        [5, { priority: "not_a_choice" }],
        [6, { service: "not_known", assignee: "not_known" }],
      ]);
      assert.deepEqual(afterSkip, before);
      assert.deepEqual([updated.created, updated.updated, anew.created], [1, 2, 3]);
      assert.deepEqual(during.filter(([name]) => name !== over.contactName), [
        ["Lis Lund", "HIGH", bo.name, "NEW", "Ringer selv"],
        ["Spørger to gange", "URGENT", bo.name, "NEW", null],
      ]);
      assert.equal(found!.service?.id, service.id);
      assert.deepEqual([undone.removed, undone.restored, undone.stayed], [1, 2, 0]);
      assert.deepEqual((await shown()).filter(([name]) => name === "Lis" || name === over.contactName), before);
    },
  ),

  scene("what somebody changed of an updated lead stays, and a lead that is closed is left alone", async (play) => {
    const desk = deskOf(play), world = { tenants: play.tenants, ids: play.ids, clock: play.clock };
    const lead = (name: string) =>
      recordLead(world)(
        play.anna,
        leadFacts({ contactName: name, contactEmail: `${name}@example.dk` as never, priority: "LOW", notes: "før" }),
      );
    const [one, two] = [kept(await lead("en")), kept(await lead("to"))];
    const received = kept(
      await desk.receive("LEADS", [
        ["navn", "email", "prioritet", "noter"],
        ["en", "en@example.dk", "høj", "efter"],
        ["to", "to@example.dk", "høj", "efter"],
      ]),
    );
    await desk.check(received, "UPDATE");
    await desk.go(kept(await runImport(desk.world)(play.anna, received.id)));
    kept(await changeLead(world)(play.anna, one.id, { version: 2, notes: "Ringet" }));
    kept(await moveLeadTo(world)(play.anna, two.id, { to: "UNQUALIFIED", ending: "PRICE" }));

    const undone = await desk.go(kept(await undoImport(desk.world)(play.anna, received.id)));
    const { first, second } = await play.tenants.read(play.anna, ({ leads }) => ({
      first: leads.find(one.id),
      second: leads.find(two.id),
    }));

    assert.deepEqual([undone.restored, undone.stayed], [1, 1]);
    assert.deepEqual([first!.priority, first!.notes], ["LOW", "Ringet"]);
    assert.deepEqual([second!.priority, second!.notes, second!.status], ["HIGH", "efter", "UNQUALIFIED"]);
  }),

  scene("the same file of sales brings nothing twice, and its text finds the service", async (play) => {
    const desk = deskOf(play);
    const service = kept(
      await recordService(play)(
        play.anna,
        serviceFacts({ name: "Vinduer", unit: "rude", priceIncludesVat: true, priceOre: 10_00 as never }),
      ),
    );
    const customer = await play.aCustomer({ name: "Hanne Holm" });
    const rows = [
      ["Kunde", "Dato", "Ydelse", "Beløb", "Antal"],
      ["Hanne Holm", "24.12.2026", "vinduer", "125,00", "2"],
      ["Hanne Holm", "24.12.2026", "vinduer", "125,00", "2"],
      ["Hanne Holm", "24.12.2026", "Andet", "100,00", "1"],
    ];
    const bring = async (more: string[][], way: DuplicateWay = "SKIP") => {
      const received = kept(await desk.receive("SALES", [...rows, ...more]));
      const checked = await desk.check(received, way);
      const done = await desk.go(kept(await runImport(desk.world)(play.anna, received.id)));
      return [checked.known, checked.duplicates, done.created, done.skipped];
    };

    const first = await bring([]);
    const again = await bring([["Hanne Holm", "24.12.2026", "Andet", "100,00", "1"]], "UPDATE");
    const anew = await bring([], "CREATE");
    const { list } = await play.tenants.read(play.anna, (books) => ({
      list: books.sales.listWhole(
        { ...EVERY_SALE, customerId: customer.id },
        { by: "number", descending: false },
        PART,
      ),
    }));

    assert.deepEqual([first, again, anew], [[0, "SKIP", 3, 0], [3, "SKIP", 1, 3], [3, "CREATE", 3, 0]]);
    assert.deepEqual(
      list.rows.slice(0, 3).map(({ lines: [{ serviceId, unit }], net, gross }) => [serviceId, unit, net, gross]),
      [[service.id, "rude", 200_00, 250_00], [service.id, "rude", 200_00, 250_00], [null, "stk.", 100_00, 125_00]],
    );
  }),

  scene("rows of nothing are none, and a row with a cell too many is not read askew", async (play) => {
    const desk = deskOf(play);
    const received = kept(
      await desk.receive("CUSTOMERS", [
        ["", "", ""],
        ["Navn", "Adresse", "By"],
        ["Åse", "Vej 1", " 2. tv", "Odense"],
        ["Bo", "Vej 2", "Odense", "", ""],
        ["", " ", ""],
        [""],
      ]),
    );

    const checked = await desk.check(received, "SKIP");
    const { faulty } = kept(await findImport(play)(play.anna, received.id));

    assert.deepEqual([checked.total, checked.faulty], [2, 1]);
    assert.deepEqual(faulty.map(({ line, faults }) => [line, faults]), [[3, { "": "too_many_cells" }]]);
    assert.deepEqual(cellsFound(faulty, checked.mapping).map(({ value }) => value), ["Odense"]);
  }),

  scene("services, sales and leads come in and go again", async (play) => {
    const desk = deskOf(play);
    const service = kept(await recordService(play)(play.anna, serviceFacts({ name: "Vinduer" })));
    const customer = await play.aCustomer({ name: "Hanne Holm" });
    const bring = async (kind: ImportKind, rows: string[][], way: DuplicateWay) => {
      const received = kept(await desk.receive(kind, rows));
      const checked = await desk.check(received, way);
      return [checked, await desk.go(kept(await runImport(desk.world)(play.anna, received.id)))] as const;
    };

    const [, services] = await bring("SERVICES", [
      ["Navn", "Pris", "Inkl. moms", "Enhed"],
      ["vinduer", "1.250,50", "ja", "stk."],
      ["Gulve", "300", "nej", "time"],
    ], "UPDATE");
    const [checked, sales] = await bring("SALES", [
      ["Kunde", "Dato", "Tekst", "Beløb", "Antal"],
      ["Hanne Holm", "24.12.2026", "Julerengøring", "1.000,00", "2"],
      ["Ukendt", "24.12.2026", "Ingenting", "10", "1"],
    ], "SKIP");
    const [, leads] = await bring("LEADS", [["Navn", "Telefon"], ["Mulig Kunde", "22334455"]], "SKIP");
    const { found, list } = await play.tenants.read(play.anna, (books) => ({
      found: books.services.find(service.id),
      list: books.sales.listWhole(
        { ...EVERY_SALE, customerId: customer.id },
        { by: "date", descending: true },
        PART,
      ),
    }));
    for (const job of [services, sales, leads]) {
      const undone = await desk.go(kept(await undoImport(desk.world)(play.anna, job.id)));
      assert.deepEqual([undone.status, undone.stayed], ["UNDONE", 0], job.kind);
    }
    const { back, left } = await play.tenants.read(play.anna, (books) => ({
      back: books.services.all({ active: true, category: null }),
      left: books.sales.totals({ ...EVERY_SALE, customerId: customer.id }),
    }));

    assert.deepEqual([services.created, services.updated], [1, 1]);
    assert.deepEqual([found!.priceOre, found!.priceIncludesVat], [1_250_50, true]);
    assert.deepEqual([checked.faulty, sales.created, leads.created], [1, 1, 1]);
    assert.deepEqual(list.rows.map(({ saleDate, net, gross }) => [saleDate, net, gross]), [
      ["2026-12-24", 2_000_00, 2_500_00],
    ]);
    assert.deepEqual(back.map(({ name }) => name), ["Vinduer"]);
    assert.equal(left.count, 0);
  }),

  scene("an import belongs to its firm and to those who may, and each station to its turn", async (play) => {
    const desk = deskOf(play);
    const rows = [["navn"], ["En"]];
    const received = kept(await desk.receive("CUSTOMERS", rows));

    const refused = [
      await desk.receive("CUSTOMERS", rows, play.bo),
      await desk.receive("SERVICES", rows, play.mads),
      await findImport(play)(play.carla, received.id),
      await checkImport(desk.world)(play.carla, received.id, ["name"], "SKIP"),
      await runImport(desk.world)(play.anna, received.id),
      await undoImport(desk.world)(play.anna, received.id),
      await checkImport(desk.world)(play.anna, received.id, [null], "SKIP"),
      await desk.receive("CUSTOMERS", [["navn"]]),
      await desk.receive("CUSTOMERS", []),
    ];

    assert.deepEqual(refused, [
      no({ kind: "forbidden", permission: "import_data" }),
      no({ kind: "forbidden", permission: "edit_services" }),
      no({ kind: "import_missing" }),
      no({ kind: "import_missing" }),
      no({ kind: "import_elsewhere", status: "MAPPING" }),
      no({ kind: "import_elsewhere", status: "MAPPING" }),
      no({ kind: "column_missing", field: "name" }),
      no({ kind: "file_empty" }),
      no({ kind: "file_empty" }),
    ]);
  }),
];

/** The stations of an import, as one after the other is pressed. */
export function deskOf(play: Scene) {
  const parse = (text: string) => {
    const digits = text.replaceAll(/\D/g, "");
    return digits.length === 8 ? `+45${digits}` as never : null;
  };
  const world = { ...play, phones: { parse } };
  const go = async (job: Import): Promise<Import> => {
    let now = job;
    while (isMoving(now)) now = kept(await goOnImport(world)(play.anna, job.id));
    return now;
  };
  return {
    world,
    go,
    receive: (kind: ImportKind, rows: string[][], by: Actor = play.anna) =>
      receiveImport(world)(by, { kind, fileName: "fil.csv" }, batches(rows)),
    check: async (job: Import, way: DuplicateWay) =>
      go(kept(await checkImport(world)(play.anna, job.id, job.mapping, way))),
  };
}

/** Two records at a time, as a file comes in pieces. */
async function* batches(rows: string[][]): AsyncGenerator<readonly Row[]> {
  for (let at = 0; at < rows.length; at += 2) {
    yield await Promise.resolve(rows.slice(at, at + 2).map((cells, place) => ({ line: at + place + 1, cells })));
  }
}

async function customers({ tenants, anna }: Scene) {
  const { found } = await tenants.read(anna, (books) => ({ found: books.customers.list(EVERYBODY, BY_NAME, PART) }));
  return found.rows;
}
