import type { Middleware } from "fresh";
import { describeRequest } from "../tracing.ts";
import type { State } from "./define.ts";

/** Says in the request's trace which route it was and, once that is known, whose organization. */
export function traced(): Middleware<State> {
  return async (ctx) => {
    const { req: { method }, route } = ctx;
    describeRequest({ method, route });
    const response = await ctx.next();
    describeRequest({ method, route: null, organizationId: ctx.state.presence?.organization.id });
    return response;
  };
}
