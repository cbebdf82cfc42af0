import { z } from "zod";
import { exactly, isOre, type Ore } from "../domain/kernel/money.ts";
import { type Day, parseDay } from "../domain/kernel/time.ts";

/** Kroner as a float, read to øre once, here; more than two decimals is no amount of kroner. */
export const Kroner = z.number().transform((kroner, ctx): Ore => {
  const ore = exactly(kroner, 2);
  if (ore !== null && isOre(ore)) return ore;
  ctx.addIssue({ code: "custom", message: "is not an amount in øre" });
  return z.NEVER;
});

/** A day, or an instant of which only the day counts. */
export const DayField = z.string().transform((text, ctx): Day => {
  const day = parseDay(text.slice(0, 10));
  if (day !== null) return day;
  ctx.addIssue({ code: "custom", message: "is no day" });
  return z.NEVER;
});

/** How the neighbour names a thing of its own. */
export const Id = z.string().min(1).max(100);
