import { sql } from "kysely";
import type { Import, ImportRow } from "../../domain/imports/import.ts";
import type { ImportReader, ImportWriter } from "../../domain/imports/ports.ts";
import type { Actor } from "../../domain/kernel/actor.ts";
import type { ImportId, OrganizationId } from "../../domain/kernel/ids.ts";
import { json, type Send } from "./engine.ts";
import { askOne, question, statementOf, written } from "./question.ts";

const JOB =
  sql`i.id, i.kind, i.file_name as "fileName", i.status, i.header, i.mapping, i.duplicates, i.dates, i.total, i.done,
  i.at_line as "atLine", i.faulty, i.known, i.created, i.updated, i.skipped, i.stayed, i.removed, i.retired, i.restored, i.created_by as "createdBy",
  i.created_at as "createdAt"`;
const ROW = sql`r.line, r.cells, r.faults, r.outcome, r.record_id as "recordId", r.before, r.after`;

export function importReader(organization: OrganizationId): ImportReader {
  return {
    find: (id) => question(one(organization, id), first),
    recent: () =>
      question(
        written(sql<Import>`select ${JOB} from app.imports i where i.organization_id = ${organization}
            and i.status <> 'UPLOADING' order by i.created_at desc, i.id desc limit 50`),
        (rows): readonly Import[] => rows,
      ),
    first: (id, most) => rowsOf(organization, id, sql`order by r.line limit ${most}`),
    faulty: (id, after, most) =>
      rowsOf(organization, id, sql`and r.faults is not null and r.line > ${after} order by r.line limit ${most}`),
    stayed: (id, most) => rowsOf(organization, id, sql`and r.outcome = 'STAYED' order by r.line limit ${most}`),
  };
}

function one(organization: OrganizationId, id: ImportId, lock = sql``) {
  return written(
    sql<Import>`select ${JOB} from app.imports i where i.organization_id = ${organization} and i.id = ${id} ${lock}`,
  );
}
const first = ([found]: readonly Import[]): Import | null => found ?? null;

function rowsOf(organization: OrganizationId, id: ImportId, rest: ReturnType<typeof sql>) {
  return question(
    written(sql<ImportRow>`select ${ROW} from app.import_rows r
      where r.organization_id = ${organization} and r.import_id = ${id} ${rest}`),
    (rows): readonly ImportRow[] => rows,
  );
}

/** After so many rows the tables are counted for the planner: at the beginning, and whenever there are four times as many. */
const GROWN: ReadonlySet<number> = new Set([0, 500, 1_000, 4_000, 16_000, 64_000]);

export function importWriter({ organizationId }: Actor, send: Send): ImportWriter {
  const tell = async (text: ReturnType<typeof sql>) => void await send(statementOf(written(text)));
  return {
    add: (job) =>
      tell(
        sql`insert into app.imports (organization_id, id, kind, file_name, status, header, mapping, duplicates, dates, total,
          done, at_line, faulty, known, created, updated, skipped, stayed, created_by, created_at)
        values (${organizationId}, ${job.id}, ${job.kind}, ${job.fileName}, ${job.status}, ${[...job.header]}::text[],
          ${[
          ...job.mapping,
        ]}::text[], ${job.duplicates}, ${job.dates}, ${job.total}, ${job.done}, ${job.atLine}, ${job.faulty},
          ${job.known}, ${job.created}, ${job.updated}, ${job.skipped}, ${job.stayed}, ${job.createdBy}, ${job.createdAt})`,
      ),
    lock: (id) => askOne(send, question(one(organizationId, id, sql`for no key update`), first)),
    async save(job) {
      await tell(sql`update app.imports set status = ${job.status}, mapping = ${[...job.mapping]}::text[],
          duplicates = ${job.duplicates}, dates = ${job.dates}, total = ${job.total}, done = ${job.done}, at_line = ${job.atLine},
          faulty = ${job.faulty}, known = ${job.known}, created = ${job.created}, updated = ${job.updated},
          skipped = ${job.skipped}, stayed = ${job.stayed}, removed = ${job.removed}, retired = ${job.retired},
          restored = ${job.restored}
        where organization_id = ${organizationId} and id = ${job.id}`);
      if (job.status === "RUNNING" && GROWN.has(job.done)) {
        await tell(sql`select app.count_for_planner(${job.kind})`);
      }
    },
    keep: (id, rows) =>
      tell(sql`insert into app.import_rows (organization_id, import_id, line, cells)
        select ${organizationId}, ${id}, r.line, array(select jsonb_array_elements_text(r.cells))
        from jsonb_to_recordset(${json(rows)}) as r (line int, cells jsonb)`),
    rows: (id, after, most) =>
      askOne(send, rowsOf(organizationId, id, sql`and r.line > ${after} order by r.line limit ${most}`)),
    made: (id, before, most) =>
      askOne(
        send,
        rowsOf(
          organizationId,
          id,
          sql`and r.outcome in ('CREATED', 'UPDATED') and r.line < ${before} order by r.line desc limit ${most}`,
        ),
      ),
    clear: (id) =>
      tell(sql`update app.import_rows set faults = null
        where organization_id = ${organizationId} and import_id = ${id} and faults is not null`),
    async mark(id, fates) {
      if (fates.length === 0) return;
      await tell(
        sql`update app.import_rows r set faults = coalesce(f.faults, r.faults), outcome = coalesce(f.outcome, r.outcome),
          record_id = coalesce(f."recordId", r.record_id), before = coalesce(f.before, r.before), after = coalesce(f.after, r.after)
        from jsonb_to_recordset(${json(fates)})
          as f (line int, faults jsonb, outcome text, "recordId" uuid, before jsonb, after jsonb)
        where r.organization_id = ${organizationId} and r.import_id = ${id} and r.line = f.line`,
      );
    },
  };
}
