import { HttpError, page } from "fresh";
import { define } from "../../adapters/http/define.ts";
import { Button } from "../../components/Button.tsx";
import { EmptyState } from "../../components/EmptyState.tsx";
import { PageHead } from "../../components/PageHead.tsx";
import { StatusBadge } from "../../components/StatusBadge.tsx";
import { Table } from "../../components/Table.tsx";
import { ListFoot } from "../(_components)/ListFoot.tsx";
import { readPart } from "./(_components)/sale_query.ts";

export const handler = define.handlers({
  async GET(ctx) {
    const found = await ctx.state.useCases.findDeletedSales(ctx.state.actor, readPart(ctx.url.searchParams));
    if (!found.ok) throw new HttpError(403);
    return page({ ...found.value, once: crypto.randomUUID() });
  },
});

export default define.page<typeof handler>(({ data: { listing, totals, once }, state, url }) => {
  const { words: t, formats } = state;
  return (
    <>
      <PageHead title={t.sales.bin.title} subtitle={t.sales.bin.text} back={{ href: "/sales", label: t.nav.sales }} />
      {listing.rows.length === 0
        ? <EmptyState icon="trash-2" title={t.sales.bin.empty} text={t.sales.bin.emptyText} />
        : (
          <Table
            label={t.sales.bin.title}
            rows={listing.rows}
            rowKey={(row) => row.id}
            href={(row) => `/sales/${row.id}`}
            linked="number"
            columns={[
              { key: "number", header: t.sales.number, card: "sub", cell: (row) => row.number },
              { key: "customer", header: t.sales.customer, card: "title", cell: (row) => <b>{row.customerName}</b> },
              {
                key: "amount",
                header: t.sales.amount,
                card: "amount",
                number: true,
                cell: (row) => formats.money(row.gross),
              },
              {
                key: "status",
                header: t.sales.status,
                card: "badge",
                cell: (row) => <StatusBadge status={row.status} word={t.statuses[row.status]} />,
              },
              {
                key: "deleted",
                header: t.sales.bin.deleted,
                card: "text",
                cell: (row) => row.deletedAt && formats.moment(row.deletedAt, state.now),
              },
              {
                key: "restore",
                header: t.common.actions,
                hideHeader: true,
                card: "end",
                cell: (row) => (
                  <form method="post" action={`/sales/${row.id}/restore`}>
                    <input type="hidden" name="once" value={`${once}-${row.number}`} />
                    <Button icon="rotate-ccw">{t.common.restore}</Button>
                  </form>
                ),
              },
            ]}
            foot={<ListFoot listing={listing} totals={totals} url={url} words={t} formats={formats} />}
          />
        )}
    </>
  );
});
