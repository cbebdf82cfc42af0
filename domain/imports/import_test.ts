import assert from "node:assert/strict";
import fc from "fast-check";
import { guessMapping, mappingFault } from "./columns.ts";
import { CsvFault, csvReader, delimiterOf, openingOf, textReader } from "./csv.ts";
import { dateOrderOf, readAmount, readDay, readRate } from "./values.ts";

const rowsOf = (text: string, delimiter = ",", size = text.length || 1) => {
  const reader = csvReader(delimiter);
  const rows = [];
  for (let at = 0; at < text.length; at += size) rows.push(...reader.push(text.slice(at, at + size)));
  return [...rows, ...reader.end()];
};

Deno.test("csvReader() gives back any cells that were written, however the text is cut", () => {
  const cell = fc.stringMatching(/^[a-zæ ",;\r\n]{0,6}$/);
  const written = (value: string) => `"${value.replaceAll('"', '""')}"`;
  fc.assert(fc.property(
    fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 4 }),
    fc.integer({ min: 1, max: 7 }),
    fc.constantFrom("\n", "\r\n", "\r"),
    (rows, size, end) => {
      const text = rows.map((row) => row.map(written).join(";")).join(end) + end;

      assert.deepEqual(rowsOf(text, ";", size).map(({ cells }) => cells), rows);
    },
  ));
});

Deno.test("csvReader() says at which line of the file a record begins", () => {
  assert.deepEqual(rowsOf('a,b\r\n"1\n2",x\r\n\r\n3,4').map(({ line, cells }) => [line, cells]), [
    [1, ["a", "b"]],
    [2, ["1\n2", "x"]],
    [5, ["3", "4"]],
  ]);
});

Deno.test("delimiterOf() is what stands most often in the first record, outside quotes", () => {
  assert.deepEqual(['a;b;"c,d,e,f"\n1,2,3', "a,b", "a\tb", "a|b|c", "alone"].map(delimiterOf), [
    ";",
    ",",
    "\t",
    "|",
    ";",
  ]);
});

Deno.test("openingOf() takes the delimiter Excel names in a line of its own, and that line is no record", () => {
  assert.deepEqual(openingOf("sep=,\r\na;b,c;d\r\n"), { delimiter: ",", length: 5 });
  assert.deepEqual(openingOf("SEP=\t\na\tb"), { delimiter: "\t", length: 5 });
  assert.deepEqual(openingOf("sep=;x;y\n"), { delimiter: ";", length: 0 });
});

Deno.test("a quote that is never closed is told by its line, and nothing it swallowed is read", () => {
  assert.throws(() => rowsOf('a,b\n1,2\n"3,4\n5,6\n'), (fault) => fault instanceof CsvFault && fault.line === 3);
});

Deno.test("textReader() reads UTF-8, with and without a mark, and Windows-1252, however the bytes are cut", () => {
  const text = "Ærø, kr. 5 – blåbærgrød";
  const utf8 = new TextEncoder().encode(text);
  const latin = Uint8Array.from(text, (char) => char === "–" ? 0x96 : char.charCodeAt(0));
  const cases = [utf8, Uint8Array.of(0xef, 0xbb, 0xbf, ...utf8), latin];
  for (const bytes of cases) {
    for (const size of [1, 2, 3, 7, 1000]) {
      const reader = textReader();
      let read = "";
      for (let at = 0; at < bytes.length; at += size) read += reader.push(bytes.slice(at, at + size));

      assert.equal(read + reader.end(), text, `${bytes.length} in ${size}`);
    }
  }
});

Deno.test("readAmount() takes the customs of both languages and nothing doubtful", () => {
  const amounts = [
    "1.234,56",
    "1,234.56",
    "1234,5",
    "1234.50",
    "1 234,00 kr.",
    "-50",
    "kr. 10",
    "1.234",
    "12,345",
    "0,05",
  ];

  assert.deepEqual(amounts.map(readAmount), [
    ...[123456, 123456, 123450, 123450, 123400, -5000, 1000, 123400, 1234500, 5],
  ]);
  assert.deepEqual(["", "abc", "1.2.3", "1,23.456,7", "--1", "1e5", "12.34.567"].map(readAmount), Array(7).fill(null));
});

Deno.test("readRate() takes a rate for a rate, and nothing that may be an amount or an answer", () => {
  const rates = ["25 %", "25%", "25", "25,00", "0", "0 %", "12,5 %", "6 pct.", "20 percent", "100 %"];

  assert.deepEqual(rates.map(readRate), [2500, 2500, 2500, 2500, 0, 0, 1250, 600, 2000, 10000]);
  assert.deepEqual(["20,00", "0,25", "ja", "101 %", "-5 %", "%", "25 kr.", "1.234"].map(readRate), Array(8).fill(null));
});

Deno.test("readDay() reads local order, and dateOrderOf() finds the American one", () => {
  const days = ["21.11.2026", "1-2-26", "2026-02-03", "2026/2/3", "21/11/2026 14:05", "31.02.2026", "x"];

  assert.deepEqual(days.map((text) => readDay(text, "dmy")), [
    ...["2026-11-21", "2026-02-01", "2026-02-03", "2026-02-03", "2026-11-21", null, null],
  ]);
  assert.equal(dateOrderOf(["1/2/2026", "11/21/2026"]), "mdy");
  assert.equal(dateOrderOf(["1/2/2026", "21/11/2026"]), "dmy");
  assert.equal(readDay("11/21/2026", "mdy"), "2026-11-21");
});

Deno.test("guessMapping() knows the headers of both languages, each field once", () => {
  assert.deepEqual(guessMapping("CUSTOMERS", ["Kundenavn", "E-mail", "Tlf.", "Postnr", "By", "Ukendt", "Mail"]), [
    ...["name", "email", "phone", "postalCode", "city", null, null],
  ]);
  assert.deepEqual(guessMapping("CUSTOMERS", ["Full name", "E-Mail Address", "Phone number", "ZIP code"]), [
    ...["name", "email", "phone", "postalCode"],
  ]);
  assert.deepEqual(guessMapping("SERVICES", ["Ydelse", "Pris", "Moms", "Pris inkl. moms (ja/nej)"]), [
    ...["name", "price", "vatRate", "priceIncludesVat"],
  ]);
  for (const title of ["Momssats", "MOMS", "Moms %", "Moms (%)", "VAT", "VAT rate", "VAT (%)", "Vat percent"]) {
    assert.deepEqual(guessMapping("SERVICES", [title]), ["vatRate"], title);
  }
  for (const title of ["Moms (ja/nej)", "VAT (yes/no)", "Momsbeløb", "Moms kr."]) {
    assert.deepEqual(guessMapping("SERVICES", [title]), [null], title);
  }
  assert.deepEqual(mappingFault("CUSTOMERS", ["email", null]), { kind: "column_missing", field: "name" });
  assert.deepEqual(mappingFault("CUSTOMERS", ["name", "name"]), { kind: "column_twice", field: "name" });
  assert.equal(mappingFault("CUSTOMERS", ["name", null]), null);
});
