import type { Actor } from "../kernel/actor.ts";
import type { ImportId } from "../kernel/ids.ts";
import { type Forbidden, may, type Permission } from "../kernel/permissions.ts";
import { no, type Result, yes } from "../kernel/result.ts";
import { guessMapping, type ImportKind, type Mapping, mappingFault } from "./columns.ts";
import { CsvFault, type Row } from "./csv.ts";
import {
  canUndo,
  type DuplicateWay,
  type Import,
  type ImportRefusal,
  type ImportRow,
  type ImportStatus,
  MOST_ROWS,
  sentTo,
  STATION_ACTIONS,
  waysOf,
} from "./import.ts";
import type { World } from "./world.ts";

const MOST_COLUMNS = 100, MOST_BEYOND = 10;

/** Who brings something in may also write it one by one. */
const NEEDS: Readonly<Record<ImportKind, Permission>> = {
  CUSTOMERS: "edit_customers",
  SERVICES: "edit_services",
  SALES: "create_sales",
  LEADS: "edit_leads",
};

function forbidden(actor: Actor, kind: ImportKind): Forbidden | null {
  const missing = (["import_data", NEEDS[kind]] as const).find((permission) => !may(actor, permission));
  return missing ? { kind: "forbidden", permission: missing } : null;
}

/** Takes a file in as it comes: its first record names the columns, every other is kept as a row. Nothing is brought in yet. */
export function receiveImport({ tenants, clock, ids }: World) {
  return async (
    actor: Actor,
    { kind, fileName }: Pick<Import, "kind" | "fileName">,
    batches: AsyncIterable<readonly Row[]>,
  ): Promise<Result<Import, ImportRefusal | Forbidden>> => {
    const refusal = forbidden(actor, kind);
    if (refusal) return no(refusal);
    let job: Import | null = null, width = 0;
    try {
      for await (const whole of batches) {
        const batch = whole.filter(saysSomething);
        const [first] = batch;
        if (job === null && first === undefined) continue;
        if (job === null) width = first.cells.length;
        const header: readonly string[] = job?.header ?? first.cells.slice(0, MOST_COLUMNS).map(plain);
        const rows = (job === null ? batch.slice(1) : batch).map(({ line, cells }) => ({
          line,
          cells: [...header.map((_, place) => plain(cells[place] ?? "")), ...beyond(cells, width).map(plain)],
        }));
        const current: Import = job ?? newImport(ids.next<ImportId>(), { kind, fileName, header }, actor, clock.now());
        if (current.total + rows.length > MOST_ROWS) return no({ kind: "file_unreadable", line: MOST_ROWS });
        const kept: Import = { ...current, total: current.total + rows.length };
        const isNew = job === null;
        await tenants.write<null, never>(actor, async ({ imports }) => {
          if (isNew) await imports.add(kept);
          else await imports.save(kept);
          if (rows.length > 0) await imports.keep(kept.id, rows);
          return yes(null);
        });
        job = kept;
      }
    } catch (fault) {
      if (fault instanceof CsvFault) return no({ kind: "file_unreadable", line: fault.line });
      throw fault;
    }
    if (job === null || job.total === 0) return no({ kind: "file_empty" });
    const ready = sentTo(job, "MAPPING");
    await tenants.write<null, never>(actor, async (books) => {
      await books.imports.save(ready);
      await books.note("import_received", { importId: ready.id, kind, total: ready.total });
      return yes(null);
    });
    return yes(ready);
  };
}

/** A spreadsheet writes rows of nothing but delimiters below its last one; they are none. */
function saysSomething({ cells }: Row): boolean {
  return cells.some((cell) => cell.trim() !== "");
}

/** What a row has under no header at all: it shows that a cell was cut in two, and is kept to say so. */
function beyond(cells: readonly string[], width: number): readonly string[] {
  const extra = cells.slice(width);
  return extra.slice(0, extra.findLastIndex((cell) => cell.trim() !== "") + 1).slice(0, MOST_BEYOND);
}

/** A database keeps neither NUL nor half a letter. */
function plain(cell: string): string {
  return cell.toWellFormed().replaceAll("\0", "");
}

function newImport(
  id: ImportId,
  { kind, fileName, header }: Pick<Import, "kind" | "fileName" | "header">,
  { userId }: Actor,
  createdAt: Import["createdAt"],
): Import {
  const counts = {
    ...{ total: 0, done: 0, atLine: 0, faulty: 0, known: 0, created: 0, updated: 0, skipped: 0 },
    ...{ stayed: 0, removed: 0, retired: 0, restored: 0 },
  };
  const mapping = guessMapping(kind, header);
  const choices = { status: "UPLOADING", duplicates: "SKIP", dates: "dmy" } as const;
  return {
    id,
    kind,
    fileName: plain(fileName).slice(0, 200),
    header,
    mapping,
    ...choices,
    ...counts,
    createdBy: userId,
    createdAt,
  };
}

export interface ImportFile {
  readonly job: Import;
  /** The first rows, to see what the columns hold. */
  readonly first: readonly ImportRow[];
  readonly faulty: readonly ImportRow[];
  readonly stayed: readonly ImportRow[];
}

/** So many rows of a sort are named on the page. */
const NAMED = 100;

/** One import with the beginning of its file, the first of what is wrong in it and of what could not be taken back. */
export function findImport({ tenants }: Pick<World, "tenants">) {
  return async (actor: Actor, id: ImportId): Promise<Result<ImportFile, ImportRefusal | Forbidden>> => {
    if (!may(actor, "import_data")) return no({ kind: "forbidden", permission: "import_data" });
    const { job, ...rows } = await tenants.read(actor, ({ imports }) => ({
      job: imports.find(id),
      first: imports.first(id, 3),
      faulty: imports.faulty(id, 0, NAMED),
      stayed: imports.stayed(id, NAMED),
    }));
    return job === null || job.status === "UPLOADING" ? no({ kind: "import_missing" }) : yes({ job, ...rows });
  };
}

/** The firm's imports, the newest first. */
export function findImports({ tenants }: Pick<World, "tenants">) {
  return async (actor: Actor): Promise<Result<readonly Import[], Forbidden>> => {
    if (!may(actor, "import_data")) return no({ kind: "forbidden", permission: "import_data" });
    return yes((await tenants.read(actor, ({ imports }) => ({ recent: imports.recent() }))).recent);
  };
}

/** Says what the columns are, and has every row looked at; before it runs, as often as wanted. */
export function checkImport(world: World) {
  return (actor: Actor, id: ImportId, mapping: Mapping, way: DuplicateWay) =>
    turn(world, actor, id, ["MAPPING", "CHECKED"], (job) => {
      const wanted = job.header.map((_, place) => mapping[place] ?? null);
      const duplicates = waysOf(job.kind).includes(way) ? way : "SKIP";
      const fault = mappingFault(job.kind, wanted);
      return fault ? no(fault) : yes({ ...sentTo(job, "CHECKING"), mapping: wanted, duplicates, faulty: 0, known: 0 });
    });
}

/** Begins to bring the good rows in. */
export function runImport(world: World) {
  return (actor: Actor, id: ImportId) => turn(world, actor, id, ["CHECKED"], (job) => yes(sentTo(job, "RUNNING")));
}

/** Begins to take an import back. */
export function undoImport(world: World) {
  return (actor: Actor, id: ImportId) =>
    turn(
      world,
      actor,
      id,
      ["DONE"],
      (job) =>
        canUndo(job, world.clock.now())
          ? yes(sentTo(job, "UNDOING"))
          : no({ kind: "import_elsewhere", status: job.status }),
    );
}

/** Sends an import from one station to the next. */
function turn(
  { tenants }: World,
  actor: Actor,
  id: ImportId,
  from: readonly ImportStatus[],
  to: (job: Import) => Result<Import, ImportRefusal>,
) {
  return tenants.write<Import, ImportRefusal | Forbidden>(actor, async (books) => {
    if (!may(actor, "import_data")) return no({ kind: "forbidden", permission: "import_data" });
    const job = await books.imports.lock(id);
    if (job === null) return no({ kind: "import_missing" });
    const refusal = forbidden(actor, job.kind);
    if (refusal) return no(refusal);
    if (!from.includes(job.status)) return no({ kind: "import_elsewhere", status: job.status });
    const next = to(job);
    if (!next.ok) return next;
    if (job.status === "CHECKED" && next.value.status === "CHECKING") await books.imports.clear(id);
    await books.imports.save(next.value);
    await books.note(STATION_ACTIONS[next.value.status], { importId: id });
    return next;
  });
}
