import assert from "node:assert/strict";
import type { Page, Route } from "playwright-core";
import { aDraft, customerFacts } from "../../adapters/memory/builders.ts";
import { dragOnto } from "../../tools/drag.ts";
import { listening, type Play, screenTest, scriptsWork, TELEPHONE } from "../../tools/test_stage.ts";
import { kept } from "../../tools/test_site.ts";

/** A sale of a customer of this name. */
async function aSale({ books, cast }: Play, name: string) {
  const customer = kept(await books.recordCustomer(cast.anna, customerFacts({ name }), true));
  return kept(await books.recordSale(cast.anna, aDraft({ customerId: customer.id, status: "QUOTE_SENT" })));
}

const inColumn = (page: Page, status: string, number: string) =>
  page.locator(`[data-column="${status}"] [data-name="${number}"]`);
/** Moved so often, and the board has been brought up to date since. */
const moved = (page: Page, status: string, number: string, version: number) =>
  page.locator(`[data-column="${status}"] [data-name="${number}"][data-version="${version}"][draggable]`).waitFor();

screenTest(
  "a card is dragged or carried with the keys, taken back, and goes back by itself where the server refuses",
  async (play) => {
    const { page, origin } = play;
    // The newest stands first: what is dragged has to be in sight together with where it goes.
    const [refused, carried, dragged] = [
      await aSale(play, "Bliver"),
      await aSale(play, "Bæres"),
      await aSale(play, "Trækkes"),
    ];
    await page.goto(`${origin}/sales/board`);
    await page.waitForFunction(() => document.querySelector("[data-card][draggable]") !== null);

    await dragOnto(
      page,
      inColumn(page, "QUOTE_SENT", dragged.number).locator(".deal-grip"),
      page.locator('[data-column="ACCEPTED"]'),
      async () => await inColumn(page, "ACCEPTED", dragged.number).count() > 0,
    );
    await moved(page, "ACCEPTED", dragged.number, 2);
    await page.locator(".toast", { hasText: dragged.number }).waitFor();
    await page.locator('[data-column="ACCEPTED"] .deals-count', { hasText: "1" }).waitFor();
    await page.locator(".toast").getByText("Fortryd").click();
    await moved(page, "QUOTE_SENT", dragged.number, 3);

    await inColumn(page, "QUOTE_SENT", carried.number).locator(".deal-grip").focus();
    await page.keyboard.press("Space");
    assert.equal(await page.locator('[data-column="ACCEPTED"]').getAttribute("data-open"), "here");
    assert.equal(await page.locator('[data-column="COMPLETED"]').getAttribute("data-open"), "no");
    await page.keyboard.press("Enter");
    await moved(page, "ACCEPTED", carried.number, 2);

    await page.route("**/move", (route) => route.fulfill({ status: 409, json: { sentence: "Det går ikke" } }));
    await inColumn(page, "QUOTE_SENT", refused.number).locator(".deal-grip").focus();
    await page.keyboard.press("Space");
    await page.keyboard.press("Enter");
    await page.locator(".toast", { hasText: "Det går ikke" }).waitFor();
    await inColumn(page, "QUOTE_SENT", refused.number).waitFor();
  },
);

screenTest(
  "a list tells of others' changes without moving, and the board takes them in",
  async (play) => {
    const { page, origin, cast, books } = play;
    const one = await aSale(play, "En"), two = await aSale(play, "To");
    await listening(page, `${origin}/sales`);

    kept(await books.moveSale(cast.mads, one.id as never, { to: "ACCEPTED" }));
    await page.locator(".live-pill", { hasText: "1 ændring" }).waitFor();
    assert.equal(
      await page.locator("tbody tr", { hasText: one.number }).locator(".badge").first().innerText(),
      "Tilbud sendt",
    );
    await page.locator(".live-pill").click();
    await page.locator("tbody tr", { hasText: one.number }).locator(".badge", { hasText: "Accepteret" }).first()
      .waitFor();

    await listening(page, `${origin}/sales/board`);
    await page.waitForFunction(() => document.querySelector("[data-card][draggable]") !== null);
    kept(await books.moveSale(cast.mads, two.id as never, { to: "ACCEPTED" }));
    await inColumn(page, "ACCEPTED", two.number).waitFor();
  },
);

screenTest("a card that is carried stays in the hand while the board is brought up to date", async (play) => {
  const { page, origin, cast, books } = play;
  const carried = await aSale(play, "Bæres"), other = await aSale(play, "Flyttes");
  await listening(page, `${origin}/sales/board`);
  await moved(page, "QUOTE_SENT", carried.number, 1);
  const { promise: asked, resolve: isAsked } = Promise.withResolvers<void>();
  const { promise: taken, resolve: isTaken } = Promise.withResolvers<void>();
  await page.route("**/sales/board", async (route) => {
    isAsked();
    await taken;
    await route.continue();
  });

  kept(await books.moveSale(cast.mads, other.id as never, { to: "ACCEPTED" }));
  await asked;
  await inColumn(page, "QUOTE_SENT", carried.number).locator(".deal-grip").focus();
  await page.keyboard.press("Space");
  const fresh = page.waitForResponse("**/sales/board");
  isTaken();
  await (await fresh).finished();
  await page.keyboard.press("Enter");

  await moved(page, "ACCEPTED", carried.number, 2);
  await moved(page, "ACCEPTED", other.number, 2);
});

screenTest("Ctrl K finds a sale, single keys do their work, and can be turned off", async (play) => {
  const { page, origin } = play;
  const { id, number } = await aSale(play, "Palle Paletsen");
  // The palette comes late, and takes what was typed meanwhile.
  const held = Promise.withResolvers<Route>();
  await page.route(/DeskPanels\.js/, (route) => held.resolve(route));
  await page.goto(`${origin}/sales`);
  await scriptsWork(page);

  await page.keyboard.press("Control+k");
  await page.keyboard.type(number);
  await (await held.promise).continue();
  await page.unroute(/DeskPanels\.js/);
  await page.locator(".find-row", { hasText: "Palle Paletsen" }).first().waitFor();
  await page.keyboard.press("Enter");
  await page.waitForURL(`${origin}/sales/${id}`);

  await page.goto(`${origin}/sales`);
  await scriptsWork(page);
  await page.keyboard.press("j");
  await page.keyboard.press("x");
  await page.locator(".bulk").waitFor();
  await page.keyboard.press("?");
  await page.locator("dialog[open] .keys").waitFor();
  await page.keyboard.press("Escape");
  await page.keyboard.press("c");
  await page.waitForURL(`${origin}/sales/new`);

  await page.goto(`${origin}/profile`);
  await page.click('form[action="/profile/keys"] button[value="off"]');
  await page.goto(`${origin}/sales`);
  await scriptsWork(page);
  await page.keyboard.press("c");
  await page.keyboard.press("Control+k");
  await page.locator("dialog.find[open]").waitFor();
  assert.equal(new URL(page.url()).pathname, "/sales");
});

screenTest("on a telephone a sale is ticked by a tap, and comes alone as a file", async (play) => {
  const { page, origin } = play;
  const [chosen, left] = [await aSale(play, "Valgt"), await aSale(play, "Ikke valgt")];
  await page.goto(`${origin}/sales`);

  await page.getByRole("checkbox", { name: `Vælg ${chosen.number}` }).tap();
  await page.getByText("1 valgt", { exact: true }).waitFor();
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Eksportér CSV" }).tap();
  const text = await Deno.readTextFile(await (await download).path());

  assert.ok(text.includes(chosen.number) && !text.includes(left.number), text);
}, { context: TELEPHONE });

screenTest("however the palette was opened, Escape closes it and the next key is a key of the page", async (play) => {
  const { page, origin } = play;
  await aSale(play, "Palle Paletsen");
  await page.goto(`${origin}/sales`);
  await scriptsWork(page);
  const palette = page.locator("dialog.find[open]"), sheet = page.locator("dialog[open] .keys");
  const ways: (() => Promise<unknown>)[] = [
    () => page.keyboard.press("Control+k"),
    () => page.click('.side a[href="/find"]'),
    async () => {
      await page.keyboard.press("Control+k");
      await page.keyboard.type("intet heder sådan");
      await page.locator(".find-none").waitFor();
    },
    async () => {
      await page.keyboard.press("Control+k");
      await page.keyboard.press("ArrowDown");
    },
  ];

  for (const open of ways) {
    await open();
    await palette.waitFor();
    await page.keyboard.press("Escape");
    await page.keyboard.press("?");
    await sheet.waitFor();
    assert.equal(await palette.count(), 0);
    await page.keyboard.press("Escape");
    await sheet.waitFor({ state: "hidden" });
  }
});
