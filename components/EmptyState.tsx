import type { ComponentChildren } from "preact";
import { Icon, type IconName } from "./Icon.tsx";

/** Nothing yet (say what to do first), or nothing found (say how to see more again). */
export function EmptyState({ icon = "inbox", title, text, children }: {
  icon?: IconName;
  title: string;
  text?: string;
  children?: ComponentChildren;
}) {
  return (
    <div class="px-5 py-12 flex flex-col items-center text-center">
      <div class="empty-mark">
        <Icon name={icon} />
      </div>
      <h2 class="text-lg font-semibold mt-4">{title}</h2>
      {text && <p class="mt-1 max-w-md text-ink-2">{text}</p>}
      {children && <div class="mt-5 flex flex-wrap justify-center gap-2">{children}</div>}
    </div>
  );
}
