import type { State } from "../../../adapters/http/define.ts";
import { LinkButton } from "../../../components/Button.tsx";
import { Card } from "../../../components/Card.tsx";
import { SheetTable } from "../../../components/SheetTable.tsx";
import type { rowsOf } from "../../../domain/figures/report_rows.ts";
import { may } from "../../../domain/kernel/permissions.ts";
import { writePlan } from "./report_query.ts";
import { reportSheet } from "./report_sheet.ts";

/** What a report comes to, and the ways to take it along. */
export function ReportResult({ state, result }: { state: State; result: ReturnType<typeof rowsOf> }) {
  const { words, formats, actor } = state, t = words.figures;
  const { plan, range, rows } = result;
  return (
    <Card
      title={t.custom.result}
      actions={may(actor, "export_data") && (["csv", "xlsx"] as const).map((format) => (
        <LinkButton
          key={format}
          href={`/reports/export?report=custom&format=${format}&${writePlan(plan)}`}
          icon="download"
        >
          {t.export[format]}
        </LinkButton>
      ))}
    >
      <p class="figure-note mb-3">{`${formats.day(range.from)}–${formats.day(range.to)}`}</p>
      {rows.length === 0 ? <p class="text-ink-2">{t.custom.none}</p> : (
        <SheetTable
          sheet={reportSheet(result, state)}
          caption={t.custom.result}
          formats={formats}
          totalWord={t.total}
        />
      )}
    </Card>
  );
}
