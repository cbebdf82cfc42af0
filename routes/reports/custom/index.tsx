import { page } from "fresh";
import { define } from "../../../adapters/http/define.ts";
import { LinkButton } from "../../../components/Button.tsx";
import { Card } from "../../../components/Card.tsx";
import { EmptyState } from "../../../components/EmptyState.tsx";
import { Table } from "../../../components/Table.tsx";
import { ReportPage } from "../(_components)/ReportPage.tsx";

export const handler = define.handlers({
  async GET(ctx) {
    const { value } = await ctx.state.useCases.findReports(ctx.state.actor);
    return page(value);
  },
});

/** One's own reports and those that are shared (BI-17). */
export default define.page<typeof handler>(({ data, state }) => {
  const t = state.words.figures;
  const create = <LinkButton tone="primary" href="/reports/custom/build" icon="plus">{t.custom.new}</LinkButton>;
  return (
    <ReportPage state={state} report="custom">
      {data.length === 0
        ? (
          <Card>
            <EmptyState icon="layers" title={t.custom.empty.title} text={t.custom.empty.text}>{create}</EmptyState>
          </Card>
        )
        : (
          <>
            <p class="mb-4">{create}</p>
            <Table
              label={t.custom.title}
              rows={data}
              rowKey={(row) => row.id}
              href={(row) => `/reports/custom/${row.id}`}
              linked="name"
              columns={[
                { key: "name", header: t.custom.name, card: "title", cell: (row) => <b>{row.name}</b> },
                {
                  key: "rows",
                  header: t.custom.grouping,
                  card: "sub",
                  cell: (row) => t.custom.groupings[row.plan.grouping],
                },
                { key: "span", header: t.custom.span, card: "text", cell: (row) => t.custom.spans[row.plan.span] },
                {
                  key: "shared",
                  header: t.custom.isShared,
                  card: "end",
                  cell: (row) => row.shared ? t.custom.isShared : t.custom.isOwn,
                },
              ]}
            />
          </>
        )}
    </ReportPage>
  );
});
