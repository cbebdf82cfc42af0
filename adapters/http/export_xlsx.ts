import { Zip, ZipDeflate, ZipPassThrough } from "fflate";
import { type Cell, fileOf, type Kind, type SheetColumn, type SheetStream, writtenTime } from "./sheet.ts";

/**
 * A workbook of one sheet, written while it is read: a zip of XML whose rows leave as they come, so a hundred thousand of
 * them never stand in memory. Text stands in the cells themselves (inline), so that no table of texts has to be kept, and is
 * never taken for a formula.
 */
export function xlsxOf(sheet: SheetStream, { timeZone }: { readonly timeZone: string }): Promise<Response> {
  return fileOf(sheet, "xlsx", (parts) => write(sheet, parts, timeZone));
}

async function* write(
  { columns }: SheetStream,
  parts: AsyncIterable<readonly (readonly Cell[])[]>,
  timeZone: string,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const ready: Uint8Array<ArrayBuffer>[] = [];
  let fault: unknown = null;
  const zip = new Zip((error, bytes) => {
    if (error) fault = error;
    else if (bytes.length > 0) ready.push(bytes as Uint8Array<ArrayBuffer>);
  });
  const drain = function* () {
    if (fault !== null) throw fault;
    yield* ready.splice(0);
  };
  for (const [path, text] of Object.entries(FRAME)) {
    const file = new ZipPassThrough(path);
    zip.add(file);
    file.push(encoder.encode(text), true);
  }
  const file = new ZipDeflate("xl/worksheets/sheet1.xml", { level: 6 });
  zip.add(file);
  file.push(encoder.encode(head(columns)));
  yield* drain();
  const kinds = columns.map(({ kind }) => kind);
  let number = 1;
  for await (const rows of parts) {
    let text = "";
    for (const row of rows) text += rowOf(++number, row.map((cell, place) => cellOf(cell, kinds[place], timeZone)));
    file.push(encoder.encode(text));
    yield* drain();
  }
  file.push(encoder.encode("</sheetData></worksheet>"), true);
  zip.end();
  yield* drain();
}

const encoder = new TextEncoder();
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/** Their places in styles.xml. */
const STYLES = {
  text: 0,
  phone: 0,
  count: 1,
  money: 2,
  share: 3,
  day: 4,
  decimal: 5,
  time: 0,
} as const satisfies Record<
  Kind,
  number
>;
const HEADING = 6;

/** The same in every workbook; money with two decimals, days as days in the reader's own order. */
const FRAME: Readonly<Record<string, string>> = {
  "[Content_Types].xml":
    `${XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPES}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${TYPES}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPES}.styles+xml"/></Types>`,
  "_rels/.rels":
    `${XML}<Relationships xmlns="${RELATIONS}"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  "xl/_rels/workbook.xml.rels":
    `${XML}<Relationships xmlns="${RELATIONS}"><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
  "xl/workbook.xml":
    `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  "xl/styles.xml":
    `${XML}<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="7">${
      [0, 3, 4, 10, 14, 0].map((format) =>
        `<xf numFmtId="${format}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>`
      ).join("")
    }<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/></cellXfs></styleSheet>`,
};

function head(columns: readonly SheetColumn[]): string {
  const widths = columns.map(({ kind }, place) =>
    `<col min="${place + 1}" max="${place + 1}" width="${kind === "text" ? 24 : 16}" customWidth="1"/>`
  );
  return `${XML}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${
    widths.join("")
  }</cols><sheetData>${rowOf(1, columns.map(({ heading }) => inline(heading, HEADING)))}`;
}

function rowOf(number: number, cells: readonly string[]): string {
  return `<row r="${number}">${cells.join("")}</row>`;
}

function cellOf(cell: Cell, kind: Kind, timeZone: string): string {
  if (cell === null) return "<c/>";
  if (kind === "day" && typeof cell === "string") return value(serialOf(cell), STYLES.day);
  if (typeof cell === "string") return inline(kind === "time" ? writtenTime(cell, timeZone) : cell, STYLES[kind]);
  return value(kind === "money" ? hundredths(cell) : String(cell), STYLES[kind]);
}

function value(text: string, style: number): string {
  return `<c s="${style}"><v>${text}</v></c>`;
}

/** Øre as kroner, exactly: no fraction is reckoned with on the way. */
function hundredths(ore: number): string {
  const digits = String(Math.abs(ore)).padStart(3, "0");
  return `${ore < 0 ? "-" : ""}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** Days since 30 December 1899, which is how a workbook counts them. */
function serialOf(day: string): string {
  return String(Math.round((Date.parse(day) - Date.UTC(1899, 11, 30)) / 86_400_000));
}

function inline(text: string, style: number): string {
  return `<c s="${style}" t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`;
}

/** A cell holds at most 32,767 characters, and XML knows no control characters but these three. */
function escaped(text: string): string {
  // deno-lint-ignore no-control-regex -- they are what has to go
  return text.slice(0, 32_767).toWellFormed().replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "")
    .replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
