import type { NoticeId, UserId } from "../kernel/ids.ts";
import type { Question } from "../tenants.ts";
import type { Notice, NoticeRow } from "./notice.ts";

export interface NoticeReader {
  /** The newest first, at most so many. */
  of(user: UserId, most: number): Question<readonly NoticeRow[]>;
  /** At most 100 are counted. */
  unread(user: UserId): Question<number>;
}

export interface NoticeWriter {
  /** Tells those who work in the firm now; of the same key everybody once. */
  put(notices: readonly Notice[]): Promise<void>;
  /** Marks as read what the actor was told: one thing, or everything. */
  read(id: NoticeId | null): Promise<void>;
}
