import type { ComponentChildren } from "preact";
import type { Sentences } from "../../adapters/http/sentences.ts";
import { LinkButton } from "../../components/Button.tsx";
import { Dialog, DialogActions } from "../../components/Dialog.tsx";
import { Flash } from "../../components/Flash.tsx";
import ModalDialog from "../../islands/ModalDialog.tsx";
import type { Words } from "../../locales/words.ts";

/** The dialog of a step with its form: what is asked for, the way out, and the button that does it. */
export function StepDialog({ kind, title, action, closeHref, faults, once, deed, words: { common }, children }: {
  readonly kind: string;
  readonly title: string;
  readonly action: string;
  readonly closeHref: string;
  readonly faults: Sentences;
  readonly once: string;
  readonly deed: ComponentChildren;
  readonly words: Words;
  readonly children: ComponentChildren;
}) {
  const id = `dialog-${kind}`;
  return (
    <>
      <Dialog id={id} title={title} open closeHref={closeHref} closeWord={common.close}>
        <form method="post" action={action} novalidate>
          {faults[""] && <Flash kind="problem">{faults[""]}</Flash>}
          <input type="hidden" name="once" value={once} />
          {children}
          <DialogActions>
            <LinkButton href={closeHref}>{common.cancel}</LinkButton>
            {deed}
          </DialogActions>
        </form>
      </Dialog>
      <ModalDialog id={id} closeHref={closeHref} />
    </>
  );
}
