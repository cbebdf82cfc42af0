import type { Customer } from "../customers/customer.ts";
import type { Hook } from "../hooks/hook.ts";
import type { Instant } from "../kernel/time.ts";
import { isOpen, type Lead } from "../leads/lead.ts";
import type { Member } from "../organizations/organization.ts";
import type { Sale } from "../sales/sale.ts";
import { isOn, type MailKind } from "./mail.ts";
import type { MailTrouble } from "./ports.ts";
import { answersTo, type MailSettings } from "./settings.ts";

/** Why a mail that was asked for is not sent. */
export type Unsent =
  /** Its switch was turned off meanwhile. */
  | "switched_off"
  /** What it would tell is no longer so. */
  | "moved_on"
  | "already_told"
  | "no_address"
  | "blocked"
  | "address_refused"
  /** It would come back to us, and answers to it too. */
  | "own_address"
  | "too_many"
  | "left_the_firm"
  /** A visit as the agreement has it: the customer agreed to all of them at once. */
  | "agreed_already"
  /** Whoever gave it to themselves knows. */
  | "by_themselves"
  /** The account or invitation it leads to is no longer open. */
  | "link_dead";

/** So many mails a day are enough for anybody; more are a loop. */
const MOST_A_DAY = 20;

export interface CustomerMail {
  readonly kind: MailKind;
  readonly settings: MailSettings;
  readonly sale: Sale | null;
  readonly customer: Customer | null;
  readonly trouble: MailTrouble | null;
  readonly wasTold: boolean;
  readonly lately: number;
  /** Whether the sale is an agreement's visit that nobody touched. */
  readonly recurring?: boolean;
  /** The time a letter about a visit would tell. */
  readonly at: string | null;
  readonly now: Instant;
}

/** Whether a letter to a customer is still true and wanted; null: send it. */
export function unsentToCustomer(mail: CustomerMail): Unsent | null {
  const { kind, settings, sale, customer, trouble, wasTold, lately } = mail;
  if (!isOn(settings.switches, kind)) return "switched_off";
  if (mail.recurring && (kind === "sale_accepted" || kind === "service_scheduled")) return "agreed_already";
  if (sale === null || sale.deletedAt !== null || customer === null || !holds(mail, sale)) return "moved_on";
  if (wasTold) return "already_told";
  if (customer.email === null) return "no_address";
  if (customer.status === "BLOCKED") return "blocked";
  if (trouble !== null) return "address_refused";
  if (customer.email === settings.senderAddress || customer.email === answersTo(settings)) return "own_address";
  return lately >= MOST_A_DAY ? "too_many" : null;
}

/** Whether the sale still is where the letter says it is. */
function holds({ kind, at, now }: CustomerMail, sale: Sale): boolean {
  switch (kind) {
    case "quote_sent":
      return sale.status === "QUOTE_SENT";
    case "sale_accepted":
      return sale.status === "ACCEPTED" || sale.status === "SCHEDULED" || sale.status === "IN_PROGRESS";
    case "service_scheduled":
      return sale.status === "SCHEDULED" && sale.scheduledAt === at && sale.scheduledAt > now;
    default:
      return true;
  }
}

export interface ColleagueMail {
  readonly kind: MailKind;
  readonly settings: MailSettings;
  readonly lead: Lead | null;
  readonly member: Member | null;
  readonly wasTold: boolean;
  /** Who gave the lead away. */
  readonly by: string | null;
}

/** Whether a letter to a colleague is still true and wanted; null: send it. */
export function unsentToColleague({ kind, settings, lead, member, wasTold, by }: ColleagueMail): Unsent | null {
  if (!isOn(settings.switches, kind)) return "switched_off";
  if (member === null || !member.active) return "left_the_firm";
  if (lead === null || lead.deletedAt !== null || !isOpen(lead) || lead.assignedTo !== member.id) return "moved_on";
  if (wasTold) return "already_told";
  return kind === "lead_assigned" && by === member.id ? "by_themselves" : null;
}

export interface AdministratorMail {
  readonly settings: MailSettings;
  readonly hook: Hook | null;
  readonly member: Member | null;
  readonly wasTold: boolean;
}

/** Whether a letter about a webhook that was turned off is still true and wanted; null: send it. */
export function unsentToAdministrator({ settings, hook, member, wasTold }: AdministratorMail): Unsent | null {
  if (!isOn(settings.switches, "hook_disabled")) return "switched_off";
  if (member === null || !member.active || member.role !== "ADMIN") return "left_the_firm";
  if (hook?.state !== "disabled") return "moved_on";
  return wasTold ? "already_told" : null;
}
