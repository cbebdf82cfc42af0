import { page } from "fresh";
import { throwAsPage } from "../../../adapters/http/answers.ts";
import { define } from "../../../adapters/http/define.ts";
import { LinkButton } from "../../../components/Button.tsx";
import { EmptyState } from "../../../components/EmptyState.tsx";
import { PageHead } from "../../../components/PageHead.tsx";
import { Tag } from "../../../components/StatusBadge.tsx";
import { Table } from "../../../components/Table.tsx";
import { SettingsTabs } from "../(_components)/SettingsTabs.tsx";

export const handler = define.handlers({
  async GET(ctx) {
    const found = await ctx.state.useCases.findHooks(ctx.state.actor);
    if (!found.ok) throwAsPage(found.error);
    return page({ hooks: found.ok ? found.value : [] });
  },
});

export default define.page<typeof handler>(({ data: { hooks }, state: { words: t, formats, now } }) => {
  const { hooks: say } = t;
  const create = <LinkButton tone="primary" href="/settings/webhooks/new" icon="plus">{say.new}</LinkButton>;
  return (
    <>
      <PageHead title={say.title} subtitle={say.text}>{hooks.length > 0 && create}</PageHead>
      <SettingsTabs current="webhooks" words={t} />
      <div class="mt-4">
        {hooks.length === 0
          ? <EmptyState icon="link" title={say.empty.title} text={say.empty.text}>{create}</EmptyState>
          : (
            <Table
              label={say.title}
              rows={hooks}
              rowKey={({ id }) => id}
              href={({ id }) => `/settings/webhooks/${id}`}
              columns={[
                { key: "name", header: say.name, card: "title", cell: ({ name }) => <b>{name}</b> },
                {
                  key: "url",
                  header: say.url,
                  card: "sub",
                  muted: true,
                  cell: ({ url }) => <span class="block max-w-xs truncate">{url}</span>,
                },
                {
                  key: "events",
                  header: say.events,
                  card: "hide",
                  wideOnly: true,
                  cell: ({ events }) => say.eventCount(events.length),
                },
                {
                  key: "delivered",
                  header: say.lastDelivered,
                  card: "hide",
                  muted: true,
                  cell: ({ lastDeliveredAt }) =>
                    lastDeliveredAt === null ? say.never : formats.moment(lastDeliveredAt, now),
                },
                {
                  key: "state",
                  header: say.state,
                  card: "badge",
                  cell: ({ state }) => state === "on" ? say.states.on : <Tag word={say.states[state]} />,
                },
              ]}
            />
          )}
      </div>
    </>
  );
});
