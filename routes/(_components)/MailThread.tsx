import { Card } from "../../components/Card.tsx";
import { DefinitionList } from "../../components/DefinitionList.tsx";
import { Icon } from "../../components/Icon.tsx";
import type { MailView } from "../../domain/intake/ports.ts";
import type { Instant } from "../../domain/kernel/time.ts";
import type { Formats } from "../../locales/format.ts";
import type { Words } from "../../locales/words.ts";
import { sizeText, workFacts } from "../quarantine/(_components)/mail_words.ts";

interface Shown {
  readonly words: Words;
  readonly formats: Formats;
}

/** The messages of a lead, each to be opened; the last one is. */
export function MailThread(
  { mails, now, words: t, formats }: { readonly mails: readonly MailView[]; readonly now: Instant } & Shown,
) {
  if (mails.length === 0) return null;
  const { intake: say } = t;
  return (
    <Card title={say.thread.title}>
      <ul class="mail-list">
        {mails.map((mail, place) => (
          <li key={mail.id}>
            <details class="mail-one" open={place === mails.length - 1}>
              <summary>
                <b>{mail.subject || say.noSubject}</b>
                <small>
                  {mail.from?.name || mail.from?.address || say.nobody} · {formats.moment(mail.receivedAt, now)}
                </small>
              </summary>
              <MailBody mail={mail} words={t} formats={formats} />
              <WorkFacts mail={mail} words={t} formats={formats} />
            </details>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function WorkFacts({ mail: { told }, words, formats }: { readonly mail: MailView } & Shown) {
  const facts = told === null ? [] : workFacts(told, words, formats);
  if (facts.length === 0) return null;
  return (
    <div class="mt-3">
      <DefinitionList facts={facts} />
    </div>
  );
}

/** What was written, as text and nothing else, who may be answered, and the files to save. */
export function MailBody({ mail, words: { intake: { message: say } }, formats }: { readonly mail: MailView } & Shown) {
  const sender = mail.from?.address ?? null;
  return (
    <>
      {mail.text === "" ? <p class="text-ink-3">{say.noText}</p> : <p class="note-text">{mail.text}</p>}
      {mail.portal !== null && mail.answerTo !== sender && (
        <p class="text-sm text-ink-2 mt-2">{mail.answerTo === null ? say.noAnswerAtAll : say.noAnswer}</p>
      )}
      {mail.enclosed.length > 0 && (
        <ul class="mail-files" aria-label={say.files}>
          {mail.enclosed.map(({ place, name, size }) => (
            <li key={place}>
              <a class="contact-way" href={`/quarantine/${mail.id}/files/${place}`} download={name}>
                <Icon name="download" />
                {say.download(name, sizeText(size, formats))}
              </a>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
