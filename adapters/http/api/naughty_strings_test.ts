import assert from "node:assert/strict";
import { aSaleBody, ON_POSTGRES, onEachStage, type Stage, type Told, withASale } from "./stage_test.ts";

const CORPORA = Deno.env.get("CORPORA_DIR") ?? new URL("../../../../shared/corpora", import.meta.url).pathname;
const found = await Deno.readTextFile(`${CORPORA}/blns.json`).catch(() => null);
if (found === null) {
  if (Deno.env.get("REQUIRE_CORPORA") === "1") {
    throw new Error(`Cannot test naughty strings: ${CORPORA}/blns.json is missing`);
  }
  console.log(`The tests with naughty strings are skipped: ${CORPORA}/blns.json is missing`);
}
const STRINGS: readonly string[] = JSON.parse(found ?? "[]");

type Lines = "one" | "many";
/** The text fields of a record, each by its path in the body and in the answer. */
type Fields = Readonly<Record<string, Lines>>;

/** What may become of a text that is kept: NFC, line ends as \n, and one line without blanks around it. */
function asKept(text: string, lines: Lines): string {
  const plain = text.normalize("NFC");
  return lines === "one" ? plain.trim() : plain.replaceAll(/\r\n?/g, "\n");
}

function bodyOf(fields: readonly string[], text: string): Record<string, unknown> {
  const body: Record<string, unknown> = {};
  for (const field of fields) put(body, field.split("."), text);
  return body;
}

function put(branch: Record<string, unknown>, [first, ...rest]: string[], text: string): void {
  if (rest.length === 0) branch[first] = text;
  else if (rest[0] === "0") put((branch[first] = branch[first] ?? [{}]) as Record<string, unknown>, rest, text);
  else put((branch[first] ??= {}) as Record<string, unknown>, rest, text);
}

// deno-lint-ignore no-explicit-any -- answers of every shape
const at = (data: any, field: string) => field.split(".").reduce((inside, step) => inside?.[step], data);

/** Sends the text in every field at once, and once more without the fields that were refused; what was taken must come back. */
async function through(
  fields: Fields,
  text: string,
  sendWith: (body: Record<string, unknown>) => Promise<Told>,
): Promise<{ taken: string[]; answer: Told }> {
  let names = Object.keys(fields);
  let answer = await sendWith(bodyOf(names, text));
  if (answer.status === 422) {
    const refused = Object.entries(answer.json.error.details.fields);
    assert.ok(refused.every(([, message]) => /^(Must|Holds)/.test(message as string)), answer.text);
    names = names.filter((name) => !refused.some(([field]) => field === name));
    answer = await sendWith(bodyOf(names, text));
  }
  assert.ok(answer.status === 200 || answer.status === 201, `${JSON.stringify(text)}: ${answer.text}`);
  for (const name of names) assert.equal(at(answer.json.data, name), asKept(text, fields[name]), `${name}`);
  return { taken: names, answer };
}

async function everyString(
  fields: Fields,
  most: number,
  sendWith: (body: Record<string, unknown>) => Promise<Told>,
): Promise<void> {
  const taken = new Map(Object.keys(fields).map((field) => [field, 0]));
  for (const text of STRINGS) {
    for (const field of (await through(fields, text, sendWith)).taken) taken.set(field, taken.get(field)! + 1);
  }
  // Whoever refuses everything passes the rest.
  for (const [field, count] of taken) assert.ok(count >= most, `${field} took only ${count} of ${STRINGS.length}`);
}

const naughty = (name: string, test: (stage: Stage) => Promise<void>) => {
  if (found !== null) onEachStage(name, async (open) => test(await open()), ON_POSTGRES);
};

naughty("every naughty string comes back from every text of a customer, or is 422 at its field", async (stage) => {
  const fields: Fields = {
    ...{ companyName: "one", "address.street": "one", "address.city": "one", "address.postalCode": "one" },
    ...{ notes: "many" },
  };
  // Where a postal code may be anything.
  const country = "SE";
  await everyString(
    fields,
    150,
    ({ address, ...body }) =>
      stage.call("POST /customers", { body: { name: "Jens", ...body, address: { ...address as object, country } } }),
  );
});

naughty(
  "a customer can have every naughty string that fits for a name, and is found again by its id",
  async (stage) => {
    let taken = 0;
    for (const name of STRINGS) {
      const { status, json } = await stage.call("POST /customers", { body: { name, tags: [name.slice(0, 20)] } });
      assert.ok(status === 201 || status === 422, JSON.stringify(name));
      if (status === 422) continue;

      taken++;
      if (taken % 10 !== 0) continue;
      const again = await stage.call(`GET /customers/${json.data.id}`);
      assert.deepEqual([again.json.data.name, again.json.data.tags], [asKept(name, "one"), json.data.tags]);
    }
    assert.ok(taken > 400, `only ${taken} were taken`);
  },
);

naughty("every naughty string comes back from every text of a service, or is 422 at its field", async (stage) => {
  const { serviceId } = await withASale(stage);
  let version = 1;
  await everyString({ name: "one", category: "one", description: "many", unit: "one" }, 150, async (body) => {
    const answer = await stage.call(`PATCH /services/${serviceId}`, { body: { version, ...body } });
    if (answer.status === 200) version = answer.json.data.version;
    return answer;
  });
});

naughty("every naughty string comes back from every text of a sale, or is 422 at its field", async (stage) => {
  const { saleId } = await withASale(stage);
  const fields: Fields = {
    ...{ internalNotes: "many", customerNotes: "many", "lines.0.description": "one", "lines.0.unit": "one" },
  };
  let version = 1;
  await everyString(fields, 150, async ({ lines, ...notes }) => {
    const [line] = (lines as Record<string, unknown>[] | undefined) ?? [{}];
    const whole = { description: "x", quantity: 1, unitPriceOre: 100, ...line };
    const answer = await stage.call(`PATCH /sales/${saleId}`, { body: { version, lines: [whole], ...notes } });
    if (answer.status === 200) version = answer.json.data.version;
    return answer;
  });
});

naughty("reasons and references of payments take naughty strings as they are, or 422", async (stage) => {
  const { customerId, serviceId, saleId } = await withASale(stage);
  for (const text of STRINGS) {
    const paid = await stage.call(`POST /sales/${saleId}/payments`, {
      body: { amountOre: 1, paidOn: "2026-03-02", reference: text },
    });
    assert.ok(paid.status === 201 || paid.status === 422, JSON.stringify(text));
  }
  for (const text of STRINGS.filter((_, place) => place % 5 === 0)) {
    const sale = await stage.call("POST /sales", { body: aSaleBody(customerId, { serviceId, finalAmountOre: 1 }) });
    const path = `/sales/${sale.json.data.id}`;
    const lost = await stage.call(`POST ${path}/status`, { body: { to: "CANCELLED", reason: text } });
    if (lost.status === 422) continue;

    assert.equal(lost.status, 200, JSON.stringify(text));
    const { json } = await stage.call(`GET ${path}/history`);
    assert.equal(json.data[1].reason, asKept(text, "many").trim());
  }
});

naughty("a search for a naughty string finds something or nothing, and never breaks", async (stage) => {
  await withASale(stage);
  for (const text of STRINGS) {
    if (!text.isWellFormed()) continue;
    const q = encodeURIComponent(text);
    for (const path of [`/customers?q=${q}`, `/sales?q=${q}`, `/services?category=${q}`]) {
      const { status } = await stage.call(`GET ${path}`);

      assert.ok(status === 200 || status === 422, `${path}: ${status}`);
    }
  }
});
