import { type Context, page } from "fresh";
import { ensureMay, throwAsPage } from "../../adapters/http/answers.ts";
import { define, type State } from "../../adapters/http/define.ts";
import { refusalSentence, statusOf } from "../../adapters/http/sentences.ts";
import { csvBatches, readUpload, UploadFault } from "../../adapters/http/upload.ts";
import { Button, LinkButton } from "../../components/Button.tsx";
import { Card } from "../../components/Card.tsx";
import { FormFaults } from "../../components/FormFaults.tsx";
import { PageHead } from "../../components/PageHead.tsx";
import { Select } from "../../components/Select.tsx";
import { Tag } from "../../components/StatusBadge.tsx";
import { Table } from "../../components/Table.tsx";
import { TextInput } from "../../components/TextInput.tsx";
import { IMPORT_KINDS, type ImportKind } from "../../domain/imports/columns.ts";
import type { Import } from "../../domain/imports/import.ts";
import { may } from "../../domain/kernel/permissions.ts";

interface Shown {
  readonly recent: readonly Import[];
  readonly kind: ImportKind;
  readonly fault: string | null;
}

const kindIn = (text: string | null | undefined) => IMPORT_KINDS.find((kind) => kind === text) ?? "CUSTOMERS";

export const handler = define.handlers({
  async GET(ctx) {
    return page<Shown>(await shownFor(ctx, kindIn(ctx.url.searchParams.get("kind")), null));
  },

  async POST(ctx) {
    const { actor, useCases, words, formats } = ctx.state;
    ensureMay(actor, "import_data");
    const { refusals } = words.imports;
    let kind: ImportKind = "CUSTOMERS";
    try {
      const { fields, file } = await readUpload(ctx.req);
      kind = kindIn(fields.get("kind"));
      if (file === null || file.name === "") {
        return page<Shown>(await shownFor(ctx, kind, refusals.noFile), { status: 422 });
      }
      const received = await useCases.receiveImport(actor, { kind, fileName: file.name }, csvBatches(file.bytes));
      if (received.ok) return ctx.redirect(`/import/${received.value.id}`, 303);
      throwAsPage(received.error);
      const sentence = refusalSentence(received.error, words, formats);
      return page<Shown>(await shownFor(ctx, kind, sentence), { status: statusOf(received.error) });
    } catch (fault) {
      if (!(fault instanceof UploadFault)) throw fault;
      const sentence = { too_large: refusals.tooLarge, not_a_csv: refusals.notCsv, not_a_form: refusals.noFile };
      const status = fault.kind === "too_large" ? 413 : 422;
      return page<Shown>(await shownFor(ctx, kind, sentence[fault.kind]), { status });
    }
  },
});

async function shownFor(ctx: Context<State>, kind: ImportKind, fault: string | null): Promise<Shown> {
  const { actor, useCases } = ctx.state;
  ensureMay(actor, "import_data");
  const recent = await useCases.findImports(actor);
  return { recent: recent.ok ? recent.value : [], kind, fault };
}

export default define.page<typeof handler>(({ data: { recent, kind, fault }, state }) => {
  const { words: t, formats, actor, now } = state;
  const { imports: say } = t;
  const kinds = IMPORT_KINDS.filter((one) => one !== "SERVICES" || may(actor, "edit_services"));
  return (
    <>
      <PageHead title={say.title} subtitle={say.intro} />
      <form method="post" action="/import" enctype="multipart/form-data" class="sale-form">
        {fault && <FormFaults title={t.common.formFaults} faults={{ file: fault }} labels={{ file: say.file }} />}
        <Card>
          <div class="form-grid">
            <Select
              name="kind"
              label={say.kind}
              value={kind}
              choices={kinds.map((value) => ({ value, label: say.kinds[value] }))}
            />
            <TextInput
              name="file"
              type="file"
              accept=".csv,.txt,.tsv,text/csv"
              label={say.file}
              hint={say.fileHint}
              error={fault ?? undefined}
              required
            />
          </div>
        </Card>
        <div class="form-acts">
          <Button tone="primary" icon="upload">{say.send}</Button>
        </div>
      </form>
      <p class="mt-4 flex flex-wrap items-center gap-2">
        <span class="text-ink-2">{say.examplesText}</span>
        {kinds.map((one) => (
          <LinkButton key={one} tone="quiet" href={`/import/example?kind=${one}`} icon="download">
            {say.kinds[one]}
          </LinkButton>
        ))}
      </p>
      {recent.length > 0 && (
        <div class="mt-6">
          <h2 class="text-base font-semibold mb-3">{say.recent}</h2>
          <Table
            label={say.recent}
            rows={recent}
            rowKey={(row) => row.id}
            href={(row) => `/import/${row.id}`}
            linked="file"
            columns={[
              { key: "file", header: say.file, card: "title", cell: (row) => <b>{row.fileName}</b> },
              { key: "kind", header: say.kind, card: "sub", muted: true, cell: (row) => say.kinds[row.kind] },
              {
                key: "status",
                header: t.customers.status,
                card: "badge",
                cell: (row) => <Tag word={say.statuses[row.status]} />,
              },
              {
                key: "rows",
                header: say.rows(2, "").trim(),
                card: "amount",
                number: true,
                cell: (row) => formats.count(row.total),
              },
              { key: "at", header: t.sales.date, card: "end", cell: (row) => formats.moment(row.createdAt, now) },
            ]}
          />
        </div>
      )}
    </>
  );
});
