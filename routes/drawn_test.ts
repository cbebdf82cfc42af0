import assert from "node:assert/strict";
import { h } from "preact";
import { renderToString } from "preact-render-to-string";
import { leadFacts } from "../adapters/memory/builders.ts";
import { forgetDrawn } from "../components/drawn.ts";
import type { Phone } from "../domain/customers/phone.ts";
import { addDays, type Day, type Instant } from "../domain/kernel/time.ts";
import { formats } from "../locales/format.ts";
import { words } from "../locales/words.ts";
import { today } from "../tools/test_days.ts";
import { as } from "../tools/test_firms.ts";
import { eachSite, kept, type Person } from "../tools/test_site.ts";
import type { Visitor } from "../tools/test_visitor.ts";
import { readLeadQuery } from "./leads/(_components)/lead_query.ts";
import { LeadsList } from "./leads/(_components)/LeadsList.tsx";

/** Somebody at a desk: who, in which language, and in which of Carla's firms. */
type Seat = readonly [person: Person, language: "da" | "en", firm: 0 | 1];

const SEATS: readonly Seat[] = [
  ["anna", "da", 0],
  ["mads", "da", 0],
  ["bo", "da", 0],
  ["vera", "da", 0],
  ["carla", "da", 0],
  ["carla", "da", 1],
  ["anna", "en", 0],
  ["carla", "en", 0],
  ["carla", "en", 1],
];

eachSite(
  "what was drawn for one is shown to no other: every page is the one that a program draws which has just begun",
  async ({ engine, cast, ...office }) => {
    const [ours] = cast.firms.map(({ organization }) => organization.id);
    const change = (text: string, values: unknown[]) => engine.batch(as("app_owner", ours), [{ text, values }]);
    await change(
      "insert into app.memberships (organization_id, user_id, role, active) values ($1, $2, 'VIEWER', true)",
      [ours, cast.carla.userId],
    );
    const late = await office.customer({ name: "Late & Co." });
    const { id } = await office.sale({ assignedTo: cast.bo.userId });
    await office.sale({ status: "QUOTE_SENT", assignedTo: null }, "bo");
    await office.sale({}, "carla");
    const planned = await office.sale({
      assignedTo: cast.bo.userId,
      scheduledAt: "2027-01-05T08:00:00.000Z" as Instant,
    });
    kept(await office.books.moveSale(cast.anna, planned.id, { to: "SCHEDULED" }));
    const service = await office.service({ name: "Windows" });
    const lead = kept(
      await office.books.recordLead(
        cast.anna,
        leadFacts({ contactName: "Ida & Co.", interestServiceId: service.id, followUpOn: addDays(today(), 3) }),
      ),
    );
    const bosLead = { contactName: "Bent", contactPhone: "+4520112255" as Phone, assignedTo: cast.bo.userId };
    kept(await office.books.recordLead(cast.anna, leadFacts(bosLead)));
    kept(await office.books.recordLead(cast.carla, leadFacts({ contactName: "Kate" })));
    const owner = await office.browser("anna");
    await owner.post("/sales/views", { name: "Everybody's", query: "status=QUOTE_SENT", shared: "yes" });
    await owner.post("/sales/views", { name: "Anna's", query: "status=QUOTE_SENT" });
    const lists = [
      "/sales",
      "/sales?dateTo=today",
      "/sales?status=QUOTE_SENT",
      `/sales?customerId=${late.id}`,
      `/sales?assignedTo=${cast.bo.userId}`,
      "/sales?column=net",
      "/sales/board",
    ];
    const others = [
      "/sales/new",
      `/sales/${id}`,
      "/customers",
      "/notifications",
      "/find",
      "/settings",
      "/import?kind=SALES",
      "/leads",
      "/leads?status=ALL",
      "/leads/board",
      "/calendar?day=2027-01-05",
    ];

    const browsers = new Map<Person, Visitor>();
    for (const [person] of SEATS) browsers.set(person, await office.browser(person));

    /** Every page of everybody, one after the other; `begin` comes before each. */
    const all = async (seats: readonly Seat[], begin: () => void, paths = [...lists, ...others]) => {
      const pages = new Map<string, string>();
      for (const [person, language, firm] of seats) {
        await change("update identity.users set language = $1 where id = $2", [language, cast[person].userId]);
        const browser = browsers.get(person)!;
        if (person === "carla") await browser.post("/organization", { organization: cast.firms[firm].organization.id });
        for (const path of paths) {
          begin();
          const { text } = await browser.get(path);
          pages.set(`${person} ${language} ${firm} ${path}`, comparable(text));
        }
      }
      return pages;
    };
    const unlike = (warm: Map<string, string>, fresh: Map<string, string>) =>
      [...fresh].filter(([seat, html]) => warm.get(seat) !== html).map(([seat]) => seat);

    const fresh = await all(SEATS, forgetDrawn);
    forgetDrawn();
    const warm = await all(SEATS, () => {});

    assert.deepEqual(unlike(warm, fresh), []);
    assert.deepEqual([...fresh].filter(([, html]) => !html.includes('class="side-places"')).map(([seat]) => seat), []);
    // Nobody's list is anybody else's, so that one in the place of another would have been seen.
    const drawn = [...fresh].filter(([seat]) => seat.endsWith(" /sales")).map(([, html]) => html);
    assert.equal(new Set(drawn).size, SEATS.length);

    // What changes shows at once: a view more, a colleague's name, the first line of a list that was empty, all that stands in a
    // lead's line (without its version, which would tell of each change), what one may do.
    const [anna] = SEATS;
    const shown = ["/sales", `/sales?customerId=${late.id}`, "/leads?status=ALL", "/leads?status=ALL&bin=1"];
    const reaches = (what: string, value: unknown) => () =>
      change(`update app.leads set ${what} = $1 where id = $2`, [value, lead.id]);
    const happenings: (() => Promise<unknown>)[] = [
      () => owner.post("/sales/views", { name: "Lost", query: "status=LOST" }),
      () => change("update identity.users set name = 'Bodil Bech' where id = $1", [cast.bo.userId]),
      () => office.sale({ customerId: late.id }),
      reaches("contact_name", "Ida Holm"),
      reaches("company_name", "Holm ApS"),
      reaches("company_name", "Holm & Søn ApS"),
      reaches("contact_email", "ida@example.dk"),
      reaches("contact_email", "ida.holm@example.dk"),
      reaches("contact_phone", "+4520112233"),
      reaches("contact_phone", "+4520112244"),
      () => change("update app.services set name = 'Panes' where id = $1", [service.id]),
      reaches("interest_service_id", null),
      reaches("status", "CONTACTED"),
      () =>
        change(
          `insert into app.lead_weights (organization_id, version, weights, updated_by) values ($1, 1, '{"source": 90}', $2)`,
          [ours, cast.anna.userId],
        ),
      reaches("follow_up_on", addDays(today(), -3)),
      () =>
        change(
          `update app.leads set status = 'UNQUALIFIED', ending = 'PRICE', closed_on = $1, follow_up_on = null where id = $2`,
          [today(), lead.id],
        ),
      reaches("ending", "TIMING"),
      reaches("priority", "URGENT"),
      reaches("deleted_at", "2026-11-22T08:00:00.000Z"),
      () => change("update app.memberships set role = 'VIEWER' where user_id = $1", [cast.anna.userId]),
    ];
    for (const [place, happen] of happenings.entries()) {
      const before = await all([anna], () => {}, shown);
      await happen();
      const after = await all([anna], () => {}, shown), afresh = await all([anna], forgetDrawn, shown);
      assert.deepEqual(unlike(after, afresh), [], `happening ${place}`);
      assert.notDeepEqual(unlike(after, before), [], `happening ${place}`);
    }
  },
  { alone: true },
);

eachSite("what a lead's line said of its next step yesterday it says of today anew", async ({ cast, books }) => {
  kept(await books.recordLead(cast.anna, leadFacts({ followUpOn: today() })));
  const query = readLeadQuery(new URLSearchParams()), reading = { language: "da", locale: "da-DK" } as const;
  const timeZone = "Europe/Copenhagen";
  const { value } = await books.findLeads(cast.anna, query.wish, query.sort, query.part, timeZone);
  const list = {
    ...{ ...value, query, actor: cast.anna, url: new URL("http://localhost/leads"), words: words("da") },
    formats: formats({ ...reading, timeZone }),
  };
  const on = (day: Day) => renderToString(h(LeadsList, { ...list, today: day }));

  const [yesterday, warm] = [on(today()), on(addDays(today(), 1))];
  forgetDrawn();

  assert.equal(warm, on(addDays(today(), 1)));
  assert.notEqual(warm, yesterday);
});

/** Without what is new each time it is drawn: the page's nonce, the form's own mark, and how far the list has been told of changes. */
function comparable(html: string): string {
  return html.replaceAll(/\b[0-9a-f]{32}\b|(?<=name="once" value=")[^"]+|"\d+-\d+(?=\\")/g, "");
}
