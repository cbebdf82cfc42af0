import type { Question } from "../tenants.ts";
import type { Member, Organization } from "./organization.ts";

export interface OrganizationReader {
  find(): Question<Organization>;
}

export interface MemberReader {
  /** Everybody who works or worked in the organization, by name. */
  all(): Question<readonly Member[]>;
}
