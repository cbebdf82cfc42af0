import { page } from "fresh";
import { define } from "../../adapters/http/define.ts";
import { LinkButton } from "../../components/Button.tsx";
import { EmptyState } from "../../components/EmptyState.tsx";
import { ExportMenu } from "../../components/ExportMenu.tsx";
import { FilterBar } from "../../components/FilterBar.tsx";
import { PageHead } from "../../components/PageHead.tsx";
import { Select } from "../../components/Select.tsx";
import { Tag } from "../../components/StatusBadge.tsx";
import { Table } from "../../components/Table.tsx";
import { CUSTOMER_STATUSES, CUSTOMER_TYPES } from "../../domain/customers/customer.ts";
import { may } from "../../domain/kernel/permissions.ts";
import Live from "../../islands/Live.tsx";
import { addressWith, readPart } from "../sales/(_components)/sale_query.ts";
import { ListFoot } from "../(_components)/ListFoot.tsx";
import { readCustomerFilter } from "./(_components)/customer_query.ts";

export const handler = define.handlers({
  async GET(ctx) {
    const { searchParams } = ctx.url;
    const filter = readCustomerFilter(searchParams, ctx.state.actor);
    const sort = { by: "name", descending: false } as const;
    const { actor, useCases } = ctx.state;
    const [{ value }, { value: tags }] = await Promise.all([
      useCases.findCustomers(actor, filter, sort, readPart(searchParams)),
      useCases.findTags(actor),
    ]);
    return page({ filter, ...value, tags });
  },
});

export default define.page<typeof handler>(({ data: { filter, listing, totals, tags, live }, state, url }) => {
  const { words: t, formats, actor } = state;
  const { customers: say } = t;
  const chosen = [filter.type, filter.status, filter.tag].filter(Boolean).length;
  const filtered = filter.q !== null || chosen > 0;
  const total = formats.count(totals.count, totals.isLowerBound);
  const create = may(actor, "edit_customers") && (
    <LinkButton tone="primary" href="/customers/new" icon="plus">{say.new}</LinkButton>
  );
  return (
    <>
      <PageHead
        title={filter.deleted ? say.bin : say.title}
        subtitle={say.count(totals.count, total)}
        {...(filter.deleted ? { back: { href: "/customers", label: say.title } } : {})}
      >
        {may(actor, "export_data") && <ExportMenu address={`/customers/export${addressWith(url, {})}`} words={t} />}
        {!filter.deleted && may(actor, "import_data") && (
          <LinkButton href="/import?kind=CUSTOMERS" icon="upload">{t.imports.open}</LinkButton>
        )}
        {create}
      </PageHead>
      <Live after={live} of="customer" words={t.daily.live} />
      <FilterBar
        action="/customers"
        search={{ name: "q", value: filter.q ?? "", label: say.search }}
        words={{ filters: t.common.filters, apply: t.common.apply, clear: t.common.clearFilters }}
        active={chosen}
        {...(filtered ? { clearHref: "/customers" } : {})}
      >
        <Select
          name="type"
          label={say.type}
          hideLabel
          value={filter.type ?? ""}
          blank={say.everyType}
          choices={CUSTOMER_TYPES.map((value) => ({ value, label: t.customerTypes[value] }))}
        />
        <Select
          name="status"
          label={say.status}
          hideLabel
          value={filter.status ?? ""}
          blank={t.customerPage.everyStatus}
          choices={CUSTOMER_STATUSES.map((value) => ({ value, label: t.customerStatuses[value] }))}
        />
        {tags.length > 0 && (
          <Select
            name="tag"
            label={say.tags}
            hideLabel
            value={filter.tag ?? ""}
            blank={t.customerPage.everyTag}
            choices={tags.map((value) => ({ value, label: value }))}
          />
        )}
        {filter.deleted && <input type="hidden" name="deleted" value="yes" />}
      </FilterBar>
      {listing.rows.length === 0
        ? filtered || filter.deleted
          ? (
            <EmptyState title={say.noResults.title} text={say.noResults.text}>
              <LinkButton href="/customers">{t.common.clearFilters}</LinkButton>
            </EmptyState>
          )
          : <EmptyState icon="users" title={say.empty.title} text={say.empty.text}>{create}</EmptyState>
        : (
          <Table
            label={say.title}
            rows={listing.rows}
            rowKey={(row) => row.id}
            href={(row) => `/customers/${row.id}`}
            linked="name"
            columns={[
              {
                key: "name",
                header: say.name,
                card: "title",
                cell: (row) => (
                  <span class="marked-name">
                    <b>{row.name}</b>
                    {row.tags.slice(0, 2).map((tag) => <Tag key={tag} word={tag} />)}
                    {row.status !== "ACTIVE" && <Tag word={t.customerStatuses[row.status]} />}
                  </span>
                ),
              },
              { key: "type", header: say.type, card: "sub", muted: true, cell: (row) => t.customerTypes[row.type] },
              {
                key: "phone",
                header: say.phone,
                card: "text",
                cell: (row) => row.phone ? <span class="whitespace-nowrap">{formats.phone(row.phone)}</span> : "–",
              },
              {
                key: "email",
                header: say.email,
                card: "hide",
                wideOnly: true,
                cell: (row) => <span class="breaks">{row.email ?? "–"}</span>,
              },
              { key: "city", header: say.city, card: "end", wideOnly: true, cell: (row) => row.address.city ?? "–" },
              // Whoever sees only their own sales is told of nobody's.
              ...(listing.rows.some((row) => row.stats.salesCount === null) ? [] : [{
                key: "sales",
                header: say.sales,
                card: "hide" as const,
                number: true,
                cell: (row: typeof listing.rows[number]) => formats.count(row.stats.salesCount ?? 0),
              }, {
                key: "revenue",
                header: say.revenue,
                card: "amount" as const,
                number: true,
                cell: (row: typeof listing.rows[number]) => formats.money(row.stats.revenueOre ?? 0),
              }]),
            ]}
            foot={<ListFoot listing={listing} totals={totals} url={url} words={t} formats={formats} />}
          />
        )}
      {may(actor, "delete_customers") && !filter.deleted && (
        <p class="mt-4">
          <a class="link" href="/customers?deleted=yes">{say.bin}</a>
        </p>
      )}
    </>
  );
});
