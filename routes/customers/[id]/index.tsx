import { HttpError, page } from "fresh";
import { define } from "../../../adapters/http/define.ts";
import { throwAsPage } from "../../../adapters/http/answers.ts";
import { Button, LinkButton } from "../../../components/Button.tsx";
import { Card } from "../../../components/Card.tsx";
import { DefinitionList, type Fact } from "../../../components/DefinitionList.tsx";
import { Flash } from "../../../components/Flash.tsx";
import { Icon } from "../../../components/Icon.tsx";
import { Menu, MenuButton } from "../../../components/Menu.tsx";
import { PageHead } from "../../../components/PageHead.tsx";
import { Pagination } from "../../../components/Pagination.tsx";
import { StatusBadge, Tag } from "../../../components/StatusBadge.tsx";
import { Table } from "../../../components/Table.tsx";
import { writeCursor } from "../../../domain/kernel/page.ts";
import { may } from "../../../domain/kernel/permissions.ts";
import { dayOf } from "../../../domain/kernel/time.ts";
import { addressWith, readPart } from "../../sales/(_components)/sale_query.ts";
import { customerIdOf } from "../(_components)/customer_page.ts";

export const handler = define.handlers({
  async GET(ctx) {
    const part = readPart(ctx.url.searchParams);
    const found = await ctx.state.useCases.findCustomerFile(ctx.state.actor, customerIdOf(ctx), part);
    if (!found.ok) throwAsPage(found.error);
    if (!found.ok) throw new HttpError(404);
    return page({ ...found.value, once: crypto.randomUUID() });
  },
});

export default define.page<typeof handler>(({ data: { customer, sales, totals, once }, state, url }) => {
  const { words: t, formats, actor, today } = state;
  const { customers: say } = t;
  const gone = customer.deletedAt !== null;
  const { street, postalCode, city } = customer.address;
  const place = [street, [postalCode, city].filter(Boolean).join(" ")].filter(Boolean).join(", ");
  const facts: (Fact | false)[] = [
    customer.companyName !== null && { term: say.company, value: customer.companyName },
    customer.cvr !== null && { term: say.cvr, value: customer.cvr },
    customer.ean !== null && { term: say.ean, value: customer.ean },
    { term: say.status, value: t.customerStatuses[customer.status] },
    { term: say.sales, value: formats.count(customer.stats.salesCount) },
    actor.role !== "SALES_REP" && { term: say.revenue, value: formats.money(customer.stats.revenueOre) },
    customer.stats.lastSaleOn !== null &&
    { term: say.lastSale, value: formats.relativeDay(customer.stats.lastSaleOn, today) },
  ];
  return (
    <>
      <PageHead
        back={{ href: "/customers", label: t.nav.customers }}
        title={customer.name}
        badge={<Tag word={t.customerTypes[customer.type]} />}
        subtitle={say.since(formats.day(dayOf(customer.createdAt, state.organization.timeZone)))}
      >
        {!gone && may(actor, "edit_customers") && (
          <LinkButton href={`/customers/${customer.id}/edit`} icon="pencil">{t.common.edit}</LinkButton>
        )}
        {!gone && may(actor, "create_sales") && (
          <LinkButton tone="primary" href={`/sales/new?customer=${customer.id}`} icon="plus">{say.newSale}</LinkButton>
        )}
        {!gone && may(actor, "delete_customers") && (
          <Menu label={t.common.more}>
            <form method="post" action={`/customers/${customer.id}/delete`}>
              <input type="hidden" name="once" value={once} />
              <MenuButton icon="trash-2" danger>{say.delete}</MenuButton>
            </form>
          </Menu>
        )}
      </PageHead>
      {gone && (
        <Flash
          kind="note"
          action={may(actor, "delete_customers") && (
            <form method="post" action={`/customers/${customer.id}/restore`}>
              <input type="hidden" name="once" value={once} />
              <Button tone="quiet" icon="rotate-ccw">{t.common.restore}</Button>
            </form>
          )}
        >
          {say.inBin}
        </Flash>
      )}
      <div class="file">
        <div class="file-main">
          {sales.rows.length === 0
            ? (
              <Card title={say.sales}>
                <p class="text-ink-3">{say.noSales}</p>
              </Card>
            )
            : (
              <Table
                label={say.sales}
                rows={sales.rows}
                rowKey={(row) => row.id}
                href={(row) => `/sales/${row.id}`}
                linked="number"
                columns={[
                  { key: "number", header: t.sales.number, card: "title", cell: (row) => row.number },
                  {
                    key: "service",
                    header: t.sales.service,
                    card: "text",
                    cell: (row) => row.lines[0]?.description ?? "",
                  },
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
                    key: "date",
                    header: t.sales.date,
                    card: "end",
                    cell: (row) => formats.relativeDay(row.saleDate, today),
                  },
                ]}
                foot={
                  <Pagination
                    range={t.sales.shown(
                      formats.count(sales.rows.length),
                      formats.count(totals.count, totals.isLowerBound),
                    )}
                    {...(sales.previous ? { previous: addressWith(url, { cursor: writeCursor(sales.previous) }) } : {})}
                    {...(sales.next ? { next: addressWith(url, { cursor: writeCursor(sales.next) }) } : {})}
                    words={{ label: t.common.pages, previous: t.common.previous, next: t.common.next }}
                  />
                }
              />
            )}
        </div>
        <div class="file-side">
          <Card title={say.contact}>
            <p class="contact">
              {customer.phone && (
                <a class="contact-way" href={`tel:${customer.phone}`}>
                  <Icon name="phone" label={t.common.call} />
                  {formats.phone(customer.phone)}
                </a>
              )}
              {customer.email && (
                <a class="contact-way" href={`mailto:${encodeURIComponent(customer.email)}`}>
                  <Icon name="mail" label={t.common.sendMail} />
                  {customer.email}
                </a>
              )}
              {place && (
                <a
                  class="contact-way"
                  href={`https://www.openstreetmap.org/search?query=${encodeURIComponent(place)}`}
                  rel="noreferrer"
                  target="_blank"
                >
                  <Icon name="map-pin" label={t.common.showMap} />
                  {place}
                </a>
              )}
            </p>
          </Card>
          <Card title={say.about}>
            <DefinitionList facts={facts.filter((fact) => fact !== false)} />
            {customer.tags.length > 0 && (
              <p class="badges mt-3">{customer.tags.map((tag) => <Tag key={tag} word={tag} />)}</p>
            )}
          </Card>
          {customer.notes && (
            <Card title={say.notes}>
              <p class="note-text">{customer.notes}</p>
            </Card>
          )}
        </div>
      </div>
    </>
  );
});
