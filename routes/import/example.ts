import { HttpError } from "fresh";
import { ensureMay } from "../../adapters/http/answers.ts";
import { define } from "../../adapters/http/define.ts";
import { csvOf } from "../../adapters/http/export_csv.ts";
import { streamOf } from "../../adapters/http/sheet.ts";
import { IMPORT_KINDS } from "../../domain/imports/columns.ts";

/** A small file of the kind, as one could be sent: it is read with every column guessed. */
export const handler = define.handlers({
  GET(ctx) {
    const { actor, words, language, organization: { timeZone } } = ctx.state;
    ensureMay(actor, "import_data");
    const kind = IMPORT_KINDS.find((one) => one === ctx.url.searchParams.get("kind"));
    if (kind === undefined) throw new HttpError(404);
    const [header, ...rows] = words.imports.examples[kind];
    const columns = header.map((heading) => ({ heading, kind: "text" as const }));
    const sheet = { name: `example-${kind.toLowerCase()}`, columns, rows: rows.map((cells) => ({ cells })) };
    return csvOf(streamOf(sheet), { language, timeZone });
  },
});
