import assert from "node:assert/strict";
import type { Day } from "../kernel/time.ts";
import { NO_WISH, readWish, timeAnswered, type Wish } from "./wish.ts";

/** A Saturday. */
const TODAY = "2026-11-21" as Day;
const day = (from: string, until: string | null = null): Partial<Wish> => ({
  day: from as Day,
  until: until as Day | null,
});

const SAID: readonly (readonly [text: string, wish: Partial<Wish>])[] = [
  ["d. 3. december", day("2026-12-03")],
  ["den 3. dec. kl. 10", { ...day("2026-12-03"), time: "10:00" }],
  ["Torsdag d. 3. december kl 8.30", { ...day("2026-12-03"), time: "08:30" }],
  ["3/12", day("2026-12-03")],
  ["3/12-2026", day("2026-12-03")],
  ["03.12.2026", day("2026-12-03")],
  ["2026-12-03", day("2026-12-03")],
  ["lørdag d. 28/11", day("2026-11-28")],
  ["2. januar", day("2027-01-02")],
  ["21. november", day("2026-11-21")],
  ["29. februar 2027", {}],
  ["i dag", day("2026-11-21")],
  ["i morgen kl 8.30", { ...day("2026-11-22"), time: "08:30" }],
  ["i overmorgen", day("2026-11-23")],
  ["på tirsdag", day("2026-11-24")],
  ["lørdag", day("2026-11-28")],
  ["næste tirsdag", day("2026-11-24")],
  ["mandag i næste uge", day("2026-11-23")],
  ["næste uge", day("2026-11-23", "2026-11-27")],
  ["uge 49", day("2026-11-30", "2026-12-04")],
  ["uge 2", day("2027-01-11", "2027-01-15")],
  ["i weekenden", day("2026-11-21", "2026-11-22")],
  ["om 14 dage", day("2026-12-05")],
  ["om to uger", day("2026-12-05")],
  ["d. 3.-5. december", day("2026-12-03", "2026-12-05")],
  ["mellem 3. og 5. december", day("2026-12-03", "2026-12-05")],
  ["midt i december", day("2026-12-11", "2026-12-20")],
  ["ultimo januar", day("2027-01-21", "2027-01-30")],
  ["hurtigst muligt", { soon: true }],
  ["så hurtigt som muligt, gerne på mandag", { ...day("2026-11-23"), soon: true }],
  ["fredag den 4. december om formiddagen", { ...day("2026-12-04"), time: "09:00" }],
  ["kl. 10.12", { time: "10:12" }],
  ["det tager 1/2 time, vi har åbent 24/7", {}],
  ["om tirsdagen", {}],
  ["12.500 kr. og 22 65 02 26", {}],
  ["", {}],
];

Deno.test("readWish() reads days and times as Danes write them, counted from the day of the message", () => {
  for (const [text, wish] of SAID) assert.deepEqual(readWish(text, TODAY), { ...NO_WISH, ...wish }, text);
});

Deno.test("readWish() tells the coming weekday from the one of next week", () => {
  const monday = "2026-11-23" as Day;

  assert.equal(readWish("på onsdag", monday).day, "2026-11-25");
  assert.equal(readWish("næste onsdag", monday).day, "2026-12-02");
  assert.equal(readWish("på mandag", monday).day, "2026-11-30");
});

Deno.test("timeAnswered() takes an hour without its word, where a form asked for one", () => {
  assert.deepEqual(["10", "8.30", "kl. 9", "om eftermiddagen", "25:00", "ved ikke"].map(timeAnswered), [
    ...["10:00", "08:30", "09:00", "13:00", null, null],
  ]);
});
