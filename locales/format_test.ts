import assert from "node:assert/strict";
import { formats } from "./format.ts";

const da = formats({ language: "da", locale: "da-DK", timeZone: "Europe/Copenhagen" });
const en = formats({ language: "en", locale: "da-DK", timeZone: "Europe/Copenhagen" });

Deno.test("money() writes whole øre as Danes do, with a space that does not break, exact up to the last safe øre", () => {
  assert.equal(da.money(123456), "1.234,56\u00a0kr.");
  assert.equal(da.money(12500000), "125.000,00\u00a0kr.");
  assert.equal(da.money(-123450), "-1.234,50\u00a0kr.");
  assert.equal(da.money(0), "0,00\u00a0kr.");
  assert.equal(da.money(5), "0,05\u00a0kr.");
  assert.equal(da.money(-5), "-0,05\u00a0kr.");
  assert.equal(da.money(Number.MAX_SAFE_INTEGER), "90.071.992.547.409,91\u00a0kr.");
  assert.throws(() => da.money(1.5), RangeError);
});

Deno.test("the other amounts are signed, whole, or without their unit", () => {
  assert.equal(da.signedMoney(123456), "+1.234,56\u00a0kr.");
  assert.equal(da.signedMoney(0), "0,00\u00a0kr.");
  assert.equal(da.wholeMoney(123450), "1.235\u00a0kr.");
  assert.equal(da.amount(123456), "1.234,56");
});

Deno.test("percent(), quantity() and count() take whole numbers of their smallest part", () => {
  assert.equal(da.percent(2500), "25\u00a0%");
  assert.equal(da.percent(1250), "12,5\u00a0%");
  assert.equal(da.percentField(1250), "12,5");
  assert.equal(da.quantity(1500), "1,5");
  assert.equal(da.quantity(6000), "6");
  assert.equal(da.quantity(1005), "1,005");
  assert.equal(da.count(1000, true), "1.000+");
  assert.equal(da.count(214), "214");
});

Deno.test("days keep their day in every zone, in figures by the organization and in words by the reader", () => {
  const far = formats({ language: "da", locale: "da-DK", timeZone: "Pacific/Kiritimati" });

  assert.equal(da.day("2026-11-21"), "21.11.2026");
  assert.equal(far.day("2026-11-21"), "21.11.2026");
  assert.equal(da.dayInWords("2026-03-01"), "1. marts 2026");
  assert.equal(en.dayInWords("2026-03-01"), "1 March 2026");
  assert.equal(da.weekdayInWords("2026-11-21"), "lørdag den 21. november 2026");
  assert.equal(da.weekdayAndDay("2026-11-20"), "fre. 20.11.2026");
  assert.equal(en.day("2026-11-21"), "21.11.2026");
});

Deno.test("instants are told in the organization's zone, on both sides of summer time", () => {
  assert.equal(da.instant("2026-11-21T13:05:00.000Z"), "21.11.2026 kl. 14.05");
  assert.equal(en.instant("2026-11-21T13:05:00.000Z"), "21.11.2026 at 14.05");
  assert.equal(da.instant("2026-07-01T22:30:00.000Z"), "02.07.2026 kl. 00.30");
  assert.equal(da.localDay("2026-12-31T23:30:00.000Z"), "2027-01-01");
  assert.equal(da.visit("2026-11-20T11:30:00.000Z", "2026-11-20T14:00:00.000Z"), "fre. 20.11.2026 kl. 12.30–15.00");
});

Deno.test("moment() and relativeDay() say today, yesterday and tomorrow by the organization's midnight", () => {
  const now = "2026-11-21T23:30:00.000Z"; // 22 November, 00.30 in Copenhagen

  assert.equal(da.moment("2026-11-22T00:10:00.000Z", now), "I dag 01.10");
  assert.equal(da.moment("2026-11-21T13:05:00.000Z", now), "I går 14.05");
  assert.equal(en.moment("2026-11-23T13:05:00.000Z", now), "Tomorrow 14.05");
  assert.equal(da.moment("2026-11-19T13:05:00.000Z", now), "19.11.2026 kl. 14.05");
  assert.equal(da.relativeDay("2026-10-25", "2026-10-26"), "I går");
  assert.equal(da.ago("2026-11-18", "2026-11-21"), "for 3 dage siden");
});

Deno.test("phone() writes Danish numbers in pairs and others with their country", () => {
  assert.equal(da.phone("+4522334455"), "22 33 44 55");
  assert.equal(da.phone("+46701234567"), "+46 701 234 567");
  assert.equal(da.phone("+12025550123"), "+1 202 555 0123");
  assert.equal(da.phone("+298123456"), "+298 123 456");
  assert.equal(da.phone("ukendt"), "ukendt");
});

Deno.test("formats() makes its formatters once per reading", () => {
  assert.equal(formats({ language: "da", locale: "da-DK", timeZone: "Europe/Copenhagen" }), da);
  assert.notEqual(en, da);
});
