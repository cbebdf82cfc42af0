import { z } from "zod";
import { type Cvr, type Ean, parseCvr, parseEan } from "../../domain/customers/cvr.ts";
import { type Email, parseEmail } from "../../domain/customers/email.ts";
import type { Phone } from "../../domain/customers/phone.ts";
import { parseId } from "../../domain/kernel/ids.ts";
import {
  type BasisPoints,
  type Ore,
  parseKroner,
  parsePercent,
  parseQuantity,
  type Quantity,
} from "../../domain/kernel/money.ts";
import { fitText } from "../../domain/kernel/text.ts";
import { type Day, type Instant, localTimeOf, parseDay, parseLocalTime } from "../../domain/kernel/time.ts";
import { parsePhone } from "../phone.ts";

/** What can be wrong with a form's field; each has its sentence in locales/. */
export type FieldFault =
  | "required"
  | "unknown_field"
  | "too_long"
  | "not_storable"
  | "not_a_choice"
  | "not_an_email"
  | "not_a_phone"
  | "not_a_cvr"
  | "not_an_ean"
  | "not_a_postal_code"
  | "not_a_day"
  | "not_a_time"
  | "not_an_amount"
  | "negative_amount"
  | "not_a_quantity"
  | "not_a_percentage"
  | "not_a_number"
  | "not_a_prefix"
  | "not_a_network"
  | "not_hours"
  | "not_known";

/** A field read by the domain's own parser, so "valid" is defined once. */
export function by<T>(parse: (text: string) => T | null, fault: FieldFault) {
  return z.string({ error: "required" satisfies FieldFault }).transform((text, context): T => {
    const value = parse(text);
    if (value !== null) return value;
    context.addIssue({ code: "custom", message: text.trim() === "" ? "required" satisfies FieldFault : fault });
    return z.NEVER;
  });
}

/** The field may be left out or empty, and is then null. */
export function maybe<T extends z.ZodType>(field: T) {
  return z.preprocess((raw) => typeof raw === "string" && raw.trim() === "" ? null : raw ?? null, field.nullable());
}

function text(most: number, lines: "one" | "many") {
  return z.string({ error: "required" satisfies FieldFault }).transform((raw, context): string => {
    const fit = fitText(raw, most, lines);
    if ("text" in fit && fit.text !== "") return fit.text;
    context.addIssue({ code: "custom", message: "text" in fit ? "required" : fit.fault });
    return z.NEVER;
  });
}

/** One line of text that must not be empty. */
export const line = (most = 200) => text(most, "one");
/** Several lines of text that must not be empty. */
export const note = (most = 5_000) => text(most, "many");
export const choice = <const T extends readonly [string, ...string[]]>(words: T) =>
  z.enum(words, { error: "not_a_choice" satisfies FieldFault });
/** A box that is ticked or not there. */
export const ticked = choice(["on", "true"]).optional().transform((word) => word !== undefined);
export const id = <T extends string>() => by<T>(parseId, "not_known");
export const day = by<Day>(parseDay, "not_a_day");
/** A local time; left as the form showed an instant it is that instant, to the second and in whichever of an hour that comes twice. */
export const localTime = (zone: string, shown: Instant | null = null) =>
  by<Instant>((raw) => shown && raw === localTimeOf(shown, zone) ? shown : parseLocalTime(raw, zone), "not_a_time");
export const amount = by<Ore>(parseKroner, "not_an_amount");
/** An amount of 0 or more. */
export const price = amount.refine((ore) => ore >= 0, { message: "negative_amount" satisfies FieldFault });
export const quantity = by<Quantity>(parseQuantity, "not_a_quantity");
export const percent = by<BasisPoints>(parsePercent, "not_a_percentage");
export const email = by<Email>(parseEmail, "not_an_email");
export const phone = by<Phone>(parsePhone, "not_a_phone");
export const cvr = by<Cvr>(parseCvr, "not_a_cvr");
export const ean = by<Ean>(parseEan, "not_an_ean");
/** A country of two letters, ISO 3166-1. */
export const country = by<string>((raw) => /^[A-Za-z]{2}$/.test(raw) ? raw.toUpperCase() : null, "not_a_choice");
/** A whole number within bounds. */
export const whole = (least: number, most: number) =>
  by<number>((raw) => {
    const number = /^\d{1,9}$/.test(raw.trim()) ? Number(raw) : NaN;
    return number >= least && number <= most ? number : null;
  }, "not_a_number");
/** The number a form carries to tell whether the record changed meanwhile. */
export const version = whole(1, 999_999_999);
