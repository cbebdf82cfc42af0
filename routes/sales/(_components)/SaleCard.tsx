import { cx } from "../../../components/cx.ts";
import { Icon } from "../../../components/Icon.tsx";
import { covers } from "../../../domain/kernel/permissions.ts";
import { dayOf } from "../../../domain/kernel/time.ts";
import { nextStatuses } from "../../../domain/sales/moves.ts";
import type { SaleRow } from "../../../domain/sales/ports.ts";
import type { BoardProps } from "./Board.tsx";
import { MoveMenu } from "./MoveMenu.tsx";

/** A sale on the board: whose it is, what it is, when, and the ways it can go. */
export function SaleCard(props: BoardProps & { readonly sale: SaleRow }) {
  const { sale, url, actor, words: t, formats } = props;
  const whose = { assignedTo: sale.assignee?.id ?? null, createdBy: sale.createdBy };
  const next = covers(actor, "edit_sales", whose) ? nextStatuses(sale.status) : [];
  return (
    <li
      class="deal"
      data-card={sale.id}
      data-name={sale.number}
      data-version={String(sale.version)}
      data-next={next.join(" ")}
    >
      <a class="deal-name" href={`/sales/${sale.id}`}>{sale.customerName}</a>
      <p class="deal-text">{sale.title}</p>
      <p class="deal-facts">
        <span>{sale.number}</span>
        <b>{formats.money(sale.net)}</b>
      </p>
      <p class="deal-facts">
        <When {...props} />
        <span>{sale.assignee?.name ?? t.common.unassigned}</span>
      </p>
      {next.length > 0 && (
        <div class="deal-acts">
          <button type="button" class="deal-grip needs-script" aria-label={t.daily.board.grip(sale.number)}>
            <Icon name="grip-vertical" />
          </button>
          <MoveMenu
            label={t.daily.board.move(sale.number)}
            sale={sale}
            next={next}
            back={`board${url.search}`}
            words={t}
          />
        </div>
      )}
    </li>
  );
}

/** When something is to happen: late, today, later, or nothing planned, by word and colour. */
function When({ sale, today, zone, words: t, formats }: BoardProps & { readonly sale: SaleRow }) {
  const { status, scheduledAt } = sale;
  if (scheduledAt === null) {
    return (
      <span class={cx("deal-when", status === "ACCEPTED" && "text-progress")}>
        {status === "ACCEPTED" ? t.daily.board.noDate : formats.relativeDay(sale.saleDate, today)}
      </span>
    );
  }
  const day = dayOf(scheduledAt, zone);
  const late = status === "SCHEDULED" && day < today;
  return (
    <span
      class={cx("deal-when", late && "text-danger", !late && day === today && "text-paid")}
      title={late ? t.daily.board.late : undefined}
    >
      {late && <Icon name="triangle-alert" label={t.daily.board.late} />}
      {`${formats.relativeDay(day, today)} ${formats.clock(scheduledAt)}`}
    </span>
  );
}
