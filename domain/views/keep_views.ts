import type { Actor } from "../kernel/actor.ts";
import type { ViewId } from "../kernel/ids.ts";
import { type Forbidden, may } from "../kernel/permissions.ts";
import { no, yes } from "../kernel/result.ts";
import type { World } from "../sales/world.ts";
import { mayDrop, type SavedView, viewQuery, type ViewRefusal } from "./view.ts";

export type ViewDraft = Pick<SavedView, "name" | "query" | "shared">;

const SHARING = { kind: "forbidden", permission: "share_views" } as const;

/** Keeps the list as it is filtered, under a name; the same name again replaces it. */
export function keepView({ tenants, ids }: Pick<World, "tenants" | "ids">) {
  return (actor: Actor, { name, query, shared }: ViewDraft) =>
    tenants.write<SavedView, Forbidden>(actor, async ({ views }) => {
      if (shared && !may(actor, "share_views")) return no(SHARING);
      const view = { id: ids.next<ViewId>(), userId: actor.userId, name, query: viewQuery(query), shared };
      return yes({ ...view, id: await views.keep(view) });
    });
}

/** Drops a view: one's own, or a shared one for who may share. */
export function dropView({ tenants }: Pick<World, "tenants">) {
  return (actor: Actor, id: ViewId) =>
    tenants.write<SavedView, ViewRefusal | Forbidden>(actor, async (books) => {
      const { seen } = await books.ask({ seen: books.read.views.seenBy(actor.userId) });
      const view = seen.find((one) => one.id === id);
      if (!view) return no({ kind: "view_missing" });
      if (!mayDrop(actor, view)) return no(SHARING);
      await books.views.drop(view);
      return yes(view);
    });
}

/** One's own views and the shared ones. */
export function findViews({ tenants }: Pick<World, "tenants">) {
  return async (actor: Actor) => {
    const { found } = await tenants.read(actor, ({ views }) => ({ found: views.seenBy(actor.userId) }));
    return yes(found);
  };
}
