import type { UserId, ViewId } from "../kernel/ids.ts";
import type { Question } from "../tenants.ts";
import type { SavedView } from "./view.ts";

export interface ViewReader {
  /** One's own and the shared ones, by name; at most 50. */
  seenBy(user: UserId): Question<readonly SavedView[]>;
}

export interface ViewWriter {
  /** Keeps a view; one of the same person and name is replaced, and keeps its id, which is given. */
  keep(view: SavedView): Promise<ViewId>;
  drop(view: SavedView): Promise<void>;
}
