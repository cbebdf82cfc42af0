import type { Signal } from "@preact/signals";
import { Toast } from "../components/Toast.tsx";
import { fetchAnew } from "./fetch_anew.ts";

type Drag = typeof import("@atlaskit/pragmatic-drag-and-drop/element/adapter");

/** What the server says of a move; `undo` is where a form posts to that takes it back. */
export interface Told {
  readonly sentence: string;
  readonly undo?: string | null;
}

/** Posts a move and tells the answer. The card stands where `show` puts it until then, and goes back if it is refused. */
type Send = (card: HTMLElement, address: string, asked: Record<string, string>, show: () => void) => void;

/** What a board knows of its own cards, and of the places they can be put down at. */
export interface Board<Place> {
  /** Which elements are cards, and on which one can be dropped. */
  readonly cards: string;
  readonly targets: string;
  /** A card is dragged by any part of it, and not by its grip alone. */
  readonly whole?: boolean;
  placeOf(target: HTMLElement): Place;
  /** Where carrying begins, and where an arrow key leads on to; null: nowhere. */
  begin(card: HTMLElement): Place | null;
  step(card: HTMLElement, from: Place, down: number, right: number): Place;
  /** Shows where the card in the hand would go; null: the hand is empty. */
  light(card: HTMLElement | null, place?: Place): void;
  /** Tells those who listen where a carried card would go; without a place, that it was let go. */
  speak(card: HTMLElement, place?: Place): void;
  drop(card: HTMLElement, place: Place, send: Send): void;
  tell(news: Told): void;
  readonly failed: string;
}

const STEPS: Readonly<Record<string, readonly [down: number, right: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/**
 * Cards by hand: dragged, or carried with the keys by their grip. What the server refuses goes back, and is told; in between
 * the board is brought up to date. Gives the way to stop.
 */
export function takeCards<Place>(root: HTMLElement, board: Board<Place>): () => void {
  const stopped = new AbortController(), { signal } = stopped;
  let busy = false, missed = false, carried: { readonly card: HTMLElement; readonly place: Place } | null = null;
  // Only browsers can load it, and links, menus and keys work until it is there.
  let drag: Drag | null = null;
  let unwire = () => {};

  const cardOf = (element: EventTarget | null) => (element as Element | null)?.closest<HTMLElement>(board.cards);
  const grips = () => [...root.querySelectorAll<HTMLElement>(".deal-grip")].filter(cardOf);
  const addressOf = (grip: EventTarget | null) => cardOf(grip)?.querySelector("a")?.href;

  const hold = (card: HTMLElement, place?: Place) => {
    card.classList.add("deal-moving");
    board.light(card, place);
  };
  /** Empties the hand: where it was over a place, the card is put down there. */
  const letGo = (card: HTMLElement, place?: Place | null) => {
    carried = null;
    card.classList.remove("deal-moving");
    board.light(null);
    if (place) board.drop(card, place, send);
    else if (missed) renew();
  };

  const send: Send = async (card, address, asked, show) => {
    const parent = card.parentElement!, after = card.nextElementSibling;
    busy = true;
    show();
    try {
      const answer = await fetch(address, {
        method: "POST",
        headers: { accept: "application/json" },
        body: new URLSearchParams({ ...asked, version: card.dataset.version! }),
      });
      board.tell(await answer.json());
      if (!answer.ok) parent.insertBefore(card, after);
    } catch {
      parent.insertBefore(card, after);
      board.tell({ sentence: board.failed });
    }
    busy = false;
    renew();
  };

  const isFree = () => !busy && !root.querySelector("details[open], .deal-moving");
  const renew = async () => {
    const fresh = isFree() && await fetchAnew(root);
    // Somebody may have taken up a card while it was on its way, and keeps it in the hand.
    missed = !isFree();
    if (!fresh || missed) return;
    const focused = addressOf(document.activeElement);
    root.replaceChildren(...fresh);
    wire();
    if (focused) grips().find((grip) => addressOf(grip) === focused)?.focus();
  };

  const wire = () => {
    unwire();
    if (!drag || signal.aborted) return;
    const { draggable, dropTargetForElements, monitorForElements } = drag;
    const undo = [
      monitorForElements(watching),
      ...grips().map((grip) => draggable({ element: cardOf(grip)!, dragHandle: board.whole ? undefined : grip })),
      ...[...root.querySelectorAll(board.targets)].map((element) => dropTargetForElements({ element })),
    ];
    unwire = () => undo.forEach((each) => each());
  };

  type Over = Parameters<NonNullable<Parameters<Drag["monitorForElements"]>[0]["onDrop"]>>[0];
  const under = ({ location }: Over) => {
    const [target] = location.current.dropTargets;
    return target && board.placeOf(target.element as HTMLElement);
  };
  const watching: Parameters<Drag["monitorForElements"]>[0] = {
    onDragStart: ({ source }) => hold(source.element as HTMLElement),
    onDropTargetChange: (over) => board.light(over.source.element as HTMLElement, under(over)),
    onDrop: (over) => letGo(over.source.element as HTMLElement, under(over)),
  };

  const carry = (event: KeyboardEvent) => {
    const { key, target } = event, card = (target as Element).closest(".deal-grip") && cardOf(target);
    if (!card) return;
    let place = carried?.card === card ? carried.place : null;
    if (key === " " || key === "Enter") {
      event.preventDefault();
      if (place) return letGo(card, place);
      place = board.begin(card);
    } else if (place && STEPS[key]) {
      event.preventDefault();
      place = board.step(card, place, ...STEPS[key]);
    } else {
      if (place && (key === "Escape" || key === "Tab")) {
        letGo(card);
        board.speak(card);
      }
      return;
    }
    if (!place) return;
    carried = { card, place };
    hold(card, place);
    board.speak(card, place);
  };

  import("@atlaskit/pragmatic-drag-and-drop/element/adapter").then((loaded) => {
    drag = loaded;
    wire();
  });
  root.addEventListener("keydown", carry, { signal });
  document.addEventListener("live:changed", renew, { signal });
  return () => {
    stopped.abort();
    unwire();
  };
}

/** What came of a card that was put down, with the way to take it back, and for listeners where one is carried. */
export function CardNews({ told, spoken, words }: {
  readonly told: Signal<Told | null>;
  readonly spoken: Signal<string>;
  readonly words: { readonly undo?: string; readonly close: string };
}) {
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
