import { type Context, HttpError, page } from "fresh";
import { z } from "zod";
import { askFor, throwAsPage, typedAgain } from "../../../adapters/http/answers.ts";
import { readSentForm } from "../../../adapters/http/body.ts";
import { define, type State } from "../../../adapters/http/define.ts";
import { id, line, localTime, maybe, version } from "../../../adapters/http/fields.ts";
import { redirectTelling, toldSentence } from "../../../adapters/http/flash.ts";
import { readForm, type Typed } from "../../../adapters/http/form.ts";
import {
  faultSentences,
  fieldOf,
  refusalSentence,
  type Sentences,
  statusOf,
} from "../../../adapters/http/sentences.ts";
import { Button, LinkButton } from "../../../components/Button.tsx";
import { Card } from "../../../components/Card.tsx";
import { Flash } from "../../../components/Flash.tsx";
import { PageHead } from "../../../components/PageHead.tsx";
import { Select } from "../../../components/Select.tsx";
import { DateTimeInput } from "../../../components/TextInput.tsx";
import type { VisitFile } from "../../../domain/calendar/find_visit.ts";
import { parseId, type UserId } from "../../../domain/kernel/ids.ts";
import { reach } from "../../../domain/kernel/permissions.ts";
import { type Instant, localTimeOf } from "../../../domain/kernel/time.ts";
import { SlotDays } from "../../calendar/(_components)/SlotDays.tsx";
import { pageAfter } from "../(_components)/offered.ts";
import { saleIdOf } from "../(_components)/ShownSale.tsx";
import { visitShown } from "../(_components)/visit_shown.ts";
import { wayBack } from "../(_components)/way_back.ts";

const Visit = (zone: string, shown: Instant | null) =>
  z.strictObject({
    scheduledAt: localTime(zone, shown),
    assignedTo: maybe(id<UserId>()).optional(),
    version,
    back: maybe(line(1_000)),
  });

interface Shown {
  readonly file: VisitFile;
  readonly typed: Typed;
  readonly faults: Sentences;
}

/** Gives a sale its visit, or moves it to another time or person: by a form, or by a card that was dragged, which is answered in words. */
export const handler = define.handlers({
  async GET(ctx) {
    const { searchParams } = ctx.url;
    const given = ["back", "assignedTo"].flatMap((name) => {
      const value = searchParams.get(name);
      return value === null ? [] : [[name, value] as const];
    });
    const typed = Object.fromEntries(given);
    return page<Shown>({ file: await fileOf(ctx, typed), typed, faults: {} });
  },

  async POST(ctx) {
    const { useCases, actor, organization, words, formats } = ctx.state;
    const dragged = ctx.req.headers.get("accept") === "application/json";
    const sent = await readSentForm(ctx.req);
    const form = await readForm(Visit(organization.timeZone, await visitShown(ctx, sent)), sent, ctx.url.pathname);
    if (!form.ok) {
      const faults = faultSentences(form.faults, words);
      if (dragged) return Response.json({ sentence: Object.values(faults).join(" ") }, { status: 422 });
      return page<Shown>({ file: await fileOf(ctx, form.typed), typed: form.typed, faults }, { status: 422 });
    }
    const { back, assignedTo, ...ask } = form.value;
    const change = assignedTo === undefined ? ask : { ...ask, assignedTo };
    const planned = await useCases.planVisit(askFor(actor, form.once), saleIdOf(ctx), change);
    if (planned.ok) {
      const { number, scheduledAt, scheduledUntil } = planned.value;
      const told = { kind: "visit_planned", number, from: scheduledAt!, until: scheduledUntil! } as const;
      if (dragged) return Response.json({ sentence: toldSentence(told, words, formats) });
      return redirectTelling(ctx, wayBack(back) ?? pageAfter(actor, planned.value), told);
    }
    const sentence = refusalSentence(planned.error, words, formats);
    if (dragged) return Response.json({ sentence }, { status: statusOf(planned.error) });
    throwAsPage(planned.error);
    const typed = typedAgain(form.typed, planned.error), file = await fileOf(ctx, typed);
    const faults = { [planned.error.kind === "visit_overlaps" ? "scheduledAt" : fieldOf(planned.error)]: sentence };
    return page<Shown>({ file, typed: { ...typed, version: String(file.sale.version) }, faults }, {
      status: statusOf(planned.error),
    });
  },
});

/** The sale with the next free times of whom it is to be for; throws the page of an error where it cannot be planned. */
async function fileOf(ctx: Context<State>, typed: Typed): Promise<VisitFile> {
  const { useCases, actor, organization } = ctx.state;
  const person = parseId<UserId>(typed.assignedTo ?? "");
  const found = await useCases.findVisit(actor, saleIdOf(ctx), { from: null, person }, organization.timeZone);
  if (found.ok) return found.value;
  throwAsPage(found.error);
  throw new HttpError(409);
}

export default define.page<typeof handler>(({ data: { file, typed, faults }, state }) => {
  const { sale, members, slots } = file;
  const { words, formats, actor, organization } = state;
  const { calendar: { visit: t }, common } = words;
  const zone = organization.timeZone, back = wayBack(typed.back) ?? `/sales/${sale.id}`;
  const known = members.some(({ id }) => id === sale.assignedTo) || sale.assignee === null
    ? members
    : [...members, sale.assignee];
  const once = typed.once ?? crypto.randomUUID();
  return (
    <>
      <PageHead
        over={sale.number}
        title={sale.status === "ACCEPTED" ? t.title : t.moveTitle}
        subtitle={sale.customer.name}
        back={{ href: back, label: common.back }}
      />
      {faults[""] && <Flash kind="problem">{faults[""]}</Flash>}
      <div class="file">
        <Card title={t.when}>
          <form method="post" action={`/sales/${sale.id}/visit`} novalidate>
            <input type="hidden" name="once" value={once} />
            <input type="hidden" name="version" value={typed.version ?? String(sale.version)} />
            {typed.back && <input type="hidden" name="back" value={typed.back} />}
            <div class="form-grid">
              <DateTimeInput
                name="scheduledAt"
                label={t.when}
                value={typed.scheduledAt ?? (sale.scheduledAt ? localTimeOf(sale.scheduledAt, zone) : "")}
                error={faults.scheduledAt}
                required
              />
              {reach(actor, "view_sales") === "all" && (
                <Select
                  name="assignedTo"
                  label={t.who}
                  value={typed.assignedTo ?? sale.assignedTo ?? ""}
                  error={faults.assignedTo}
                  blank={common.unassigned}
                  choices={known.map(({ id, name }) => ({ value: id, label: name }))}
                />
              )}
            </div>
            <div class="form-acts mt-4">
              <Button tone="primary">{t.submit}</Button>
              <LinkButton href={back}>{common.cancel}</LinkButton>
            </div>
          </form>
        </Card>
        <Card
          title={t.free}
          actions={<a class="link" href={`/calendar/free?sale=${sale.id}`}>{t.all}</a>}
        >
          {slots.length === 0 ? <p class="text-ink-2">{sale.assignedTo === null ? t.unassigned : t.none}</p> : (
            <SlotDays
              slots={slots}
              zone={zone}
              plan={{ saleId: sale.id, version: sale.version, back: typed.back ?? null, once }}
              words={words}
              formats={formats}
            />
          )}
        </Card>
      </div>
    </>
  );
});
