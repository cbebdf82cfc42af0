import type { daily as danish } from "../da/daily.ts";
import { plural } from "../language.ts";

/** Daily work: the board, what is done to many at once, saved views, what others change, finding, and the keys. */
export const daily: typeof danish = {
  nothingToUndo: "The last step cannot be undone.",
  undo: "Undo",
  undone: (number, status) => `${number} is back to: ${status}.`,
  takenBack: (status) => `Undone, back to ${status}`,
  list: "List",
  board: {
    title: "Board",
    about: "Sales by status. Drag the handle, or use “Move to”.",
    to: "Move to",
    sum: (amount) => `${amount} excl. VAT`,
    empty: "No sales here",
    more: (count) => `See all ${count}`,
    move: (number) => `Move to: ${number}`,
    grip: (number) => `Drag ${number}. Space picks up, arrows choose, Enter drops, Escape cancels.`,
    noDate: "Nothing planned",
    late: "Should be done",
    moving: (number, status) => `${number}: move to ${status}?`,
    letGo: (number) => `${number} stays where it was.`,
    notAllowed: (number, status) => `${number} cannot be moved to ${status}.`,
    failed: "The move did not work. The sale is where it was.",
    nobody: "Nobody",
  },
  rows: (count, shown) => `${shown} ${plural("en", count, "sale", "sales")}`,
};
