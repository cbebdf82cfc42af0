import { HttpError, page } from "fresh";
import { z } from "zod";
import { ensureMay, throwAsPage } from "../../../adapters/http/answers.ts";
import { readSentForm } from "../../../adapters/http/body.ts";
import { define, type State } from "../../../adapters/http/define.ts";
import { choice } from "../../../adapters/http/fields.ts";
import { redirectTelling } from "../../../adapters/http/flash.ts";
import { readForm } from "../../../adapters/http/form.ts";
import { refusalSentence, type Sentences, statusOf } from "../../../adapters/http/sentences.ts";
import { Button } from "../../../components/Button.tsx";
import { Card } from "../../../components/Card.tsx";
import { ErrorSummary } from "../../../components/ErrorSummary.tsx";
import { PageHead } from "../../../components/PageHead.tsx";
import { Tag } from "../../../components/StatusBadge.tsx";
import { ROLES } from "../../../domain/kernel/actor.ts";
import { parseId, type UserId } from "../../../domain/kernel/ids.ts";
import type { Person } from "../../../domain/people/person.ts";
import { RoleChoice } from "../(_components)/RoleChoice.tsx";

const Change = z.union([
  z.strictObject({ factor: choice(["reset"]) }),
  z.strictObject({ role: choice(ROLES) }),
  z.strictObject({ active: choice(["yes", "no"]).transform((word) => word === "yes") }),
]);

interface Shown {
  readonly person: Person;
  readonly faults: Sentences;
}

export const handler = define.handlers({
  async GET(ctx) {
    return page<Shown>({ person: await find(ctx.state, ctx.params.id), faults: {} });
  },

  async POST(ctx) {
    const { useCases, actor, words, formats } = ctx.state;
    const person = await find(ctx.state, ctx.params.id);
    const form = await readForm(Change, await readSentForm(ctx.req), ctx.url.pathname);
    if (!form.ok) return page<Shown>({ person, faults: { "": words.fields.choice } }, { status: 422 });
    const change = form.value;
    const changed = "factor" in change
      ? await useCases.resetFactor(actor, person.id)
      : await useCases.changePerson(actor, person.id, change);
    if (!changed.ok) {
      throwAsPage(changed.error);
      const faults = { "": refusalSentence(changed.error, words, formats) };
      return page<Shown>({ person, faults }, { status: statusOf(changed.error) });
    }
    return redirectTelling(ctx, "/settings/users", { kind: toldOf(change), name: person.name });
  },
});

function toldOf(change: z.infer<typeof Change>) {
  if ("factor" in change) return "person_factor_reset";
  if (!("active" in change)) return "person_saved";
  return change.active ? "person_reactivated" : "person_deactivated";
}

async function find({ useCases, actor }: State, id: string): Promise<Person> {
  ensureMay(actor, "manage_users");
  const found = await useCases.findPeople(actor);
  const wanted = parseId<UserId>(id);
  const person = found.ok ? found.value.people.find((one) => one.id === wanted) : undefined;
  if (!person) throw new HttpError(404);
  return person;
}

export default define.page<typeof handler>(({ data: { person, faults }, state: { words: t, actor } }) => {
  const say = t.people.users;
  const action = `/settings/users/${person.id}`;
  return (
    <div class="max-w-form">
      <PageHead
        title={say.changeTitle(person.name)}
        subtitle={person.email}
        back={{ href: "/settings/users", label: t.people.nav.users }}
        badge={!person.active && <Tag word={say.inactive} />}
      />
      <ErrorSummary title={t.common.formFaults} faults={Object.values(faults).map((text) => ({ text }))} />
      <div class="grid gap-5">
        <Card>
          <form method="post" action={action} class="grid gap-4" novalidate>
            <RoleChoice value={person.role} words={t} />
            <p class="text-sm text-ink-2">{say.roleNote}</p>
            <div>
              <Button tone="primary">{say.saveRole}</Button>
            </div>
          </form>
        </Card>
        {person.hasSecondFactor && person.id !== actor.userId && (
          <Card title={t.people.secondFactor.title}>
            <form method="post" action={action} class="grid gap-4">
              <p>{say.resetFactorText}</p>
              <div>
                <Button tone="danger" name="factor" value="reset" icon="shield">{say.resetFactor}</Button>
              </div>
            </form>
          </Card>
        )}
        <Card title={person.active ? say.deactivate : say.reactivate}>
          <form method="post" action={action} class="grid gap-4">
            <p>{person.active ? say.deactivateText : say.reactivateText}</p>
            <div>
              {person.active
                ? <Button tone="danger" name="active" value="no" icon="circle-slash">{say.deactivate}</Button>
                : <Button name="active" value="yes" icon="rotate-ccw">{say.reactivate}</Button>}
            </div>
          </form>
        </Card>
      </div>
    </div>
  );
});
