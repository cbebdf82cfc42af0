import { LinkButton } from "../../../components/Button.tsx";
import { EmptyState } from "../../../components/EmptyState.tsx";
import { ExportMenu } from "../../../components/ExportMenu.tsx";
import { FilterBar } from "../../../components/FilterBar.tsx";
import { FollowUpMark, LeadBadge, PriorityWord, ScoreMark } from "../../../components/LeadMarks.tsx";
import { Menu, MenuLink } from "../../../components/Menu.tsx";
import { Narrowing } from "../../../components/Narrowing.tsx";
import { Select } from "../../../components/Select.tsx";
import { type Column, Table } from "../../../components/Table.tsx";
import { Tabs } from "../../../components/Tabs.tsx";
import type { Actor } from "../../../domain/kernel/actor.ts";
import type { Listing } from "../../../domain/kernel/page.ts";
import { covers, may } from "../../../domain/kernel/permissions.ts";
import type { Day } from "../../../domain/kernel/time.ts";
import { isOpen, LEAD_STATUSES, PRIORITIES } from "../../../domain/leads/lead.ts";
import type { LeadTotals, LeadView } from "../../../domain/leads/ports.ts";
import type { LiveCursor } from "../../../domain/live/ports.ts";
import type { Member } from "../../../domain/organizations/organization.ts";
import Live from "../../../islands/Live.tsx";
import Swipe from "../../../islands/Swipe.tsx";
import type { Formats } from "../../../locales/format.ts";
import type { Words } from "../../../locales/words.ts";
import { addressWith } from "../../sales/(_components)/sale_query.ts";
import { ListFoot } from "../../(_components)/ListFoot.tsx";
import { EVERY_STATUS, isNarrowed, type LeadQuery, leadSortLink } from "./lead_query.ts";
import { nextStep } from "./lead_words.ts";
import { LeadsHead, OverdueNote } from "./LeadsHead.tsx";

export interface LeadsListProps {
  readonly query: LeadQuery;
  readonly listing: Listing<LeadView>;
  readonly totals: LeadTotals;
  readonly overdue: LeadTotals;
  readonly members: readonly Member[];
  readonly live: LiveCursor;
  readonly url: URL;
  readonly actor: Actor;
  readonly today: Day;
  readonly words: Words;
  readonly formats: Formats;
}

/** The list of leads: views, filters in the address, and what can be done from the row (LEAD-10 to 12). */
export function LeadsList(props: LeadsListProps) {
  const { query, listing, totals, overdue, url, actor, words: t, formats } = props;
  const { leads: say, common } = t;
  const shown = formats.count(totals.count, totals.isLowerBound);
  const count = say.count(totals.count, shown);
  const summary = totals.value === null || totals.count === 0
    ? count
    : `${count} · ${say.sum(formats.wholeMoney(totals.value))}`;
  const narrowed = isNarrowed(query) || query.status !== "open";
  return (
    <>
      <LeadsHead
        page="list"
        subtitle={summary}
        actor={actor}
        words={t}
        acts={
          <>
            {may(actor, "export_data") && <ExportMenu address={`/leads/export${addressWith(url, {})}`} words={t} />}
            {may(actor, "import_data") && (
              <LinkButton href="/import?kind=LEADS" icon="upload">{t.imports.open}</LinkButton>
            )}
          </>
        }
      />
      {query.wish.followUp !== "overdue" && <OverdueNote overdue={overdue} words={t} formats={formats} />}
      <Live after={props.live} of="lead" words={t.daily.live} />
      <Swipe right='a[href*="dialog=convert"]' left='a[href^="tel:"]' />
      <Tabs label={say.views} tabs={views(props)} />
      <Filters {...props} />
      <LeadNarrowing {...props} />
      {listing.rows.length > 0
        ? (
          <Table
            label={say.title}
            columns={columns(props)}
            rows={listing.rows}
            rowKey={(row) => row.id}
            href={(row) => `/leads/${row.id}`}
            linked="name"
            drawnFrom={drawnFrom(props)}
            foot={<ListFoot listing={listing} totals={totals} url={url} words={t} formats={formats} />}
          />
        )
        : narrowed
        ? (
          <EmptyState title={say.noResults.title} text={say.noResults.text}>
            <LinkButton href="/leads">{common.clearFilters}</LinkButton>
          </EmptyState>
        )
        : (
          <EmptyState icon="target" title={say.empty.title} text={say.empty.text}>
            {may(actor, "edit_leads") && <LinkButton href="/leads/new" icon="plus">{say.empty.action}</LinkButton>}
          </EmptyState>
        )}
    </>
  );
}

function views({ query: { wish, status }, actor, words: { leads: { tab } } }: LeadsListProps) {
  const plain = status === "open" && !wish.deleted && wish.assignedTo === null && wish.followUp === null;
  const closed = wish.statuses.join() === "UNQUALIFIED,CONVERTED";
  return [
    { href: "/leads", label: tab.all, current: plain },
    ...(may(actor, "edit_leads")
      ? [{ href: `?assignedTo=${actor.userId}`, label: tab.mine, current: wish.assignedTo === actor.userId }]
      : []),
    { href: "?assignedTo=nobody", label: tab.free, current: wish.assignedTo === "nobody" },
    { href: "?followUp=overdue&sort=followUp", label: tab.overdue, current: wish.followUp === "overdue" },
    { href: "?followUp=none", label: tab.unplanned, current: wish.followUp === "none" },
    { href: "?status=UNQUALIFIED&status=CONVERTED&sort=-created", label: tab.closed, current: closed },
    ...(may(actor, "delete_leads") ? [{ href: "?bin=1&sort=-created", label: tab.bin, current: wish.deleted }] : []),
  ];
}

function Filters(props: LeadsListProps) {
  const { query, members, url, actor, words: t } = props;
  const { leads: say, common } = t;
  const { wish, status } = query;
  const several = wish.statuses.length > 1 && status === "chosen";
  const active = [status !== "open", wish.priorities.length, wish.source, wish.assignedTo, wish.followUp].filter(
    Boolean,
  );
  const kept = ["source", "ending", "sort", "createdFrom", "createdTo", "scoreFrom", "scoreTo", "customerId", "bin"];
  return (
    <FilterBar
      action="/leads"
      search={{ name: "q", value: wish.q ?? "", label: say.search }}
      words={{ filters: common.filters, apply: common.apply, clear: common.clearFilters }}
      active={active.length}
      {...(isNarrowed(query) || status !== "open" ? { clearHref: "/leads" } : {})}
    >
      {several ? wish.statuses.map((one) => <input key={one} type="hidden" name="status" value={one} />) : (
        <Select
          name="status"
          label={say.status}
          hideLabel
          value={status === "chosen" ? wish.statuses[0] : status === "all" ? EVERY_STATUS : ""}
          blank={say.tab.all}
          choices={[
            { value: EVERY_STATUS, label: say.everyStatus },
            ...LEAD_STATUSES.map((value) => ({ value, label: say.statuses[value] })),
          ]}
        />
      )}
      <Select
        name="priority"
        label={say.priority}
        hideLabel
        value={wish.priorities[0] ?? ""}
        blank={say.everyPriority}
        choices={PRIORITIES.map((value) => ({ value, label: say.priorities[value] }))}
      />
      <Select
        name="followUp"
        label={say.followUp}
        hideLabel
        value={wish.followUp ?? ""}
        blank={say.everyFollowUp}
        choices={(["overdue", "today", "due", "none"] as const).map((value) => ({
          value,
          label: say.followUpStates[value],
        }))}
      />
      {actor.role !== "SALES_REP" && (
        <Select
          name="assignedTo"
          label={say.assignee}
          hideLabel
          value={wish.assignedTo ?? ""}
          blank={say.everyone}
          choices={[
            { value: "nobody", label: common.unassigned },
            ...members.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
      )}
      {kept.filter((name) => url.searchParams.has(name)).map((name) => (
        <input key={name} type="hidden" name={name} value={url.searchParams.get(name)!} />
      ))}
    </FilterBar>
  );
}

/** What a link from a report narrowed beside the filters above, so that nobody wonders where the rest is. */
function LeadNarrowing({ query: { wish, status }, listing, url, words: t, formats }: LeadsListProps) {
  const { leads: say, common } = t;
  const { scoreFrom, scoreTo, createdFrom, createdTo, source, ending, customerId } = wish;
  const day = (one: Day | null) => one === null ? "…" : formats.day(one);
  const part = (isThere: boolean, word: string, ...names: readonly string[]) =>
    isThere ? [{ word, without: addressWith(url, Object.fromEntries(names.map((name) => [name, null]))) }] : [];
  const statuses = wish.statuses.map((one) => say.statuses[one]).join(", ");
  const customer = listing.rows.find((row) => row.customerId === customerId)?.contactName ?? t.sales.oneOnly;
  return (
    <Narrowing
      label={common.narrowed}
      words={{ remove: common.removeFilter }}
      parts={[
        ...part(status === "chosen" && wish.statuses.length > 1, `${say.status}: ${statuses}`, "status"),
        ...part(
          scoreFrom !== null || scoreTo !== null,
          `${say.score} ${scoreFrom ?? 0}–${scoreTo ?? 100}`,
          ...["scoreFrom", "scoreTo"],
        ),
        ...part(
          createdFrom !== null || createdTo !== null,
          `${say.created} ${day(createdFrom)}–${day(createdTo)}`,
          ...["createdFrom", "createdTo"],
        ),
        ...part(source !== null, `${say.source}: ${source === null ? "" : t.sources[source]}`, "source"),
        ...part(ending !== null, `${say.report.ending}: ${ending === null ? "" : say.endings[ending]}`, "ending"),
        ...part(customerId !== null, `${say.customer}: ${customer}`, "customerId"),
      ]}
    />
  );
}

/** All that the line of a lead depends on; most are drawn alike for everybody who may change it. */
function drawnFrom({ actor, today, formats }: LeadsListProps): (row: LeadView) => string {
  const all = JSON.stringify(["lead", formats.key, today, actor.role]);
  return (row) => `${all} ${covers(actor, "edit_leads", row)} ${JSON.stringify(row)}`;
}

function columns({ query: { sort }, url, actor, today, words: t, formats }: LeadsListProps): Column<LeadView>[] {
  const { leads: say, common } = t;
  return [
    {
      key: "name",
      header: say.name,
      card: "title",
      cell: (row) => (
        <>
          {row.contactName}
          {row.companyName && <span class="sub-line">{row.companyName}</span>}
        </>
      ),
      sort: leadSortLink(url, sort, "name"),
    },
    {
      key: "contact",
      header: say.contact,
      card: "hide",
      wideOnly: true,
      cell: (row) =>
        row.contactPhone
          ? <a class="contact-cell" href={`tel:${row.contactPhone}`}>{formats.phone(row.contactPhone)}</a>
          : row.contactEmail
          ? (
            <a class="contact-cell contact-mail" href={`mailto:${encodeURIComponent(row.contactEmail)}`}>
              {row.contactEmail}
            </a>
          )
          : "–",
    },
    { key: "service", header: say.service, card: "text", wideOnly: true, cell: (row) => row.service?.name ?? "–" },
    {
      key: "status",
      header: say.status,
      card: "badge",
      cell: (row) => <LeadBadge status={row.status} word={say.statuses[row.status]} />,
    },
    {
      key: "priority",
      header: say.priority,
      card: "sub",
      cell: (row) => <PriorityWord priority={row.priority} word={say.priorities[row.priority]} />,
    },
    {
      key: "score",
      header: say.score,
      card: "amount",
      cell: (row) => <ScoreMark score={row.score} label={say.scoreOf(String(row.score))} />,
      sort: leadSortLink(url, sort, "score"),
    },
    {
      key: "followUp",
      header: say.followUp,
      card: "end",
      cell: (row) => <FollowUpMark {...nextStep(row, today, t, formats)} />,
      sort: leadSortLink(url, sort, "followUp"),
    },
    {
      key: "actions",
      header: common.actions,
      hideHeader: true,
      card: "hide",
      cell: (row) => (
        <Menu quiet label={`${common.actions} ${row.contactName}`}>
          <MenuLink href={`/leads/${row.id}`} icon="eye">{common.show}</MenuLink>
          {covers(actor, "edit_leads", row) && row.deletedAt === null && (
            <>
              {isOpen(row) && (
                <>
                  {may(actor, "create_sales") && (
                    <MenuLink href={`/leads/${row.id}?dialog=convert`} icon="receipt-text">{say.page.convert}</MenuLink>
                  )}
                  <MenuLink href={`/leads/${row.id}?dialog=plan`} icon="calendar-clock">{say.page.plan}</MenuLink>
                  <MenuLink href={`/leads/${row.id}?dialog=unqualify`} icon="circle-slash">
                    {say.page.markUnqualified}
                  </MenuLink>
                </>
              )}
              <MenuLink href={`/leads/${row.id}/edit`} icon="pencil">{common.edit}</MenuLink>
            </>
          )}
        </Menu>
      ),
    },
  ];
}
