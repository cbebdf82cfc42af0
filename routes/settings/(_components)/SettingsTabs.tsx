import { Tabs } from "../../../components/Tabs.tsx";
import type { Words } from "../../../locales/words.ts";

type Part =
  | "firm"
  | "calendar"
  | "users"
  | "mail"
  | "intake"
  | "keys"
  | "integrations"
  | "webhooks"
  | "operations"
  | "audit";

/** The parts of the settings, each a page of its own. */
export function SettingsTabs({ current, words }: { current: Part; words: Words }) {
  const { calendar, delivery: { integrations }, intake, people: { nav } } = words;
  const tabs: Record<Part, readonly [href: string, label: string]> = {
    firm: ["/settings", nav.firm],
    calendar: ["/settings/calendar", calendar.settings.tab],
    users: ["/settings/users", nav.users],
    mail: ["/settings/mail", nav.mail],
    intake: ["/settings/intake", intake.settings.nav],
    keys: ["/settings/keys", nav.keys],
    integrations: ["/settings/integrations", integrations.tab],
    webhooks: ["/settings/webhooks", nav.webhooks],
    operations: ["/operations", integrations.operationsTab],
    audit: ["/settings/audit", nav.audit],
  };
  return (
    <Tabs
      label={nav.settings}
      tabs={Object.entries(tabs).map(([part, [href, label]]) => ({ href, label, current: part === current }))}
    />
  );
}
