import { page } from "fresh";
import { z } from "zod";
import { ensureMay, throwAsPage } from "../../adapters/http/answers.ts";
import { readSentForm } from "../../adapters/http/body.ts";
import { define } from "../../adapters/http/define.ts";
import { by, choice, email, line, maybe, whole } from "../../adapters/http/fields.ts";
import { redirectTelling } from "../../adapters/http/flash.ts";
import { readForm, type Typed } from "../../adapters/http/form.ts";
import { faultSentences, refusalSentence, type Sentences, statusOf } from "../../adapters/http/sentences.ts";
import { PageHead } from "../../components/PageHead.tsx";
import { type Network, parseNetwork } from "../../domain/organizations/network.ts";
import { FIRM_COLORS, ORGANIZATION_TYPES } from "../../domain/organizations/organization.ts";
import {
  MOST_PAYMENT_DAYS,
  parseNetworks,
  parseSalePrefix,
  type Settings,
} from "../../domain/organizations/settings.ts";
import { SettingsForm } from "./(_components)/SettingsForm.tsx";
import { SettingsTabs } from "./(_components)/SettingsTabs.tsx";

/** An empty list is one too: from everywhere. */
const networks = z.string({ error: "required" }).max(4_000, "too_long").transform(
  (text, context): readonly Network[] => {
    const read = parseNetworks(text, parseNetwork);
    if (read !== null) return read;
    context.addIssue({ code: "custom", message: "not_a_network" });
    return z.NEVER;
  },
);

const Changed = z.strictObject({
  name: line(),
  type: choice(ORGANIZATION_TYPES),
  color: choice(FIRM_COLORS),
  billingEmail: maybe(email),
  salePrefix: by(parseSalePrefix, "not_a_prefix"),
  paymentTermsDays: whole(0, MOST_PAYMENT_DAYS),
  allowedNetworks: networks,
});

interface Shown {
  readonly typed: Typed;
  readonly faults: Sentences;
}

export const handler = define.handlers({
  async GET(ctx) {
    const { useCases, actor } = ctx.state;
    ensureMay(actor, "manage_settings");
    const found = await useCases.findSettings(actor);
    return page<Shown>({ typed: found.ok ? typedSettings(found.value) : {}, faults: {} });
  },

  async POST(ctx) {
    const { useCases, actor, caller, words, formats } = ctx.state;
    ensureMay(actor, "manage_settings");
    const form = await readForm(Changed, await readSentForm(ctx.req), ctx.url.pathname);
    if (!form.ok) {
      return page<Shown>({ typed: form.typed, faults: faultSentences(form.faults, words) }, { status: 422 });
    }
    const changed = await useCases.changeSettings(actor, form.value, caller.address);
    if (changed.ok) return redirectTelling(ctx, "/settings", { kind: "settings_saved" });
    throwAsPage(changed.error);
    const faults = { allowedNetworks: refusalSentence(changed.error, words, formats) };
    return page<Shown>({ typed: form.typed, faults }, { status: statusOf(changed.error) });
  },
});

function typedSettings(settings: Settings): Typed {
  return {
    name: settings.name,
    type: settings.type,
    color: settings.color,
    billingEmail: settings.billingEmail ?? "",
    salePrefix: settings.salePrefix,
    paymentTermsDays: String(settings.paymentTermsDays),
    allowedNetworks: settings.allowedNetworks.join("\n"),
  };
}

export default define.page<typeof handler>(({ data, state: { words: t, caller, today } }) => (
  <>
    <PageHead title={t.people.settings.title} />
    <SettingsTabs current="firm" words={t} />
    <SettingsForm {...data} address={caller.address} year={today.slice(0, 4)} words={t} />
  </>
));
