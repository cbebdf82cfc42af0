import { z } from "zod";
import { type Cvr, type Ean, parseCvr, parseEan } from "../../../domain/customers/cvr.ts";
import { type Email, parseEmail } from "../../../domain/customers/email.ts";
import type { Phone } from "../../../domain/customers/phone.ts";
import { parseId } from "../../../domain/kernel/ids.ts";
import { type BasisPoints, exactly, isOre, MOST_ORE, type Ore, type Quantity } from "../../../domain/kernel/money.ts";
import { fitText } from "../../../domain/kernel/text.ts";
import { type Day, type Instant, parseDay, parseInstant } from "../../../domain/kernel/time.ts";
import { parsePhone } from "../../phone.ts";

/** The same bounds as the forms': a name or a title, and several lines of notes. */
export const LINE = 200;
export const NOTE = 5_000;

/** A field whose text is read by the domain's own parser, so "valid" is defined once. */
function by<T>(parse: (text: string) => T | null, fault: string, documented: Record<string, unknown>) {
  return z.string().meta(documented).transform((text, context): T => {
    const value = parse(text);
    if (value !== null) return value;
    context.addIssue({ code: "custom", message: fault });
    return z.NEVER;
  });
}

function text(most: number, lines: "one" | "many") {
  return z.string().meta({ minLength: 1, maxLength: most }).transform((raw, context): string => {
    const fit = fitText(raw, most, lines);
    if ("text" in fit && fit.text.trim() !== "") return fit.text;
    const message = "text" in fit
      ? "Must not be blank"
      : fit.fault === "too_long"
      ? `Must be at most ${most} characters`
      : "Holds characters that cannot be kept";
    context.addIssue({ code: "custom", message });
    return z.NEVER;
  });
}

/** A number that must come out whole after so many decimals; minus zero is nobody's number. */
function number<T extends number>(decimals: number, least: number, most: number, fault: string) {
  return z.number().meta({ minimum: least, maximum: most }).transform((raw, context): T => {
    const whole = Object.is(raw, -0) || raw < least || raw > most ? null : exactly(raw, decimals);
    if (whole !== null) return whole as T;
    context.addIssue({ code: "custom", message: fault });
    return z.NEVER;
  });
}

function ore(least: number, fault: string) {
  return z.number().meta({ override: { type: "integer" }, minimum: least, maximum: MOST_ORE })
    .transform((raw, context): Ore => {
      if (isOre(raw) && raw >= least && !Object.is(raw, -0)) return raw;
      context.addIssue({ code: "custom", message: fault });
      return z.NEVER;
    });
}

/** One line of text that is not blank; outer blanks are cut off. */
export const line = (most = LINE) => text(most, "one");
/** Several lines of text that are not blank. */
export const note = (most = NOTE) => text(most, "many");
/** An amount in øre, negative for money that goes back. */
export const amount = ore(-MOST_ORE, "Must be a whole number of øre within bounds");
/** An amount in øre of 0 or more. */
export const price = ore(0, "Must be a whole number of øre of 0 or more");
/** How much, at most 3 decimals: 1.5 becomes 1500 thousandths. */
export const quantity = number<Quantity>(
  3,
  0.001,
  9_999_999.999,
  "Must be a number above 0 with at most 3 decimals",
);
/** A percentage with at most 2 decimals: 12.5 becomes 1250 basis points. */
export const percent = number<BasisPoints>(2, 0, 100, "Must be a number from 0 to 100 with at most 2 decimals");
export const basisPoints = whole<BasisPoints>(0, 10_000);
export const version = whole(1, 2_147_483_647);

export function whole<T extends number = number>(least: number, most: number) {
  return z.number().meta({ override: { type: "integer" }, minimum: least, maximum: most })
    .transform((raw, context): T => {
      if (Number.isSafeInteger(raw) && raw >= least && raw <= most && !Object.is(raw, -0)) return raw as T;
      context.addIssue({ code: "custom", message: `Must be a whole number from ${least} to ${most}` });
      return z.NEVER;
    });
}

export const id = <T extends string>() => by<T>(parseId, "Must be a UUID", { format: "uuid" });
export const day = by<Day>(parseDay, "Must be a day that exists, YYYY-MM-DD", { format: "date" });
export const instant = by<Instant>(parseInstant, "Must be an instant with offset or Z, RFC 3339", {
  format: "date-time",
});
export const email = by<Email>(parseEmail, "Must be an e-mail address", { format: "email", maxLength: 254 });
export const phone = by<Phone>(parsePhone, "Must be a telephone number", {
  description: "Any usual notation; Danish where no country is given. Kept as E.164.",
});
export const cvr = by<Cvr>(parseCvr, "Must be a CVR number", { description: "8 digits whose check digit is right." });
export const ean = by<Ean>(parseEan, "Must be an EAN number", { description: "13 digits whose check digit is right." });
export const country = by<string>(
  (text) => /^[A-Za-z]{2}$/.test(text) ? text.toUpperCase() : null,
  "Must be a country of two letters",
  { description: "ISO 3166-1, two letters." },
);
export const oneOf = <const T extends readonly [string, ...string[]]>(words: T) => z.enum(words);

/** The field may be null, which empties it, or left out. */
export const emptied = <T extends z.ZodType>(field: T) => field.nullable().optional();
