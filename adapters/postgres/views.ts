import { sql } from "kysely";
import type { Actor } from "../../domain/kernel/actor.ts";
import type { OrganizationId } from "../../domain/kernel/ids.ts";
import type { ViewReader, ViewWriter } from "../../domain/views/ports.ts";
import type { SavedView } from "../../domain/views/view.ts";
import type { Send } from "./engine.ts";
import { db, of, question, statementOf, written } from "./question.ts";
import { recordEvent } from "./record.ts";

const MOST = 50;

export function viewReader(organization: OrganizationId): ViewReader {
  return {
    seenBy: (user) =>
      question(
        written(
          sql<SavedView>`select v.id, v.user_id as "userId", v.name, v.query, v.shared from app.saved_views v
            where v.organization_id = ${organization} and (v.user_id = ${user} or v.shared)
            order by v.name, v.id limit ${MOST}`,
        ),
        (rows) => rows,
      ),
  };
}

export function viewWriter(actor: Actor, send: Send): ViewWriter {
  const { organizationId } = actor;
  return {
    async keep({ id, userId, name, query, shared }) {
      const [kept] = await send(statementOf(
        db.insertInto("app.saved_views")
          .values({ organization_id: organizationId, id, user_id: userId, name, query, shared })
          .onConflict((same) => same.constraint("views_are_named_once").doUpdateSet({ query, shared }))
          .returning("id"),
      ));
      const place = kept.id as SavedView["id"];
      await send(recordEvent(actor, "view_kept", { type: "view", id: place }, { shared }));
      return place;
    },
    async drop({ id, shared }) {
      await send(
        statementOf(db.deleteFrom("app.saved_views as v").where(of("v", organizationId)).where("v.id", "=", id)),
      );
      await send(recordEvent(actor, "view_dropped", { type: "view", id }, { shared }));
    },
  };
}
