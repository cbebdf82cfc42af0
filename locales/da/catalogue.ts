import { plural } from "../language.ts";

/** The list of services. */
export const catalogue = {
  title: "Ydelser",
  count: (count: number, shown: string) => `${shown} ${plural("da", count, "ydelse", "ydelser")}`,
  name: "Navn",
  category: "Kategori",
  everyCategory: "Alle kategorier",
  price: "Pris",
  model: "Afregning",
  duration: "Varighed",
  unit: "Enhed",
  active: "Aktiv",
  inactive: "Udgået",
  description: "Beskrivelse",
  minutes: (hours: number, minutes: number) =>
    [hours > 0 && `${hours} t`, minutes > 0 && `${minutes} min`].filter(Boolean).join(" "),
  priceWith: (price: string, unit: string) => `${price} inkl. moms pr. ${unit}`,
  priceWithout: (price: string, unit: string) => `${price} ekskl. moms pr. ${unit}`,
  empty: { title: "Ingen ydelser endnu", text: "En administrator opretter firmaets ydelser." },
  new: "Ny ydelse",
  newTitle: "Ny ydelse",
  create: "Opret ydelse",
  created: "Ydelsen er oprettet.",
  saved: "Ydelsen er gemt.",
  priceMode: "Prisen er",
  vatPercent: "Moms i %",
  minutesField: "Varighed i minutter",
  cost: "Kostpris",
  sellable: "Kan sælges",
  showInactive: "Vis også udgåede",
};
