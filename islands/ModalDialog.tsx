import { useEffect } from "preact/hooks";

/**
 * Makes the dialog the server drew open a modal one: the focus stays inside, the page behind is inert, Escape and the
 * dialog's own links out of it lead to the page without it, where the link that asked for it has the focus again. Without
 * scripts the dialog is there all the same.
 */
export default function ModalDialog({ id, closeHref }: { id: string; closeHref: string }) {
  useEffect(() => {
    const dialog = document.getElementById(id);
    if (!(dialog instanceof HTMLDialogElement)) return;
    const bare = new URL(closeHref, location.href);
    const close = () => {
      // Drawn over another page than it leads back to.
      if (bare.pathname !== location.pathname) return location.assign(bare);
      const opener = openerOf(location.href, dialog);
      history.replaceState(history.state, "", bare);
      if (dialog.previousElementSibling?.matches(".scrim")) dialog.previousElementSibling.remove();
      dialog.addEventListener("close", () => opener?.focus(), { once: true });
    };
    const leave = (event: MouseEvent) => {
      const link = (event.target as Element).closest("a");
      if (link?.href !== bare.href || bare.pathname !== location.pathname || !isPlain(event)) return;
      event.preventDefault();
      close();
      dialog.close();
    };
    dialog.close();
    dialog.showModal();
    dialog.addEventListener("cancel", close);
    dialog.addEventListener("click", leave);
    return () => {
      dialog.removeEventListener("cancel", close);
      dialog.removeEventListener("click", leave);
    };
  }, []);
  return null;
}

/** Not one that asks for another tab or window. */
function isPlain({ altKey, ctrlKey, metaKey, shiftKey }: MouseEvent): boolean {
  return !altKey && !ctrlKey && !metaKey && !shiftKey;
}

/** The link of the page behind that leads to the address; where it is folded away, what unfolds it. */
function openerOf(address: string, dialog: HTMLDialogElement): HTMLElement | null {
  const link = [...document.links].find((one) => one.href === address && !dialog.contains(one)) as
    | HTMLElement
    | undefined;
  return link?.closest("details:not([open])")?.querySelector("summary") ?? link ?? null;
}
