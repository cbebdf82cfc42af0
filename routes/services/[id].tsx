import { type Context, HttpError, page } from "fresh";
import { askFor, ensureMay, throwAsPage, typedAgain } from "../../adapters/http/answers.ts";
import { readSentForm } from "../../adapters/http/body.ts";
import { define, type State } from "../../adapters/http/define.ts";
import { redirectTelling } from "../../adapters/http/flash.ts";
import { readForm, type Typed } from "../../adapters/http/form.ts";
import { faultSentences, refusalSentence, type Sentences, statusOf } from "../../adapters/http/sentences.ts";
import { PageHead } from "../../components/PageHead.tsx";
import { parseId, type ServiceId } from "../../domain/kernel/ids.ts";
import { may } from "../../domain/kernel/permissions.ts";
import { ChangedService, typedService } from "./(_components)/service_form.ts";
import { ServiceFacts } from "./(_components)/ServiceFacts.tsx";
import { ServiceForm } from "./(_components)/ServiceForm.tsx";
import { ServicePrices } from "./(_components)/ServicePrices.tsx";
import type { Service } from "../../domain/catalogue/service.ts";

interface Shown {
  readonly id: string;
  readonly name: string;
  readonly typed: Typed;
  readonly faults: Sentences;
  readonly prices: NonNullable<Service["prices"]>;
  /** Where somebody only looks. */
  readonly service?: Service;
}

export const handler = define.handlers({
  async GET(ctx) {
    const service = await serviceOf(ctx);
    return page<Shown>({
      id: service.id,
      service,
      name: service.name,
      typed: { ...typedService(service, ctx.state.formats), priceFrom: ctx.state.today },
      faults: {},
      prices: service.prices ?? [],
    });
  },

  async POST(ctx) {
    const { actor, useCases, words, formats } = ctx.state;
    ensureMay(actor, "edit_services");
    const { id, name, version, prices = [] } = await serviceOf(ctx);
    const form = await readForm(ChangedService, await readSentForm(ctx.req), ctx.url.pathname);
    if (!form.ok) {
      return page<Shown>({ id, name, prices, typed: form.typed, faults: faultSentences(form.faults, words) }, {
        status: 422,
      });
    }
    const changed = await useCases.changeService(askFor(actor, form.once), id, form.value);
    if (changed.ok) return redirectTelling(ctx, "/services", { kind: "service_saved" });
    throwAsPage(changed.error);
    const typed = typedAgain({ ...form.typed, version: String(version) }, changed.error);
    return page<Shown>({ id, name, prices, typed, faults: { "": refusalSentence(changed.error, words, formats) } }, {
      status: statusOf(changed.error),
    });
  },
});

export default define.page<typeof handler>(({ data, state: { words: t, formats, today, actor } }) => {
  const editable = may(actor, "edit_services");
  return (
    <>
      <PageHead title={data.name} back={{ href: "/services", label: t.nav.services }} />
      {editable
        ? (
          <ServiceForm
            {...data}
            kind="edit"
            action={`/services/${data.id}`}
            once={data.typed.once ?? crypto.randomUUID()}
            words={t}
          />
        )
        : data.service && <ServiceFacts service={data.service} words={t} formats={formats} />}
      {data.prices.length > 0 && (
        <ServicePrices {...data} changeable={editable} today={today} words={t} formats={formats} />
      )}
    </>
  );
});

async function serviceOf(ctx: Context<State>) {
  const id = parseId<ServiceId>(ctx.params.id);
  const found = id === null ? null : await ctx.state.useCases.findService(ctx.state.actor, id);
  if (!found?.ok) throw new HttpError(404);
  return found.value;
}
