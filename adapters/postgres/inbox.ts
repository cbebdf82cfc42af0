import { sql } from "kysely";
import type { InboxEntry, InboxReader, InboxWriter } from "../../domain/delivery/inbox.ts";
import type { Actor } from "../../domain/kernel/actor.ts";
import type { InboxId, OrganizationId } from "../../domain/kernel/ids.ts";
import { json, type Send } from "./engine.ts";
import { effectStatements } from "./outbox.ts";
import { question, statementOf, written } from "./question.ts";

export function inboxReader(organization: OrganizationId): InboxReader {
  return {
    find: (id) =>
      question(
        written(sql<InboxEntry>`select i.id, i.source, i.account, i.event_id as "eventId",
            translate(encode(i.raw, 'base64'), E'\n', '') as raw, i.headers, i.state, i.received_at as "receivedAt",
            i.count, i.outcome
          from app.inbox i where i.organization_id = ${organization} and i.id = ${id}`),
        ([found]) => found ?? null,
      ),
  };
}

export function inboxWriter(actor: Actor, send: Send): InboxWriter {
  const { organizationId } = actor;
  return {
    async take({ source, account, eventId, raw, headers }) {
      const [{ id, first }] = await send(statementOf(written(sql`insert into app.inbox as i
          (organization_id, source, account, event_id, raw, headers)
        values (${organizationId}, ${source}, ${account}, ${eventId}, decode(${raw}, 'base64'), ${headers})
        on conflict on constraint inbox_is_told_once do update set count = i.count + 1
        returning i.id, i.count = 1 as first`))) as unknown as [{ id: InboxId; first: boolean }];
      if (first) {
        const read = { kind: "intake.read", key: `inbox:${id}`, about: { inboxId: id, source } } as const;
        for (const statement of effectStatements(actor, [read])) await send(statement);
      }
      return { id, first };
    },
    async settle(id, state, outcome) {
      await send(statementOf(
        written(sql`update app.inbox i set state = ${state}, outcome = ${json(outcome)}
          where i.organization_id = ${organizationId} and i.id = ${id}`),
      ));
    },
  };
}
