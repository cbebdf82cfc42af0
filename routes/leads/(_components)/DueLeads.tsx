import { Card } from "../../../components/Card.tsx";
import { FollowUpMark } from "../../../components/LeadMarks.tsx";
import type { Day } from "../../../domain/kernel/time.ts";
import type { LeadTotals, LeadView } from "../../../domain/leads/ports.ts";
import type { Formats } from "../../../locales/format.ts";
import type { Words } from "../../../locales/words.ts";
import { nextStep } from "./lead_words.ts";

/** Whom to get back to today, the latest first; nothing where nobody waits. */
export function DueLeads({ leads, totals, all, today, words: t, formats }: {
  readonly leads: readonly LeadView[];
  readonly totals: LeadTotals;
  /** The list they are the beginning of. */
  readonly all: string;
  readonly today: Day;
  readonly words: Words;
  readonly formats: Formats;
}) {
  const { leads: say } = t;
  if (leads.length === 0) return null;
  const more = totals.count > leads.length || totals.isLowerBound;
  return (
    <Card title={say.due.title} class="due-leads">
      <ul class="priced-lines">
        {leads.map((lead) => (
          <li key={lead.id}>
            <div>
              <a class="board-name" href={`/leads/${lead.id}`}>{lead.contactName}</a>
              <span class="text-sm text-ink-2">{lead.service?.name ?? lead.companyName ?? ""}</span>
            </div>
            <div>
              <FollowUpMark {...nextStep(lead, today, t, formats)} />
              {lead.contactPhone && (
                <a class="board-name" href={`tel:${lead.contactPhone}`}>{formats.phone(lead.contactPhone)}</a>
              )}
            </div>
          </li>
        ))}
      </ul>
      {more && <a class="board-more" href={all}>{say.due.all(formats.count(totals.count, totals.isLowerBound))}</a>}
    </Card>
  );
}
