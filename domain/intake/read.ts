import { type Email, parseEmail } from "../customers/email.ts";
import type { Phone, PhoneNumbers } from "../customers/phone.ts";
import { type Day, daysBetween } from "../kernel/time.ts";
import type { Priority } from "../leads/lead.ts";
import { type Answers, readLabels } from "./labels.ts";
import type { Letter } from "./letter.ts";
import { type Place, placeFrom, placeIn } from "./place.ts";
import { nameInSubject, type Portal } from "./portals.ts";
import { type Frequency, frequencyIn, type KindOfWork, kindOfWork } from "./services.ts";
import { forwardedFrom, forwardedText, visibleText } from "./visible.ts";
import { readWish, timeAnswered, type Wish } from "./wish.ts";

/** What a message tells of somebody who wants something. Nulls are what it does not tell. */
export interface Reading {
  readonly name: string | null;
  readonly company: string | null;
  readonly email: Email | null;
  readonly phone: Phone | null;
  readonly place: Place | null;
  readonly squareMeters: number | null;
  readonly rooms: number | null;
  readonly wish: Wish;
  readonly work: KindOfWork | null;
  readonly frequency: Frequency | null;
  readonly priority: Priority;
  /** What they wrote, without quotes and signature. */
  readonly message: string;
}

/** Who answers nothing, and is nobody. */
const NOBODY =
  /^(?:no-?_?reply|do-?not-?reply|noreply|mailer-daemon|postmaster|notifications?|automat|system)(?:[+._-]|@)/i;
/** What is believed of a size and of a number of rooms (the client's own bounds). */
const BOUNDS = { squareMeters: [30, 500], rooms: [1, 15] } as const;
const MOST_READ = 20_000;
const COUNTS = ["nul", "en", "to", "tre", "fire", "fem", "seks", "syv", "otte", "ni", "ti"];

/** Reads a message: the answers of a form where it has labels, and what running text tells for the rest. */
export function readLetter(letter: Letter, portal: Portal | null, today: Day, phones: PhoneNumbers): Reading {
  const visible = visibleText(letter.text).slice(0, MOST_READ).toWellFormed();
  // Of a forwarded message the head is not what they wrote.
  const told = forwardedText(visible) ?? visible;
  const answers = readLabels(told, portal?.labels);
  const words = `${letter.subject}\n${told}`;
  const email = emailIn(letter, portal, answers, told);
  const size = within(BOUNDS.squareMeters, bareNumber(answers.size) ?? squareMetersIn(words));
  const wish = wishOf(answers, words, today);
  const work = kindOfWork(answers.service ?? "") ?? kindOfWork(words);
  const frequency = frequencyIn(answers.frequency ?? "") ?? frequencyIn(words);
  return {
    name: nameIn(letter, portal, answers, told),
    company: answers.company?.slice(0, 200).toWellFormed() ?? null,
    email,
    phone: (letter.phone ? phones.parse(letter.phone) : null) ??
      ((answers.phone && phones.parse(firstPhone(answers.phone))) || phoneIn(told, phones)),
    place: placeFrom(answers) ?? placeIn(told),
    squareMeters: size,
    rooms: within(BOUNDS.rooms, bareNumber(answers.rooms) ?? roomsIn(words)),
    wish,
    work,
    frequency,
    priority: priorityOf({ words, wish, work, frequency, today }),
    message: visible,
  };
}

function wishOf(answers: Answers, words: string, today: Day): Wish {
  const told = answers.date ?? answers.time;
  if (told === undefined) return readWish(words, today);
  const wish = readWish(told, today), rest = readWish(words, today);
  return {
    day: wish.day ?? (wish.soon ? null : rest.day),
    until: wish.day ? wish.until : wish.soon ? null : rest.until,
    time: wish.time ?? timeAnswered(answers.time ?? "") ?? rest.time,
    soon: wish.soon || rest.soon,
  };
}

/** The customer's address: a form's answer, who is to be answered, who wrote; of a portal or a robot only what the text tells. */
function emailIn(
  letter: Letter,
  portal: Portal | null,
  answers: Answers,
  visible: string,
): Email | null {
  const { from, replyTo, text } = letter;
  const told = answers.email ? firstEmail(answers.email) : null;
  if (told) return told;
  const isSomebody = (address: string) => !NOBODY.test(address) && !isPortals(address, portal);
  const forwarded = forwardedFrom(text);
  if (forwarded && isSomebody(forwarded.address)) return parseEmail(forwarded.address);
  for (const party of [replyTo, from]) {
    // A text message comes from a number.
    if (party && letter.phone === undefined && isSomebody(party.address)) return parseEmail(party.address);
  }
  const written = firstEmail(visible);
  return written && isSomebody(written) ? written : null;
}

function isPortals(address: string, portal: Portal | null): boolean {
  return portal !== null && portal.senders.some((sender) => address.endsWith(sender.slice(sender.indexOf("@"))));
}

function firstEmail(text: string): Email | null {
  const found = /[^\s<>()[\]:;,"'@]{1,64}@[^\s<>()[\]:;,"'@]{1,190}\.[\p{L}]{2,24}/u.exec(text.slice(0, MOST_READ));
  return found ? parseEmail(found[0].replace(/^mailto:/i, "")) : null;
}

function firstPhone(text: string): string {
  return /[+\d][\d ().-]{6,20}\d/.exec(text)?.[0] ?? text;
}

const DANISH = /(?<![\d+.,/-])(?:(?:\+|00)45[ .-]?)?([2-9]\d(?:[ .-]?\d\d){3})(?![\d/-])(?!\s?(?:kr|,-))/gu;
const FOREIGN = /\+[1-9]\d{0,2}[ .-]?\d(?:[ .-]?\d){6,12}(?!\d)/u;
/** Eight digits behind one of these are something else. */
const NO_PHONE = /(?:cvr|se|konto|reg|ordre|sag|faktura|ean|kundenr|nr)[^\n\d]{0,14}$/iu;
const IS_PHONE = /(?:tlf|tel|mobil|ring|telefon|nummer|træffes|kontakt|sms)[^\n]{0,30}$/iu;

/** A telephone number in running text: behind a word for it before any other, never a CVR or account number. */
function phoneIn(text: string, phones: PhoneNumbers): Phone | null {
  const candidates = [...text.matchAll(DANISH)].map((found) => ({
    written: found[0],
    before: text.slice(Math.max(0, found.index - 45), found.index),
  }));
  const sure = candidates.find(({ before }) => IS_PHONE.test(before)) ??
    candidates.find(({ before }) => !NO_PHONE.test(before));
  const danish = sure && phones.parse(sure.written);
  if (danish) return danish;
  const foreign = FOREIGN.exec(text);
  return foreign ? phones.parse(foreign[0]) : null;
}

const GREETING =
  /^\s*(?:(?:med )?(?:venlig|bedste|kærlig|mange|de bedste|varm)e? ?hilsen(?:er)?|(?:med )?venlige? hils(?:en|ner)|bedste hilsner|mange hilsner|hilsen|hilsner|m\.?v\.?h\.?|vh\.?|v\.h\.|kh\.?|dbh|best regards|kind regards|regards|mange tak og hilsen)\s*[,.!]?\s*(.{0,60})$/iu;
const INTRODUCED =
  /(?:[Jj]eg hedder|[Mm]it navn er|[Mm]y name is)\s+(\p{Lu}[\p{L}'’-]{1,30}(?: (?:\p{Lu}\.|\p{Lu}[\p{L}'’-]{1,30})){0,3})/u;
const NAME = /^\p{Lu}[\p{L}'’.-]{1,30}(?: (?:\p{Lu}[\p{L}'’.-]{0,30}|af|de|von|van|og|&)){0,4}$/u;

/** The customer's name: a form's, the subject's of a portal, whom they signed as, the sender's own. */
function nameIn(letter: Letter, portal: Portal | null, answers: Answers, visible: string): string | null {
  const { name, firstName, lastName, company } = answers;
  const formed = name ?? ([firstName, lastName].filter(Boolean).join(" ") || null);
  if (formed) return plainName(formed);
  const subject = portal && nameInSubject(letter.subject, portal.subject);
  if (subject) return plainName(subject);
  const introduced = INTRODUCED.exec(visible)?.[1];
  if (introduced) return introduced;
  const signed = signedName(letter.text.slice(0, MOST_READ));
  const forwarded = forwardedFrom(letter.text);
  const sender = portal ? null : forwarded ?? letter.replyTo ?? letter.from;
  const own = sender && !NOBODY.test(sender.address) && !sender.name.includes("@") ? plainName(sender.name) : null;
  // A full name in a signature says more than "Mette" in a sender, and the other way round.
  if (signed && (own === null || (signed.includes(" ") && !own.includes(" ")))) return signed;
  return own ?? company?.slice(0, 200).toWellFormed() ?? null;
}

function signedName(text: string): string | null {
  const lines = text.split("\n", 600);
  for (const [place, line] of lines.entries()) {
    if (line.length > 120) continue;
    const greeted = GREETING.exec(line);
    if (!greeted) continue;
    const below = lines.slice(place + 1, place + 4).map((one) => one.trim()).find((one) => one !== "");
    for (const told of [greeted[1]?.trim(), below]) {
      if (told && told.length <= 60 && NAME.test(told)) return told;
    }
  }
  return null;
}

function plainName(text: string): string | null {
  const name = text.replaceAll(/[<>"]/g, "").replaceAll(/\s+/g, " ").trim().slice(0, 200).toWellFormed();
  if (name === "") return null;
  // ANNA HOLM and anna holm are written as others write their names.
  const shouted = name.length > 3 && (name === name.toUpperCase() || name === name.toLowerCase());
  return shouted ? name.toLowerCase().replaceAll(/(?<![\p{L}'’])\p{L}/gu, (letter) => letter.toUpperCase()) : name;
}

function bareNumber(answer: string | undefined): number | null {
  const found = /\d{1,4}(?:[.,]\d{1,2})?(?!\d)/.exec(answer ?? "");
  return found ? Math.round(Number(found[0].replace(",", "."))) : null;
}

function squareMetersIn(text: string): number | null {
  const found = /(?<![\d.,])(\d{2,4}(?:[.,]\d{1,2})?)\s?(?:m2|m²|m\^2|kvm|kvadratmeter|kvadrat)(?![\p{L}\d])/iu.exec(
    text,
  );
  return found ? Math.round(Number(found[1].replace(",", "."))) : null;
}

function roomsIn(text: string): number | null {
  const found = new RegExp(
    `(?<![\\p{L}\\d])(\\d{1,2}|${COUNTS.slice(1).join("|")})[ -]?(?:værelses|værelser|vær\\.|rums|v\\.)`,
    "iu",
  ).exec(text);
  if (!found) return null;
  const count = COUNTS.indexOf(found[1].toLowerCase());
  return count > 0 ? count : Number(found[1]);
}

function within([least, most]: readonly [number, number], value: number | null): number | null {
  return value !== null && value >= least && value <= most ? value : null;
}

interface Pressing {
  readonly words: string;
  readonly wish: Wish;
  readonly work: KindOfWork | null;
  readonly frequency: Frequency | null;
  readonly today: Day;
}

/** How pressing a message is: the first row that holds. */
const PRESSING: readonly (readonly [Priority, (told: Pressing) => boolean])[] = [
  [
    "URGENT",
    ({ words }) =>
      /(?<!\p{L})(?:akut|haster|straks|omgående|vandskade|nødsituation|med det samme|asap)(?!\p{L})/iu.test(words),
  ],
  ["URGENT", ({ wish, today }) => wish.day !== null && daysBetween(today, wish.day) <= 2],
  ["HIGH", ({ wish }) => wish.soon],
  ["HIGH", ({ wish, today }) => wish.day !== null && daysBetween(today, wish.day) <= 10],
  ["HIGH", ({ work }) => work === "office" || work === "company"],
  ["HIGH", ({ frequency }) => frequency !== null && frequency !== "ONCE"],
  [
    "LOW",
    ({ words }) =>
      /(?<!\p{L})(?:uforpligtende|på sigt|engang i fremtiden|bare nysgerrig|på et tidspunkt|ingen hast)(?!\p{L})/iu
        .test(words),
  ],
  ["MEDIUM", () => true],
];

function priorityOf(told: Pressing): Priority {
  return PRESSING.find(([, holds]) => holds(told))![0];
}
