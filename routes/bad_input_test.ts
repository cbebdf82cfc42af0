import assert from "node:assert/strict";
import { addressOf, ROUTE_CASES, type Subject, subjectOf } from "../tools/route_cases.ts";
import { eachSite, type Office, ONE_DATABASE } from "../tools/test_site.ts";
import { type Answer, summaryOf, type Visitor } from "../tools/test_visitor.ts";

const FORMS = Object.keys(ROUTE_CASES).filter((route) => ROUTE_CASES[route].fields);
/** What no answer may hold: our SQL, our files, our stacks. */
const INSIDES =
  /\bat (async )?\S+ \(|file:\/\/|\.tsx?:\d|syntax error|violates|SQLSTATE|\bselect .* from app\.|node_modules|TypeError/i;

/** Each attack's own answer; nobody gets to see how we are made, and nothing of ours is changed for later requests. */
function checked(answer: Answer, what: string): Answer {
  assert.ok(answer.status < 500, `${what}: ${answer.status}`);
  assert.doesNotMatch(answer.text, INSIDES, what);
  assert.deepEqual([({} as { polluted?: unknown }).polluted, Object.keys(Object.prototype)], [undefined, []], what);
  return answer;
}

const fieldsFor = (route: string, subject: Subject) => {
  const fields = Object.entries(ROUTE_CASES[route].fields!(subject));
  return new URLSearchParams(fields.filter((field): field is [string, string] => field[1] !== null));
};

const subjects = new Map<string, Subject>();

/** What a form makes something new beside, or does not ask for at all, is as good for the next attack. */
const leavesItsSubject = (route: string) =>
  !route.includes(":id") && (route.endsWith("/new") || ROUTE_CASES[route].fields!.length === 0);

/** Sends a form that is right but for one thing. */
async function attack(
  office: Office,
  browser: Visitor,
  route: string,
  change: (fields: URLSearchParams, subject: Subject) => void,
  what: string,
): Promise<Answer> {
  const key = `${office.kind} ${route}`;
  const subject = subjects.get(key) ?? await subjectOf(office, route, "anna");
  const fields = fieldsFor(route, subject);
  change(fields, subject);
  const answer = await browser.post(addressOf(route, subject), fields);
  // What was refused left it as it was, so the next attack may have it too.
  if (answer.status === 422 || answer.status === 400 || leavesItsSubject(route)) subjects.set(key, subject);
  else subjects.delete(key);
  return checked(answer, `${route}: ${what}`);
}

eachSite("every form: a field it does not have, or has once, is refused and said", async (office) => {
  const browser = await office.browser("anna");
  const strangers = [
    "hacker",
    "organization_id",
    "id",
    "role",
    "__proto__",
    "constructor",
    "toString",
    "__proto__.polluted",
    "a.b.c.d.e",
    "",
    ".",
    "lines.0.net",
  ];
  for (const route of FORMS) {
    for (const name of strangers) {
      const answer = await attack(office, browser, route, (fields) => fields.append(name, "1"), name);
      assert.equal(answer.status, 422, `${route}: ${name}`);
    }
    const twice = await attack(office, browser, route, (fields) => {
      const [name, value] = [...fields][0] ?? ["once", "x"];
      if (!fields.has(name)) fields.append(name, value);
      fields.append(name, value);
    }, "a field twice");
    assert.equal(twice.status, 422, `${route}: a field twice`);
    assert.ok(summaryOf(twice).length > 0 || /<h2/.test(twice.text), `${route} says nothing`);
  }
});

eachSite("every form: a body that is no form, too large, or not UTF-8 is turned away unread", async (office) => {
  const browser = await office.browser("anna");
  const large = "x".repeat(10 * 1024 * 1024);
  const trickled = () =>
    new ReadableStream<Uint8Array>({
      pull: (stream) => stream.enqueue(new TextEncoder().encode("x".repeat(64 * 1024))),
    });
  const multipart = new FormData();
  multipart.append("name", "x");
  const form = { "content-type": "application/x-www-form-urlencoded" };
  for (const route of FORMS) {
    const address = addressOf(route, await subjectOf(office, route, "anna"));
    const send = async (what: string, body: BodyInit, headers: HeadersInit) =>
      checked(await browser.send(address, body, headers), `${route}: ${what}`).status;

    assert.equal(await send("10 MB", `name=${large}`, form), 413, route);
    assert.equal(await send("10 MB without its length", trickled(), form), 413, route);
    assert.equal(await send("multipart", multipart, {}), 415, route);
    assert.equal(await send("JSON", '{"name":"x"}', { "content-type": "application/json" }), 415, route);
    assert.equal(await send("text", "name=x", { "content-type": "text/plain" }), 415, route);
    assert.equal(
      await send("latin1", "name=x", { "content-type": "application/x-www-form-urlencoded; charset=latin1" }),
      415,
      route,
    );
    assert.equal(
      await send(
        "a surrogate in bytes",
        new Uint8Array([...new TextEncoder().encode("name="), 0xed, 0xa0, 0x80]),
        form,
      ),
      400,
      route,
    );
    assert.ok([200, 404, 422].includes(await send("nothing", "", form)), `${route}: nothing`);
  }
});

eachSite("every form: a lone surrogate written as %ED%A0%80 never reaches the books", async (office) => {
  const browser = await office.browser("anna");
  const form = { "content-type": "application/x-www-form-urlencoded" };

  const answer = await browser.send("/customers/new", "name=%ED%A0%80&type=B2C&status=ACTIVE&country=DK", form);

  assert.equal(answer.status, 400);
});

eachSite("every form: each field left out, and each with what it cannot be", async (office) => {
  const browser = await office.browser("anna");
  const odd = [
    ...[
      "",
      " ",
      "a\u0000b",
      "1e309",
      "-0",
      "-1",
      "1,5",
      "1.5",
      "0x10",
      "NaN",
      "Infinity",
      "99999999999999999999",
      "１２",
    ],
    ...["2026-02-29", "2026-11-31", "2026-03-29T02:30", "0000-00-00", "+275760-09-13", "9999-12-31T23:59"],
    ...[
      "x".repeat(5_000),
      "__proto__",
      "[object Object]",
      "true",
      "null",
      "'; drop table app.sales; --",
      "\u202e\u0000",
      "\ud83d\udc69",
    ],
    ...[office.cast.carla.userId, "00000000-0000-0000-0000-000000000000", "on", "yes"],
  ];
  for (const route of FORMS) {
    const names = [...fieldsFor(route, await subjectOf(office, route, "anna")).keys()];
    for (const name of names) {
      await attack(office, browser, route, (fields) => fields.delete(name), `without ${name}`);
      for (const value of odd) {
        const answer = await attack(
          office,
          browser,
          route,
          (fields) => fields.set(name, value),
          `${name} = ${value.slice(0, 30)}`,
        );
        if (value.includes("\0")) assert.equal(answer.status, 422, `${route}: NUL in ${name}`);
      }
    }
  }
}, { only: ONE_DATABASE });

eachSite("a sale's form: names that make no sense, holes, too many lines", async (office) => {
  const browser = await office.browser("anna");
  const names: Record<string, string>[] = [
    { "lines.0.quantity.x": "1" },
    { "lines.0.unitPrice.0": "1" },
    { "lines.0": "x" },
    { lines: "x" },
    { "lines.x.description": "x" },
    { "lines.__proto__.polluted": "x" },
    { "lines.0.__proto__.polluted": "x" },
    { "lines.0.constructor": "x" },
    { "lines.-1.description": "x" },
    { "lines.99999.description": "x" },
    { "newCustomer.name.x": "x" },
    { newCustomer: "x" },
    { "newCustomer.__proto__": "x" },
    { "customerNotes.0": "x" },
    { "intent.x": "add_line" },
    { "saleDate.year": "2026" },
  ];
  for (const route of ["POST /sales/new", "POST /sales/:id/edit"]) {
    for (const more of names) {
      for (const intent of ["save", "add_line", "change_customer"]) {
        const what = `${JSON.stringify(more)} ${intent}`;
        const answer = await attack(office, browser, route, (fields) => {
          fields.set("intent", intent);
          for (const [name, value] of Object.entries(more)) fields.set(name, value);
        }, what);
        assert.equal(answer.status, intent === "save" ? 422 : 200, `${route}: ${what}`);
      }
    }
    const tooMany = await attack(office, browser, route, (fields) => {
      for (let n = 0; n <= 100; n++) {
        fields.set(`lines.${n}.description`, "Vinduer");
        fields.set(`lines.${n}.unitPrice`, "1");
        fields.set(`lines.${n}.vatRate`, "25");
      }
    }, "101 lines");
    const flood = await attack(office, browser, route, (fields) => {
      for (let n = 0; n < 30_000; n++) fields.append(`f${n}`, "1");
    }, "30,000 fields");
    const holes = await attack(office, browser, route, (fields) => {
      fields.set("lines.7.description", "Efter et hul");
      fields.set("lines.7.unitPrice", "1");
      fields.set("lines.7.vatRate", "25");
    }, "a hole");
    assert.deepEqual([tooMany.status, flood.status, holes.status], [422, 422, 200], route);
  }
});

eachSite("addresses that are none", async (office) => {
  const browser = await office.browser("anna");
  const ids = [
    "x",
    "0",
    "null",
    "..",
    "%00",
    "%2e%2e",
    "%ED%A0%80",
    "1;drop",
    "0190163d-8694-739b-aea5-966c26f8ad9",
    "a".repeat(3_000),
    "%F0%9F%92%A9",
    "'--",
  ];
  for (const route of Object.keys(ROUTE_CASES).filter((one) => one.includes(":id"))) {
    for (const id of ids) {
      const path = route.split(" ")[1].replace(":id", id);
      const answer = route.startsWith("GET") ? await browser.get(path) : await browser.post(path, {});
      checked(answer, `${route} ${id}`);
      // Dots are taken out of an address before it is asked for, and then it is another page's.
      if (!/\.\.|%2e/.test(id)) {
        assert.ok([400, 404].includes(answer.status), `${route} ${id.slice(0, 20)}: ${answer.status}`);
      }
    }
  }
  const upper = await browser.get(`/sales/${(await office.sale()).id.toUpperCase()}`);
  assert.equal(upper.status, 200, "an id may be written in capitals");
});
