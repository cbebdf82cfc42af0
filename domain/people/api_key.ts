import type { Role } from "../kernel/actor.ts";
import { type Permission, PERMISSIONS } from "../kernel/permissions.ts";
import type { Instant } from "../kernel/time.ts";

/** What every key begins with, so that people and scanners know one when they see it. */
export const KEY_PREFIX = "st_";

/** For how many days a key can be made to last. */
export const KEY_DAYS = [30, 90, 180, 365] as const;

/** What no key can do: whoever holds one must not be able to let others in or to make more keys. */
const FOR_PEOPLE_ONLY: readonly Permission[] = ["manage_users", "manage_settings", "view_audit"];

/** A key for a program of the firm's own, without its secret. It acts as the one who made it, within its scopes. */
export interface ApiKey {
  readonly id: string;
  readonly name: string;
  /** The last four characters of the secret. */
  readonly ending: string;
  readonly scopes: readonly Permission[];
  readonly madeBy: string;
  readonly createdAt: Instant;
  readonly expiresAt: Instant;
  readonly lastUsedAt: Instant | null;
  readonly endedAt: Instant | null;
}

/** What a key made by somebody of this role can be allowed: at most what the role itself may. */
export function scopesFor(role: Role): readonly Permission[] {
  return (Object.keys(PERMISSIONS) as Permission[])
    .filter((permission) => PERMISSIONS[permission][role] !== "none" && !FOR_PEOPLE_ONLY.includes(permission));
}

/** Whether a key is still good. */
export function isLive({ endedAt, expiresAt }: Pick<ApiKey, "endedAt" | "expiresAt">, now: Instant): boolean {
  return endedAt === null && now < expiresAt;
}
