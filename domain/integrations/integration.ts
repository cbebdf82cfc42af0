import type { Provider } from "../delivery/effect.ts";
import type { Why } from "../delivery/job.ts";
import type { Forbidden } from "../kernel/permissions.ts";
import type { Json } from "../kernel/json.ts";
import type { Instant } from "../kernel/time.ts";

/** The neighbours a firm can connect, and what each serves; one at a time for each purpose. */
export const NEIGHBOURS = {
  billy: "billing",
  tekup_billy: "billing",
  google: "calendar",
  smtp: "mail",
  resend: "mail",
  inbound_mail: "intake",
  twilio: "sms",
} as const satisfies Record<string, Provider>;
export type Neighbour = keyof typeof NEIGHBOURS;
export const NEIGHBOUR_NAMES = Object.keys(NEIGHBOURS) as readonly Neighbour[];

/**
 * Neighbours whose credential also proves what comes in from them: one that was replaced is taken beside its successor for so
 * many hours, because they do not change theirs in the same moment. The mailbox and Resend keep theirs themselves.
 */
export const PROVING: readonly Neighbour[] = ["billy", "tekup_billy", "twilio"];
export const ROTATION_HOURS = 24;

/** A firm's connection to a neighbour; the secret itself is sealed and stays behind the door. */
export interface Integration {
  readonly provider: Neighbour;
  readonly serves: Provider;
  readonly state: "connected" | "paused";
  /** Why it is paused. */
  readonly why: Why | null;
  /** Each adapter's own, read by its own schema. */
  readonly settings: Json;
  /** The secret's last four characters, to tell it from another. */
  readonly secretTail: string;
  readonly lastSuccessAt: Instant | null;
  readonly lastFailureAt: Instant | null;
  /** When it was first connected: a new credential changes nothing about since when its work is ours. */
  readonly connectedAt: Instant;
}

/** The same with its secret in plain, for as long as a job runs. */
export type OpenIntegration = Integration & { readonly secret: string };

/** A secret, encrypted with the key of that name; the text is Base64. */
export interface Sealed {
  readonly keyId: string;
  readonly text: string;
}

/** The seals of the credentials that prove what comes in now: the present one, and the one before it while both are taken. */
export function heldSeals(
  { sealed, before }: { readonly sealed: Sealed; readonly before: Before | null },
  now: Instant,
): readonly Sealed[] {
  return before !== null && now < before.until ? [sealed, before.sealed] : [sealed];
}

/** A credential that was replaced, and until when it is taken. */
export interface Before {
  readonly sealed: Sealed;
  readonly until: Instant;
}

/** Encrypts and decrypts secrets. What is sealed for one purpose does not open for another. */
export interface SecretBox {
  /** There is no key, so nothing can be sealed. */
  readonly locked?: boolean;
  seal(purpose: string, secret: string): Promise<Sealed>;
  open(purpose: string, sealed: Sealed): Promise<string>;
}

/** What an integration's secret is sealed for. */
export function purposeOf(organizationId: string, provider: Neighbour): string {
  return `integration ${organizationId} ${provider}`;
}

/** The part of a secret that may be shown: its last four characters, of a short one none. */
export function tailOf(secret: string): string {
  return secret.length >= 12 ? secret.slice(-4) : "";
}

export type IntegrationRefusal =
  | { readonly kind: "integration_missing"; readonly provider: Neighbour }
  /** Another neighbour does this already; it has to be disconnected first. */
  | { readonly kind: "already_served"; readonly by: Neighbour }
  | { readonly kind: "secret_missing" }
  | Forbidden;
