import { accountsSentence } from "../../../adapters/http/billing_words.ts";
import type { State } from "../../../adapters/http/define.ts";
import type { Typed } from "../../../adapters/http/form.ts";
import type { Sentences } from "../../../adapters/http/sentences.ts";
import { Button, LinkButton } from "../../../components/Button.tsx";
import { Card } from "../../../components/Card.tsx";
import { EmptyState } from "../../../components/EmptyState.tsx";
import { FormFaults } from "../../../components/FormFaults.tsx";
import { Flash } from "../../../components/Flash.tsx";
import { PageHead } from "../../../components/PageHead.tsx";
import { Select } from "../../../components/Select.tsx";
import { TextInput } from "../../../components/TextInput.tsx";
import { type BillingSettings, INVOICE_MODES } from "../../../domain/invoicing/accounts.ts";
import type { BillingSetup } from "../../../domain/invoicing/connect_billing.ts";
import { Secret } from "./Secret.tsx";

export interface ShownBilling {
  readonly setup: BillingSetup | null;
  readonly typed: Typed;
  readonly faults: Sentences;
  /** Shown once, to who asked for it. */
  readonly hintSecret: string | null;
}

type Props = ShownBilling & { readonly state: State };
type Connected = Props & { readonly setup: BillingSetup };

/** The VAT rates there can be a rule for: those the accounts have one of. */
export function ratesOf({ offered }: BillingSettings): readonly number[] {
  const rates = offered?.rulesets.flatMap(({ rate }) => rate ?? []) ?? [];
  return [...new Set<number>(rates)].sort((a, b) => b - a);
}

export const rulesetField = (rate: number) => `ruleset${rate}`;

/** How far we may go in the firm's accounts, what to choose there, and what they were last heard to say. */
export function BillingForm(props: Props) {
  const { setup, faults, state: { words: t } } = props;
  const { form, box } = t.invoicing;
  const connected = setup && { ...props, setup };
  return (
    <div class="max-w-form">
      <PageHead
        title={form.title}
        back={{ href: "/settings/integrations", label: t.delivery.integrations.title }}
        {...(setup ? { subtitle: t.delivery.neighbours[setup.integration.provider] } : {})}
      />
      {connected === null
        ? (
          <Card>
            <EmptyState icon="link" title={box.notConnected}>
              <LinkButton href="/settings/integrations/billy" icon="link">
                {t.invoicing.box.connect(t.delivery.neighbours.billy)}
              </LinkButton>
            </EmptyState>
          </Card>
        )
        : (
          <div class="grid gap-5">
            <Heard {...connected} />
            <form method="post" action="/settings/billing" class="grid gap-5" novalidate>
              <FormFaults
                title={t.common.formFaults}
                faults={faults}
                labels={{
                  ...{ mode: form.mode, taxMode: form.taxMode, accountId: form.account },
                  ...{ organizationId: form.organizationId },
                  ...Object.fromEntries(
                    ratesOf(connected.setup.settings).map((
                      rate,
                    ) => [rulesetField(rate), form.ruleset(String(rate / 100))]),
                  ),
                }}
              />
              <Choices {...connected} />
              <div>
                <Button tone="primary" name="act" value="save">{t.common.saveChanges}</Button>
              </div>
            </form>
            <HintCard {...connected} />
          </div>
        )}
    </div>
  );
}

/** What the accounts answered, or why they did not. */
function Heard({ setup, state: { words, formats, now } }: Connected) {
  const { integration, settings: { offered }, test } = setup;
  const { form } = words.invoicing;
  const why = integration.why ?? test?.lastError ?? null;
  return (
    <Card>
      {why !== null && <Flash kind="problem">{accountsSentence(why, words, formats)}</Flash>}
      <p class="text-ink-2">
        {offered === null ? form.notAsked : form.askedAt(offered.name, formats.moment(offered.askedAt, now))}
      </p>
      <form method="post" action="/settings/billing" class="mt-3">
        <Button name="act" value="ask" icon="refresh-cw">{form.test}</Button>
      </form>
    </Card>
  );
}

function Choices({ setup: { settings, integration }, typed, faults, state: { words: t } }: Connected) {
  const { form } = t.invoicing;
  const { offered } = settings;
  const field = (name: string) => ({ name, value: typed[name], error: faults[name] });
  const isTekup = integration.provider === "tekup_billy";
  return (
    <Card>
      <div class="form-grid">
        <Select
          {...field("mode")}
          label={form.mode}
          choices={INVOICE_MODES.map((value) => ({ value, label: form.modes[value] }))}
        />
        {isTekup && (
          <Select
            {...field("taxMode")}
            label={form.taxMode}
            choices={[{ value: "excl", label: t.vat.without }, { value: "incl", label: t.vat.with }]}
          />
        )}
        {ratesOf(settings).map((rate) => (
          <Select
            key={rate}
            {...field(rulesetField(rate))}
            label={form.ruleset(String(rate / 100))}
            blank={form.byRate}
            choices={offered!.rulesets.filter((one) => one.rate === rate)
              .map(({ id, name }) => ({ value: id, label: name }))}
          />
        ))}
        {offered !== null && offered.accounts.length > 0 && (
          <Select
            {...field("accountId")}
            label={form.account}
            blank={form.byDefault}
            choices={offered.accounts.map(({ id, number, name }) => ({ value: id, label: `${number} ${name}` }))}
          />
        )}
        {!isTekup && (
          <TextInput
            {...field("organizationId")}
            label={form.organizationId}
            hint={form.organizationIdHint}
            optional={t.common.optional}
            autocomplete="off"
            spellcheck={false}
          />
        )}
      </div>
    </Card>
  );
}

function HintCard({ hintSecret, state: { words: t, publicOrigin, organization } }: Connected) {
  const { form } = t.invoicing;
  return (
    <Card title={form.hint}>
      <p class="text-ink-2">{form.hintText}</p>
      <div class="mt-3">
        <TextInput
          name="hintAddress"
          label={form.hintAddress}
          value={`${publicOrigin}/webhooks/${organization.id}/billy/payment`}
          readOnly
        />
      </div>
      {hintSecret !== null
        ? <Secret label={form.hintSecret} value={hintSecret} words={t} />
        : (
          <form method="post" action="/settings/billing" class="mt-3">
            <Button name="act" value="secret" icon="eye">{form.showSecret}</Button>
          </form>
        )}
    </Card>
  );
}
