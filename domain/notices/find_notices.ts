import type { Actor } from "../kernel/actor.ts";
import type { NoticeId } from "../kernel/ids.ts";
import { type Result, yes } from "../kernel/result.ts";
import type { Tenants } from "../tenants.ts";
import type { NoticeRow } from "./notice.ts";

interface World {
  readonly tenants: Tenants;
}

const MOST = 100;

/** What the actor was told in the firm, the newest first. */
export function findNotices({ tenants }: World) {
  return async (actor: Actor): Promise<readonly NoticeRow[]> => {
    const { notices } = await tenants.read(actor, (books) => ({ notices: books.notices.of(actor.userId, MOST) }));
    return notices;
  };
}

/** Marks one of the actor's own notices as read, or all of them. */
export function readNotices({ tenants }: World) {
  return (actor: Actor, id: NoticeId | null): Promise<Result<null, unknown>> =>
    tenants.write<null, never>(actor, async (books) => {
      await books.notices.read(id);
      return yes(null);
    });
}
