import type { Json } from "../kernel/json.ts";
import type { BasisPoints } from "../kernel/money.ts";
import type { Instant } from "../kernel/time.ts";

/** How far a firm lets us go: a draft that a person approves in the accounts, or all the way to the customer. */
export const INVOICE_MODES = ["draft", "send"] as const;
export type InvoiceMode = typeof INVOICE_MODES[number];

/** What the accounts offer to choose from, as they answered when they were asked. */
export type Offered = {
  readonly name: string;
  readonly rulesets: readonly { readonly id: string; readonly name: string; readonly rate: BasisPoints | null }[];
  readonly accounts: readonly { readonly id: string; readonly name: string; readonly number: string }[];
  readonly rulesetId: string | null;
  readonly accountId: string | null;
  readonly askedAt: Instant;
};

/** What the firm decided about its accounts. */
export type BillingSettings = {
  readonly mode: InvoiceMode;
  /** The accounts' own id of the firm, where its token needs it. */
  readonly organizationId: string | null;
  /** By VAT rate in basis points; one that is not named is found by its rate. */
  readonly rulesets: Readonly<Record<string, string>>;
  readonly accountId: string | null;
  /** How the accounts understand prices, where an invoice cannot say it itself (Tekup-Billy). */
  readonly taxMode: "incl" | "excl";
  readonly offered: Offered | null;
};

/** A draft is harmless: that is how a firm begins. */
export const FIRST_SETTINGS: BillingSettings = {
  mode: "draft",
  organizationId: null,
  rulesets: {},
  accountId: null,
  taxMode: "excl",
  offered: null,
};

/** What was kept of a firm's choices; it was checked on its way in. What was never chosen is as at the beginning. */
export function settingsFrom(kept: Json): BillingSettings {
  return { ...FIRST_SETTINGS, ...(kept as Partial<BillingSettings> | null) };
}

/** The ruleset that gives a line this moms: the firm's choice, else the accounts' own default where it has the rate, else the first that has. */
export function rulesetFor({ rulesets, offered }: BillingSettings, rate: BasisPoints): string | null {
  const chosen = rulesets[String(rate)];
  if (chosen) return chosen;
  const fitting = offered?.rulesets.filter((one) => one.rate === rate) ?? [];
  return (fitting.find(({ id }) => id === offered?.rulesetId) ?? fitting[0])?.id ?? null;
}

/** The account sales are booked on: the firm's choice, else the accounts' own default. */
export function accountFor({ accountId, offered }: BillingSettings): string | null {
  return accountId ?? offered?.accountId ?? null;
}
