import assert from "node:assert/strict";
import { exportCustomers } from "../../domain/customers/export_customers.ts";
import { ore } from "../../domain/kernel/money.ts";
import { changeLead } from "../../domain/leads/change_lead.ts";
import { exportLeads } from "../../domain/leads/export_leads.ts";
import { EVERY_LEAD } from "../../domain/leads/filter.ts";
import { recordLead } from "../../domain/leads/record_lead.ts";
import { exportSales } from "../../domain/sales/export_sales.ts";
import { EVERY_SALE } from "../../domain/sales/find_sales.ts";
import { aLineDraft, customerFacts, leadFacts } from "../memory/builders.ts";
import { type Case, kept, scene } from "./scene.ts";

/** More than an export reads at a time, so that something can happen between its parts. */
const MANY = 104;
const DEAR = ore(9_000_00), CHEAP = ore(1_00);

/** Exports: everything once, whatever changes its place while they run. */
export const EXPORT_CASES: readonly Case[] = [
  scene(
    "an export of sales has each once, in the order it began with, also those that change meanwhile",
    async (play) => {
      const { id: customerId } = await play.aCustomer();
      const lines = (unitPrice: number) => [aLineDraft({ unitPrice: ore(unitPrice) })];
      const ids = await many((place) => play.aSale({ customerId, lines: lines(1_000 + place) }));
      const all = kept(await exportSales(play)(play.mads, EVERY_SALE, { by: "amount", descending: false }));

      const read = await interrupted(all, async () => {
        kept(await play.use.changeSale(play.anna, ids[0], { version: 1, lines: lines(DEAR) }));
        kept(await play.use.changeSale(play.anna, ids[MANY - 1], { version: 1, lines: lines(CHEAP) }));
        kept(await play.use.deleteSale(play.anna, ids[MANY - 2]));
        await play.aSale({ customerId, lines: lines(DEAR) });
      });

      assert.deepEqual(read.map(({ id }) => id), ids.filter((_, place) => place !== MANY - 2));
      assert.equal(read.at(-1)!.lines[0].unitPrice, CHEAP, "as it is when its turn comes");
    },
  ),

  scene("an export of leads has each once, also those whose worth changes meanwhile", async (play) => {
    const record = recordLead(play), change = changeLead(play);
    const ids = await many(async (place) =>
      kept(await record(play.anna, leadFacts({ estimatedValue: ore(1_000 + place) })))
    );
    const all = kept(await exportLeads(play)(play.mads, EVERY_LEAD, { by: "value", descending: false }, ZONE));

    const read = await interrupted(all, async () => {
      kept(await change(play.anna, ids[0], { version: 1, estimatedValue: DEAR }));
      kept(await change(play.anna, ids[MANY - 1], { version: 1, estimatedValue: CHEAP }));
    });

    assert.deepEqual(read.map(({ id }) => id), ids);
    assert.equal(read.at(-1)!.estimatedValue, CHEAP);
  }),

  scene("an export of customers has each once, also those who are called otherwise meanwhile", async (play) => {
    const nameOf = (place: number) => `Kunde ${1_000 + place}`;
    const ids = await many((place) => play.aCustomer({ name: nameOf(place) }));
    const filter = { q: null, type: null, status: null, deleted: false };
    const all = kept(await exportCustomers(play)(play.mads, filter));

    const read = await interrupted(all, async () => {
      const renamed = (name: string) => ({ version: 1, ...customerFacts({ name }) });
      kept(await play.use.changeCustomer(play.anna, ids[0], renamed("Åse")));
      kept(await play.use.changeCustomer(play.anna, ids[MANY - 1], renamed("Anders")));
    });

    assert.deepEqual(read.map(({ id }) => id), ids);
    assert.equal(read.at(-1)!.name, "Anders");
  }),
];

const ZONE = "Europe/Copenhagen";

async function many<Made extends { readonly id: string }>(make: (place: number) => Promise<Made>) {
  const ids: Made["id"][] = [];
  for (let place = 0; place < MANY; place++) ids.push((await make(place)).id);
  return ids;
}

/** Reads the first part, lets something happen, and reads the rest. */
async function interrupted<Row>(parts: AsyncIterable<readonly Row[]>, happen: () => Promise<void>): Promise<Row[]> {
  const rows: Row[] = [];
  for await (const part of parts) {
    if (rows.length === 0) await happen();
    rows.push(...part);
  }
  return rows;
}
