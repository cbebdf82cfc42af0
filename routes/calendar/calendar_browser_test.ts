import assert from "node:assert/strict";
import { aDraft, customerFacts } from "../../adapters/memory/builders.ts";
import type { UserId } from "../../domain/kernel/ids.ts";
import type { Instant } from "../../domain/kernel/time.ts";
import { dragOnto } from "../../tools/drag.ts";
import { type Play, screenTest } from "../../tools/test_stage.ts";
import { kept } from "../../tools/test_site.ts";

const MONDAY = "2031-06-16", TUESDAY = "2031-06-17";

async function aVisit({ books, cast }: Play, person: UserId, at: string) {
  const customer = kept(await books.recordCustomer(cast.anna, customerFacts({ name: "Maren Holm" }), true));
  const sale = kept(await books.recordSale(cast.anna, aDraft({ customerId: customer.id, assignedTo: person })));
  return kept(await books.planVisit(cast.anna, sale.id, { scheduledAt: `${at}:00.000Z` as Instant }));
}

screenTest(
  "a visit is dragged to a free time, carried to a day with the keys, and goes back where it is refused",
  async (play) => {
    const { page, origin, cast } = play;
    const [moved, other] = [
      await aVisit(play, cast.bo.userId, `${MONDAY}T07:00`),
      await aVisit(play, cast.bo.userId, `${TUESDAY}T10:00`),
    ];
    const cell = (day: string) => page.locator(`.week [data-person="${cast.bo.userId}"][data-day="${day}"]`);
    const card = (day: string, number: string) => cell(day).locator(`[data-number="${number}"]`);
    /** Moved so often, and the week has been brought up to date since. */
    const isMoved = (day: string, number: string, version: number) =>
      cell(day).locator(`[data-number="${number}"][data-version="${version}"][draggable]`).waitFor();
    await page.goto(`${origin}/calendar?day=${MONDAY}`);
    await isMoved(MONDAY, moved.number, moved.version);

    await dragOnto(
      page,
      card(MONDAY, moved.number).locator(".deal-grip"),
      cell(TUESDAY).locator(`[data-at="${TUESDAY}T08:00"]`),
      async () => await card(TUESDAY, moved.number).count() > 0,
    );
    await isMoved(TUESDAY, moved.number, moved.version + 1);
    await page.locator(".toast", { hasText: "08.00" }).waitFor();
    await card(TUESDAY, moved.number).locator(".deal-grip").focus();
    await page.keyboard.press("Space");
    await page.keyboard.press("ArrowLeft");
    assert.equal(await cell(MONDAY).getAttribute("data-here"), "");
    await page.keyboard.press("Enter");
    await isMoved(MONDAY, moved.number, moved.version + 2);

    await page.route("**/visit", (route) => route.fulfill({ status: 409, json: { sentence: "Optaget af RS-1" } }));
    await card(MONDAY, moved.number).locator(".deal-grip").focus();
    await page.keyboard.press("Space");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Space");
    await page.locator(".toast", { hasText: "Optaget af RS-1" }).waitFor();
    await card(MONDAY, moved.number).waitFor();
    assert.equal(await card(TUESDAY, other.number).count(), 1);
  },
);

screenTest(
  "on a phone the week is one day with strips of days and people, and nothing is wider than the screen",
  async (play) => {
    const { page, origin, cast } = play;
    await aVisit(play, cast.bo.userId, `${MONDAY}T07:00`);
    await page.setViewportSize({ width: 390, height: 844 });

    await page.goto(`${origin}/calendar?day=${MONDAY}`);

    assert.equal(await page.locator(".week").isVisible(), false);
    assert.equal(await page.locator(".phone-day [data-sale]").count() > 0, true);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true);
    await page.locator(".phone-day .strip-day").nth(1).click();
    await page.waitForURL(new RegExp(TUESDAY));
  },
);
