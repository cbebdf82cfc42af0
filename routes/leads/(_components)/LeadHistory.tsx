import { Button } from "../../../components/Button.tsx";
import { Card } from "../../../components/Card.tsx";
import { Timeline } from "../../../components/Timeline.tsx";
import { undoLeadMove } from "../../../domain/leads/lead.ts";
import type { LeadStep, LeadView } from "../../../domain/leads/ports.ts";
import type { Formats } from "../../../locales/format.ts";
import type { Words } from "../../../locales/words.ts";
import type { LeadFileProps } from "./LeadFile.tsx";
import { isEditable } from "./LeadHead.tsx";

/** What was done with it, the last first; its last move can be taken back. */
export function LeadHistory(props: LeadFileProps) {
  const { file: { lead, history }, now, words: t, formats } = props;
  const { leads: say } = t;
  const undoable = isEditable(props) && undoLeadMove(lead, history.at(-1) ?? null).ok;
  return (
    <Card title={say.page.history}>
      <Timeline
        label={say.page.history}
        moments={history.toReversed().map((step, place) => ({
          title: titleOf(step, say, formats),
          meta: t.common.by(formats.moment(step.at, now), step.by?.name ?? say.steps.system),
          ...(detail(step, say, formats)),
          ...(place === 0 && undoable ? { action: <TakeBack lead={lead} words={t} /> } : {}),
        }))}
      />
    </Card>
  );
}

/** The same as in the message after a move, without a time to be quick enough in. */
function TakeBack({ lead, words: t }: { lead: LeadView; words: Words }) {
  return (
    <form method="post" action={`/leads/${lead.id}/undo`}>
      <input type="hidden" name="version" value={String(lead.version)} />
      <Button tone="quiet" icon="undo-2" class="-ml-4">{t.daily.undo}</Button>
    </form>
  );
}

function titleOf({ kind, to, ending, followUpOn }: LeadStep, say: Words["leads"], formats: Formats): string {
  switch (kind) {
    case "CREATED":
    case "ASSIGNED":
    case "CONVERTED":
      return say.steps[kind];
    case "MOVED":
      return ending === null
        ? say.steps.MOVED(say.statuses[to!])
        : `${say.steps.MOVED(say.statuses[to!])} · ${say.endings[ending]}`;
    case "FOLLOW_UP":
      return followUpOn === null ? say.steps.unplanned : say.steps.planned(formats.day(followUpOn));
    default:
      return to === null ? say.activities[kind] : `${say.activities[kind]} · ${say.statuses[to]}`;
  }
}

function detail({ kind, note, followUpOn }: LeadStep, say: Words["leads"], formats: Formats): { text?: string } {
  const planned = kind !== "FOLLOW_UP" && kind !== "MOVED" && followUpOn !== null
    ? [say.steps.planned(formats.day(followUpOn))]
    : [];
  const parts = [...(note ? [note] : []), ...planned];
  return parts.length === 0 ? {} : { text: parts.join(" · ") };
}
