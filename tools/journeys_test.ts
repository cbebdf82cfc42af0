import assert from "node:assert/strict";
import { gzipSync } from "node:zlib";
import type { Page } from "playwright-core";
import { fitText } from "../domain/kernel/text.ts";
import { ore } from "../domain/kernel/money.ts";
import type { SaleId } from "../domain/kernel/ids.ts";
import { kept, type Office, type Person, TEST_PASSWORD } from "./test_site.ts";
import { DESK, journey, openWindow, PHONE, scriptsWork } from "./test_stage.ts";
import { until } from "./until.ts";

/** Presses Tab until the thing with that name has the focus. */
async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  const seen: string[] = [];
  for (let n = 0; n < 90; n++) {
    const focused = await page.evaluate(() => {
      const it = document.activeElement as HTMLElement | null;
      if (!it || it === document.body) return "";
      const label = it.getAttribute("aria-label") ?? (it as HTMLInputElement).labels?.[0]?.textContent ??
        it.textContent ?? "";
      return label.replaceAll(/\s+/g, " ").trim();
    });
    if (typeof name === "string" ? focused === name : name.test(focused)) return;
    seen.push(focused);
    await page.keyboard.press("Tab");
  }
  assert.fail(`Tab never comes to ${name}, but to ${seen.join(" | ")}`);
}

/** Types a day and a time into the field that has the focus, in the order this browser's language wants. */
async function typeTime(page: Page, time: string): Promise<void> {
  const [, year, month, day, hour, minute] = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)$/.exec(time)!;
  const value = () => page.evaluate(() => (document.activeElement as HTMLInputElement).value);
  for (const [date, half] of [[month + day, "A"], [day + month, ""]]) {
    await page.keyboard.type(date + year);
    await page.keyboard.press("ArrowRight");
    await page.keyboard.type(hour + minute + half);
    if (await value() === time) return;
    for (let n = 0; n < 6; n++) await page.keyboard.press("ArrowLeft");
  }
  assert.fail(`the field has ${await value()}, not ${time}`);
}

const textOf = async (page: Page, selector = "main") =>
  (await page.locator(selector).first().innerText()).replaceAll(/\s+/g, " ").trim();
const saleIn = (page: Page) => /\/sales\/([0-9a-f-]{36})$/.exec(new URL(page.url()).pathname)?.[1] as SaleId;
const onSale = (page: Page) => page.waitForURL(/\/sales\/[0-9a-f-]{36}$/);
const emailOf = ({ cast }: Office, person: Person) =>
  cast.firms.flatMap(({ members }) => members).find(({ id }) => id === cast[person].userId)!.email;

for (const [device, viewport] of [["desk", DESK], ["phone", PHONE]] as const) {
  journey(`the main job by keyboard alone, ${device}: from the login to paid`, async (stage) => {
    const { office } = stage;
    await office.customer({ name: `Hanne ${device}` });
    await office.customer({ name: `Hansen ${device}` });
    await office.service({ name: `Vinduer ${device}`, priceOre: ore(399_00), priceIncludesVat: true });
    await openWindow(stage, null, async (page) => {
      const { keyboard } = page;
      const enter = async (name: string | RegExp) => {
        await tabTo(page, name);
        await keyboard.press("Enter");
      };

      await page.goto("/sales");
      await page.waitForURL(/\/login/);
      await tabTo(page, "E-mail");
      await keyboard.type(emailOf(office, "bo"));
      await tabTo(page, "Adgangskode");
      await keyboard.type(TEST_PASSWORD);
      await keyboard.press("Enter");
      await page.waitForURL("**/sales");

      await enter("Nyt salg");
      await page.waitForURL("**/sales/new");
      await scriptsWork(page);
      await tabTo(page, /^Kunde/);
      await keyboard.type("han");
      await page.locator("#customer-suggestions [role=option]").nth(1).waitFor();
      await keyboard.press("ArrowDown");
      await keyboard.press("ArrowDown");
      await keyboard.press("ArrowUp");
      const first = await page.locator("#customer-suggestions [aria-selected=true] span").innerText();
      await keyboard.press("Enter");
      assert.equal(await page.locator("#f-customerSearch").inputValue(), first);
      await tabTo(page, "Ydelse");
      await keyboard.type(`Vinduer ${device}`);
      await tabTo(page, "Antal");
      await keyboard.press("Control+A");
      await keyboard.type("1,5");
      assert.match(await textOf(page, "output"), /478,80 kr\..*119,70 kr\..*598,50 kr\./);
      await keyboard.press("Enter");
      await onSale(page);

      const id = saleIn(page);
      await enter("Markér accepteret");
      await page.locator("[role=status]", { hasText: "er nu Accepteret." }).waitFor();
      await enter("Planlæg");
      await page.locator("dialog:modal").waitFor();
      assert.equal(await page.evaluate(() => document.activeElement?.getAttribute("name")), "scheduledAt");
      await typeTime(page, device === "desk" ? "2027-02-03T08:00" : "2027-02-04T08:00");
      await keyboard.press("Enter");
      await page.locator("[role=status]", { hasText: "er nu Planlagt." }).waitFor();
      await enter("Start");
      await page.locator("[role=status]", { hasText: "er nu I gang." }).waitFor();
      await enter("Markér udført");
      await page.locator("[role=status]", { hasText: "er nu Udført." }).waitFor();
      await enter("Registrér betaling");
      await page.locator("dialog:modal").waitFor();
      await keyboard.press("Enter");
      await page.locator("[role=status]", { hasText: "er registreret." }).waitFor();

      assert.match(await textOf(page, ".page-head"), /Betalt/);
      const history = await page.locator("ol.timeline li").allInnerTexts();
      assert.deepEqual(
        history.map((step) => step.replaceAll(/\s+/g, " ").replace(/ I dag.* · /, " · ")),
        ["Betalt", "Udført", "I gang", "Planlagt", "Accepteret", "Oprettet: Tilbud sendt"].map((step) =>
          `${step} · Bo Bech`
        ),
      );
      const { sale } = kept(await office.books.findSale(office.cast.anna, id));
      assert.deepEqual([sale.net, sale.vat, sale.gross, sale.paid], [478_80, 119_70, 598_50, 598_50]);
      assert.deepEqual([sale.status, sale.customer.name, sale.lines[0].quantity], ["PAID", first, 1_500]);
      assert.equal(sale.scheduledAt, `2027-02-0${device === "desk" ? 3 : 4}T07:00:00.000Z`);
    }, { viewport, hasTouch: device === "phone" });
  });

  journey(`the main job with scripts off, ${device}: from the login to paid`, async (stage) => {
    const { office } = stage;
    const customer = await office.customer({ name: `Uden Script ${device}` });
    await openWindow(stage, null, async (page) => {
      const press = (name: string) => page.locator("main").getByRole("button", { name, exact: true }).click();
      const follow = (name: string) => page.locator("main").getByRole("link", { name, exact: true }).first().click();

      await page.goto("/sales/new");
      await page.getByLabel("E-mail").fill(emailOf(office, "anna"));
      await page.getByLabel("Adgangskode", { exact: true }).fill(TEST_PASSWORD);
      await page.getByRole("button", { name: "Log ind", exact: true }).click();
      await page.waitForURL("**/sales/new");
      assert.equal(await page.locator("main .needs-script:visible").count(), 0);
      await page.locator("[name=customerSearch]").fill("Uden Script");
      await page.locator("[name='lines.0.description']").fill("Trappe");
      await page.locator("[name='lines.0.unitPrice']").fill("1.000,00");
      await press("Opret salg");
      await page.getByLabel(new RegExp(customer.name)).check();
      await press("Opret salg");
      await onSale(page);
      await press("Markér accepteret");
      await follow("Planlæg");
      await page.locator("dialog").getByRole("link", { name: "Luk" }).click();
      await onSale(page);
      await follow("Planlæg");
      await page.locator("[name=scheduledAt]").fill(device === "desk" ? "2027-04-01T08:00" : "2027-04-02T08:00");
      await page.locator("dialog").getByRole("button", { name: "Planlæg" }).click();
      await press("Start");
      await press("Markér udført");
      await follow("Registrér betaling");
      await page.locator("dialog").getByRole("button", { name: "Registrér betaling" }).click();

      await page.locator("[role=status]", { hasText: "1.250,00 kr. er registreret." }).waitFor();
      assert.match(await textOf(page), /Betalt .* · Anna Andersen .*Oprettet: Tilbud sendt .* · Anna Andersen/);
    }, { viewport, javaScriptEnabled: false, hasTouch: device === "phone" });
  });
}

journey(
  "a dialog is modal, Escape and ✕ lead back to the sale, and what was typed comes back with what is wrong",
  async (stage) => {
    const sale = await stage.office.sale({ status: "QUOTE_SENT" });
    await openWindow(stage, "anna", async (page) => {
      const ways = [
        () => page.keyboard.press("Escape"),
        () => page.locator("dialog").getByRole("link", { name: "Luk" }).click(),
        () => page.locator("dialog").getByRole("link", { name: "Fortryd" }).click(),
      ];
      for (const leave of ways) {
        await page.goto(`/sales/${sale.id}?dialog=LOST`);
        await page.locator("dialog:modal").waitFor();
        await page.evaluate(() => document.body.dataset.stays = "yes");
        await leave();
        await page.waitForURL(`**/sales/${sale.id}`);
        assert.equal(await page.locator("dialog[open]").count(), 0);
        await page.locator('main :is(a[href$="dialog=LOST"], summary):focus').waitFor();
        assert.equal(await page.locator(".scrim").count(), 0);
        assert.equal(await page.locator("body[data-stays]").count(), 1, "the page was not loaded anew");
      }

      await page.goto(`/sales/${sale.id}?dialog=LOST`);
      await page.locator("dialog:modal").waitFor();
      for (let n = 0; n < 8; n++) await page.keyboard.press("Tab");
      const inside = await page.evaluate(() =>
        document.activeElement === document.body || document.activeElement!.closest("dialog") !== null
      );
      assert.ok(inside, "the focus stays in the dialog");
      await page.locator("dialog").getByRole("button", { name: "Markér tabt" }).click();
      await page.locator(".field-error").waitFor();
      await page.locator("dialog:modal").waitFor();
      await page.locator("[name=reason]").fill("For dyrt");
      await page.locator("dialog").getByRole("button", { name: "Markér tabt" }).click();
      await page.locator("[role=status]", { hasText: "Tabt" }).waitFor();
    });
  },
);

journey(
  "the customer field: searches while one types, takes the mouse and the keys, and Escape closes it",
  async (stage) => {
    const { office } = stage;
    for (const name of ["Zenia Zøllner", "Zenobia Zar"]) await office.customer({ name });
    await openWindow(stage, "bo", async (page) => {
      await page.goto("/sales/new");
      const field = page.locator("#f-customerSearch"), options = page.locator("#customer-suggestions [role=option]");
      const asked: string[] = [];
      page.on("request", (request) => request.url().includes("suggest") && asked.push(request.url()));
      await scriptsWork(page);

      await field.evaluate((input: HTMLInputElement) => {
        for (const typed of ["z", "ze", "zen"]) {
          input.value = typed;
          input.dispatchEvent(new InputEvent("input", { bubbles: true }));
        }
      });
      await options.nth(1).waitFor();
      assert.equal(asked.length, 1, "one search for three quick letters");
      assert.equal(await field.getAttribute("aria-expanded"), "true");
      await page.keyboard.press("ArrowUp");
      assert.equal(await field.getAttribute("aria-activedescendant"), await options.last().getAttribute("id"));
      await page.keyboard.press("Escape");
      await options.first().waitFor({ state: "detached" });
      await field.fill("zenobia");
      await options.first().click();
      assert.equal(await field.inputValue(), "Zenobia Zar");
      const chosen = await page.locator("[name=customerId]").inputValue();
      assert.match(chosen, /^[0-9a-f-]{36}$/);
      await field.fill("zenobia x");
      assert.equal(await page.locator("[name=customerId]").inputValue(), "", "another text is another customer");
      await page.locator("[role=status]", { hasText: "Ingen kunde fundet." }).waitFor({ state: "attached" });
    });
  },
);

journey(
  "the lines: a service fills them in, lines come and go, and the total is what the server keeps",
  async (stage) => {
    const { office } = stage;
    const customer = await office.customer();
    const service = await office.service({
      name: "Hovedrengøring",
      priceOre: ore(333_33),
      priceIncludesVat: true,
      unit: "m²",
    });
    await openWindow(stage, "anna", async (page) => {
      await page.goto(`/sales/new?customer=${customer.id}`);
      await scriptsWork(page);
      const field = (line: number, name: string) => page.locator(`[name="lines.${line}.${name}"]`);
      await field(0, "serviceId").selectOption(service.id);
      assert.equal(await field(0, "unitPrice").inputValue(), "333,33");
      await field(0, "quantity").fill("2,5");
      for (const n of [1, 2]) {
        await page.getByRole("button", { name: "Tilføj linje" }).click();
        await field(n, "description").fill(`Linje ${n}`);
        await field(n, "unitPrice").fill(n === 1 ? "99,95" : "1");
      }
      await field(1, "discount").fill("12,5");
      await field(2, "quantity").fill("x");
      assert.equal(await textOf(page, "output"), "Udfyld antal og pris, så vises beløbet her.");
      await page.getByRole("button", { name: "Fjern linje 3" }).click();
      const shown = (await textOf(page, "output")).match(/[\d.]+,\d\d(?= kr\.)/g)!;
      await page.locator("main").getByRole("button", { name: "Opret salg", exact: true }).click();
      await onSale(page);

      const { sale } = kept(await office.books.findSale(office.cast.anna, saleIn(page)));
      const written = (amount: number) =>
        new Intl.NumberFormat("da-DK", { minimumFractionDigits: 2 }).format(amount / 100);
      assert.deepEqual(shown, [sale.net, sale.vat, sale.gross].map(written));
      assert.deepEqual(sale.lines.map(({ description }) => description), ["Hovedrengøring", "Linje 1"]);
    });
  },
);

journey("a sale is given away in the list by one press, and the list comes back as it was", async (stage) => {
  const { office } = stage;
  const sale = await office.sale();
  const given = async () => kept(await office.books.findSale(office.cast.anna, sale.id)).sale.assignedTo;
  await openWindow(stage, "anna", async (page) => {
    await page.goto(`/sales?q=${sale.number}`);
    await scriptsWork(page);
    for (const [colleague, kept] of [["Bo Bech", office.cast.bo.userId], ["Ikke tildelt", null]] as const) {
      await page.locator("[data-assignee], [data-assign]").locator("summary").click();
      await page.getByRole("button", { name: colleague, exact: true }).click();
      await page.waitForURL(`**/sales?q=${sale.number}`);
      await scriptsWork(page);
      await until(async () => await given() === kept);
    }
  });
});

journey("two clicks on save, the way back and forward and a reload make one sale", async (stage) => {
  const { office } = stage;
  const customer = await office.customer({ name: "Dobbelt Klik" });
  await openWindow(stage, "anna", async (page) => {
    await page.goto(`/sales/new?customer=${customer.id}`);
    await scriptsWork(page);
    await page.locator("[name='lines.0.description']").fill("Trappe");
    await page.locator("[name='lines.0.unitPrice']").fill("10");
    const onTheWay = new Set<unknown>();
    page.on("request", (request) => request.isNavigationRequest() && onTheWay.add(request));
    for (const end of ["requestfinished", "requestfailed"] as const) {
      page.on(end as "requestfinished", (request) => onTheWay.delete(request));
    }
    await page.locator("main").getByRole("button", { name: "Opret salg", exact: true }).dblclick();
    // The second click may cut off the way of the first.
    await until(() => onTheWay.size === 0 && /\/sales\/[0-9a-f-]{36}$/.test(page.url()));
    await page.waitForLoadState();
    await page.goBack();
    await page.goForward();
    await page.reload();

    const { stats } = kept(await office.books.findCustomer(office.cast.anna, customer.id));
    assert.equal(stats.salesCount, 1);
    assert.ok(!(await textOf(page)).includes("er oprettet."), "what happened is told once");
  });
});

journey("naughty strings on the list, the sale, its form and the customer: nothing runs", async (stage) => {
  const { office } = stage;
  const corpora = Deno.env.get("CORPORA_DIR") ?? new URL("../../shared/corpora", import.meta.url).pathname;
  const file = await Deno.readTextFile(`${corpora}/blns.json`).catch(() => null);
  if (file === null) {
    if (Deno.env.get("REQUIRE_CORPORA") === "1") {
      throw new Error(`Cannot show naughty strings: ${corpora}/blns.json is missing`);
    }
    return console.log(`Naughty strings are not shown in Chromium: ${corpora}/blns.json is missing`);
  }
  const own = [
    ...[
      "<img src=x onerror=window.__xss=1>",
      '"><script>window.__xss=1</script>',
      "</script><script>window.__xss=1</script>",
    ],
    ...[
      "<!--<script>",
      "javascript:window.__xss=1",
      "'-window.__xss-'",
      "{{window.__xss=1}}",
      "\u2028</textarea><svg/onload=window.__xss=1>",
    ],
  ];
  const strings = [...own, ...JSON.parse(file) as string[]].flatMap((raw) => {
    const fit = fitText(raw, 200);
    return "text" in fit && fit.text !== "" ? [fit.text] : [];
  });
  const together = 25, shown: string[] = [];
  for (let from = 0; from < strings.length; from += together) {
    const some = strings.slice(from, from + together);
    const customer = await office.customer({
      name: some[0],
      companyName: some[1],
      notes: some.join("\n"),
      tags: some.slice(0, 5) as never,
    });
    const sale = await office.sale({
      ...{
        customerId: customer.id,
        customerNotes: some.join("\n"),
        internalNotes: some.join("\n"),
        status: "QUOTE_SENT",
      },
      lines: some.map((text) => ({
        ...{
          serviceId: null,
          description: text,
          quantity: 1_000 as never,
          unit: text.slice(0, 20).trim().toWellFormed() || "x",
        },
        ...{ unitPrice: 100 as never, priceIncludesVat: false, discount: 0 as never, vatRate: 2_500 as never },
      })),
    });
    kept(
      await office.books.moveSale(office.cast.anna, sale.id, {
        to: "LOST",
        reason: some.join(" ").slice(0, 900).toWellFormed(),
      }),
    );
    const open = await office.sale({ customerId: customer.id, lines: sale.lines.map(({ id: _, ...line }) => line) });
    shown.push(`/sales/${sale.id}`, `/sales/${open.id}/edit`, `/customers/${customer.id}`);
  }
  for (const text of strings.slice(0, 60)) {
    await office.sale({
      customerId: (await office.customer({ name: text })).id,
      lines: [{
        ...{ serviceId: null, description: text, quantity: 1_000 as never, unit: "x", unitPrice: 100 as never },
        ...{ priceIncludesVat: false, discount: 0 as never, vatRate: 2_500 as never },
      }],
    });
  }
  const lists = [1, 2, 3, 4, 5].flatMap((n) => [`/sales?page=${n}`, `/customers?page=${n}`]);

  await openWindow(stage, "anna", async (page) => {
    await page.addInitScript(() => {
      document.addEventListener(
        "securitypolicyviolation",
        (event) => console.error(`CSP: ${event.violatedDirective} ${event.blockedURI}`),
      );
    });
    const read = new Set<string>();
    for (const path of [...lists, ...shown]) {
      await page.goto(path);
      if (path.endsWith("/edit")) await page.waitForFunction(() => document.querySelector(".needs-script") !== null);
      const { xss, texts } = await page.evaluate(() => ({
        xss: (globalThis as { __xss?: unknown }).__xss,
        texts: [...document.querySelectorAll(".priced-lines p.font-semibold")].map((it) => it.textContent ?? ""),
      }));
      assert.equal(xss, undefined, path);
      for (const text of texts) read.add(text);
    }
    assert.deepEqual(strings.filter((text) => !read.has(text)), [], "every string is read on the page as it is");
  });
});

/** Gzipped; what an ordinary page may load. Where one drags, and where lines are reckoned while one types, it is more. */
const MOST_SCRIPT = 15_000;

journey("an ordinary page loads at most 15 kB of script, and one that loads more is known", async (stage) => {
  const { office } = stage;
  const sale = await office.sale(), customer = await office.customer({ name: "Hanne Holm" });
  const pages = [
    ...[
      "/dashboard",
      "/today",
      "/sales",
      "/sales/board",
      `/sales/${sale.id}`,
      "/customers",
      `/customers/${customer.id}`,
    ],
    ...["/customers/new", "/leads", "/leads/board", "/leads/new", "/services", "/calendar", "/agreements", "/reports"],
    ...[
      "/import",
      "/settings",
      "/profile",
      "/notifications",
      "/sales/new",
      `/sales/${sale.id}/edit`,
      "/agreements/new",
    ],
  ];
  const above: string[] = [], sizes = new Map<string, number>();
  const sizeOf = async (script: string) => {
    const known = sizes.get(script);
    if (known !== undefined) return known;
    const size = gzipSync(await (await fetch(script)).bytes()).length;
    sizes.set(script, size);
    return size;
  };
  await openWindow(stage, "anna", async (page) => {
    for (const path of pages) {
      await page.goto(path);
      await scriptsWork(page);
      const loaded = await page.evaluate(() => performance.getEntriesByType("resource").map(({ name }) => name));
      let bytes = 0;
      for (const script of new Set(loaded.filter((name) => name.endsWith(".js")))) bytes += await sizeOf(script);
      assert.ok(bytes > 5_000, `${path} loads next to nothing: ${bytes}`);
      if (bytes > MOST_SCRIPT) above.push(path);
    }
  });

  const dragged = ["/sales/board", "/leads/board", "/calendar"];
  assert.deepEqual(above, [...dragged, "/sales/new", `/sales/${sale.id}/edit`, "/agreements/new"]);
});
