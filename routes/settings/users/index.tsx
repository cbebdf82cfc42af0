import { page } from "fresh";
import { ensureMay } from "../../../adapters/http/answers.ts";
import { define } from "../../../adapters/http/define.ts";
import { LinkButton } from "../../../components/Button.tsx";
import { PageHead } from "../../../components/PageHead.tsx";
import { Tag } from "../../../components/StatusBadge.tsx";
import { Table } from "../../../components/Table.tsx";
import type { Person } from "../../../domain/people/person.ts";
import { Invitations } from "../(_components)/Invitations.tsx";
import { SettingsTabs } from "../(_components)/SettingsTabs.tsx";

export const handler = define.handlers({
  async GET(ctx) {
    const { useCases, actor } = ctx.state;
    ensureMay(actor, "manage_users");
    const found = await useCases.findPeople(actor);
    return page(found.ok ? found.value : { people: [], invitations: [] });
  },
});

export default define.page<typeof handler>(({ data: { people, invitations }, state }) => {
  const { words: t, formats, now, actor } = state;
  const say = t.people.users;
  return (
    <>
      <PageHead title={say.title} subtitle={say.count(people.filter(({ active }) => active).length)}>
        <LinkButton tone="primary" href="/settings/users/new" icon="user-plus">{say.invite}</LinkButton>
      </PageHead>
      <SettingsTabs current="users" words={t} />
      <div class="grid gap-5 mt-4">
        <Table
          label={say.title}
          rows={people}
          rowKey={({ id }) => id}
          href={({ id }: Person) => `/settings/users/${id}`}
          linked="name"
          columns={[
            {
              key: "name",
              header: say.name,
              card: "title",
              cell: ({ id, name, active }) => (
                <>
                  <b class={active ? undefined : "text-ink-3"}>{name}</b>{" "}
                  {id === actor.userId && <Tag word={say.you} />}
                </>
              ),
            },
            {
              key: "email",
              header: say.email,
              card: "sub",
              muted: true,
              cell: ({ email }) => <span class="breaks">{email}</span>,
            },
            { key: "role", header: say.role, card: "text", cell: ({ role }) => t.roles[role] },
            {
              key: "state",
              header: say.state,
              card: "badge",
              cell: ({ active, hasSecondFactor }) => (
                <span class="inline-flex flex-wrap gap-1">
                  {active ? say.active : <Tag word={say.inactive} />}
                  {hasSecondFactor && <Tag word={say.secondFactor} />}
                </span>
              ),
            },
            {
              key: "seen",
              header: say.seen,
              card: "end",
              muted: true,
              cell: ({ lastSeenAt }) => lastSeenAt === null ? say.never : formats.moment(lastSeenAt, now),
            },
          ]}
        />
        <Invitations invitations={invitations} state={state} />
      </div>
    </>
  );
});
