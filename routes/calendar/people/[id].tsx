import { type Context, HttpError, page } from "fresh";
import { z } from "zod";
import { ensureMay, foundOrPage, throwAsPage } from "../../../adapters/http/answers.ts";
import { readSentForm } from "../../../adapters/http/body.ts";
import { define, type State } from "../../../adapters/http/define.ts";
import { by, choice, day, id, line } from "../../../adapters/http/fields.ts";
import { redirectTelling, type Told } from "../../../adapters/http/flash.ts";
import { readForm, type Typed } from "../../../adapters/http/form.ts";
import {
  faultSentences,
  fieldOf,
  refusalSentence,
  type Sentences,
  statusOf,
} from "../../../adapters/http/sentences.ts";
import { parseHours } from "../../../domain/calendar/hours.ts";
import type { FeedSecret } from "../../../domain/calendar/feed.ts";
import { type AbsenceId, parseId, type UserId } from "../../../domain/kernel/ids.ts";
import type { Result } from "../../../domain/kernel/result.ts";
import type { Refusal } from "../../../domain/refusal.ts";
import { PersonCalendar } from "../(_components)/PersonCalendar.tsx";

const hours = by(parseHours, "not_hours");

/** What can be done here, by the button that was pressed. */
const FORMS = {
  week: z.strictObject({ do: choice(["week"]), week: z.array(hours).length(7) }),
  usual: z.strictObject({ do: choice(["usual"]) }),
  absence: z.strictObject({ do: choice(["absence"]), from: day, until: day }),
  drop: z.strictObject({ do: choice(["drop"]), absence: id<AbsenceId>() }),
  feed: z.strictObject({ do: choice(["feed"]) }),
  drop_feed: z.strictObject({ do: choice(["drop_feed"]) }),
  link: z.strictObject({ do: choice(["link"]), calendarId: line(300) }),
  unlink: z.strictObject({ do: choice(["unlink"]) }),
} as const;
type Deed = keyof typeof FORMS;

export interface Shown {
  readonly file: Awaited<ReturnType<typeof fileOf>>;
  readonly typed: Typed;
  readonly faults: Sentences;
  /** The address just made; shown this once. */
  readonly secret: FeedSecret | null;
}

/** A person's working hours, absences and calendar link: the own, or those of whoever one plans for. */
export const handler = define.handlers({
  async GET(ctx) {
    ensureMay(ctx.state.actor, "plan_work");
    return page<Shown>({ file: await fileOf(ctx), typed: {}, faults: {}, secret: null });
  },

  async POST(ctx) {
    const { useCases, actor, words, formats } = ctx.state;
    ensureMay(actor, "plan_work");
    const file = await fileOf(ctx), person = file.person.id, sent = await readSentForm(ctx.req);
    const again = (typed: Typed, faults: Sentences, status: number) =>
      page<Shown>({ file, typed, faults, secret: null }, { status });
    const deed = sent.get("do");
    if (typeof deed !== "string" || !Object.hasOwn(FORMS, deed)) throw new HttpError(422);
    const form = await readForm(FORMS[deed as Deed] as z.ZodType<Asked>, sent, ctx.url.pathname);
    if (!form.ok) return again(form.typed, faultSentences(form.faults, words), 422);

    const asked = form.value;
    if (asked.do === "feed" || asked.do === "drop_feed") {
      // A link is one's own: nobody makes one for somebody else and reads along.
      if (person !== actor.userId) throw new HttpError(403);
      if (asked.do === "drop_feed") {
        await useCases.dropFeed(actor);
        return redirectTelling(ctx, ctx.url.pathname, { kind: "feed_dropped" });
      }
      const made = await useCases.makeFeed(actor);
      if (!made.ok) throw new HttpError(409);
      return page<Shown>({ file: await fileOf(ctx), typed: {}, faults: {}, secret: made.value }, {
        headers: { "Referrer-Policy": "no-referrer", "Cache-Control": "no-store" },
      });
    }
    const done = await run(ctx, person, asked);
    if (done.ok) return redirectTelling(ctx, ctx.url.pathname, { kind: TOLD[asked.do] });
    throwAsPage(done.error);
    return again(
      form.typed,
      { [fieldOf(done.error)]: refusalSentence(done.error, words, formats) },
      statusOf(done.error),
    );
  },
});

type Asked = z.output<typeof FORMS[Deed]>;
type Kept = Exclude<Asked["do"], "feed" | "drop_feed">;

const TOLD = {
  week: "week_saved",
  usual: "week_saved",
  absence: "absence_added",
  drop: "absence_dropped",
  link: "google_linked",
  unlink: "google_unlinked",
} as const satisfies Record<Kept, Told["kind"]>;

async function run(
  { state: { useCases, actor } }: Context<State>,
  person: UserId,
  asked: Extract<Asked, { do: Kept }>,
): Promise<Result<null, Refusal>> {
  switch (asked.do) {
    case "week":
      return await useCases.setWorkingWeek(actor, person, asked.week);
    case "usual":
      return await useCases.setWorkingWeek(actor, person, null);
    case "absence":
      return await useCases.addAbsence(actor, person, asked);
    case "drop":
      return await useCases.dropAbsence(actor, person, asked.absence);
    case "link":
      return await useCases.linkCalendar(actor, person, asked.calendarId);
    case "unlink":
      return await useCases.unlinkCalendar(actor, person);
  }
}

async function fileOf(ctx: Context<State>) {
  const person = parseId<UserId>(ctx.params.id);
  if (person === null) throw new HttpError(404);
  const found = await ctx.state.useCases.findPersonCalendar(ctx.state.actor, person, ctx.state.today);
  const google = await ctx.state.useCases.findGoogle(ctx.state.actor);
  return { ...foundOrPage(found), google: google.value };
}

export default define.page<typeof handler>(({ data, state }) => <PersonCalendar {...data} state={state} />);
