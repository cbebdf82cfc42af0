import { fetchAnew } from "./fetch_anew.ts";
import type { WeekBoardProps } from "./WeekBoard.tsx";

type Drag = typeof import("@atlaskit/pragmatic-drag-and-drop/element/adapter");

/** Visits are dragged to another person, day or free time, or carried with the keys. What the server refuses goes back, and is told. */
export function moveVisits(
  words: WeekBoardProps["words"],
  tell: (sentence: string) => void,
  speak: (sentence: string) => void,
): () => void {
  const week = document.getElementById("week");
  if (!week) return () => {};
  let busy = false, missed = false, carried: { card: HTMLElement; row: number; column: number } | null = null;
  // Only browsers can load it, and the links and keys work until it is there.
  let drag: Drag | null = null;
  let unwire = () => {}, stopWatching = () => {};

  const rows = () =>
    [...week.querySelectorAll<HTMLElement>(".week tbody tr")].filter((row) => row.querySelector("[data-person]"));
  const cellAt = (row: number, column: number) => rows()[row]?.querySelectorAll<HTMLElement>("[data-person]")[column];
  const light = (place: Element | null) => {
    week.querySelectorAll("[data-here]").forEach((one) => one.removeAttribute("data-here"));
    place?.setAttribute("data-here", "");
  };
  const say = (text: string, card: HTMLElement, cell?: HTMLElement) =>
    text.replace("{number}", card.dataset.number!).replace("{person}", cell?.dataset.personName ?? "")
      .replace("{day}", cell?.dataset.dayName ?? "");

  const move = async (card: HTMLElement, place: HTMLElement) => {
    const cell = place.closest<HTMLElement>("[data-person]")!;
    const scheduledAt = place.dataset.at ?? `${cell.dataset.day}T${card.dataset.time}`;
    if (card.closest("[data-person]") === cell && !place.dataset.at) return;
    const parent = card.parentElement!, after = card.nextElementSibling;
    busy = true;
    cell.querySelector(".week-visits")?.insertBefore(card, place.dataset.at ? place : null);
    try {
      const answer = await fetch(`/sales/${card.dataset.sale}/visit`, {
        method: "POST",
        headers: { accept: "application/json" },
        body: new URLSearchParams({
          scheduledAt,
          assignedTo: cell.dataset.person!,
          version: card.dataset.version!,
        }),
      });
      const { sentence } = await answer.json();
      tell(sentence);
      if (!answer.ok) parent.insertBefore(card, after);
    } catch {
      parent.insertBefore(card, after);
      tell(words.failed);
    }
    busy = false;
    await renew();
  };

  const isFree = () => !busy && !carried && !week.querySelector(".deal-moving");
  const renew = async () => {
    const fresh = isFree() && await fetchAnew(week);
    // Somebody may have taken up a visit while it was on its way, and keeps it in the hand.
    missed = !isFree();
    if (!fresh || missed) return;
    const focused = document.activeElement?.closest<HTMLElement>("[data-sale]")?.dataset.sale;
    week.replaceChildren(...fresh);
    wire();
    if (focused) week.querySelector<HTMLElement>(`.week [data-sale="${focused}"] .deal-grip`)?.focus();
  };

  const wire = () => {
    unwire();
    if (drag === null) return;
    const { draggable, dropTargetForElements } = drag;
    const undo: (() => void)[] = [];
    for (const card of week.querySelectorAll<HTMLElement>(".week [data-movable]")) {
      // A finger scrolls, so it takes the grip; a mouse takes the card wherever it likes.
      const dragHandle = byMouse ? undefined : card.querySelector(".deal-grip")!;
      undo.push(draggable({ element: card, dragHandle }));
    }
    for (const element of week.querySelectorAll<HTMLElement>(".week [data-person], .week [data-at]")) {
      undo.push(dropTargetForElements({ element }));
    }
    unwire = () => undo.forEach((each) => each());
  };

  const watching: Parameters<Drag["monitorForElements"]>[0] = {
    onDragStart: ({ source }) => source.element.classList.add("deal-moving"),
    onDropTargetChange: ({ location }) => light(location.current.dropTargets[0]?.element ?? null),
    onDrop: ({ source, location }) => {
      light(null);
      source.element.classList.remove("deal-moving");
      const place = location.current.dropTargets[0]?.element;
      if (place) move(source.element as HTMLElement, place as HTMLElement);
      else if (missed) renew();
    },
  };

  const carry = (event: KeyboardEvent) => {
    const grip = (event.target as HTMLElement).closest<HTMLElement>(".week .deal-grip");
    if (!grip) return;
    const card = grip.closest<HTMLElement>("[data-sale]")!;
    const stop = () => {
      card.classList.remove("deal-moving");
      carried = null;
      light(null);
    };
    if (event.key === " " || event.key === "Enter") {
      event.preventDefault();
      if (carried?.card === card) {
        const cell = cellAt(carried.row, carried.column);
        stop();
        if (cell) move(card, cell);
        return;
      }
      const from = card.closest<HTMLElement>("[data-person]");
      const row = Math.max(rows().findIndex((one) => one.contains(card)), 0);
      const column = from ? [...from.parentElement!.querySelectorAll("[data-person]")].indexOf(from) : 0;
      carried = { card, row, column };
      card.classList.add("deal-moving");
    } else if (carried?.card !== card) return;
    else if (event.key === "Escape" || event.key === "Tab") {
      stop();
      speak(say(words.letGo, card));
      if (missed) renew();
      return;
    } else {
      const step = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }[event.key];
      if (!step) return;
      const [row, column] = [carried.row + step[0], carried.column + step[1]];
      if (cellAt(row, column)) carried = { card, row, column };
    }
    event.preventDefault();
    const cell = cellAt(carried!.row, carried!.column);
    light(cell ?? null);
    speak(say(words.carrying, card, cell));
  };

  const byMouse = matchMedia("(hover: hover) and (pointer: fine)").matches;
  let gone = false;
  import("@atlaskit/pragmatic-drag-and-drop/element/adapter").then((loaded) => {
    if (gone) return;
    drag = loaded;
    stopWatching = loaded.monitorForElements(watching);
    wire();
  });
  week.addEventListener("keydown", carry);
  document.addEventListener("live:changed", renew);
  return () => {
    gone = true;
    unwire();
    stopWatching();
    week.removeEventListener("keydown", carry);
    document.removeEventListener("live:changed", renew);
  };
}
