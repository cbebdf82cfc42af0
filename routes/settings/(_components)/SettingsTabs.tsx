import { Tabs } from "../../../components/Tabs.tsx";
import type { Words } from "../../../locales/words.ts";

/** The parts of the settings, each a page of its own. */
export function SettingsTabs({ current, words: { calendar, intake, people: { nav } } }: {
  current: "firm" | "calendar" | "users" | "mail" | "intake" | "keys" | "webhooks" | "audit";
  words: Words;
}) {
  const at = {
    firm: "/settings",
    calendar: "/settings/calendar",
    users: "/settings/users",
    mail: "/settings/mail",
    intake: "/settings/intake",
    keys: "/settings/keys",
    webhooks: "/settings/webhooks",
    audit: "/settings/audit",
  } as const;
  return (
    <Tabs
      label={nav.settings}
      tabs={(Object.keys(at) as (keyof typeof at)[]).map((part) => ({
        href: at[part],
        label: part === "calendar" ? calendar.settings.tab : part === "intake" ? intake.settings.nav : nav[part],
        current: part === current,
      }))}
    />
  );
}
