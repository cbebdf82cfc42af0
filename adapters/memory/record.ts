import type { AuditAction } from "../../domain/audit/actions.ts";
import type { Effect } from "../../domain/delivery/effect.ts";
import type { Actor } from "../../domain/kernel/actor.ts";
import type { Clock } from "../../domain/kernel/time.ts";
import { tellHooks } from "./hooks.ts";
import { asJson, type Ledger, type WrittenEvent } from "./ledger.ts";

/** Writes down what happened and who did it. */
export type Write = (
  kind: AuditAction,
  resourceType: WrittenEvent["resourceType"],
  resourceId: string,
  facts: Readonly<Record<string, unknown>>,
) => void;

/** Puts effects into the outbox. */
export type Put = (effects: readonly Effect[]) => void;

/** The record of one transaction: each event with its audit row. */
export function recordOf(ledger: Ledger, actor: Actor, clock: Clock): { write: Write; note: Note } {
  const audit = (
    action: AuditAction,
    resourceType: string,
    resourceId: string | null,
    changes: Readonly<Record<string, unknown>>,
  ) => {
    const { userId: actorId, requestId } = actor;
    ledger.audit.push({
      at: clock.now(),
      actorId,
      action,
      resourceType,
      resourceId,
      changes: asJson(changes),
      requestId,
    });
  };
  return {
    write(kind, resourceType, resourceId, facts) {
      const at = clock.now();
      ledger.events.push({ at, kind, resourceType, resourceId, actorId: actor.userId, facts: asJson(facts) });
      audit(kind, resourceType, resourceId, facts);
      tellHooks(ledger, clock, kind, { type: resourceType, id: resourceId }, facts);
    },
    note(action, facts) {
      audit(action, "organization", null, facts);
      return Promise.resolve();
    },
  };
}

type Note = (action: AuditAction, facts: Readonly<Record<string, unknown>>) => Promise<void>;
