import type { ComponentChildren } from "preact";
import { Icon, type IconName } from "./Icon.tsx";

/** When something went wrong, or nothing is there: what it is, what to do, and a number to name to support. */
export function ErrorPage({ icon = "triangle-alert", title, text, reference, children }: {
  icon?: IconName;
  title: string;
  text: string;
  reference?: string;
  children?: ComponentChildren;
}) {
  return (
    <div class="px-5 py-16 flex flex-col items-center text-center">
      <div class="empty-mark">
        <Icon name={icon} />
      </div>
      <h1 class="text-2xl font-semibold tracking-tight mt-5">{title}</h1>
      <p class="mt-2 max-w-md text-ink-2">{text}</p>
      {reference && <p class="mt-3 text-sm text-ink-3 tabular-nums">{reference}</p>}
      {children && <div class="mt-6 flex flex-wrap justify-center gap-2">{children}</div>}
    </div>
  );
}

/** The same for an address nobody lives at. */
export function NotFound(props: { title: string; text: string; children?: ComponentChildren }) {
  return <ErrorPage icon="search-x" {...props} />;
}
