import { cx } from "./cx.ts";

export interface Tab {
  href: string;
  label: string;
  count?: string;
  current?: boolean;
}

/** Views of the same thing, each with its own address. Fresh marks links by their address; which view this is, we know better. */
export function Tabs({ label, tabs }: { label: string; tabs: readonly Tab[] }) {
  return (
    <nav aria-label={label} class="tabs">
      {tabs.map((tab) => (
        <a key={tab.href} href={tab.href} aria-current={tab.current ? "page" : "false"} class={cx("tab")}>
          {tab.label}
          {tab.count && <span class="ml-2 text-ink-3 text-sm tabular-nums">{tab.count}</span>}
        </a>
      ))}
    </nav>
  );
}
