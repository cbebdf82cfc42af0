import assert from "node:assert/strict";
import { EVERY_LEAD } from "../../domain/leads/filter.ts";
import { moveLeadTo } from "../../domain/leads/change_lead.ts";
import { recordLead } from "../../domain/leads/record_lead.ts";
import { inOrder, QUESTIONS, scored, scoreOf, USUAL_WEIGHTS, type Weights } from "../../domain/leads/scoring.ts";
import type { Day } from "../../domain/kernel/time.ts";
import { sql } from "kysely";
import { eachDatabase } from "../../tools/test_databases.ts";
import { as, makeFirms, newIds } from "../../tools/test_firms.ts";
import { leadFacts } from "../memory/builders.ts";
import { castWith } from "../memory/cast.ts";
import { kept, standingClock } from "../memory/world.ts";
import { rescoreLeads } from "./lead_scoring.ts";
import { scoreUnder } from "./leads.ts";
import { statementOf, written } from "./question.ts";
import { postgresTenants } from "./tenants.ts";

eachDatabase(
  "a new day gives open leads their new score, and leaves closed ones as they were decided",
  async ({ engine }) => {
    const cast = castWith(newIds), clock = standingClock();
    await makeFirms(engine, cast.firms);
    const world = { tenants: postgresTenants(engine), clock, ids: newIds };
    const open = kept(await recordLead(world)(cast.anna, leadFacts()));
    const closed = kept(await recordLead(world)(cast.anna, leadFacts()));
    kept(await moveLeadTo(world)(cast.anna, closed.id, { to: "UNQUALIFIED", ending: "SPAM" }));
    const theirs = kept(await recordLead(world)(cast.carla, leadFacts()));

    clock.set("2026-03-12T23:30:00.000Z");
    await rescoreLeads(engine, clock);
    const again = await rescoreLeads(engine, clock);
    const look = (who: typeof cast.anna) =>
      world.tenants.read(who, ({ leads }) => ({
        found: leads.list(EVERY_LEAD, { by: "created", descending: false }, { size: 10, page: 1 }),
      }));
    const [ours, [other]] = [(await look(cast.anna)).found.rows, (await look(cast.carla)).found.rows];

    // Half past eleven in UTC is the next day in Copenhagen.
    const later = scored(open, USUAL_WEIGHTS, "2026-03-13" as Day);
    assert.notEqual(later.score, open.score);
    assert.deepEqual(
      [ours[0].score, ours[0].scoredOn, ours[0].answers, ours[0].version],
      [later.score, "2026-03-13", later.answers, 1],
    );
    assert.deepEqual([ours[1].score, ours[1].scoredOn], [closed.score, "2026-03-02"]);
    assert.deepEqual([other.id, other.scoredOn], [theirs.id, "2026-03-13"]);
    assert.equal(again, 0);
    assert.deepEqual(await differences(engine, cast.anna.organizationId), []);
  },
);

eachDatabase("SQL reckons a score as the domain does", async ({ engine }) => {
  const draws = Array.from({ length: 60 }, (_, seed) => {
    const draw = (place: number) => (seed * 7919 + place * 104_729 + 13) % 101;
    return [QUESTIONS.map((_, at) => draw(at)), QUESTIONS.map((_, at) => seed === 0 ? 0 : draw(at + 50) % 41)];
  });
  const rows: Record<string, unknown>[] = [];
  for (const [answers, ordered] of draws) {
    const weights = Object.fromEntries(QUESTIONS.map(({ id }, at) => [id, ordered[at]])) as Weights;
    const text = sql<{ score: number }>`select ${
      scoreUnder(weights)
    } as score from (select ${answers}::int[] as answers) l`;
    rows.push(...(await engine.batch(as("app_web", newIds.next()), [statementOf(written(text))]))[0]);
  }

  assert.deepEqual(rows.map(({ score }) => score), draws.map(([answers, weights]) => scoreOf(answers, weights)));
  assert.equal(inOrder(USUAL_WEIGHTS).length, QUESTIONS.length);
});

eachDatabase(
  "the rollup of leads equals a recount after work from many sides, and is rebuilt where it does not",
  async (
    { engine },
  ) => {
    const cast = castWith(newIds), clock = standingClock();
    await makeFirms(engine, cast.firms);
    const world = { tenants: postgresTenants(engine), clock, ids: newIds };
    const people = [cast.anna, cast.mads, cast.bo];
    await Promise.all(Array.from({ length: 24 }, async (_, place) => {
      const by = people[place % 3];
      const lead = kept(await recordLead(world)(by, leadFacts({ estimatedValue: place * 1_000 as never })));
      if (place % 2) {
        await moveLeadTo(world)(by, lead.id, { to: place % 4 === 1 ? "QUALIFIED" : "UNQUALIFIED", ending: "PRICE" });
      }
    }));

    assert.deepEqual(await differences(engine, cast.anna.organizationId), []);
    await engine.batch(as("app_owner", cast.anna.organizationId), [
      { text: "update app.lead_days set leads_count = leads_count + 1", values: [] },
    ]);
    assert.notDeepEqual(await differences(engine, cast.anna.organizationId), []);
    await engine.batch(as("app_worker", cast.anna.organizationId), [{
      text: "select app.rebuild_lead_rollup()",
      values: [],
    }]);
    assert.deepEqual(await differences(engine, cast.anna.organizationId), []);
  },
);

eachDatabase("no search for leads without an organization, and none by other roles", async ({ engine }) => {
  const query = { text: "select app.search_leads('a', 10)", values: [] };

  await assert.rejects(engine.batch({ text: "select set_config('role', 'app_web', true)", values: [] }, [query]));
  await assert.rejects(engine.batch({ text: "select set_config('role', 'app_auth', true)", values: [] }, [query]));
});

async function differences(engine: Parameters<typeof rescoreLeads>[0], organization: Parameters<typeof as>[1]) {
  const [rows] = await engine.batch(as("app_worker", organization), [
    { text: "select * from app.check_lead_rollup()", values: [] },
  ]);
  return rows;
}
