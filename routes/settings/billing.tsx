import { page } from "fresh";
import { z } from "zod";
import { ensureMay, throwAsPage } from "../../adapters/http/answers.ts";
import { readSentForm } from "../../adapters/http/body.ts";
import { define, type State } from "../../adapters/http/define.ts";
import { choice, line, maybe } from "../../adapters/http/fields.ts";
import { redirectTelling } from "../../adapters/http/flash.ts";
import { readForm, type Typed } from "../../adapters/http/form.ts";
import { faultSentences, refusalSentence, statusOf } from "../../adapters/http/sentences.ts";
import { type BillingSettings, FIRST_SETTINGS, INVOICE_MODES } from "../../domain/invoicing/accounts.ts";
import type { BillingSetup } from "../../domain/invoicing/connect_billing.ts";
import { BillingForm, ratesOf, rulesetField, type ShownBilling } from "./(_components)/BillingForm.tsx";

const PATH = "/settings/billing";

function schemaFor(settings: BillingSettings) {
  const { offered } = settings;
  const rulesets = offered?.rulesets.map(({ id }) => id) ?? [];
  const accounts = offered?.accounts.map(({ id }) => id) ?? [];
  const oneOf = (known: readonly string[]) =>
    maybe(z.string().refine((id) => known.includes(id), { message: "not_a_choice" }));
  const save = {
    act: z.literal("save"),
    organizationId: maybe(line(100)),
    mode: choice(INVOICE_MODES),
    taxMode: choice(["incl", "excl"]).optional(),
    accountId: oneOf(accounts),
  };
  const byRate = Object.fromEntries(ratesOf(settings).map((rate) => [rulesetField(rate), oneOf(rulesets)]));
  return z.strictObject({ ...save, ...byRate } as typeof save);
}

const Ask = z.strictObject({ act: z.enum(["ask", "secret"]) });

/** How far we may go in the firm's accounts, and by which rules and accounts of theirs. */
export const handler = define.handlers({
  async GET(ctx) {
    const setup = await setupOf(ctx.state);
    return page<ShownBilling>({ setup, typed: typedOf(setup), faults: {}, hintSecret: null });
  },

  async POST(ctx) {
    const { useCases, actor, words, formats } = ctx.state;
    const setup = await setupOf(ctx.state);
    const sent = await readSentForm(ctx.req);
    const shown = (typed: Typed, faults: ShownBilling["faults"], status: number, hintSecret: string | null = null) =>
      page<ShownBilling>({ setup, typed, faults, hintSecret }, { status });
    if (sent.get("act") !== "save") {
      const form = await readForm(Ask, sent, ctx.url.pathname);
      if (!form.ok) return shown(typedOf(setup), faultSentences(form.faults, words), 422);
      if (form.value.act === "secret") {
        const secret = await useCases.findHintSecret(actor);
        return shown(typedOf(setup), {}, 200, secret.ok ? secret.value : null);
      }
      const asked = await useCases.askAccountsNow(actor);
      if (asked.ok) return redirectTelling(ctx, PATH, { kind: "accounts_asked" });
      throwAsPage(asked.error);
      return shown(typedOf(setup), { "": refusalSentence(asked.error, words, formats) }, statusOf(asked.error));
    }

    const form = await readForm(schemaFor(setup?.settings ?? FIRST_SETTINGS), sent, ctx.url.pathname);
    if (!form.ok) return shown(form.typed, faultSentences(form.faults, words), 422);
    const { act: _act, organizationId, mode, taxMode, accountId, ...byRate } = form.value;
    const rulesets = Object.fromEntries(
      Object.entries(byRate as Record<string, string | null>).flatMap(([name, id]) =>
        id === null ? [] : [[name.replace("ruleset", ""), id]]
      ),
    );
    const change = { mode, organizationId, accountId, rulesets, ...(taxMode ? { taxMode } : {}) };
    const saved = await useCases.changeBilling(actor, change);
    if (saved.ok) return redirectTelling(ctx, PATH, { kind: "accounts_saved" });
    throwAsPage(saved.error);
    return shown(form.typed, { "": refusalSentence(saved.error, words, formats) }, statusOf(saved.error));
  },
});

async function setupOf({ useCases, actor }: State): Promise<BillingSetup | null> {
  ensureMay(actor, "manage_settings");
  const found = await useCases.findBilling(actor);
  if (!found.ok) throwAsPage(found.error);
  return found.ok ? found.value : null;
}

function typedOf(setup: BillingSetup | null): Typed {
  const { mode, organizationId, accountId, taxMode, rulesets } = setup?.settings ?? FIRST_SETTINGS;
  return {
    ...{ mode, taxMode, organizationId: organizationId ?? "", accountId: accountId ?? "" },
    ...Object.fromEntries(Object.entries(rulesets).map(([rate, id]) => [rulesetField(Number(rate)), id])),
  };
}

export default define.page<typeof handler>(({ data, state }) => <BillingForm {...data} state={state} />);
