import type { Import, ImportRow } from "../../domain/imports/import.ts";
import type { ImportReader, ImportWriter } from "../../domain/imports/ports.ts";
import type { ImportId } from "../../domain/kernel/ids.ts";
import { asJson, type Ledger, question } from "./ledger.ts";
import { byValue } from "./listing.ts";

export function importReader(ledger: Ledger): ImportReader {
  return {
    find: (id) => question(() => ledger.imports.get(id) ?? null),
    recent: () =>
      question(() =>
        [...ledger.imports.values()].filter(({ status }) => status !== "UPLOADING")
          .sort((a, b) => byValue(b.createdAt + b.id, a.createdAt + a.id)).slice(0, 50)
      ),
    first: (id, most) => question(() => rowsOf(ledger, id).slice(0, most)),
    faulty: (id, after, most) =>
      question(() => rowsOf(ledger, id).filter(({ line, faults }) => faults !== null && line > after).slice(0, most)),
    stayed: (id, most) =>
      question(() => rowsOf(ledger, id).filter(({ outcome }) => outcome === "STAYED").slice(0, most)),
  };
}

export function importWriter(ledger: Ledger): ImportWriter {
  const save = (job: Import) => Promise.resolve(void ledger.imports.set(job.id, asJson(job)));
  const change = (id: ImportId, to: (row: ImportRow) => ImportRow) =>
    Promise.resolve(void ledger.importRows.set(id, rowsOf(ledger, id).map(to)));
  return {
    add: save,
    save,
    lock: (id) => Promise.resolve(asJson(ledger.imports.get(id) ?? null)),
    keep: (id, rows) => {
      const blank = { faults: null, outcome: null, recordId: null, before: null, after: null };
      const kept = rows.map(({ line, cells }): ImportRow => asJson({ line, cells, ...blank }));
      return Promise.resolve(void ledger.importRows.set(id, [...rowsOf(ledger, id), ...kept]));
    },
    rows: (id, after, most) =>
      Promise.resolve(asJson(rowsOf(ledger, id).filter(({ line }) => line > after).slice(0, most))),
    made: (id, before, most) =>
      Promise.resolve(asJson(
        rowsOf(ledger, id).filter(({ line, outcome }) =>
          line < before && (outcome === "CREATED" || outcome === "UPDATED")
        ).toReversed().slice(0, most),
      )),
    clear: (id) => change(id, (row) => ({ ...row, faults: null })),
    mark: (id, fates) => {
      const told = new Map(asJson(fates).map((fate) => [fate.line, fate]));
      return change(id, (row) => ({ ...row, ...told.get(row.line) }));
    },
  };
}

function rowsOf(ledger: Ledger, id: ImportId): readonly ImportRow[] {
  return ledger.importRows.get(id) ?? [];
}
