import type { Actor } from "../kernel/actor.ts";
import type { JobId, LeadId, MailId } from "../kernel/ids.ts";
import type { Part } from "../kernel/page.ts";
import { type Forbidden, may } from "../kernel/permissions.ts";
import { no, type Result, yes } from "../kernel/result.ts";
import { leadWithin } from "../leads/access.ts";
import type { World } from "../sales/world.ts";
import type { End } from "./ends.ts";
import type { IntakeRefusal, Mail } from "./mail.ts";
import type { File, MailView } from "./ports.ts";
import { TEXT_MESSAGE } from "./letter.ts";
import { addLead } from "./take_mail.ts";

type Tenants = Pick<World, "tenants">;
const UNREAD: Forbidden = { kind: "forbidden", permission: "read_mail" };
const MOST_STUCK = 50;

/** The firm's inbox: messages by their end, how many there are of each, and what could not be read yet. */
export function findInbox({ tenants }: Tenants) {
  return async (actor: Actor, end: End | null, part: Part) => {
    if (!may(actor, "read_mail")) return no(UNREAD);
    const { listing, counts, jobs, stuck } = await tenants.read(actor, (books) => ({
      listing: books.intake.list(end, part),
      counts: books.intake.counts(),
      jobs: books.jobs.counts(),
      stuck: books.jobs.list({ state: "dead", provider: "intake" }, { size: MOST_STUCK, page: 1 }),
    }));
    const waiting = jobs.filter(({ provider, state }) => provider === "intake" && state !== "dead")
      .reduce((all, { count }) => all + count, 0);
    return yes({ listing, counts, waiting, stuck: stuck.rows });
  };
}

/** One message, for who reads the firm's inbox, or may see the lead it belongs to. */
export function findMail({ tenants }: Tenants) {
  return async (actor: Actor, id: MailId): Promise<Result<MailView, IntakeRefusal | Forbidden>> => {
    const { mail } = await tenants.read(actor, ({ intake }) => ({ mail: intake.find(id) }));
    return await maySee({ tenants }, actor, mail) ? yes(mail!) : no({ kind: "mail_missing" });
  };
}

async function maySee({ tenants }: Tenants, actor: Actor, mail: Mail | null): Promise<boolean> {
  if (mail === null) return false;
  if (may(actor, "read_mail")) return true;
  const { leadId } = mail;
  if (leadId === null) return false;
  const { lead } = await tenants.read(actor, ({ leads }) => ({ lead: leads.find(leadId) }));
  return leadWithin(lead, actor, "view_leads").ok;
}

/** A file that was enclosed, to be saved and never to be shown. */
export function findFile({ tenants }: Tenants) {
  return async (actor: Actor, id: MailId, place: number): Promise<Result<File, IntakeRefusal>> => {
    const { mail, file } = await tenants.read(actor, ({ intake }) => ({
      mail: intake.find(id),
      file: intake.file(id, place),
    }));
    return file !== null && await maySee({ tenants }, actor, mail) ? yes(file) : no({ kind: "mail_missing" });
  };
}

/** The whole message as it came, for who reads the firm's inbox, for as long as envelopes are kept. */
export function findRaw({ tenants }: Tenants) {
  return async (actor: Actor, id: MailId): Promise<Result<{ readonly raw: string }, IntakeRefusal | Forbidden>> => {
    if (!may(actor, "read_mail")) return no(UNREAD);
    const { mail } = await tenants.read(actor, ({ intake }) => ({ mail: intake.find(id) }));
    if (mail === null) return no({ kind: "mail_missing" });
    const { entry } = await tenants.read(actor, ({ inbox }) => ({ entry: inbox.find(mail.inboxId) }));
    // An empty one was forgotten.
    return entry === null || entry.raw === "" ? no({ kind: "mail_missing" }) : yes({ raw: entry.raw });
  };
}

/** Makes a lead of a message that was ignored. The second click finds it done. */
export function adoptMail({ tenants, clock, ids }: World) {
  return (actor: Actor, id: MailId) =>
    tenants.write<LeadId, IntakeRefusal | Forbidden>(actor, async (books) => {
      if (!may(actor, "read_mail") || !may(actor, "edit_leads")) return no(UNREAD);
      await books.intake.hold();
      const mail = await books.intake.lock(id);
      if (mail === null) return no({ kind: "mail_missing" });
      if (mail.leadId !== null) return yes(mail.leadId);
      const marks = { email: mail.told?.email ?? null, phone: mail.told?.phone ?? null, cvr: null };
      const { alike: [known] } = await books.ask({ alike: books.read.customers.allAlike(marks, null) });
      const leadId = await addLead({ clock, ids }, books, actor, {
        ...{ told: mail.told, customerId: known?.id ?? null, companyName: known?.companyName ?? null, assignTo: null },
        ...(mail.portal === TEXT_MESSAGE ? { sms: { name: known?.name ?? mail.answerTo! } } : {}),
      });
      await books.intake.adopt({ ...mail, end: "LEAD", why: "by_hand", leadId });
      return yes(leadId);
    });
}

/** Reads an envelope again that could not be read before. */
export function rereadMail({ tenants }: Tenants) {
  return (actor: Actor, id: JobId) =>
    tenants.write<null, IntakeRefusal | Forbidden>(actor, async (books) => {
      if (!may(actor, "read_mail")) return no(UNREAD);
      const { job } = await books.ask({ job: books.read.jobs.find(id) });
      if (job?.kind !== "intake.read") return no({ kind: "mail_missing" });
      await books.jobs.retry(id);
      return yes(null);
    });
}
