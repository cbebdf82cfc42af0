import assert from "node:assert/strict";
import { Buffer } from "node:buffer";
import { customerFacts } from "../../adapters/memory/builders.ts";
import { type Play, screenTest, TELEPHONE } from "../../tools/test_stage.ts";
import { kept } from "../../tools/test_site.ts";

const ROWS = 1_200;
const FILE = [
  "Kundenavn;E-mail;Tlf.;Bynavn",
  ...Array.from({ length: ROWS }, (_, n) => `Kunde ${n};kunde${n}@example.dk;${20_000_000 + n};Århus`),
  "Gammel Kunde;kendt@example.dk;;Odense",
  "Forkert;ikke en mail;;",
].join("\r\n");

/** From the file to the customers and back again, as somebody at a screen does it; `look` waits where nothing moves by itself. */
async function journey({ page, origin, cast, books }: Play, look: () => Promise<unknown>) {
  const known = kept(
    await books.recordCustomer(cast.anna, customerFacts({ name: "Kendt", email: "kendt@example.dk" as never }), true),
  );
  const goOn = async (seen: string) => {
    for (let tries = 0; tries < 240 && !await page.getByText(seen).first().isVisible(); tries++) {
      await look();
      await page.waitForTimeout(250);
    }
    await page.getByText(seen).first().waitFor();
  };

  await page.goto(`${origin}/import`);
  await page.selectOption('[name="kind"]', "CUSTOMERS");
  await page.setInputFiles('[name="file"]', {
    name: "kunder.csv",
    mimeType: "text/csv",
    buffer: Buffer.from(FILE),
  });
  await page.getByRole("button", { name: "Send filen" }).click();
  await page.waitForURL(/\/import\/[0-9a-f-]{36}$/);
  const guessed = await page.locator('select[name^="columns."]').evaluateAll((all) =>
    all.map((one) => (one as HTMLSelectElement).value)
  );
  await page.selectOption('[name="duplicates"]', "UPDATE");
  await page.getByRole("button", { name: "Tjek filen" }).click();
  await goOn("Klar til import");
  const checked = (await page.locator("main").innerText()).replaceAll(/\s+/g, " ");
  await page.getByRole("button", { name: /^Importér 1\.201/ }).click();
  await goOn("Importen er færdig");
  const renamed = kept(await books.findCustomer(cast.anna, known.id)).name;
  await page.getByRole("link", { name: "Se listen" }).click();
  await page.waitForURL("**/customers");
  const there = await page.locator(".page-head").innerText();
  await page.goBack();
  await page.getByRole("button", { name: "Fortryd importen" }).click();
  await goOn("Importen er fortrudt");
  await page.goto(`${origin}/customers`);
  const after = await page.locator(".page-head").innerText();

  assert.deepEqual(guessed, ["name", "email", "phone", "city"]);
  assert.match(checked, /Uden fejl 1\.201 .*Findes i forvejen 1 .*Med fejl 1/);
  assert.match(checked, /Linje 1\.203 .*E-mail.*ikke en mail/);
  assert.equal(renamed, "Gammel Kunde");
  assert.match(there, /1\.201 kunder/);
  assert.match(after, /1 kunde/);
  assert.equal(kept(await books.findCustomer(cast.anna, known.id)).name, "Kendt");
}

screenTest("import: a file is sent, checked, brought in and taken back, the bar moving by itself", async (play) => {
  await journey(play, () => Promise.resolve());
});

screenTest("import: the same without scripts on a phone, by the link that looks again", async (play) => {
  const again = play.page.getByRole("link", { name: "Opdater visningen" });
  await journey(play, async () => await again.isVisible() && await again.click());
}, { context: { ...TELEPHONE, javaScriptEnabled: false } });

screenTest(
  "import: what is wrong is read on a phone: no word falls apart and nothing leaves the screen",
  async (play) => {
    const { page, origin } = play;
    await page.goto(`${origin}/import`);
    await page.setInputFiles('[name="file"]', {
      name: "kunder.csv",
      mimeType: "text/csv",
      buffer: Buffer.from("Navn;E-mail;Tlf;CVR\nForkert;x;y;z\nFor;mange;felter;her;Vej 1; 2. tv\n"),
    });
    await page.getByRole("button", { name: "Send filen" }).click();
    await page.getByRole("button", { name: "Tjek filen" }).click();
    await page.getByText("Rækker med fejl").waitFor();

    const { wide, tall, cells } = await page.evaluate(() => {
      const cells = [...document.querySelectorAll("section .list tbody td")].filter((cell) => cell.clientWidth > 0);
      return {
        wide: document.documentElement.scrollWidth - innerWidth,
        tall: cells.filter((cell) => cell.clientHeight > 90).map((cell) => cell.textContent),
        cells: cells.length,
      };
    });
    assert.deepEqual([wide, tall, cells], [0, [], 16]);
  },
  { context: TELEPHONE },
);
