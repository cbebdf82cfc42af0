import { sql } from "kysely";
import { AUTOMATIC } from "../../domain/kernel/automatic.ts";
import type { OrganizationId } from "../../domain/kernel/ids.ts";
import type { Actor } from "../../domain/kernel/actor.ts";
import type { MemberReader, OrganizationReader, SettingsWriter } from "../../domain/organizations/ports.ts";
import type { Member } from "../../domain/organizations/organization.ts";
import type { Settings } from "../../domain/organizations/settings.ts";
import type { Send } from "./engine.ts";
import { askOne, db, of, question, questionOfMany, statementOf, written } from "./question.ts";
import { differences, recordEvent } from "./record.ts";

function settingsOf(organization: OrganizationId) {
  return db.selectFrom("app.organizations as o")
    .select(["o.name", "o.type", "o.color", "o.billing_email as billingEmail", "o.sale_prefix as salePrefix"])
    .select(["o.payment_terms_days as paymentTermsDays", "o.allowed_networks as allowedNetworks"])
    .where(of("o", organization));
}

function theOne(rows: readonly Settings[]): Settings {
  if (!rows[0]) throw new Error("Cannot open the books: the organization is gone");
  return rows[0];
}

export function organizationReader(organization: OrganizationId): OrganizationReader {
  return {
    find: () =>
      question(
        db.selectFrom("app.organizations as o")
          .select(["o.organization_id as id", "o.name", "o.type", "o.color", "o.sale_prefix as salePrefix"])
          .select(["o.time_zone as timeZone", "o.locale", "o.payment_terms_days as paymentTermsDays"])
          .where(of("o", organization)),
        ([found]) => {
          if (!found) throw new Error("Cannot open the books: the organization is gone");
          return found;
        },
      ),
    settings: () => question(settingsOf(organization), theOne),
  };
}

const FIELDS = [
  ...["name", "type", "color", "billingEmail", "salePrefix", "paymentTermsDays", "allowedNetworks"] as const,
] satisfies (keyof Settings)[];

export function settingsWriter(actor: Actor, send: Send): SettingsWriter {
  const { organizationId } = actor;
  return {
    lock: () => askOne(send, question(settingsOf(organizationId).forNoKeyUpdate(), theOne)),
    async record({ kind, before }, settings) {
      const changes = differences(before, settings, FIELDS);
      if (Object.keys(changes).length === 0) return;
      await Promise.all([
        send(statementOf(
          db.updateTable("app.organizations as o").set({
            name: settings.name,
            type: settings.type,
            color: settings.color,
            billing_email: settings.billingEmail,
            sale_prefix: settings.salePrefix,
            payment_terms_days: settings.paymentTermsDays,
            allowed_networks: [...settings.allowedNetworks],
          }).where(of("o", organizationId)),
        )),
        send(recordEvent(actor, kind, { type: "organization", id: organizationId }, {
          fields: Object.keys(changes),
        }, changes)),
      ]);
    },
  };
}

export function memberReader(organization: OrganizationId): MemberReader {
  const members = sql<Member>`select u.id, u.name, u.email, m.role, m.active
    from app.memberships m join identity.users u on u.id = m.user_id
    where m.organization_id = ${organization} and m.user_id <> ${AUTOMATIC.id}`;
  return {
    all: () => questionOfMany(sql<Member>`${members} order by u.name collate app.danish, u.id`, (rows) => rows),
    some: (ids) =>
      question(
        written(sql<Member>`${members} and m.user_id = any(${ids.filter((id) => id !== null)}::uuid[])`),
        (rows) => rows,
      ),
  };
}
