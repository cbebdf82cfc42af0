import assert from "node:assert/strict";
import fc from "fast-check";
import { customerFacts } from "../../adapters/memory/builders.ts";
import { deletable, likeness } from "./customer.ts";
import { parseCvr, parseEan } from "./cvr.ts";
import { parseEmail } from "./email.ts";
import { isE164 } from "./phone.ts";
import { parsePostalCode, withPostalCode } from "./postal_code.ts";

Deno.test("parseCvr() takes eight digits with the right check digit, as people write them", () => {
  const cases: [string, string | null][] = [
    ["12345674", "12345674"],
    [" 12 34 56 74 ", "12345674"],
    ["DK12345674", "12345674"],
    ["dk 12345674", "12345674"],
    ["DK-12345674", "12345674"],
    ["10103940", "10103940"],
    ["24256790", "24256790"],
    ["61056416", "61056416"],
    ["12345678", null],
    ["12345675", null],
    ["02345674", null],
    ["00000000", null],
    ["1234567", null],
    ["123456740", null],
    ["1234567４", null],
    ["1e8", null],
    ["DKDK12345674", null],
    ["SE12345674", null],
    ["", null],
  ];
  for (const [text, wanted] of cases) assert.equal(parseCvr(text), wanted, text);
});

Deno.test("parsePostalCode() takes four digits from 0800 to 9990, as people write them", () => {
  const cases: [string, string | null][] = [
    ["8000", "8000"],
    [" 0800 ", "0800"],
    ["9990", "9990"],
    ["DK-8000", "8000"],
    ["dk 8000", "8000"],
    ["0799", null],
    ["9991", null],
    ["800", null],
    ["80000", null],
    ["8000 Aarhus C", null],
    ["８０００", null],
    ["SE-8000", null],
    ["", null],
  ];
  for (const [text, wanted] of cases) assert.equal(parsePostalCode(text), wanted, text);
});

Deno.test("withPostalCode() leaves other countries alone, and what was kept before the rule", () => {
  const at = (postalCode: string | null, country = "DK") => ({ street: "Vej 1", postalCode, city: null, country });

  assert.deepEqual(withPostalCode(at("DK-8000"), null), at("8000"));
  assert.equal(withPostalCode(at("SW1A 1AA"), null), null);
  assert.deepEqual(withPostalCode(at("SW1A 1AA", "GB"), null), at("SW1A 1AA", "GB"));
  assert.deepEqual(withPostalCode(at(null), at("SW1A 1AA")), at(null));
  assert.deepEqual(withPostalCode(at("80"), at("80")), at("80"));
  assert.equal(withPostalCode(at("800"), at("80")), null);
  assert.equal(withPostalCode(at("111 22"), at("111 22", "SE")), null, "it has become a Danish one");
});

Deno.test("parseCvr() notices any one wrong digit and any two neighbours changed round", () => {
  const cvr = fc.integer({ min: 1_000_000, max: 9_999_999 })
    .map((seven) => Array.from({ length: 10 }, (_, last) => parseCvr(`${seven}${last}`)).find((one) => one !== null))
    .filter((one) => one !== undefined);
  fc.assert(fc.property(cvr, fc.integer({ min: 0, max: 7 }), fc.integer({ min: 1, max: 9 }), (right, place, more) => {
    const wrong = [...right], turned = [...right];
    wrong[place] = String((Number(wrong[place]) + more) % 10);
    const next = (place + 1) % 7;
    [turned[next], turned[next + 1]] = [turned[next + 1], turned[next]];

    assert.equal(parseCvr(wrong.join("")), null);
    if (turned.join("") !== right) assert.equal(parseCvr(turned.join("")), null);
  }));
});

Deno.test("parseEan() takes thirteen digits with the GS1 check digit", () => {
  const cases: [string, string | null][] = [
    ["5790000000005", "5790000000005"],
    ["57 90000 00000 5", "5790000000005"],
    ["4006381333931", "4006381333931"],
    ["5790000000006", null],
    ["579000000000", null],
    ["57900000000050", null],
    ["579000000000x", null],
    ["", null],
  ];
  for (const [text, wanted] of cases) assert.equal(parseEan(text), wanted, text);
});

const LONG = "a".repeat(64);
const EMAILS: [text: string, wanted: string | null][] = [
  ["anna@example.dk", "anna@example.dk"],
  ["  Anna.Andersen@Example.DK ", "anna.andersen@example.dk"],
  ["anna+tekup@sub.example.co.uk", "anna+tekup@sub.example.co.uk"],
  ["søren@blåbær.dk", "søren@blåbær.dk"],
  ["so\u0308ren@example.dk", "sören@example.dk"],
  ["o'hara_1-2%3@example.dk", "o'hara_1-2%3@example.dk"],
  ["a@b.c", "a@b.c"],
  ["a@1.dk", "a@1.dk"],
  ["a@xn--blbr-roah.dk", "a@xn--blbr-roah.dk"],
  [`${LONG}@example.dk`, `${LONG}@example.dk`],
  [`${LONG}a@example.dk`, null],
  [`a@${"b".repeat(63)}.dk`, `a@${"b".repeat(63)}.dk`],
  [`a@${"b".repeat(64)}.dk`, null],
  [`a@${"b.".repeat(130)}dk`, null],
  ["anna", null],
  ["anna@", null],
  ["@example.dk", null],
  ["anna@example", null],
  ["anna@@example.dk", null],
  ["anna@example..dk", null],
  ["anna@.dk", null],
  ["anna@example.dk.", null],
  ["anna@-example.dk", null],
  ["anna@example-.dk", null],
  [".anna@example.dk", null],
  ["anna.@example.dk", null],
  ["an..na@example.dk", null],
  ["an na@example.dk", null],
  ["anna@exa mple.dk", null],
  ["anna@[127.0.0.1]", null],
  ['"anna"@example.dk', null],
  ["anna@example.dk\r\nBcc: alle@example.dk", null],
  ["anna\0@example.dk", null],
  ["anna,bo@example.dk", null],
  ["Anna <anna@example.dk>", null],
  ["anna\ud83d@example.dk", null],
  ["", null],
  [" ", null],
];

Deno.test("parseEmail() takes an address as we compare it, or none", () => {
  for (const [text, wanted] of EMAILS) assert.equal(parseEmail(text), wanted, JSON.stringify(text));
});

Deno.test("parseEmail() gives the same for what it gave", () => {
  fc.assert(fc.property(fc.emailAddress(), (address) => {
    const email = parseEmail(address);

    if (email !== null) assert.equal(parseEmail(email), email);
  }));
});

Deno.test("isE164() knows a whole number from part of one", () => {
  for (const right of ["+4522334455", "+12025550123", "+2981234567", "+123456789012345"]) assert.ok(isE164(right));
  for (
    const wrong of [
      "4522334455",
      "+0522334455",
      "+45 22334455",
      "+12345",
      "+1234567890123456",
      "22334455",
      "+4522334455\n",
      "+４522334455",
      "",
    ]
  ) {
    assert.equal(isE164(wrong), false, wrong);
  }
});

Deno.test("likeness() goes by CVR, then e-mail, then telephone, and never by name or by nothing", () => {
  const marks = { cvr: "12345674" as never, email: "a@b.dk" as never, phone: "+4522334455" as never };
  const { cvr, email, phone } = marks;
  const of = customerFacts;

  assert.equal(likeness(of(marks), of(marks)), "cvr");
  assert.equal(likeness(of(marks), of({ email, phone })), "email");
  assert.equal(likeness(of(marks), of({ phone })), "phone");
  assert.equal(likeness(of({ cvr, email }), of({ phone })), null);
  assert.equal(likeness(of({ name: "Bo" }), of({ name: "Bo" })), null);
});

Deno.test("deletable() keeps a customer with sales", () => {
  const stats = { salesCount: 0, revenueOre: 0 as never, lastSaleOn: null };

  assert.equal(deletable(stats), null);
  assert.deepEqual(deletable({ ...stats, salesCount: 2 }), { kind: "customer_has_sales", salesCount: 2 });
});
