import { plural } from "../language.ts";

/** The day list of those who go out. */
export const today = {
  title: "I dag",
  dayTitle: "Dagens besøg",
  count: (count: number, shown: string) => `${shown} ${plural("da", count, "besøg", "besøg")}`,
  everyone: "Alle",
  who: "Medarbejder",
  before: "Dagen før",
  after: "Dagen efter",
  start: "Start",
  finish: "Afslut",
  started: (time: string) => `Begyndt ${time}`,
  ended: (time: string) => `Afsluttet ${time}`,
  empty: { title: "Ingen besøg den dag", text: "Planlagte salg med dag og klokkeslæt står her." },
};
