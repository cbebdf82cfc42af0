import { LinkButton } from "../../../components/Button.tsx";
import { StatusBadge, Tag } from "../../../components/StatusBadge.tsx";
import { isOwn } from "../../../domain/agreements/plan.ts";
import type { VisitView } from "../../../domain/agreements/ports.ts";
import type { Actor } from "../../../domain/kernel/actor.ts";
import { may } from "../../../domain/kernel/permissions.ts";
import type { Formats } from "../../../locales/format.ts";
import type { Words } from "../../../locales/words.ts";

interface Reading {
  readonly visits: readonly VisitView[];
  readonly words: Words;
  readonly formats: Formats;
}

/** Visits that have no time yet: when they were to be, what is in the way, and the way to give them one. */
export function Waiting({ visits, actor, words: t, formats }: Reading & { readonly actor: Actor }) {
  const { waiting: say } = t.agreements;
  return (
    <>
      <p class="mb-2 text-ink-2">{say.text}</p>
      <ul class="beside-list waiting-visits">
        {visits.map((visit) => (
          <li key={visit.saleId}>
            <div>
              <p>
                <a class="link inline-flex items-center min-h-tap" href={`/sales/${visit.saleId}`}>
                  {visit.customerName}
                </a>
                {visit.assignee && ` · ${visit.assignee.name}`}
              </p>
              <p class="text-sm text-ink-2">
                {say.wanted(formats.visit(visit.plannedAt, visit.plannedUntil))}
                {" · "}
                {visit.inTheWay
                  ? (
                    <a class="link inline-flex items-center min-h-tap" href={`/sales/${visit.inTheWay.id}`}>
                      {say.because(
                        visit.inTheWay.number,
                        formats.visit(visit.inTheWay.scheduledAt, visit.inTheWay.scheduledUntil),
                      )}
                    </a>
                  )
                  : say.free}
              </p>
            </div>
            {may(actor, "edit_sales") && (
              <LinkButton href={`/sales/${visit.saleId}?dialog=SCHEDULED`} icon="clock">{say.give}</LinkButton>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

/** Visits made, each with how it stands. */
export function Visits({ visits, words: t, formats }: Reading) {
  const { page } = t.agreements;
  return (
    <ul class="beside-list">
      {visits.map((visit) => (
        <li key={visit.saleId}>
          <a href={`/sales/${visit.saleId}`}>
            <span class="beside-head">
              <b>
                {visit.scheduledAt
                  ? formats.visit(visit.scheduledAt, visit.scheduledUntil)
                  : formats.visit(visit.plannedAt, visit.plannedUntil)}
              </b>
              <span>{formats.money(visit.gross)}</span>
            </span>
            <span class="beside-head">
              <span class="badges">
                <StatusBadge status={visit.status} word={t.statuses[visit.status]} />
                {visit.scheduledAt === null && visit.status === "ACCEPTED" && <Tag word={t.agreements.waiting.title} />}
                {isOwn(visit) && <Tag word={page.own} />}
              </span>
              <small>{visit.number}</small>
            </span>
          </a>
        </li>
      ))}
    </ul>
  );
}
