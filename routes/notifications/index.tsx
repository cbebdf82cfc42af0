import { page } from "fresh";
import { z } from "zod";
import { readSentForm } from "../../adapters/http/body.ts";
import { define } from "../../adapters/http/define.ts";
import { id } from "../../adapters/http/fields.ts";
import { readForm } from "../../adapters/http/form.ts";
import { faultSentences, type Sentences } from "../../adapters/http/sentences.ts";
import { Button } from "../../components/Button.tsx";
import { Card } from "../../components/Card.tsx";
import { EmptyState } from "../../components/EmptyState.tsx";
import { ErrorSummary } from "../../components/ErrorSummary.tsx";
import { Icon, type IconName } from "../../components/Icon.tsx";
import { PageHead } from "../../components/PageHead.tsx";
import type { NoticeId } from "../../domain/kernel/ids.ts";
import type { NoticeKind, NoticeRow } from "../../domain/notices/notice.ts";
import type { Formats } from "../../locales/format.ts";
import type { Words } from "../../locales/words.ts";

/** One notice, or all of them where none is named. */
const Read = z.strictObject({ id: id<NoticeId>().optional() });

interface Shown {
  readonly notices: readonly NoticeRow[];
  readonly faults: Sentences;
}

export const handler = define.handlers({
  GET: async (ctx) => page<Shown>({ notices: await ctx.state.useCases.findNotices(ctx.state.actor), faults: {} }),

  /** Marks as read, and leads to what a notice is about. */
  async POST(ctx) {
    const { useCases, actor, words } = ctx.state;
    const form = await readForm(Read, await readSentForm(ctx.req), ctx.url.pathname);
    if (!form.ok) {
      const shown = { notices: await useCases.findNotices(actor), faults: faultSentences(form.faults, words) };
      return page<Shown>(shown, { status: 422 });
    }
    const which = form.value.id ?? null;
    const notice = which === null ? null : (await useCases.findNotices(actor)).find((one) => one.id === which);
    // A name that nobody told the actor of is nobody's notice to read.
    if (which === null || notice) await useCases.readNotices(actor, which);
    return ctx.redirect(notice ? placeOf(notice) ?? "/notifications" : "/notifications", 303);
  },
});

const ICONS: Record<NoticeKind, IconName> = {
  lead_assigned: "target",
  lead_arrived: "target",
  sale_assigned: "receipt-text",
  agreement_assigned: "calendar-clock",
  follow_up: "clock-alert",
  payment_received: "banknote",
  effect_dead: "triangle-alert",
  hook_disabled: "triangle-alert",
};

/** Where what a notice tells of can be looked at; null where it is gone. */
function placeOf({ about, name }: NoticeRow): string | null {
  if (about.type === "job") return "/operations";
  if (name !== null && about.type === "hook") return `/settings/webhooks/${about.id}`;
  return name === null ? null : `/${about.type}s/${about.id}`;
}

function sentenceOf({ kind, name, number, facts }: NoticeRow, t: Words, f: Formats): string {
  const say = t.mail.notices, who = name ?? say.someone;
  switch (kind) {
    case "follow_up":
      return say.follow_up(who, f.day(String(facts.followUpOn)));
    case "payment_received":
      return say.payment_received(number ?? say.someone, f.money(Number(facts.amount)));
    case "sale_assigned":
      return number === null ? say.lead_assigned(who) : say.sale_assigned(number, who);
    case "effect_dead":
      return say.effect_dead;
    default:
      return say[kind](who);
  }
}

/** What the reader was told, the newest first; a click on a new one leads there and marks it as read. */
export default define.page<typeof handler>(({ data: { notices, faults }, state: { words: t, formats, now } }) => {
  const say = t.mail.notices;
  return (
    <>
      <PageHead title={say.title}>
        {notices.some(({ readAt }) => readAt === null) && (
          <form method="post" action="/notifications">
            <Button icon="check">{say.readAll}</Button>
          </form>
        )}
      </PageHead>
      <ErrorSummary title={t.common.formFaults} faults={Object.values(faults).map((text) => ({ text }))} />
      <Card flush class="mt-4">
        {notices.length === 0
          ? <EmptyState icon="bell" title={say.empty.title} text={say.empty.text} />
          : (
            <ul class="notices">
              {notices.map((notice) => (
                <li key={notice.id} class="notice" data-new={notice.readAt === null ? "yes" : undefined}>
                  <Icon name={ICONS[notice.kind]} />
                  <div class="min-w-0 mr-auto">
                    <Sentence notice={notice} text={sentenceOf(notice, t, formats)} />
                    <small class="text-ink-3">{formats.moment(notice.at, now)}</small>
                  </div>
                  {notice.readAt === null && <span class="notice-new">{say.isNew}</span>}
                </li>
              ))}
            </ul>
          )}
      </Card>
    </>
  );
});

/** A new one is a button, because it changes something; one that was read is a link. */
function Sentence({ notice, text }: { readonly notice: NoticeRow; readonly text: string }) {
  const place = placeOf(notice);
  if (notice.readAt !== null) {
    return place === null ? <p>{text}</p> : (
      <p>
        <a href={place} class="notice-go">{text}</a>
      </p>
    );
  }
  return (
    <form method="post" action="/notifications">
      <input type="hidden" name="id" value={notice.id} />
      <button type="submit" class="notice-go">{text}</button>
    </form>
  );
}
