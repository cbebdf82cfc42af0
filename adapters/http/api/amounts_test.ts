import assert from "node:assert/strict";
import { LONGEST_TEXT } from "../../../domain/sales/draft.ts";
import { aSaleBody, ON_POSTGRES, onEachStage, openStage, withASale } from "./stage_test.ts";

const AMOUNTS: [text: string, kept: number | null][] = [
  ["0", 0],
  ["1", 1],
  ["100.0", 100],
  ["1e3", 1_000],
  ["1000000000000", 1_000_000_000_000],
  ["1000000000001", null],
  ["-0", null],
  ["-1", null],
  ["0.5", null],
  ["1.005", null],
  ["1e309", null],
  ["-1e309", null],
  ["9007199254740993", null],
  ["99999999999999999999999999999999", null],
  ['"1"', null],
  ['"1,5"', null],
  ['" 1 "', null],
  ['"１"', null],
  ["null", null],
  ["[1]", null],
  ["true", null],
];

Deno.test("an amount is exactly the whole øre it says, or 422", async () => {
  const stage = openStage();
  for (const [text, kept] of AMOUNTS) {
    const raw = `{"name":"Vinduer","category":"Fast","priceOre":${text}}`;
    const answer = await stage.call("POST /services", { raw, headers: { "Content-Type": "application/json" } });

    assert.equal(answer.status, kept === null ? 422 : 201, `${text}: ${answer.text}`);
    if (kept !== null) assert.equal(answer.json.data.priceOre, kept);
  }
});

Deno.test("a number JSON cannot even write, such as NaN, 0x10 or a bare 1,5, is 400", async () => {
  const stage = openStage();
  for (const text of ["NaN", "0x10", "1,5", ".5", "+1", "Infinity", "01", "undefined"]) {
    const raw = `{"name":"Vinduer","category":"Fast","priceOre":${text}}`;
    const answer = await stage.call("POST /services", { raw, headers: { "Content-Type": "application/json" } });

    assert.deepEqual([answer.status, answer.json.error.code], [400, "invalid_json"], text);
  }
});

const QUANTITIES: [text: string, kept: number | null][] = [
  ["1", 1],
  ["0.001", 0.001],
  ["1.005", 1.005],
  ["9999999.999", 9_999_999.999],
  ["10000000", null],
  ["0.0001", null],
  ["0.30000000000000004", null],
  ["0", null],
  ["-1", null],
  ["-0", null],
  ["1e309", null],
];

onEachStage("a quantity has at most 3 decimals and comes back as it was", async (open) => {
  const stage = await open();
  const { customerId } = await withASale(stage);
  for (const [text, kept] of QUANTITIES) {
    const body = aSaleBody(customerId, { lines: [{ description: "Tid", quantity: "QUANTITY", unitPriceOre: 1 }] });
    const raw = JSON.stringify(body).replace('"QUANTITY"', text);
    const answer = await stage.call("POST /sales", { raw, headers: { "Content-Type": "application/json" } });

    assert.equal(answer.status, kept === null ? 422 : 201, `${text}: ${answer.text}`);
    if (kept !== null) assert.equal(answer.json.data.lines[0].quantity, kept);
  }
}, ON_POSTGRES);

onEachStage("the text of a line may be as long as on the page", async (open) => {
  const stage = await open();
  const { customerId } = await withASale(stage);
  const ofLength = (most: number) => ({
    body: aSaleBody(customerId, { lines: [{ description: "x".repeat(most), quantity: 1, unitPriceOre: 100 }] }),
  });

  const longest = await stage.call("POST /sales", ofLength(LONGEST_TEXT));
  const longer = await stage.call("POST /sales", ofLength(LONGEST_TEXT + 1));

  assert.deepEqual([longest.status, longest.json.data?.lines[0].description.length], [201, LONGEST_TEXT]);
  assert.deepEqual(longer.json.error.details.fields, { "lines.0.description": "Must be at most 500 characters" });
});

onEachStage("days that are not in the calendar and times without an offset are 422", async (open) => {
  const stage = await open();
  const { customerId, serviceId } = await withASale(stage);
  const short = { serviceId, finalAmountOre: 1 };
  const days = ["2026-02-29", "2026-11-31", "2026-13-01", "0000-01-01", "2026-3-2", "02.03.2026", "2026-03-02T00:00Z"];
  const times = [
    "2026-03-29T02:30:00",
    "2026-03-29",
    "2026-02-29T10:00:00Z",
    "2026-03-02T25:00:00Z",
    "10:00",
    "tomorrow",
  ];

  for (const saleDate of days) {
    const { status, json } = await stage.call("POST /sales", { body: aSaleBody(customerId, { ...short, saleDate }) });
    assert.deepEqual([status, Object.keys(json.error.details.fields)], [422, ["saleDate"]], saleDate);
  }
  for (const scheduledAt of times) {
    const { status, json } = await stage.call("POST /sales", {
      body: aSaleBody(customerId, { ...short, scheduledAt }),
    });
    assert.deepEqual([status, Object.keys(json.error.details.fields)], [422, ["scheduledAt"]], scheduledAt);
  }
  const leap = await stage.call("POST /sales", { body: aSaleBody(customerId, { ...short, saleDate: "2028-02-29" }) });
  assert.equal(leap.status, 201);
}, ON_POSTGRES);
