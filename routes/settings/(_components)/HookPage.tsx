import type { State } from "../../../adapters/http/define.ts";
import { Button, LinkButton } from "../../../components/Button.tsx";
import { Card } from "../../../components/Card.tsx";
import { DefinitionList } from "../../../components/DefinitionList.tsx";
import { EmptyState } from "../../../components/EmptyState.tsx";
import { Flash } from "../../../components/Flash.tsx";
import { PageHead } from "../../../components/PageHead.tsx";
import { Pagination } from "../../../components/Pagination.tsx";
import { Tag } from "../../../components/StatusBadge.tsx";
import { Table } from "../../../components/Table.tsx";
import { hasTwoSecrets, type Hook, type HookDelivery, isStillSent } from "../../../domain/hooks/hook.ts";
import { type Cursor, type Listing, writeCursor } from "../../../domain/kernel/page.ts";

interface Props {
  readonly hook: Hook;
  readonly log: Listing<HookDelivery>;
  readonly totals: { readonly count: number; readonly isLowerBound: boolean };
  /** A message was to be sent again while it is off. */
  readonly refused: boolean;
  readonly state: State;
}

/** One webhook: how it stands, what can be done with it, and what was sent. */
export function HookPage({ hook, log, totals, refused, state }: Props) {
  const { words: { hooks: say }, formats, now } = state;
  const own = `/settings/webhooks/${hook.id}`;
  const next = hook.state === "on" ? "off" : "on";
  return (
    <>
      <PageHead
        title={hook.name}
        subtitle={hook.url}
        back={{ href: "/settings/webhooks", label: say.title }}
        badge={hook.state !== "on" && <Tag word={say.states[hook.state]} />}
      >
        <LinkButton href={`${own}/edit`} icon="pencil">{say.change}</LinkButton>
      </PageHead>
      {refused && <Flash kind="problem">{say.refusals.hook_off}</Flash>}
      <Standing hook={hook} state={state} />
      <div class="grid gap-5">
        <Card>
          <DefinitionList
            facts={[
              { term: say.events, value: formats.list(hook.events.map((kind) => say.kinds[kind])) },
              {
                term: say.lastDelivered,
                value: hook.lastDeliveredAt === null ? say.never : formats.moment(hook.lastDeliveredAt, now),
              },
              { term: say.secret, value: say.secretEnds(hook.secretTail) },
            ]}
          />
          {hasTwoSecrets(hook, now) && (
            <p class="mt-2 text-ink-2 text-sm">{say.twoSecrets(formats.moment(hook.oldSecretUntil!, now))}</p>
          )}
          <div class="flex flex-wrap gap-2 mt-4">
            <form method="post" action={`${own}/test`}>
              <Button icon="send">{say.test}</Button>
            </form>
            <form method="post" action={`${own}/state`}>
              <input type="hidden" name="to" value={next} />
              <Button icon={next === "on" ? "play" : "circle-slash"}>{next === "on" ? say.turnOn : say.turnOff}</Button>
            </form>
          </div>
        </Card>
        <Deliveries hook={hook} log={log} totals={totals} state={state} />
        <Card title={say.rotate}>
          <form method="post" action={`${own}/secret`} class="flex flex-wrap items-center gap-3">
            <p class="mr-auto">{say.rotateText}</p>
            <Button icon="refresh-cw">{say.rotate}</Button>
          </form>
        </Card>
        <Card title={say.dropTitle(hook.name)}>
          <form method="post" action={`${own}/delete`} class="flex flex-wrap items-center gap-3">
            <p class="mr-auto">{say.dropText}</p>
            <Button tone="danger" icon="trash-2">{say.drop}</Button>
          </form>
        </Card>
      </div>
    </>
  );
}

/** What stands in the way, if anything does. */
function Standing({ hook, state: { words: { hooks: say }, formats, now } }: { hook: Hook; state: State }) {
  if (hook.failingSince === null) return null;
  const since = formats.moment(hook.failingSince, now);
  if (hook.state === "on") return <Flash kind="note">{say.failing(hook.failures, since)}</Flash>;
  if (hook.state === "off") return null;
  return <Flash kind="problem">{hook.failures < 20 ? say.stopped.gone : say.stopped.failing(since)}</Flash>;
}

const PLACES = { sale: "/sales", lead: "/leads", customer: "/customers" } as const;

function Deliveries({ hook, log, totals, state }: Omit<Props, "refused">) {
  const { words: t, formats, now } = state;
  const { log: say, faults, kinds } = t.hooks;
  const own = `/settings/webhooks/${hook.id}`;
  const at = (cursor: Cursor | null) => cursor === null ? undefined : `${own}?cursor=${writeCursor(cursor)}`;
  if (log.rows.length === 0) return <EmptyState icon="history" title={say.empty.title} text={say.empty.text} />;
  return (
    <section class="grid gap-2">
      <h2 class="text-lg font-semibold">{say.title}</h2>
      <p class="text-ink-2 text-sm">{say.text}</p>
      <Table
        label={say.title}
        rows={log.rows}
        rowKey={({ id }) => id}
        columns={[
          { key: "what", header: say.what, card: "title", cell: ({ kind }) => <b>{kinds[kind]}</b> },
          {
            key: "when",
            header: say.when,
            card: "sub",
            muted: true,
            cell: ({ at }) => <time dateTime={at}>{formats.moment(at, now)}</time>,
          },
          {
            key: "about",
            header: say.about,
            card: "text",
            cell: ({ about }) =>
              about && <a class="link" href={`${PLACES[about.type]}/${about.id}`}>{say.subjects[about.type]}</a>,
          },
          {
            key: "answer",
            header: say.answer,
            card: "text",
            cell: ({ attempts }) => answered(attempts.at(-1)),
          },
          {
            key: "tries",
            header: say.tries,
            card: "hide",
            number: true,
            wideOnly: true,
            cell: ({ attempts }) => formats.count(attempts.length),
          },
          {
            key: "state",
            header: say.state,
            card: "badge",
            cell: ({ state }) => state === "delivered" ? say.states.delivered : <Tag word={say.states[state]} />,
          },
          {
            key: "again",
            header: say.again,
            hideHeader: true,
            card: "end",
            cell: (delivery) =>
              delivery.state !== "waiting" && isStillSent(hook, delivery) && (
                <form method="post" action={`${own}/replay`}>
                  <input type="hidden" name="delivery" value={delivery.id} />
                  <Button tone="quiet" icon="rotate-ccw">{say.again}</Button>
                </form>
              ),
          },
        ]}
        foot={
          <Pagination
            range={say.count(totals.count, `${formats.count(totals.count)}${totals.isLowerBound ? "+" : ""}`)}
            previous={at(log.previous)}
            next={at(log.next)}
            words={{ label: t.common.pages, previous: t.common.previous, next: t.common.next }}
          />
        }
      />
    </section>
  );

  function answered(attempt: HookDelivery["attempts"][number] | undefined) {
    if (!attempt) return null;
    const { status, fault, ms } = attempt;
    const answer = status === null ? "" : say.answered(status, formats.count(ms));
    return fault === null ? answer : `${faults[fault]}${answer && ` (${answer})`}`;
  }
}
