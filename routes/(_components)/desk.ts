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

type Line = readonly [keys: string, href: string, group: string, label: string];

function lines(fields: readonly (readonly string[])[]): string {
  return fields.map((line) => line.join("\t")).join("\n");
}

/** What the palette and the keys can do here, in the reader's words. */
export function deskFor({ actor, words: t }: State, places: readonly Place[], keys: boolean): DeskProps {
  const { find, keys: say } = t.daily;
  const creating: Line[] = [
    ...(may(actor, "create_sales") ? [["c", "/sales/new", find.create, t.nav.newSale] as const] : []),
    ...(may(actor, "create_sales") ? [["", "/agreements/new", find.create, t.agreements.new] as const] : []),
    ...(may(actor, "edit_customers") ? [["", "/customers/new", find.create, find.newCustomer] as const] : []),
    ...(may(actor, "edit_leads") ? [["", "/leads/new", find.create, find.newLead] as const] : []),
    ...(may(actor, "edit_services") ? [["", "/services/new", find.create, t.nav.newService] as const] : []),
  ];
  const going = places.filter(({ href }) => href !== "/find")
    .map(({ label, href }): Line => [LETTERS[href] ? `g ${LETTERS[href]}` : "", href, find.go, label]);
  return {
    keys,
    choices: lines([...creating, ...going]),
    deeds: lines([
      ["Ctrl Enter", say.save],
      ["/", say.search],
      ["j k", say.rows],
      ["Enter", say.open],
      ["x", say.pick],
      ["e", say.edit],
      ["s", say.status],
      ["?", say.list],
    ]),
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
