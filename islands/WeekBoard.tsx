import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { CardNews, takeCards, type Told } from "./card_hand.tsx";

export interface WeekBoardProps {
  readonly words: {
    readonly carrying: string;
    readonly letGo: string;
    readonly failed: string;
    readonly close: string;
  };
}

/** The visits of the week, taken by hand to another person, day or free time. */
export default function WeekBoard({ words }: WeekBoardProps) {
  const told = useSignal<Told | null>(null), spoken = useSignal("");

  useEffect(() => {
    const week = document.getElementById("week");
    if (!week) return;
    const rows = () =>
      [...week.querySelectorAll<HTMLElement>(".week tbody tr")].filter((row) => row.querySelector("[data-person]"));
    const cellsOf = (row?: HTMLElement) => [...row?.querySelectorAll<HTMLElement>("[data-person]") ?? []];
    const cellOf = (place: HTMLElement) => place.closest<HTMLElement>("[data-person]");
    const say = (text: string, card: HTMLElement, cell?: HTMLElement) =>
      text.replace("{number}", card.dataset.number!).replace("{person}", cell?.dataset.personName ?? "")
        .replace("{day}", cell?.dataset.dayName ?? "");

    return takeCards<HTMLElement>(week, {
      cards: ".week [data-sale]",
      targets: ".week [data-person], .week [data-at]",
      // A finger scrolls, so it takes the grip; a mouse takes the card wherever it likes.
      whole: matchMedia("(hover: hover) and (pointer: fine)").matches,
      placeOf: (target) => target,
      begin: (card) => cellOf(card) ?? cellsOf(rows()[0])[0],
      step(_card, from, down, right) {
        const row = rows().findIndex((one) => one.contains(from)), column = cellsOf(rows()[row]).indexOf(from);
        return cellsOf(rows()[row + down])[column + right] ?? from;
      },
      light(_card, place) {
        week.querySelectorAll("[data-here]").forEach((one) => one.removeAttribute("data-here"));
        place?.setAttribute("data-here", "");
      },
      speak(card, cell) {
        spoken.value = say(cell ? words.carrying : words.letGo, card, cell);
      },
      drop(card, place, send) {
        const cell = cellOf(place)!, { at } = place.dataset;
        if (cellOf(card) === cell && !at) return;
        send(
          card,
          `/sales/${card.dataset.sale}/visit`,
          { scheduledAt: at ?? `${cell.dataset.day}T${card.dataset.time}`, assignedTo: cell.dataset.person! },
          () => cell.querySelector(".week-visits")?.insertBefore(card, at ? place : null),
        );
      },
      tell: (news) => told.value = news,
      failed: words.failed,
    });
  }, []);

  return <CardNews told={told} spoken={spoken} words={words} />;
}
