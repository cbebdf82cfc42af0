import { faultSentence } from "../../../adapters/http/sentences.ts";
import { Button, LinkButton } from "../../../components/Button.tsx";
import { Card } from "../../../components/Card.tsx";
import { DefinitionList } from "../../../components/DefinitionList.tsx";
import { Table } from "../../../components/Table.tsx";
import { cellsFound } from "../../../domain/imports/export_faults.ts";
import { canUndo, type Import, type ImportRow, toBringIn } from "../../../domain/imports/import.ts";
import type { Instant } from "../../../domain/kernel/time.ts";
import ImportProgress from "../../../islands/ImportProgress.tsx";
import type { Formats } from "../../../locales/format.ts";
import type { Words } from "../../../locales/words.ts";

interface Station {
  readonly job: Import;
  readonly once: string;
  readonly words: Words;
  readonly formats: Formats;
}

const LISTS = { CUSTOMERS: "/customers", SERVICES: "/services", SALES: "/sales", LEADS: "/leads" } as const;

/** While it goes on by itself. */
export function Moving({ job, words: { imports: say }, formats }: Station) {
  const label = { CHECKING: say.checking, RUNNING: say.running, UNDOING: say.undoing }[job.status as "CHECKING"];
  const total = job.status === "UNDOING" ? job.created + job.updated : job.total;
  return (
    <Card title={label}>
      <ImportProgress
        id={job.id}
        done={job.done}
        total={total}
        label={label}
        text={say.progress(formats.count(job.done), formats.count(total))}
      />
      <p class="mt-3">
        <LinkButton href={`/import/${job.id}`}>{say.look}</LinkButton>
      </p>
    </Card>
  );
}

/** What would happen, before anything does. */
export function Checked({ job, once, words: { imports: say }, formats }: Station) {
  const good = job.total - job.faulty, coming = toBringIn(job);
  return (
    <Card title={say.checked}>
      <DefinitionList
        facts={[
          { term: say.good, value: formats.count(good) },
          ...(job.known > 0
            ? [{ term: say.known, value: `${formats.count(job.known)} · ${say.ways[job.duplicates]}` }]
            : []),
          { term: say.faulty, value: formats.count(job.faulty) },
        ]}
      />
      {coming > 0
        ? (
          <form method="post" action={`/import/${job.id}/run`} class="mt-4">
            <input type="hidden" name="once" value={once} />
            <Button tone="primary">{say.run(coming, formats.count(coming))}</Button>
          </form>
        )
        : <p class="mt-4 text-ink-2">{good > 0 ? say.nothingNew : say.nothingGood}</p>}
    </Card>
  );
}

/** What came of it, and the way back. */
export function Finished({ job, once, now, words: { imports: say }, formats }: Station & { readonly now: Instant }) {
  const counts = [
    [say.created, job.created],
    [say.updated, job.updated],
    [say.skipped, job.skipped],
    [say.faulty, job.faulty],
    ...([[say.removed, job.removed], [say.retired, job.retired], [say.restored, job.restored]] as const)
      .filter(([, count]) => count > 0),
    ...(job.stayed > 0
      ? [[`${say.stayed} (${say.stayedText.toLowerCase().replace(/\.$/, "")})`, job.stayed] as const]
      : []),
  ] as const;
  return (
    <Card title={job.status === "DONE" ? say.done : say.undone}>
      <DefinitionList facts={counts.map(([term, count]) => ({ term, value: formats.count(count) }))} />
      <div class="mt-4 flex flex-wrap gap-2">
        <LinkButton tone="primary" href={LISTS[job.kind]}>{say.see}</LinkButton>
        {canUndo(job, now) && (
          <form method="post" action={`/import/${job.id}/undo`}>
            <input type="hidden" name="once" value={once} />
            <Button icon="undo-2">{say.undo}</Button>
          </form>
        )}
      </div>
      {canUndo(job, now) && <p class="mt-3 text-sm text-ink-3">{say.undoText}</p>}
    </Card>
  );
}

/** What the undo left as it is, by line, each with the way to it. */
export function Stayed(
  { job, stayed, words: { imports: say }, formats }: Omit<Station, "once"> & { readonly stayed: readonly ImportRow[] },
) {
  if (stayed.length === 0) return null;
  return (
    <section class="mt-6">
      <h2 class="text-base font-semibold">{say.stayedTitle}</h2>
      <p class="text-ink-2 mb-3">
        {say.stayedList} {job.stayed > stayed.length && say.more(formats.count(stayed.length))}
      </p>
      <Table
        label={say.stayedTitle}
        rows={stayed}
        rowKey={(row) => String(row.line)}
        columns={[
          { key: "line", header: say.line, card: "title", cell: (row) => `${say.line} ${formats.count(row.line)}` },
          {
            key: "value",
            header: say.value,
            card: "text",
            cell: ({ cells, recordId }) => (
              <a class="link" href={`${LISTS[job.kind]}/${recordId}`}>
                {cells.filter(Boolean).slice(0, 3).join(" · ").slice(0, 100) || "–"}
              </a>
            ),
          },
        ]}
      />
    </section>
  );
}

/** What is wrong, by line and column. */
export function Faults(
  { job, faulty, words: t, formats }: Omit<Station, "once"> & { readonly faulty: readonly ImportRow[] },
) {
  const { imports: say } = t;
  const rows = cellsFound(faulty, job.mapping).map((found) => ({
    ...found,
    key: `${found.line} ${found.field}`,
    fault: faultSentence(found.fault, t),
  }));
  if (rows.length === 0) return null;
  return (
    <section class="mt-6">
      <h2 class="text-base font-semibold">{say.faultsTitle}</h2>
      <p class="text-ink-2 mb-3">
        {say.faultsText} {job.faulty > faulty.length && say.more(formats.count(faulty.length))}
      </p>
      <p class="mb-3">
        <LinkButton href={`/import/${job.id}/faults`} icon="download" download>{say.faultsFile}</LinkButton>
      </p>
      <Table
        label={say.faultsTitle}
        rows={rows}
        rowKey={(row) => row.key}
        columns={[
          { key: "line", header: say.line, card: "title", cell: (row) => `${say.line} ${formats.count(row.line)}` },
          { key: "field", header: say.column, card: "amount", muted: true, cell: (row) => say.field(row.field) },
          { key: "value", header: say.value, card: "text", muted: true, cell: (row) => row.value.slice(0, 60) || "–" },
          // A sentence, and the longest of them: it wraps, and has the widest place of the card on a phone.
          { key: "fault", header: say.fault, card: "sub", cell: (row) => <span class="breaks">{row.fault}</span> },
        ]}
      />
    </section>
  );
}
