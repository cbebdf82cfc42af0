import { type RawBuilder, sql } from "kysely";
import type { AuditAction } from "../../domain/audit/actions.ts";
import type { Why } from "../../domain/delivery/job.ts";
import {
  type Integration,
  type Neighbour,
  NEIGHBOURS,
  PROVING,
  ROTATION_HOURS,
} from "../../domain/integrations/integration.ts";
import type { IntegrationReader, IntegrationWriter, SealedIntegration } from "../../domain/integrations/ports.ts";
import type { Actor } from "../../domain/kernel/actor.ts";
import type { OrganizationId } from "../../domain/kernel/ids.ts";
import type { Instant } from "../../domain/kernel/time.ts";
import { json, type Send } from "./engine.ts";
import { askOne, question, statementOf, written } from "./question.ts";
import { recordEvent } from "./record.ts";

const SHOWN = sql`i.provider, i.serves, i.state, i.why, i.settings, i.secret_tail as "secretTail",
  i.last_success_at as "lastSuccessAt", i.last_failure_at as "lastFailureAt", i.connected_at as "connectedAt"`;

interface Seals {
  readonly keyId: string;
  readonly sealedText: string;
  readonly beforeKeyId: string | null;
  readonly beforeText: string | null;
  readonly beforeUntil: Instant | null;
}

export function integrationReader(organization: OrganizationId): IntegrationReader {
  const mine = sql`i.organization_id = ${organization}`;
  return {
    all: () =>
      question(
        written(sql<Integration>`select ${SHOWN} from app.integrations i where ${mine} order by i.provider`),
        (rows) => rows,
      ),
    of: (provider) => oneOf(organization, provider),
    serving: (purpose) =>
      question(
        written(sql<Integration & Seals>`
          select ${SHOWN}, i.secret_key as "keyId", encode(i.secret, 'base64') as "sealedText",
            i.secret_before_key as "beforeKeyId", encode(i.secret_before, 'base64') as "beforeText",
            i.before_until as "beforeUntil"
          from app.integrations i where ${mine} and i.serves = ${purpose}`),
        ([found]): SealedIntegration | null => {
          if (!found) return null;
          const { keyId, sealedText, beforeKeyId, beforeText, beforeUntil, ...integration } = found;
          return {
            ...{ ...integration, sealed: { keyId, text: sealedText } },
            before: beforeText === null
              ? null
              : { sealed: { keyId: beforeKeyId!, text: beforeText }, until: beforeUntil! },
          };
        },
      ),
  };
}

function oneOf(organization: OrganizationId, provider: Neighbour, hold: RawBuilder<unknown> = sql``) {
  return question(
    written(sql<Integration>`select ${SHOWN} from app.integrations i
      where i.organization_id = ${organization} and i.provider = ${provider} ${hold}`),
    ([found]): Integration | null => found ?? null,
  );
}

export function integrationWriter(actor: Actor, send: Send): IntegrationWriter {
  const { organizationId } = actor;
  const write = (change: RawBuilder<unknown>) => send(statementOf(written(change)));
  const note = (kind: AuditAction, provider: Neighbour, facts: Readonly<Record<string, unknown>> = {}) =>
    send(recordEvent(actor, kind, { type: "organization", id: organizationId }, { provider, ...facts }));
  const at = (provider: Neighbour) => sql`i.organization_id = ${organizationId} and i.provider = ${provider}`;
  /** The firm's waiting jobs for what the neighbour serves. */
  const waiting = (provider: Neighbour) =>
    sql`o.organization_id = ${organizationId} and o.provider = ${
      NEIGHBOURS[provider]
    } and o.state in ('pending', 'running')`;
  const letGo = async (provider: Neighbour) => {
    await send({
      ...statementOf(written(sql`update app.outbox o set held = false,
          run_at = case when o.state = 'pending' and o.effect_started_at is null then now() else o.run_at end
        where ${waiting(provider)} and o.held returning o.id`)),
      rings: true,
    });
  };

  return {
    lock: (provider) => askOne(send, oneOf(organizationId, provider, sql`for update`)),

    async connect(provider, settings, sealed, tail) {
      const proves = sql`${PROVING.includes(provider)}::boolean`;
      await write(sql`insert into app.integrations as i
          (organization_id, provider, serves, settings, secret, secret_key, secret_tail)
        values (${organizationId}, ${provider}, ${NEIGHBOURS[provider]}, ${json(settings)},
          decode(${sealed.text}, 'base64'), ${sealed.keyId}, ${tail})
        on conflict (organization_id, provider) do update set settings = excluded.settings, secret = excluded.secret,
          secret_key = excluded.secret_key, secret_tail = excluded.secret_tail, state = 'connected', why = null,
          secret_before = case when ${proves} then i.secret end,
          secret_before_key = case when ${proves} then i.secret_key end,
          before_until = case when ${proves} then now() + make_interval(hours => ${ROTATION_HOURS}) end`);
      await letGo(provider);
      await note("integration_connected", provider, { tail });
    },

    async change(provider, settings) {
      await write(sql`update app.integrations i set settings = ${json(settings)} where ${at(provider)}`);
      await note("integration_changed", provider);
    },

    async pause(provider, why: Why) {
      const paused = await write(sql`update app.integrations i set state = 'paused', why = ${json(why)}
        where ${at(provider)} and i.state <> 'paused' returning i.provider`);
      if (paused.length === 0) return;
      await write(sql`update app.outbox o set held = true where ${waiting(provider)}`);
      await note("integration_paused", provider, { why: why.code });
    },

    async resume(provider) {
      await write(sql`update app.integrations i set state = 'connected', why = null where ${at(provider)}`);
      await letGo(provider);
      await note("integration_resumed", provider);
    },

    async disconnect(provider) {
      await write(sql`delete from app.integrations i where ${at(provider)}`);
      if (NEIGHBOURS[provider] === "mail") await letGo(provider);
      else {
        await write(sql`update app.outbox o set state = 'dropped', held = false, finished_at = now(),
            last_error = ${json({ code: "disconnected" })}
          where ${waiting(provider)} and o.state = 'pending'`);
      }
      await note("integration_disconnected", provider);
    },
  };
}
