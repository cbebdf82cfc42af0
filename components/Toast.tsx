import type { ComponentChildren } from "preact";

/** What just happened, over the page, for islands: one at a time, bottom centre, above the phone's bar. */
export function Toast({ action, children }: { action?: ComponentChildren; children?: ComponentChildren }) {
  return (
    <div role="status" class="toast">
      <div class="py-2 mr-auto">{children}</div>
      {action}
    </div>
  );
}
