import assert from "node:assert/strict";
import { eachSite } from "../../../tools/test_site.ts";
import { type Answer, faultAt, flashOn, plainText, summaryOf, type Visitor } from "../../../tools/test_visitor.ts";

const NEW = "/settings/webhooks/new";
const FORM = {
  name: "Lager",
  url: "https://lager.example.dk/in",
  "events.sale_created": "on",
  "events.sale_paid": "on",
};

const shownSecret = ({ page }: Answer) => page.getElementById("shown-secret")?.getAttribute("value") ?? "";
const mainOf = ({ page }: Answer) => plainText(page.querySelector("main"));

/** A webhook made through its form; where it is, and its secret. */
async function made(anna: Visitor, typing: Record<string, string> = {}): Promise<{ at: string; secret: string }> {
  const answer = await anna.submit(await anna.get(NEW), NEW, { ...FORM, ...typing });
  assert.equal(answer.status, 200, summaryOf(answer).join());
  const at = answer.page.querySelector('main a[href^="/settings/webhooks/"]')!.getAttribute("href")!;
  return { at, secret: shownSecret(answer) };
}

eachSite("a webhook is made, shown with its secret once, changed, turned off and on, and deleted", async (office) => {
  const anna = await office.browser("anna");

  const empty = await anna.get("/settings/webhooks");
  const { at, secret } = await made(anna);
  const list = await anna.get("/settings/webhooks");
  const one = await anna.get(at);
  const changed = await anna.submit(await anna.get(`${at}/edit`), `${at}/edit`, { name: "Nyt lager" });
  const off = await anna.submit(changed, `${at}/state`);
  const on = await anna.submit(off, `${at}/state`);
  const audit = await anna.get("/settings/audit");
  const gone = await anna.submit(on, `${at}/delete`);
  const afterwards = await anna.get(at);

  assert.match(mainOf(empty), /Ingen webhooks/);
  assert.match(secret, /^whsec_[A-Za-z0-9+/]{32}$/);
  assert.match(mainOf(list), /Lager.*lager\.example\.dk.*2 slags beskeder.*Aldrig.*Aktiv/);
  assert.match(mainOf(one), new RegExp(`Nyt salg.*Salg betalt.*slutter på ${secret.slice(-4).replace("+", "\\+")}`));
  assert.ok(!one.text.includes(secret));
  assert.match(flashOn(changed), /gemt/);
  assert.match(mainOf(off), /Nyt lager.*Slået fra/);
  assert.match(flashOn(on), /slået til/);
  assert.match(mainOf(audit), /Slog webhook til.*Slog webhook fra.*Ændrede webhook.*Oprettede webhook/);
  assert.equal(gone.path, "/settings/webhooks");
  assert.equal(afterwards.status, 404);
});

eachSite("a webhook's form says at its fields what is wrong, and keeps what was typed", async (office) => {
  const anna = await office.browser("anna");
  const form = await anna.get(NEW);

  const nothing = await anna.submit(form, NEW, { name: "", url: "" });
  const inner = await anna.submit(form, NEW, { ...FORM, url: "https://169.254.169.254/latest" });
  const plain = await anna.submit(form, NEW, { ...FORM, url: "http://lager.example.dk/" });
  const untold = await anna.submit(form, NEW, { name: "Lager", url: "https://lager.example.dk/" });

  assert.deepEqual([nothing.status, inner.status, plain.status, untold.status], [422, 422, 422, 422]);
  assert.ok(faultAt(nothing, "name") && faultAt(nothing, "url"));
  assert.match(faultAt(inner, "url") ?? "", /interne netværk/);
  assert.match(faultAt(plain, "url") ?? "", /https/);
  assert.match(mainOf(untold), /Vælg mindst én slags besked/);
  assert.equal(inner.page.querySelector('input[name="name"]')?.getAttribute("value"), "Lager");
  assert.match(mainOf(await anna.get("/settings/webhooks")), /Ingen webhooks/);
});

eachSite(
  "a test and what happened stand in the log; a message is sent again only while the webhook is on",
  async (office) => {
    const anna = await office.browser("anna");
    const { at } = await made(anna);
    const sale = await office.sale();

    const tested = await anna.submit(await anna.get(at), `${at}/test`);
    const rotated = await anna.submit(tested, `${at}/secret`);
    const one = await anna.get(at);

    assert.match(flashOn(tested), /på vej/);
    assert.match(mainOf(tested), /Prøvebesked.*Nyt salg.*Venter.*2 beskeder/);
    assert.ok(tested.page.querySelector(`main a[href="/sales/${sale.id}"]`));
    assert.match(shownSecret(rotated), /^whsec_/);
    assert.match(mainOf(one), /underskrives hver besked også med den gamle/);
    assert.ok(!one.text.includes(shownSecret(rotated)));
  },
);

eachSite("webhooks are for an ADMIN's eyes and hands; another firm's is as good as missing", async (office) => {
  const anna = await office.browser("anna");
  const { at } = await made(anna);
  const paths = [at, `${at}/edit`];
  const acts = ["edit", "state", "test", "secret", "replay", "delete"].map((act) => `${at}/${act}`);

  for (const [person, status] of [["mads", 403], ["bo", 403], ["vera", 403], ["carla", 404]] as const) {
    const browser = await office.browser(person);
    for (const path of paths) assert.equal((await browser.get(path)).status, status, `${person} GET ${path}`);
    for (const path of acts) {
      const sent = await browser.post(path, path.endsWith("/state") ? { to: "off" } : {});
      assert.equal(sent.status, status, `${person} POST ${path}`);
    }
    if (person !== "carla") assert.equal((await browser.post(NEW, FORM)).status, 403);
  }

  assert.match(mainOf(await anna.get(at)), /Lager/);
});
