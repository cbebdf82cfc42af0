import { page } from "fresh";
import { define } from "../../adapters/http/define.ts";
import { LinkButton } from "../../components/Button.tsx";
import { EmptyState } from "../../components/EmptyState.tsx";
import { PageHead } from "../../components/PageHead.tsx";
import { Tag } from "../../components/StatusBadge.tsx";
import { Table } from "../../components/Table.tsx";
import { may } from "../../domain/kernel/permissions.ts";

export const handler = define.handlers({
  async GET(ctx) {
    const everything = ctx.url.searchParams.get("inactive") === "yes";
    const { value } = await ctx.state.useCases.findServices(ctx.state.actor, {
      active: everything ? null : true,
      category: null,
    });
    return page({ services: value, everything });
  },
});

export default define.page<typeof handler>(({ data: { services, everything }, state }) => {
  const { words: t, formats, actor } = state;
  const { services: say } = t;
  const editable = may(actor, "edit_services");
  const create = editable && <LinkButton tone="primary" href="/services/new" icon="plus">{say.new}</LinkButton>;
  return (
    <>
      <PageHead title={say.title} subtitle={say.count(services.length, formats.count(services.length))}>
        {editable && <LinkButton href="/import?kind=SERVICES" icon="upload">{t.imports.open}</LinkButton>}
        {create}
      </PageHead>
      {services.length === 0
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
            {...(editable ? { href: (row: typeof services[number]) => `/services/${row.id}` } : {})}
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
              { key: "category", header: say.category, card: "sub", muted: true, cell: (row) => row.category },
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
