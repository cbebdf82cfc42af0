import type { InboxReader, InboxWriter } from "../../domain/delivery/inbox.ts";
import { type InboxId, uuidv7 } from "../../domain/kernel/ids.ts";
import type { Clock } from "../../domain/kernel/time.ts";
import { asJson, type Ledger, question } from "./ledger.ts";
import { putEffects } from "./outbox.ts";

export function inboxReader({ inbox }: Ledger): InboxReader {
  return { find: (id) => question(() => inbox.get(id) ?? null) };
}

export function inboxWriter(ledger: Ledger, clock: Clock): InboxWriter {
  const { inbox } = ledger;
  return {
    take(delivery) {
      const { source, account, eventId } = delivery;
      const before = [...inbox.values()].find((one) =>
        one.source === source && one.account === account && one.eventId === eventId
      );
      if (before) {
        inbox.set(before.id, { ...before, count: before.count + 1 });
        return Promise.resolve({ id: before.id, first: false });
      }
      const bytes = new Uint8Array(10);
      new DataView(bytes.buffer).setUint32(6, inbox.size + 1);
      const id = uuidv7(Date.parse(clock.now()), bytes) as InboxId;
      inbox.set(
        id,
        asJson({ ...delivery, id, state: "waiting", receivedAt: clock.now(), count: 1, outcome: null }),
      );
      putEffects(ledger, clock, [{ kind: "intake.read", key: `inbox:${id}`, about: { inboxId: id, source } }]);
      return Promise.resolve({ id, first: true });
    },
    settle(id, state, outcome) {
      const before = inbox.get(id);
      if (before) inbox.set(id, { ...before, state, outcome: asJson(outcome) });
      return Promise.resolve();
    },
  };
}
