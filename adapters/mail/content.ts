import { addressLines } from "./places.ts";
import type { LeadTold, SaleTold, Told, Writing } from "../../domain/mail/mail.ts";
import { type Formats, formats } from "../../locales/format.ts";
import { type Words, words } from "../../locales/words.ts";
import type { Content } from "./letter_page.tsx";

type Body = Pick<Content, "subject" | "paragraphs" | "rows" | "quote" | "button" | "after">;
/** Letters of the program's own, whoever's firm they are about. */
const OURS: ReadonlySet<Told["kind"]> = new Set(["password_reset", "invitation", "second_factor_reset"]);
type Row = Content["rows"][number];

/** What a letter says, in the reader's language and the firm's formats. Links begin with the configured origin. */
export function contentOf(told: Told, writing: Writing, publicOrigin: string): Content {
  const t = words(writing.language);
  const body = bodyOf(told, writing, publicOrigin, t, formats(writing));
  const { letters } = t.mail;
  const ours = OURS.has(told.kind);
  return {
    ...body,
    preheader: body.paragraphs[0],
    greeting: writing.receiver === "" ? letters.helloNobody : letters.hello(writing.receiver),
    signature: ours ? t.product : writing.signature ?? letters.regards(writing.firm),
    footer: "sale" in told ? letters.ofFirm(writing.firm) : letters.ofUs(new URL(publicOrigin).host),
  };
}

function bodyOf(told: Told, writing: Writing, origin: string, t: Words, f: Formats): Body {
  const { letters } = t.mail;
  const plain = { rows: [], quote: null, after: [] };
  switch (told.kind) {
    case "lead_assigned": {
      const { lead, by } = told, say = letters.lead_assigned;
      return {
        subject: say.subject(lead.name),
        paragraphs: [by === null ? say.text(lead.name) : say.textBy(lead.name, by)],
        rows: leadRows(lead, t, f),
        quote: lead.message,
        button: { label: say.button, href: `${origin}/leads/${lead.id}` },
        after: [],
      };
    }
    case "follow_up": {
      const { lead, days } = told, say = letters.follow_up;
      return {
        subject: say.subject(lead.name),
        paragraphs: [days <= 0 ? say.today(lead.name) : say.late(lead.name, days)],
        rows: leadRows(lead, t, f),
        quote: null,
        button: { label: say.button, href: `${origin}/leads/${lead.id}` },
        after: [say.after],
      };
    }
    case "quote_sent": {
      const { sale } = told, say = letters.quote_sent;
      return {
        subject: say.subject(writing.firm, sale.number),
        paragraphs: [say.text],
        rows: [
          ...priceRows(sale, t, f),
          ...visitRows(sale, letters.labels.wish, f),
          ...placeRows(sale, t),
        ],
        quote: sale.notes,
        button: answering(writing, say.button, say.reply(sale.number)),
        after: [say.after],
      };
    }
    case "sale_accepted": {
      const { sale } = told, say = letters.sale_accepted;
      return {
        subject: say.subject(writing.firm, sale.number),
        paragraphs: [sale.visit === null ? say.text : say.textPlanned],
        rows: [
          ...priceRows(sale, t, f),
          ...visitRows(sale, letters.labels.wish, f),
          ...placeRows(sale, t),
        ],
        quote: null,
        button: answering(writing, say.button, say.reply(sale.number)),
        after: [],
      };
    }
    case "service_scheduled": {
      const { sale } = told, say = letters.service_scheduled;
      const day = sale.visit === null ? "" : f.dayInWords(f.localDay(sale.visit.at));
      return {
        subject: say.subject(writing.firm, day),
        paragraphs: [say.text],
        rows: [...visitRows(sale, letters.labels.visit, f), ...placeRows(sale, t), ...workRows(sale, t)],
        quote: sale.notes,
        button: answering(writing, say.button, say.reply(sale.number)),
        after: [say.after],
      };
    }
    case "payment_received": {
      const { sale, amount, paidOn, rest } = told, say = letters.payment_received;
      return {
        subject: say.subject(sale.number),
        paragraphs: [rest === 0 ? `${say.text} ${say.settled}` : say.text],
        rows: [
          [letters.labels.amount, f.money(amount)],
          [letters.labels.paidOn, f.dayInWords(paidOn)],
          ...workRows(sale, t),
          ...(rest > 0 ? [[letters.labels.rest, f.money(rest)] as const] : []),
        ],
        quote: null,
        button: answering(writing, say.button, say.reply(sale.number)),
        after: [],
      };
    }
    case "hook_disabled": {
      const { hook } = told, say = letters.hook_disabled;
      const button = { label: say.button, href: `${origin}/settings/webhooks/${hook.id}` };
      return {
        ...plain,
        subject: say.subject(hook.name),
        paragraphs: [say.text(hook.name, hook.host)],
        button,
        after: [say.after],
      };
    }
    case "password_reset": {
      const say = letters.password_reset;
      const button = { label: say.button, href: `${origin}/reset/${told.token}` };
      return { ...plain, subject: say.subject, paragraphs: [say.text], button, after: [say.after] };
    }
    case "invitation": {
      const say = letters.invitation;
      const button = { label: say.button, href: `${origin}/invitation/${told.token}` };
      const paragraphs = [say.text(told.inviter, writing.firm)];
      return { ...plain, subject: say.subject(writing.firm), paragraphs, button, after: [say.after(writing.firm)] };
    }
    case "second_factor_reset": {
      const say = letters.second_factor_reset;
      const button = { label: say.button, href: `${origin}/profile/second-factor` };
      const paragraphs = [say.text(told.by, writing.firm)];
      return { ...plain, subject: say.subject, paragraphs, button, after: [say.after(told.by)] };
    }
    case "trial": {
      const say = letters.trial;
      const button = { label: say.button, href: `${origin}/settings/mail` };
      return { ...plain, subject: say.subject(writing.firm), paragraphs: [say.text], button };
    }
  }
}

/** A customer has no login here: the button opens an answer. */
function answering({ replyTo }: Writing, label: string, subject: string): Content["button"] {
  return { label, href: `${mailTo(replyTo)}?subject=${encodeURIComponent(subject)}` };
}

function mailTo(address: string): string {
  return `mailto:${encodeURIComponent(address).replace("%40", "@")}`;
}

function leadRows(lead: LeadTold, t: Words, f: Formats): Row[] {
  const { labels } = t.mail.letters;
  return told([
    [labels.name, lead.name],
    [labels.company, lead.company],
    [labels.phone, lead.phone && f.phone(lead.phone), `tel:${lead.phone}`],
    [labels.email, lead.email, mailTo(lead.email ?? "")],
    [labels.service, lead.service],
    [labels.value, lead.value === null ? null : f.money(lead.value)],
    [labels.source, t.sources[lead.source]],
    [labels.followUpOn, lead.followUpOn && f.dayInWords(lead.followUpOn)],
  ]);
}

/** What is to be done, each line with its price where prices are told. */
function workRows({ number, lines }: SaleTold, t: Words): Row[] {
  const { labels } = t.mail.letters;
  return [[labels.work, lines.map(({ description }) => description).join("\n")], [labels.number, number]];
}

function priceRows({ number, lines, vat, gross }: SaleTold, t: Words, f: Formats): Row[] {
  const { labels } = t.mail.letters;
  const each = lines.map(({ description, gross }) =>
    lines.length > 1 ? `${description}: ${f.money(gross)}` : description
  );
  return [
    [labels.work, each.join("\n")],
    [labels.price, f.money(gross)],
    ...(vat > 0 ? [[labels.vat, f.money(vat)] as const] : []),
    [labels.number, number],
  ];
}

function visitRows({ visit }: SaleTold, label: string, f: Formats): Row[] {
  return visit === null ? [] : [[label, f.visit(visit.at, visit.until)]];
}

function placeRows({ address }: SaleTold, t: Words): Row[] {
  return told([[t.mail.letters.labels.place, addressLines(address)]]);
}

/** What is known of it. */
function told(rows: readonly (readonly [string, string | null, string?])[]): Row[] {
  return rows.filter((row): row is [string, string, string?] => row[1] !== null && row[1] !== "");
}
