import assert from "node:assert/strict";
import { anAgreement } from "../../adapters/memory/builders.ts";
import type { CustomerId } from "../../domain/kernel/ids.ts";
import { eachSite, kept, type Office, ONE_DATABASE } from "../../tools/test_site.ts";
import { type Answer, faultAt, fieldsOf, flashOn, formOn, plainText } from "../../tools/test_visitor.ts";

const story = ({ page }: Answer) => [...page.querySelectorAll("#story .timeline > li")].map(plainText);
const chips = ({ page }: Answer) => [...page.querySelectorAll("#story .chip")];
const editOf = ({ page }: Answer) => page.querySelector('#story a[href*="/notes/"]')?.getAttribute("href") ?? null;
const notes = (id: CustomerId) => `/customers/${id}/notes`;

async function written(office: Office, who: "anna" | "bo", text: string, id?: CustomerId) {
  const customer = id ?? (await office.customer({ name: "Finn Fisk" })).id;
  const browser = await office.browser(who);
  const page = await browser.get(`/customers/${customer}`);
  const done = await browser.submit(page, notes(customer), { kind: "CALL", text });
  return { browser, id: customer, done };
}

eachSite(
  "what is written stands in the customer's history with who and when, and can be changed and deleted",
  async (office) => {
    const { browser, id, done } = await written(office, "bo", "Vil ringes op\r\ni næste uge");

    assert.equal(flashOn(done), "Skrevet i forløbet hos Finn Fisk.");
    assert.match(story(done)[0], /Opkald.*Vil ringes op\s+i næste uge.*Bo Bech/);
    assert.equal(done.page.querySelector("#write textarea")?.textContent, "", "the composer is empty again");
    const own = editOf(done)!;
    const form = await browser.get(own), late = await browser.get(own);
    const wrong = await browser.submit(form, own, { text: "  " }, "Gem");
    assert.deepEqual([wrong.status, faultAt(wrong, "text")], [422, "Skal udfyldes."]);
    const saved = await browser.submit(form, own, { kind: "MEETING", text: "<b>Mødtes</b>" }, "Gem");
    assert.match(story(saved)[0], /Møde.*<b>Mødtes<\/b>.*ændret/);
    const stale = await browser.submit(late, own, { text: "for sent" }, "Gem");
    assert.equal(stale.status, 409);
    assert.match(stale.text, /En anden har ændret det samme/);
    assert.equal(new Map(fieldsOf(formOn(stale, own))).get("text"), "for sent");
    const gone = await browser.submit(form, `${own}/delete`, {}, "Slet for altid");
    assert.equal(flashOn(gone), "Slettet fra forløbet hos Finn Fisk.");
    assert.ok(story(gone).every((line) => !line.includes("Mødtes")));
    assert.match(story(gone).join(), /En note blev slettet/);
    assert.equal((await browser.get(own)).status, 404);
    assert.equal((await browser.get(`/customers/${id}`)).status, 200);
  },
);

eachSite("an empty or overlong note comes back on the customer's page with what was typed", async (office) => {
  const { browser, id, done } = await written(office, "anna", " ");
  const long = await browser.submit(done, notes(id), { kind: "NOTE", text: "x".repeat(5_001) });

  assert.deepEqual([done.status, faultAt(done, "text")], [422, "Skal udfyldes."]);
  assert.equal(done.page.querySelector('#write option[value="CALL"]')?.hasAttribute("selected"), true);
  assert.deepEqual([long.status, faultAt(long, "text")], [422, "Teksten er for lang."]);
  assert.equal(done.page.querySelector("h1 , .page-head h1")?.textContent?.includes("Finn Fisk"), true);
});

eachSite("a note is its writer's and the managers'; a VIEWER reads it, Carla finds nothing", async (office) => {
  const { id, done } = await written(office, "anna", "Kun for os");
  const own = editOf(done)!;
  const asked = await Promise.all((["mads", "bo", "vera", "carla"] as const).map(async (who) => {
    const browser = await office.browser(who);
    const [page, form, drop, write] = [
      await browser.get(`/customers/${id}`),
      await browser.get(own),
      who === "mads" ? null : await browser.post(`${own}/delete`, { once: "x" }),
      await browser.post(notes(id), { kind: "NOTE", text: who }),
    ];
    return [
      page.text.includes("Kun for os"),
      editOf(page) !== null,
      form.status,
      drop?.status ?? 0,
      write.status,
    ]
      .join(" ");
  }));

  assert.deepEqual(asked, [
    "true true 200 0 200",
    "true false 403 403 200",
    "true false 403 403 403",
    "false false 404 404 404",
  ]);
}, { alone: true });

eachSite(
  "the history narrows to one sort by plain links, and an agreement's visits are one line that opens",
  async (office) => {
    const { browser, id } = await written(office, "anna", "Nøgle under måtten");
    const terms = anAgreement({ customerId: id, assignedTo: office.cast.bo.userId });
    kept(await office.books.recordAgreement(office.cast.anna, terms));

    const all = await browser.get(`/customers/${id}`);
    const shown = chips(all).map((chip) => [plainText(chip), chip.getAttribute("aria-current")]);
    const only = await browser.get(`/customers/${id}?show=notes`);
    const none = await browser.get(`/customers/${id}?show=mails`);
    const odd = await browser.get(`/customers/${id}?show=DROP&before=%00x`);
    const more = all.page.querySelector("#story details.timeline-more");

    assert.deepEqual(shown, [
      ["Alle", "page"],
      ...["Noter", "Mails", "Salg", "Besøg", "Kundekortet"].map((word) => [word, "false"]),
    ]);
    assert.match(plainText(more?.querySelector("summary") ?? null), /^\d+ besøg lagt automatisk, .+–.+$/);
    assert.ok(more!.querySelectorAll('a[href^="/sales/"]').length >= 8);
    assert.equal(story(only).length, 1);
    assert.match(story(only)[0], /Nøgle under måtten/);
    assert.match(plainText(none.page.querySelector("#story")), /Der er ingen mails\./);
    assert.equal(odd.status, 200);
    assert.equal(story(odd).length, story(all).length);
  },
  { alone: true },
);

eachSite("a long history goes on by its last moment and back to the newest", async (office) => {
  const { id } = await office.customer();
  for (let n = 1; n <= 23; n++) {
    kept(await office.books.writeNote(office.cast.bo, id, { kind: "NOTE", text: `nr. ${n};` }));
  }
  const browser = await office.browser("anna");

  const first = await browser.get(`/customers/${id}?show=notes`);
  const older = first.page.querySelector('#story a[rel="next"]')!.getAttribute("href")!;
  const second = await browser.get(older);

  const numbers = [...story(first), ...story(second)].map((line) => /nr\. (\d+);/.exec(line)![1]);
  assert.deepEqual(numbers, Array.from({ length: 23 }, (_, at) => String(23 - at)));
  assert.equal(second.page.querySelector('#story a[rel="next"]'), null);
  assert.ok(second.page.querySelector(`#story .btn[href^="/customers/${id}?show=notes"]`));
}, { alone: true });

eachSite("notes are erased with what the customer wrote, where that is ticked", async (office) => {
  const { browser, id } = await written(office, "anna", "Har allergi");
  const path = `/customers/${id}/forget`;

  const plain = await browser.submit(await browser.get(path), path, {}, "Slet for altid");
  const ticked = await browser.submit(await browser.get(path), path, { notes: "on" }, "Slet for altid");

  assert.match(plain.text, /Har allergi/);
  assert.equal(flashOn(ticked), "0 meddelelser slettet. 1 note slettet.");
  assert.doesNotMatch(ticked.text, /Har allergi/);
}, { alone: true, only: ONE_DATABASE });
