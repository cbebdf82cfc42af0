import type { catalogue as danish } from "../da/catalogue.ts";
import { plural } from "../language.ts";

export const catalogue = {
  title: "Services",
  count: (count: number, shown: string) => `${shown} ${plural("en", count, "service", "services")}`,
  name: "Name",
  category: "Category",
  everyCategory: "Every category",
  price: "Price",
  model: "Charged",
  duration: "Duration",
  unit: "Unit",
  active: "Active",
  inactive: "Discontinued",
  description: "Description",
  minutes: (hours: number, minutes: number) =>
    [hours > 0 && `${hours} h`, minutes > 0 && `${minutes} min`].filter(Boolean).join(" "),
  priceWith: (price: string, unit: string) => `${price} incl. VAT per ${unit}`,
  priceWithout: (price: string, unit: string) => `${price} excl. VAT per ${unit}`,
  empty: { title: "No services yet", text: "An administrator creates the company's services." },
  new: "New service",
  newTitle: "New service",
  create: "Create service",
  created: "The service has been created.",
  saved: "The service has been saved.",
  priceMode: "The price is",
  vatPercent: "VAT in %",
  minutesField: "Duration in minutes",
  cost: "Cost",
  sellable: "Can be sold",
  showInactive: "Show discontinued too",
} satisfies typeof danish;
