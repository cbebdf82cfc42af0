import type { Place } from "../../components/Shell.tsx";
import { may } from "../../domain/kernel/permissions.ts";
import type { State } from "../../adapters/http/define.ts";
import type { DeskProps } from "../../islands/Desk.tsx";

const LETTERS: Readonly<Record<string, string>> = {
  "/dashboard": "o",
  "/today": "i",
  "/sales": "s",
  "/customers": "k",
  "/leads": "l",
  "/reports": "r",
};

/** What the palette and the keys can do here, in the reader's words. */
export function deskFor({ actor, words: t }: State, places: readonly Place[], keys: boolean): DeskProps {
  const { find, keys: say } = t.daily;
  const creating = [
    ...(may(actor, "create_sales") ? [{ label: t.nav.newSale, href: "/sales/new", keys: "c" }] : []),
    ...(may(actor, "create_sales") ? [{ label: t.agreements.new, href: "/agreements/new" }] : []),
    ...(may(actor, "edit_customers") ? [{ label: find.newCustomer, href: "/customers/new" }] : []),
    ...(may(actor, "edit_leads") ? [{ label: find.newLead, href: "/leads/new" }] : []),
    ...(may(actor, "edit_services") ? [{ label: t.nav.newService, href: "/services/new" }] : []),
  ];
  const going = places.filter(({ href }) => href !== "/find").map(({ label, href }) => ({
    label,
    href,
    ...(LETTERS[href] ? { keys: `g ${LETTERS[href]}` } : {}),
  }));
  return {
    keys,
    choices: [
      ...creating.map((one) => ({ ...one, group: find.create, detail: "" })),
      ...going.map((one) => ({ ...one, group: find.go, detail: "" })),
    ],
    deeds: [["Ctrl Enter", say.save], ["/", say.search], ["j k", say.rows], ["Enter", say.open], ["x", say.pick], [
      "e",
      say.edit,
    ], [
      "s",
      say.status,
    ], [
      "?",
      say.list,
    ]],
    words: {
      title: find.title,
      placeholder: find.placeholder,
      none: find.none,
      close: t.common.close,
      keys: say.title,
      off: say.isOff,
    },
  };
}
