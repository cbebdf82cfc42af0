import { accountsSentence } from "../../../adapters/http/billing_words.ts";
import { Button } from "../../../components/Button.tsx";
import { Card } from "../../../components/Card.tsx";
import { DefinitionList, type Fact } from "../../../components/DefinitionList.tsx";
import type { Actor } from "../../../domain/kernel/actor.ts";
import { may } from "../../../domain/kernel/permissions.ts";
import type { Day, Instant } from "../../../domain/kernel/time.ts";
import type { SaleInvoice } from "../../../domain/invoicing/find_invoice.ts";
import { STATES } from "../../../domain/sales/moves.ts";
import type { SaleView } from "../../../domain/sales/ports.ts";
import type { Formats } from "../../../locales/format.ts";
import type { Words } from "../../../locales/words.ts";

interface Props {
  readonly sale: SaleView;
  readonly billing: SaleInvoice;
  readonly actor: Actor;
  readonly once: string;
  readonly today: Day;
  readonly now: Instant;
  readonly words: Words;
  readonly formats: Formats;
}

/** The sale's invoice as the accounts have it, what does not agree, and what stopped on the way there. */
export function InvoiceBox(props: Props) {
  const { sale, billing: { accounts, invoice, trouble }, words: { invoicing: { box } } } = props;
  if (invoice === null && (accounts === null || !STATES[sale.status].invoiced)) return null;
  const made = invoice !== null && invoice.state !== "asked";
  return (
    <Card title={box.title}>
      <div class="grid gap-3">
        {made ? <Facts {...props} /> : trouble === null && <p class="text-ink-2">{waiting(props)}</p>}
        {made && <Gaps {...props} />}
        {trouble && <WentWrong {...props} />}
        <AskAgain {...props} />
      </div>
    </Card>
  );
}

function waiting({ billing: { accounts, invoice, atWork }, words: { invoicing: { box }, delivery } }: Props): string {
  if (accounts === null) return box.notConnected;
  if (atWork || invoice?.state === "asked") return box.waiting(delivery.neighbours[accounts]);
  return box.none;
}

function Facts({ billing: { invoice }, today, words: { invoicing: { box }, delivery, common }, formats }: Props) {
  const one = invoice!;
  const sum = (term: string, ore: number | null, total = false): Fact | false =>
    ore !== null && { term, value: formats.money(ore), ...(total ? { total } : {}) };
  const facts: (Fact | false)[] = [
    { term: delivery.neighbours[one.provider], value: box.states[one.state] },
    { term: box.number, value: one.number ?? common.none },
    one.dueOn !== null && one.state === "approved" &&
    { term: box.due, value: formats.relativeDay(one.dueOn, today) },
    sum(box.gross, one.gross),
    one.state === "approved" && sum(box.balance, one.balance),
    one.credited > 0 && sum(box.credited, one.credited),
    one.state === "approved" && { term: box.sent, value: box.sentWords[one.sent] },
  ];
  return (
    <>
      <DefinitionList facts={facts.filter((fact) => fact !== false)} />
      {one.state === "draft" && <p class="text-sm text-ink-2">{box.draftHint(delivery.neighbours[one.provider])}</p>}
    </>
  );
}

function Gaps({ billing: { differences }, words: { invoicing: { box } }, formats }: Props) {
  return differences.map(({ field, ours, theirs }) => (
    <p key={field} class="text-danger" role="status">
      {box.difference(box.fields[field], formats.money(ours), formats.money(theirs))}
    </p>
  ));
}

function WentWrong({ billing, now, words, formats }: Props) {
  const { step, why, nextTry } = billing.trouble!;
  const { box, steps } = words.invoicing;
  return (
    <div role="status">
      <p class="font-semibold">{steps[step]}</p>
      <p class="text-ink-2">{accountsSentence(why, words, formats)}</p>
      {nextTry && <p class="text-sm text-ink-3">{box.nextTry(formats.moment(nextTry, now))}</p>}
    </div>
  );
}

/** Only what is stuck or missing can be asked for; everything else goes on by itself. */
function AskAgain({ sale, billing: { accounts, invoice, trouble, atWork }, actor, once, words }: Props) {
  const missing = !atWork && (invoice === null || invoice.state === "voided");
  const open = accounts !== null && STATES[sale.status].invoiced && sale.deletedAt === null;
  if (!open || !may(actor, "invoice_sales") || (trouble === null && !missing)) return null;
  const { box } = words.invoicing;
  return (
    <form method="post" action={`/sales/${sale.id}/invoice`}>
      <input type="hidden" name="once" value={`${once}-invoice`} />
      <Button icon={trouble ? "rotate-ccw" : "file-text"}>{trouble ? box.again : box.make}</Button>
    </form>
  );
}
