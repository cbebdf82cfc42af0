import { type RawBuilder, sql } from "kysely";
import type { AuditAction } from "../../domain/audit/actions.ts";
import type { HookSubject, ToldKind } from "../../domain/hooks/event.ts";
import type { Hook, HookAttempt, HookDelivery } from "../../domain/hooks/hook.ts";
import type { HookReader, HookWriter, SealedSecrets } from "../../domain/hooks/ports.ts";
import type { Actor } from "../../domain/kernel/actor.ts";
import type { DeliveryId, HookId, OrganizationId } from "../../domain/kernel/ids.ts";
import { type Cursor, MOST_COUNTED } from "../../domain/kernel/page.ts";
import { type Instant, parseInstant } from "../../domain/kernel/time.ts";
import type { Send } from "./engine.ts";
import { fetchOf, listingOf, soundPart } from "./listing.ts";
import { effectWriter } from "./outbox.ts";
import { askOne, question, statementOf, written } from "./question.ts";
import { recordEvent } from "./record.ts";

const HOOK = sql`h.id, h.version, h.name, h.url, h.events, h.state, h.secret_tail as "secretTail",
  h.old_secret_until as "oldSecretUntil", h.failures, h.failing_since as "failingSince",
  h.last_delivered_at as "lastDeliveredAt", h.created_at as "createdAt", h.updated_at as "updatedAt"`;

/** Sealed secrets, as the domain has them. */
const SECRETS = sql`jsonb_build_object('keyId', h.secret_key, 'text', encode(h.secret, 'base64')) as secret,
  case when h.old_secret is null then null
    else jsonb_build_object('keyId', h.old_secret_key, 'text', encode(h.old_secret, 'base64')) end as "oldSecret"`;

const DELIVERY = sql`d.id, d.hook_id as "hookId", d.kind, d.subject_type as "subjectType", d.subject_id as "subjectId",
  d.change, d.at, d.state, coalesce((select jsonb_agg(jsonb_build_object(
      'at', to_char(a.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'ms', a.ms, 'status', a.status,
      'fault', a.fault) order by a.seq)
    from app.hook_attempts a where a.organization_id = d.organization_id and a.delivery_id = d.id), '[]') as attempts`;

interface DeliveryRow {
  readonly id: DeliveryId;
  readonly hookId: HookId;
  readonly kind: ToldKind;
  readonly subjectType: HookSubject | null;
  readonly subjectId: string | null;
  readonly change: HookDelivery["change"];
  readonly at: Instant;
  readonly state: HookDelivery["state"];
  readonly attempts: readonly HookAttempt[];
}

function deliveryOf({ subjectType, subjectId, ...row }: DeliveryRow): HookDelivery {
  return { ...row, about: subjectType === null ? null : { type: subjectType, id: subjectId! } };
}

/** What the effect of a message is called. */
const keyOf = ({ id }: Pick<HookDelivery, "id">) => `delivery:${id}`;

export function hookReader(organization: OrganizationId): HookReader {
  const one = (id: DeliveryId) =>
    sql`from app.hook_deliveries d where d.organization_id = ${organization} and d.id = ${id}`;
  return {
    all: () =>
      question(
        written(sql<Hook>`select ${HOOK} from app.hooks h where h.organization_id = ${organization}
          order by h.name collate app.danish, h.id`),
        (rows) => rows,
      ),
    find: (id) => hookOf(organization, id),
    deliveries(hook, wanted) {
      const part = soundPart(wanted, (value) => typeof value === "string" && parseInstant(value) !== null);
      const { backwards, from, limit, offset } = fetchOf(part);
      const order = backwards ? sql`asc` : sql`desc`;
      return question(
        written(sql<DeliveryRow>`select ${DELIVERY} from app.hook_deliveries d
          where d.organization_id = ${organization} and d.hook_id = ${hook} and ${beyond(from, backwards)}
          order by date_trunc('milliseconds', d.at) ${order}, d.id ${order} limit ${limit} offset ${offset}`),
        (rows) => listingOf(part, rows, ({ at, id }) => ({ value: at, id }), deliveryOf),
      );
    },
    countDeliveries: (hook) =>
      question(
        written(sql<{ count: number }>`select count(*)::int as count from (select from app.hook_deliveries d
          where d.organization_id = ${organization} and d.hook_id = ${hook} limit ${MOST_COUNTED + 1}) as counted`),
        ([{ count }]) => ({ count: Math.min(count, MOST_COUNTED), isLowerBound: count > MOST_COUNTED }),
      ),
    delivery: (id) =>
      question(
        written(sql<DeliveryRow>`select ${DELIVERY} ${one(id)}`),
        ([found]) => found ? deliveryOf(found) : null,
      ),
    sending: (id) =>
      question(
        written(
          sql<DeliveryRow & { hook: Hook } & SealedSecrets>`select ${DELIVERY}, ${SECRETS},
            jsonb_build_object('id', h.id, 'version', h.version, 'name', h.name, 'url', h.url, 'events', h.events,
              'state', h.state, 'secretTail', h.secret_tail, 'failures', h.failures,
              'oldSecretUntil', ${asText("h.old_secret_until")}, 'failingSince', ${asText("h.failing_since")},
              'lastDeliveredAt', ${asText("h.last_delivered_at")}, 'createdAt', ${asText("h.created_at")},
              'updatedAt', ${asText("h.updated_at")}) as hook
          from app.hook_deliveries d join app.hooks h on h.organization_id = d.organization_id and h.id = d.hook_id
          where d.organization_id = ${organization} and d.id = ${id}`,
        ),
        ([found]) => {
          if (!found) return null;
          const { hook, secret, oldSecret, ...delivery } = found;
          return { hook, secret, oldSecret, delivery: deliveryOf(delivery) };
        },
      ),
  };
}

/** An instant inside JSON, as the engine writes it outside. */
function asText(column: string): RawBuilder<string | null> {
  return sql`to_char(${sql.ref(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}

function hookOf(organization: OrganizationId, id: HookId, hold: RawBuilder<unknown> = sql``) {
  return question(
    written(
      sql<Hook>`select ${HOOK} from app.hooks h where h.organization_id = ${organization} and h.id = ${id} ${hold}`,
    ),
    ([found]): Hook | null => found ?? null,
  );
}

/** An instant as we write it has milliseconds, one in the database has more. */
function beyond(from: Pick<Cursor, "value" | "id"> | null, backwards: boolean): RawBuilder<unknown> {
  if (from === null) return sql`true`;
  const way = backwards ? sql`>` : sql`<`;
  return sql`(date_trunc('milliseconds', d.at), d.id) ${way} (${from.value}::timestamptz, ${from.id}::uuid)`;
}

export function hookWriter(actor: Actor, send: Send): HookWriter {
  const { organizationId } = actor;
  const tell = (text: RawBuilder<unknown>) => send(statementOf(written(text)));
  const note = ({ id }: Pick<Hook, "id">, kind: AuditAction, facts: Readonly<Record<string, unknown>>) =>
    send(recordEvent(actor, kind, { type: "hook", id }, facts));
  const effects = effectWriter(actor, send);
  const at = (id: HookId) => sql`h.organization_id = ${organizationId} and h.id = ${id}`;
  const saved = (hook: Hook) =>
    sql`state = ${hook.state}, failures = ${hook.failures}, failing_since = ${hook.failingSince},
      last_delivered_at = ${hook.lastDeliveredAt}`;

  return {
    lock: (id) => askOne(send, hookOf(organizationId, id, sql`for no key update`)),

    async add(hook, secret) {
      await Promise.all([
        tell(
          sql`insert into app.hooks (organization_id, id, version, name, url, events, state, secret, secret_key, secret_tail,
            created_at, updated_at)
          values (${organizationId}, ${hook.id}, ${hook.version}, ${hook.name}, ${hook.url}, ${[
            ...hook.events,
          ]}::text[],
            ${hook.state}, decode(${secret.text}, 'base64'), ${secret.keyId}, ${hook.secretTail}, ${hook.createdAt}, ${hook.updatedAt})`,
        ),
        note(hook, "hook_made", { name: hook.name, events: [...hook.events] }),
      ]);
      return hook;
    },

    async record(event, hook, secret) {
      const version = hook.version + 1;
      // Read before they are overwritten: in one update every right side sees the row as it was.
      const secrets = secret === undefined ? sql`` : sql`, old_secret = h.secret, old_secret_key = h.secret_key,
        old_secret_until = ${hook.oldSecretUntil}, secret = decode(${secret.text}, 'base64'), secret_key = ${secret.keyId},
        secret_tail = ${hook.secretTail}`;
      await Promise.all([
        tell(sql`update app.hooks h set version = ${version}, name = ${hook.name}, url = ${hook.url},
          events = ${[...hook.events]}::text[], ${saved(hook)}, updated_at = ${hook.updatedAt} ${secrets}
          where ${at(hook.id)}`),
        note(hook, event, { name: hook.name }),
      ]);
      return { ...hook, version };
    },

    async drop(hook) {
      await Promise.all([
        tell(sql`delete from app.hooks h where ${at(hook.id)}`),
        note(hook, "hook_dropped", { name: hook.name }),
      ]);
    },

    async send(delivery) {
      const { id, hookId, kind, about, change, at } = delivery;
      await tell(
        sql`insert into app.hook_deliveries (organization_id, id, hook_id, kind, subject_type, subject_id, change, at)
        values (${organizationId}, ${id}, ${hookId}, ${kind}, ${about?.type ?? null}, ${
          about?.id ?? null
        }, ${change}, ${at})`,
      );
      await effects.put([{ kind: "hook.deliver", key: keyOf(delivery), about: { delivery: id } }]);
      await note({ id: hookId }, "hook_tested", {});
    },

    async repeat(delivery) {
      await tell(sql`update app.hook_deliveries d set state = 'waiting'
        where d.organization_id = ${organizationId} and d.id = ${delivery.id}`);
      // Swept from the outbox long before the log: then it is put there anew.
      if (!await effects.repeat("hook.deliver", keyOf(delivery))) {
        await effects.put([{ kind: "hook.deliver", key: keyOf(delivery), about: { delivery: delivery.id } }]);
      }
      await note({ id: delivery.hookId }, "hook_replayed", { delivery: delivery.id });
    },

    async note({ at: when, ms, status, fault }, { id, state }, hook) {
      await Promise.all([
        tell(sql`insert into app.hook_attempts (organization_id, delivery_id, seq, at, ms, status, fault)
          select ${organizationId}, ${id}, 1 + count(*)::int, ${when}, ${ms}, ${status}, ${fault} from app.hook_attempts a
            where a.organization_id = ${organizationId} and a.delivery_id = ${id}`),
        tell(sql`update app.hook_deliveries d set state = ${state}
          where d.organization_id = ${organizationId} and d.id = ${id}`),
        tell(sql`update app.hooks h set ${saved(hook)} where ${at(hook.id)}`),
      ]);
    },
  };
}
