import type { State } from "../../../adapters/http/define.ts";
import { ONCE_FIELD, type Typed } from "../../../adapters/http/form.ts";
import { refusalSentence, type Sentences } from "../../../adapters/http/sentences.ts";
import { Button, LinkButton } from "../../../components/Button.tsx";
import { Card } from "../../../components/Card.tsx";
import { Flash } from "../../../components/Flash.tsx";
import { PageHead } from "../../../components/PageHead.tsx";
import { Select } from "../../../components/Select.tsx";
import { Textarea } from "../../../components/Textarea.tsx";
import { MOST_COUNTED } from "../../../domain/kernel/page.ts";
import type { Member } from "../../../domain/organizations/organization.ts";
import type { RowOutcome } from "../../../domain/sales/change_many.ts";
import { SALE_STATUSES, type SaleStatus, STATES } from "../../../domain/sales/moves.ts";
import type { Words } from "../../../locales/words.ts";
import type { BulkForm } from "./bulk_form.ts";
import { wayBack } from "./way_back.ts";

export interface Shown {
  readonly act: string;
  readonly count: number;
  readonly members: readonly Member[];
  readonly typed: Typed;
  readonly faults: Sentences;
  /** What became of each, once it is done. */
  readonly outcomes: readonly RowOutcome[] | null;
}

/** What the second form still lacks, by field; null where nothing. */
export function reasonMissing({ act, to, reason }: BulkForm, { fields, refusals }: Words): Sentences | null {
  if (act !== "move") return null;
  if (to === null) return { to: fields.choice };
  return STATES[to].asks === "reason" && reason === null ? { reason: refusals.reason_missing } : null;
}

/** What exactly is to be done to how many sales, or what became of each. */
export function ShownMany({ data, state }: { data: Shown; state: State }) {
  const { act, count, typed, outcomes } = data;
  const { words: t, formats } = state;
  const { many } = t.daily;
  const list = wayBack(`list${typed.query ? `?${typed.query.replace(/^\?/, "")}` : ""}`) ?? "/sales";
  const title = act === "move" ? many.moveTitle : act === "assign" ? many.assignTitle : many.deleteTitle;
  return (
    <>
      <PageHead
        title={title(t.daily.rows(count, formats.count(count)))}
        back={{ href: list, label: t.nav.sales }}
      />
      {outcomes === null ? <Ask data={data} state={state} list={list} /> : (
        <Outcomes
          outcomes={outcomes}
          state={state}
          list={list}
        />
      )}
    </>
  );
}

function Ask({ data, state: { words: t }, list }: { data: Shown; state: State; list: string }) {
  const { act, count, members, typed, faults } = data;
  const { many } = t.daily;
  const kept = Object.entries(typed).filter(([name]) => name.startsWith("ids.") || ["all", "query"].includes(name));
  return (
    <Card>
      <form method="post" action="/sales/bulk" novalidate class="grid gap-4 max-w-lg">
        {faults[""] && <Flash kind="problem">{faults[""]}</Flash>}
        {kept.map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)}
        <input type="hidden" name={ONCE_FIELD} value={crypto.randomUUID()} />
        <input type="hidden" name="act" value={act} />
        {act === "move" && (
          <>
            <Select
              name="to"
              label={t.sales.dialogs.newStatus}
              hint={many.moveHint}
              value={typed.to}
              error={faults.to}
              blank={many.choose}
              required
              choices={SALE_STATUSES.filter(reachable).map((value) => ({ value, label: t.statuses[value] }))}
            />
            <Textarea
              name="reason"
              label={t.sales.dialogs.reason}
              hint={many.reasonHint}
              value={typed.reason}
              error={faults.reason}
              rows={2}
            />
          </>
        )}
        {act === "assign" && (
          <Select
            name="assignedTo"
            label={t.sales.assignee}
            value={typed.assignedTo ?? ""}
            error={faults.assignedTo}
            blank={t.common.unassigned}
            choices={members.filter(({ active }) => active).map(({ id, name }) => ({ value: id, label: name }))}
          />
        )}
        {act === "delete" && <p>{many.deleteText}</p>}
        {count >= MOST_COUNTED && <p class="text-ink-2">{many.bound}</p>}
        <div class="flex flex-wrap gap-2">
          <LinkButton href={list}>{t.common.cancel}</LinkButton>
          <Button tone={act === "delete" ? "destroy" : "primary"} name="go" value="yes">
            {act === "delete" ? t.common.delete : many.go}
          </Button>
        </div>
      </form>
    </Card>
  );
}

const reachable = (status: SaleStatus) => status !== "QUOTE_SENT";

function Outcomes({ outcomes, state, list }: { outcomes: readonly RowOutcome[]; state: State; list: string }) {
  const { words: t, formats } = state;
  const { many } = t.daily;
  const refused = outcomes.filter(({ refusal }) => refusal !== null), done = outcomes.length - refused.length;
  return (
    <>
      <Flash kind={refused.length > 0 ? "note" : "done"}>
        {many.result(t.daily.rows(done, formats.count(done)), formats.count(refused.length))}
      </Flash>
      {refused.length > 0 && (
        <Card title={many.refused}>
          <Rows outcomes={refused} state={state} />
        </Card>
      )}
      {done > 0 && (
        <Card title={many.done}>
          <Rows outcomes={outcomes.filter(({ refusal }) => refusal === null)} state={state} />
        </Card>
      )}
      <LinkButton href={list} tone="primary" icon="arrow-left">{many.back}</LinkButton>
    </>
  );
}

function Rows({ outcomes, state: { words: t, formats } }: { outcomes: readonly RowOutcome[]; state: State }) {
  return (
    <ul class="outcomes">
      {outcomes.map(({ id, number, customerName, refusal }) => (
        <li key={id}>
          {number === null
            ? <span>{t.daily.many.unseen}</span>
            : <a class="link outcome-link" href={`/sales/${id}`}>{`${number} · ${customerName}`}</a>}
          {refusal && <span class="text-ink-2">{refusalSentence(refusal, t, formats)}</span>}
        </li>
      ))}
    </ul>
  );
}
