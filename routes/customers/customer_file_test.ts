import assert from "node:assert/strict";
import type { Email } from "../../domain/customers/email.ts";
import type { Phone } from "../../domain/customers/phone.ts";
import { eachSite, kept } from "../../tools/test_site.ts";
import { flashOn, plainText } from "../../tools/test_visitor.ts";

const PHONE = "+4540506070" as Phone;

eachSite("customer page: facts, story and sales; a rep reads no firm-wide money and others' sales", async (office) => {
  const customer = await office.customer({ name: "Kirsten Klit", tags: ["fast"], phone: PHONE });
  const annas = await office.sale({ customerId: customer.id });
  const bos = await office.sale({ customerId: customer.id }, "bo");

  const [hers, his] = await Promise.all(
    (["vera", "bo"] as const).map(async (who) => await (await office.browser(who)).get(`/customers/${customer.id}`)),
  );

  const [all, own] = [hers, his].map(({ page }) => plainText(page.querySelector("main")));
  assert.ok(all.includes("Omsætning") && all.includes(annas.number) && all.includes(`${bos.number} er oprettet`));
  assert.ok(!own.includes("Omsætning") && !own.includes(annas.number) && own.includes(bos.number));
  assert.equal(hers.page.querySelector(`a[href="tel:${PHONE}"]`)?.textContent.includes("40 50 60 70"), true);
  assert.equal(hers.page.querySelector('form[action$="/delete"]'), null, "Vera only looks");
  assert.equal((await (await office.browser("carla")).get(`/customers/${customer.id}`)).status, 404);
});

eachSite("customer list: narrowed by tag, found by a slip, without revenue for a rep", async (office) => {
  await office.customer({ name: "Thorkild Mouritzen", tags: ["villavej"] });
  const [anna, bo] = [await office.browser("anna"), await office.browser("bo")];

  const tagged = await anna.get("/customers?tag=villavej");
  const slipped = await bo.get("/customers?q=morritzen");

  for (const answer of [tagged, slipped]) assert.match(plainText(answer.page.querySelector("main")), /Thorkild/);
  assert.match(plainText(tagged.page.querySelector("thead")), /Omsætning/);
  assert.doesNotMatch(plainText(slipped.page.querySelector("thead")), /Omsætning/);
});

eachSite("merge: chosen among the doubles, shown, done, and taken back from the toast", async (office) => {
  const email = "dobbelt@example.dk" as Email;
  const one = await office.customer({ name: "Grethe Gram", email });
  const two = await office.customer({ name: "G. Gram", email, phone: PHONE });
  const sale = await office.sale({ customerId: two.id });
  const mads = await office.browser("mads");

  const choice = await mads.get(`/customers/${one.id}/merge`);
  const preview = await mads.get(`/customers/${one.id}/merge?with=${two.id}`);
  const merged = await mads.submit(preview, `/customers/${one.id}/merge`);
  const old = await mads.get(`/customers/${two.id}`);
  const back = await mads.submit(merged, `/customers/${one.id}/unmerge`);

  assert.match(plainText(choice.page.querySelector("main")), /G\. Gram/);
  assert.match(plainText(preview.page.querySelector("main")), /40 50 60 70/);
  assert.equal(merged.path, `/customers/${one.id}`);
  assert.match(flashOn(merged)!, /G\. Gram er flettet ind/);
  assert.ok(plainText(merged.page.querySelector("main")).includes(sale.number));
  assert.equal(old.path, `/customers/${one.id}`);
  assert.match(flashOn(back)!, /G\. Gram er skilt ud igen/);
  const { stats } = kept(await office.books.findCustomer(office.cast.anna, two.id));
  assert.equal(stats.salesCount, 1);
});

eachSite("merge: not for a rep, not for Carla, not with nobody", async (office) => {
  const [one, two] = [await office.customer(), await office.customer()];
  const path = `/customers/${one.id}/merge`;
  const ask = async (who: "bo" | "carla" | "anna", goneId: string) =>
    (await (await office.browser(who)).post(path, { goneId })).status;

  assert.equal((await (await office.browser("bo")).get(path)).status, 403);
  assert.deepEqual([await ask("bo", two.id), await ask("carla", two.id)], [403, 404]);
  assert.deepEqual([await ask("anna", "x"), await ask("anna", one.id), await ask("anna", crypto.randomUUID())], [
    422,
    409,
    404,
  ]);
});

eachSite("doubles are told while typing, in any notation, and never another firm's", async (office) => {
  const phone = "+4529303132" as Phone;
  const known = await office.customer({ name: "Kendt Kunde", phone });
  const ask = async (who: "bo" | "carla", query: string) =>
    JSON.parse((await (await office.browser(who)).get(`/customers/alike?${query}`)).text).data;

  assert.deepEqual(await ask("bo", "phone=29%2030%2031%2032"), [{ id: known.id, name: "Kendt Kunde", by: "phone" }]);
  assert.deepEqual(await ask("bo", `phone=29303132&except=${known.id}`), []);
  assert.deepEqual(await ask("bo", "phone=2930&email=%00&cvr=1"), []);
  assert.deepEqual(await ask("carla", "phone=29303132"), []);
});

eachSite("a customer is made inactive and active again by its menu", async (office) => {
  const { id } = await office.customer({ name: "Ebbe" });
  const bo = await office.browser("bo");

  const archived = await bo.submit(await bo.get(`/customers/${id}`), `/customers/${id}/status`, {}, "Gør inaktiv");
  const active = await bo.submit(archived, `/customers/${id}/status`, {}, "Gør aktiv");

  assert.match(flashOn(archived)!, /gjort inaktiv/);
  assert.match(flashOn(active)!, /er gemt/);
  assert.equal(
    (await (await office.browser("vera")).post(`/customers/${id}/status`, { status: "ACTIVE" })).status,
    403,
  );
});
