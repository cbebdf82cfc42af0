import type { Words } from "../locales/words.ts";
import { Menu, MenuLink } from "./Menu.tsx";

/** What is on the page as a file; `address` ends with the query of its filters. */
export function ExportMenu({ address, words: { figures } }: { address: string; words: Words }) {
  return (
    <Menu label={figures.export.label} icon="download" showLabel>
      {(["csv", "xlsx"] as const).map((format) => (
        <MenuLink
          key={format}
          href={`${address}${address.endsWith("?") ? "" : "&"}format=${format}`}
          icon="file-text"
        >
          {figures.export[format]}
        </MenuLink>
      ))}
    </Menu>
  );
}
