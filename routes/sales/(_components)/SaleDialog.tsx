import type { Sentences } from "../../../adapters/http/sentences.ts";
import type { Typed } from "../../../adapters/http/form.ts";
import { Button } from "../../../components/Button.tsx";
import { Select } from "../../../components/Select.tsx";
import { Textarea } from "../../../components/Textarea.tsx";
import { DateInput, DateTimeInput, MoneyInput, TextInput } from "../../../components/TextInput.tsx";
import { localTimeOf } from "../../../domain/kernel/time.ts";
import type { SlotDay } from "../../../domain/calendar/find_calendar.ts";
import type { Day } from "../../../domain/kernel/time.ts";
import { SALE_STATUSES } from "../../../domain/sales/moves.ts";
import { owed } from "../../../domain/sales/payment.ts";
import type { SaleView } from "../../../domain/sales/ports.ts";
import { StepDialog } from "../../(_components)/StepDialog.tsx";
import { SlotLinks } from "../../calendar/(_components)/SlotLinks.tsx";
import { wayBack } from "./way_back.ts";
import type { Formats } from "../../../locales/format.ts";
import type { Words } from "../../../locales/words.ts";

export const DIALOGS = ["SCHEDULED", "LOST", "CANCELLED", "correct", "pay", "refund", "delete"] as const;
export type DialogKind = typeof DIALOGS[number];

export interface SaleDialogProps {
  readonly kind: DialogKind;
  readonly sale: SaleView;
  /** What was typed, where the dialog comes back. */
  readonly typed: Typed;
  readonly faults: Sentences;
  readonly once: string;
  /** When the one whose visit it is has time. */
  readonly slots?: readonly SlotDay[];
  readonly today: Day;
  readonly zone: string;
  readonly words: Words;
  readonly formats: Formats;
}

/** What a step, a payment or a deletion asks for before it happens. */
export function SaleDialog(props: SaleDialogProps) {
  const { kind, sale, faults, once, words: t } = props;
  const closeHref = wayBack(props.typed.back) ?? `/sales/${sale.id}`;
  const { title, action, Body } = DIALOG[kind];
  return (
    <StepDialog
      {...{ kind, closeHref, faults, once, words: t }}
      title={title(t, sale)}
      action={`/sales/${sale.id}/${action}`}
      deed={<Deed {...props} />}
    >
      <Body {...props} />
    </StepDialog>
  );
}

function Deed({ kind, words: t }: SaleDialogProps) {
  const { sales } = t;
  switch (kind) {
    case "delete":
      return <Button tone="destroy">{sales.page.delete}</Button>;
    case "pay":
      return <Button tone="primary">{sales.pay.submit}</Button>;
    case "refund":
      return <Button tone="primary">{sales.pay.refund}</Button>;
    case "correct":
      return <Button tone="primary">{sales.dialogs.correct}</Button>;
    default:
      return (
        <Button tone={kind === "SCHEDULED" ? "primary" : "destroy"} name="to" value={kind}>{sales.moves[kind]}</Button>
      );
  }
}

function Schedule({ sale, typed, faults, slots, zone, words, formats }: SaleDialogProps) {
  const { sales, calendar: { visit } } = words;
  return (
    <>
      <Version sale={sale} typed={typed} />
      <DateTimeInput
        name="scheduledAt"
        label={sales.dialogs.start}
        hint={sale.assignee?.name}
        value={typed.scheduledAt ?? (sale.scheduledAt ? localTimeOf(sale.scheduledAt, zone) : "")}
        error={faults.scheduledAt}
        required
        autofocus
      />
      {slots && (
        <div class="mt-4">
          <p class="flex justify-between gap-3 mb-2">
            <b>{visit.free}</b>
            <a class="link" href={`/calendar/free?sale=${sale.id}`}>{visit.all}</a>
          </p>
          {slots.length > 0 && <SlotLinks sale={sale} slots={slots} back={typed.back} zone={zone} formats={formats} />}
        </div>
      )}
    </>
  );
}

function Reason({ sale, typed, faults, words: { sales } }: SaleDialogProps) {
  return (
    <>
      <Version sale={sale} typed={typed} />
      <Textarea
        name="reason"
        label={sales.dialogs.reason}
        hint={sales.dialogs.reasonHint}
        value={typed.reason}
        error={faults.reason}
        rows={3}
        required
        autofocus
      />
    </>
  );
}

function Correction(props: SaleDialogProps) {
  const { sale, typed, faults, zone, words: t } = props;
  return (
    <>
      <p class="mb-3 text-ink-2">{t.sales.dialogs.correctHint}</p>
      <Select
        name="to"
        label={t.sales.dialogs.newStatus}
        value={typed.to}
        error={faults.to}
        choices={SALE_STATUSES.filter((status) => status !== sale.status).map((value) => ({
          value,
          label: t.statuses[value],
        }))}
      />
      <DateTimeInput
        name="scheduledAt"
        label={t.sales.dialogs.start}
        value={typed.scheduledAt ?? (sale.scheduledAt ? localTimeOf(sale.scheduledAt, zone) : "")}
        error={faults.scheduledAt}
        optional={t.common.optional}
      />
      <Reason {...props} />
    </>
  );
}

function Pay({ kind, sale, typed, faults, today, words: { sales, common }, formats }: SaleDialogProps) {
  const rest = owed(sale.gross, sale.paid);
  const suggested = kind === "refund" ? sale.paid : rest;
  return (
    <div class="form-grid">
      {kind === "refund" && <input type="hidden" name="refund" value="yes" />}
      <MoneyInput
        name="amount"
        label={sales.pay.amount}
        value={typed.amount ?? (suggested > 0 ? formats.amount(suggested) : "")}
        error={faults.amount}
        unit={common.unit}
        required
        autofocus
      />
      <DateInput name="paidOn" label={sales.pay.day} value={typed.paidOn ?? today} error={faults.paidOn} required />
      <TextInput
        name="reference"
        label={sales.pay.reference}
        hint={sales.pay.referenceHint}
        value={typed.reference}
        error={faults.reference}
        optional={common.optional}
        maxLength={200}
      />
    </div>
  );
}

function Deletion({ words: { sales } }: SaleDialogProps) {
  return <p>{sales.page.deleteText}</p>;
}

/** The version that was seen, and where the step leads back to. */
function Version({ sale, typed }: Pick<SaleDialogProps, "sale" | "typed">) {
  return (
    <>
      <input type="hidden" name="version" value={String(sale.version)} />
      {typed.back && <input type="hidden" name="back" value={typed.back} />}
    </>
  );
}

const DIALOG: Record<DialogKind, {
  title: (t: Words, sale: SaleView) => string;
  action: string;
  Body: (props: SaleDialogProps) => preact.JSX.Element;
}> = {
  SCHEDULED: { title: ({ sales }) => sales.dialogs.scheduleTitle, action: "status", Body: Schedule },
  LOST: { title: ({ sales }) => sales.dialogs.lostTitle, action: "status", Body: Reason },
  CANCELLED: { title: ({ sales }) => sales.dialogs.cancelledTitle, action: "status", Body: Reason },
  correct: { title: ({ sales }) => sales.dialogs.correctTitle, action: "correct", Body: Correction },
  pay: { title: ({ sales }) => sales.pay.title, action: "payments", Body: Pay },
  refund: { title: ({ sales }) => sales.pay.refundTitle, action: "payments", Body: Pay },
  delete: { title: ({ sales }, { number }) => sales.page.deleteTitle(number), action: "delete", Body: Deletion },
};
