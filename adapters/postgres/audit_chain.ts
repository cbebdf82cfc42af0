import type { Engine, Statement } from "./engine.ts";

const AS_WORKER: Statement = { text: "select set_config('role', 'app_worker', true)", values: [] };
const EVERY_FIRM: Statement = { text: "select organization_id from app.organizations order by 1", values: [] };
const SEALED: Statement = { text: "select count(*) as sealed from app.audit_seals", values: [] };
const CHECK: Statement = { text: "select problem, audit_id from app.check_audit()", values: [] };

/** What every organization's chain of audit hashes shows, one organization after the other (C36). */
export async function* checkAudits(engine: Engine) {
  const [firms] = await engine.batch(AS_WORKER, [EVERY_FIRM], { readOnly: true });
  for (const { organization_id } of firms) {
    const [[{ sealed }], problems] = await engine.batch(
      {
        text: "select set_config('role', 'app_worker', true), set_config('app.current_org_id', $1, true)",
        values: [organization_id],
      },
      [SEALED, CHECK],
      { readOnly: true },
    );
    yield {
      organizationId: organization_id as string,
      sealed: sealed as number,
      problems: problems.map(({ problem, audit_id }) => ({ problem: problem as string, auditId: audit_id as number })),
    };
  }
}
