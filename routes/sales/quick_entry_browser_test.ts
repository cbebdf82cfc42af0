import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { aDraft, aLineDraft, customerFacts, serviceFacts } from "../../adapters/memory/builders.ts";
import type { SaleId } from "../../domain/kernel/ids.ts";
import { ore } from "../../domain/kernel/money.ts";
import { type Play, resize, screenTest, scriptsWork, TELEPHONE } from "../../tools/test_stage.ts";
import { kept } from "../../tools/test_site.ts";

/** Two minutes, at a key or a tap a second and with half the time for thinking. */
const MOST_ACTS = 60;

async function stocked({ books, cast }: Play) {
  for (const name of ["Hanne Holm", "Hans Hansen"]) {
    kept(await books.recordCustomer(cast.anna, customerFacts({ name }), true));
  }
  kept(
    await books.recordService(
      cast.anna,
      serviceFacts({ name: "Vinduer", priceOre: ore(399_00), priceIncludesVat: true }),
    ),
  );
}

async function recorded({ page, books, cast }: Play) {
  await page.waitForURL(/\/sales\/[0-9a-f-]{36}$/);
  const id = new URL(page.url()).pathname.split("/").at(-1) as SaleId;
  return kept(await books.findSale(cast.anna, id)).sale;
}

const suggested = (page: Page, name: string) => page.locator("#customer-suggestions [role=option]", { hasText: name });

screenTest("a sale is recorded from an empty form with the keyboard alone, in well under two minutes", async (play) => {
  const { page, origin } = play;
  await stocked(play);
  await page.goto(`${origin}/sales`);
  await scriptsWork(page);
  let strokes = 0;
  const press = async (key: string) => {
    strokes++;
    await page.keyboard.press(key);
  };
  const type = async (text: string) => {
    for (const letter of text) await press(letter);
  };
  const tabTo = async (id: string) => {
    for (let tabs = 0; tabs < 30; tabs++) {
      if (await page.evaluate((id) => document.activeElement?.id === id, id)) return;
      await press("Tab");
    }
    assert.fail(`${id} is not reached`);
  };

  await press("c");
  await page.waitForURL("**/sales/new");
  await scriptsWork(page);
  assert.equal(await page.evaluate(() => document.activeElement?.id), "f-customerSearch");
  await type("han");
  await suggested(page, "Hanne").waitFor();
  await press("ArrowDown");
  await press("Enter");
  await tabTo(await page.locator('select[name="lines.0.serviceId"]').getAttribute("id") ?? "");
  await type("vin");
  await tabTo(await page.locator('[name="lines.0.quantity"]').getAttribute("id") ?? "");
  await press("Control+A");
  await type("2,5");
  await press("Enter");
  const sale = await recorded(play);

  assert.deepEqual([sale.customer.name, sale.lines[0].description, sale.gross], ["Hanne Holm", "Vinduer", 997_50]);
  assert.ok(strokes <= MOST_ACTS, `${strokes} keys`);
  console.log(`a sale by ${strokes} keys`);
});

screenTest("a sale for a new customer is recorded on a phone by taps, in well under two minutes", async (play) => {
  const { page, origin } = play;
  await stocked(play);
  await page.goto(`${origin}/today`);
  let acts = 0;
  const tap = async (place: ReturnType<Page["locator"]>) => {
    acts++;
    await place.tap();
  };
  const write = async (name: string, text: string) => {
    await tap(page.locator(`[name="${name}"]`));
    acts += text.length;
    await page.locator(`[name="${name}"]`).pressSequentially(text);
  };

  await tap(page.locator(".bottom .plus"));
  await tap(page.locator(".bottom .plus-menu a", { hasText: "Nyt salg" }));
  await page.waitForURL("**/sales/new");
  await scriptsWork(page);
  await tap(page.getByText("Opret ny kunde"));
  await write("newCustomer.name", "Ida Nord");
  await write("newCustomer.phone", "22334455");
  // A list of one's own telephone: opened and chosen from.
  acts += 2;
  await page.selectOption('[name="lines.0.serviceId"]', {
    label: /^Vinduer/.exec(await page.locator("option", { hasText: "Vinduer" }).innerText())!.input,
  });
  await tap(page.getByRole("button", { name: "Opret salg", exact: true }));
  const sale = await recorded(play);

  assert.deepEqual([sale.customer.name, sale.customer.phone, sale.gross], ["Ida Nord", "+4522334455", 399_00]);
  assert.ok(acts <= MOST_ACTS, `${acts} taps and letters`);
  console.log(`a sale on a phone by ${acts} taps and letters`);
}, { context: TELEPHONE });

screenTest(
  "who is found by nobody's name is a new customer by Enter, and the keys go on to what is missing",
  async (play) => {
    const { page, origin } = play;
    await stocked(play);
    await page.goto(`${origin}/sales/new`);
    await page.waitForLoadState("networkidle");
    const at = () => page.evaluate(() => (document.activeElement as HTMLInputElement).name);

    await page.keyboard.type("Bodil Krog");
    await page.getByRole("option", { name: "Opret ”Bodil Krog” som ny kunde" }).waitFor();
    await page.keyboard.press("Enter");
    const led = await at();
    await page.keyboard.type("22334455");
    await page.selectOption('[name="lines.0.serviceId"]', { index: 1 });
    await page.getByRole("button", { name: "Tilføj linje" }).press("Enter");
    await page.waitForFunction(() => (document.activeElement as HTMLInputElement).name === "lines.1.serviceId");
    await page.keyboard.press("Tab");
    await page.keyboard.type("Nøgle");
    await page.fill('[name="lines.1.unitPrice"]', "100");
    await page.locator('[name="internalNotes"]').press("Control+Enter");
    const sale = await recorded(play);

    assert.equal(led, "newCustomer.phone");
    assert.deepEqual([sale.customer.name, sale.customer.phone, sale.gross], [
      "Bodil Krog",
      "+4522334455",
      399_00 + 125_00,
    ]);
  },
);

screenTest(
  "Enter takes the first customer the list offers, and the new one begun before is forgotten",
  async (play) => {
    const { page, origin } = play;
    await stocked(play);
    await page.goto(`${origin}/sales/new`);
    await page.waitForLoadState("networkidle");

    await page.keyboard.type("Hanne Hols");
    await page.getByRole("option", { name: /^Opret/ }).click();
    await page.fill('[name="customerSearch"]', "hanne");
    await suggested(page, "Hanne Holm").waitFor();
    await page.locator('[name="customerSearch"]').press("Enter");

    assert.equal(await page.inputValue('[name="customerSearch"]'), "Hanne Holm");
    assert.equal(await page.inputValue('[name="newCustomer.name"]'), "");
    assert.equal(new URL(page.url()).pathname, "/sales/new", "nothing is sent by choosing");
  },
);

screenTest("a visit whose time was forgotten is asked for, and never left out in silence", async (play) => {
  const { page, origin } = play;
  await stocked(play);
  await page.goto(`${origin}/sales/new`);
  await scriptsWork(page);
  await page.locator("#f-customerSearch").fill("han");
  await suggested(page, "Hanne").click();
  await page.locator('[name="lines.0.serviceId"]').selectOption({ index: 1 });
  const visit = page.locator("#f-scheduledAt");
  await visit.focus();
  // The same day whatever comes first here, the day or the month.
  await page.keyboard.type("12122027");
  assert.equal(await visit.evaluate((field) => (field as HTMLInputElement).validity.badInput), true);
  await page.locator("#f-saleDate").focus();

  await page.locator('.form-acts [value="save"]').click();
  const asked = await page.evaluate(() => document.activeElement?.id);
  const where = new URL(page.url()).pathname;
  await visit.fill("2027-12-12T10:00");
  await page.locator('.form-acts [value="save"]').click();

  assert.deepEqual([asked, where], ["f-scheduledAt", "/sales/new"]);
  assert.equal((await recorded(play)).scheduledAt, "2027-12-12T09:00:00.000Z");
});

screenTest(
  "an address pasted into a line does not push the list off the page, and words stay whole",
  async ({ page, origin, books, cast }) => {
    const { id } = kept(await books.recordCustomer(cast.anna, customerFacts({ name: "Hanne Holm" }), true));
    const description = `https://www.example.dk/${"a".repeat(180)}`;
    const category = "x".repeat(50);
    for (const line of [aLineDraft({ description }), aLineDraft({ description: "Standardrengøring" })]) {
      kept(await books.recordSale(cast.anna, aDraft({ customerId: id, lines: [line] })));
    }
    kept(await books.recordService(cast.anna, serviceFacts({ name: "Vinduer", category })));

    for (const width of [768, 1280, 1600]) {
      await resize(page, width);
      for (const [list, breaking] of [["/sales", description], ["/services", category]]) {
        await page.goto(origin + list);
        const needed = await page.evaluate(() => document.documentElement.scrollWidth);
        assert.ok(needed <= width, `${list} needs ${needed} of ${width}`);
        assert.deepEqual(await page.locator(".list .breaks").allTextContents(), [breaking]);
      }
    }
  },
);
