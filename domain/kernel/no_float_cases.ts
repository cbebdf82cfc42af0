import assert from "node:assert/strict";
import line from "../pricing/line.ts" with { type: "text" };
import totals from "../pricing/totals.ts" with { type: "text" };
import draft from "../sales/draft.ts" with { type: "text" };
import payment from "../sales/payment.ts" with { type: "text" };
import sale from "../sales/sale.ts" with { type: "text" };
import settle from "../sales/settle.ts" with { type: "text" };
import typed from "../sales/typed_totals.ts" with { type: "text" };
import money from "./money.ts" with { type: "text" };

const FLOATS = /toFixed|parseFloat|EPSILON|toPrecision|Math\.(round|floor|trunc)|\/ ?100\b|\* ?0\.|\d\.\d/;
/** `exactly` is the one place where a decimal number comes in; it is compared, never reckoned with. */
const ALLOWED = ["const scaled = Math.round(value * factor);"];

Deno.test("no code that handles money reckons with fractions", () => {
  const sources = { money, line, totals, draft, payment, sale, settle, typed };
  for (const [name, source] of Object.entries(sources)) {
    const code = source.replace(/\/\*[\s\S]*?\*\//g, "").replace(/\/\/.*$/gm, "");
    const found = code.split("\n").map((text) => text.trim()).filter((text) =>
      FLOATS.test(text) && !ALLOWED.includes(text)
    );

    assert.ok(code.length > 200, `${name} was not read`);
    assert.deepEqual(found, [], name);
  }
});
