import { parseCookie, stringifySetCookie } from "cookie";
import type { Context, Middleware } from "fresh";
import { parseDay, parseInstant } from "../../domain/kernel/time.ts";
import { LEAD_STATUSES, type LeadStatus } from "../../domain/leads/lead.ts";
import { SALE_STATUSES, type SaleStatus } from "../../domain/sales/moves.ts";
import type { Formats } from "../../locales/format.ts";
import type { Words } from "../../locales/words.ts";
import type { State } from "./define.ts";

const COOKIE = "flash";
const SECONDS = 60;

/** What just happened, told once on the next page. `undo` is the path a form posts to that takes it back. */
export type Told =
  & (
    | { readonly kind: "sale_created" | "sale_saved" | "sale_deleted" | "sale_restored"; readonly number: string }
    | { readonly kind: "sale_moved" | "sale_undone"; readonly number: string; readonly status: SaleStatus }
    | { readonly kind: "sale_invoice_asked"; readonly number: string }
    | { readonly kind: "finding_set_aside" | "reconciling" | "accounts_asked" | "accounts_saved" }
    | { readonly kind: "payment_recorded"; readonly ore: number }
    | { readonly kind: "visit_planned"; readonly number: string; readonly from: string; readonly until: string }
    | { readonly kind: "week_saved" | "absence_added" | "absence_dropped" | "feed_dropped" | "calendar_saved" }
    | {
      readonly kind:
        | "google_begun"
        | "google_denied"
        | "google_stale"
        | "google_linked"
        | "google_unlinked"
        | "visit_answered";
    }
    | {
      readonly kind:
        | "customer_archived"
        | "customer_merged"
        | "customer_unmerged"
        | "customer_created"
        | "customer_saved"
        | "customer_deleted"
        | "customer_restored"
        | "customer_noted"
        | "customer_note_saved"
        | "customer_note_dropped";
      readonly name: string;
    }
    | { readonly kind: "mail_forgotten"; readonly count: number; readonly notes: number }
    | {
      readonly kind: "lead_created" | "lead_saved" | "lead_followed_up" | "lead_deleted" | "lead_restored";
      readonly name: string;
    }
    | { readonly kind: "lead_moved" | "lead_undone"; readonly name: string; readonly leadStatus: LeadStatus }
    | { readonly kind: "lead_planned"; readonly name: string; readonly day: string | null }
    | { readonly kind: "lead_converted"; readonly name: string; readonly number: string }
    | { readonly kind: "report_saved" | "report_deleted"; readonly name: string }
    | {
      readonly kind:
        | "agreement_created"
        | "agreement_saved"
        | "agreement_paused"
        | "agreement_resumed"
        | "agreement_ended";
      readonly name: string;
    }
    | { readonly kind: "leads_weighed" }
    | { readonly kind: "mail_adopted" | "mail_again" | "mailbox_saved" | "portal_saved" | "portal_dropped" }
    | {
      readonly kind:
        | "view_kept"
        | "view_dropped"
        | "saved"
        | "service_created"
        | "service_saved"
        | "profile_saved"
        | "password_changed";
    }
    | {
      readonly kind: "person_saved" | "person_deactivated" | "person_reactivated" | "person_factor_reset";
      readonly name: string;
    }
    | { readonly kind: "invitation_withdrawn" | "key_closed" | "settings_saved" | "second_factor_stopped" }
    | {
      readonly kind:
        | "hook_saved"
        | "hook_turned_on"
        | "hook_turned_off"
        | "hook_dropped"
        | "hook_tested"
        | "hook_replayed";
    }
    | { readonly kind: "mail_saved" | "mail_trial_sent" }
    | { readonly kind: keyof Words["delivery"]["told"] }
    | { readonly kind: "joined"; readonly firm: string }
    | { readonly kind: "account_made"; readonly email: string }
    | { readonly kind: "others_ended"; readonly count: number }
    | { readonly kind: "organization_switched"; readonly firm: string }
  )
  & { readonly undo?: string };

const SAY: { [K in Told["kind"]]: (told: Extract<Told, { kind: K }>, words: Words, formats: Formats) => string } = {
  sale_created: ({ number }, { sales }) => sales.form.created(number),
  sale_saved: ({ number }, { sales }) => sales.form.saved(number),
  sale_deleted: ({ number }, { sales }) => sales.page.deleted(number),
  sale_restored: ({ number }, { sales }) => sales.bin.restored(number),
  sale_moved: ({ number, status }, { sales, statuses }) => sales.moved(number, statuses[status]),
  sale_undone: ({ number, status }, { daily, statuses }) => daily.undone(number, statuses[status]),
  visit_planned: ({ number, from, until }, { calendar }, formats) => calendar.moved(number, formats.visit(from, until)),
  week_saved: (_, { calendar }) => calendar.person.saved,
  absence_added: (_, { calendar }) => calendar.person.absenceAdded,
  absence_dropped: (_, { calendar }) => calendar.person.absenceDropped,
  feed_dropped: (_, { calendar }) => calendar.person.feedDropped,
  google_begun: (_, { calendar }) => calendar.google.begun,
  google_denied: (_, { calendar }) => calendar.google.denied,
  google_stale: (_, { calendar }) => calendar.google.stale,
  google_linked: (_, { calendar }) => calendar.google.connected,
  google_unlinked: (_, { calendar }) => calendar.google.disconnected,
  visit_answered: (_, { calendar }) => calendar.questions.answered,
  calendar_saved: (_, { calendar }) => calendar.settings.saved,
  sale_invoice_asked: ({ number }, { invoicing }) => invoicing.told.asked(number),
  finding_set_aside: (_, { invoicing }) => invoicing.told.setAside,
  reconciling: (_, { invoicing }) => invoicing.told.reconciling,
  accounts_asked: (_, { invoicing }) => invoicing.told.testing,
  accounts_saved: (_, { invoicing }) => invoicing.told.saved,
  payment_recorded: ({ ore }, { sales }, formats) =>
    ore < 0 ? sales.pay.refunded(formats.money(-ore)) : sales.pay.recorded(formats.money(ore)),
  report_saved: ({ name }, { figures }) => figures.custom.saved(name),
  report_deleted: ({ name }, { figures }) => figures.custom.deleted(name),
  agreement_created: ({ name }, { agreements }) => agreements.created(name),
  agreement_saved: ({ name }, { agreements }) => agreements.saved(name),
  agreement_paused: ({ name }, { agreements }) => agreements.paused(name),
  agreement_resumed: ({ name }, { agreements }) => agreements.resumed(name),
  agreement_ended: ({ name }, { agreements }) => agreements.ended(name),
  customer_archived: ({ name }, { customers }) => customers.archived(name),
  customer_noted: ({ name }, { customerPage }) => customerPage.notes.written(name),
  customer_note_saved: ({ name }, { customerPage }) => customerPage.notes.saved(name),
  customer_note_dropped: ({ name }, { customerPage }) => customerPage.notes.dropped(name),
  mail_forgotten: ({ count, notes }, { intake }) => intake.forget.done(count, notes),
  customer_merged: ({ name }, { customerPage }) => customerPage.merge.merged(name),
  customer_unmerged: ({ name }, { customerPage }) => customerPage.merge.undone(name),
  customer_created: ({ name }, { customers }) => customers.created(name),
  customer_saved: ({ name }, { customers }) => customers.saved(name),
  customer_deleted: ({ name }, { customers }) => customers.deleted(name),
  customer_restored: ({ name }, { customers }) => customers.restored(name),
  lead_created: ({ name }, { leads }) => leads.told.created(name),
  lead_saved: ({ name }, { leads }) => leads.told.saved(name),
  lead_followed_up: ({ name }, { leads }) => leads.told.followedUp(name),
  lead_deleted: ({ name }, { leads }) => leads.told.deleted(name),
  lead_restored: ({ name }, { leads }) => leads.told.restored(name),
  lead_moved: ({ name, leadStatus }, { leads }) => leads.told.moved(name, leads.statuses[leadStatus]),
  lead_undone: ({ name, leadStatus }, { leads }) => leads.told.undone(name, leads.statuses[leadStatus]),
  lead_planned: ({ name, day }, { leads }, formats) =>
    day === null ? leads.told.unplanned(name) : leads.told.planned(name, formats.day(day)),
  lead_converted: ({ name, number }, { leads }) => leads.told.converted(name, number),
  mail_adopted: (_, { intake }) => intake.adopt.done,
  mail_again: (_, { intake }) => intake.stuck.done,
  mailbox_saved: (_, { intake }) => intake.settings.saved,
  portal_saved: (_, { intake }) => intake.settings.portals.saved,
  portal_dropped: (_, { intake }) => intake.settings.portals.dropped,
  leads_weighed: (_, { leads }) => leads.told.weighed,
  view_kept: (_, { daily }) => daily.view.kept,
  view_dropped: (_, { daily }) => daily.view.dropped,
  saved: (_, { common }) => common.saved,
  service_created: (_, { services }) => services.created,
  service_saved: (_, { services }) => services.saved,
  profile_saved: (_, { profile }) => profile.saved,
  password_changed: (_, { profile }) => profile.passwordChanged,
  person_saved: ({ name }, { people }) => people.users.saved(name),
  person_deactivated: ({ name }, { people }) => people.users.deactivated(name),
  person_factor_reset: ({ name }, { people }) => people.users.factorReset(name),
  person_reactivated: ({ name }, { people }) => people.users.reactivated(name),
  invitation_withdrawn: (_, { people }) => people.invitations.withdrawn,
  key_closed: (_, { people }) => people.keys.closed,
  mail_saved: (_, { mail }) => mail.settings.saved,
  mail_trial_sent: (_, { mail }) => mail.settings.trialSent,
  settings_saved: (_, { people }) => people.settings.saved,
  second_factor_stopped: (_, { people }) => people.secondFactor.stopped,
  hook_saved: (_, { hooks }) => hooks.told.saved,
  hook_turned_on: (_, { hooks }) => hooks.told.turnedOn,
  hook_turned_off: (_, { hooks }) => hooks.told.turnedOff,
  hook_dropped: (_, { hooks }) => hooks.told.dropped,
  hook_tested: (_, { hooks }) => hooks.told.tested,
  hook_replayed: (_, { hooks }) => hooks.told.replayed,
  job_retried: (_, { delivery }) => delivery.told.job_retried,
  job_dropped: (_, { delivery }) => delivery.told.job_dropped,
  integration_connected: (_, { delivery }) => delivery.told.integration_connected,
  integration_paused: (_, { delivery }) => delivery.told.integration_paused,
  integration_resumed: (_, { delivery }) => delivery.told.integration_resumed,
  integration_disconnected: (_, { delivery }) => delivery.told.integration_disconnected,
  integration_testing: (_, { delivery }) => delivery.told.integration_testing,
  joined: ({ firm }, { people }) => people.invitations.joined(firm),
  account_made: (_, { people }) => people.invitations.ready,
  others_ended: ({ count }, { profile }) => profile.othersEnded(count),
  organization_switched: ({ firm }, { organization }) => organization.switched(firm),
};

/** The sentence of what happened. */
export function toldSentence(told: Told, words: Words, formats: Formats): string {
  const say = SAY[told.kind] as (told: Told, words: Words, formats: Formats) => string;
  return say(told, words, formats);
}

/** Leads on after a form was sent, and tells there what happened. */
export function redirectTelling(ctx: Context<State>, path: string, told: Told): Response {
  const response = ctx.redirect(path, 303);
  response.headers.append("Set-Cookie", cookie(ctx, JSON.stringify(told), SECONDS));
  return response;
}

const UNDO = /^\/[a-z]+\/[0-9a-f-]{36}\/(restore|unmerge|undo\?version=\d{1,9}(&back=[\w.*%+-]{0,500})?)$/;

/** What the page before wants told; null for none, and for what we never wrote. */
function readTold(request: Request): Told | null {
  const text = parseCookie(request.headers.get("cookie") ?? "")[COOKIE];
  if (!text || text.length > 1_000) return null;
  try {
    const told = JSON.parse(text);
    return isTold(told) ? told : null;
  } catch {
    return null;
  }
}

/** Puts what the page before wants told on the state, and forgets it once a page has shown it. */
export function tellings(): Middleware<State> {
  return async (ctx) => {
    const told = readTold(ctx.req);
    if (told === null) return await ctx.next();
    Object.assign(ctx.state, { told });
    const answer = await ctx.next();
    if (answer.headers.get("content-type")?.startsWith("text/html")) {
      answer.headers.append("Set-Cookie", cookie(ctx, "", 0));
    }
    return answer;
  };
}

function cookie(ctx: Context<State>, value: string, maxAge: number): string {
  return stringifySetCookie({
    name: COOKIE,
    value,
    maxAge,
    path: "/",
    httpOnly: true,
    sameSite: "lax",
    secure: ctx.url.protocol === "https:",
  });
}

/** A cookie is the browser's word: only the shapes we write are shown, and undo leads nowhere but into this site. */
function isTold(told: unknown): told is Told {
  if (typeof told !== "object" || told === null) return false;
  const { kind, number, name, ore, status, count, notes, firm, email, undo, leadStatus, day, from, until } =
    told as Record<
      string,
      unknown
    >;
  return typeof kind === "string" && Object.hasOwn(SAY, kind) &&
    (undo === undefined || (typeof undo === "string" && UNDO.test(undo))) &&
    (kind !== "visit_planned" || (typeof number === "string" && isInstant(from) && isInstant(until))) &&
    (!kind.startsWith("sale_") || typeof number === "string") &&
    (!/^(customer|lead|report|agreement)_/.test(kind) || typeof name === "string") &&
    ((kind !== "lead_moved" && kind !== "lead_undone") || LEAD_STATUSES.includes(leadStatus as LeadStatus)) &&
    (kind !== "lead_planned" || day === null || (typeof day === "string" && parseDay(day) !== null)) &&
    (kind !== "lead_converted" || typeof number === "string") &&
    (kind !== "others_ended" || Number.isSafeInteger(count)) &&
    (kind !== "mail_forgotten" || (Number.isSafeInteger(count) && Number.isSafeInteger(notes))) &&
    (!kind.startsWith("person_") || typeof name === "string") &&
    ((kind !== "organization_switched" && kind !== "joined") || typeof firm === "string") &&
    (kind !== "account_made" || typeof email === "string") &&
    (kind !== "payment_recorded" || Number.isSafeInteger(ore)) &&
    ((kind !== "sale_moved" && kind !== "sale_undone") || SALE_STATUSES.includes(status as SaleStatus));
}

function isInstant(text: unknown): boolean {
  return typeof text === "string" && parseInstant(text) !== null;
}
