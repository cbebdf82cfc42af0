import { type OrganizationId, parseId } from "../kernel/ids.ts";

/** The secret in the address of a person's feed: which firm, then 256 random bits. */
export type FeedSecret = string & { readonly __feed: true };

const SHAPE = /^([0-9a-f]{32})([A-Za-z0-9_-]{43})$/;

/** A firm's id is no secret; it stands in front so that nobody has to look through other firms' feeds. */
export function feedSecret(organization: OrganizationId, token: string): FeedSecret {
  return organization.replaceAll("-", "") + token as FeedSecret;
}

/** The firm a secret names; null for what is no secret of ours. */
export function readFeedSecret(secret: string): OrganizationId | null {
  const hex = SHAPE.exec(secret)?.[1];
  return hex ? parseId<OrganizationId>(hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5")) : null;
}
