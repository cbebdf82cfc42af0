import type { Actor } from "./actor.ts";
import type { OrganizationId, UserId } from "./ids.ts";

/**
 * Who does what nobody clicked: carries out effects, moves a sale that was paid in full, writes down a mail as a lead. A
 * member of every organization who cannot log in (migration 0019), so history and audit name it like anybody else.
 */
export const AUTOMATIC = {
  id: "00000000-0000-7000-8000-000000000001" as UserId,
  name: "Automatisk",
} as const;

/** It, at work in one organization; `requestId` says for which job. */
export function automaticActor(organizationId: OrganizationId, requestId: string): Actor {
  return { userId: AUTOMATIC.id, organizationId, role: "ADMIN", requestId };
}
