import { useEffect } from "preact/hooks";

export interface SwipeProps {
  /** What in a card is pressed by pushing it to the right, and what by pushing it to the left; both stand there to be pressed. */
  readonly right: string;
  readonly left: string;
}

const CARD = ".list tbody tr, .visit";
/** What is touched for its own sake. */
const OWN = "button, input, select, summary, .menu-body";
/** A finger that went so far sideways means it, one that is let go beyond the other does it. */
const BEGINS = 12, ENOUGH = 88, MOST = 120;

/** On a phone a card that is pushed aside presses one of its own buttons (UI-05). */
export default function Swipe({ right, left }: SwipeProps) {
  useEffect(() => {
    let card: HTMLElement | null = null, x = 0, y = 0, by = 0, sideways = false;
    const aim = () => card?.querySelector<HTMLElement>(by > 0 ? right : left) ?? null;
    const rest = () => {
      card?.removeEventListener("touchmove", move);
      if (card) {
        card.style.transform = "";
        card.classList.remove("swiped", "swiped-enough");
        delete card.dataset.swipe;
        delete card.dataset.side;
      }
      document.documentElement.classList.remove("swiping");
      [card, by, sideways] = [null, 0, false];
    };
    const move = (event: TouchEvent) => {
      if (!card) return;
      const across = event.touches[0].clientX - x, down = event.touches[0].clientY - y;
      if (!sideways) {
        if (Math.abs(down) > BEGINS || event.touches.length > 1) return rest();
        if (Math.abs(across) < BEGINS) return;
        sideways = true;
        document.documentElement.classList.add("swiping");
      }
      event.preventDefault();
      by = Math.max(-MOST, Math.min(MOST, across));
      const target = aim();
      if (!target) by = 0;
      card.style.transform = `translateX(${by}px)`;
      card.classList.add("swiped");
      card.classList.toggle("swiped-enough", Math.abs(by) >= ENOUGH);
      card.dataset.side = by > 0 ? "right" : "left";
      card.dataset.swipe = target?.textContent?.trim() ?? "";
    };
    const begin = (event: TouchEvent) => {
      rest();
      const touched = event.target as Element, found = touched.closest<HTMLElement>(CARD);
      // On a wide screen the same row is a line of a table, and stays one.
      if (!found || touched.closest(OWN) || getComputedStyle(found).display === "table-row") return;
      card = found;
      [x, y] = [event.touches[0].clientX, event.touches[0].clientY];
      card.addEventListener("touchmove", move, { passive: false });
    };
    const end = () => {
      const target = Math.abs(by) >= ENOUGH ? aim() : null;
      rest();
      target?.click();
    };
    document.addEventListener("touchstart", begin, { passive: true });
    document.addEventListener("touchend", end);
    document.addEventListener("touchcancel", rest);
    return () => {
      rest();
      document.removeEventListener("touchstart", begin);
      document.removeEventListener("touchend", end);
      document.removeEventListener("touchcancel", rest);
    };
  }, []);
  return null;
}
