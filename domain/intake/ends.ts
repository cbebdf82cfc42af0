import type { Letter } from "./letter.ts";

/** Every message ends as one of these. */
export const ENDS = ["LEAD", "PART", "IGNORED"] as const;
export type End = typeof ENDS[number];

/** Why a message is part of a lead. */
const TIES = ["thread", "same_day", "customer"] as const;
/** Why a message is ignored. */
const DISMISSALS = [
  ...["unreadable", "empty", "misdirected", "loop", "bounce", "auto_reply", "newsletter", "duplicate", "over_limit"],
] as const;
export type Tie = typeof TIES[number];
export type Dismissal = typeof DISMISSALS[number];
export type Why = "new" | "by_hand" | Tie | Dismissal;

/** What is known of a message before its end is decided. */
export interface Circumstances {
  readonly letter: Letter | null;
  /** Whether it came through a portal and names somebody. */
  readonly fromPortal: boolean;
  /** The firm's own addresses, and the mailbox it came to. */
  readonly own: { readonly addresses: readonly string[]; readonly mailbox: string };
  /** Whether the same words of the same sender are here already. */
  readonly saidBefore: boolean;
  /** How many messages this sender sent in the last hour, and in how many this thread already has. */
  readonly fromSender: number;
  readonly inThread: number;
  /** The lead whose thread it answers; one of the same address or telephone of the last day; the customer's present one. */
  readonly thread: string | null;
  readonly sameDay: string | null;
  readonly ofCustomer: string | null;
}

export type Ending =
  | { readonly end: "LEAD"; readonly why: "new" }
  | { readonly end: "PART"; readonly why: Tie; readonly leadId: string }
  | { readonly end: "IGNORED"; readonly why: Dismissal };

/** What one sender may send in an hour before a person has to look. */
export const MOST_FROM_SENDER = 20;
/** A conversation does not get this long by hand: two programs are writing to each other. */
export const MOST_IN_THREAD = 100;

type Case = Circumstances & { readonly letter: Letter };
const header = ({ letter }: Case, name: string) => letter.headers[name]?.toLowerCase() ?? "";

/** The first row that holds decides. Only a portal may send by machine and to many. */
const DISMISSED: readonly (readonly [Dismissal, (it: Case) => boolean])[] = [
  ["misdirected", ({ letter, own }) => {
    const mailboxes = letter.to.map((address) => mailboxIn(address)).filter((one) => one !== null);
    return mailboxes.length > 0 && !mailboxes.includes(own.mailbox);
  }],
  ["loop", (it) => isOwn(it) || header(it, "x-loop").includes(it.own.mailbox)],
  [
    "bounce",
    (it) =>
      it.letter.isReport || header(it, "x-failed-recipients") !== "" || header(it, "return-path").trim() === "<>" &&
        /^(?:mailer-daemon|postmaster)@/.test(it.letter.from?.address ?? "") ||
      /^mailer-daemon@/.test(it.letter.from?.address ?? ""),
  ],
  ["auto_reply", (it) => isAutoReply(it)],
  ["newsletter", (it) =>
    !it.fromPortal && (header(it, "list-id") !== "" || header(it, "list-unsubscribe") !== "" ||
      /^(?:bulk|list|junk)$/.test(header(it, "precedence")))],
  [
    "empty",
    ({ letter }) => letter.text.trim() === "" && letter.subject.trim() === "" && letter.attachments.length === 0,
  ],
  ["duplicate", ({ saidBefore }) => saidBefore],
  [
    "over_limit",
    ({ fromSender, fromPortal, inThread }) =>
      (!fromPortal && fromSender >= MOST_FROM_SENDER) || inThread >= MOST_IN_THREAD,
  ],
];

function isAutoReply(it: Case): boolean {
  const submitted = header(it, "auto-submitted");
  if (/^auto-(?:replied|notified)/.test(submitted)) return true;
  if (header(it, "x-autoreply") !== "" || header(it, "x-autorespond") !== "") return true;
  if (/^auto_reply$/.test(header(it, "precedence"))) return true;
  if (!it.fromPortal && submitted !== "" && submitted !== "no") return true;
  return SAYS_AWAY.test(it.letter.subject.trim());
}
/** Programs that answer by themselves and do not say so in a header. */
const SAYS_AWAY =
  /^(?:autosvar|automatisk svar|automatic reply|auto(?:matic)?[ -]?reply|out of office|ikke til ?stede|fraværende|ferieautosvar)(?:\s*[:!-]|$)/i;

/** Sent by ourselves: from one of our mailboxes, or with a message id of our own making. */
function isOwn({ letter, own }: Case): boolean {
  const address = letter.from?.address ?? "";
  if (mailboxIn(address) === own.mailbox || own.addresses.includes(address)) return true;
  return ownMessage(letter.messageId ?? "") !== null;
}

/** What a message of our own making is about, by its id: they are made of the effect that sent them (domain/mail/letter.ts). */
export function ownMessage(
  messageId: string,
): { readonly about: "sale" | "lead" | "payment"; readonly id: string } | null {
  const [, about, id] = /^<(sale|lead|payment)\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?:\.[^@\s]{1,200})?@/
    .exec(messageId) ?? [];
  return id ? { about: about as "sale" | "lead" | "payment", id } : null;
}

const MAILBOX = /(?:^|[+.])([0-9a-f]{56})@/;
/** The mailbox an address of ours names, whatever its domain. */
function mailboxIn(address: string): string | null {
  return MAILBOX.exec(address.toLowerCase())?.[1] ?? null;
}

/** The one end of a message. */
export function endOf(it: Circumstances): Ending {
  const { letter } = it;
  if (letter === null) return { end: "IGNORED", why: "unreadable" };
  const dismissed = DISMISSED.find(([, holds]) => holds({ ...it, letter }));
  if (dismissed) return { end: "IGNORED", why: dismissed[0] };
  if (it.thread !== null) return { end: "PART", why: "thread", leadId: it.thread };
  if (it.sameDay !== null) return { end: "PART", why: "same_day", leadId: it.sameDay };
  if (it.ofCustomer !== null) return { end: "PART", why: "customer", leadId: it.ofCustomer };
  return { end: "LEAD", why: "new" };
}
