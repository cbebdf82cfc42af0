import { Buffer } from "node:buffer";
import type { Page } from "playwright-core";

/** One picture of the guides, taken in each language. */
export interface Shot {
  readonly name: string;
  readonly path: string;
  /** Who of Rendetalje looks; ADMIN if nobody is said. */
  readonly who?: "admin" | "manager" | "rep" | "viewer" | "nobody";
  readonly width?: number;
  readonly height?: number;
  readonly theme?: "light" | "dark";
  /** What is done on the page before the picture is taken. */
  readonly prepare?: (page: Page) => Promise<void>;
}

const PHONE = { width: 390, height: 844 } as const;

/** Follows the first link of the list, whose address ends as told. */
const open = (selector: string, more = "") => async (page: Page) => {
  const href = await page.locator(selector).first().getAttribute("href");
  await page.goto(new URL(href!, page.url()).pathname + more, { waitUntil: "networkidle" });
};

/** Somebody known and the first service, so that the form shows how it fills in and adds up. */
const fillSale = async (page: Page) => {
  await page.keyboard.type("Anne");
  await page.locator("[role=option]").first().waitFor();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.locator("main form select:visible").first().selectOption({ index: 1 });
};

/** Every other week on two days: the next dates follow what is filled in. */
const everyOther = async (page: Page) => {
  await page.selectOption("select[name=every]", "2");
  await page.check("input[name='weekdays.4']");
  await page.locator("#preview li").nth(7).waitFor();
  await page.waitForTimeout(1_000);
  await page.locator("select[name=every]").scrollIntoViewIfNeeded();
  await page.evaluate(() => document.querySelector("#preview")!.closest("section.card")!.scrollIntoView());
};

/** The search over the page, with what it finds. */
const findAnne = async (page: Page) => {
  await page.keyboard.press("Control+k");
  await page.keyboard.type("Anne", { delay: 20 });
  await page.locator("dialog[open] [role=option]", { hasText: "Anne" }).first().waitFor();
};

/** A file such as a spreadsheet saves it, sent and waiting for its columns to be confirmed. */
const sendFile = async (page: Page) => {
  const text = "Navn;E-mail;Telefon;Postnr;By\r\nIda Holm;ida.holm@example.dk;20 11 22 33;8000;Aarhus C\r\n" +
    "Bent Friis;bent.friis@example.dk;30 11 22 33;8200;Aarhus N\r\n";
  await page.setInputFiles("input[type=file]", {
    name: "kunder.csv",
    mimeType: "text/csv",
    buffer: Buffer.from(text),
  });
  await page.locator("main form", { has: page.locator("input[type=file]") }).locator("button").last().click();
  await page.waitForURL(/\/import\/.+/);
};

const SALE = "main table tbody a[href^='/sales/']";
const CUSTOMER = "main table tbody a[href^='/customers/']";
const AGREEMENT = "main table tbody a[href^='/agreements/']";
const LEAD = "main a[href^='/leads/0']";
const SERVICE = "main a[href^='/services/0']";

/** Every picture, in the order of the guides. */
export const SHOTS: readonly Shot[] = [
  { name: "login", path: "/login", who: "nobody" },
  { name: "dashboard", path: "/dashboard" },
  { name: "today-phone", path: "/today", who: "rep", ...PHONE },
  { name: "find", path: "/dashboard", prepare: findAnne },
  { name: "sales", path: "/sales" },
  { name: "board", path: "/sales/board", width: 1440 },
  { name: "sale-new", path: "/sales/new", prepare: fillSale },
  { name: "sale", path: "/sales?status=COMPLETED", prepare: open(SALE) },
  { name: "sale-phone", path: "/sales?status=SCHEDULED", prepare: open(SALE), who: "rep", ...PHONE },
  { name: "payment", path: "/sales?status=COMPLETED", prepare: open(SALE, "?dialog=pay") },
  { name: "calendar", path: "/calendar?day=2026-10-28", width: 1280 },
  { name: "calendar-phone", path: "/calendar?day=2026-10-28", ...PHONE },
  { name: "slots", path: "/calendar/free" },
  { name: "agreements", path: "/agreements" },
  { name: "agreement", path: "/agreements", prepare: open(AGREEMENT) },
  { name: "agreement-new", path: "/agreements/new", height: 1000, prepare: everyOther },
  { name: "customers", path: "/customers" },
  { name: "customer", path: "/customers?type=B2B", prepare: open(CUSTOMER) },
  { name: "leads", path: "/leads" },
  { name: "lead", path: "/leads?status=QUALIFIED", prepare: open(LEAD) },
  { name: "convert", path: "/leads?status=QUALIFIED", prepare: open(LEAD, "?dialog=convert") },
  { name: "scoring", path: "/leads/scoring" },
  { name: "service", path: "/services", prepare: open(SERVICE) },
  { name: "reports", path: "/reports" },
  { name: "report-builder", path: "/reports/custom/build?grouping=owner" },
  { name: "import", path: "/import", prepare: sendFile },
  { name: "invite", path: "/settings/users/new" },
  { name: "keys", path: "/settings/keys/new" },
  { name: "integrations", path: "/settings/integrations" },
  { name: "mail", path: "/settings/mail", height: 1000 },
  { name: "letter", path: "/settings/mail/preview?kind=service_scheduled" },
  { name: "intake", path: "/settings/intake" },
  { name: "audit", path: "/settings/audit?to=2026-10-29" },
  { name: "dark", path: "/sales?status=COMPLETED", prepare: open(SALE), theme: "dark" },
];
