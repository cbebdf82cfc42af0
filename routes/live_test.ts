import assert from "node:assert/strict";
import { leadFacts } from "../adapters/memory/builders.ts";
import type { LiveCursor } from "../domain/live/ports.ts";
import { eachSite, kept } from "../tools/test_site.ts";
import type { Visitor } from "../tools/test_visitor.ts";
import { until } from "../tools/until.ts";

interface Told {
  readonly id: string;
  readonly data: { readonly kind: string; readonly type: string; readonly id: string; readonly count?: number };
}

/**
 * Opens the stream as a browser would, and hears until so many were told, or for so long. What happened just before may be told
 * too, while any transaction of this Postgres is as old: `but` are the kinds that are not listened to.
 */
async function hear(visitor: Visitor, address: string, count: number, { ms = 60_000, last = "", but = /^$/ } = {}) {
  const cookie = [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  const headers = { cookie, "sec-fetch-site": "same-origin", ...(last ? { "last-event-id": last } : {}) };
  const answer = await visitor.fetch(new Request(visitor.origin + address, { headers, redirect: "manual" }));
  const type = answer.headers.get("content-type") ?? "";
  const told = (async (): Promise<Told[]> => {
    if (answer.status !== 200) return [];
    const reader = answer.body!.pipeThrough(new TextDecoderStream()).getReader();
    const late = setTimeout(() => reader.cancel(), ms);
    let text = "", found: Told[] = [];
    for (let part = await reader.read(); !part.done && found.length < count; part = await reader.read()) {
      text += part.value;
      found = [...text.matchAll(/id: (.*)\nevent: news\ndata: (.*)\n\n/g)].map(([, id, data]) => ({
        id,
        data: JSON.parse(data),
      })).filter(({ data }) => !but.test(data.kind));
      if (found.length >= count) break;
    }
    clearTimeout(late);
    await reader.cancel();
    return found;
  })();
  return { type, status: answer.status, told };
}

const cursorOn = (text: string) => /[^\d-](\d+-0)[^\d-]/.exec(text)?.[1] ?? "";

eachSite(
  "others' changes are told, one's own are not, and a broken stream misses nothing",
  async (office) => {
    const { cast, books } = office;
    const anna = await office.browser("anna");
    const sale = await office.sale({ status: "QUOTE_SENT" });
    const after = cursorOn((await anna.get("/sales")).text);
    assert.notEqual(after, "");
    const stream = await hear(anna, `/live?after=${after}`, 1);

    kept(await books.moveSale(cast.mads, sale.id, { to: "ACCEPTED" }));
    const [first] = await stream.told;
    kept(await books.changeSale(cast.anna, sale.id, { version: 2, internalNotes: "Min egen" }));
    kept(await books.moveSale(cast.mads, sale.id, { to: "CANCELLED", reason: "Syg" }));
    const [second] = await (await hear(anna, `/live?after=${after}`, 1, { last: first.id })).told;

    assert.match(stream.type, /^text\/event-stream/);
    const told = { kind: "sale_moved", type: "sale", id: sale.id };
    assert.deepEqual([first.data, second.data], [told, told]);
    assert.notEqual(second.id, first.id);
  },
  { alone: true },
);

eachSite("a SALES_REP hears of own sales only, another firm of none, and nobody is sent to log in", async (office) => {
  const { cast, books } = office;
  const bo = await office.browser("bo"), carla = await office.browser("carla"), nobody = await office.browser(null);
  const hers = await office.sale({ status: "QUOTE_SENT", assignedTo: cast.mads.userId });
  const his = await office.sale({ status: "QUOTE_SENT", assignedTo: cast.bo.userId });
  const streams = [
    await hear(bo, "/live", 1, { but: /_recorded$/ }),
    await hear(carla, "/live?after=x", 1, { ms: 1_500 }),
  ];

  for (const { id } of [hers, his]) kept(await books.moveSale(cast.anna, id, { to: "ACCEPTED" }));
  const [told, none] = await Promise.all(streams.map(({ told }) => told));

  assert.deepEqual(told.map(({ data }) => data.id), [his.id]);
  assert.deepEqual(none, []);
  assert.equal((await hear(nobody, "/live", 1)).status, 303);
}, { alone: true });

eachSite(
  "leads and customers are told of too: to a SALES_REP his own leads, those nobody has, and all customers",
  async (office) => {
    const { cast, books } = office;
    const bo = await office.browser("bo");
    const lead = async (assignedTo: typeof cast.bo.userId | null) =>
      kept(await books.recordLead(cast.anna, leadFacts({ assignedTo })));
    const [his, hers, free] = [await lead(cast.bo.userId), await lead(cast.mads.userId), await lead(null)];
    const customer = await office.customer();
    const { told } = await hear(bo, "/live", 3, { but: /_recorded$/ });

    for (const { id } of [hers, his, free]) kept(await books.moveLead(cast.anna, id, { to: "CONTACTED" }));
    kept(await books.changeCustomer(cast.anna, customer.id, { version: customer.version, name: "Nyt navn" }));
    const news = (await told).map(({ data }) => data);

    assert.deepEqual(news, [
      { kind: "lead_moved", type: "lead", id: his.id },
      { kind: "lead_moved", type: "lead", id: free.id },
      { kind: "customer_changed", type: "customer", id: customer.id },
    ]);
  },
  { alone: true },
);

eachSite(
  "of very many at once the number is told, and a stream taken up after it goes on behind it",
  async (office) => {
    const { cast, books } = office;
    const anna = await office.browser("anna");
    const after = cursorOn((await anna.get("/customers")).text);
    for (let count = 0; count < 25; count++) await office.customer({ name: `Kunde ${count}` }, "mads");
    // Another test's transaction in this Postgres may hold back some of them until it has ended.
    const there = async () => (await books.findNews(cast.anna, after as LiveCursor)).value;
    await until(async () => (await there()).filter(({ type }) => type === "customer").length === 25);

    const [many] = await (await hear(anna, `/live?after=${after}`, 1)).told;
    kept(await books.recordLead(cast.mads, leadFacts()));
    const [next] = await (await hear(anna, "/live", 1, { last: many.id })).told;

    assert.deepEqual([many.data.kind, many.data.type, many.data.count], ["many", "customer", 25]);
    assert.equal(next.data.kind, "lead_recorded");
  },
  { alone: true },
);
