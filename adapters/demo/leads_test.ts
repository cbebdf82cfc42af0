import assert from "node:assert/strict";
import { addDays, type Day } from "../../domain/kernel/time.ts";
import { followUpState, isOpen, LEAD_STATUSES } from "../../domain/leads/lead.ts";
import { conversionByBand } from "../../domain/leads/report.ts";
import { bandOf } from "../../domain/leads/scoring.ts";
import { demoLibrary } from "./library.ts";

const TODAY = "2026-11-21" as Day;
const firms = demoLibrary(TODAY).firms.map((firm) => {
  const sold = [...firm.sales].map(({ sale }) => sale).filter((sale, place) =>
    place % 5 === 0 && sale.deletedAt === null
  );
  return { firm, sold, stories: firm.leads(sold) };
});

Deno.test("the demo's leads are told the same twice, in order, and in every state", () => {
  for (const { firm, sold, stories } of firms) {
    assert.deepEqual(firm.leads(sold), stories);
    assert.deepEqual(stories.map(({ lead }) => lead.createdAt), stories.map(({ lead }) => lead.createdAt).sort());
    assert.equal(new Set(stories.map(({ lead }) => lead.id)).size, stories.length);
    for (const status of LEAD_STATUSES) assert.ok(stories.some(({ lead }) => lead.status === status), status);
  }
});

Deno.test("each converted lead is one sale's beginning: before it, by its customer, from its source", () => {
  for (const { sold, stories } of firms) {
    const won = stories.filter(({ lead }) => lead.status === "CONVERTED");

    assert.deepEqual(won.map(({ lead }) => lead.convertedSaleId).sort(), sold.map(({ id }) => id).sort());
    for (const { lead } of won) {
      const sale = sold.find(({ id }) => id === lead.convertedSaleId)!;
      assert.ok(lead.createdAt < sale.createdAt);
      assert.deepEqual([lead.customerId, lead.source], [sale.customerId, sale.source]);
    }
  }
});

Deno.test("histories go step by step and end where the lead stands; nothing lies in the future but what is planned", () => {
  for (const { stories } of firms) {
    for (const { lead, steps } of stories) {
      const moves = steps.filter(({ to }) => to !== null);
      assert.deepEqual(steps.map(({ seq }) => seq), steps.map((_, place) => place + 1));
      assert.equal(moves.at(-1)!.to, lead.status);
      for (const [place, { from }] of moves.entries()) assert.equal(from, place === 0 ? null : moves[place - 1].to);
      assert.ok(steps.every(({ at }, place) => place === 0 || at >= steps[place - 1].at), lead.id);
      assert.ok(lead.createdOn <= TODAY && (lead.closedOn ?? TODAY) <= TODAY);
      assert.ok(lead.scoredOn === TODAY || !isOpen(lead));
      assert.ok((lead.followUpOn ?? TODAY) <= addDays(TODAY, 8));
    }
  }
});

Deno.test("there is something to do: late ones, ones for today, ones nobody has planned, and better scores sell better", () => {
  for (const { stories } of firms) {
    const states = new Set(stories.map(({ lead }) => followUpState(lead, TODAY)));
    for (const state of ["overdue", "today", "planned", "none"] as const) assert.ok(states.has(state), state);

    const counts = stories.map(({ lead: { status, score } }) => ({
      ...{ status, band: bandOf(score), count: 1, value: 0 as never },
    }));
    const rate = (bands: readonly number[]) => {
      const rows = conversionByBand(counts).filter(({ band }) => bands.includes(band));
      const sum = (pick: "converted" | "unqualified") => rows.reduce((all, row) => all + row[pick], 0);
      return sum("converted") / (sum("converted") + sum("unqualified"));
    };
    assert.ok(rate([60, 80]) > rate([0, 20]));
  }
});
