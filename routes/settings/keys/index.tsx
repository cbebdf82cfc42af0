import { page } from "fresh";
import { ensureMay } from "../../../adapters/http/answers.ts";
import { define } from "../../../adapters/http/define.ts";
import { LinkButton } from "../../../components/Button.tsx";
import { EmptyState } from "../../../components/EmptyState.tsx";
import { PageHead } from "../../../components/PageHead.tsx";
import { Tag } from "../../../components/StatusBadge.tsx";
import { Table } from "../../../components/Table.tsx";
import { isLive } from "../../../domain/people/api_key.ts";
import { SettingsTabs } from "../(_components)/SettingsTabs.tsx";

export const handler = define.handlers({
  async GET(ctx) {
    const { useCases, actor } = ctx.state;
    ensureMay(actor, "manage_settings");
    const found = await useCases.findKeys(actor);
    return page({ keys: found.ok ? found.value : [] });
  },
});

export default define.page<typeof handler>(({ data: { keys }, state: { words: t, formats, now } }) => {
  const say = t.people.keys;
  const create = <LinkButton tone="primary" href="/settings/keys/new" icon="plus">{say.new}</LinkButton>;
  return (
    <>
      <PageHead title={say.title} subtitle={say.text}>{keys.length > 0 && create}</PageHead>
      <SettingsTabs current="keys" words={t} />
      <div class="mt-4">
        {keys.length === 0
          ? <EmptyState icon="key-round" title={say.empty.title} text={say.empty.text}>{create}</EmptyState>
          : (
            <Table
              label={say.title}
              rows={keys}
              rowKey={({ id }) => id}
              href={({ id }) => `/settings/keys/${id}`}
              columns={[
                {
                  key: "name",
                  header: say.name,
                  card: "title",
                  cell: ({ name }) => <b>{name}</b>,
                },
                {
                  key: "ending",
                  header: say.secret,
                  card: "sub",
                  muted: true,
                  cell: ({ ending, scopes }) => `${say.ending(ending)} · ${say.scopeCount(scopes.length)}`,
                },
                { key: "by", header: say.madeBy, card: "hide", wideOnly: true, cell: ({ madeBy }) => madeBy },
                {
                  key: "used",
                  header: say.used,
                  card: "hide",
                  muted: true,
                  cell: ({ lastUsedAt }) => lastUsedAt === null ? say.never : formats.moment(lastUsedAt, now),
                },
                {
                  key: "expires",
                  header: say.expires,
                  card: "end",
                  cell: ({ expiresAt }) => formats.day(formats.localDay(expiresAt)),
                },
                {
                  key: "state",
                  header: t.people.users.state,
                  card: "badge",
                  cell: (key) =>
                    isLive(key, now) ? say.live : <Tag word={key.endedAt === null ? say.expired : say.ended} />,
                },
              ]}
            />
          )}
      </div>
    </>
  );
});
