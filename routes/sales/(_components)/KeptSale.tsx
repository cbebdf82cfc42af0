import type { State } from "../../../adapters/http/define.ts";
import { Button } from "../../../components/Button.tsx";
import { Flash } from "../../../components/Flash.tsx";
import KeptForm from "../../../islands/KeptForm.tsx";
import { keptName } from "../../../islands/kept_form.ts";

/** A new sale that was left half-written in this browser is kept there, and offered back; without scripts none is. */
export function KeptSale({ isEmpty, state }: { readonly isEmpty: boolean; readonly state: State }) {
  const { kept } = state.words.sales.form;
  return (
    <>
      {isEmpty && (
        <div id="kept-sale" hidden>
          <Flash kind="note">
            <div class="flex flex-wrap items-center gap-x-4 gap-y-2">
              <p>{kept.left}</p>
              <div class="flex flex-wrap gap-2">
                <form method="post" action="/sales/new?kept">
                  <Button name="intent" value="resume">{kept.resume}</Button>
                </form>
                <Button type="button" tone="quiet">{kept.discard}</Button>
              </div>
            </div>
          </Flash>
        </div>
      )}
      <KeptForm
        name={keptName("sale", state.actor)}
        form=".sale-form"
        offer="#kept-sale"
        isEmpty={isEmpty}
        saved={state.told?.kind === "sale_created"}
        about="customerSearch"
        locale={state.organization.locale}
      />
    </>
  );
}
