import type { ComponentChildren } from "preact";
import { Button, LinkButton } from "../../../components/Button.tsx";
import { Card } from "../../../components/Card.tsx";
import { FilterBar } from "../../../components/FilterBar.tsx";
import { Flash } from "../../../components/Flash.tsx";
import { Tag } from "../../../components/StatusBadge.tsx";
import type { CustomerFacts, CustomerView } from "../../../domain/customers/customer.ts";
import { mergedFacts } from "../../../domain/customers/merge.ts";
import type { Formats } from "../../../locales/format.ts";
import type { Words } from "../../../locales/words.ts";
import type { Double } from "./CustomerCards.tsx";

export interface MergeProps {
  readonly kept: CustomerView;
  readonly gone: CustomerView | null;
  readonly q: string | null;
  readonly doubles: readonly Double[];
  readonly found: readonly { readonly id: string; readonly name: string; readonly detail: string }[];
  readonly fault: string | null;
  readonly once: string;
  readonly words: Words;
  readonly formats: Formats;
}

/** Who it may be: those with the same mark, and those that are searched for. */
export function MergeChoice({ kept, q, doubles, found, fault, words: t }: Omit<MergeProps, "gone" | "formats">) {
  const { merge: say, doubles: same } = t.customerPage;
  const choice = (id: string, name: string, beside: ComponentChildren) => (
    <li key={id}>
      <a class="contact-way" href={`/customers/${id}`}>{name}</a>
      {beside}
      <a class="btn ml-auto" href={`/customers/${kept.id}/merge?with=${id}`}>{say.choose}</a>
    </li>
  );
  return (
    <div class="grid gap-4 max-w-2xl">
      {fault && <Flash kind="problem">{fault}</Flash>}
      <p class="text-ink-2">{say.intro}</p>
      {doubles.length > 0 && (
        <Card title={say.likely}>
          <ul class="doubles">{doubles.map(({ id, name, by }) => choice(id, name, <Tag word={same.by[by]} />))}</ul>
        </Card>
      )}
      <FilterBar
        action={`/customers/${kept.id}/merge`}
        search={{ name: "q", value: q ?? "", label: say.search }}
        words={{ filters: t.common.filters, apply: t.common.search, clear: t.common.clearFilters }}
      />
      {q !== null && (
        <Card title={say.found}>
          {found.length === 0 ? <p class="text-ink-3">{say.none}</p> : (
            <ul class="doubles">
              {found.map(({ id, name, detail }) => choice(id, name, <small class="text-ink-3">{detail}</small>))}
            </ul>
          )}
        </Card>
      )}
    </div>
  );
}

/** The two records, and what becomes of them. */
export function MergePreview(
  { kept, gone, once, fault, words: t, formats }: Omit<MergeProps, "gone"> & { readonly gone: CustomerView },
) {
  const { customers: say, customerPage: { merge } } = t;
  const after = mergedFacts(kept, gone);
  const rows: readonly (readonly [string, (facts: CustomerFacts) => string | null])[] = [
    [say.name, ({ name }) => name],
    [say.company, ({ companyName }) => companyName],
    [say.email, ({ email }) => email],
    [say.phone, ({ phone }) => phone && formats.phone(phone)],
    [say.cvr, ({ cvr }) => cvr],
    [say.ean, ({ ean }) => ean],
    [say.address, ({ address: { street, postalCode, city } }) => [street, postalCode, city].filter(Boolean).join(" ")],
    [say.tags, ({ tags }) => tags.join(", ")],
    [say.notes, ({ notes }) => notes],
  ];
  const shown = rows.filter(([, cell]) => cell(kept) || cell(gone));
  const salesCount = gone.stats.salesCount ?? 0;
  return (
    <div class="grid gap-4">
      {fault && <Flash kind="problem">{fault}</Flash>}
      <Card>
        <table class="merge-table">
          <thead>
            <tr>
              <th scope="col">{merge.field}</th>
              <th scope="col">{merge.kept}</th>
              <th scope="col">{merge.gone}</th>
              <th scope="col">{merge.result}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map(([label, cell]) => (
              <tr key={label}>
                <th scope="row">{label}</th>
                <td data-label={merge.kept}>{cell(kept) || merge.empty}</td>
                <td data-label={merge.gone}>{cell(gone) || merge.empty}</td>
                <td data-label={merge.result} class="merge-result">{cell(after) || merge.empty}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <p class="mt-4">
          {merge.moves(salesCount, formats.count(salesCount))} {merge.undoable}
        </p>
      </Card>
      <form method="post" action={`/customers/${kept.id}/merge`} class="form-acts">
        <input type="hidden" name="once" value={once} />
        <input type="hidden" name="goneId" value={gone.id} />
        <Button tone="primary">{merge.confirm}</Button>
        <LinkButton href={`/customers/${gone.id}/merge?with=${kept.id}`}>{merge.swap}</LinkButton>
        <LinkButton tone="quiet" href={`/customers/${kept.id}`}>{t.common.cancel}</LinkButton>
      </form>
    </div>
  );
}
