import { page } from "fresh";
import { define } from "../../adapters/http/define.ts";
import { LinkButton } from "../../components/Button.tsx";
import { CellText } from "../../components/CellText.tsx";
import { EmptyState } from "../../components/EmptyState.tsx";
import { FilterBar } from "../../components/FilterBar.tsx";
import { PageHead } from "../../components/PageHead.tsx";
import { Select } from "../../components/Select.tsx";
import { Tag } from "../../components/StatusBadge.tsx";
import { Table } from "../../components/Table.tsx";
import type { DatedPrice, Service } from "../../domain/catalogue/service.ts";
import { may } from "../../domain/kernel/permissions.ts";
import type { Day } from "../../domain/kernel/time.ts";

/** What of the catalogue is looked for: words of name, category or description, and one category. */
interface Wish {
  readonly q: string;
  readonly category: string;
}

export const handler = define.handlers({
  async GET(ctx) {
    const asked = (name: string) => (ctx.url.searchParams.get(name) ?? "").trim().slice(0, 200);
    const everything = asked("inactive") === "yes", wish = { q: asked("q"), category: asked("category") };
    const { value } = await ctx.state.useCases.findServices(ctx.state.actor, {
      active: everything ? null : true,
      category: null,
    });
    const categories = [...new Set(value.map(({ category }) => category))].filter(Boolean);
    return page({ services: value.filter((service) => answers(service, wish)), categories, wish, everything });
  },
});

function answers({ name, category, description }: Service, { q, category: wanted }: Wish): boolean {
  const text = `${name} ${category} ${description ?? ""}`.toLowerCase();
  return (wanted === "" || category === wanted) && q.toLowerCase().split(/\s+/).every((word) => text.includes(word));
}

/** The price that comes next, where one is known. */
function upcoming({ prices = [] }: Service, today: Day): readonly DatedPrice[] {
  return prices.filter(({ from }) => from > today).slice(0, 1);
}

export default define.page<typeof handler>(({ data: { services, categories, wish, everything }, state }) => {
  const { words: t, formats, actor, today } = state;
  const filtered = wish.q !== "" || wish.category !== "";
  const { services: say } = t;
  const editable = may(actor, "edit_services");
  const create = editable && <LinkButton tone="primary" href="/services/new" icon="plus">{say.new}</LinkButton>;
  return (
    <>
      <PageHead title={say.title} subtitle={say.count(services.length, formats.count(services.length))}>
        {editable && <LinkButton href="/import?kind=SERVICES" icon="upload">{t.imports.open}</LinkButton>}
        {create}
      </PageHead>
      {(filtered || services.length > 0) && (
        <FilterBar
          action="/services"
          search={{ name: "q", value: wish.q, label: say.search }}
          words={{ filters: t.common.filters, apply: t.common.apply, clear: t.common.clearFilters }}
          active={wish.category === "" ? 0 : 1}
          {...(filtered ? { clearHref: everything ? "/services?inactive=yes" : "/services" } : {})}
        >
          <Select
            name="category"
            label={say.category}
            hideLabel
            value={wish.category}
            blank={say.everyCategory}
            choices={categories.map((value) => ({ value, label: value }))}
          />
          {everything && <input type="hidden" name="inactive" value="yes" />}
        </FilterBar>
      )}
      {services.length === 0 && filtered
        ? (
          <EmptyState title={say.noResults.title} text={say.noResults.text}>
            <LinkButton href="/services">{t.common.clearFilters}</LinkButton>
          </EmptyState>
        )
        : services.length === 0
        ? (
          <EmptyState icon="layers" title={say.empty.title} text={editable ? say.emptyForEditor : say.empty.text}>
            {create}
          </EmptyState>
        )
        : (
          <Table
            label={say.title}
            rows={services}
            rowKey={(row) => row.id}
            href={(row) => `/services/${row.id}`}
            linked="name"
            columns={[
              {
                key: "name",
                header: say.name,
                card: "title",
                cell: (row) => (
                  <>
                    <b>{row.name}</b>
                    {!row.active && (
                      <>
                        <Tag word={say.inactive} />
                      </>
                    )}
                  </>
                ),
              },
              {
                key: "category",
                header: say.category,
                card: "sub",
                muted: true,
                cell: (row) => <CellText text={row.category} />,
              },
              {
                key: "model",
                header: say.model,
                card: "text",
                wideOnly: true,
                cell: (row) => t.pricingModels[row.pricingModel],
              },
              {
                key: "duration",
                header: say.duration,
                card: "hide",
                wideOnly: true,
                cell: (row) =>
                  row.durationMinutes === null
                    ? "–"
                    : say.minutes(Math.floor(row.durationMinutes / 60), row.durationMinutes % 60),
              },
              {
                key: "price",
                header: say.price,
                card: "amount",
                number: true,
                cell: (row) => (
                  <>
                    {formats.money(row.priceOre)}
                    <small class="block text-xs text-ink-3">
                      {row.priceIncludesVat ? t.vat.with : t.vat.without} / {row.unit}
                    </small>
                    {upcoming(row, today).map(({ priceOre, from }) => (
                      <small key={from} class="block text-xs text-ink-3">
                        {say.nextPrice(formats.money(priceOre), formats.day(from))}
                      </small>
                    ))}
                  </>
                ),
              },
            ]}
          />
        )}
      {editable && !everything && (
        <p class="mt-4">
          <a class="link" href="/services?inactive=yes">{say.showInactive}</a>
        </p>
      )}
    </>
  );
});
