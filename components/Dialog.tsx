import type { ComponentChildren } from "preact";
import { IconLink } from "./Button.tsx";

/**
 * A question over the page. `open` draws it from the server (the page's address asks for it), so it works with scripts off;
 * closed, an island or `commandfor` may open it. `closeHref` is the page without it.
 */
export function Dialog({ id, title, open, closeHref, closeWord, children }: {
  id: string;
  title: string;
  open?: boolean;
  closeHref: string;
  closeWord: string;
  children?: ComponentChildren;
}) {
  return (
    <>
      {open && <a href={closeHref} aria-current="false" class="scrim" tabIndex={-1} aria-hidden="true" />}
      <dialog id={id} open={open} aria-labelledby={`${id}-title`} class="dialog">
        <div class="flex items-start gap-3 mb-4">
          <h2 id={`${id}-title`} class="text-lg font-semibold pt-2">{title}</h2>
          <IconLink href={closeHref} icon="x" label={closeWord} class="ml-auto" />
        </div>
        {children}
      </dialog>
    </>
  );
}

/** The dialog's last row: the way out first, the deed last. */
export function DialogActions({ children }: { children?: ComponentChildren }) {
  return <div class="mt-5 flex flex-wrap justify-end gap-2">{children}</div>;
}
