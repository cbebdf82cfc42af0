import assert from "node:assert/strict";
import type { Person, SaleView } from "../../domain/sales/ports.ts";
import { aLine, saleIn } from "../memory/builders.ts";
import { CAST } from "../memory/cast.ts";
import { csvFile } from "./export_csv.ts";

const ANNA: Person = { id: CAST.anna.userId, name: "Anna Andersen" };

function aView(given: Partial<SaleView> & { readonly name?: string } = {}): SaleView {
  const { name = "Jens Jensen", ...rest } = given;
  const sale = saleIn("ACCEPTED", rest as Parameters<typeof saleIn>[1]);
  const customer = { id: sale.customerId, name, email: "jens@example.dk", phone: "+4522334455" };
  return { ...sale, customer, assignee: ANNA, creator: ANNA } as SaleView;
}

async function* inParts(...parts: SaleView[][]): AsyncGenerator<readonly SaleView[]> {
  yield* parts;
}

const DANISH = { language: "da", timeZone: "Europe/Copenhagen" } as const;

/** Reads a CSV back: quotes, doubled quotes, and line ends inside quotes. */
function cellsOf(text: string, delimiter: string): string[][] {
  const rows: string[][] = [[]];
  const cell = new RegExp(`("(?:[^"]|"")*"|[^${delimiter}\r\n"]*)(${delimiter}|\r\n|$)`, "gy");
  while (cell.lastIndex < text.length) {
    const [, raw, end] = cell.exec(text) ?? assert.fail(`no CSV at ${cell.lastIndex}`);
    rows.at(-1)!.push(raw.startsWith('"') ? raw.slice(1, -1).replaceAll('""', '"') : raw);
    if (end === "\r\n" && cell.lastIndex < text.length) rows.push([]);
  }
  return rows;
}

Deno.test("csvFile() begins with a mark and Danish headings, and ends each row with CRLF", async () => {
  const sale = aView();

  const response = await csvFile(inParts([sale]), DANISH);
  const bytes = new Uint8Array(await response.arrayBuffer());
  const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);

  const [headings, row, ...more] = cellsOf(text.slice(1), ";");
  const at = (heading: string) => row[headings.indexOf(heading)];
  assert.equal(response.headers.get("content-type"), "text/csv; charset=utf-8");
  assert.match(response.headers.get("content-disposition")!, /^attachment; filename="[\w.-]+\.csv"$/);
  assert.deepEqual([...bytes.slice(0, 3)], [0xef, 0xbb, 0xbf]);
  assert.ok(text.endsWith("\r\n"));
  assert.deepEqual(more, []);
  assert.equal(headings.length, row.length);
  assert.equal(at("Kunde"), "Jens Jensen");
  assert.equal(row[0], sale.number);
  const net = sale.net;
  assert.ok(row.includes(`${Math.trunc(net / 100)},${String(net % 100).padStart(2, "0")}`), row.join("|"));
});

Deno.test("csvFile() in English has points and commas where Danish has commas and semicolons", async () => {
  const sale = aView({
    lines: [{ ...aLine(), quantity: 2_500 as never, net: 0 as never, vat: 0 as never, gross: 0 as never }],
  });

  const danish = cellsOf(await (await csvFile(inParts([sale]), DANISH)).text(), ";");
  const english = cellsOf(await (await csvFile(inParts([sale]), { ...DANISH, language: "en" })).text(), ",");

  assert.ok(danish[1].some((cell) => cell.startsWith("2,5 ")), danish[1].join("|"));
  assert.ok(english[1].some((cell) => cell.startsWith("2.5 ")), english[1].join("|"));
  assert.ok(english[0].includes("Customer"));
});

Deno.test("csvFile() quotes what would break a row and disarms what a spreadsheet would run", async () => {
  const names = ["=HYPERLINK(1)", "+1", "-1", "@SUM(A1)", "\t=1", 'a;"b"', "a\nb", "a,b", "＝1"];

  const response = await csvFile(inParts(names.map((name) => aView({ name }))), DANISH);
  const [headings, ...rows] = cellsOf(await response.text(), ";");

  const column = headings.indexOf("Kunde");
  assert.equal(rows.length, names.length);
  for (const [place, name] of names.entries()) {
    const disarmed = /^[=+\-@\t＝]/.test(name) ? `'${name}` : name;
    assert.equal(rows[place][column], disarmed);
  }
});

Deno.test("csvFile() leaves telephone numbers and amounts what they are, and disarms what only looks like them", async () => {
  const aPhone = (phone: string) => {
    const sale = aView({ paid: -5_00 as never });
    return { ...sale, customer: { ...sale.customer, phone } } as SaleView;
  };
  const phones = ["+4522334455", "+1+cmd", "+45 22", "=1", "+"];

  const [headings, ...rows] = cellsOf(await (await csvFile(inParts(phones.map(aPhone)), DANISH)).text(), ";");

  const at = (heading: string) => rows.map((row) => row[headings.indexOf(heading)]);
  assert.deepEqual(at("Telefon"), ["+4522334455", "'+1+cmd", "'+45 22", "'=1", "'+"]);
  assert.deepEqual(at("Betalt"), phones.map(() => "-5,00"));
});

Deno.test("csvFile() asks for a part when the reader takes one, and stops when the reader leaves", async () => {
  let asked = 0, ended = false;
  async function* many() {
    try {
      for (; asked < 1_000;) {
        asked++;
        yield [aView()];
      }
    } finally {
      ended = true;
    }
  }

  const reader = (await csvFile(many(), DANISH)).body!.getReader();
  await reader.read();
  await reader.read();
  await reader.cancel();

  assert.ok(asked < 10, `${asked} parts were asked for`);
  assert.equal(ended, true);
});

Deno.test("csvFile() fails before it answers when the first part cannot be had", async () => {
  // deno-lint-ignore require-yield
  async function* away(): AsyncGenerator<readonly SaleView[]> {
    throw new Error("away");
  }

  await assert.rejects(csvFile(away(), DANISH), /away/);
});
