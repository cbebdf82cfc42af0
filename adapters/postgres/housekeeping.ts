import type { OrganizationId } from "../../domain/kernel/ids.ts";
import type { Engine, Statement } from "./engine.ts";

const AS_WORKER: Statement = { text: "select set_config('role', 'app_worker', true)", values: [] };
const EVERY_FIRM: Statement = { text: "select organization_id from app.organizations", values: [] };
const SEALED_AT_ONCE = 5_000;
const SEAL: Statement = { text: "select app.seal_audit($1) as sealed", values: [SEALED_AT_ONCE] };
/** A repeated call is one of the same day (idempotency keys, faults I5). */
const FORGET: Statement = {
  text: "delete from app.idempotency_keys where created_at < now() - interval '24 hours'",
  values: [],
};

/** A job put in the moment its provider was resumed may have missed that. */
const LET_GO: Statement = {
  text: `update app.outbox o set held = false
    where o.organization_id = nullif(current_setting('app.current_org_id', true), '')::uuid
      and o.held and o.state in ('pending', 'running')
      and not exists (select from app.integrations i
        where i.organization_id = o.organization_id and i.serves = o.provider and i.state = 'paused')`,
  values: [],
};
/** What came in and was read is kept longer than any sender repeats it. */
const FORGET_INBOX: Statement = {
  text: `delete from app.inbox i where i.organization_id = nullif(current_setting('app.current_org_id', true), '')::uuid
    and i.state = 'read' and i.received_at < now() - interval '90 days'`,
  values: [],
};

/** Lets go of the jobs that are held though their provider is not paused. */
export async function letGoOfHeld(engine: Engine): Promise<void> {
  await inEveryFirm(engine, LET_GO);
}

/** Forgets what came in long ago. */
export async function forgetInbox(engine: Engine): Promise<void> {
  await inEveryFirm(engine, FORGET_INBOX);
}

/** Seals the audit rows that are not sealed yet into each organization's chain (C36). Two processes may do it at once. */
export async function sealAudits(engine: Engine): Promise<void> {
  for (const organization of await everyOrganization(engine)) {
    for (;;) {
      const [[{ sealed }]] = await engine.batch(entering(organization), [SEAL]);
      if (Number(sealed) < SEALED_AT_ONCE) break;
    }
  }
}

/** Forgets the answers kept for calls that can no longer be repeats. */
export async function forgetAnswers(engine: Engine): Promise<void> {
  await inEveryFirm(engine, FORGET);
}

/** Every organization there is, for work that is done in each of them by itself. */
export async function everyOrganization(engine: Engine): Promise<OrganizationId[]> {
  const [firms] = await engine.batch(AS_WORKER, [EVERY_FIRM], { readOnly: true });
  return firms.map(({ organization_id }) => organization_id as OrganizationId);
}

/** Does one statement in each organization, as the worker. */
export async function inEveryFirm(engine: Engine, work: Statement): Promise<void> {
  for (const organization_id of await everyOrganization(engine)) {
    await engine.batch(entering(organization_id), [work]);
  }
}

/** The opening of a transaction of the worker in the organization. */
function entering(organization: OrganizationId): Statement {
  return {
    text: "select set_config('role', 'app_worker', true), set_config('app.current_org_id', $1, true)",
    values: [organization],
  };
}
