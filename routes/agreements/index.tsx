import { page } from "fresh";
import { define } from "../../adapters/http/define.ts";
import { LinkButton } from "../../components/Button.tsx";
import { Card } from "../../components/Card.tsx";
import { EmptyState } from "../../components/EmptyState.tsx";
import { FilterBar } from "../../components/FilterBar.tsx";
import { PageHead } from "../../components/PageHead.tsx";
import { Tag } from "../../components/StatusBadge.tsx";
import { Table } from "../../components/Table.tsx";
import { Tabs } from "../../components/Tabs.tsx";
import { STANDINGS } from "../../domain/agreements/agreement.ts";
import { may } from "../../domain/kernel/permissions.ts";
import { readPart, searchText } from "../sales/(_components)/sale_query.ts";
import { ListFoot } from "../(_components)/ListFoot.tsx";
import { ruleSentence } from "./(_components)/rule_words.ts";
import { Waiting } from "./(_components)/VisitLists.tsx";

export const handler = define.handlers({
  async GET(ctx) {
    const { searchParams } = ctx.url;
    const all = searchParams.get("standing") === "all";
    const standing = STANDINGS.find((one) => one === searchParams.get("standing")) ?? (all ? null : "active" as const);
    const filter = { standing, q: searchText(searchParams.get("q") ?? ""), customerId: null };
    const { value } = await ctx.state.useCases.findAgreements(ctx.state.actor, filter, readPart(searchParams));
    return page({ filter, ...value });
  },
});

export default define.page<typeof handler>(({ data: { filter, listing, totals, waiting }, state, url }) => {
  const { words: t, formats, actor, now } = state;
  const { agreements: say } = t;
  const total = formats.count(totals.count, totals.isLowerBound);
  const create = may(actor, "create_sales") && (
    <LinkButton tone="primary" href="/agreements/new" icon="plus">{say.new}</LinkButton>
  );
  const q: Record<string, string> = filter.q === null ? {} : { q: filter.q };
  const tab = (standing: typeof filter.standing, label: string) => {
    const query = new URLSearchParams({ ...(standing === "active" ? {} : { standing: standing ?? "all" }), ...q });
    return {
      label,
      href: `/agreements${query.size > 0 ? `?${query}` : ""}`,
      current: filter.standing === standing,
    };
  };
  const untouched = filter.q === null && filter.standing === "active";
  return (
    <>
      <PageHead title={say.title} subtitle={say.count(totals.count, total)}>{create}</PageHead>
      {waiting.length > 0 && (
        <Card title={say.waiting.title} class="mb-4">
          <Waiting visits={waiting} actor={actor} words={t} formats={formats} />
        </Card>
      )}
      <Tabs
        label={say.standing}
        tabs={[
          tab("active", say.actives),
          tab("paused", say.pauseds),
          tab("ended", say.endeds),
          tab(null, say.all),
        ]}
      />
      <FilterBar
        action="/agreements"
        search={{ name: "q", value: filter.q ?? "", label: say.search }}
        words={{ filters: t.common.filters, apply: t.common.apply, clear: t.common.clearFilters }}
        {...(filter.q === null ? {} : { clearHref: "/agreements" })}
      >
        {filter.standing !== "active" && <input type="hidden" name="standing" value={filter.standing ?? "all"} />}
      </FilterBar>
      {listing.rows.length === 0
        ? untouched
          ? <EmptyState icon="calendar-clock" title={say.empty.title} text={say.empty.text}>{create}</EmptyState>
          : (
            <EmptyState title={say.noResults.title} text={say.noResults.text}>
              <LinkButton href="/agreements?standing=all">{t.common.clearFilters}</LinkButton>
            </EmptyState>
          )
        : (
          <Table
            label={say.title}
            rows={listing.rows}
            rowKey={({ agreement }) => agreement.id}
            href={({ agreement }) => `/agreements/${agreement.id}`}
            linked="customer"
            columns={[
              {
                key: "customer",
                header: say.customer,
                card: "title",
                cell: ({ agreement, standing }) => (
                  <>
                    <b>{agreement.customer.name}</b>
                    {standing !== "active" && <Tag word={say.standings[standing]} />}
                    <small class="block text-xs text-ink-3 breaks">{agreement.title}</small>
                  </>
                ),
              },
              {
                key: "rule",
                header: say.rule,
                card: "text",
                cell: ({ agreement, minutes }) => ruleSentence(agreement, minutes, t, formats),
              },
              {
                key: "assignee",
                header: t.sales.assignee,
                card: "hide",
                wideOnly: true,
                cell: ({ agreement }) => agreement.assignee?.name ?? t.common.unassigned,
              },
              {
                key: "next",
                header: say.nextVisit,
                card: "sub",
                muted: true,
                cell: ({ agreement }) =>
                  agreement.nextVisit === null ? say.noneNext : formats.moment(agreement.nextVisit, now),
              },
              {
                key: "visit",
                header: say.perVisit,
                card: "hide",
                number: true,
                wideOnly: true,
                cell: ({ price }) => price ? formats.money(price.visit.gross) : "–",
              },
              {
                key: "month",
                header: say.perMonth,
                card: "amount",
                number: true,
                cell: ({ price }) => (
                  <>
                    {price ? formats.money(price.monthGross) : "–"}
                    <small class="block text-xs text-ink-3">{t.vat.with}</small>
                  </>
                ),
              },
            ]}
            foot={<ListFoot listing={listing} totals={totals} url={url} words={t} formats={formats} />}
          />
        )}
    </>
  );
});
