import { createDefine } from "fresh";
import type { Caller } from "../../domain/identity/ports.ts";
import type { Allowance } from "../../domain/identity/limits.ts";
import type { Language, Membership, Presence, Theme } from "../../domain/identity/user.ts";
import type { Actor, Role } from "../../domain/kernel/actor.ts";
import type { Day, Instant } from "../../domain/kernel/time.ts";
import type { Formats } from "../../locales/format.ts";
import type { Words } from "../../locales/words.ts";
import type { ApiUseCases } from "./api/use_cases.ts";
import type { CalendarUseCases } from "./calendar_use_cases.ts";
import type { Told } from "./flash.ts";
import type { BillingUseCases } from "./billing_use_cases.ts";
import type { DeliveryUseCases } from "./delivery_use_cases.ts";
import type { IdentityUseCases } from "./identity_use_cases.ts";
import type { IntakeUseCases } from "./intake_use_cases.ts";
import type { MailUseCases } from "./mail_use_cases.ts";

export type UseCases =
  & CalendarUseCases
  & ApiUseCases
  & IdentityUseCases
  & DeliveryUseCases
  & BillingUseCases
  & MailUseCases
  & IntakeUseCases;

/** The hashed files of the build: static/manifest.json. */
export interface Manifest {
  readonly stylesheet: string;
  readonly fonts: readonly string[];
}

/** Shown on the login page of a demo, and nowhere else. */
export interface DemoLogins {
  readonly password: string;
  readonly logins: readonly { readonly email: string; readonly role: Role; readonly firm: string }[];
}

/** What every request carries with it. */
export interface State {
  readonly useCases: UseCases;
  readonly caller: Caller;
  readonly now: Instant;
  /** Where browsers find us; links in mails begin with it. */
  readonly publicOrigin: string;
  /** Who can be tried out, and how; null where this is not a demo. */
  readonly demo: DemoLogins | null;
  /** The files the build made, by the names they have now. */
  readonly manifest: Manifest;
  /** What the page before wants told. */
  readonly told: Told | null;
  /** What is left of the caller's limit; null where nothing is counted. */
  allowance: Allowance | null;

  readonly language: Language;
  readonly words: Words;
  readonly theme: Theme;
  /** Who is logged in; null on the pages for those who are not. */
  readonly presence: Presence | null;

  // Behind the login only; a page for everybody does not have them.
  readonly actor: Actor;
  readonly organization: Membership;
  readonly organizations: readonly Membership[];
  readonly formats: Formats;
  /** Today in the firm's zone. */
  readonly today: Day;
}

export const define = createDefine<State>();
