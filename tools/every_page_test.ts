import axe from "@axe-core/axe.min.js";
import assert from "node:assert/strict";
import type { Page, Route } from "playwright-core";
import { ore } from "../domain/kernel/money.ts";
import { addressOf, ROUTE_CASES, subjectOf } from "./route_cases.ts";
import { kept, type Person } from "./test_site.ts";
import { DESK, journey, openWindow, resize, scriptsWork, type Stage } from "./test_stage.ts";

const WIDTHS = [390, 640, 768, 1024, 1280, 1600];

/** The pages of every route, with their dialogs, errors and empty states. */
async function pages(stage: Stage): Promise<[path: string, person: Person | null][]> {
  const { office } = stage;
  const shown: [string, Person | null][] = [["/login", null], ["/forgot", null], ["/login?out=1", null]];
  for (const [route, { fields }] of Object.entries(ROUTE_CASES)) {
    if (fields || !route.startsWith("GET") || /export/.test(route)) continue;
    shown.push([addressOf(route, await subjectOf(office, route, "anna")), "anna"]);
  }
  const sale = await office.sale(), paid = await office.sale();
  kept(
    await office.books.paySale(office.cast.anna, paid.id, {
      amount: ore(100),
      paidOn: paid.saleDate,
      reference: "Bank",
    }),
  );
  for (const dialog of ["SCHEDULED", "CANCELLED", "correct", "pay", "delete"]) {
    shown.push([`/sales/${sale.id}?dialog=${dialog}`, "anna"]);
  }
  shown.push([`/sales/${paid.id}?dialog=refund`, "anna"], ["/sales?q=findes+ikke", "anna"], ["/findes-ikke", "anna"]);
  shown.push(["/services/new", "bo"], ["/sales", "carla"], ["/customers?deleted=yes", "anna"]);
  return shown;
}

/** Its share of the pages: several short tests say where a fault is, and none takes minutes. */
const SHARES = 6;

for (let share = 0; share < SHARES; share++) {
  journey(
    `every page: nothing for axe in light and dark, nothing cut off, nothing too small to hit, ${share + 1}/${SHARES}`,
    async (stage) => {
      const problems: string[] = [], seen = new Set<string>();
      const mine = (await pages(stage)).filter((_, n) => n % SHARES === share);
      for (const [person, paths] of Map.groupBy(mine, ([, person]) => person)) {
        await openWindow(stage, person, async (page) => {
          for (const [path] of paths) {
            const shown = await shownAt(page, path);
            if (shown === null || seen.has(shown)) continue;
            seen.add(shown);
            // A page that loads itself again while it is looked at stays as it is.
            await page.route("**", stay);
            problems.push(...(await look(page)).map((problem) => `${path} ${problem}`));
            await page.unroute("**", stay);
          }
        }, { reducedMotion: "reduce" });
      }
      assert.deepEqual(problems, []);
      assert.ok(seen.size > 9, `only ${seen.size} pages were looked at`);
    },
  );
}

/** Keeps the page from being left. Not while pages are opened: whatever is routed comes from no cache. */
function stay(route: Route): Promise<void> {
  return route.request().isNavigationRequest() ? route.abort("aborted") : route.continue();
}

/** Opens the address; gives the page it led to, or null where that is a file, a stream or an island's own answer. */
async function shownAt(page: Page, path: string): Promise<string | null> {
  await resize(page, DESK.width, DESK.height);
  // Its head decides: a stream's body never ends, and a file begins no page.
  const answer = await page.goto(path, { waitUntil: "commit" }).catch(() => null);
  const { "content-type": type = "", "content-security-policy": policy = "" } = answer?.headers() ?? {};
  // A letter's preview is shown in a frame where nothing runs, this test neither; adapters/mail looks at letters.
  if (!/html/.test(type) || /\bsandbox\b/.test(policy)) {
    await page.goto("about:blank");
    return null;
  }
  await page.waitForLoadState("load");
  return page.url().replaceAll(/[0-9a-f-]{36}/g, ":id") + answer!.status();
}

async function look(page: Page): Promise<string[]> {
  const problems: string[] = [];
  await page.evaluate(axe.source);
  await withoutTransitions(page);
  for (const colorScheme of ["dark", "light"] as const) {
    await page.emulateMedia({ colorScheme });
    await drawn(page);
    problems.push(...(await findings(page, colorScheme)).map((finding) => `${colorScheme}: ${finding}`));
  }
  for (const width of WIDTHS) {
    await resize(page, width);
    problems.push(...(await cutOff(page)).map((wide) => `${width}: ${wide} is cut off`));
    if (width === 390) problems.push(...(await tooSmall(page)).map((small) => `${small} is too small`));
  }
  return problems;
}

journey(
  "a form that came back: nothing for axe, and the summary has the focus and leads to the field",
  async (stage) => {
    await openWindow(stage, "anna", async (page) => {
      await page.goto("/sales/new");
      await scriptsWork(page);
      await page.locator("[name='lines.0.unitPrice']").fill("1.5");
      await page.locator("main").getByRole("button", { name: "Opret salg", exact: true }).click();
      await page.locator("#error-summary").waitFor();
      await page.evaluate(axe.source);

      assert.deepEqual(await findings(page, "light"), []);
      assert.equal(await page.evaluate(() => document.activeElement?.id), "error-summary");
      await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
      assert.equal(await page.evaluate(() => document.activeElement?.getAttribute("name")), "lines.0.unitPrice");
    });
  },
);

/** Whatever changes is at once as it will be: a colour on its way from light to dark has too little contrast. */
function withoutTransitions(page: Page): Promise<void> {
  return page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync("*, ::before, ::after { transition: none !important }");
    document.adoptedStyleSheets.push(sheet);
    for (const one of document.getAnimations()) if (one instanceof CSSTransition) one.finish();
  });
}

/** Waits until the page is drawn as it is now; one that nobody sees is not, and looks the same. */
function drawn(page: Page): Promise<void> {
  return page.evaluate(async () => {
    for (let frame = 0; frame < 2; frame++) {
      await new Promise((resolve) => {
        requestAnimationFrame(resolve);
        setTimeout(resolve, 100);
      });
    }
  });
}

/** What axe finds; in the dark only colours are another matter. */
async function findings(page: Page, light: "light" | "dark"): Promise<string[]> {
  return await page.evaluate(async (light) => {
    const options = light === "light" ? {} : { runOnly: ["color-contrast"] };
    // @ts-ignore: axe put itself there before.
    const { violations } = await globalThis.axe.run(document, { ...options, resultTypes: ["violations"] });
    return (violations as { id: string; nodes: { html: string }[] }[])
      .map(({ id, nodes }) => `${id} ${nodes.map(({ html }) => html.slice(0, 160)).slice(0, 3).join("  ")}`);
  }, light);
}

/** What is wider than the place it has, and what in it sticks out. */
function cutOff(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const called = (it: Element) => `${it.tagName} ${it.className} ${(it.textContent ?? "").trim().slice(0, 30)}`;
    return [document.documentElement, ...document.querySelectorAll("main .card, main .btn, .dialog")]
      .filter((it) => it.scrollWidth > it.clientWidth + 1 && it.clientWidth > 0)
      // What is made to be scrolled may be wider.
      .filter((it) =>
        it === document.documentElement || !/auto|scroll/.test(getComputedStyle(it).overflowX) ||
        it.matches(".list-box")
      )
      .map((it) => {
        const { right } = it.getBoundingClientRect();
        const out = [...it.querySelectorAll("*")].filter((part) =>
          part.checkVisibility() && part.getBoundingClientRect().right > right + 1 && part.childElementCount === 0
        );
        return `${called(it)} ${it.scrollWidth} > ${it.clientWidth}: ${out.slice(0, 2).map(called).join(", ")}`;
      });
  });
}

/** Targets under 44 px, but links inside a text, and what a label or a row around makes larger. */
function tooSmall(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll("a, button, select, summary, input, textarea, label.btn, label.check, label.pick")]
      .filter((it) =>
        it.checkVisibility() &&
        !it.matches(".link, .skip, .row-link, .scrim, li a, .check input, .pick input, .sr-only, [type=hidden]")
      )
      .filter((it) => {
        const { width, height } = it.getBoundingClientRect();
        // Figures in a table lead to what they are made of; their row is as high as a finger, their column need not be.
        return height < 43.5 && !it.matches("td a") || width < 43.5 && it.matches(".btn, .menu-item, .slot, .place");
      })
      .map((it) => `${it.tagName} ${it.className} ${(it.textContent ?? "").trim().slice(0, 40)}`)
  );
}
