import assert from "node:assert/strict";
import { strFromU8, unzipSync } from "fflate";
import { xlsxOf } from "./export_xlsx.ts";
import { type Cell, FILE_FORMATS, type SheetColumn } from "./sheet.ts";

const COLUMNS: SheetColumn[] = [
  { heading: "Kunde", kind: "text" },
  { heading: "Beløb", kind: "money" },
  { heading: "Dato", kind: "day" },
  { heading: "Antal", kind: "count" },
  { heading: "Andel", kind: "share" },
];

async function* inParts(...parts: Cell[][][]) {
  for (const part of parts) {
    await Promise.resolve();
    yield part;
  }
}

const workbook = async (...parts: Cell[][][]) => {
  const response = await xlsxOf({ name: "test", columns: COLUMNS, parts: inParts(...parts) }, { timeZone: "UTC" });
  const files = unzipSync(new Uint8Array(await response.arrayBuffer()));
  return { response, files, sheet: strFromU8(files["xl/worksheets/sheet1.xml"]) };
};

Deno.test("xlsxOf() makes a zip with the parts a workbook has, and a row for each row", async () => {
  const { response, files, sheet } = await workbook([["Ærø", 123_456, "2026-11-21", 3, 0.25]], [[
    "B",
    -5,
    null,
    0,
    null,
  ]]);

  assert.equal(response.headers.get("content-disposition"), 'attachment; filename="test.xlsx"');
  assert.deepEqual(Object.keys(files).sort(), [
    "[Content_Types].xml",
    "_rels/.rels",
    "xl/_rels/workbook.xml.rels",
    "xl/styles.xml",
    "xl/workbook.xml",
    "xl/worksheets/sheet1.xml",
  ]);
  assert.deepEqual([...sheet.matchAll(/<row r="(\d)">/g)].map(([, number]) => number), ["1", "2", "3"]);
  assert.deepEqual([...sheet.matchAll(/<v>([^<]*)<\/v>/g)].map(([, value]) => value), [
    "1234.56",
    "46347",
    "3",
    "0.25",
    "-0.05",
    "0",
  ]);
  assert.ok(sheet.endsWith("</sheetData></worksheet>"));
});

Deno.test("xlsxOf() keeps formulas and signs of XML as the text they are", async () => {
  const { sheet } = await workbook([['=cmd|"/c calc"!A1 <b> & \u0001', 0, null, 0, null]]);

  assert.ok(sheet.includes('t="inlineStr"><is><t xml:space="preserve">=cmd|"/c calc"!A1 &lt;b&gt; &amp; </t>'), sheet);
  assert.ok(!sheet.includes("<f>"));
});

for (const format of FILE_FORMATS) {
  // In a process of its own: what other tests left behind would hide what this one takes.
  Deno.test(`100,000 sales as ${format} are written within 100 MB`, async () => {
    const probe = new URL("../../tools/export_memory.ts", import.meta.url).pathname;
    const { tasks } = JSON.parse(await Deno.readTextFile(new URL("../../deno.json", import.meta.url)));
    const flags = /--v8-flags=\S+/.exec(tasks.start)![0];

    const { stdout } = await new Deno.Command(Deno.execPath(), {
      args: ["run", "--no-prompt", "--no-check", flags, "--allow-read", "--allow-env", "--allow-sys", probe, format],
      stderr: "inherit",
    }).output();
    const { bytes, over } = JSON.parse(new TextDecoder().decode(stdout));

    assert.ok(bytes > 1_000_000, `${bytes} bytes`);
    assert.ok(over < 100_000_000, `${over} bytes of memory`);
  });
}
