import assert from "node:assert/strict";
import { eachSite, kept, ONE_DATABASE } from "../tools/test_site.ts";
import { type Answer, fieldsOf, formOn, type Typing, type Visitor } from "../tools/test_visitor.ts";

const CORPORA = Deno.env.get("CORPORA_DIR") ?? new URL("../../shared/corpora", import.meta.url).pathname;
const found = await Deno.readTextFile(`${CORPORA}/blns.json`).catch(() => null);
if (found === null) {
  if (Deno.env.get("REQUIRE_CORPORA") === "1") {
    throw new Error(`Cannot test naughty strings: ${CORPORA}/blns.json is missing`);
  }
  console.log(`The forms' tests with naughty strings are skipped: ${CORPORA}/blns.json is missing`);
}
const STRINGS: readonly string[] = JSON.parse(found ?? "[]");

/** What becomes of a text that is kept: NFC, line ends as \n, one line without blanks around it; blanks alone are nothing. */
function asKept(text: string, lines: "one" | "many"): string {
  const plain = text.normalize("NFC");
  const kept = lines === "one" ? plain.trim() : plain.replaceAll(/\r\n?/g, "\n");
  return kept.trim() === "" ? "" : kept;
}

/** What the fields of a form hold, line ends as we keep them. */
const typedIn = (answer: Answer, action: string) => {
  const fields = fieldsOf(formOn(answer, action));
  return (name: string) => (fields.get(name) ?? "").replaceAll("\r\n", "\n");
};

/** Sends the texts, and again without those that were refused, each of which must say why; tells which were taken. */
async function through(browser: Visitor, form: Answer, action: string, texts: Record<string, string>, others: Typing) {
  const first = await browser.submit(form, action, { ...others, ...texts });
  if (first.status === 200) return { answer: first, taken: Object.keys(texts) };
  assert.equal(first.status, 422, `${JSON.stringify(texts)}: ${first.status}`);
  const isRefused = (name: string) => first.page.querySelector(`[name="${name}"][aria-invalid]`) !== null;
  const taken = Object.entries(texts).filter(([name]) => !isRefused(name));
  assert.ok(taken.length < Object.keys(texts).length, `${JSON.stringify(texts)} was refused, and no field says so`);
  const answer = await browser.submit(form, action, { ...others, ...Object.fromEntries(taken) });
  const why = () => answer.page.querySelector("[role=alert]")?.textContent;
  assert.equal(answer.status, 200, answer.status === 200 ? "" : `${JSON.stringify(texts)}: ${why()}`);
  return { answer, taken: taken.map(([name]) => name) };
}

/** Nowhere does the text stand as it came, where it would be markup or the end of an attribute. */
function escaped({ text: html, path }: Answer, text: string): void {
  if (!/[<"]/.test(text) || text.trim().length <= 3) return;
  // In the data for islands a quotation mark is escaped by a backslash.
  assert.ok(!html.replaceAll('\\"', "").includes(text), `${path} has ${text} as it came`);
}

/** Nothing in the page is there that the same page with harmless texts would not have. */
function harmless({ page, path }: Answer, text: string): void {
  const scripts = [...page.querySelectorAll("script")].filter((one) =>
    !one.getAttribute("nonce") && one.getAttribute("type") !== "application/json"
  );
  const wild = [
    ...page.querySelectorAll("iframe, object, embed, marquee, base, img, video, audio, math, style, b > b"),
  ];
  assert.deepEqual([...scripts, ...wild].map((one) => one.outerHTML), [], `${path}: ${text}`);
  for (const element of page.querySelectorAll("main *")) {
    for (const name of element.getAttributeNames()) {
      assert.ok(!/^on/i.test(name) && name !== "style", `${path}: ${name} from ${text}`);
      if (name !== "href" && name !== "action") continue;
      const ours = /^(\/|\?|#|tel:\+|mailto:|https:\/\/www\.openstreetmap\.org\/)/;
      assert.match(element.getAttribute(name)!, ours, `${path}: ${text}`);
    }
  }
}

eachSite("naughty strings in a customer's form come back the same, or say why not", async (office) => {
  const browser = await office.browser("anna"), action = "/customers/new";
  const form = await browser.get(action);
  const texts = ["name", "companyName", "street", "postalCode", "city", "notes"];
  const checked = ["email", "phone", "cvr", "ean", "country"];
  let names = 0;
  for (const text of STRINGS) {
    const typing = Object.fromEntries([...texts, ...checked].map((name) => [name, text]));
    // Where a postal code may be anything.
    const others = { name: "Et navn", country: "SE", once: crypto.randomUUID() };
    const { answer, taken } = await through(browser, form, action, typing, others);
    escaped(answer, text);
    const edit = `${answer.path}/edit`, shown = await browser.get(edit);
    harmless(shown, text);
    const typed = typedIn(shown, edit);
    for (const name of taken.filter((name) => texts.includes(name))) {
      const expected = asKept(text, name === "notes" ? "many" : "one");
      assert.equal(typed(name), expected, `${name}: ${JSON.stringify(text)}`);
    }
    if (taken.includes("name")) names++;
  }
  assert.ok(names >= STRINGS.length * 0.9, `only ${names} were taken for a name`);
}, { only: ONE_DATABASE });

eachSite("naughty strings in the lines and notes of sales come back the same, or say why not", async (office) => {
  const { id: customerId } = await office.customer();
  const browser = await office.browser("anna"), action = "/sales/new";
  let form = await browser.get(`${action}?customer=${customerId}`);
  const together = 50;
  for (let n = 1; n < together; n++) form = await browser.submit(form, action, {}, "Tilføj linje");
  for (let from = 0; from < STRINGS.length; from += together) {
    const texts: Record<string, string> = {}, lines: Record<string, string> = { once: crypto.randomUUID() };
    for (const [n, text] of STRINGS.slice(from, from + together).entries()) {
      Object.assign(lines, { [`lines.${n}.description`]: `Linje ${n}`, [`lines.${n}.unitPrice`]: "1" });
      texts[`lines.${n}.description`] = asKept(text, "one") === "" ? "Intet" : text;
      texts[`lines.${n}.unit`] = asKept(text, "one") === "" ? "stk." : text;
    }
    const notes = Object.values(texts).filter((text) => text.length < 90).join("\n");
    const { answer, taken } = await through(browser, form, action, { ...texts, customerNotes: notes }, lines);
    const edit = `${answer.path}/edit`, shown = await browser.get(edit);
    harmless(answer, `${from}`);
    harmless(shown, `${from}`);
    const typed = typedIn(shown, edit);
    for (const name of taken) {
      const text = texts[name] ?? notes;
      escaped(answer, text);
      escaped(shown, text);
      assert.equal(
        typed(name),
        asKept(text, name === "customerNotes" ? "many" : "one"),
        `${name}: ${JSON.stringify(text)}`,
      );
    }
    assert.ok(taken.length >= Object.keys(texts).length / 2, `only ${taken.length} were taken`);
  }
}, { only: ONE_DATABASE });

eachSite("naughty strings as references of payments and reasons of corrections", async (office) => {
  const browser = await office.browser("anna");
  // The page of a sale with hundreds of payments takes its time to draw, so they share a few.
  for (let from = 0; from < STRINGS.length; from += 25) {
    const sale = await office.sale(), at = `/sales/${sale.id}`;
    for (const text of STRINGS.slice(from, from + 25)) {
      const paid = await browser.post(`${at}/payments`, { amount: "0,01", paidOn: "2026-05-05", reference: text });
      assert.ok(paid.status === 200 || paid.page.querySelector("[name=reference][aria-invalid]"), JSON.stringify(text));
      const { version, status } = kept(await office.books.findSale(office.cast.anna, sale.id)).sale;
      const to = status === "ACCEPTED" ? "COMPLETED" : "ACCEPTED";
      const corrected = await browser.post(`${at}/correct`, { to, reason: text, version: String(version) });
      const refused = corrected.status !== 200 && corrected.page.querySelector("[name=reason][aria-invalid]");
      assert.ok(corrected.status === 200 || refused, JSON.stringify(text));
      for (const answer of [paid, corrected]) escaped(answer, text);
    }
    harmless(await browser.get(at), `${from}`);
  }
}, { only: ONE_DATABASE });

eachSite("naughty strings in a service, and as what is searched for", async (office) => {
  const { id } = await office.service();
  const browser = await office.browser("anna"), action = `/services/${id}`;
  let form = await browser.get(action);
  for (const text of STRINGS) {
    const typing = { name: text, category: text, unit: text, description: text };
    const { answer, taken } = await through(browser, form, action, typing, {
      name: "Et navn",
      category: "Fast",
      unit: "time",
    });
    escaped(answer, text);
    form = await browser.get(action);
    harmless(form, text);
    const typed = typedIn(form, action);
    for (const name of taken) {
      assert.equal(
        typed(name),
        asKept(text, name === "description" ? "many" : "one"),
        `${name}: ${JSON.stringify(text)}`,
      );
    }
    const q = encodeURIComponent(text.toWellFormed());
    for (const page of [`/sales?q=${q}`, `/customers?q=${q}`, `/customers/suggest?q=${q}`]) {
      const list = await browser.get(page);
      assert.equal(list.status, 200, text);
      if (!page.includes("suggest")) escaped(list, text);
    }
  }
}, { only: ONE_DATABASE });
