import { Button, LinkButton } from "../../../components/Button.tsx";
import { Card } from "../../../components/Card.tsx";
import type { OpenQuestion } from "../../../domain/calendar/mirror.ts";
import type { Actor } from "../../../domain/kernel/actor.ts";
import { may } from "../../../domain/kernel/permissions.ts";
import type { Formats } from "../../../locales/format.ts";
import type { Words } from "../../../locales/words.ts";

/** What somebody did to our visits in Google, each to be decided by a person; nothing where nothing is asked. */
export function Questions({ questions, actor, back, words: { calendar: { questions: t } }, formats }: {
  readonly questions: readonly OpenQuestion[];
  readonly actor: Actor;
  readonly back: string;
  readonly words: Words;
  readonly formats: Formats;
}) {
  if (questions.length === 0) return null;
  return (
    <Card title={t.title} class="mb-4">
      <ul class="outcomes">
        {questions.map(({ saleId, saleNumber, customer, calendarId, question, ours }) => (
          <li key={`${saleId} ${calendarId}`}>
            <div>
              <a class="outcome-link font-semibold" href={`/sales/${saleId}`}>{customer}</a>
              <p>
                {question.kind === "moved"
                  ? t.moved(saleNumber, formats.visit(question.from, question.until))
                  : t.deleted(saleNumber)} {t.ours(formats.visit(ours.from, ours.until))}
              </p>
            </div>
            {may(actor, "edit_sales") && (
              <form method="post" action={`/sales/${saleId}/calendar`} class="flex flex-wrap gap-2 py-2">
                <input type="hidden" name="calendar" value={calendarId} />
                <input type="hidden" name="kind" value={question.kind} />
                <input type="hidden" name="back" value={back} />
                <Button name="answer" value="ours">{question.kind === "moved" ? t.keepOurs : t.putBack}</Button>
                {question.kind === "moved"
                  ? <Button name="answer" value="googles">{t.takeGoogles}</Button>
                  : <LinkButton href={`/sales/${saleId}?dialog=CANCELLED`}>{t.callOff}</LinkButton>}
              </form>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}
