import type { Moment } from "../../../components/Timeline.tsx";
import type { CustomerMoment, MadeSale, MomentMail } from "../../../domain/customers/timeline.ts";
import { SALE_STATUSES, type SaleStatus } from "../../../domain/sales/moves.ts";
import type { Formats } from "../../../locales/format.ts";
import type { Words } from "../../../locales/words.ts";

/** What happened, as a sentence in the reader's words. */
export function momentText({ kind, sale, facts, note, mail }: CustomerMoment, t: Words, formats: Formats): string {
  if (note) return t.customerPage.notes.kinds[note.kind];
  if (mail) return mailText(mail, t);
  const say = t.customerPage.moments, number = sale?.number ?? "";
  switch (kind) {
    case "sale_recorded":
      return t.sales.form.created(number);
    case "sale_moved":
    case "sale_corrected":
      return isStatus(facts.to) ? t.sales.moved(number, t.statuses[facts.to]) : number;
    case "payment_recorded": {
      const ore = Number(facts.amount);
      const { pay } = t.sales;
      return `${number}: ${ore < 0 ? pay.refunded(formats.money(-ore)) : pay.recorded(formats.money(ore))}`;
    }
    case "customer_recorded":
      return say.recorded;
    case "customer_deleted":
      return say.deleted;
    case "customer_restored":
      return say.restored;
    case "customers_merged":
      return say.mergedPlain;
    case "customer_merged_away":
      return say.mergedAway;
    case "merge_undone":
      return say.unmerged;
    case "customer_imported":
      return say.imported;
    case "customer_import_updated":
      return say.importUpdated;
    case "customer_import_undone":
      return say.importUndone;
    case "customer_note_dropped":
      return t.customerPage.notes.events.dropped;
    case "customer_notes_forgotten":
      return t.customerPage.notes.events.forgotten;
    case "mail_forgotten":
      return t.people.audit.actions.mail_forgotten;
    default:
      return say.changed;
  }
}

function mailText(mail: MomentMail, { customerPage: { story: say }, intake, mail: out }: Words): string {
  if (mail.way === "out") {
    const kinds: Readonly<Record<string, string>> = out.kinds;
    return say.mailTo(kinds[mail.kind] ?? mail.kind, out.states[mail.state]);
  }
  const subject = mail.subject || intake.noSubject;
  return mail.from === "" ? say.mailFromNobody(subject) : say.mailFrom(mail.from, subject);
}

/** Visits an agreement made, as one sentence: how many, from when until when. */
export function madeText(
  sales: readonly MadeSale[],
  { customerPage: { story: say } }: Words,
  formats: Formats,
): string {
  const from = formats.shortDay(sales[0].on), until = formats.shortDay(sales.at(-1)!.on);
  return say.made(sales.length, formats.count(sales.length), from === until ? from : say.days(from, until));
}

/** The colour beside it: the state it led to. */
export function momentTone({ kind, facts }: CustomerMoment): NonNullable<Moment["tone"]> {
  if (kind === "payment_recorded") return "PAID";
  if (kind === "mail_out" || kind === "mail_in") return "QUOTE_SENT";
  if (kind === "note") return "ACCEPTED";
  return kind.startsWith("sale_") && isStatus(facts.to) ? facts.to : "accent";
}

function isStatus(word: unknown): word is SaleStatus {
  return (SALE_STATUSES as readonly unknown[]).includes(word);
}
