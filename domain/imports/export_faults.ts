import type { Actor } from "../kernel/actor.ts";
import type { ImportId } from "../kernel/ids.ts";
import { type Forbidden, may } from "../kernel/permissions.ts";
import { no, type Result, yes } from "../kernel/result.ts";
import type { Mapping } from "./columns.ts";
import type { ImportRefusal, ImportRow } from "./import.ts";
import type { CellFault } from "./records.ts";
import type { World } from "./world.ts";

/** What is wrong with one cell of a file: where it stands and what stands there. An empty field is the row as a whole. */
export interface CellFound {
  readonly line: number;
  readonly field: string;
  readonly value: string;
  readonly fault: CellFault;
}

/** The faults of rows, by the columns they were read as. */
export function cellsFound(rows: readonly ImportRow[], mapping: Mapping): CellFound[] {
  return rows.flatMap(({ line, cells, faults }) =>
    Object.entries(faults ?? {}).map(([field, fault]) => ({
      line,
      field,
      value: field === "" ? cells.slice(mapping.length).join(" · ") : cells[mapping.indexOf(field)] ?? "",
      fault: fault as CellFault,
    }))
  );
}

const AT_A_TIME = 500;

/** All that is wrong in a file, in its order. That somebody took it along is written down before the first row leaves (EXP-04). */
export function exportImportFaults({ tenants }: Pick<World, "tenants">) {
  return async (
    actor: Actor,
    id: ImportId,
  ): Promise<Result<AsyncIterable<readonly CellFound[]>, ImportRefusal | Forbidden>> => {
    if (!may(actor, "import_data")) return no({ kind: "forbidden", permission: "import_data" });
    const { once: _once, ...caller } = actor;
    const { job } = await tenants.read(caller, ({ imports }) => ({ job: imports.find(id) }));
    if (job === null || job.status === "UPLOADING") return no({ kind: "import_missing" });
    await tenants.write(
      caller,
      async (books) => yes(await books.note("import_faults_exported", { importId: id, faulty: job.faulty })),
    );
    async function* parts() {
      for (let after = 0;;) {
        const { rows } = await tenants.read(caller, ({ imports }) => ({ rows: imports.faulty(id, after, AT_A_TIME) }));
        yield cellsFound(rows, job!.mapping);
        if (rows.length < AT_A_TIME) return;
        after = rows.at(-1)!.line;
      }
    }
    return yes(parts());
  };
}
