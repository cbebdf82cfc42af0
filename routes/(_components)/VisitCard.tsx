import { Button } from "../../components/Button.tsx";
import { Contact } from "../../components/Contact.tsx";
import { Icon } from "../../components/Icon.tsx";
import { StatusBadge } from "../../components/StatusBadge.tsx";
import type { Actor } from "../../domain/kernel/actor.ts";
import { covers } from "../../domain/kernel/permissions.ts";
import type { Day } from "../../domain/kernel/time.ts";
import { nextStatuses, type SaleStatus } from "../../domain/sales/moves.ts";
import type { VisitRow } from "../../domain/sales/ports.ts";
import type { Formats } from "../../locales/format.ts";
import type { Words } from "../../locales/words.ts";

/** The two steps that are taken on the way: the work begins, and it ends. */
const ON_THE_WAY: readonly SaleStatus[] = ["IN_PROGRESS", "COMPLETED"];

/** A visit with all one needs at the door, and the one thing to do next. No prices. */
export function VisitCard({ visit, next, ours, day, actor, once, words: t, formats }: {
  readonly visit: VisitRow;
  /** The one to see to now: its step is the page's main action. */
  readonly next: boolean;
  /** The list is of several people, so each visit says whose it is. */
  readonly ours: boolean;
  readonly day: Day;
  readonly actor: Actor;
  readonly once: string;
  readonly words: Words;
  readonly formats: Formats;
}) {
  const { customer, assignee } = visit;
  const step = nextStatuses(visit.status).find((to) => ON_THE_WAY.includes(to));
  const mine = covers(actor, "edit_sales", { assignedTo: assignee?.id ?? null, createdBy: visit.createdBy });
  const meta = [
    visit.startedAt && t.today.started(formats.clock(visit.startedAt)),
    visit.endedAt && t.today.ended(formats.clock(visit.endedAt)),
    ours && assignee?.name,
  ].filter(Boolean);
  return (
    <li class="visit card">
      <p class="visit-time">
        <b>{formats.clock(visit.scheduledAt)}</b>
        <span>{formats.clock(visit.scheduledUntil)}</span>
      </p>
      <div>
        <p class="visit-head">
          <a class="visit-name" href={`/sales/${visit.id}`}>{customer.name}</a>
          <StatusBadge status={visit.status} word={t.statuses[visit.status]} />
        </p>
        <p class="text-ink-2">{visit.title}</p>
        <Contact {...customer} email={null} placeFirst words={t} formats={formats} />
        {visit.customerNotes && <p class="note-text">{visit.customerNotes}</p>}
        {visit.internalNotes && (
          <p class="note-text text-ink-2">
            <Icon name="sticky-note" label={t.sales.form.internalNotes} /> {visit.internalNotes}
          </p>
        )}
        {meta.length > 0 && <p class="text-sm text-ink-3">{meta.join(" · ")}</p>}
      </div>
      {step && mine && (
        <form method="post" action={`/sales/${visit.id}/status`} class="visit-step">
          <input type="hidden" name="once" value={`${once}-${visit.number}`} />
          <input type="hidden" name="version" value={String(visit.version)} />
          <input type="hidden" name="back" value={day} />
          <Button
            tone={next ? "primary" : "plain"}
            icon={step === "COMPLETED" ? "check" : "play"}
            name="to"
            value={step}
          >
            {step === "COMPLETED" ? t.today.finish : t.today.start}
          </Button>
        </form>
      )}
    </li>
  );
}
