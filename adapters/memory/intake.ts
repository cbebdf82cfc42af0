import type { AuditAction } from "../../domain/audit/actions.ts";
import type { Mail } from "../../domain/intake/mail.ts";
import type { Clues, IntakeReader, IntakeWriter, Known, MailView } from "../../domain/intake/ports.ts";
import { USUAL_PORTALS } from "../../domain/intake/portals.ts";
import { addDays, addMinutes } from "../../domain/kernel/time.ts";
import { isOpen } from "../../domain/leads/lead.ts";
import { asJson, type Ledger, question } from "./ledger.ts";
import { byValue, type Order, partOf } from "./listing.ts";
import type { Write } from "./record.ts";

const MOST_OF_ONE = 200;

export function intakeReader(ledger: Ledger): IntakeReader {
  const { mails, mailFiles } = ledger;
  const newest = () =>
    [...mails.values()].toSorted((a, b) => byValue(b.receivedAt, a.receivedAt) || byValue(b.id, a.id));
  return {
    find: (id) => question(() => mails.has(id) ? viewOf(ledger, mails.get(id)!) : null),
    list: (end, part) =>
      question(() => {
        const { rows, ...beside } = partOf(newest().filter((one) => end === null || one.end === end), NEWEST, part);
        return { ...beside, rows: rows.map((one) => viewOf(ledger, one)) };
      }),
    counts: () =>
      question(() => {
        const of = (end: Mail["end"]) => [...mails.values()].filter((one) => one.end === end).length;
        return { LEAD: of("LEAD"), PART: of("PART"), IGNORED: of("IGNORED") };
      }),
    ofLead: (id) =>
      question(() =>
        newest().filter(({ leadId }) => leadId === id).slice(0, MOST_OF_ONE).reverse().map((one) => viewOf(ledger, one))
      ),
    file: (id, place) => question(() => mailFiles.get(id)?.[place] ?? null),
    known: (clues) => question(() => knownOf(ledger, clues)),
    portals: () => question(() => portalsIn(ledger)),
  };
}

const NEWEST: Order<Mail> = {
  place: ({ receivedAt, id }) => ({ value: receivedAt, id }),
  compare: (a, b) => byValue(b.value, a.value) || byValue(b.id, a.id),
};

function viewOf({ leads }: Ledger, mail: Mail): MailView {
  const lead = mail.leadId === null ? null : leads.get(mail.leadId);
  return { ...mail, lead: lead ? { id: lead.id, name: lead.contactName } : null };
}

function knownOf(ledger: Ledger, clues: Clues): Known {
  const { inboxId, ids, leadIds, saleIds, sender, email, phone, customerId, fingerprint, now, today } = clues;
  const mails = [...ledger.mails.values()].toSorted((a, b) => byValue(a.receivedAt, b.receivedAt));
  const leads = [...ledger.leads.values()].filter(({ deletedAt }) => deletedAt === null)
    .toSorted((a, b) => byValue(b.createdAt, a.createdAt) || byValue(b.id, a.id));
  const since = (hours: number) => addMinutes(now, -60 * hours);
  const itself = mails.find((one) => one.inboxId === inboxId);
  const twin = mails.find((one) => one.fingerprint === fingerprint && one.receivedAt > since(7 * 24));
  const answered = mails.filter(({ messageId, leadId }) =>
    messageId !== null && ids.includes(messageId) && leads.some(({ id }) => id === leadId)
  ).map(({ leadId, receivedAt }) => ({ leadId, at: receivedAt }));
  const ours = leads.filter(({ id, convertedSaleId }) =>
    leadIds.includes(id) || (convertedSaleId !== null && saleIds.includes(convertedSaleId))
  ).map(({ id, createdAt }) => ({ leadId: id, at: createdAt }));
  const thread = [...answered, ...ours].toSorted((a, b) => byValue(b.at, a.at))[0]?.leadId ?? null;
  return {
    itself: itself ? { id: itself.id, leadId: itself.leadId } : null,
    twin: twin ? { id: twin.id, messageId: twin.messageId, leadId: twin.leadId } : null,
    thread,
    inThread: thread === null
      ? 0
      : mails.filter(({ leadId, receivedAt }) => leadId === thread && receivedAt > since(24)).length,
    sameDay: leads.find(({ createdAt, contactEmail, contactPhone }) =>
      createdAt > since(24) &&
      ((email !== null && contactEmail === email) || (phone !== null && contactPhone === phone))
    )?.id ?? null,
    ofCustomer: leads.find((lead) =>
      customerId !== null && lead.customerId === customerId &&
      (isOpen(lead) || (lead.status === "CONVERTED" && lead.closedOn! >= addDays(today, -30)))
    )?.id ?? null,
    fromSender:
      mails.filter(({ from, receivedAt }) => sender !== null && from?.address === sender && receivedAt > since(1))
        .length,
  };
}

function portalsIn({ mailPortals }: Ledger) {
  return mailPortals[0] ?? { version: 0, portals: USUAL_PORTALS };
}

export function intakeWriter(ledger: Ledger, write: Write): IntakeWriter {
  const { mails, mailFiles, mailPortals, organization } = ledger;
  const told = (kind: AuditAction, { id, end, why, leadId }: Mail) => {
    write(kind, "mail", id, { end, why, leadId });
    return Promise.resolve();
  };
  return {
    hold: () => Promise.resolve(),
    lock: (id) => Promise.resolve(asJson(mails.get(id) ?? null)),
    add(mail, files) {
      if ([...mails.values()].some(({ inboxId }) => inboxId === mail.inboxId)) {
        throw new Error("Cannot keep the mail: it was read before");
      }
      mails.set(mail.id, asJson(mail));
      if (files.length > 0) mailFiles.set(mail.id, asJson(files));
      return told("mail_received", mail);
    },
    adopt(mail) {
      mails.set(mail.id, asJson(mail));
      return told("mail_adopted", mail);
    },
    forget({ id, email, phone }) {
      const { leads, inbox, mailLog } = ledger;
      const isTheirs = ({ leadId, from, told }: Mail) =>
        (leadId !== null && leads.get(leadId)?.customerId === id) ||
        [email, phone].some((mark) =>
          mark !== null && [from?.address, told?.email, told?.phone].includes(mark as never)
        );
      const theirs = [...mails.values()].filter(isTheirs);
      for (const mail of theirs) {
        const emptied = {
          from: null,
          answerTo: null,
          messageId: null,
          subject: "",
          text: "",
          told: null,
          enclosed: [],
        };
        mails.set(mail.id, asJson({ ...mail, ...emptied }));
        mailFiles.delete(mail.id);
        const envelope = inbox.get(mail.inboxId);
        if (envelope) inbox.set(mail.inboxId, { ...envelope, raw: "", headers: {} });
        const lead = mail.leadId === null ? undefined : leads.get(mail.leadId);
        if (lead && lead.message !== null) leads.set(lead.id, { ...lead, message: null, version: lead.version + 1 });
      }
      for (const [effect, one] of mailLog) {
        if (one.customerId === id && (one.state === "sent" || one.state === "filed")) {
          mailLog.set(effect, { ...one, address: "" });
        }
      }
      write("mail_forgotten", "customer", id, { count: theirs.length });
      return Promise.resolve(theirs.length);
    },
    lockPortals: () => Promise.resolve(asJson(portalsIn(ledger))),
    recordPortals(before, portals) {
      const kept = asJson({ version: before.version + 1, portals });
      mailPortals.splice(0, 1, kept);
      const names = (all: typeof portals) => all.map(({ name }) => name);
      write("mail_portals_changed", "organization", organization.id, {
        from: names(before.portals),
        to: names(portals),
      });
      return Promise.resolve(kept);
    },
  };
}
