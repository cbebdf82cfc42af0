import type { Actor } from "../kernel/actor.ts";
import type { UserId, ViewId } from "../kernel/ids.ts";
import { may } from "../kernel/permissions.ts";

/** A list as somebody filtered and sorted it, by name: a tab over the list. */
export interface SavedView {
  readonly id: ViewId;
  readonly userId: UserId;
  readonly name: string;
  /** The address's question, without which part of the list was shown. */
  readonly query: string;
  readonly shared: boolean;
}

export type ViewRefusal = { readonly kind: "view_missing" };

export const MOST_QUERY = 1_000;

/** What of an address makes a view: everything but the page one was on, always in one order. */
export function viewQuery(query: string): string {
  const params = new URLSearchParams(query);
  for (const place of ["cursor", "page", "live"]) params.delete(place);
  for (const [name, value] of [...params]) if (value === "") params.delete(name, value);
  params.sort();
  return String(params);
}

/** One's own view is one's own to drop; a shared one also those' who may share. */
export function mayDrop(actor: Actor, view: SavedView): boolean {
  return view.userId === actor.userId || (view.shared && may(actor, "share_views"));
}
