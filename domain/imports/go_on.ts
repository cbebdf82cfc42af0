import type { Actor } from "../kernel/actor.ts";
import type { ImportId } from "../kernel/ids.ts";
import type { Forbidden } from "../kernel/permissions.ts";
import { no, yes } from "../kernel/result.ts";
import { dayOf } from "../kernel/time.ts";
import { type Bench, BRINGERS, type Read } from "./bring.ts";
import type { ImportKind } from "./columns.ts";
import {
  type Import,
  type ImportRefusal,
  type ImportRow,
  isMoving,
  type RowFate,
  sentTo,
  STATION_ACTIONS,
} from "./import.ts";
import { readRecord, type RowFaults } from "./records.ts";
import { dateOrderOf } from "./values.ts";
import type { World } from "./world.ts";

const CHECK_BATCH = 2_000;

/**
 * One step of an import that goes on by itself: a batch of rows in one transaction, from where the last one ended. So it can be
 * broken off anywhere and go on elsewhere, and two who take it at once do each step once.
 */
export function goOnImport({ tenants, clock, ids, phones }: World) {
  return (by: Actor, id: ImportId) => {
    // What comes from elsewhere happened already: nobody is mailed or told of it.
    const actor: Actor = { ...by, quietly: true };
    return tenants.write<Import, ImportRefusal | Forbidden>(actor, async (books) => {
      const job = await books.imports.lock(id);
      if (job === null) return no({ kind: "import_missing" });
      if (!isMoving(job)) return yes(job);
      const { firm } = await books.ask({ firm: books.read.organization.find() });
      const now = clock.now(), today = dayOf(now, firm.timeZone);
      const bench = { actor, books, ids, now, customs: { phones, dates: job.dates, today }, job };
      const next = await STEPS[job.status as keyof typeof STEPS](bench);
      await books.imports.save(next);
      if (!isMoving(next)) await books.note(STATION_ACTIONS[next.status], countsOf(next));
      return yes(next);
    });
  };
}

const STEPS = { CHECKING: checkStep, RUNNING: runStep, UNDOING: undoStep };

function countsOf({ id, kind, total, faulty, created, updated, skipped, stayed, removed, retired, restored }: Import) {
  return { importId: id, kind, total, faulty, created, updated, skipped, stayed, removed, retired, restored };
}

/** Looks at the next rows and writes nothing but what is wrong with them. */
async function checkStep(bench: Bench): Promise<Import> {
  const { books, job, customs } = bench;
  const rows = await books.imports.rows(job.id, job.atLine, CHECK_BATCH);
  if (rows.length === 0) return sentTo(job, "CHECKED");
  const dates = job.done === 0 ? datesOf(job, rows) : job.dates;
  const { read, faults } = readRows(job.kind, rows, { ...bench, job, customs: { ...customs, dates } });
  const verdicts = await BRINGERS[job.kind].look(bench, read as never);
  for (const [place, { line }] of read.entries()) {
    const found = verdicts[place].faults;
    if (found) faults.set(line, found);
  }
  await books.imports.mark(job.id, [...faults].map(([line, faults]) => ({ line, faults })));
  const known = verdicts.filter((verdict) => verdict.known && verdict.faults === null).length;
  return {
    ...moved(job, rows),
    dates,
    faulty: job.faulty + faults.size,
    known: job.known + known,
  };
}

/** Brings the next good rows in. */
async function runStep(bench: Bench): Promise<Import> {
  const { books, job } = bench;
  const { batch, bring } = BRINGERS[job.kind];
  const rows = await books.imports.rows(job.id, job.atLine, batch);
  if (rows.length === 0) return sentTo(job, "DONE");
  const { read } = readRows(job.kind, rows.filter(({ faults }) => faults === null), bench);
  const fates = await bring(bench, read as never);
  await books.imports.mark(job.id, fates);
  const count = (outcome: RowFate["outcome"]) => fates.filter((fate) => fate.outcome === outcome).length;
  return {
    ...moved(job, rows),
    created: job.created + count("CREATED"),
    updated: job.updated + count("UPDATED"),
    skipped: job.skipped + count("SKIPPED"),
    faulty: job.faulty + count("FAILED"),
  };
}

/** Takes rows back, the last first. */
async function undoStep(bench: Bench): Promise<Import> {
  const { books, job } = bench;
  const { undoBatch, undo } = BRINGERS[job.kind];
  const rows = await books.imports.made(job.id, job.atLine === 0 ? LAST_LINE : job.atLine, undoBatch);
  if (rows.length === 0) return { ...sentTo(job, "UNDONE"), done: job.done };
  const fates = await undo(bench, rows);
  await books.imports.mark(job.id, fates);
  const came = new Map(rows.map(({ line, outcome }) => [line, outcome]));
  const count = (outcome: RowFate["outcome"], was: RowFate["outcome"] = undefined) =>
    fates.filter((fate) => fate.outcome === outcome && (was === undefined || came.get(fate.line) === was)).length;
  return {
    ...moved(job, rows),
    stayed: job.stayed + count("STAYED"),
    removed: job.removed + count("UNDONE", "CREATED"),
    retired: job.retired + count("RETIRED"),
    restored: job.restored + count("UNDONE", "UPDATED"),
  };
}

const LAST_LINE = 2_147_483_647;

function moved(job: Import, rows: readonly ImportRow[]): Import {
  return { ...job, done: job.done + rows.length, atLine: rows.at(-1)!.line };
}

function readRows<K extends ImportKind>(kind: K, rows: readonly ImportRow[], { job, customs }: Bench) {
  const read: Read<K>[] = [], faults = new Map<number, RowFaults>();
  for (const { line, cells } of rows) {
    const record = readRecord(kind, cells, job.mapping, customs);
    if (record.ok) read.push({ line, ...record.value });
    else faults.set(line, record.error);
  }
  return { read, faults };
}

/** The first rows tell in which order the file writes its dates. */
function datesOf({ mapping }: Import, rows: readonly ImportRow[]) {
  const place = mapping.findIndex((field) => field === "saleDate" || field === "followUpOn");
  return dateOrderOf(place < 0 ? [] : rows.map(({ cells }) => cells[place] ?? ""));
}
