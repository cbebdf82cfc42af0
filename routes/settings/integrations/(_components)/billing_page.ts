import { page } from "fresh";
import { z } from "zod";
import { ensureMay, throwAsPage } from "../../../../adapters/http/answers.ts";
import { readSentForm } from "../../../../adapters/http/body.ts";
import { define, type State } from "../../../../adapters/http/define.ts";
import { choice, line, maybe } from "../../../../adapters/http/fields.ts";
import { redirectTelling } from "../../../../adapters/http/flash.ts";
import { readForm, type Typed } from "../../../../adapters/http/form.ts";
import {
  faultSentences,
  fieldOf,
  refusalSentence,
  type Sentences,
  statusOf,
} from "../../../../adapters/http/sentences.ts";
import { type BillingSettings, INVOICE_MODES } from "../../../../domain/invoicing/accounts.ts";
import type { Accountant, BillingSetup } from "../../../../domain/invoicing/connect_billing.ts";

export interface ShownBilling {
  readonly setup: BillingSetup;
  readonly typed: Typed;
  readonly faults: Sentences;
  /** Shown once, to who asked for it. */
  readonly hintSecret: string | null;
}

/** The VAT rates there can be a rule for: those the accounts have one of. */
export function ratesOf({ offered }: BillingSettings): readonly number[] {
  const rates = offered?.rulesets.flatMap(({ rate }) => rate ?? []) ?? [];
  return [...new Set<number>(rates)].sort((a, b) => b - a);
}

export const rulesetField = (rate: number) => `ruleset${rate}`;

function schemaFor(settings: BillingSettings) {
  const { offered } = settings;
  const rulesets = offered?.rulesets.map(({ id }) => id) ?? [];
  const accounts = offered?.accounts.map(({ id }) => id) ?? [];
  const oneOf = (known: readonly string[]) =>
    maybe(z.string().refine((id) => known.includes(id), { message: "not_a_choice" }));
  const save = {
    act: z.literal("save"),
    token: maybe(line(500)),
    organizationId: maybe(line(100)),
    mode: choice(INVOICE_MODES),
    taxMode: choice(["incl", "excl"]).optional(),
    accountId: oneOf(accounts),
  };
  const byRate = Object.fromEntries(ratesOf(settings).map((rate) => [rulesetField(rate), oneOf(rulesets)]));
  return z.strictObject({ ...save, ...byRate } as typeof save);
}

const Ask = z.strictObject({ act: z.enum(["ask", "secret"]) });

/** The form of a firm's accounts: how they are reached and used, and a button that asks them. */
export function billingHandlers(provider: Accountant) {
  const path = `/settings/integrations/${provider}`;
  const setupOf = async ({ useCases, actor }: State) => {
    ensureMay(actor, "manage_settings");
    const found = await useCases.findBilling(actor, provider);
    if (!found.ok) throwAsPage(found.error);
    return (found as Extract<typeof found, { ok: true }>).value;
  };
  return define.handlers({
    async GET(ctx) {
      const setup = await setupOf(ctx.state);
      return page<ShownBilling>({ setup, typed: typedOf(setup), faults: {}, hintSecret: null });
    },

    async POST(ctx) {
      const { useCases, actor, words, formats } = ctx.state;
      const setup = await setupOf(ctx.state);
      const sent = await readSentForm(ctx.req);
      if (sent.get("act") !== "save") {
        const form = await readForm(Ask, sent, ctx.url.pathname);
        if (!form.ok) {
          const faults = faultSentences(form.faults, words);
          return page<ShownBilling>({ setup, typed: typedOf(setup), faults, hintSecret: null }, { status: 422 });
        }
        if (form.value.act === "secret") {
          const secret = await useCases.findHintSecret(actor);
          const hintSecret = secret.ok ? secret.value : null;
          return page<ShownBilling>({ setup, typed: typedOf(setup), faults: {}, hintSecret });
        }
        const asked = await useCases.askAccountsNow(actor);
        if (!asked.ok) throwAsPage(asked.error);
        return redirectTelling(ctx, path, { kind: "accounts_asked" });
      }

      const form = await readForm(schemaFor(setup.settings), sent, ctx.url.pathname);
      const again = (typed: Typed, faults: Sentences, status: number) => {
        const { token: _token, ...rest } = typed;
        return page<ShownBilling>({ setup, typed: rest, faults, hintSecret: null }, { status });
      };
      if (!form.ok) return again(form.typed, faultSentences(form.faults, words), 422);
      const { token, act: _act, organizationId, mode, taxMode, accountId, ...byRate } = form.value;
      const rulesets = Object.fromEntries(
        Object.entries(byRate as Record<string, string | null>).flatMap(([name, id]) =>
          id === null ? [] : [[name.replace("ruleset", ""), id]]
        ),
      );
      const change = { mode, organizationId, accountId, rulesets, ...(taxMode ? { taxMode } : {}) };
      const saved = await useCases.connectBilling(actor, provider, change, token);
      if (saved.ok) return redirectTelling(ctx, path, { kind: "accounts_saved" });
      throwAsPage(saved.error);
      const field = saved.error.kind === "secret_missing" ? "token" : fieldOf(saved.error);
      return again(form.typed, { [field]: refusalSentence(saved.error, words, formats) }, statusOf(saved.error));
    },
  });
}

function typedOf({ settings }: BillingSetup): Typed {
  const { mode, organizationId, accountId, taxMode, rulesets } = settings;
  return {
    ...{ mode, taxMode, organizationId: organizationId ?? "", accountId: accountId ?? "" },
    ...Object.fromEntries(Object.entries(rulesets).map(([rate, id]) => [rulesetField(Number(rate)), id])),
  };
}
