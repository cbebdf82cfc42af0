import type { ImportId } from "../kernel/ids.ts";
import type { Question } from "../tenants.ts";
import type { Import, ImportRow, RowFate } from "./import.ts";

export interface ImportReader {
  find(id: ImportId): Question<Import | null>;
  /** The newest first, at most 50; those still being sent are not among them. */
  recent(): Question<readonly Import[]>;
  /** The first rows of the file. */
  first(id: ImportId, most: number): Question<readonly ImportRow[]>;
  /** The next rows with something wrong in them, after a line, in the order of the file. */
  faulty(id: ImportId, afterLine: number, most: number): Question<readonly ImportRow[]>;
  /** The first rows that were not taken back, because somebody went on with what came of them. */
  stayed(id: ImportId, most: number): Question<readonly ImportRow[]>;
}

export interface ImportWriter {
  add(job: Import): Promise<void>;
  lock(id: ImportId): Promise<Import | null>;
  /** Saves the import as it now is. */
  save(job: Import): Promise<void>;
  /** Keeps rows of the file. */
  keep(id: ImportId, rows: readonly Pick<ImportRow, "line" | "cells">[]): Promise<void>;
  /** The next rows after a line, in the order of the file. */
  rows(id: ImportId, afterLine: number, most: number): Promise<readonly ImportRow[]>;
  /** Rows that made or changed something, the last first, before a line. */
  made(id: ImportId, beforeLine: number, most: number): Promise<readonly ImportRow[]>;
  /** Forgets what was found wrong, before the rows are looked at again. */
  clear(id: ImportId): Promise<void>;
  /** Writes what became of rows; what is not named stays. */
  mark(id: ImportId, fates: readonly RowFate[]): Promise<void>;
}
