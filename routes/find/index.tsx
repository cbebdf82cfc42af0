import { page } from "fresh";
import { define } from "../../adapters/http/define.ts";
import { Card } from "../../components/Card.tsx";
import { EmptyState } from "../../components/EmptyState.tsx";
import { FilterBar } from "../../components/FilterBar.tsx";
import { PageHead } from "../../components/PageHead.tsx";
import { foundFor } from "../(_components)/found.ts";
import { searchText } from "../sales/(_components)/sale_query.ts";

/** Looks for a word in everything; with scripts the palette does the same over any page. */
export const handler = define.handlers({
  async GET(ctx) {
    const q = searchText(ctx.url.searchParams.get("q") ?? "");
    return page({ q, found: q === null ? [] : await foundFor(ctx.state, q) });
  },
});

export default define.page<typeof handler>(({ data: { q, found }, state: { words: t } }) => {
  const { find: say } = t.daily;
  return (
    <>
      <PageHead title={say.title} subtitle={say.about} />
      <FilterBar
        action="/find"
        search={{ name: "q", value: q ?? "", label: say.records }}
        words={{ filters: t.common.filters, apply: say.title, clear: t.common.clearFilters }}
      />
      {q !== null && found.length === 0 && <EmptyState icon="search-x" title={say.none} text={say.noneText} />}
      <div class="grid gap-4">
        {[...Map.groupBy(found, ({ group }) => group)].map(([group, rows]) => (
          <Card key={group} title={group}>
            <ul class="outcomes">
              {rows.map(({ href, label, detail }) => (
                <li key={href}>
                  <a class="link outcome-link" href={href}>{label}</a>
                  <span class="text-ink-2">{detail}</span>
                </li>
              ))}
            </ul>
          </Card>
        ))}
      </div>
    </>
  );
});
