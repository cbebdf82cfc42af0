import type { Agreement } from "../agreements/agreement.ts";
import type { Role } from "../kernel/actor.ts";
import type { AgreementId, HookId, LeadId, NoticeId, SaleId, UserId } from "../kernel/ids.ts";
import { ownerOf } from "../kernel/permissions.ts";
import type { Instant } from "../kernel/time.ts";
import type { LeadHappening } from "../leads/effects.ts";
import { isOpen, type Lead } from "../leads/lead.ts";
import type { SaleHappening } from "../sales/effects.ts";
import type { Sale } from "../sales/sale.ts";

/** What somebody is told of in the program (NOTIF-04). */
const NOTICE_KINDS = [
  "lead_assigned",
  "lead_arrived",
  "sale_assigned",
  "agreement_assigned",
  "follow_up",
  "payment_received",
  "effect_dead",
  "hook_disabled",
] as const;
export type NoticeKind = typeof NOTICE_KINDS[number];

/** Something for one person, or for everybody with such a role, written in the transaction of its cause. */
export interface Notice {
  readonly kind: NoticeKind;
  readonly to: { readonly user: UserId } | { readonly roles: readonly Role[] };
  readonly about:
    | { readonly type: "lead"; readonly id: LeadId }
    | { readonly type: "sale"; readonly id: SaleId }
    | { readonly type: "agreement"; readonly id: AgreementId }
    | { readonly type: "job"; readonly id: string }
    | { readonly type: "hook"; readonly id: HookId };
  /** Of the same key everybody is told once. */
  readonly key: string;
  /** Numbers and days, no names. */
  readonly facts: Readonly<Record<string, string | number>>;
}

/** The same as its reader sees it. */
export interface NoticeRow {
  readonly id: NoticeId;
  readonly kind: NoticeKind;
  readonly about: { readonly type: Notice["about"]["type"]; readonly id: string };
  /** What it is about, as it is called now; null where it is gone. */
  readonly name: string | null;
  readonly number: string | null;
  readonly facts: Readonly<Record<string, string | number>>;
  readonly at: Instant;
  readonly readAt: Instant | null;
}

/** Whom a change of a sale concerns who did not make it: who gets the sale, and whose sale was paid. */
export function noticesOfSale(event: SaleHappening, sale: Sale, by: UserId): readonly Notice[] {
  const about = { type: "sale", id: sale.id } as const;
  const { assignedTo } = sale;
  if (event.kind === "payment_recorded") {
    const { id, amount } = event.payment;
    const owner = ownerOf(sale);
    return amount > 0 && owner !== by
      ? [{ kind: "payment_received", to: { user: owner }, about, key: `payment:${id}`, facts: { amount } }]
      : [];
  }
  if ("agreed" in event && event.agreed) return [];
  const given = event.kind === "sale_recorded" ||
    (event.kind === "sale_changed" && event.before.assignedTo !== assignedTo);
  return given && assignedTo !== null && assignedTo !== by
    ? [{ kind: "sale_assigned", to: { user: assignedTo }, about, key: `sale:${sale.id}:${sale.version}`, facts: {} }]
    : [];
}

/** Who is given an agreement by somebody else is told once, whatever number of visits it makes. */
export function noticesOfAgreement(
  before: UserId | null,
  { id, assignedTo, version }: Pick<Agreement, "id" | "assignedTo" | "version">,
  by: UserId,
): readonly Notice[] {
  if (assignedTo === null || assignedTo === before || assignedTo === by) return [];
  const about = { type: "agreement", id } as const;
  return [{
    kind: "agreement_assigned",
    to: { user: assignedTo },
    about,
    key: `agreement:${id}:${version}`,
    facts: {},
  }];
}

/** Whom a change of a lead concerns who did not make it; one that came by itself to nobody concerns those who hand out work. */
export function noticesOfLead(event: LeadHappening, lead: Lead, by: UserId, automatic: UserId): readonly Notice[] {
  const about = { type: "lead", id: lead.id } as const;
  const { assignedTo, followUpOn } = lead;
  if (!isOpen(lead)) return [];
  if (event.kind === "lead_reminded") {
    const key = `lead:${lead.id}:${followUpOn}`;
    return assignedTo === null
      ? []
      : [{ kind: "follow_up", to: { user: assignedTo }, about, key, facts: { followUpOn: followUpOn ?? "" } }];
  }
  const key = `lead:${lead.id}:${lead.version}`;
  if (event.kind === "lead_recorded" && assignedTo === null && by === automatic) {
    return [{ kind: "lead_arrived", to: { roles: ["ADMIN", "SALES_MANAGER"] }, about, key, facts: {} }];
  }
  const given = event.kind === "lead_recorded" ||
    (event.kind === "lead_changed" && event.before.assignedTo !== assignedTo);
  return given && assignedTo !== null && assignedTo !== by
    ? [{ kind: "lead_assigned", to: { user: assignedTo }, about, key, facts: {} }]
    : [];
}

/** What went wrong for good is told to those who can try it again. */
export function noticeOfDead(job: { readonly id: string; readonly kind: string; readonly attempts: number }): Notice {
  return {
    kind: "effect_dead",
    to: { roles: ["ADMIN"] },
    about: { type: "job", id: job.id },
    key: `job:${job.id}:${job.attempts}`,
    facts: { effect: job.kind },
  };
}

/** A webhook that was turned off is told to those who can see to it, once for each time it began to fail. */
export function noticeOfDisabled(id: HookId, since: Instant): Notice {
  return {
    ...{ kind: "hook_disabled", to: { roles: ["ADMIN"] }, about: { type: "hook", id } },
    ...{ key: `hook:${id}:${since}`, facts: {} },
  };
}
