// The tree of path segments. Each holds what applies to it and everything below: middlewares, a layout, an error page.
import { type Context, FRAME, type Frame, NO_FRAME } from "./context.ts";
import type { LayoutConfig, Middleware, PageComponent, Route, Step } from "./define.ts";
import { HttpError, statusOf } from "./error.ts";
import { answer } from "./route.ts";

export type Fallback<State> = Route<State> | Middleware<State>;

export class Segment<State> {
  readonly below = new Map<string, Segment<State>>();
  readonly middlewares: Step<State>[] = [];
  app: PageComponent<unknown, State> | null = null;
  layout: { component: PageComponent<unknown, State>; config: LayoutConfig } | null = null;
  onError: Fallback<State> | null = null;
  /** Of the root: what every 404 is answered with, from whatever depth. */
  notFound: Fallback<State> | null = null;

  constructor(readonly parent: Segment<State> | null = null) {}

  get root(): Segment<State> {
    return this.parent?.root ?? this;
  }

  /** What the pages of this segment are shown in, as it is registered by now. */
  get frame(): Frame {
    const { app, layout, parent } = this, outside = parent?.frame ?? NO_FRAME;
    if (!app && !layout) return outside;
    const inherited = layout?.config.skipInheritedLayouts ? [] : outside.layouts;
    return {
      app: layout?.config.skipAppWrapper ? null : app ?? outside.app,
      layouts: layout ? [...inherited, layout.component] : inherited,
    };
  }
}

/** The names between the slashes; `*` and `/` are the root itself. */
export function namesOf(path: string): string[] {
  return path.split("/").filter((name) => name !== "" && name !== "*");
}

export function find<State>(root: Segment<State>, path: string): Segment<State> {
  for (const name of namesOf(path)) {
    if (!root.below.has(name)) root.below.set(name, new Segment(root));
    root = root.below.get(name)!;
  }
  return root;
}

/** The steps from the root down to a segment, as they are registered by now. */
export function stepsTo<State>(segment: Segment<State>): Step<State>[] {
  const above = segment.parent ? stepsTo(segment.parent) : [];
  return [...above, ...enter(segment), ...segment.middlewares];
}

/** Changes the frame that pages are shown in, and turns what is thrown below into this segment's error page. */
function enter<State>({ app, layout, onError, parent, root, frame }: Segment<State>): Step<State>[] {
  if (!app && !layout && !onError && parent) return [];

  return [async (ctx: Context<State>) => {
    const outside = ctx[FRAME];
    ctx[FRAME] = frame;
    try {
      return await ctx.next();
    } catch (error) {
      const everyNotFound = root.notFound !== null && statusOf(error) === 404;
      const fallback = everyNotFound ? (parent ? null : root.notFound) : onError;
      ctx[FRAME] = fallback === null ? outside : frame;
      if (fallback === null) throw error;
      ctx.error = error;
      return await answer(ctx, typeof fallback === "function" ? { handler: fallback } : fallback, statusOf(error));
    }
  }];
}

/** Takes a request through the steps. A lazy step is replaced by what it answered with first. */
export async function run<State>(ctx: Context<State>, steps: Step<State>[], at = 0): Promise<Response> {
  const next = async () => {
    try {
      return await run(ctx, steps, at + 1);
    } finally {
      // The steps inside have put their own `next` here.
      ctx.next = next;
    }
  };
  ctx.next = next;
  if (at === steps.length) throw new HttpError(404);
  const response = await steps[at](ctx);
  if (typeof response !== "function") return response;
  steps[at] = response;
  return await response(ctx);
}
