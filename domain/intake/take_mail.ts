import type { PhoneNumbers } from "../customers/phone.ts";
import type { Actor } from "../kernel/actor.ts";
import type { InboxId, LeadId, MailId, UserId } from "../kernel/ids.ts";
import { dayOf, type Instant } from "../kernel/time.ts";
import { FRESH, type LeadFacts } from "../leads/lead.ts";
import { scored } from "../leads/scoring.ts";
import { momentOf, type World } from "../sales/world.ts";
import type { Books } from "../tenants.ts";
import { type Circumstances, type Ending, endOf, ownMessage, type Why } from "./ends.ts";
import { type Letter, TEXT_MESSAGE } from "./letter.ts";
import type { Mail } from "./mail.ts";
import type { Mailbox } from "./mailbox.ts";
import type { File, Known } from "./ports.ts";
import { answerTo, type Portal, portalOf } from "./portals.ts";
import { type Reading, readLetter } from "./read.ts";
import { serviceFor } from "./services.ts";

export interface IntakeWorld extends Pick<World, "clock" | "ids"> {
  readonly phones: PhoneNumbers;
}

/** A message out of its envelope; `letter` is null where it could not be read. */
export interface Arrived {
  readonly inboxId: InboxId;
  readonly receivedAt: Instant;
  readonly letter: Letter | null;
  readonly files: readonly File[];
}

export interface Taken {
  readonly mailId: MailId;
  readonly leadId: LeadId | null;
  readonly why: Why;
}

/** Whoever says nothing of who they are (MAIL-03). */
const UNNAMED = "Unknown";
const MOST_MESSAGE = 4_000;

/** Gives a message its one end, in the transaction it is called in; the same envelope once more changes nothing. */
export function takeMail(world: IntakeWorld) {
  return async (books: Books, actor: Actor, mailbox: Mailbox, arrived: Arrived): Promise<Taken> => {
    const { letter, inboxId, receivedAt } = arrived;
    await books.intake.hold();
    const { firm, portals, members } = await books.ask({
      firm: books.read.organization.find(),
      portals: books.read.intake.portals(),
      members: books.read.members.all(),
    });
    const today = dayOf(receivedAt, firm.timeZone);
    const portal = letter && portalOf(letter, portals.portals);
    const told = letter && readLetter(letter, portal, today, world.phones);
    const marks = { email: told?.email ?? null, phone: told?.phone ?? null, cvr: null };
    const { alike: [customer] } = await books.ask({ alike: books.read.customers.allAlike(marks, null) });
    const customerId = customer?.id ?? null;
    const { known } = await books.ask({
      known: books.read.intake.known({
        ...{ inboxId, customerId, now: world.clock.now(), today, fingerprint: letter?.fingerprint ?? inboxId },
        ...answered(letter),
        sender: letter?.from?.address ?? null,
        ...{ email: told?.email ?? null, phone: told?.phone ?? null },
      }),
    });
    const again = known.itself ?? (sameMessage(letter, known) ? known.twin : null);
    if (again) {
      await books.inbox.settle(inboxId, "read", { mailId: again.id, leadId: again.leadId, why: "duplicate" });
      return { mailId: again.id, leadId: again.leadId, why: "duplicate" };
    }
    const ending = endOf(circumstancesOf({ letter, told, portal, known, mailbox }));
    const mailId = world.ids.next<MailId>();
    const leadId = ending.end === "LEAD"
      ? await addLead(world, books, actor, {
        ...{ told, customerId, companyName: customer?.companyName ?? null },
        ...(letter?.phone === undefined ? {} : { sms: { name: customer?.name ?? letter.phone } }),
        assignTo: members.some(({ id, active }) => active && id === mailbox.assignTo) ? mailbox.assignTo : null,
      })
      : ending.end === "PART"
      ? ending.leadId as LeadId
      : null;
    await books.intake.add(mailOf({ arrived, ending, mailId, leadId, portal, told }), arrived.files);
    await books.inbox.settle(inboxId, "read", { mailId, leadId, why: ending.why });
    return { mailId, leadId, why: ending.why };
  };
}

/** What a message answers. */
function answered(letter: Letter | null) {
  const ids = letter ? [...letter.references, ...(letter.inReplyTo ? [letter.inReplyTo] : [])] : [];
  const ours = ids.map(ownMessage).filter((one) => one !== null);
  const of = (about: "lead" | "sale") => ours.filter((one) => one.about === about).map(({ id }) => id);
  return { ids, leadIds: of("lead"), saleIds: of("sale") };
}

/** The sender's program sent the very same message once more, because it did not hear us. */
function sameMessage(letter: Letter | null, { twin }: Known): boolean {
  return letter !== null && twin !== null && letter.messageId !== null && letter.messageId === twin.messageId;
}

interface Seen {
  readonly letter: Letter | null;
  readonly told: Reading | null;
  readonly portal: Portal | null;
  readonly known: Known;
  readonly mailbox: Mailbox;
}

function circumstancesOf({ letter, told, portal, known, mailbox }: Seen): Circumstances {
  return {
    letter,
    fromPortal: portal !== null && told !== null && (told.email !== null || told.phone !== null),
    own: { addresses: mailbox.own, mailbox: mailbox.name },
    saidBefore: known.twin !== null,
    fromSender: known.fromSender,
    inThread: known.inThread,
    thread: known.thread,
    sameDay: known.sameDay,
    ofCustomer: known.ofCustomer,
  };
}

interface Newcomer {
  readonly told: Reading | null;
  readonly customerId: LeadFacts["customerId"];
  readonly companyName: string | null;
  readonly assignTo: UserId | null;
  /** A text message tells a number, and seldom a name: what whoever sent it is called then. */
  readonly sms?: { readonly name: string };
}

/** Makes a lead of what a message tells. */
export async function addLead(
  { clock, ids }: Pick<World, "clock" | "ids">,
  books: Books,
  actor: Actor,
  { told, customerId, companyName, assignTo, sms }: Newcomer,
): Promise<LeadId> {
  const { firm, kept, services } = await books.ask({
    firm: books.read.organization.find(),
    kept: books.read.leads.weights(),
    services: books.read.services.all({ active: true, category: null }),
  });
  const { now, today } = momentOf(clock.now(), firm);
  const facts: LeadFacts = {
    contactName: told?.name ?? sms?.name ?? UNNAMED,
    contactEmail: told?.email ?? null,
    contactPhone: told?.phone ?? null,
    companyName: told?.company ?? companyName,
    source: sms ? "PHONE" : "EMAIL",
    interestServiceId: told ? serviceFor(told.message, services) : null,
    estimatedValue: null,
    priority: told?.priority ?? "MEDIUM",
    followUpOn: null,
    message: told?.message.slice(0, MOST_MESSAGE).toWellFormed() || null,
    notes: null,
    assignedTo: assignTo,
    customerId,
  };
  const id = ids.next<LeadId>();
  const made = { id, version: 1, createdOn: today, contactedOn: null, createdBy: actor.userId, deletedAt: null };
  const lead = { ...facts, ...made, ...FRESH, createdAt: now, updatedAt: now };
  await books.leads.add({ ...lead, ...scored(lead, kept.weights, today) });
  return id;
}

interface Made {
  readonly arrived: Arrived;
  readonly ending: Ending;
  readonly mailId: MailId;
  readonly leadId: LeadId | null;
  readonly portal: Portal | null;
  readonly told: Reading | null;
}

function mailOf({ arrived, ending, mailId, leadId, portal, told }: Made): Mail {
  const { letter, inboxId, receivedAt, files } = arrived;
  return {
    ...{
      id: mailId,
      inboxId,
      leadId,
      end: ending.end,
      why: ending.why,
      portal: letter?.phone === undefined ? portal?.name ?? null : TEXT_MESSAGE,
      told,
      receivedAt,
    },
    messageId: letter?.messageId ?? null,
    from: letter?.from ?? null,
    answerTo: letter?.phone ??
      (letter && answerTo(portal, (letter.replyTo ?? letter.from)?.address ?? null, told?.email ?? null)),
    subject: letter?.subject ?? "",
    text: told?.message ?? "",
    fingerprint: letter?.fingerprint ?? inboxId,
    sentAt: letter?.sentAt ?? null,
    enclosed: files.map(({ name, type }, place) => ({
      place,
      name,
      type,
      size: letter!.attachments[place].bytes.length,
    })),
  };
}
