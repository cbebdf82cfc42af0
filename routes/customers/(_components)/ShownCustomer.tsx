import type { Context } from "fresh";
import type { State } from "../../../adapters/http/define.ts";
import { foundOrPage } from "../../../adapters/http/answers.ts";
import { troubleSentences } from "../../../adapters/http/mail_sentences.ts";
import { Button, LinkButton } from "../../../components/Button.tsx";
import { Card } from "../../../components/Card.tsx";
import { Flash } from "../../../components/Flash.tsx";
import { InBin } from "../../../components/InBin.tsx";
import { Menu, MenuButton, MenuLink } from "../../../components/Menu.tsx";
import { PageHead } from "../../../components/PageHead.tsx";
import { ListFoot } from "../../(_components)/ListFoot.tsx";
import { StatusBadge, Tag } from "../../../components/StatusBadge.tsx";
import { undoableUntil } from "../../../domain/customers/merge.ts";
import { may } from "../../../domain/kernel/permissions.ts";
import { dayOf } from "../../../domain/kernel/time.ts";
import Live from "../../../islands/Live.tsx";
import { readPart } from "../../sales/(_components)/sale_query.ts";
import { customerIdOf } from "./customer_page.ts";
import { AgreementsCard } from "../../agreements/(_components)/AgreementsCard.tsx";
import { ContactCard, DoublesCard, FactsCard } from "./CustomerCards.tsx";
import { NoteComposer, StoryCard, type Written } from "./CustomerStory.tsx";
import { readStory } from "./story_query.ts";

/** What a customer's page shows; a record that was merged away has none. */
export async function shownCustomer(ctx: Context<State>) {
  const { useCases, actor } = ctx.state;
  const id = customerIdOf(ctx), query = ctx.url.searchParams;
  const [found, { value: agreements }] = await Promise.all([
    useCases.findCustomerPage(actor, id, readPart(query), readStory(query)),
    useCases.findAgreementsOf(actor, id),
  ]);
  return { ...foundOrPage(found), agreements, once: crypto.randomUUID() };
}

export type ShownProps = Awaited<ReturnType<typeof shownCustomer>> & { readonly written: Written };

/** A customer's page, also where what was written there comes back. */
export function ShownCustomer({ data, state, url }: { data: ShownProps; state: State; url: URL }) {
  const { customer, sales, totals, timeline, doubles, merges, mailTrouble, live, agreements, once, written } = data;
  const { words: t, formats, actor, today, now } = state;
  const { customers: say, customerPage } = t;
  const gone = customer.deletedAt !== null;
  const mayDelete = may(actor, "delete_customers");
  const zone = state.organization.timeZone;
  const status = customer.status === "ACTIVE" ? "INACTIVE" : "ACTIVE";
  const noSales = customer.stats.salesCount === null ? say.noOwnSales : say.noSales;
  return (
    <>
      <Live after={live} of="customer" id={customer.id} part="customer" words={t.daily.live} />
      <div id="customer">
        <PageHead
          back={{ href: "/customers", label: t.nav.customers }}
          title={customer.name}
          badge={
            <>
              <Tag word={t.customerTypes[customer.type]} />
              {customer.status !== "ACTIVE" && <Tag word={t.customerStatuses[customer.status]} />}
            </>
          }
          subtitle={say.since(formats.day(dayOf(customer.createdAt, zone)))}
        >
          {!gone && may(actor, "edit_customers") && (
            <LinkButton href={`/customers/${customer.id}/edit`} icon="pencil">{t.common.edit}</LinkButton>
          )}
          {!gone && may(actor, "create_sales") && (
            <LinkButton tone="primary" href={`/sales/new?customer=${customer.id}`} icon="plus">
              {say.newSale}
            </LinkButton>
          )}
          {!gone && may(actor, "edit_customers") && (
            <Menu label={t.common.more}>
              <form method="post" action={`/customers/${customer.id}/status`}>
                <input type="hidden" name="once" value={once} />
                <input type="hidden" name="version" value={customer.version} />
                <MenuButton icon="inbox" name="status" value={status}>
                  {status === "ACTIVE" ? customerPage.activate : customerPage.archive}
                </MenuButton>
              </form>
              {mayDelete && (
                <>
                  <MenuLink href={`/customers/${customer.id}/merge`} icon="users">{customerPage.merge.menu}</MenuLink>
                  {may(actor, "manage_settings") && (
                    <MenuLink href={`/customers/${customer.id}/forget`} icon="trash-2">{t.intake.forget.menu}</MenuLink>
                  )}
                  <form method="post" action={`/customers/${customer.id}/delete`}>
                    <input type="hidden" name="once" value={once} />
                    <MenuButton icon="trash-2" danger>{say.delete}</MenuButton>
                  </form>
                </>
              )}
            </Menu>
          )}
        </PageHead>
        {gone && (
          <InBin restore={mayDelete && `/customers/${customer.id}/restore`} once={once} words={t}>
            {say.inBin}
            {may(actor, "manage_settings") && (
              <>
                {" "}
                <a class="link" href={`/customers/${customer.id}/forget`}>{t.intake.forget.menu}</a>
              </>
            )}
          </InBin>
        )}
        {mayDelete && !gone && merges.map((merge) => (
          <Flash
            key={merge.id}
            kind="note"
            action={
              <form method="post" action={`/customers/${customer.id}/unmerge`}>
                <input type="hidden" name="once" value={`${once}-${merge.id}`} />
                <input type="hidden" name="merge" value={merge.id} />
                <Button tone="quiet" icon="undo-2">{t.common.undo}</Button>
              </form>
            }
          >
            {customerPage.merge.notice(
              merge.goneName,
              formats.relativeDay(dayOf(merge.at, zone), today).toLowerCase(),
              formats.day(dayOf(undoableUntil(merge), zone)),
            )}
          </Flash>
        ))}
        <div class="person">
          <div class="person-facts">
            <ContactCard
              customer={customer}
              trouble={mailTrouble === null ? [] : troubleSentences(mailTrouble, t, formats)}
              words={t}
              formats={formats}
            />
            <FactsCard customer={customer} sales={totals} today={today} words={t} formats={formats} />
          </div>
          <div class="person-story">
            {!gone && may(actor, "edit_customers") && (
              <NoteComposer id={customer.id} written={written} once={written.typed.once ?? `${once}-note`} words={t} />
            )}
            <StoryCard
              id={customer.id}
              story={timeline}
              actor={actor}
              now={now}
              words={t}
              formats={formats}
              gone={gone}
            />
          </div>
          <div class="person-beside">
            {!gone && <DoublesCard id={customer.id} doubles={doubles} mergeable={mayDelete} words={t} />}
            <AgreementsCard customer={customer} agreements={agreements} actor={actor} words={t} formats={formats} />
            <Card title={say.sales}>
              {sales.rows.length === 0 ? <p class="text-ink-3">{noSales}</p> : (
                <>
                  <ul class="beside-list">
                    {sales.rows.map((row) => (
                      <li key={row.id}>
                        <a href={`/sales/${row.id}`}>
                          <span class="beside-head">
                            <b>{row.number}</b>
                            <span>{formats.money(row.gross)}</span>
                          </span>
                          <span class="beside-text">{row.title}</span>
                          <span class="beside-head">
                            <StatusBadge status={row.status} word={t.statuses[row.status]} />
                            <small>{formats.relativeDay(row.saleDate, today)}</small>
                          </span>
                        </a>
                      </li>
                    ))}
                  </ul>
                  <ListFoot listing={sales} totals={totals} url={url} words={t} formats={formats} />
                </>
              )}
            </Card>
          </div>
        </div>
      </div>
    </>
  );
}
