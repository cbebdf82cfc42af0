import type { Actor } from "../kernel/actor.ts";
import type { Listing, Part } from "../kernel/page.ts";
import { type Forbidden, may } from "../kernel/permissions.ts";
import { no, type Result, yes } from "../kernel/result.ts";
import type { Tenants } from "../tenants.ts";
import type { AuditFilter, AuditLine, AuditProblem } from "./ports.ts";

interface World {
  readonly tenants: Tenants;
}

export const EVERY_LINE: AuditFilter = { actorId: null, action: null, resourceId: null, from: null, until: null };
const AT_A_TIME = 500;
const FORBIDDEN: Forbidden = { kind: "forbidden", permission: "view_audit" };

/** What was done in the firm, newest first (SEC-01). */
export function findAudit({ tenants }: World) {
  return async (actor: Actor, filter: AuditFilter, part: Part) => {
    if (!may(actor, "view_audit")) return no(FORBIDDEN);
    return yes(
      await tenants.read(actor, ({ audit, members }) => ({
        listing: audit.list(filter, part),
        totals: audit.count(filter),
        members: members.all(),
      })),
    );
  };
}

/** Every line the filter leaves, some hundred at a time; that somebody took them out stands there too. */
export function exportAudit({ tenants }: World) {
  return async (
    actor: Actor,
    filter: AuditFilter,
  ): Promise<Result<AsyncIterable<readonly AuditLine[]>, Forbidden>> => {
    if (!may(actor, "view_audit")) return no(FORBIDDEN);
    const { once: _once, ...caller } = actor;
    await tenants.write(caller, async (books) => yes(await books.note("audit_exported", { filter: { ...filter } })));
    return yes(parts(tenants, caller, filter));
  };
}

/** Whether anything was changed, taken away or slipped in since it was sealed; the check is noted itself. */
export function checkAudit({ tenants }: World) {
  return async (
    actor: Actor,
  ): Promise<Result<{ readonly sealed: number; readonly problems: readonly AuditProblem[] }, Forbidden>> => {
    if (!may(actor, "view_audit")) return no(FORBIDDEN);
    const { checked } = await tenants.read(actor, ({ audit }) => ({ checked: audit.check() }));
    const { once: _once, ...caller } = actor;
    const facts = { sealed: checked.sealed, problems: checked.problems.length };
    await tenants.write(caller, async (books) => yes(await books.note("audit_checked", facts)));
    return yes(checked);
  };
}

async function* parts(tenants: Tenants, actor: Actor, filter: AuditFilter): AsyncIterable<readonly AuditLine[]> {
  let part: Part | null = { size: AT_A_TIME, page: 1 };
  while (part !== null) {
    const wanted: Part = part;
    const { listing }: { listing: Listing<AuditLine> } = await tenants.read(
      actor,
      ({ audit }) => ({ listing: audit.list(filter, wanted) }),
    );
    yield listing.rows;
    part = listing.next === null ? null : { size: AT_A_TIME, cursor: listing.next };
  }
}
