import { useEffect } from "preact/hooks";

/**
 * Makes the dialog the server drew open a modal one: the focus stays inside, the page behind is inert, Escape leads to the
 * page without it. Without scripts the dialog is there all the same.
 */
export default function ModalDialog({ id, closeHref }: { id: string; closeHref: string }) {
  useEffect(() => {
    const dialog = document.getElementById(id);
    if (!(dialog instanceof HTMLDialogElement)) return;
    const close = () => location.assign(closeHref);
    dialog.close();
    dialog.showModal();
    dialog.addEventListener("cancel", close);
    return () => dialog.removeEventListener("cancel", close);
  }, []);
  return null;
}
