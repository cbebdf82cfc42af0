import { page } from "fresh";
import { throwAsPage } from "../../../adapters/http/answers.ts";
import { define } from "../../../adapters/http/define.ts";
import { PageHead } from "../../../components/PageHead.tsx";
import { Tag } from "../../../components/StatusBadge.tsx";
import { Table } from "../../../components/Table.tsx";
import { NEIGHBOUR_NAMES } from "../../../domain/integrations/integration.ts";
import { SettingsTabs } from "../(_components)/SettingsTabs.tsx";

/** What the firm can be connected to, and what it is. */
export const handler = define.handlers({
  async GET(ctx) {
    const found = await ctx.state.useCases.findIntegrations(ctx.state.actor);
    if (!found.ok) throwAsPage(found.error);
    const all = found.ok ? found.value : [];
    return page({
      rows: NEIGHBOUR_NAMES.map((name) => ({
        name,
        integration: all.find(({ provider }) => provider === name) ?? null,
      })),
    });
  },
});

export default define.page<typeof handler>(({ data: { rows }, state: { words: t, formats, now } }) => {
  const { integrations: say, neighbours } = t.delivery;
  return (
    <>
      <PageHead title={say.title} subtitle={say.text} />
      <SettingsTabs current="integrations" words={t} />
      <div class="mt-4">
        <Table
          label={say.title}
          rows={rows}
          rowKey={({ name }) => name}
          href={({ name }) => `/settings/integrations/${name}`}
          columns={[
            { key: "name", header: say.name, card: "title", cell: ({ name }) => <b>{neighbours[name]}</b> },
            {
              key: "serves",
              header: say.serves,
              card: "sub",
              muted: true,
              cell: ({ name }) => <span class="breaks">{say.gives[name]}</span>,
            },
            {
              key: "secret",
              header: say.secret,
              card: "hide",
              muted: true,
              wideOnly: true,
              cell: ({ integration }) => integration && say.ending(integration.secretTail),
            },
            {
              key: "worked",
              header: say.lastSuccess,
              card: "end",
              muted: true,
              cell: ({ integration }) =>
                integration &&
                (integration.lastSuccessAt ? formats.moment(integration.lastSuccessAt, now) : say.never),
            },
            {
              key: "state",
              header: say.state,
              card: "badge",
              cell: ({ integration }) =>
                integration === null
                  ? <span class="font-semibold text-accent">{say.connectNow}</span>
                  : integration.state === "paused"
                  ? <Tag word={say.paused} />
                  : say.connected,
            },
          ]}
        />
      </div>
    </>
  );
});
