import type { Actor } from "../../domain/kernel/actor.ts";
import { type NoticeId, uuidv7 } from "../../domain/kernel/ids.ts";
import type { Clock } from "../../domain/kernel/time.ts";
import type { Notice, NoticeRow } from "../../domain/notices/notice.ts";
import type { NoticeReader, NoticeWriter } from "../../domain/notices/ports.ts";
import { type Ledger, question } from "./ledger.ts";

/** What the Postgres adapter's one statement does. */
export function putNotices(ledger: Ledger, clock: Clock, actor: Actor, notices: readonly Notice[]): void {
  if (actor.quietly) return;
  for (const { kind, to, about, key, facts } of notices) {
    for (const { id: userId, role, active } of ledger.members) {
      const meant = "user" in to ? to.user === userId : to.roles.includes(role);
      const told = ledger.notices.some((one) => one.userId === userId && one.key === key);
      if (!meant || !active || told) continue;
      const bytes = new Uint8Array(10);
      new DataView(bytes.buffer).setUint32(6, ledger.notices.length + 1);
      const at = clock.now();
      const id = uuidv7(Date.parse(at), bytes) as NoticeId;
      ledger.notices.push({ id, userId, kind, about, key, facts, at, readAt: null });
    }
  }
}

export function noticeReader(ledger: Ledger): NoticeReader {
  return {
    of: (user, most) =>
      question(() =>
        ledger.notices.filter(({ userId }) => userId === user).toReversed().slice(0, most).map((notice): NoticeRow => {
          const { userId: _, key: __, ...row } = notice;
          const lead = row.about.type === "lead" ? ledger.leads.get(row.about.id as never) : undefined;
          const sale = row.about.type === "sale" ? ledger.sales.get(row.about.id as never) : undefined;
          const agreed = row.about.type === "agreement" ? ledger.agreements.get(row.about.id as never) : undefined;
          const customerId = (sale ?? agreed)?.customerId;
          const customer = customerId ? ledger.customers.get(customerId) : undefined;
          const hook = row.about.type === "hook" ? ledger.hooks.get(row.about.id as never)?.hook : undefined;
          return {
            ...row,
            name: lead?.contactName ?? customer?.name ?? hook?.name ?? null,
            number: sale?.number ?? null,
          };
        })
      ),
    unread: (user) =>
      question(() => ledger.notices.filter(({ userId, readAt }) => userId === user && readAt === null).length),
  };
}

export function noticeWriter(ledger: Ledger, actor: Actor, clock: Clock): NoticeWriter {
  return {
    put: (notices) => {
      putNotices(ledger, clock, actor, notices);
      return Promise.resolve();
    },
    read: (id) => {
      for (const [place, notice] of ledger.notices.entries()) {
        if (notice.userId !== actor.userId || notice.readAt !== null || (id !== null && notice.id !== id)) continue;
        ledger.notices[place] = { ...notice, readAt: clock.now() };
      }
      return Promise.resolve();
    },
  };
}
