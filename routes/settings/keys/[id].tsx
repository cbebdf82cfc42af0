import { HttpError, page } from "fresh";
import { ensureMay, throwAsPage } from "../../../adapters/http/answers.ts";
import { define, type State } from "../../../adapters/http/define.ts";
import { redirectTelling } from "../../../adapters/http/flash.ts";
import { Button } from "../../../components/Button.tsx";
import { Card } from "../../../components/Card.tsx";
import { DefinitionList } from "../../../components/DefinitionList.tsx";
import { PageHead } from "../../../components/PageHead.tsx";
import { Tag } from "../../../components/StatusBadge.tsx";
import { parseId } from "../../../domain/kernel/ids.ts";
import { type ApiKey, isLive } from "../../../domain/people/api_key.ts";

export const handler = define.handlers({
  async GET(ctx) {
    return page({ key: await find(ctx.state, ctx.params.id) });
  },

  /** Ends the key. */
  async POST(ctx) {
    const { useCases, actor } = ctx.state;
    const { id } = await find(ctx.state, ctx.params.id);
    const ended = await useCases.endKey(actor, id);
    if (!ended.ok) throwAsPage(ended.error);
    return redirectTelling(ctx, "/settings/keys", { kind: "key_closed" });
  },
});

async function find({ useCases, actor }: State, id: string): Promise<ApiKey> {
  ensureMay(actor, "manage_settings");
  const found = await useCases.findKeys(actor);
  const wanted = parseId(id);
  const key = found.ok ? found.value.find((one) => one.id === wanted) : undefined;
  if (!key) throw new HttpError(404);
  return key;
}

export default define.page<typeof handler>(({ data: { key }, state: { words: t, formats, now } }) => {
  const say = t.people.keys;
  const live = isLive(key, now);
  return (
    <div class="max-w-form">
      <PageHead
        title={key.name}
        subtitle={say.ending(key.ending)}
        back={{ href: "/settings/keys", label: t.people.nav.keys }}
        badge={!live && <Tag word={key.endedAt === null ? say.expired : say.ended} />}
      />
      <div class="grid gap-5">
        <Card>
          <DefinitionList
            facts={[
              { term: say.scopes, value: formats.list(key.scopes.map((scope) => t.permissions[scope])) },
              { term: say.madeBy, value: `${key.madeBy} · ${formats.moment(key.createdAt, now)}` },
              { term: say.expires, value: formats.day(formats.localDay(key.expiresAt)) },
              { term: say.used, value: key.lastUsedAt === null ? say.never : formats.moment(key.lastUsedAt, now) },
            ]}
          />
        </Card>
        {live && (
          <Card title={say.endTitle(key.name)}>
            <form method="post" action={`/settings/keys/${key.id}`} class="grid gap-4">
              <p>{say.endText}</p>
              <div>
                <Button tone="danger" icon="lock">{say.end}</Button>
              </div>
            </form>
          </Card>
        )}
      </div>
    </div>
  );
});
