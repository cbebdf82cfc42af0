import type { Context } from "fresh";
import type { State } from "../../../adapters/http/define.ts";
import type { Instant } from "../../../domain/kernel/time.ts";
import { saleIdOf } from "./ShownSale.tsx";

/** The time of the visit a sent form showed, asked for only where the form has one: left as it was shown it is that very instant. */
export async function visitShown(ctx: Context<State>, sent: FormData): Promise<Instant | null> {
  if (!sent.get("scheduledAt")) return null;
  const found = await ctx.state.useCases.findSale(ctx.state.actor, saleIdOf(ctx));
  return found.ok ? found.value.sale.scheduledAt : null;
}
