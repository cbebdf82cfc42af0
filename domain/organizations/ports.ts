import type { UserId } from "../kernel/ids.ts";
import type { Question } from "../tenants.ts";
import type { Member, Organization } from "./organization.ts";
import type { Settings } from "./settings.ts";

export interface OrganizationReader {
  find(): Question<Organization>;
  /** What its administrator decides about it. */
  settings(): Question<Settings>;
}

export interface MemberReader {
  /** Everybody who works or worked in the organization, by name. */
  all(): Question<readonly Member[]>;
  /** Those of them, in no order; nulls and strangers are left out. */
  some(ids: readonly (UserId | null)[]): Question<readonly Member[]>;
}

export interface SettingsWriter {
  lock(): Promise<Settings>;
  record(event: { readonly kind: "settings_changed"; readonly before: Settings }, settings: Settings): Promise<void>;
}
