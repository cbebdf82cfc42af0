import type { Actor } from "../../domain/kernel/actor.ts";
import type { Clock } from "../../domain/kernel/time.ts";
import { type MailReader, type MailRow, type MailWriter, NOT_SENT } from "../../domain/mail/ports.ts";
import type { MailSettings } from "../../domain/mail/settings.ts";
import { asJson, type Ledger, question } from "./ledger.ts";
import { byValue } from "./listing.ts";
import type { Write } from "./record.ts";

export function mailReader(ledger: Ledger): MailReader {
  const log = () => [...ledger.mailLog.values()];
  const newest = () => log().toSorted((a, b) => byValue(b.at, a.at) || byValue(a.effect, b.effect));
  return {
    settings: () => question(() => mailSettingsIn(ledger)),
    colleague: (user) =>
      question(() => {
        const found = ledger.members.find(({ id }) => id === user);
        return found ? { ...found, language: "da" as const } : null;
      }),
    trouble: (customer) =>
      question(() => {
        const address = ledger.customers.get(customer)?.email;
        const found = newest().find((one) =>
          one.customerId === customer && one.address === address && one.state !== "sent" && one.state !== "filed" &&
          one.why?.code !== NOT_SENT
        );
        return found ? { state: found.state as "refused", why: found.why, at: found.at } : null;
      }),
    wasTold: (once) =>
      question(() => log().some((one) => one.once === once && (one.state === "sent" || one.state === "filed"))),
    countTo: (customer, since) =>
      question(() => log().filter(({ customerId, at }) => customerId === customer && at > since).length),
    recent: (most) =>
      question(() =>
        newest().slice(0, most).map(({ once: _, messageId: __, ...row }): MailRow => ({
          ...row,
          name: (row.customerId ? ledger.customers.get(row.customerId)?.name : undefined) ??
            ledger.members.find(({ id }) => id === row.userId)?.name ?? null,
        }))
      ),
  };
}

export function mailWriter(ledger: Ledger, _actor: Actor, clock: Clock, write: Write): MailWriter {
  return {
    lockSettings: () => Promise.resolve(asJson(mailSettingsIn(ledger))),
    recordSettings(before, settings) {
      if (JSON.stringify(before) === JSON.stringify(settings)) return Promise.resolve();
      ledger.mailSettings.splice(0, 1, asJson(settings));
      write("mail_settings_changed", "organization", ledger.organization.id, {});
      return Promise.resolve();
    },
    note(entry) {
      ledger.mailLog.set(entry.effect, { ...asJson(entry), at: clock.now() });
      return Promise.resolve();
    },
    cameBack(messageId, state, why) {
      const found = [...ledger.mailLog.values()].find((one) => one.messageId === messageId);
      if (found) ledger.mailLog.set(found.effect, { ...found, state, why, at: clock.now() });
      return Promise.resolve(found !== undefined);
    },
  };
}

/** What the firm decided, or what holds until it does. */
export function mailSettingsIn({ mailSettings, organization }: Ledger): MailSettings {
  return mailSettings[0] ?? {
    ...{ senderName: null, senderAddress: null, replyTo: null, copyTo: null, signature: null, switches: {} },
    language: organization.locale.startsWith("en") ? "en" : "da",
  };
}
