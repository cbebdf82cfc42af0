import { Head } from "fresh/runtime";
import type { ComponentChildren } from "preact";
import { Icon } from "./Icon.tsx";

/** The page's name, one line about it, and its one main action (with at most two quiet ones). */
export function PageHead({ title, over, subtitle, badge, back, children }: {
  title: string;
  /** A short line above: the number of a sale. */
  over?: ComponentChildren;
  subtitle?: ComponentChildren;
  badge?: ComponentChildren;
  back?: { href: string; label: string };
  children?: ComponentChildren;
}) {
  return (
    <div class="page-head">
      <Head>
        <title>{over ? `${title} · ${over}` : title}</title>
      </Head>
      <div class="min-w-0">
        {back && (
          <a
            href={back.href}
            class="break-anywhere print:hidden inline-flex items-center gap-1 min-h-tap -mt-3 text-sm text-ink-2 hover:text-ink"
          >
            <Icon name="chevron-left" />
            {back.label}
          </a>
        )}
        {over && <p class="text-ink-2">{over}</p>}
        <div class="flex flex-wrap items-center gap-x-3 gap-y-1">
          <h1 class="text-2xl font-semibold tracking-tight">{title}</h1>
          {badge}
        </div>
        {subtitle && <p class="text-ink-2 mt-px">{subtitle}</p>}
      </div>
      {children && <div class="page-acts">{children}</div>}
    </div>
  );
}
