import { Button } from "../../../components/Button.tsx";
import type { ListTotals } from "../../../domain/kernel/page.ts";
import type { Actor } from "../../../domain/kernel/actor.ts";
import { may } from "../../../domain/kernel/permissions.ts";
import PickRows from "../../../islands/PickRows.tsx";
import type { Formats } from "../../../locales/format.ts";
import type { Words } from "../../../locales/words.ts";

/** What can be done to the sales that are ticked; it is there as soon as one is. Each deed asks on a page of its own. */
export function BulkBar({ shown, totals, search, actor, words: { daily: { many }, common, figures }, formats }: {
  readonly shown: number;
  readonly totals: ListTotals;
  readonly search: string;
  readonly actor: Actor;
  readonly words: Words;
  readonly formats: Formats;
}) {
  return (
    <form id="bulk" method="post" action="/sales/bulk" class="bulk" aria-label={many.title}>
      <input type="hidden" name="query" value={search} />
      <PickRows words={{ picked: many.picked("{count}"), page: many.page(formats.count(shown)), none: many.none }} />
      {totals.count > shown && (
        <label class="check">
          <input type="checkbox" name="all" value="yes" />
          {many.all(formats.count(totals.count, totals.isLowerBound))}
        </label>
      )}
      <span class="bulk-acts">
        <Button name="act" value="move">{many.move}</Button>
        <Button name="act" value="assign">{many.assign}</Button>
        {may(actor, "export_data") &&
          (["csv", "xlsx"] as const).map((format) => (
            <Button
              key={format}
              icon="download"
              formaction="/sales/export"
              name="format"
              value={format}
              aria-label={many.export(figures.export[format])}
            >
              {figures.export[format]}
            </Button>
          ))}
        {may(actor, "delete_sales") && <Button tone="danger" name="act" value="delete">{common.delete}</Button>}
      </span>
    </form>
  );
}
