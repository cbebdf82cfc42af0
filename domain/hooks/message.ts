import type { OrganizationId } from "../kernel/ids.ts";
import { type HookMessage, PAYLOAD_VERSION } from "./event.ts";
import type { HookDelivery } from "./hook.ts";

/**
 * A message as its receiver reads it: what happened and when, as it was kept then, and the record as it is now. `record` is
 * null where there is none any more, and for a test.
 */
export function messageOf(
  { kind, at, about, change }: HookDelivery,
  organizationId: OrganizationId,
  record: unknown,
): HookMessage {
  return {
    type: kind,
    version: PAYLOAD_VERSION,
    timestamp: at,
    organizationId,
    data: about === null ? {} : { [`${about.type}Id`]: about.id, change, [about.type]: record },
  };
}
