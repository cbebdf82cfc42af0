import type { State } from "../../../adapters/http/define.ts";
import type { Sentences } from "../../../adapters/http/sentences.ts";
import { Button } from "../../../components/Button.tsx";
import { Card } from "../../../components/Card.tsx";
import { Checkbox } from "../../../components/Checkbox.tsx";
import { Flash } from "../../../components/Flash.tsx";
import { Select } from "../../../components/Select.tsx";
import { DateInput, TextInput } from "../../../components/TextInput.tsx";
import { mayShare } from "../../../domain/figures/keep_reports.ts";
import { ownerReported } from "../../../domain/figures/find_figures.ts";
import { GROUPINGS, leftOut, MEASURES, type ReportPlan, SPANS } from "../../../domain/figures/report.ts";
import type { rowsOf } from "../../../domain/figures/report_rows.ts";
import { may } from "../../../domain/kernel/permissions.ts";
import type { Member } from "../../../domain/organizations/organization.ts";
import { SALE_STATUSES } from "../../../domain/sales/moves.ts";
import { SOURCES } from "../../../domain/sales/sale.ts";
import { writePlan } from "./report_query.ts";
import { ReportPage } from "./ReportPage.tsx";
import { ReportResult } from "./ReportResult.tsx";

interface Props {
  readonly state: State;
  readonly plan: ReportPlan;
  /** The address as it is, or a sent form made one: it also carries the report that is changed. */
  readonly params: URLSearchParams;
  readonly faults: Sentences;
  readonly refused: string | null;
  readonly result: ReturnType<typeof rowsOf> | null;
  readonly members: readonly Member[];
}

/** Rows, columns, filters and days; what comes out of it beneath; and a form to keep it. Works by addresses alone. */
export function ReportBuilder({ state, plan, params, faults, refused, result, members }: Props) {
  const { words, actor } = state, t = words.figures;
  const choices = <T extends string>(values: readonly T[], names: Record<T, string>) =>
    values.map((value) => ({ value, label: names[value] }));
  return (
    <ReportPage state={state} report="custom" title={params.get("name") || t.custom.new}>
      <div class="figure-stack">
        <Card>
          <form method="get" action="/reports/custom/build">
            {["id", "version", "name", "shared"].map((name) =>
              params.get(name) && <input key={name} type="hidden" name={name} value={params.get(name)!} />
            )}
            <div class="form-grid">
              <Select
                name="grouping"
                label={t.custom.grouping}
                value={plan.grouping}
                hint={t.custom.hint}
                choices={choices(GROUPINGS, t.custom.groupings)}
              />
              <Select name="span" label={t.custom.span} value={plan.span} choices={choices(SPANS, t.custom.spans)} />
              <DateInput name="from" label={t.custom.from} optional={t.custom.spans.fixed} value={plan.from ?? ""} />
              <DateInput name="to" label={t.custom.to} optional={t.custom.spans.fixed} value={plan.to ?? ""} />
              {ownerReported(actor) === null && (
                <Select
                  name="owner"
                  label={t.custom.owner}
                  value={plan.owner ?? ""}
                  blank={t.custom.everyone}
                  choices={members.map(({ id, name }) => ({ value: id, label: name }))}
                />
              )}
            </div>
            <Boxes
              name="measure"
              legend={t.custom.measures}
              values={MEASURES}
              chosen={plan.measures}
              names={t.columns}
            />
            <Boxes
              name="status"
              legend={t.custom.statuses}
              values={SALE_STATUSES}
              chosen={plan.statuses}
              names={words.statuses}
            />
            <Boxes
              name="source"
              legend={t.custom.sources}
              values={SOURCES}
              chosen={plan.sources}
              names={words.sources}
            />
            {refused && <p role="alert" class="field-error mt-3">{refused}</p>}
            <p class="mt-3">
              <Button tone="primary">{t.custom.show}</Button>
            </p>
          </form>
        </Card>
        {result && <LeftOut state={state} plan={plan} sound={result.plan} />}
        {result && <ReportResult state={state} result={result} />}
        {result && may(actor, "save_reports") && (
          <Card title={t.custom.save}>
            <form method="post" action="/reports/custom/build">
              <input type="hidden" name="once" value={crypto.randomUUID()} />
              <input type="hidden" name="plan" value={writePlan(plan).toString()} />
              {["id", "version"].map((name) =>
                params.get(name) && <input key={name} type="hidden" name={name} value={params.get(name)!} />
              )}
              <div class="form-grid">
                <TextInput
                  name="name"
                  label={t.custom.name}
                  value={params.get("name") ?? ""}
                  error={faults.name}
                  required
                  maxLength={120}
                />
              </div>
              {mayShare(actor) && <Checkbox name="shared" label={t.custom.shared} checked={params.has("shared")} />}
              <p class="mt-3">
                <Button tone="primary">{t.custom.save}</Button>
              </p>
            </form>
          </Card>
        )}
      </div>
    </ReportPage>
  );
}

/** Says what was asked for and is not in the figures, so that nobody takes them for something else. */
function LeftOut({ state: { words: { figures: t } }, plan, sound }: {
  state: State;
  plan: ReportPlan;
  sound: ReportPlan;
}) {
  const { filters, measures, days } = leftOut(plan, sound);
  const unknown = [...filters.map((one) => t.custom[one]), ...measures.map((one) => t.columns[one])];
  return (
    <>
      {unknown.length > 0 && (
        <Flash kind="note">{t.custom.leftOut(t.custom.groupings[plan.grouping], unknown.join(", "))}</Flash>
      )}
      {days && <Flash kind="note">{t.custom.daysLeftOut(t.custom.spans.fixed)}</Flash>}
    </>
  );
}

function Boxes<T extends string>({ name, legend, values, chosen, names }: {
  name: string;
  legend: string;
  values: readonly T[];
  chosen: readonly T[];
  names: Readonly<Record<T, string>>;
}) {
  return (
    <fieldset class="mt-4">
      <legend class="text-sm font-semibold">{legend}</legend>
      <div class="report-boxes">
        {values.map((value) => (
          <label key={value} class="check">
            <input type="checkbox" name={name} value={value} checked={chosen.includes(value)} />
            {names[value]}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
