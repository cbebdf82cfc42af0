import assert from "node:assert/strict";
import { leadFacts } from "../../adapters/memory/builders.ts";
import { ore } from "../../domain/kernel/money.ts";
import type { Day } from "../../domain/kernel/time.ts";
import { as } from "../../tools/test_firms.ts";
import { eachSite, kept, type Office, TEST_ORIGIN, TEST_PASSWORD } from "../../tools/test_site.ts";
import { faultAt, flashOn, plainText, Visitor } from "../../tools/test_visitor.ts";

/** The network the tests' browsers come from. */
const HERE = "192.0.2.0/24", ELSEWHERE = "203.0.113.0/24";

async function shutOut({ engine, cast }: Office, networks: readonly string[]): Promise<void> {
  await engine.batch(as("app_owner", cast.anna.organizationId), [{
    text: "update app.organizations set allowed_networks = $1 where organization_id = $2",
    values: [[...networks], cast.anna.organizationId],
  }]);
}

eachSite("the firm's settings are saved, and new sales carry the new prefix", async (office) => {
  const anna = await office.browser("anna");
  const old = await office.sale();

  const typing = {
    name: "Rendetalje ApS",
    salePrefix: " rex1 ",
    paymentTermsDays: "8",
    billingEmail: "regning@example.dk",
  };
  const saved = await anna.submit(await anna.get("/settings"), "/settings", typing);
  const sale = await office.sale();
  const kept = (await anna.get(`/sales/${old.id}`)).text.includes(old.number);

  assert.match(flashOn(saved), /Indstillingerne er gemt/);
  assert.match(plainText(saved.page.querySelector("header")), /Rendetalje ApS/);
  assert.match(sale.number, /^REX1-\d{4}-\d{4}$/);
  assert.equal(kept, true);
}, { alone: true });

eachSite("wrong settings come back with what was typed, and change nothing", async (office) => {
  const anna = await office.browser("anna");
  const typing = {
    name: "",
    salePrefix: "Æ",
    paymentTermsDays: "400",
    billingEmail: "x",
    allowedNetworks: "10.0.0.1/8",
  };

  const refused = await anna.submit(await anna.get("/settings"), "/settings", typing);

  assert.equal(refused.status, 422);
  for (const field of Object.keys(typing)) assert.ok(faultAt(refused, field), field);
  assert.equal(refused.page.querySelector("[name=salePrefix]")!.getAttribute("value"), "Æ");
});

eachSite(
  "a firm's networks shut others out, not the one who sets them, and not the way to another firm",
  async (office) => {
    const anna = await office.browser("anna"), bo = await office.browser("bo");
    const set = async (allowedNetworks: string) =>
      await anna.submit(await anna.get("/settings"), "/settings", { allowedNetworks });

    const locked = await set(ELSEWHERE);
    const saved = await set(`${ELSEWHERE}\n${HERE}`);
    const inside = await bo.get("/sales");
    await shutOut(office, [ELSEWHERE]);
    const outside = await bo.get("/sales");
    const visitor = new Visitor(office.site.fetch, TEST_ORIGIN);
    const [{ email }] = office.cast.firms[0].members;
    const login = await visitor.submit(await visitor.get("/login"), "/login", { email, password: TEST_PASSWORD });
    const token = await office.site.fetch(
      new Request(`${TEST_ORIGIN}/api/v1/auth/login`, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({ email, password: TEST_PASSWORD }),
      }),
    );
    const carla = await (await office.browser("carla")).get("/sales");
    const out = await bo.post("/logout", {});

    assert.equal(locked.status, 409);
    assert.match(faultAt(locked, "allowedNetworks") ?? "", /lukke dig selv ude/);
    assert.match(flashOn(saved), /gemt/);
    assert.equal(inside.status, 200);
    assert.equal(outside.status, 403);
    assert.match(outside.text, /Ikke adgang herfra/);
    assert.equal(login.status, 403);
    assert.deepEqual([token.status, (await token.json()).error.code], [403, "address_not_allowed"]);
    assert.equal(carla.status, 200);
    assert.match(out.path, /^\/login/);
  },
  { alone: true },
);

eachSite("a key and a token stop working outside the networks", async (office) => {
  const anna = await office.browser("anna");
  const made = await anna.submit(await anna.get("/settings/keys/new"), "/settings/keys/new", { name: "Et program" });
  const secret = made.page.getElementById("shown-secret")!.getAttribute("value")!;
  const ask = async () => {
    const headers = { Authorization: `Bearer ${secret}` };
    const answer = await office.site.fetch(new Request(`${TEST_ORIGIN}/api/v1/sales`, { headers }));
    await answer.body?.cancel();
    return answer.status;
  };

  const before = await ask();
  await shutOut(office, [ELSEWHERE]);
  const after = await ask();

  assert.deepEqual([before, after], [200, 403]);
}, { alone: true });

eachSite("the log tells what changed in the reader's words: no names of fields, no ids, no øre", async (office) => {
  const { cast, books } = office;
  const { version, ...sale } = await office.sale({ assignedTo: cast.anna.userId });
  const changed = kept(
    await books.changeSale(cast.anna, sale.id, {
      version,
      assignedTo: cast.bo.userId,
      internalNotes: "Nøgle i skuret",
    }),
  );
  kept(
    await books.paySale(cast.anna, changed.id, { amount: ore(100_00), paidOn: "2026-03-02" as Day, reference: null }),
  );
  const lead = kept(await books.recordLead(cast.anna, leadFacts({ contactName: "Ada" })));
  kept(await books.changeLead(cast.anna, lead.id, { version: lead.version, estimatedValue: ore(1_500_00) }));
  const service = await office.service({ name: "Vinduer", priceOre: ore(300_00) });
  kept(
    await books.changeService(cast.anna, service.id, { version: service.version, priceOre: ore(400_00), unit: "time" }),
  );
  const anna = await office.browser("anna");
  await anna.get("/sales/export?status=COMPLETED&dateFrom=2026-01-01&format=csv");

  const log = await anna.get("/settings/audit");
  const details = [...log.page.querySelectorAll("main tbody td:last-child :is(li, span)")].map(plainText);
  const all = details.join("\n");

  for (
    const told of [
      ...["Ansvarlig: Anna Andersen → Bo Bech", "Felter: Interne noter", "Beløb: 100,00 kr.", "Betalt den: 02.03.2026"],
      ...[
        "Anslået værdi: – → 1.500,00 kr.",
        "Pris: 300,00 kr. → 400,00 kr.",
        "Filter: Fra: 01.01.2026; Status: Udført",
      ],
    ]
  ) assert.ok(all.includes(told), `${told}: ${all}`);
  assert.doesNotMatch(all, /[0-9a-f]{8}-[0-9a-f]{4}|\b[a-z]+[A-Z][A-Za-z]*|[{}"]|\bnull\b/);
}, { alone: true });

eachSite("the log shows who did what, filtered and as a file, and its chain is sound", async (office) => {
  const anna = await office.browser("anna");
  const page = `/settings/users/${office.cast.bo.userId}`;
  await anna.submit(await anna.get(page), page, { role: "SALES_MANAGER" });
  await office.sale();

  const all = await anna.get("/settings/audit");
  const roles = await anna.get("/settings/audit?what=role_changed");
  const byBo = await anna.get(`/settings/audit?who=${office.cast.bo.userId}`);
  const old = await anna.get("/settings/audit?to=2020-01-01&from=nonsense&cursor=nonsense&page=0");
  const file = await anna.get("/settings/audit/export?what=role_changed");
  const checked = await anna.submit(all, "/settings/audit/check");
  const carla = await (await office.browser("carla")).get("/settings/audit?what=role_changed");

  assert.match(plainText(all.page.querySelector("main table")), /Oprettede salg/);
  const rows = [...roles.page.querySelectorAll("main tbody tr")].map(plainText);
  assert.equal(rows.length, 1);
  assert.match(rows[0], /Anna Andersen.*Skiftede rolle.*Rolle: Sælger → Salgschef/);
  assert.equal(byBo.page.querySelectorAll("main tbody tr").length, 0);
  assert.match(plainText(old.page.querySelector("main")), /Intet fundet/);
  assert.match(file.headers.get("content-type") ?? "", /^text\/csv/);
  assert.equal(file.text.split("\r\n").filter((line) => line.includes("Skiftede rolle")).length, 1);
  assert.match(plainText(checked.page.querySelector("main")), /Alt stemmer/);
  assert.equal(carla.page.querySelectorAll("main tbody tr").length, 0);
}, { alone: true });
