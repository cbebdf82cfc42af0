import assert from "node:assert/strict";
import { covers, may, reach } from "../domain/kernel/permissions.ts";
import type { UserId } from "../domain/kernel/ids.ts";
import { addressOf, ROUTE_CASES, routesThereAre, type Subject, subjectOf } from "../tools/route_cases.ts";
import { as, run } from "../tools/test_firms.ts";
import { eachSite, type Office, type Person } from "../tools/test_site.ts";
import type { Answer, Visitor } from "../tools/test_visitor.ts";

const UNKNOWN = "0190163d-8694-739b-aea5-966c26f8ad91";

/** Asks the route for it, or sends it the form it takes. */
async function go(browser: Visitor, route: string, subject: Subject): Promise<Answer> {
  const { fields } = ROUTE_CASES[route];
  const address = addressOf(route, subject);
  return fields ? await browser.post(address, fields(subject)) : await browser.get(address);
}

/** Records for routes to be about. One serves every route of its kind until somebody has changed it. */
class Subjects {
  readonly #kept = new Map<string, Subject>();

  constructor(readonly office: Office) {}

  async of(route: string, seller: Person = "bo"): Promise<Subject> {
    const key = this.#keyOf(route, seller);
    const subject = this.#kept.get(key) ?? await subjectOf(this.office, route, "anna", seller);
    this.#kept.set(key, subject);
    return subject;
  }

  /** The next route of this kind has another record. */
  spend(route: string, seller: Person = "bo"): void {
    this.#kept.delete(this.#keyOf(route, seller));
  }

  #keyOf(route: string, seller: Person): string {
    return `${ROUTE_CASES[route].about} ${seller}`;
  }
}

/** Makes the records of every route before the first is asked for, so that all of them are there to be shown or changed. */
async function subjectsOfAll(office: Office): Promise<Subjects> {
  const subjects = new Subjects(office);
  for (const route of Object.keys(ROUTE_CASES)) await subjects.of(route);
  return subjects;
}

/** The tables of firms: the same in every database. */
let tables: readonly string[] | null = null;

/** What everybody in a firm has, as one text: the rows of every table. */
async function everythingOf({ engine, cast }: Office, person: Person): Promise<string> {
  const owner = as("app_owner", cast[person].organizationId);
  tables ??= (await run(engine, owner, "select tablename from pg_tables where schemaname = 'app'"))
    .map(({ tablename }) => tablename as string);
  // In one statement: on the embedded database sixty take longer than a page.
  const rows = tables.map((table) => `select '${table}' as name, t::text as row from app.${table} t`).join(
    " union all ",
  );
  const all = await run(
    engine,
    owner,
    `select name, md5(string_agg(row, '|' order by row)) from (${rows}) t group by name order by name`,
  );
  return JSON.stringify(all);
}

/** The answer without what is new in each: the nonce, keys of forms, where live news go on, and the ids asked for. */
function plain({ text }: Answer, ...ids: string[]): string {
  for (const id of ids) text = text.replaceAll(id, "(id)");
  return text.replaceAll(/nonce="[^"]*"/g, "").replaceAll(/name="once" value="[^"]*"/g, "")
    .replaceAll(/\\"\d+-\d+\\"/g, "(news)");
}

Deno.test("every route behind the login has its case, and every case its route", async () => {
  assert.deepEqual(await routesThereAre(), Object.keys(ROUTE_CASES).sort());
});

eachSite("every route lets in whom the permissions name, and nobody else", async (office) => {
  const people: Person[] = ["anna", "mads", "bo", "vera"];
  const subjects = new Subjects(office);
  for (const [route, { needs, about, fields }] of Object.entries(ROUTE_CASES)) {
    for (const person of people) {
      const owned = about === "sale" || about === "lead";
      for (const seller of owned ? ["bo", "mads"] as const : ["bo"] as const) {
        const actor = office.cast[person];
        const subject = await subjects.of(route, seller);
        const record = { assignedTo: office.cast[seller].userId as UserId, createdBy: office.cast.anna.userId };
        const seen = !owned || covers(actor, about === "sale" ? "view_sales" : "view_leads", record);
        const allowed = needs === null || (owned ? covers(actor, needs, record) : may(actor, needs));
        const expected = !seen ? 404 : allowed ? 200 : 403;

        const answer = await go(await office.browser(person), route, subject);
        if (answer.status === 200 && fields) subjects.spend(route, seller);

        assert.equal(
          answer.status,
          expected,
          `${route} as ${person} (${seller}'s): ${reach(actor, needs ?? "view_sales")}`,
        );
        if (expected === 200 && fields) assert.equal(answer.led[0]?.status, 303, `${route} leads on after its work`);
      }
    }
  }
});

eachSite("every route shows those who are not logged in the way to the login, and does nothing", async (office) => {
  const nobody = await office.browser(null);
  const subjects = await subjectsOfAll(office);
  const before = await everythingOf(office, "anna");
  for (const route of Object.keys(ROUTE_CASES)) {
    const answer = await go(nobody, route, await subjects.of(route));

    assert.equal(answer.led[0].status, 303, route);
    assert.match(answer.led[0].to, /^\/login/, route);
    assert.ok(!answer.text.includes("Kanariefugl"), route);
    assert.equal(await everythingOf(office, "anna"), before, route);
  }
}, { alone: true });

eachSite(
  "Carla and every route: what is ours is for her as if it were not there, and stays as it is",
  async (office) => {
    const carla = await office.browser("carla");
    const subjects = await subjectsOfAll(office);
    const before = await everythingOf(office, "anna");
    for (const [route, { about }] of Object.entries(ROUTE_CASES)) {
      const subject = await subjects.of(route);

      const foreign = await go(carla, route, subject);
      const unknown = await go(carla, route, { ...subject, id: UNKNOWN });

      if (about && route.includes(":id")) assert.deepEqual([foreign.status, unknown.status], [404, 404], route);
      if (about) assert.equal(plain(foreign, subject.id), plain(unknown, UNKNOWN), route);
      assert.ok(!foreign.text.includes("Kanariefugl"), `${route} shows what is not hers`);
      assert.equal(await everythingOf(office, "anna"), before, `${route} changed what is not hers`);
    }
  },
  { alone: true },
);

eachSite("Carla in queries and bodies: every place an id can stand", async (office) => {
  const carla = await office.browser("carla"), cast = office.cast;
  const [sale, customer, service] = [
    await office.sale({ internalNotes: "Kanariefugl", assignedTo: cast.bo.userId }),
    await office.customer({ name: "Kanariefugl" }),
    await office.service({ name: "Kanariefugl" }),
  ];
  const own = await office.sale({}, "carla");
  const before = await everythingOf(office, "anna");
  const pages = [
    `/sales?assignedTo=${cast.bo.userId}`,
    `/sales?q=${sale.number}`,
    `/sales?q=Kanariefugl`,
    `/sales/export?assignedTo=${cast.bo.userId}`,
    `/sales/new?customer=${customer.id}`,
    `/customers?q=Kanariefugl`,
    `/customers/suggest?q=Kanariefugl`,
    `/today?person=${cast.bo.userId}`,
    `/today?day=2026-05-05&person=${cast.bo.userId}`,
  ];
  const fields = {
    saleDate: "2026-05-05",
    source: "PHONE",
    version: "1",
    "lines.0.description": "x",
    "lines.0.unitPrice": "1",
    "lines.0.vatRate": "25",
  };

  for (const page of pages) {
    const answer = await carla.get(page);
    const unknown = await carla.get(page.replace(/[0-9a-f-]{36}/, UNKNOWN));
    assert.deepEqual([answer.status, unknown.status], [200, 200], page);
    const searched = page.split("q=")[1] ?? "nothing";
    assert.ok(!answer.text.replaceAll(searched, "").includes("Kanariefugl"), page);
    if (!page.includes("q=")) assert.equal(plain(answer, cast.bo.userId, customer.id), plain(unknown, UNKNOWN), page);
  }
  for (
    const [field, id] of [["customerId", customer.id], ["lines.0.serviceId", service.id], [
      "assignedTo",
      cast.bo.userId,
    ]]
  ) {
    const send = (value: string) => carla.post(`/sales/${own.id}/edit`, { ...fields, [field]: value });
    const [foreign, unknown] = [await send(id), await send(UNKNOWN)];
    assert.deepEqual([foreign.status, unknown.status], [422, 422], field);
    assert.equal(plain(foreign, id), plain(unknown, UNKNOWN), field);
  }
  assert.equal(await everythingOf(office, "anna"), before);
}, { alone: true });

eachSite("whoever left, or lost a role, is out with the next click", async (office) => {
  const { engine, cast } = office;
  const bo = await office.browser("bo"), mads = await office.browser("mads");
  const set = (what: string, user: string) =>
    engine.batch(as("app_owner", cast.anna.organizationId), [{
      text: `update app.memberships set ${what} where user_id = $1`,
      values: [user],
    }]);
  assert.deepEqual([(await bo.get("/sales")).path, (await mads.get("/sales/bin")).status], ["/sales", 200]);

  await set("active = false", cast.bo.userId);
  await set("role = 'VIEWER'", cast.mads.userId);

  assert.match((await bo.get("/sales")).path, /^\/login/);
  const bin = await mads.get("/sales/bin");
  assert.ok(bin.status === 403 || bin.path.startsWith("/login"), `${bin.status} ${bin.path}`);
}, { alone: true });
