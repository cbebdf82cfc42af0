import { plural } from "../language.ts";

/** Daily work: the board, what is done to many at once, saved views, what others change, finding, and the keys. */
export const daily = {
  nothingToUndo: "Det sidste skridt kan ikke fortrydes.",
  undo: "Fortryd",
  undone: (number: string, status: string) => `${number} er igen: ${status}.`,
  takenBack: (status: string) => `Fortrudt, igen ${status}`,
  list: "Liste",
  board: {
    title: "Tavle",
    about: "Salg efter status. Træk i håndtaget, eller brug “Flyt til”.",
    to: "Flyt til",
    sum: (amount: string) => `${amount} ekskl. moms`,
    empty: "Ingen salg her",
    more: (count: string) => `Se alle ${count}`,
    move: (number: string) => `Flyt til: ${number}`,
    grip: (number: string) => `Træk ${number}. Mellemrum tager fat, pile vælger, Enter slipper, Escape fortryder.`,
    noDate: "Intet planlagt",
    late: "Skulle være udført",
    moving: (number: string, status: string) => `${number}: flyt til ${status}?`,
    letGo: (number: string) => `${number} bliver, hvor det var.`,
    notAllowed: (number: string, status: string) => `${number} kan ikke flyttes til ${status}.`,
    failed: "Flytningen lykkedes ikke. Salget er, hvor det var.",
    nobody: "Ingen",
  },
  rows: (count: number, shown: string) => `${shown} ${plural("da", count, "salg", "salg")}`,
};
