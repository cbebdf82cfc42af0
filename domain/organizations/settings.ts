import type { Email } from "../customers/email.ts";
import { no, type Result, yes } from "../kernel/result.ts";
import { isAllowedFrom, type Network } from "./network.ts";
import type { FirmColor, OrganizationType } from "./organization.ts";

/** What the firm's administrator decides about it. */
export interface Settings {
  readonly name: string;
  readonly type: OrganizationType;
  readonly color: FirmColor;
  readonly billingEmail: Email | null;
  readonly salePrefix: string;
  readonly paymentTermsDays: number;
  /** From where one may work in the firm (AUTH-19); none: from everywhere. */
  readonly allowedNetworks: readonly Network[];
}

export const MOST_PAYMENT_DAYS = 365;
export const MOST_NETWORKS = 50;

/** What sale numbers begin with: one to eight letters A to Z and digits. Sales keep the number they have. */
export function parseSalePrefix(text: string): string | null {
  const prefix = text.trim().toUpperCase();
  return /^[A-Z0-9]{1,8}$/.test(prefix) ? prefix : null;
}

/** Reads the networks of a list, one a line or with commas between; null where one of them is none. */
export function parseNetworks(text: string, parse: (text: string) => Network | null): readonly Network[] | null {
  const networks = text.split(/[\s,;]+/).filter((part) => part !== "").map(parse);
  const known = networks.filter((one) => one !== null);
  return known.length === networks.length && known.length <= MOST_NETWORKS ? [...new Set(known)] : null;
}

/** Nobody shuts the door on themselves: where they are now must stay allowed. */
export function keepsWayIn(settings: Settings, address: string): Result<Settings, { readonly kind: "locked_out" }> {
  return isAllowedFrom(settings.allowedNetworks, address) ? yes(settings) : no({ kind: "locked_out" });
}
