import { page } from "fresh";
import { ensureMay, throwAsPage } from "../../adapters/http/answers.ts";
import { define } from "../../adapters/http/define.ts";
import { Button, LinkButton } from "../../components/Button.tsx";
import { Card } from "../../components/Card.tsx";
import { EmptyState } from "../../components/EmptyState.tsx";
import { Flash } from "../../components/Flash.tsx";
import { PageHead } from "../../components/PageHead.tsx";
import { Tag } from "../../components/StatusBadge.tsx";
import { Table } from "../../components/Table.tsx";
import { Tabs } from "../../components/Tabs.tsx";
import { ENDS } from "../../domain/intake/ends.ts";
import { may } from "../../domain/kernel/permissions.ts";
import { readPart } from "../sales/(_components)/sale_query.ts";
import { ListFoot } from "../(_components)/ListFoot.tsx";

export const handler = define.handlers({
  async GET(ctx) {
    const { useCases, actor } = ctx.state;
    ensureMay(actor, "read_mail");
    const query = ctx.url.searchParams;
    const end = ENDS.find((one) => one === query.get("end")) ?? null;
    const found = await useCases.findInbox(actor, end, readPart(query));
    if (!found.ok) throwAsPage(found.error);
    if (!found.ok) throw new Error("Cannot show the inbox: it was refused after it was allowed");
    return page({ ...found.value, end, once: crypto.randomUUID() });
  },
});

export default define.page<typeof handler>(({ data, state, url }) => {
  const { listing, counts, waiting, stuck, end, once } = data;
  const { words: t, formats, now, actor } = state;
  const { intake: say } = t;
  const all = counts.LEAD + counts.PART + counts.IGNORED;
  const settings = may(actor, "manage_settings") && (
    <LinkButton href="/settings/intake" icon="settings">{say.emptySettings}</LinkButton>
  );
  return (
    <>
      <PageHead title={say.title} subtitle={say.text} back={{ href: "/leads", label: t.nav.leads }}>
        {all > 0 && settings}
      </PageHead>
      {waiting > 0 && <Flash kind="note">{say.waiting(waiting)}</Flash>}
      {stuck.length > 0 && (
        <Card title={say.stuck.title} class="mb-4">
          <p class="text-ink-2">{say.stuck.text}</p>
          <ul class="doubles">
            {stuck.map((job) => (
              <li key={job.id}>
                <span>{say.stuck.received(formats.moment(job.createdAt, now))}</span>
                <form method="post" action="/quarantine/again">
                  <input type="hidden" name="once" value={`${once}-${job.id}`} />
                  <Button name="job" value={job.id} icon="refresh-cw">{say.stuck.again}</Button>
                </form>
              </li>
            ))}
          </ul>
        </Card>
      )}
      <Tabs
        label={say.title}
        tabs={[
          { href: "/quarantine", label: say.all, count: formats.count(all), current: end === null },
          ...ENDS.map((one) => ({
            href: `/quarantine?end=${one}`,
            label: say.ends[one],
            count: formats.count(counts[one]),
            current: end === one,
          })),
        ]}
      />
      <div class="mt-4">
        {listing.rows.length === 0
          ? <EmptyState icon="mail" title={say.empty.title} text={say.empty.text}>{settings}</EmptyState>
          : (
            <Table
              label={say.title}
              rows={listing.rows}
              rowKey={({ id }) => id}
              href={({ id }) => `/quarantine/${id}`}
              columns={[
                {
                  key: "subject",
                  header: say.columns.subject,
                  card: "title",
                  cell: ({ subject }) => <span class="mail-what">{subject || say.noSubject}</span>,
                },
                {
                  key: "from",
                  header: say.columns.from,
                  card: "sub",
                  muted: true,
                  cell: ({ from, portal }) => (
                    <span class="mail-who">
                      {from?.name || from?.address || say.nobody}
                      {portal && ` · ${portal}`}
                    </span>
                  ),
                },
                {
                  key: "end",
                  header: say.columns.end,
                  card: "badge",
                  cell: ({ end, why }) => (
                    <>
                      <Tag word={say.end[end]} />
                      {why !== "new" && <small class="mail-why">{say.why[why]}</small>}
                    </>
                  ),
                },
                {
                  key: "at",
                  header: say.columns.at,
                  card: "end",
                  muted: true,
                  cell: ({ receivedAt }) => formats.moment(receivedAt, now),
                },
              ]}
              foot={
                <ListFoot
                  listing={listing}
                  totals={{ count: end === null ? all : counts[end], isLowerBound: false }}
                  url={url}
                  words={t}
                  formats={formats}
                />
              }
            />
          )}
      </div>
    </>
  );
});
