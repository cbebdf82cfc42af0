import type { BuildCache } from "./build_cache.ts";
import { Context } from "./context.ts";
import {
  type FreshConfig,
  type LayoutConfig,
  type MaybeLazy,
  type MaybeLazyMiddleware,
  type Method,
  METHODS,
  type Middleware,
  type PageComponent,
  type ResolvedFreshConfig,
  type Route,
  type RouteConfig,
} from "./define.ts";
import { HttpError, STATUS_TEXT } from "./error.ts";
import { notOffered } from "./refuse.ts";
import { answer, methodsOf } from "./route.ts";
import { type Match, Router } from "./router.ts";
import { type Fallback, find, namesOf, type NotFound, run, Segment, type Step, stepsTo } from "./segments.ts";
import type { WebSocketHandlers, WebSocketUpgradeOptions } from "./context.ts";
import { setBuildId } from "./runtime.ts";
import { listenOn, type ListenOptions } from "./listen.ts";
import { refusalOf } from "./middlewares.ts";

export type Handler = (request: Request, info?: Deno.ServeHandlerInfo) => Promise<Response>;

/** One thing the app was told, carried out in order when it starts. */
type Command<State> = (routes: Registry<State>) => void;

interface Registry<State> {
  readonly root: Segment<State>;
  readonly router: Router<Step<State>[]>;
  readonly notFound: NotFound<State>;
}

const caches = new WeakMap<object, BuildCache>();

/** Gives an app the build it serves; from then on `handler()` knows its file routes, islands and static files. */
// deno-lint-ignore no-explicit-any -- an app of any state
export function setBuildCache(app: App<any>, cache: BuildCache, mode: ResolvedFreshConfig["mode"]) {
  if (!(app instanceof App)) throw new TypeError('Cannot start: the server entry does not export an App named "app"');
  caches.set(app, cache);
  app.config.root = cache.root;
  app.config.mode = mode;
  setBuildId(cache.buildId);
}

const LOCAL: Deno.ServeHandlerInfo = {
  remoteAddr: { transport: "tcp", hostname: "localhost", port: 0 },
  completed: Promise.resolve(),
};

export class App<State> {
  readonly config: ResolvedFreshConfig;
  readonly #commands: Command<State>[] = [];
  readonly #refused: Error[] = [];

  constructor({ basePath = "", mode = "production", trustProxy = false }: FreshConfig = {}) {
    this.config = { root: ".", basePath: basePath.replace(/\/$/, ""), mode, trustProxy };
  }

  /** Middlewares for everything, or for a path and all below it. They count for what is registered after them. */
  use(...middlewares: MaybeLazyMiddleware<State>[]): this;
  use(path: string, ...middlewares: MaybeLazyMiddleware<State>[]): this;
  use(first: string | MaybeLazyMiddleware<State>, ...rest: MaybeLazyMiddleware<State>[]): this {
    const path = typeof first === "string" ? first : "*";
    const middlewares = typeof first === "string" ? rest : [first, ...rest];
    for (const middleware of middlewares) {
      if (typeof middleware !== "function") throw new TypeError("Cannot use(): a middleware is a function");
      const refusal = refusalOf(middleware);
      if (refusal) this.#refused.push(refusal);
    }
    return this.#told(path, ({ root }) => find(root, namesOf(path)).middlewares.push(...middlewares));
  }

  get(path: string, ...steps: MaybeLazy<Middleware<State>>[]): this {
    return this.#method(path, ["GET"], steps);
  }
  post(path: string, ...steps: MaybeLazy<Middleware<State>>[]): this {
    return this.#method(path, ["POST"], steps);
  }
  put(path: string, ...steps: MaybeLazy<Middleware<State>>[]): this {
    return this.#method(path, ["PUT"], steps);
  }
  patch(path: string, ...steps: MaybeLazy<Middleware<State>>[]): this {
    return this.#method(path, ["PATCH"], steps);
  }
  delete(path: string, ...steps: MaybeLazy<Middleware<State>>[]): this {
    return this.#method(path, ["DELETE"], steps);
  }
  head(path: string, ...steps: MaybeLazy<Middleware<State>>[]): this {
    return this.#method(path, ["HEAD"], steps);
  }
  all(path: string, ...steps: MaybeLazy<Middleware<State>>[]): this {
    return this.#method(path, METHODS, steps);
  }

  /** A page with its handlers. */
  route(path: string, route: MaybeLazy<Route<State>>, config?: RouteConfig): this {
    if (typeof route === "function") {
      this.#refused.push(notOffered(`a lazy route (${path})`));
      return this;
    }
    if (route.css) throw notOffered(`"css" of the route ${path}`);
    const whole = { ...route, config: { ...route.config, ...config } };
    return this.#told("*", (routes) => addRoute(routes, this.config.basePath + path, namesOf(path), whole));
  }

  layout(path: string, component: PageComponent<unknown, State>, config: LayoutConfig = {}): this {
    return this.#told(path, ({ root }) => find(root, namesOf(path)).layout = { component, config });
  }

  appWrapper(component: PageComponent<unknown, State>): this {
    return this.#told("*", ({ root }) => root.app = component);
  }

  /** What every 404 is answered with. */
  notFound(page: Fallback<State>): this {
    return this.#told("*", ({ notFound }) => notFound.page = page);
  }

  /** What is thrown below a path is answered with. */
  onError(path: string, page: Fallback<State>): this {
    return this.#told(path, ({ root }) => find(root, namesOf(path)).onError = page);
  }

  /** Puts the routes of `routes/` in at this point, below a path if one is given. */
  fsRoutes(path = "*"): this {
    return this.#told(path, (routes) => {
      const prefix = namesOf(path);
      for (const file of caches.get(this)?.routes ?? []) {
        const names = [...prefix, ...file.segments];
        const segment = find(routes.root, names);
        if (file.kind === "app") routes.root.app = file.component;
        else if (file.kind === "middleware") segment.middlewares.push(...file.middlewares);
        else if (file.kind === "layout") segment.layout = file;
        else if (file.kind === "error") segment.onError = file.route;
        else if (file.kind === "notFound") routes.notFound.page = file.route;
        else if (file.kind === "route") {
          const below = prefix.map((name) => "/" + name).join("");
          const pattern = below !== "" && file.pattern === "/" ? below : below + file.pattern;
          addRoute(routes, this.config.basePath + pattern, names, file.route);
        }
      }
    });
  }

  // deno-lint-ignore no-explicit-any -- an app of any state
  mountApp(_path: string, _app: App<any>): this {
    this.#refused.push(notOffered("App.mountApp()"));
    return this;
  }

  ws(_path: string, _handlers: WebSocketHandlers, _options?: WebSocketUpgradeOptions): this {
    this.#refused.push(notOffered("App.ws()"));
    return this;
  }

  /** Starts the app: what it was told becomes a function from requests to responses. */
  handler(): Handler {
    const cache = caches.get(this) ?? null;
    if (this.#refused.length > 0) return this.#refuse(cache !== null);
    const routes: Registry<State> = { root: new Segment(), router: new Router(), notFound: { page: null } };
    for (const command of this.#commands) command(routes);
    const around = stepsTo(routes.root, routes.notFound);

    return async (req, info = LOCAL) => {
      const url = this.#urlOf(req);
      const match = routes.router.match(req.method, url.pathname);
      const { pattern: route, params } = match;
      const ctx = new Context<State>({ config: this.config, url, req, params, route, info, cache });
      const steps = match.kind === "found" ? match.target : [...around, unmatched(match, req.method)];
      try {
        const response = await run(ctx, steps);
        if (!(response instanceof Response)) throw new TypeError(`Cannot answer ${req.method}: not a Response`);
        if (req.method !== "HEAD" || !response.body) return response;
        await response.body.cancel();
        return new Response(null, response);
      } catch (error) {
        return lastResort(error);
      }
    };
  }

  /** Serves the app; without a port on the first free one from 8000 on. */
  async listen(options: ListenOptions = {}): Promise<void> {
    await listenOn(this.handler(), options, this.config.basePath);
  }

  #told(path: string, command: Command<State>): this {
    // In Fresh such a path matches nothing useful, so a guard on it guards nothing.
    if (path !== "*" && path.includes("*")) this.#refused.push(notOffered(`"${path}" as the path of a segment`));
    this.#commands.push(command);
    return this;
  }

  #method(path: string, methods: readonly Method[], steps: MaybeLazy<Middleware<State>>[]): this {
    const own = steps as Step<State>[];
    this.#commands.push((routes) => {
      const above = stepsTo(find(routes.root, namesOf(path)), routes.notFound);
      routes.router.add(this.config.basePath + path || "/", methods, [...above, ...own]);
    });
    return this;
  }

  /** A built app does not start. A bare `handler()` has no start to fail at, so that every request says so. */
  #refuse(built: boolean): Handler {
    if (built) throw this.#refused[0];
    return () => Promise.resolve(lastResort(this.#refused[0]));
  }

  #urlOf(req: Request): URL {
    const url = new URL(req.url);
    if (url.pathname.includes("//")) url.pathname = url.pathname.replace(/\/\/+/g, "/");
    if (this.config.trustProxy) {
      const scheme = req.headers.get("x-forwarded-proto")?.split(",")[0].trim();
      const host = req.headers.get("x-forwarded-host")?.split(",")[0].trim();
      if (scheme === "http" || scheme === "https") url.protocol = scheme;
      if (host) url.host = host;
    }
    return url;
  }
}

function addRoute<State>(routes: Registry<State>, path: string, segments: string[], route: Route<State>) {
  const above = stepsTo(find(routes.root, segments), routes.notFound);
  routes.router.add(path || "/", methodsOf(route), [...above, (ctx) => answer(ctx, route)]);
}

/** The last step of a request that no route takes; the root's middlewares see what it throws. */
function unmatched(match: Match<unknown>, method: string): () => Promise<Response> {
  return () => {
    if (match.kind === "wrong method" && method === "OPTIONS") {
      return Promise.resolve(new Response(null, { status: 204, headers: { allow: match.methods.join(", ") } }));
    }
    const status = match.kind === "malformed" ? 400 : match.kind === "wrong method" ? 405 : 404;
    return Promise.reject(new HttpError(status));
  };
}

/** What a visitor gets when nothing in the app has dealt with the error. */
function lastResort(error: unknown): Response {
  const status = error instanceof HttpError ? error.status : 500;
  if (status >= 500) console.error(error);
  const text = error instanceof HttpError ? error.message || STATUS_TEXT[error.status] : "Internal server error";
  return new Response(text, { status });
}
