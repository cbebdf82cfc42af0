import assert from "node:assert/strict";
import { forgetDrawn } from "../components/drawn.ts";
import type { Instant } from "../domain/kernel/time.ts";
import { as } from "../tools/test_firms.ts";
import { eachSite, kept, type Person } from "../tools/test_site.ts";
import type { Visitor } from "../tools/test_visitor.ts";

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

    // What changes shows at once: a view more, a colleague's name, the first line of a list that was empty, what one may do.
    const [anna] = SEATS, two = ["/sales", `/sales?customerId=${late.id}`];
    const happenings = [
      () => owner.post("/sales/views", { name: "Lost", query: "status=LOST" }),
      () => change("update identity.users set name = 'Bodil Bech' where id = $1", [cast.bo.userId]),
      () => office.sale({ customerId: late.id }),
      () => change("update app.memberships set role = 'VIEWER' where user_id = $1", [cast.anna.userId]),
    ];
    for (const happen of happenings) {
      const before = await all([anna], () => {}, two);
      await happen();
      const after = await all([anna], () => {}, two), afresh = await all([anna], forgetDrawn, two);
      assert.deepEqual(unlike(after, afresh), []);
      assert.notDeepEqual(unlike(after, before), []);
    }
  },
  { alone: true },
);

/** Without what is new each time it is drawn: the page's nonce, the form's own mark, and how far the list has been told of changes. */
function comparable(html: string): string {
  return html.replaceAll(/\b[0-9a-f]{32}\b|(?<=name="once" value=")[^"]+|"\d+-\d+(?=\\")/g, "");
}
