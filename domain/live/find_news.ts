import type { Actor } from "../kernel/actor.ts";
import { reach } from "../kernel/permissions.ts";
import { yes } from "../kernel/result.ts";
import type { World } from "../sales/world.ts";
import type { LiveCursor, News } from "./ports.ts";

/** What happened in the firm after the cursor. `seesNews` says who may be told. */
export function findNews({ tenants }: Pick<World, "tenants">) {
  return async (actor: Actor, after: LiveCursor) => {
    const { news } = await tenants.read(actor, ({ live }) => ({ news: live.after(after) }));
    return yes(news);
  };
}

/** Where what happens from now on begins. */
export function findNow({ tenants }: Pick<World, "tenants">) {
  return async (actor: Actor) => {
    const { now } = await tenants.read(actor, ({ live }) => ({ now: live.now() }));
    return yes(now);
  };
}

/** Whether it ended the logins of whoever listens: a new role, or no place in the firm any more. */
export function endsListening(actor: Actor, { kind, id }: News): boolean {
  return id === actor.userId && (kind === "role_changed" || kind === "person_deactivated");
}

/** What is told of on a screen, with what lets one see it. */
const TOLD = { sale: "view_sales", lead: "view_leads", customer: "view_customers" } as const;
export type ToldType = keyof typeof TOLD;

/** Of others' sales and leads a SALES_REP hears nothing, of leads that nobody has everybody, and nobody of their own doing. */
export function seesNews(actor: Actor, { type, by, owner }: News): boolean {
  if (by === actor.userId || !Object.hasOwn(TOLD, type)) return false;
  const far = reach(actor, TOLD[type as ToldType]);
  return far === "all" || (far === "own_or_free" && owner === null) || (far !== "none" && owner === actor.userId);
}
