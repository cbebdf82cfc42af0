import { subjectOf, whySentence } from "../../../adapters/http/delivery_words.ts";
import type { State } from "../../../adapters/http/define.ts";
import { EmptyState } from "../../../components/EmptyState.tsx";
import { FilterBar } from "../../../components/FilterBar.tsx";
import { Flash } from "../../../components/Flash.tsx";
import { PageHead } from "../../../components/PageHead.tsx";
import { Pagination } from "../../../components/Pagination.tsx";
import { Select } from "../../../components/Select.tsx";
import { Tag } from "../../../components/StatusBadge.tsx";
import { Table } from "../../../components/Table.tsx";
import { PROVIDERS } from "../../../domain/delivery/effect.ts";
import { JOB_STATES, type JobRow } from "../../../domain/delivery/job.ts";
import { type Operations, standingOf } from "../../../domain/delivery/operate.ts";
import type { JobCount, JobFilter } from "../../../domain/delivery/ports.ts";
import { type Cursor, writeCursor } from "../../../domain/kernel/page.ts";
import type { Formats } from "../../../locales/format.ts";
import type { Words } from "../../../locales/words.ts";
import { SettingsTabs } from "../../settings/(_components)/SettingsTabs.tsx";

const LATE_SECONDS = 300;

interface Props extends Operations {
  readonly filter: JobFilter;
  readonly state: State;
}

/** Everything that goes out by itself, newest first, and how it stands. */
export function OperationsPage({ listing, counts, filter, state }: Props) {
  const { words: t, formats, now } = state;
  const { delivery: say } = t;
  const standing = standingOf(counts);
  const given = Object.entries({ state: filter.state, provider: filter.provider }).filter(([, value]) =>
    value !== null
  );
  const filters = given as [string, string][];
  const at = (cursor: Cursor | null) =>
    cursor === null ? undefined : `/operations?${new URLSearchParams([...filters, ["cursor", writeCursor(cursor)]])}`;
  const minutes = formats.count(Math.floor(standing.lagSeconds / 60));
  return (
    <>
      <PageHead title={say.title} subtitle={say.subtitle} />
      <SettingsTabs current="operations" words={t} />
      <div class="grid gap-4 mt-4">
        {standing.lagSeconds > LATE_SECONDS && <Flash kind="problem">{say.late(minutes)}</Flash>}
        {standing.dead > 0 && <Flash kind="note">{say.deadNote(formats.count(standing.dead))}</Flash>}
        <Counts counts={counts} words={t} formats={formats} />
        {(listing.rows.length > 0 || filters.length > 0) && (
          <FilterBar
            action="/operations"
            words={{ filters: t.common.filters, apply: t.common.apply, clear: t.common.clearFilters }}
            active={filters.length}
            clearHref={filters.length > 0 ? "/operations" : undefined}
          >
            <Select
              name="state"
              label={say.filters.state}
              hideLabel
              value={filter.state ?? ""}
              blank={`${say.filters.state}: ${say.filters.all}`}
              choices={JOB_STATES.map((value) => ({ value, label: say.states[value] }))}
            />
            <Select
              name="provider"
              label={say.filters.provider}
              hideLabel
              value={filter.provider ?? ""}
              blank={`${say.filters.provider}: ${say.filters.all}`}
              choices={PROVIDERS.map((value) => ({ value, label: say.providers[value] }))}
            />
          </FilterBar>
        )}
        {listing.rows.length === 0
          ? (
            <EmptyState
              icon="circle-check"
              title={say.empty.title}
              text={filters.length > 0 ? say.none : say.empty.text}
            />
          )
          : (
            <Table
              label={say.title}
              rows={listing.rows}
              rowKey={({ id }) => id}
              href={({ id }) => `/operations/${id}`}
              columns={[
                { key: "kind", header: say.columns.kind, card: "title", cell: ({ kind }) => <b>{say.kinds[kind]}</b> },
                {
                  key: "about",
                  header: say.columns.about,
                  card: "sub",
                  muted: true,
                  cell: (job) => subjectOf(job, t).word,
                },
                {
                  key: "state",
                  header: say.columns.state,
                  card: "badge",
                  cell: (job) => <JobTag job={job} words={t} />,
                },
                {
                  key: "error",
                  header: say.columns.error,
                  card: "text",
                  wideOnly: true,
                  cell: ({ lastError, provider }) =>
                    lastError && <span class="break-words">{whySentence(lastError, provider, t, formats)}</span>,
                },
                {
                  key: "tries",
                  header: say.columns.tries,
                  card: "hide",
                  number: true,
                  wideOnly: true,
                  cell: ({ attempts }) => formats.count(attempts),
                },
                {
                  key: "made",
                  header: say.columns.made,
                  card: "end",
                  muted: true,
                  cell: ({ createdAt }) => (
                    <time class="whitespace-nowrap" dateTime={createdAt}>{formats.moment(createdAt, now)}</time>
                  ),
                },
              ]}
              foot={(listing.previous ?? listing.next) && (
                <Pagination
                  range=""
                  previous={at(listing.previous)}
                  next={at(listing.next)}
                  words={{ label: t.common.pages, previous: t.common.previous, next: t.common.next }}
                />
              )}
            />
          )}
      </div>
    </>
  );
}

/** The state of a job in a word; what is done or under way needs no mark. */
export function JobTag({ job: { state, held }, words: { delivery: { states } } }: { job: JobRow; words: Words }) {
  const word = held && state === "pending" ? states.held : states[state];
  return state === "done" ? <>{word}</> : <Tag word={word} />;
}

/** By provider: what waits, runs and failed, and for how long. */
function Counts({ counts, words, formats }: { counts: readonly JobCount[]; words: Words; formats: Formats }) {
  const { delivery: say } = words;
  const rows = PROVIDERS.map((provider) => ({
    provider,
    ...standingOf(counts.filter((one) => one.provider === provider)),
  })).filter(({ waiting, held, running, dead }) => waiting + held + running + dead > 0);
  if (rows.length === 0) return null;
  const number = (key: "waiting" | "held" | "running" | "dead", card: "sub" | "badge" | "text" | "hide") => ({
    key,
    header: say.standing[key],
    card,
    number: true,
    cell: (row: typeof rows[number]) => (
      <>
        <span class="sm:hidden">{say.standing[key]}</span> {formats.count(row[key])}
      </>
    ),
  });
  return (
    <Table
      label={say.filters.provider}
      rows={rows}
      rowKey={({ provider }) => provider}
      columns={[
        {
          key: "provider",
          header: say.filters.provider,
          card: "title",
          cell: ({ provider }) => <b>{say.providers[provider]}</b>,
        },
        number("waiting", "sub"),
        number("held", "hide"),
        number("running", "hide"),
        number("dead", "badge"),
        {
          key: "lag",
          header: say.standing.lag,
          card: "hide",
          muted: true,
          cell: ({ lagSeconds }) =>
            lagSeconds < 60 ? say.standing.noLag : say.standing.lagText(formats.count(Math.floor(lagSeconds / 60))),
        },
      ]}
    />
  );
}
