import assert from "node:assert/strict";
import { eachSite, kept } from "../../tools/test_site.ts";
import { plainText } from "../../tools/test_visitor.ts";

/** Never today, also where the year has already turned. */
const YEAR = new Date().getUTCFullYear() + 2;

eachSite(
  "a price of another year waits in its list, today's stays, and the coming one can be taken back",
  async (office) => {
    const { id } = await office.service({ priceOre: 100_00 as never });
    const [anna, bo] = [await office.browser("anna"), await office.browser("bo")];
    const path = `/services/${id}`;

    await anna.submit(await anna.get(path), path, { priceOre: "125,50", priceFrom: `${YEAR}-01-01` });
    const changed = await anna.get(path);
    const service = kept(await office.books.findService(office.cast.anna, id));
    const dropped = await anna.submit(changed, `${path}/prices`);
    const stranger = await bo.post(`${path}/prices`, { from: `${YEAR}-01-01` });
    const carla = await (await office.browser("carla")).post(`${path}/prices`, { from: `${YEAR}-01-01` });

    assert.match(plainText(changed.page.querySelector("main")), new RegExp(`01\\.01\\.${YEAR} ?125,50`));
    assert.equal(service.priceOre, 100_00);
    assert.doesNotMatch(plainText(dropped.page.querySelector("main")), /125,50/);
    assert.deepEqual([stranger.status, carla.status], [403, 404]);
  },
);
