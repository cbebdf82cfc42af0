import type { AuditLine } from "../../domain/audit/ports.ts";
import { csvOf, type Writing } from "./export_csv.ts";
import { type RecordColumn, recordSheet } from "./record_sheet.ts";

export interface AuditWriting extends Writing {
  readonly action: (action: string) => string;
  readonly resource: (type: string) => string;
}

/** All fields of a line of the log. */
const columnsOf = ({ action, resource }: AuditWriting): readonly RecordColumn<AuditLine>[] => [
  [() => "#", "count", (line) => line.id],
  [({ people }) => people.audit.when, "time", (line) => line.at],
  [
    ({ people }) => people.audit.who,
    "text",
    ({ actor }, { words }) => actor === null ? words.people.audit.nobody : actor.name ?? actor.id,
  ],
  [({ people }) => people.audit.what, "text", (line) => action(line.action)],
  [({ people }) => people.audit.about, "text", (line) => resource(line.resourceType)],
  [({ people }) => people.audit.record, "text", (line) => line.resourceId],
  [
    ({ people }) => people.audit.details,
    "text",
    ({ changes }) => Object.keys(changes).length === 0 ? null : JSON.stringify(changes),
  ],
  [({ people }) => people.audit.request, "text", (line) => line.requestId],
];

/** The log as a CSV file, as export_csv.ts writes them. */
export function auditFile(parts: AsyncIterable<readonly AuditLine[]>, writing: AuditWriting): Promise<Response> {
  return csvOf(recordSheet("audit", columnsOf(writing), parts, writing), writing);
}
