import type { OrganizationReader, SettingsWriter } from "../../domain/organizations/ports.ts";
import type { Settings } from "../../domain/organizations/settings.ts";
import { asJson, type Ledger, question } from "./ledger.ts";
import type { Write } from "./record.ts";

export function organizationReader(ledger: Ledger): OrganizationReader {
  return {
    find() {
      return question(() => {
        const { name, type, color, salePrefix, paymentTermsDays } = settingsIn(ledger);
        return { ...ledger.organization, name, type, color, salePrefix, paymentTermsDays };
      });
    },
    settings: () => question(() => settingsIn(ledger)),
  };
}

export function settingsWriter(ledger: Ledger, write: Write): SettingsWriter {
  return {
    lock: () => Promise.resolve(asJson(settingsIn(ledger))),
    record({ kind, before }, settings) {
      if (JSON.stringify(before) === JSON.stringify(settings)) return Promise.resolve();
      ledger.settings.splice(0, 1, asJson(settings));
      write(kind, "organization", ledger.organization.id, {});
      return Promise.resolve();
    },
  };
}

/** The settings as they stand now. */
export function settingsIn({ organization, settings }: Ledger): Settings {
  const { name, type, color, salePrefix, paymentTermsDays } = organization;
  const opened = { name, type, color, billingEmail: null, salePrefix, paymentTermsDays, allowedNetworks: [] };
  return settings[0] ?? opened;
}
