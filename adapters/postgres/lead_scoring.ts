import { sql } from "kysely";
import type { OrganizationId } from "../../domain/kernel/ids.ts";
import { type Clock, dayOf } from "../../domain/kernel/time.ts";
import type { Lead } from "../../domain/leads/lead.ts";
import { type Asked, scored } from "../../domain/leads/scoring.ts";
import type { Engine, Row, Send, Statement } from "./engine.ts";
import { weightsOf } from "./leads.ts";
import { askOne, statementOf, written } from "./question.ts";

const AS_WORKER: Statement = { text: "select set_config('role', 'app_worker', true)", values: [] };
const EVERY_FIRM: Statement = { text: "select organization_id, time_zone from app.organizations", values: [] };
const AT_ONCE = 500;

/**
 * Scores open leads anew that were last scored on an earlier day: what counts how long ago somebody came has moved on. Lists
 * go by the kept score. Two processes may do it at once; nothing else of a lead changes, so nobody's version does.
 */
export async function rescoreLeads(engine: Engine, clock: Clock): Promise<number> {
  const [firms] = await engine.batch(AS_WORKER, [EVERY_FIRM], { readOnly: true });
  let rescored = 0;
  for (const { organization_id, time_zone } of firms) {
    const today = dayOf(clock.now(), time_zone as string);
    for (;;) {
      const some = await engine.transaction(entering(organization_id as OrganizationId), async (send) => ({
        commit: true,
        value: await rescoreSome(send, organization_id as OrganizationId, today),
      }));
      rescored += some;
      if (some < AT_ONCE) break;
    }
  }
  return rescored;
}

function entering(organization: OrganizationId): Statement {
  return {
    text: "select set_config('role', 'app_worker', true), set_config('app.current_org_id', $1, true)",
    values: [organization],
  };
}

async function rescoreSome(send: Send, organization: OrganizationId, today: Lead["scoredOn"]): Promise<number> {
  const { weights } = await askOne(send, weightsOf(organization));
  const leads = await send(statementOf(written(sql`select l.id, l.contact_email as "contactEmail",
      l.contact_phone as "contactPhone", l.company_name as "companyName", l.source, l.interest_service_id as "interestServiceId",
      l.estimated_value_ore as "estimatedValue", l.priority, l.message, l.notes, l.customer_id as "customerId",
      l.created_on as "createdOn", l.contacted_on as "contactedOn"
    from app.leads l where l.organization_id = ${organization} and l.deleted_at is null
      and l.status in ('NEW', 'CONTACTED', 'QUALIFIED') and l.scored_on < ${today}
    order by l.scored_on limit ${sql.raw(String(AT_ONCE))} for no key update skip locked`))) as unknown as (
    & Row
    & Asked
  )[];
  if (leads.length === 0) return 0;
  const now = leads.map((lead) => scored(lead, weights, today));
  await send(
    statementOf(written(sql`update app.leads l set answers = one.answers::int[], score = one.score, scored_on = ${today}
    from unnest(${leads.map(({ id }) => id)}::uuid[], ${now.map(({ score }) => score)}::int[],
      ${now.map(({ answers }) => `{${answers.join(",")}}`)}::text[]) as one (id, score, answers)
    where l.organization_id = ${organization} and l.id = one.id`)),
  );
  return leads.length;
}
