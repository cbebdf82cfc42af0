import { Button } from "../../../components/Button.tsx";
import { Card } from "../../../components/Card.tsx";
import { ErrorSummary } from "../../../components/ErrorSummary.tsx";
import { Select } from "../../../components/Select.tsx";
import { fieldsOf } from "../../../domain/imports/columns.ts";
import { type Import, type ImportRow, waysOf } from "../../../domain/imports/import.ts";
import type { Words } from "../../../locales/words.ts";

/** What each column is, beside what the first rows hold in it. */
export function ImportColumns({ job, first, fault, once, words: t }: {
  readonly job: Import;
  readonly first: readonly ImportRow[];
  readonly fault: string | null;
  readonly once: string;
  readonly words: Words;
}) {
  const { imports: say } = t;
  const choices = fieldsOf(job.kind).map(({ name, required }) => ({
    value: name,
    label: required ? `${say.field(name)} (${say.required})` : say.field(name),
  }));
  return (
    <form method="post" action={`/import/${job.id}`} class="sale-form">
      {fault && <ErrorSummary title={t.common.formFaults} faults={[{ text: fault }]} />}
      <input type="hidden" name="once" value={once} />
      <Card title={say.columns}>
        <p class="text-ink-2 mb-3">{say.columnsText}</p>
        <ul class="columns">
          {job.header.map((title, place) => (
            <li key={place}>
              <div class="min-w-0">
                <b>{title || `${say.column} ${place + 1}`}</b>
                <p class="column-sample">
                  {first.map(({ cells }) => cells[place]).filter(Boolean).map((cell) => cell.slice(0, 40)).join(" · ")}
                </p>
              </div>
              <Select
                name={`columns.${place}`}
                label={`${title || place + 1}: ${say.readAs}`}
                hideLabel
                value={job.mapping[place] ?? ""}
                blank={say.leftOut}
                choices={choices}
              />
            </li>
          ))}
        </ul>
      </Card>
      <Card>
        <Select
          name="duplicates"
          label={say.duplicates}
          hint={say.sameAs[job.kind]}
          value={job.duplicates}
          choices={waysOf(job.kind).map((value) => ({ value, label: say.ways[value] }))}
        />
      </Card>
      <div class="form-acts">
        <Button tone="primary">{job.status === "MAPPING" ? say.check : say.checkAgain}</Button>
      </div>
    </form>
  );
}
