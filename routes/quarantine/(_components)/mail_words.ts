import { placeLine } from "../../../domain/intake/place.ts";
import type { Reading } from "../../../domain/intake/read.ts";
import type { Fact } from "../../../components/DefinitionList.tsx";
import type { Formats } from "../../../locales/format.ts";
import type { Words } from "../../../locales/words.ts";

/** What was read out of a message, as facts; what it does not tell is left out. */
export function toldFacts(told: Reading, words: Words, formats: Formats): Fact[] {
  const { intake: { facts: say }, leads } = words;
  return [
    ...(told.name === null ? [] : [{ term: say.name, value: told.name }]),
    ...(told.company === null ? [] : [{ term: say.company, value: told.company }]),
    ...(told.email === null ? [] : [{ term: say.email, value: told.email }]),
    ...(told.phone === null ? [] : [{ term: say.phone, value: formats.phone(told.phone) }]),
    ...workFacts(told, words, formats),
    { term: say.priority, value: leads.priorities[told.priority] },
  ];
}

/** Where, how large, when and how often: what a lead has no field of its own for. */
export function workFacts(told: Reading, { intake: { facts: say, frequencies } }: Words, formats: Formats): Fact[] {
  const wish = wishText(told, say, formats);
  return [
    ...(told.place === null ? [] : [{ term: say.place, value: placeLine(told.place) }]),
    ...(told.squareMeters === null
      ? []
      : [{ term: say.squareMeters, value: say.area(formats.count(told.squareMeters)) }]),
    ...(told.rooms === null ? [] : [{ term: say.rooms, value: formats.count(told.rooms) }]),
    ...(wish === "" ? [] : [{ term: say.wish, value: wish }]),
    ...(told.frequency === null ? [] : [{ term: say.frequency, value: frequencies[told.frequency] }]),
  ];
}

function wishText({ wish }: Reading, say: Words["intake"]["facts"], formats: Formats): string {
  const { day, until, time, soon } = wish;
  const days = day === null
    ? ""
    : until === null
    ? formats.weekdayAndDay(day)
    : `${formats.day(day)}–${formats.day(until)}`;
  const when = days === "" ? time === null ? "" : say.time(time) : time === null ? days : say.at(days, time);
  return [when, soon ? say.soon : ""].filter(Boolean).join(", ");
}

/** 34 kB, 2,1 MB. */
export function sizeText(bytes: number, formats: Formats): string {
  if (bytes < 1_000_000) return `${formats.count(Math.max(1, Math.round(bytes / 1_000)))} kB`;
  return `${formats.quantity(Math.round(bytes / 100_000) * 100)} MB`;
}
