import type { State } from "../../../adapters/http/define.ts";
import { Menu, MenuLink } from "../../../components/Menu.tsx";
import { may } from "../../../domain/kernel/permissions.ts";

/** A table that can be taken along, by the name the export knows it by; `query` says which of several. */
export interface Exported {
  readonly name: string;
  readonly label: string;
  readonly query?: string;
}

/** The tables of a report as files, for those who may export. */
export function SheetMenu({ sheets, query, state: { words: { figures: t }, actor } }: {
  readonly sheets: readonly Exported[];
  /** The time they are about, as it stands in an address. */
  readonly query: string;
  readonly state: Pick<State, "words" | "actor">;
}) {
  if (sheets.length === 0 || !may(actor, "export_data")) return null;
  return (
    <Menu label={t.export.label} icon="download" showLabel>
      {sheets.flatMap(({ name, label, query: which }) =>
        (["csv", "xlsx"] as const).map((format) => {
          const asked = [`report=${name}`, `format=${format}`, query, which].filter(Boolean).join("&");
          return (
            <MenuLink key={name + format} href={`/reports/export?${asked}`} icon="file-text">
              {`${label} · ${t.export[format]}`}
            </MenuLink>
          );
        })
      )}
    </Menu>
  );
}
