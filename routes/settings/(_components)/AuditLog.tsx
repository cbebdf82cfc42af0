import type { State } from "../../../adapters/http/define.ts";
import { Button, LinkButton } from "../../../components/Button.tsx";
import { Card } from "../../../components/Card.tsx";
import { EmptyState } from "../../../components/EmptyState.tsx";
import { FilterBar } from "../../../components/FilterBar.tsx";
import { Flash } from "../../../components/Flash.tsx";
import { PageHead } from "../../../components/PageHead.tsx";
import { Pagination } from "../../../components/Pagination.tsx";
import { Select } from "../../../components/Select.tsx";
import { Table } from "../../../components/Table.tsx";
import { DateInput } from "../../../components/TextInput.tsx";
import type { AuditLine, AuditProblem } from "../../../domain/audit/ports.ts";
import { type Cursor, type Listing, writeCursor } from "../../../domain/kernel/page.ts";
import type { Member } from "../../../domain/organizations/organization.ts";
import { actionWord, detailsOf, pageOf, type Reading, resourceWord } from "./audit_words.ts";
import { SettingsTabs } from "./SettingsTabs.tsx";

interface Props {
  readonly listing: Listing<AuditLine>;
  readonly totals: { readonly count: number; readonly isLowerBound: boolean };
  readonly members: readonly Member[];
  /** What a check of the chain found; null where none was asked for. */
  readonly checked: { readonly sealed: number; readonly problems: readonly AuditProblem[] } | null;
  readonly url: URL;
  readonly state: State;
}

const FILTERS = ["who", "what", "about", "from", "to"];

/** Everything that was done in the firm, newest first. */
export function AuditLog({ listing, totals, members, checked, url, state }: Props) {
  const { words: t, formats, now } = state;
  const { audit: say } = t.people;
  const reading = { words: t, formats, names: new Map(members.map(({ id, name }) => [id as string, name])) };
  const given = (name: string) => url.searchParams.get(name) ?? "";
  const active = FILTERS.filter((name) => given(name) !== "");
  const filters = new URLSearchParams(active.map((name) => [name, given(name)]));
  const at = (cursor: Cursor | null) =>
    cursor === null
      ? undefined
      : `/settings/audit?${new URLSearchParams([...filters, ["cursor", writeCursor(cursor)]])}`;
  return (
    <>
      <PageHead title={say.title} subtitle={say.text}>
        <LinkButton href={`/settings/audit/export?${filters}`} icon="download">{say.export}</LinkButton>
      </PageHead>
      <SettingsTabs current="audit" words={t} />
      <div class="grid gap-4 mt-4">
        {checked && <Checked {...checked} state={state} />}
        <FilterBar
          action="/settings/audit"
          words={{ filters: t.common.filters, apply: t.common.apply, clear: t.common.clearFilters }}
          active={active.length}
          clearHref={active.length > 0 ? "/settings/audit" : undefined}
        >
          <Select
            name="who"
            label={say.who}
            hideLabel
            value={given("who")}
            blank={`${say.who}: ${say.anybody.toLowerCase()}`}
            choices={members.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <Select
            name="what"
            label={say.what}
            hideLabel
            value={given("what")}
            blank={`${say.what}: ${say.anything.toLowerCase()}`}
            choices={Object.entries(say.actions).map(([value, label]) => ({ value, label }))}
          />
          <DateInput name="from" label={say.from} value={given("from")} />
          <DateInput name="to" label={say.to} value={given("to")} />
          {given("about") !== "" && <input type="hidden" name="about" value={given("about")} />}
        </FilterBar>
        {listing.rows.length === 0
          ? <EmptyState icon="history" title={say.empty.title} text={say.empty.text} />
          : (
            <Table
              label={say.title}
              rows={listing.rows}
              rowKey={({ id }) => String(id)}
              columns={[
                {
                  key: "when",
                  header: say.when,
                  card: "end",
                  muted: true,
                  cell: (line) => <span class="whitespace-nowrap tabular-nums">{formats.moment(line.at, now)}</span>,
                },
                {
                  key: "who",
                  header: say.who,
                  card: "sub",
                  cell: ({ actor }) => actor === null ? say.nobody : actor.name ?? say.nobody,
                },
                {
                  key: "what",
                  header: say.what,
                  card: "title",
                  cell: (line) => <b>{actionWord(line.action, t)}</b>,
                },
                {
                  key: "about",
                  header: say.about,
                  card: "badge",
                  cell: (line) => {
                    const page = pageOf(line);
                    const word = resourceWord(line.resourceType, t);
                    return page ? <a class="link inline-flex items-center min-h-tap" href={page}>{word}</a> : word;
                  },
                },
                {
                  key: "details",
                  header: say.details,
                  card: "text",
                  wideOnly: true,
                  muted: true,
                  cell: (line) => <Details line={line} reading={reading} />,
                },
              ]}
              foot={
                <Pagination
                  range={formats.count(totals.count, totals.isLowerBound)}
                  previous={at(listing.previous)}
                  next={at(listing.next)}
                  words={{ label: t.common.pages, previous: t.common.previous, next: t.common.next }}
                />
              }
            />
          )}
        <Card title={say.check}>
          <form method="post" action="/settings/audit/check" class="flex flex-wrap items-center gap-3">
            <p class="mr-auto">{say.checkText}</p>
            <Button icon="shield">{say.check}</Button>
          </form>
        </Card>
      </div>
    </>
  );
}

function Details({ line, reading }: { line: AuditLine; reading: Reading }) {
  const word = reading.words.people.audit.details;
  const details = detailsOf(line, reading);
  if (details.length === 0) return null;
  if (details.length === 1 && details[0].length <= 60) return <span class="break-words">{details[0]}</span>;
  return (
    <details>
      <summary class="link cursor-pointer inline-flex items-center min-h-tap">{word}</summary>
      <ul class="break-words">{details.map((one) => <li key={one}>{one}</li>)}</ul>
    </details>
  );
}

function Checked({ sealed, problems, state: { words: t, formats } }: {
  sealed: number;
  problems: readonly AuditProblem[];
  state: Pick<State, "words" | "formats">;
}) {
  const { audit: say } = t.people;
  if (problems.length === 0) return <Flash>{say.sound(formats.count(sealed))}</Flash>;
  return (
    <Card title={say.broken(problems.length)}>
      <ul role="alert">
        {problems.slice(0, 100).map(({ problem, auditId }) => (
          <li key={`${problem} ${auditId}`}>
            {say.line(String(auditId))}: {say.problems[problem]}
          </li>
        ))}
      </ul>
    </Card>
  );
}
