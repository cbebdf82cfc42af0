import { accountsSentence } from "../../../adapters/http/billing_words.ts";
import type { State } from "../../../adapters/http/define.ts";
import { Button, LinkButton } from "../../../components/Button.tsx";
import { Card } from "../../../components/Card.tsx";
import { EmptyState } from "../../../components/EmptyState.tsx";
import { Flash } from "../../../components/Flash.tsx";
import { PageHead } from "../../../components/PageHead.tsx";
import type { Reconciliation } from "../../../domain/invoicing/find_reconciliation.ts";
import type { KeptFinding } from "../../../domain/invoicing/reconcile.ts";
import { may } from "../../../domain/kernel/permissions.ts";

type Props = Reconciliation & { readonly state: State };

/** What is not the same here and in the accounts, with what can be done about each. */
export function ReconciliationPage(props: Props) {
  const { accounts, findings, uninvoiced, state: { words: { invoicing: { page: say } } } } = props;
  return (
    <div class="max-w-form">
      <PageHead title={say.title} subtitle={last(props)}>
        {accounts !== null && (
          <form method="post" action="/reconciliation">
            <Button name="act" value="compare" icon="refresh-cw">{say.now}</Button>
          </form>
        )}
      </PageHead>
      <p class="text-ink-2">{say.lead}</p>
      <div class="grid gap-5 mt-5">
        <Trouble {...props} />
        {accounts === null ? <NotConnected {...props} /> : findings.length + uninvoiced.length === 0 && (
          <Card>
            <EmptyState icon="circle-check" title={say.empty} text={say.emptyText} />
          </Card>
        )}
        {findings.length > 0 && <Findings {...props} />}
        {uninvoiced.length > 0 && <Uninvoiced {...props} />}
      </div>
    </div>
  );
}

function last({ job, state: { words: { invoicing: { page: say } }, formats, now } }: Props): string {
  return job?.finishedAt && job.state !== "dead" ? say.last(formats.moment(job.finishedAt, now)) : say.never;
}

function Trouble({ job, state: { words, formats } }: Props) {
  if (!job?.lastError) return null;
  return <Flash kind="problem">{accountsSentence(job.lastError, words, formats)}</Flash>;
}

function NotConnected({ state: { words: { invoicing, delivery }, actor } }: Props) {
  return (
    <Card>
      <EmptyState icon="link" title={invoicing.box.notConnected}>
        {may(actor, "manage_settings") && (
          <LinkButton href="/settings/integrations/billy" icon="link">
            {invoicing.box.connect(delivery.neighbours.billy)}
          </LinkButton>
        )}
      </EmptyState>
    </Card>
  );
}

function Findings({ findings, state }: Props) {
  const { invoicing: { page: say } } = state.words;
  return (
    <Card title={say.findings}>
      <ul class="priced-lines">
        {findings.map((finding) => (
          <li key={`${finding.kind} ${finding.subject}`}>
            <div>
              <p class="font-semibold">{say.kinds[finding.kind]}</p>
              <p class="text-sm text-ink-2">{about(finding, state)}</p>
              {finding.saleId !== null && (
                <a class="link text-sm" href={`/sales/${finding.saleId}`}>{finding.saleNumber ?? finding.saleId}</a>
              )}
            </div>
            <form method="post" action="/reconciliation">
              <input type="hidden" name="kind" value={finding.kind} />
              <input type="hidden" name="subject" value={finding.subject} />
              <Button tone="quiet" name="act" value="aside">{say.setAside}</Button>
            </form>
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** The facts of a finding: which invoice, and the two amounts. */
function about({ facts, externalId }: KeptFinding, { words: { invoicing: { page: say } }, formats }: State): string {
  const money = (name: string) => formats.money(Number(facts[name]));
  return [
    facts.invoice !== undefined || externalId !== null ? say.invoice(String(facts.invoice ?? externalId)) : null,
    facts.other !== undefined ? say.other(String(facts.other)) : null,
    facts.ours !== undefined && facts.theirs !== undefined ? say.sums(money("ours"), money("theirs")) : null,
    facts.gross !== undefined ? money("gross") : null,
    facts.credited !== undefined ? money("credited") : null,
    facts.currency !== undefined ? String(facts.currency) : null,
  ].filter((part) => part !== null).join(" · ");
}

function Uninvoiced({ uninvoiced, state: { words: { invoicing: { page: say, box } }, formats, now } }: Props) {
  return (
    <Card title={say.uninvoiced}>
      <p class="text-ink-2 mb-3">{say.uninvoicedText}</p>
      <ul class="priced-lines">
        {uninvoiced.map(({ saleId, customerName, number, gross, completedAt }) => (
          <li key={saleId}>
            <div>
              <p>
                <a class="link font-semibold" href={`/sales/${saleId}`}>{customerName}</a>
              </p>
              <p class="text-sm text-ink-2">
                {`${number} · ${formats.money(gross)} · ${formats.moment(completedAt, now)}`}
              </p>
            </div>
            <form method="post" action={`/sales/${saleId}/invoice`}>
              <input type="hidden" name="from" value="reconciliation" />
              <Button tone="quiet" icon="file-text">{box.make}</Button>
            </form>
          </li>
        ))}
      </ul>
    </Card>
  );
}
