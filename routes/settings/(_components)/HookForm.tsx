import { z } from "zod";
import { choice, line, ticked } from "../../../adapters/http/fields.ts";
import type { Typed } from "../../../adapters/http/form.ts";
import type { Sentences } from "../../../adapters/http/sentences.ts";
import { Button } from "../../../components/Button.tsx";
import { Card } from "../../../components/Card.tsx";
import { Checkbox } from "../../../components/Checkbox.tsx";
import { fieldId } from "../../../components/Field.tsx";
import { FormFaults } from "../../../components/FormFaults.tsx";
import { TextInput } from "../../../components/TextInput.tsx";
import { HOOK_EVENT_KINDS, type HookEventKind } from "../../../domain/hooks/event.ts";
import type { Hook, HookFacts, HookRefusal } from "../../../domain/hooks/hook.ts";
import { MOST_URL } from "../../../domain/hooks/target.ts";
import type { Words } from "../../../locales/words.ts";

/** A kind's name has a dot in it, which in a form's field makes an object. */
const fieldOf = (kind: HookEventKind) => kind.replace(".", "_");

/** What a webhook's form sends. */
export const HookFields = z.strictObject({
  version: choice(["0"]).or(z.string().regex(/^\d{1,9}$/)).optional(),
  name: line(100),
  url: line(MOST_URL),
  events: z.strictObject(
    Object.fromEntries(HOOK_EVENT_KINDS.map((kind) => [fieldOf(kind), ticked.optional()])),
  ).default({}),
});

export function factsOf({ name, url, events }: z.infer<typeof HookFields>): HookFacts {
  return { name, url, events: HOOK_EVENT_KINDS.filter((kind) => events[fieldOf(kind)]) };
}

export function typedOf({ name, url, events, version }: Hook): Typed {
  const ticks = Object.fromEntries(events.map((kind) => [`events.${fieldOf(kind)}`, "on"]));
  return { name, url, version: String(version), ...ticks };
}

/** The field a refusal is about; the empty name is the form as a whole. */
export function hookField(refusal: { readonly kind: string }): string {
  return ({ hook_url: "url", hook_events_missing: "events" } as Partial<Record<string, string>> satisfies Partial<
    Record<HookRefusal["kind"], string>
  >)[refusal.kind] ?? "";
}

interface Props {
  readonly action: string;
  readonly typed: Typed;
  readonly faults: Sentences;
  readonly submit: string;
  readonly words: Words;
}

/** Name, address and what it is told of; for a new webhook and for one that is there. */
export function HookForm({ action, typed, faults, submit, words: t }: Props) {
  const { hooks: say } = t;
  const first = `events.${fieldOf(HOOK_EVENT_KINDS[0])}`;
  return (
    <>
      <FormFaults
        title={t.common.formFaults}
        faults={faults}
        labels={{
          ...{ name: say.name, url: say.url },
          events: { label: say.events, id: fieldId(first) },
        }}
      />
      <Card>
        <form method="post" action={action} class="grid gap-4" novalidate>
          {typed.once !== undefined && <input type="hidden" name="once" value={typed.once} />}
          {typed.version !== undefined && <input type="hidden" name="version" value={typed.version} />}
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
          <TextInput
            name="url"
            type="url"
            inputMode="url"
            label={say.url}
            hint={say.urlHint}
            value={typed.url}
            error={faults.url}
            maxLength={MOST_URL}
            autocomplete="off"
            spellcheck={false}
            required
          />
          <fieldset>
            <legend class="font-semibold text-sm">{say.events}</legend>
            {faults.events && <p class="field-error">{faults.events}</p>}
            <div class="grid sm:grid-cols-2">
              {HOOK_EVENT_KINDS.map((kind) => (
                <Checkbox
                  key={kind}
                  name={`events.${fieldOf(kind)}`}
                  label={say.kinds[kind]}
                  checked={typed[`events.${fieldOf(kind)}`] === "on"}
                />
              ))}
            </div>
          </fieldset>
          <div>
            <Button tone="primary" icon="link">{submit}</Button>
          </div>
        </form>
      </Card>
    </>
  );
}
