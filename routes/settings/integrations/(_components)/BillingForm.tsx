import { accountsSentence } from "../../../../adapters/http/billing_words.ts";
import type { State } from "../../../../adapters/http/define.ts";
import { Button } from "../../../../components/Button.tsx";
import { Card } from "../../../../components/Card.tsx";
import { ErrorSummary } from "../../../../components/ErrorSummary.tsx";
import { Flash } from "../../../../components/Flash.tsx";
import { PageHead } from "../../../../components/PageHead.tsx";
import { Select } from "../../../../components/Select.tsx";
import { TextInput } from "../../../../components/TextInput.tsx";
import { INVOICE_MODES } from "../../../../domain/invoicing/accounts.ts";
import type { Accountant } from "../../../../domain/invoicing/connect_billing.ts";
import { Secret } from "../../(_components)/Secret.tsx";
import { ratesOf, rulesetField, type ShownBilling } from "./billing_page.ts";

type Props = ShownBilling & { readonly provider: Accountant; readonly state: State };

/** How the firm's accounts are reached, how far we may go there, and what they were last heard to say. */
export function BillingForm(props: Props) {
  const { provider, setup, faults, state: { words: t } } = props;
  const path = `/settings/integrations/${provider}`;
  return (
    <div class="max-w-form">
      <PageHead
        title={t.delivery.neighbours[provider]}
        back={{ href: "/settings/integrations", label: t.people.nav.settings }}
      />
      <div class="grid gap-5">
        <Heard {...props} />
        <form method="post" action={path} class="grid gap-5" novalidate>
          <ErrorSummary
            title={t.common.formFaults}
            faults={Object.entries(faults).map(([name, text]) => ({ ...(name === "" ? {} : { name }), text }))}
          />
          <Access {...props} />
          <Choices {...props} />
          <div>
            <Button tone="primary" name="act" value="save">{t.common.saveChanges}</Button>
          </div>
        </form>
        {setup.integration !== null && <HintCard {...props} path={path} />}
      </div>
    </div>
  );
}

/** What the accounts answered, or why they did not. */
function Heard({ setup, provider, state: { words, formats, now } }: Props) {
  const { integration, settings: { offered }, test } = setup;
  if (integration === null) return null;
  const { form } = words.invoicing;
  const why = integration.why ?? test?.lastError ?? null;
  return (
    <Card>
      {why !== null && <Flash kind="problem">{accountsSentence(why, words, formats)}</Flash>}
      <p class="text-ink-2">
        {offered === null ? form.notAsked : form.askedAt(offered.name, formats.moment(offered.askedAt, now))}
      </p>
      <form method="post" action={`/settings/integrations/${provider}`} class="mt-3">
        <Button name="act" value="ask" icon="refresh-cw">{form.test}</Button>
      </form>
    </Card>
  );
}

function Access({ setup: { integration }, typed, faults, provider, state: { words: t } }: Props) {
  const { form } = t.invoicing;
  const tail = integration?.secretTail;
  return (
    <Card title={form.token}>
      <div class="form-grid">
        <TextInput
          name="token"
          label={form.token}
          error={faults.token}
          type="password"
          hint={tail ? form.tokenKept(tail) : form.tokenHint}
          autocomplete="off"
          spellcheck={false}
          required={integration === null}
        />
        {provider === "billy" && (
          <TextInput
            name="organizationId"
            label={form.organizationId}
            value={typed.organizationId}
            error={faults.organizationId}
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

function Choices({ setup: { settings }, typed, faults, provider, state: { words: t } }: Props) {
  const { form } = t.invoicing;
  const { offered } = settings;
  const field = (name: string) => ({ name, value: typed[name], error: faults[name] });
  return (
    <Card title={form.mode}>
      <div class="form-grid">
        <Select
          {...field("mode")}
          label={form.mode}
          choices={INVOICE_MODES.map((value) => ({ value, label: form.modes[value] }))}
        />
        {provider === "tekup_billy" && (
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
            choices={offered!.rulesets.filter((one) => one.rate === rate).map(({ id, name }) => ({
              value: id,
              label: name,
            }))}
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
      </div>
      {offered === null && <p class="text-sm text-ink-2 mt-3">{form.notAsked}</p>}
    </Card>
  );
}

function HintCard({ hintSecret, path, state: { words: t, publicOrigin, organization } }: Props & { path: string }) {
  const { form } = t.invoicing;
  return (
    <Card title={form.hint}>
      <p class="text-ink-2">{form.hintText}</p>
      <p class="mt-2 font-mono text-sm break-words">{`${publicOrigin}/webhooks/${organization.id}/billy/payment`}</p>
      {hintSecret !== null
        ? <Secret label={form.hintSecret} value={hintSecret} />
        : (
          <form method="post" action={path} class="mt-3">
            <Button name="act" value="secret" icon="eye">{form.showSecret}</Button>
          </form>
        )}
    </Card>
  );
}
