// A route: its handlers are asked first, then its page is rendered with their data.
import { type Context, instantiate, propsOf } from "./context.ts";
import { type HandlerFn, type Method, METHODS, type PageResponse, type Route } from "./define.ts";
import { HttpError } from "./error.ts";

/** The methods a route answers. A page answers every one of them unless it has handlers by method. */
export function methodsOf<State>({ handler, component, config }: Route<State>): readonly Method[] {
  const allowed = config?.methods;
  const byMethod = typeof handler === "object" ? handler : null;
  const own = METHODS.filter((method) => !byMethod || byMethod[method] || (method === "GET" && component));
  return Array.isArray(allowed) ? own.filter((method) => allowed.includes(method)) : own;
}

/** Answers with the route; `status` is the one that its page is sent with unless its handler says another. */
export async function answer<State>(ctx: Context<State>, route: Route<State>, status = 200): Promise<Response> {
  let given: PageResponse<unknown> = { data: status === 200 ? {} : undefined };
  const handler = handlerFor(route, ctx.req.method as Method);
  if (handler) {
    const result = await handler(ctx);
    if (result instanceof Response) return result;
    if (typeof result !== "object" || result === null || !("data" in result)) {
      throw new TypeError(`Cannot answer ${ctx.req.method} ${ctx.route}: the handler gave neither a Response nor data`);
    }
    given = result;
  } else if (!route.component) {
    throw new HttpError(405);
  }

  ctx.data = given.data;
  const init = { status: given.status ?? status, headers: given.headers };
  if (!route.component) return await ctx.render(null, init, route.config);
  const content = await instantiate(route.component, propsOf(ctx, given.data, ctx.Component));
  return content instanceof Response ? content : await ctx.render(content, init, route.config);
}

function handlerFor<State>({ handler }: Route<State>, method: Method): HandlerFn<unknown, State> | undefined {
  if (typeof handler !== "object") return handler;
  return handler[method] ?? (method === "HEAD" ? handler.GET : undefined);
}
