import { page } from "fresh";
import { z } from "zod";
import { ensureMay, throwAsPage } from "../../../adapters/http/answers.ts";
import { readSentForm } from "../../../adapters/http/body.ts";
import { define } from "../../../adapters/http/define.ts";
import { choice, line, ticked } from "../../../adapters/http/fields.ts";
import { readForm, type Typed } from "../../../adapters/http/form.ts";
import { faultSentences, refusalSentence, type Sentences, statusOf } from "../../../adapters/http/sentences.ts";
import { Button, LinkButton } from "../../../components/Button.tsx";
import { Card } from "../../../components/Card.tsx";
import { Checkbox } from "../../../components/Checkbox.tsx";
import { fieldId } from "../../../components/Field.tsx";
import { FormFaults } from "../../../components/FormFaults.tsx";
import { PageHead } from "../../../components/PageHead.tsx";
import { Select } from "../../../components/Select.tsx";
import { TextInput } from "../../../components/TextInput.tsx";
import { type Permission, PERMISSIONS } from "../../../domain/kernel/permissions.ts";
import { KEY_DAYS, scopesFor } from "../../../domain/people/api_key.ts";
import { Secret } from "../(_components)/Secret.tsx";

const DAYS = KEY_DAYS.map(String) as [string, ...string[]];
const New = z.strictObject({
  name: line(100),
  days: choice(DAYS).transform(Number),
  scopes: z.strictObject(
    Object.fromEntries(Object.keys(PERMISSIONS).map((permission) => [permission, ticked.optional()])),
  ).default({}),
});

interface Shown {
  readonly typed: Typed;
  readonly faults: Sentences;
  readonly secret: string | null;
}

const headers = { "Cache-Control": "no-store" };

export const handler = define.handlers({
  GET(ctx) {
    ensureMay(ctx.state.actor, "manage_settings");
    return page<Shown>({ typed: { days: "90", "scopes.view_sales": "on" }, faults: {}, secret: null });
  },

  async POST(ctx) {
    const { useCases, actor, words, formats } = ctx.state;
    ensureMay(actor, "manage_settings");
    const form = await readForm(New, await readSentForm(ctx.req), ctx.url.pathname);
    if (!form.ok) return again(form.typed, faultSentences(form.faults, words), 422);
    const { name, days } = form.value;
    const scopes = (Object.keys(PERMISSIONS) as Permission[]).filter((one) => form.value.scopes[one]);
    const made = await useCases.makeKey(actor, { name, days, scopes });
    if (made.ok) return page<Shown>({ typed: form.typed, faults: {}, secret: made.value.secret }, { headers });
    throwAsPage(made.error);
    return again(form.typed, { scopes: refusalSentence(made.error, words, formats) }, statusOf(made.error));
  },
});

function again(typed: Typed, faults: Sentences, status: number) {
  return page<Shown>({ typed, faults, secret: null }, { status });
}

export default define.page<typeof handler>(({ data: { typed, faults, secret }, state }) => {
  const { words: t, actor, publicOrigin } = state;
  const say = t.people.keys;
  const back = { href: "/settings/keys", label: t.people.nav.keys };
  if (secret !== null) {
    return (
      <div class="max-w-form">
        <PageHead title={say.madeTitle} subtitle={typed.name} back={back} />
        <Card>
          <p>{say.madeText}</p>
          <Secret label={say.secret} value={secret} words={t} />
          <p class="mt-4">{say.use}</p>
          <pre
            class="mt-1 p-3 bg-sunken rounded-control text-sm overflow-x-auto"
            tabIndex={0}
          >{`Authorization: Bearer st_…\n${publicOrigin}/api/v1/sales`}</pre>
          <p class="mt-4">
            <LinkButton tone="primary" href="/settings/keys">{say.done}</LinkButton>
          </p>
        </Card>
      </div>
    );
  }
  const { scopes: scopesFault } = faults;
  return (
    <div class="max-w-form">
      <PageHead title={say.new} back={back} />
      <FormFaults
        title={t.common.formFaults}
        faults={faults}
        labels={{
          ...{ name: say.name, days: say.days },
          scopes: { label: say.scopes, id: fieldId("scopes-view_sales") },
        }}
      />
      <Card>
        <form method="post" action="/settings/keys/new" class="grid gap-4" novalidate>
          <TextInput
            name="name"
            label={say.name}
            hint={say.nameHint}
            value={typed.name}
            error={faults.name}
            maxLength={100}
            autocomplete="off"
            required
          />
          <Select
            name="days"
            label={say.days}
            value={typed.days}
            error={faults.days}
            choices={KEY_DAYS.map((days) => ({ value: String(days), label: say.dayChoice(days) }))}
          />
          <fieldset>
            <legend class="font-semibold text-sm">{say.scopes}</legend>
            {scopesFault && <p class="field-error">{scopesFault}</p>}
            <div class="grid sm:grid-cols-2">
              {scopesFor(actor.role).map((permission) => (
                <Checkbox
                  key={permission}
                  name={`scopes.${permission}`}
                  label={t.permissions[permission].charAt(0).toUpperCase() + t.permissions[permission].slice(1)}
                  checked={typed[`scopes.${permission}`] === "on"}
                />
              ))}
            </div>
          </fieldset>
          <div>
            <Button tone="primary" icon="key-round">{say.create}</Button>
          </div>
        </form>
      </Card>
    </div>
  );
});
