import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { CardNews, takeCards, type Told } from "./card_hand.tsx";

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

/** The cards of a board, taken by hand into the states the rules let them go. */
export default function CardBoard({ place, back, statuses, dialogs, words }: CardBoardProps) {
  const told = useSignal<Told | null>(null), spoken = useSignal("");

  useEffect(() => {
    const board = document.getElementById("board");
    if (!board) return;
    const say = (text: string, card: HTMLElement, status = "") =>
      text.replace("{number}", card.dataset.name!).replace("{status}", statuses[status] ?? "");
    const nextOf = (card: HTMLElement) => card.dataset.next!.split(" ").filter(Boolean);
    return takeCards<string>(board, {
      cards: "[data-card]",
      targets: "[data-column]",
      placeOf: (column) => column.dataset.column!,
      begin: (card) => nextOf(card)[0],
      step(card, from, down, right) {
        const next = nextOf(card);
        return next[(next.indexOf(from) + down + right + next.length) % next.length];
      },
      light(card, on) {
        for (const column of board.querySelectorAll<HTMLElement>("[data-column]")) {
          const status = column.dataset.column!;
          if (card === null) delete column.dataset.open;
          else column.dataset.open = !nextOf(card).includes(status) ? "no" : status === on ? "here" : "yes";
        }
      },
      speak(card, status) {
        spoken.value = say(status ? words.moving : words.letGo, card, status);
      },
      drop(card, status, send) {
        const address = `${place}/${card.dataset.card}`;
        if (!nextOf(card).includes(status)) {
          if (card.closest<HTMLElement>("[data-column]")?.dataset.column === status) return;
          told.value = { sentence: say(words.notAllowed, card, status) };
        } else if (dialogs[status]) {
          location.assign(`${address}?${new URLSearchParams({ dialog: dialogs[status], back })}`);
        } else {
          send(
            card,
            `${address}/move`,
            { to: status, back },
            () => board.querySelector(`[data-column="${status}"] [data-cards]`)?.prepend(card),
          );
        }
      },
      tell: (news) => told.value = news,
      failed: words.failed,
    });
  }, []);

  return <CardNews told={told} spoken={spoken} words={words} />;
}
