import { page } from "fresh";
import { type CallEntry, type Field, reference } from "../../adapters/http/api/reference.ts";
import { define } from "../../adapters/http/define.ts";
import { LinkButton } from "../../components/Button.tsx";
import { Card } from "../../components/Card.tsx";
import { PageHead } from "../../components/PageHead.tsx";
import { Tag } from "../../components/StatusBadge.tsx";
import type { Words } from "../../locales/words.ts";

export const handler = define.handlers({ GET: () => page(reference()) });

/** Every call for whoever programs against it, from the description that is also what checks the calls. */
export default define.page<typeof handler>(({ data: { groups, shapes }, state: { words } }) => {
  const { apiDocs: t } = words;
  return (
    <main id="main" class="mx-auto max-w-page px-4 py-8">
      <PageHead title={t.title} subtitle={t.text}>
        <LinkButton href="/api/v1/openapi.json">{t.document}</LinkButton>
      </PageHead>
      <div class="grid gap-6">
        {groups.map(({ tag, calls }) => (
          <Card key={tag} id={tag} title={t.groups[tag as keyof typeof t.groups]}>
            {calls.map((call) => <Call key={call.id} call={call} words={words} />)}
          </Card>
        ))}
        <Card id="shapes" title={t.shapes}>
          {shapes.map(({ name, fields }) => (
            <details key={name} id={name} class="border-t border-line py-2">
              <summary class="min-h-tap cursor-pointer font-semibold">{name}</summary>
              <Fields fields={fields} title={name} words={words} />
            </details>
          ))}
        </Card>
      </div>
    </main>
  );
});

function Call({ call, words }: { call: CallEntry; words: Words }) {
  const { apiDocs: t, permissions } = words;
  return (
    <details id={call.id} class="border-t border-line py-2">
      <summary class="min-h-tap cursor-pointer">
        <Tag word={call.method} /> <b class="break-words">{call.path}</b>{" "}
        <span lang="en" class="text-ink-2">{call.summary}</span>
      </summary>
      <div class="grid gap-4 py-2">
        {call.open && <p class="text-ink-2">{t.open}</p>}
        {call.needs !== null && <p class="text-ink-2">{t.needs(permissions[call.needs as keyof typeof permissions])}
        </p>}
        <Fields fields={call.parameters} title={t.parameters} words={words} />
        <Fields fields={call.body} title={t.body} words={words} />
        <h3 class="font-semibold">{t.answers}</h3>
        <ul class="grid gap-1" lang="en">
          {call.answers.map(({ status, text, shape }) => (
            <li key={status}>
              <b class="tabular-nums">{status}</b> {text.replaceAll("`", "")}{" "}
              {shape !== null && <span class="break-words text-ink-2">{shape}</span>}
            </li>
          ))}
        </ul>
      </div>
    </details>
  );
}

function Fields({ fields, title, words: { apiDocs: t } }: { fields: readonly Field[]; title: string; words: Words }) {
  if (fields.length === 0) return null;
  return (
    <div class="overflow-x-auto" tabIndex={0} role="group" aria-label={title}>
      <table class="w-full text-left text-sm">
        <caption class="text-left font-semibold">{title}</caption>
        <thead>
          <tr>
            <th scope="col" class="py-1 pr-4 text-ink-2">{t.field}</th>
            <th scope="col" class="py-1 pr-4 text-ink-2">{t.type}</th>
            <th scope="col" class="py-1 text-ink-2">{t.meaning}</th>
          </tr>
        </thead>
        <tbody>
          {fields.map(({ name, type, required, text }) => (
            <tr key={name} class="border-t border-line align-top">
              <th scope="row" class="py-1 pr-4 font-semibold">{name}</th>
              <td class="py-1 pr-4">{type}</td>
              <td class="py-1">
                {required && <Tag word={t.required} />} <span lang="en">{text}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
