import assert from "node:assert/strict";
import { parseHTML } from "linkedom";
import { renderToString } from "preact-render-to-string";
import { Table } from "./Table.tsx";

const rows = [{ id: "1", name: "Lund & Æbelø", gross: "1.250,00 kr." }];

function drawn() {
  const html = renderToString(
    <Table
      label="Salg"
      rows={rows}
      rowKey={(row) => row.id}
      href={(row) => `/sales/${row.id}`}
      columns={[
        { key: "gross", header: "Beløb", card: "amount", number: true, cell: (row) => row.gross },
        {
          key: "name",
          header: "Kunde",
          card: "title",
          cell: (row) => row.name,
          sort: { href: "?sort=customer", order: "ascending" },
        },
        { key: "open", header: "Handlinger", card: "hide", hideHeader: true, cell: () => null },
      ]}
    />,
  );
  return parseHTML(`<body>${html}</body>`).document;
}

Deno.test("Table keeps its roles, since the cards on a phone take the layout's meaning away", () => {
  const page = drawn();

  for (const role of ["table", "rowgroup", "row", "columnheader", "cell"]) {
    assert.ok(page.querySelector(`[role=${role}]`), role);
  }
  assert.equal(page.querySelector("table")!.getAttribute("aria-label"), "Salg");
});

Deno.test("Table links each row once, from the column that names it", () => {
  const links = [...drawn().querySelectorAll("tbody a")];

  assert.deepEqual(links.map((it) => [it.getAttribute("href"), it.textContent]), [["/sales/1", "Lund & Æbelø"]]);
});

Deno.test("Table says how it is sorted, and names a column whose header is not seen", () => {
  const headers = [...drawn().querySelectorAll("th")];

  assert.deepEqual(headers.map((it) => it.getAttribute("aria-sort")), [null, "ascending", null]);
  assert.equal(headers[1].querySelector("a")!.getAttribute("href"), "?sort=customer");
  assert.equal(headers[2].querySelector(".sr-only")!.textContent, "Handlinger");
});
