import { isOwn } from "../../domain/agreements/plan.ts";
import type { Handlers, Hands, Outcome } from "../../domain/delivery/handler.ts";
import type { Job } from "../../domain/delivery/job.ts";
import type { Addressee } from "../../domain/identity/ports.ts";
import type { CustomerId, HookId, LeadId, OrganizationId, PaymentId, SaleId, UserId } from "../../domain/kernel/ids.ts";
import { ore } from "../../domain/kernel/money.ts";
import { yes } from "../../domain/kernel/result.ts";
import { addMinutes, dayOf } from "../../domain/kernel/time.ts";
import { daysLate } from "../../domain/leads/remind.ts";
import { type Unsent, unsentToAdministrator, unsentToColleague, unsentToCustomer } from "../../domain/mail/decide.ts";
import type { Sent } from "../../domain/mail/letter.ts";
import { type LetterWriter, type MailKind, MAILS, type Told, type Writing } from "../../domain/mail/mail.ts";
import type { Inviting } from "../../domain/people/ports.ts";
import { words } from "../../locales/words.ts";
import type { MailEntry } from "../../domain/mail/ports.ts";
import { answersTo } from "../../domain/mail/settings.ts";
import { owed } from "../../domain/sales/payment.ts";
import { leadTold, saleTold } from "./told.ts";
import type { WayOut, WaysOut } from "./ways_out.ts";

interface World {
  readonly ways: WaysOut;
  readonly write: LetterWriter;
  readonly links: AccountLinks;
}

/** Makes the links of mails about accounts, when they are written. null: nobody is meant any more. */
export interface AccountLinks {
  reset(user: UserId): Promise<{ readonly to: Addressee; readonly token: string } | null>;
  invitation(organization: OrganizationId, id: string): Promise<(Inviting & { readonly token: string }) | null>;
}

/** What is to be sent, to whom, and what is noted of it. */
interface Ready {
  readonly told: Told;
  readonly writing: Writing;
  readonly way: WayOut;
  readonly copyTo: string | null;
  readonly entry: Pick<MailEntry, "kind" | "once" | "customerId" | "userId" | "address">;
}
type Prepared = Ready | Unsent;

const ABOUT_ACCOUNTS: ReadonlySet<string> = new Set(["password_reset", "invitation", "second_factor_reset"]);

/** Sends the mails of the outbox. Whether one is still true and wanted is decided when its turn comes. */
export function mailHandlers({ ways, write, links }: World): Handlers {
  const carry =
    (prepare: (job: Job, hands: Hands) => Promise<Prepared>) => async (job: Job, hands: Hands): Promise<Outcome> => {
      const ready = await prepare(job, hands);
      if (typeof ready === "string") return { kind: "done", result: { unsent: ready } };
      const { way, writing, entry } = ready;
      const letter = {
        ...{ key: job.key, from: way.from, to: { name: writing.receiver, address: entry.address } },
        replyTo: writing.replyTo === way.from.address ? null : writing.replyTo,
        copyTo: ready.copyTo,
        ...write(ready.told, writing),
      };
      return await ended(await way.sender.send(letter, hands.signal), job, hands, ready);
    };
  return {
    "mail.send": {
      carry: carry((job, hands) => {
        const { mail } = job.about;
        if (ABOUT_ACCOUNTS.has(String(mail))) return aboutAccount(job, hands, ways, links);
        return READY[MAILS[mail as MailKind].to](job, hands, ways);
      }),
    },
    "mail.test": { carry: carry((job, hands) => trial(job, hands, ways)) },
  };
}

/** Who makes a mail ready, by whom it goes to. */
const READY = { customer: toCustomer, assignee: toColleague, administrator: toAdministrator } as const;

/** What became of it, written down where it stays. What one address refuses is no fault of the next. */
async function ended(sent: Sent, job: Job, { tenants, actor }: Hands, { way, entry }: Ready): Promise<Outcome> {
  const note = (end: Pick<MailEntry, "state" | "why" | "messageId">): MailEntry => ({
    ...entry,
    effect: job.key,
    ...end,
  });
  switch (sent.kind) {
    case "sent": {
      const messageId = sent.messageId === "" ? null : sent.messageId;
      const told = note({ state: way.filed ? "filed" : "sent", why: null, messageId });
      const result = { messageId, filed: way.filed, ...(sent.copyRefused ? { copyRefused: true } : {}) };
      return { kind: "done", result, work: (books) => books.mail.note(told) };
    }
    case "refused":
      // Whose sender a server does not take sends nothing until that is mended: the next mail would fare no better.
      if (sent.fault === "sender") {
        return way.own ? { kind: "paused", why: sent.why } : { kind: "later", why: sent.why };
      }
      if (sent.fault === "address") {
        const told = note({ state: "refused", why: sent.why, messageId: null });
        await tenants.write(actor, async ({ mail }) => yes(await mail.note(told)));
      }
      return { kind: "dead", why: sent.why };
    case "locked_out":
      // The program's own login is mended by whoever runs it; nothing of the firm's is to be paused for it.
      return way.own ? { kind: "paused", why: sent.why } : { kind: "later", why: sent.why };
    case "later":
      return sent;
  }
}

async function toCustomer(job: Job, hands: Hands, ways: WaysOut): Promise<Prepared> {
  const { tenants, actor, clock } = hands, { about } = job;
  const kind = about.mail as MailKind, saleId = about.saleId as SaleId, now = clock.now();
  const found = await tenants.read(actor, ({ organization, mail, sales, agreements }) => ({
    firm: organization.find(),
    settings: mail.settings(),
    sale: sales.find(saleId),
    ofAgreement: agreements.ofSale(saleId, now),
    payments: sales.payments(saleId),
    wasTold: mail.wasTold(String(about.once)),
  }));
  const { firm, settings, sale, wasTold } = found;
  const customerId = (sale?.customer.id ?? null) as CustomerId | null;
  const { customer, trouble, lately } = customerId === null
    ? { customer: null, trouble: null, lately: 0 }
    : await tenants.read(actor, ({ customers, mail }) => ({
      customer: customers.find(customerId),
      trouble: mail.trouble(customerId),
      lately: mail.countTo(customerId, addMinutes(now, -24 * 60)),
    }));
  const at = about.at === undefined ? null : String(about.at);
  const recurring = found.ofAgreement !== null && !isOwn(found.ofAgreement.visit);
  const unsent = unsentToCustomer({ kind, settings, sale, customer, trouble, wasTold, lately, recurring, at, now });
  if (unsent !== null) return unsent;

  const told = saleTold(sale!, customer!.address);
  const payment = found.payments.find(({ id }) => id === about.paymentId as PaymentId);
  if (kind === "payment_received" && !payment) return "moved_on";
  const way = ways.forFirm(hands, settings, firm.name);
  return {
    told: payment
      ? {
        kind: "payment_received",
        sale: told,
        amount: payment.amount,
        paidOn: payment.paidOn,
        rest: owed(sale!.gross, ore(sale!.paid)),
      }
      : { kind: kind as "quote_sent", sale: told },
    writing: {
      ...{ firm: firm.name, color: firm.color, locale: firm.locale, timeZone: firm.timeZone },
      ...{ language: settings.language, receiver: customer!.name, signature: settings.signature },
      replyTo: answersTo(settings) ?? way.from.address,
    },
    way,
    copyTo: settings.copyTo,
    entry: { kind, once: String(about.once), customerId, userId: null, address: customer!.email! },
  };
}

async function toColleague(job: Job, hands: Hands, ways: WaysOut): Promise<Prepared> {
  const { tenants, actor, clock } = hands, { about } = job;
  const kind = about.mail as MailKind, leadId = about.leadId as LeadId, userId = about.userId as UserId;
  const { firm, settings, lead, history, colleague, wasTold } = await tenants.read(actor, (books) => ({
    firm: books.organization.find(),
    settings: books.mail.settings(),
    lead: books.leads.find(leadId),
    history: books.leads.history(leadId),
    colleague: books.mail.colleague(userId),
    wasTold: books.mail.wasTold(String(about.once)),
  }));
  const given = history.findLast((step) => step.kind === "ASSIGNED" || step.kind === "CREATED")?.by ?? null;
  const unsent = unsentToColleague({ kind, settings, lead, member: colleague, wasTold, by: given?.id ?? null });
  if (unsent !== null) return unsent;

  const way = ways.forFirm(hands, settings, firm.name);
  const told = leadTold(lead!);
  const days = lead!.followUpOn === null ? 0 : daysLate(lead!.followUpOn, dayOf(clock.now(), firm.timeZone));
  return {
    told: kind === "follow_up"
      ? { kind, lead: told, days }
      : { kind: "lead_assigned", lead: told, by: given === null || given.id === actor.userId ? null : given.name },
    writing: {
      ...{ firm: firm.name, color: firm.color, locale: firm.locale, timeZone: firm.timeZone },
      ...{ language: colleague!.language, receiver: colleague!.name, signature: settings.signature },
      replyTo: way.from.address,
    },
    way,
    copyTo: null,
    entry: { kind, once: String(about.once), customerId: null, userId, address: colleague!.email },
  };
}

/** A letter to who runs the firm about a webhook that was turned off. */
async function toAdministrator({ about }: Job, hands: Hands, ways: WaysOut): Promise<Prepared> {
  const { tenants, actor } = hands, userId = about.userId as UserId, once = String(about.once);
  const { firm, settings, hook, member, wasTold } = await tenants.read(actor, (books) => ({
    firm: books.organization.find(),
    settings: books.mail.settings(),
    hook: books.hooks.find(about.hookId as HookId),
    member: books.mail.colleague(userId),
    wasTold: books.mail.wasTold(once),
  }));
  const unsent = unsentToAdministrator({ settings, hook, member, wasTold });
  if (unsent !== null) return unsent;
  const way = ways.forFirm(hands, settings, firm.name);
  return {
    told: { kind: "hook_disabled", hook: { id: hook!.id, name: hook!.name, host: new URL(hook!.url).host } },
    writing: {
      ...{ firm: firm.name, color: firm.color, locale: firm.locale, timeZone: firm.timeZone },
      ...{ language: member!.language, receiver: member!.name, signature: settings.signature },
      replyTo: way.from.address,
    },
    way,
    copyTo: null,
    entry: { kind: "hook_disabled", once, customerId: null, userId, address: member!.email },
  };
}

/** A letter of the program's own: a link that opens an account or lets somebody in. */
async function aboutAccount(job: Job, hands: Hands, ways: WaysOut, links: AccountLinks): Promise<Prepared> {
  const { tenants, actor } = hands, { mail, once, userId, invitationId, language } = job.about;
  const { firm, colleague, by } = await tenants.read(actor, (books) => ({
    firm: books.organization.find(),
    colleague: books.mail.colleague((userId ?? actor.userId) as UserId),
    by: books.mail.colleague((job.about.byId ?? actor.userId) as UserId),
  }));
  const ready = (told: Told, to: Addressee): Ready => {
    const way = ways.forAccount(hands, words(to.language).product);
    return {
      told,
      writing: {
        ...{ firm: firm.name, color: firm.color, locale: firm.locale, timeZone: firm.timeZone, signature: null },
        ...{ language: to.language, receiver: to.name, replyTo: way.from.address },
      },
      way,
      copyTo: null,
      entry: {
        ...{ kind: String(mail), once: String(once), customerId: null, address: to.email },
        userId: userId === undefined ? null : userId as UserId,
      },
    };
  };
  if (mail === "password_reset") {
    const link = await links.reset(userId as UserId);
    return link === null ? "link_dead" : ready({ kind: "password_reset", token: link.token }, link.to);
  }
  if (mail === "second_factor_reset") {
    return colleague === null || by === null
      ? "left_the_firm"
      : ready({ kind: "second_factor_reset", by: by.name }, colleague);
  }
  const link = await links.invitation(actor.organizationId, String(invitationId));
  if (link === null) return "link_dead";
  const to = { name: link.name, email: link.email, language: language as Addressee["language"] };
  return ready({ kind: "invitation", inviter: link.inviter, token: link.token }, to);
}

async function trial(job: Job, hands: Hands, ways: WaysOut): Promise<Prepared> {
  const { tenants, actor } = hands;
  const userId = job.about.userId as UserId;
  const { firm, settings, colleague } = await tenants.read(actor, ({ organization, mail }) => ({
    firm: organization.find(),
    settings: mail.settings(),
    colleague: mail.colleague(userId),
  }));
  if (colleague === null || !colleague.active) return "left_the_firm";
  const way = ways.forFirm(hands, settings, settings.senderName ?? firm.name);
  return {
    told: { kind: "trial" },
    writing: {
      ...{ firm: firm.name, color: firm.color, locale: firm.locale, timeZone: firm.timeZone },
      ...{ language: colleague.language, receiver: colleague.name, signature: settings.signature },
      replyTo: answersTo(settings) ?? way.from.address,
    },
    way,
    copyTo: null,
    entry: { kind: "trial", once: job.key, customerId: null, userId, address: colleague.email },
  };
}
