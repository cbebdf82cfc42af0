import { Tabs } from "../../../components/Tabs.tsx";
import type { Words } from "../../../locales/words.ts";

/** The parts of the settings, each a page of its own. */
export function SettingsTabs({ current, words: { people: { nav } } }: {
  current: "firm" | "users" | "keys" | "audit";
  words: Words;
}) {
  const at = { firm: "/settings", users: "/settings/users", keys: "/settings/keys", audit: "/settings/audit" } as const;
  return (
    <Tabs
      label={nav.settings}
      tabs={(Object.keys(at) as (keyof typeof at)[]).map((part) => ({
        href: at[part],
        label: nav[part],
        current: part === current,
      }))}
    />
  );
}
