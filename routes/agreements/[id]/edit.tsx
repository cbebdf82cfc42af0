import { type Context, page } from "fresh";
import { askFor, throwAsPage, typedAgain } from "../../../adapters/http/answers.ts";
import { readSentForm } from "../../../adapters/http/body.ts";
import { define, type State } from "../../../adapters/http/define.ts";
import { redirectTelling } from "../../../adapters/http/flash.ts";
import { readForm, type Typed } from "../../../adapters/http/form.ts";
import {
  faultSentences,
  fieldOf,
  refusalSentence,
  type Sentences,
  statusOf,
} from "../../../adapters/http/sentences.ts";
import { PageHead } from "../../../components/PageHead.tsx";
import type { Schedule } from "../../../domain/agreements/occurrence.ts";
import type { AgreementFile } from "../../../domain/agreements/find_agreements.ts";
import { covers } from "../../../domain/kernel/permissions.ts";
import { parseDay } from "../../../domain/kernel/time.ts";
import { closedUp, withHelp } from "../../sales/(_components)/sale_form.ts";
import { ChangedAgreement, LOOKING, typedAgreement } from "../(_components)/agreement_form.ts";
import { AgreementForm, type AgreementFormProps } from "../(_components)/AgreementForm.tsx";
import { editableAgreement } from "../(_components)/agreement_page.ts";

type Shown = Pick<AgreementFormProps, "typed" | "faults" | "services" | "members" | "preview"> & {
  readonly id: string;
  readonly title: string;
  readonly pause: Pick<Schedule, "pausedFrom" | "pausedTo">;
};

export const handler = define.handlers({
  async GET(ctx) {
    const file = await editableAgreement(ctx);
    const { useCases, actor, today, formats } = ctx.state;
    const { value: services } = await useCases.findServices(actor, { active: null, category: null });
    const from = parseDay(ctx.url.searchParams.get("from") ?? "");
    const typed = typedAgreement(file.agreement, services, today, formats);
    const preview = file.price && { price: file.price };
    return await shown(ctx, file, from === null ? typed : { ...typed, from }, {}, 200, preview);
  },

  async POST(ctx) {
    const { actor, useCases, words, formats } = ctx.state;
    const file = await editableAgreement(ctx);
    const form = await readForm(ChangedAgreement, await readSentForm(ctx.req), ctx.url.pathname);
    if (LOOKING.has(form.typed.intent) && !(form.ok && form.value.intent === "look")) {
      return await shown(ctx, file, withHelp(form.typed), {}, 200);
    }
    if (!form.ok) return await shown(ctx, file, form.typed, faultSentences(form.faults, words), 422);
    const { terms: { pausedFrom: _from, pausedTo: _to, customerId: _customer, startsOn, ...terms }, version, from } =
      form.value;
    const isLooking = form.value.intent === "look";
    if (isLooking || form.value.intent === "preview") {
      const { pausedFrom, pausedTo } = file.agreement;
      const preview = await useCases.previewAgreement(actor, {
        ...{ ...terms, pausedFrom, pausedTo, startsOn: from ?? startsOn },
      });
      if (preview.ok || isLooking) {
        return await shown(ctx, file, form.typed, {}, 200, preview.ok ? preview.value : null);
      }
      const faults = { [fieldOf(preview.error)]: refusalSentence(preview.error, words, formats) };
      return await shown(ctx, file, closedUp(form.typed), faults, statusOf(preview.error));
    }
    const changed = await useCases.changeAgreement(askFor(actor, form.once), file.agreement.id, {
      ...{ ...terms, version, from },
      // What goes on from a day on begins with that day.
      ...(from === null ? { startsOn } : {}),
    });
    if (changed.ok) {
      const next = covers(actor, "view_sales", changed.value) ? `/agreements/${changed.value.id}` : "/agreements";
      return redirectTelling(ctx, next, { kind: "agreement_saved", name: changed.value.title });
    }
    throwAsPage(changed.error);
    // The newer version goes along, so that saving once more is a decision made with both in view.
    const seen: Typed = changed.error.kind === "stale_version" ? { version: String(file.agreement.version) } : {};
    const faults = { [fieldOf(changed.error)]: refusalSentence(changed.error, words, formats) };
    return await shown(
      ctx,
      file,
      typedAgain({ ...closedUp(form.typed), ...seen }, changed.error),
      faults,
      statusOf(changed.error),
    );
  },
});

async function shown(
  ctx: Context<State>,
  { agreement }: AgreementFile,
  typed: Typed,
  faults: Sentences,
  status: number,
  preview: AgreementFormProps["preview"] = null,
) {
  const { value: { services, members } } = await ctx.state.useCases.findSaleForm(ctx.state.actor, null);
  const { id, title, pausedFrom, pausedTo } = agreement;
  return page<Shown>({ typed, faults, services, members, preview, id, title, pause: { pausedFrom, pausedTo } }, {
    status,
  });
}

export default define.page<typeof handler>(({ data, state: { words: t, formats, organization, today } }) => {
  const from = parseDay(data.typed.from ?? "");
  return (
    <>
      <PageHead
        title={from === null
          ? t.agreements.form.editTitle(data.title)
          : t.agreements.form.followingTitle(formats.day(from))}
        back={{ href: `/agreements/${data.id}`, label: data.title }}
      />
      <AgreementForm
        {...data}
        kind="edit"
        action={`/agreements/${data.id}/edit`}
        cancelHref={`/agreements/${data.id}`}
        found={[]}
        once={data.typed.once ?? crypto.randomUUID()}
        today={today}
        locale={organization.locale}
        words={t}
        formats={formats}
      />
    </>
  );
});
