import { z } from "zod";
import { page } from "fresh";
import { askFor, throwAsPage } from "../../../adapters/http/answers.ts";
import { readSentForm } from "../../../adapters/http/body.ts";
import { define } from "../../../adapters/http/define.ts";
import { choice, maybe } from "../../../adapters/http/fields.ts";
import { readForm } from "../../../adapters/http/form.ts";
import { refusalSentence, statusOf } from "../../../adapters/http/sentences.ts";
import { PageHead } from "../../../components/PageHead.tsx";
import { fieldsOf, type ImportKind } from "../../../domain/imports/columns.ts";
import { DUPLICATE_WAYS, isMoving } from "../../../domain/imports/import.ts";
import type { ImportFile } from "../../../domain/imports/prepare_import.ts";
import { ImportColumns } from "../(_components)/ImportColumns.tsx";
import { importIdOf, importOf } from "../(_components)/import_page.ts";
import { Checked, Faults, Finished, Moving, Stayed } from "../(_components)/ImportStations.tsx";

type Shown = ImportFile & { readonly fault: string | null; readonly once: string };

const shown = (file: ImportFile, fault: string | null = null): Shown => ({ ...file, fault, once: crypto.randomUUID() });

/** What each column is read as; empty for what is left out. */
const columnsOf = (kind: ImportKind) =>
  z.strictObject({
    columns: z.array(maybe(choice(fieldsOf(kind).map(({ name }) => name) as [string, ...string[]]))).max(100),
    duplicates: choice(DUPLICATE_WAYS).default("SKIP"),
  });

export const handler = define.handlers({
  GET: async (ctx) => page<Shown>(shown(await importOf(ctx))),

  async POST(ctx) {
    const { actor, useCases, words, formats } = ctx.state;
    const id = importIdOf(ctx);
    const file = await importOf(ctx);
    const form = await readForm(columnsOf(file.job.kind), await readSentForm(ctx.req), ctx.url.pathname);
    if (!form.ok) return page<Shown>(shown(file, words.fields.choice), { status: 422 });
    const { columns, duplicates } = form.value;
    const sent = await useCases.checkImport(askFor(actor, form.once), id, columns, duplicates);
    if (sent.ok) {
      useCases.driveImport(actor, id);
      return ctx.redirect(`/import/${id}`, 303);
    }
    throwAsPage(sent.error);
    const typed = { ...file, job: { ...file.job, mapping: columns, duplicates } };
    const sentence = refusalSentence(sent.error, words, formats);
    return page<Shown>(shown(typed, sentence), { status: statusOf(sent.error) });
  },
});

export default define.page<typeof handler>(({ data: { job, first, faulty, stayed, fault, once }, state }) => {
  const { words: t, formats, now } = state;
  const { imports: say } = t;
  const station = { job, once, words: t, formats };
  return (
    <>
      <PageHead
        title={job.fileName || say.title}
        subtitle={`${say.kinds[job.kind]} · ${say.rows(job.total, formats.count(job.total))}`}
        back={{ href: "/import", label: say.title }}
      />
      <div class="import">
        {isMoving(job) && <Moving {...station} />}
        {job.status === "CHECKED" && <Checked {...station} />}
        {(job.status === "DONE" || job.status === "UNDONE") && <Finished {...station} now={now} />}
        <Stayed job={job} stayed={stayed} words={t} formats={formats} />
        {!isMoving(job) && job.status !== "MAPPING" && <Faults job={job} faulty={faulty} words={t} formats={formats} />}
        {job.status === "MAPPING" && <ImportColumns {...station} first={first} fault={fault} />}
        {job.status === "CHECKED" && (
          <details class="mt-6" open={fault !== null}>
            <summary class="btn">{say.change}</summary>
            <div class="mt-4">
              <ImportColumns {...station} once={`${once}-again`} first={first} fault={fault} />
            </div>
          </details>
        )}
      </div>
    </>
  );
});
