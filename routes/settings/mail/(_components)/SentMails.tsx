import { mailWhy } from "../../../../adapters/http/mail_sentences.ts";
import { Card } from "../../../../components/Card.tsx";
import { Table } from "../../../../components/Table.tsx";
import type { MailRow } from "../../../../domain/mail/ports.ts";
import type { Formats } from "../../../../locales/format.ts";
import type { Words } from "../../../../locales/words.ts";

function State({ word, why }: { readonly word: string; readonly why: string | null }) {
  return (
    <>
      {word}
      {why !== null && <small class="mail-why">{why}</small>}
    </>
  );
}

/** The last mails that went out, and what became of them. */
export function SentMails({ rows, words: t, formats, now }: {
  readonly rows: readonly MailRow[];
  readonly words: Words;
  readonly formats: Formats;
  readonly now: string;
}) {
  const say = t.mail.settings;
  const kinds: Readonly<Record<string, string>> = t.mail.kinds;
  return (
    <div class="mt-6">
      <Card title={say.recent} flush>
        {rows.length === 0 ? <p class="px-5 pb-4 text-ink-2">{say.none}</p> : (
          <Table
            label={say.recent}
            rows={rows}
            rowKey={({ effect }) => effect}
            columns={[
              { key: "to", header: say.to, card: "title", cell: ({ name, address }) => <b>{name ?? address}</b> },
              { key: "kind", header: say.kind, card: "sub", cell: ({ kind }) => kinds[kind] ?? kind },
              { key: "at", header: say.at, card: "end", muted: true, cell: ({ at }) => formats.moment(at, now) },
              {
                key: "state",
                header: say.state,
                card: "badge",
                cell: ({ state, why }) => <State word={t.mail.states[state]} why={why && mailWhy(why, t)} />,
              },
            ]}
          />
        )}
      </Card>
    </div>
  );
}
