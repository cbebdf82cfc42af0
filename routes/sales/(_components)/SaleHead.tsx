import { Button, LinkButton } from "../../../components/Button.tsx";
import { Menu, MenuLink } from "../../../components/Menu.tsx";
import { PageHead } from "../../../components/PageHead.tsx";
import { PaymentBadge, StatusBadge } from "../../../components/StatusBadge.tsx";
import { Steps } from "../../../components/Steps.tsx";
import { covers, may } from "../../../domain/kernel/permissions.ts";
import { nextStatuses, type SaleStatus, STATES } from "../../../domain/sales/moves.ts";
import { isOverdue, owed } from "../../../domain/sales/payment.ts";
import type { SaleView } from "../../../domain/sales/ports.ts";
import type { Words } from "../../../locales/words.ts";
import { offers } from "./offered.ts";
import type { DialogKind } from "./SaleDialog.tsx";
import type { SaleFileProps } from "./SaleFile.tsx";

/** The road most sales take; the others leave it where they ended. */
const ROAD = ["QUOTE_SENT", "ACCEPTED", "SCHEDULED", "IN_PROGRESS", "COMPLETED", "PAID"] as const;

/** What sale it is, how it stands, and the steps it can take. */
export function SaleHead({ file: { sale }, actor, today, once, words: t }: SaleFileProps) {
  const editable = sale.deletedAt === null && covers(actor, "edit_sales", sale);
  const steps = editable ? nextStatuses(sale.status) : [];
  const can = (kind: DialogKind) => offers(actor, sale, kind);
  const overdue = isOverdue(sale, today);
  return (
    <PageHead
      back={{ href: "/sales", label: t.nav.sales }}
      over={sale.number}
      title={sale.customer.name}
      badge={
        <>
          <StatusBadge status={sale.status} word={t.statuses[sale.status]} />
          {/* A sale that is paid, and paid in full, says it once. */}
          {!(sale.status === "PAID" && sale.paymentStatus === "PAID") && (
            <PaymentBadge
              status={overdue ? "OVERDUE" : sale.paymentStatus}
              word={overdue ? t.paymentStatuses.OVERDUE : t.paymentStatuses[sale.paymentStatus]}
            />
          )}
        </>
      }
    >
      {editable && (
        <LinkButton href={`/sales/${sale.id}/edit`} icon="pencil" class="wide-only">{t.common.edit}</LinkButton>
      )}
      {steps.map((to, place) => (
        <NextStep key={to} sale={sale} to={to} tone={place === 0 ? "primary" : "plain"} once={once} words={t} />
      ))}
      {editable && (
        <Menu label={t.common.more}>
          <div class="phone-only">
            <MenuLink href={`/sales/${sale.id}/edit`} icon="pencil">{t.common.edit}</MenuLink>
          </div>
          {may(actor, "create_sales") && (
            <MenuLink href={`/sales/new?copy=${sale.id}`} icon="copy">{t.sales.page.copy}</MenuLink>
          )}
          {can("refund") && <MenuLink href="?dialog=refund" icon="rotate-ccw">{t.sales.pay.refundTitle}</MenuLink>}
          {can("correct") && <MenuLink href="?dialog=correct" icon="pencil">{t.sales.dialogs.correctTitle}</MenuLink>}
          {can("delete") && <MenuLink href="?dialog=delete" icon="trash-2">{t.sales.page.delete}</MenuLink>}
        </Menu>
      )}
    </PageHead>
  );
}

/** A step that asks for nothing is a button; one that asks for a reason, a time or a payment opens its dialog. */
function NextStep({ sale, to, tone, once, words: t }: {
  sale: SaleView;
  to: SaleStatus;
  tone: "primary" | "plain";
  once: string;
  words: Words;
}) {
  const asks = STATES[to].asks;
  if (to === "PAID" && owed(sale.gross, sale.paid) > 0) {
    return <LinkButton tone={tone} href="?dialog=pay" icon="banknote">{t.sales.pay.title}</LinkButton>;
  }
  if (asks !== null) return <LinkButton tone={tone} href={`?dialog=${to}`}>{t.sales.moves[to]}</LinkButton>;
  return (
    <form method="post" action={`/sales/${sale.id}/status`}>
      <input type="hidden" name="once" value={`${once}-${to}`} />
      <input type="hidden" name="version" value={String(sale.version)} />
      <Button tone={tone} name="to" value={to}>{t.sales.moves[to]}</Button>
    </form>
  );
}

/** How far it has come; nothing where it left the road. */
export function SaleRoad({ sale, words: t }: { sale: SaleView; words: Words }) {
  const place = ROAD.indexOf(sale.status as typeof ROAD[number]);
  if (place < 0) return null;
  return (
    <Steps
      label={t.sales.page.steps}
      steps={ROAD.map((status, at) => ({
        label: t.statuses[status],
        state: at < place || sale.status === "PAID" ? "done" : at === place ? "current" : "ahead",
      }))}
    />
  );
}
