import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { aDraft, customerFacts } from "../adapters/memory/builders.ts";
import { listening, type Play, screenTest, TELEPHONE } from "../tools/test_stage.ts";
import { kept } from "../tools/test_site.ts";
import type { Instant } from "../domain/kernel/time.ts";

/** A finger that goes so far across the card, by steps as a finger does. */
async function swipe(page: Page, card: string, by: number, down = 0): Promise<void> {
  const line = await page.context().newCDPSession(page);
  const box = (await page.locator(card).first().boundingBox())!;
  const [x, y] = [box.x + box.width / 2, box.y + 14];
  const touch = (type: "touchStart" | "touchMove" | "touchEnd", touchPoints: { x: number; y: number }[]) =>
    line.send("Input.dispatchTouchEvent", { type, touchPoints });
  await touch("touchStart", [{ x, y }]);
  for (let step = 1; step <= 6; step++) await touch("touchMove", [{ x: x + by * step / 6, y: y + down * step / 6 }]);
  await touch("touchEnd", []);
}

async function aSale({ books, cast }: Play, name: string, scheduledAt?: Instant, by = cast.anna) {
  const customer = kept(await books.recordCustomer(by, customerFacts({ name }), true));
  const status = scheduledAt ? "ACCEPTED" : "QUOTE_SENT";
  const sale = kept(await books.recordSale(by, aDraft({ customerId: customer.id, status })));
  return scheduledAt ? kept(await books.moveSale(by, sale.id, { to: "SCHEDULED", scheduledAt })) : sale;
}

screenTest(
  "a card pushed aside on a phone takes its next step, one pushed a little or scrolled past does not",
  async (play) => {
    const { page, origin, cast, books } = play;
    const sale = await aSale(play, "Til siden");
    const status = async () => kept(await books.findSale(cast.anna, sale.id)).sale.status;
    await listening(page, `${origin}/sales`);

    await swipe(page, ".list tbody tr", 60);
    await swipe(page, ".list tbody tr", 20, 150);
    assert.equal(await status(), "QUOTE_SENT");
    assert.equal(new URL(page.url()).pathname, "/sales", "and it is no tap on the row either");

    await page.evaluate(() => scrollTo(0, 0));
    await swipe(page, ".list tbody tr", 130);
    await page.locator(".list tbody tr", { hasText: "Accepteret" }).waitFor();
    assert.equal(await status(), "ACCEPTED");

    await listening(page, `${origin}/sales`);
    await swipe(page, ".list tbody tr", -130);
    await page.waitForURL("**/edit");
  },
  { context: TELEPHONE },
);

screenTest(
  "a visit of the day is begun by pushing it aside, and what others plan stands there by itself",
  async (play) => {
    const { page, origin, cast, books } = play;
    const first = await aSale(play, "Første Besøg", "2027-05-04T06:00:00.000Z" as Instant);
    await listening(page, `${origin}/today?day=2027-05-04`);

    await swipe(page, ".visit", 130);
    await page.locator(".visit", { hasText: "I gang" }).waitFor();
    assert.equal(kept(await books.findSale(cast.anna, first.id)).sale.status, "IN_PROGRESS");

    await listening(page, `${origin}/today?day=2027-05-04`);
    await aSale(play, "Andet Besøg", "2027-05-04T14:00:00.000Z" as Instant, cast.mads);
    await page.locator(".visit", { hasText: "Andet Besøg" }).waitFor();
  },
  { context: TELEPHONE },
);
