import { HttpError, page } from "fresh";
import { define } from "../../adapters/http/define.ts";
import { PageHead } from "../../components/PageHead.tsx";
import { Pagination } from "../../components/Pagination.tsx";
import { Table } from "../../components/Table.tsx";
import { parseId, type ServiceId, type UserId } from "../../domain/kernel/ids.ts";
import { writeCursor } from "../../domain/kernel/page.ts";
import { parseDay } from "../../domain/kernel/time.ts";
import { SALE_STATUSES } from "../../domain/sales/moves.ts";
import { addressWith, readPart } from "../sales/(_components)/sale_query.ts";
import { unitAfter } from "../../locales/units.ts";

export const handler = define.handlers({
  async GET(ctx) {
    const { useCases, actor } = ctx.state, { searchParams } = ctx.url;
    const asked = searchParams.get("service") ?? "";
    const service = asked === "none" ? null : parseId<ServiceId>(asked);
    const from = parseDay(searchParams.get("from") ?? ""), to = parseDay(searchParams.get("to") ?? "");
    if ((service === null && asked !== "none") || from === null || to === null) throw new HttpError(404);
    const statuses = SALE_STATUSES.filter((one) => searchParams.getAll("status").includes(one));
    const owner = parseId<UserId>(searchParams.get("owner") ?? "");
    const { value } = await useCases.findLines(
      actor,
      { service, from, to, statuses: statuses.length > 0 ? statuses : SALE_STATUSES },
      owner,
      readPart(searchParams),
    );
    if (value.figure === null && service !== null) throw new HttpError(404);
    return page({ from, to, ...value });
  },
});

/** The lines that a service's figure is the sum of. */
export default define.page<typeof handler>(({ data: { from, to, list, figure }, state, url }) => {
  const { words, formats } = state, t = words.figures;
  return (
    <>
      <PageHead
        title={t.services.lines(figure?.name ?? t.services.without)}
        subtitle={`${formats.day(from)}–${formats.day(to)} · ${
          words.sales.count(figure?.count ?? 0, formats.count(figure?.count ?? 0))
        } · ${formats.money(figure?.net ?? 0)} ${t.net}`}
        back={{ href: "/reports/services", label: t.services.title }}
      />
      <Table
        label={t.services.title}
        rows={list.rows}
        rowKey={(row) => row.id}
        href={(row) => `/sales/${row.saleId}`}
        linked="number"
        columns={[
          { key: "number", header: t.columns.sale, card: "sub", cell: (row) => row.saleNumber },
          { key: "customer", header: t.columns.customer, card: "title", cell: (row) => <b>{row.customerName}</b> },
          {
            key: "text",
            header: t.columns.line,
            card: "text",
            cell: (row) => `${formats.quantity(row.quantity)} ${unitAfter(row.quantity, row.unit)} ${row.description}`,
          },
          {
            key: "net",
            header: t.columns.net,
            card: "amount",
            number: true,
            cell: (row) => formats.money(row.net),
          },
          { key: "date", header: t.columns.date, card: "end", cell: (row) => formats.day(row.saleDate) },
        ]}
        foot={
          <Pagination
            range={`${formats.day(from)}–${formats.day(to)}`}
            {...(list.previous ? { previous: addressWith(url, { cursor: writeCursor(list.previous) }) } : {})}
            {...(list.next ? { next: addressWith(url, { cursor: writeCursor(list.next) }) } : {})}
            words={{ label: words.common.pages, previous: words.common.previous, next: words.common.next }}
          />
        }
      />
    </>
  );
});
