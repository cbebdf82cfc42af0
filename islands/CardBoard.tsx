import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { Toast } from "../components/Flash.tsx";
import { fetchAnew } from "./fetch_anew.ts";

type Drag = typeof import("@atlaskit/pragmatic-drag-and-drop/element/adapter");

export interface CardBoardProps {
  /** Where what the cards are about has its page, and the moves made of it: "/sales". */
  readonly place: string;
  readonly back: string;
  readonly statuses: Readonly<Record<string, string>>;
  /** The states that ask for something on the way in, with the dialog that asks. */
  readonly dialogs: Readonly<Record<string, string>>;
  readonly words: {
    readonly moving: string;
    readonly letGo: string;
    readonly notAllowed: string;
    readonly failed: string;
    readonly undo: string;
    readonly close: string;
  };
}

interface Told {
  readonly sentence: string;
  readonly undo?: string | null;
}

/** Cards by hand: dragged by their handle, or carried with the keys. What the server refuses goes back, and is told. */
export default function CardBoard({ place, back, statuses, dialogs, words }: CardBoardProps) {
  const told = useSignal<Told | null>(null), spoken = useSignal("");

  useEffect(() => {
    const board = document.getElementById("board");
    if (!board) return;
    let busy = false, missed = false, carried: { card: HTMLElement; at: number } | null = null;
    // Only browsers can load it, and the menus and keys work until it is there.
    let drag: Drag | null = null;
    let unwire = () => {}, stopWatching = () => {};

    const say = (text: string, card: HTMLElement, status = "") =>
      text.replace("{number}", card.dataset.name!).replace("{status}", statuses[status] ?? "");
    const nextOf = (card: HTMLElement) => card.dataset.next!.split(" ").filter(Boolean);
    const columns = () => [...board.querySelectorAll<HTMLElement>("[data-column]")];
    const light = (card: HTMLElement | null, on?: string) => {
      for (const column of columns()) {
        const status = column.dataset.column!;
        if (card === null) delete column.dataset.open;
        else column.dataset.open = !nextOf(card).includes(status) ? "no" : status === on ? "here" : "yes";
      }
      card?.classList.toggle("deal-moving", true);
      if (card === null) board.querySelector(".deal-moving")?.classList.remove("deal-moving");
    };

    const move = async (card: HTMLElement, status: string) => {
      const address = `${place}/${card.dataset.card}`;
      if (!nextOf(card).includes(status)) {
        if (card.closest<HTMLElement>("[data-column]")?.dataset.column === status) return;
        told.value = { sentence: say(words.notAllowed, card, status) };
        return;
      }
      if (dialogs[status]) {
        location.assign(`${address}?${new URLSearchParams({ dialog: dialogs[status], back })}`);
        return;
      }
      const parent = card.parentElement!, after = card.nextElementSibling;
      busy = true;
      board.querySelector(`[data-column="${status}"] [data-cards]`)?.prepend(card);
      try {
        const answer = await fetch(`${address}/move`, {
          method: "POST",
          body: new URLSearchParams({ to: status, version: card.dataset.version!, back }),
        });
        const news: Told = await answer.json();
        told.value = news;
        if (!answer.ok) parent.insertBefore(card, after);
      } catch {
        parent.insertBefore(card, after);
        told.value = { sentence: words.failed };
      }
      busy = false;
      await renew();
    };

    const isFree = () => !busy && !carried && !board.querySelector("details[open], .deal-moving");
    const renew = async () => {
      const fresh = isFree() && await fetchAnew(board);
      // Somebody may have taken up a card while it was on its way, and keeps it in the hand.
      missed = !isFree();
      if (!fresh || missed) return;
      const focused = document.activeElement?.closest<HTMLElement>("[data-card]")?.dataset.card;
      board.replaceChildren(...fresh);
      wire();
      if (focused) board.querySelector<HTMLElement>(`[data-card="${focused}"] .deal-grip`)?.focus();
    };

    const wire = () => {
      unwire();
      if (drag === null) return;
      const { draggable, dropTargetForElements } = drag;
      const undo: (() => void)[] = [];
      for (const grip of board.querySelectorAll<HTMLElement>(".deal-grip")) {
        const card = grip.closest<HTMLElement>("[data-card]")!;
        undo.push(draggable({ element: card, dragHandle: grip, getInitialData: () => ({ card }) }));
      }
      for (const column of columns()) {
        undo.push(dropTargetForElements({ element: column, getData: () => ({ status: column.dataset.column }) }));
      }
      unwire = () => undo.forEach((each) => each());
    };

    const watching: Parameters<Drag["monitorForElements"]>[0] = {
      onDragStart: ({ source }) => light(source.element as HTMLElement),
      onDropTargetChange: ({ source, location }) =>
        light(source.element as HTMLElement, location.current.dropTargets[0]?.data.status as string | undefined),
      onDrop: ({ source, location }) => {
        light(null);
        const status = location.current.dropTargets[0]?.data.status;
        if (typeof status === "string") move(source.element as HTMLElement, status);
        else if (missed) renew();
      },
    };

    const carry = (event: KeyboardEvent) => {
      const grip = (event.target as HTMLElement).closest<HTMLElement>(".deal-grip");
      if (!grip) return;
      const card = grip.closest<HTMLElement>("[data-card]")!, next = nextOf(card);
      const stop = () => {
        carried = null;
        light(null);
      };
      if (event.key === " " || event.key === "Enter") {
        event.preventDefault();
        if (carried?.card === card) {
          const status = next[carried.at];
          stop();
          move(card, status);
          return;
        }
        carried = { card, at: 0 };
      } else if (carried?.card !== card) return;
      else if (event.key === "Escape" || event.key === "Tab") {
        stop();
        spoken.value = say(words.letGo, card);
        if (missed) renew();
        return;
      } else if (event.key === "ArrowRight" || event.key === "ArrowDown") carried.at = (carried.at + 1) % next.length;
      else if (event.key === "ArrowLeft" || event.key === "ArrowUp") {
        carried.at = (carried.at + next.length - 1) % next.length;
      } else return;
      event.preventDefault();
      light(card, next[carried!.at]);
      spoken.value = say(words.moving, card, next[carried!.at]);
    };

    let gone = false;
    import("@atlaskit/pragmatic-drag-and-drop/element/adapter").then((loaded) => {
      if (gone) return;
      drag = loaded;
      stopWatching = loaded.monitorForElements(watching);
      wire();
    });
    board.addEventListener("keydown", carry);
    document.addEventListener("live:changed", renew);
    return () => {
      gone = true;
      unwire();
      stopWatching();
      board.removeEventListener("keydown", carry);
      document.removeEventListener("live:changed", renew);
    };
  }, []);

  return (
    <>
      <p class="sr-only" role="status">{spoken.value}</p>
      {told.value && (
        <Toast
          action={
            <>
              {told.value.undo && (
                <form method="post" action={told.value.undo}>
                  <button type="submit" class="btn">{words.undo}</button>
                </form>
              )}
              <button type="button" class="btn" aria-label={words.close} onClick={() => told.value = null}>×</button>
            </>
          }
        >
          {told.value.sentence}
        </Toast>
      )}
    </>
  );
}
