import { stringify } from "csv-stringify/sync";
import type { AuditLine } from "../../domain/audit/ports.ts";
import { localTimeOf } from "../../domain/kernel/time.ts";
import type { Language } from "../../locales/language.ts";
import { words } from "../../locales/words.ts";

export interface AuditWriting {
  readonly language: Language;
  readonly timeZone: string;
  readonly action: (action: string) => string;
  readonly resource: (type: string) => string;
}

/**
 * The log as a CSV file that Excel opens as it is (see export_csv.ts): what a spreadsheet would run as a formula is defused, and
 * parts are asked for as fast as the reader takes them. The first is asked for at once, because after it an error has no status.
 */
export async function auditFile(parts: AsyncIterable<readonly AuditLine[]>, writing: AuditWriting): Promise<Response> {
  const rest = parts[Symbol.asyncIterator]();
  const first = await rest.next();
  return new Response(ReadableStream.from(write(first, rest, writing)), {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": 'attachment; filename="audit.csv"',
      "Cache-Control": "no-store",
    },
  });
}

async function* write(
  first: IteratorResult<readonly AuditLine[]>,
  rest: AsyncIterator<readonly AuditLine[]>,
  { language, timeZone, action, resource }: AuditWriting,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const { people: { audit } } = words(language);
  const delimiter = language === "da" ? ";" : ",";
  const encode = (rows: readonly (readonly string[])[], bom: boolean) =>
    new TextEncoder().encode(
      stringify(rows.map((row) => [...row]), {
        ...{ delimiter, bom, record_delimiter: "windows", quoted_match: /[\r\n]/, escape_formulas: true },
      }),
    );
  const cells = (line: AuditLine) => [
    String(line.id),
    localTimeOf(line.at, timeZone).replace("T", " "),
    line.actor === null ? audit.nobody : line.actor.name ?? line.actor.id,
    action(line.action),
    resource(line.resourceType),
    line.resourceId ?? "",
    Object.keys(line.changes).length === 0 ? "" : JSON.stringify(line.changes),
    line.requestId ?? "",
  ];
  try {
    yield encode(
      [["#", audit.when, audit.who, audit.what, audit.about, audit.record, audit.details, audit.request]],
      true,
    );
    for (let part = first; !part.done; part = await rest.next()) {
      if (part.value.length > 0) yield encode(part.value.map(cells), false);
    }
  } finally {
    // The reader may leave in the middle: whoever reads the database for it must stop too.
    await rest.return?.();
  }
}
