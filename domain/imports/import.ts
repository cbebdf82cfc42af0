import type { AuditAction } from "../audit/actions.ts";
import type { CustomerFacts } from "../customers/customer.ts";
import type { ImportId, UserId } from "../kernel/ids.ts";
import { addMinutes, type Instant } from "../kernel/time.ts";
import type { ImportKind, Mapping } from "./columns.ts";
import type { RowFaults } from "./records.ts";
import type { DateOrder } from "./values.ts";

/** What is done with a row that is there already. */
export const DUPLICATE_WAYS = ["SKIP", "UPDATE", "CREATE"] as const;
export type DuplicateWay = typeof DUPLICATE_WAYS[number];

/** A sale that is the same as one that is there has nothing to update it by. */
export function waysOf(kind: ImportKind): readonly DuplicateWay[] {
  return kind === "SALES" ? DUPLICATE_WAYS.filter((way) => way !== "UPDATE") : DUPLICATE_WAYS;
}

/** How many rows will come in or change something; an honest guess where a file has the same twice. */
export function toBringIn({ total, faulty, known, duplicates }: Import): number {
  return total - faulty - (duplicates === "SKIP" ? known : 0);
}

/** The stations of an import, in their order; those that end in -ING go on by themselves. */
const IMPORT_STATUSES = [
  ...["UPLOADING", "MAPPING", "CHECKING", "CHECKED", "RUNNING", "DONE", "UNDOING", "UNDONE"] as const,
];
export type ImportStatus = typeof IMPORT_STATUSES[number];

/** What the audit says of an import that came to a station; a file is received when it waits for its columns. */
export const STATION_ACTIONS: Readonly<Record<ImportStatus, AuditAction>> = {
  ...{ UPLOADING: "import_received", MAPPING: "import_received" } as const,
  ...{ CHECKING: "import_checking", CHECKED: "import_checked" } as const,
  ...{ RUNNING: "import_running", DONE: "import_done" } as const,
  ...{ UNDOING: "import_undoing", UNDONE: "import_undone" } as const,
};

/** A file on its way in. */
export interface Import {
  readonly id: ImportId;
  readonly kind: ImportKind;
  readonly fileName: string;
  readonly status: ImportStatus;
  readonly header: readonly string[];
  readonly mapping: Mapping;
  readonly duplicates: DuplicateWay;
  readonly dates: DateOrder;
  /** Rows in all, and how many of them the present station is through with. */
  readonly total: number;
  readonly done: number;
  /** The line the present station is at. */
  readonly atLine: number;
  /** Rows with something wrong in them, and rows that are there already. */
  readonly faulty: number;
  readonly known: number;
  readonly created: number;
  readonly updated: number;
  readonly skipped: number;
  /** What could not be taken back, because somebody went on with it. */
  readonly stayed: number;
  /** What was taken back: made and gone, made but named elsewhere and only no longer sold, changed and as it was. */
  readonly removed: number;
  readonly retired: number;
  readonly restored: number;
  readonly createdBy: UserId;
  readonly createdAt: Instant;
}

export type RowOutcome = "CREATED" | "UPDATED" | "SKIPPED" | "FAILED" | "STAYED" | "UNDONE" | "RETIRED";

/** A row of the file, and what became of it. */
export interface ImportRow {
  readonly line: number;
  readonly cells: readonly string[];
  readonly faults: RowFaults | null;
  readonly outcome: RowOutcome | null;
  readonly recordId: string | null;
  readonly before: unknown;
  readonly after: unknown;
}

/** A row's fate in a step. */
export type RowFate = Pick<ImportRow, "line"> & Partial<ImportRow>;

export type ImportRefusal =
  | { readonly kind: "import_missing" }
  /** The station the import is at does not allow it. */
  | { readonly kind: "import_elsewhere"; readonly status: ImportStatus }
  | { readonly kind: "column_twice"; readonly field: string }
  | { readonly kind: "column_missing"; readonly field: string }
  | { readonly kind: "file_empty" }
  | { readonly kind: "file_unreadable"; readonly line: number };

/** No file brings more than this. */
export const MOST_ROWS = 200_000;
const UNDO_MINUTES = 30 * 24 * 60;

/** Whether the import goes on by itself. */
export function isMoving({ status }: Pick<Import, "status">): boolean {
  return status === "CHECKING" || status === "RUNNING" || status === "UNDOING";
}

/** An import can be taken back for 30 days. */
export function canUndo({ status, createdAt, created, updated }: Import, now: Instant): boolean {
  return status === "DONE" && created + updated > 0 && now <= addMinutes(createdAt, UNDO_MINUTES);
}

/** The import at the beginning of another station. */
export function sentTo(job: Import, status: ImportStatus): Import {
  return { ...job, status, done: 0, atLine: 0 };
}

/** Whether two sets of facts say the same, in whatever order a database gives their names. */
export function sameFacts(a: unknown, b: unknown): boolean {
  const sorted = (value: unknown): unknown =>
    Array.isArray(value)
      ? value.map(sorted)
      : typeof value !== "object" || value === null
      ? value
      : Object.entries(value)
        .sort(([x], [y]) => x < y ? -1 : 1).map(([name, part]) => [name, sorted(part)]);
  return JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
}

/** By which marks customers are looked up for a whole batch. */
export interface ManyMarks {
  readonly emails: readonly string[];
  readonly phones: readonly string[];
  readonly cvrs: readonly string[];
}

/** All marks of these customers, each once, to look for their doubles in one question. */
export function marksOf(all: readonly Pick<CustomerFacts, "email" | "phone" | "cvr">[]): ManyMarks {
  const each = (mark: "email" | "phone" | "cvr") => [...new Set(all.flatMap((one) => one[mark] ?? []))];
  return { emails: each("email"), phones: each("phone"), cvrs: each("cvr") };
}
