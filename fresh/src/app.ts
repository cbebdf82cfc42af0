import { STATUS_CODES } from "node:http";
import type { ProdBuildCache } from "./build_cache.ts";
import { Context, type WebSocketHandlers, type WebSocketUpgradeOptions } from "./context.ts";
import type { FreshConfig, LayoutConfig, MaybeLazy, Method, PageComponent } from "./define.ts";
import { METHODS, type ResolvedFreshConfig, type Route, type RouteConfig, type Step } from "./define.ts";
import { HttpError, statusOf } from "./error.ts";
import { REFUSAL } from "./middlewares.ts";
import { notOffered } from "./refuse.ts";
import { answer, methodsOf } from "./route.ts";
import { type Match, Router } from "./router.ts";
import { setBuildId } from "./runtime.ts";
import { type Fallback, find, namesOf, run, Segment, stepsTo } from "./segments.ts";

export type Handler = (request: Request, info?: Deno.ServeHandlerInfo) => Promise<Response>;
export type ListenOptions = Partial<Deno.ServeTcpOptions & Deno.TlsCertifiedKeyPem> & { remoteAddress?: string };

/** One thing the app was told, carried out in order when it starts. */
type Command<State> = (root: Segment<State>, router: Routes<State>) => void;
type Routes<State> = Router<Step<State>[]>;

const caches = new WeakMap<object, ProdBuildCache>();

/** Gives an app the build it serves; from then on `handler()` knows its file routes, islands and static files. */
// deno-lint-ignore no-explicit-any -- an app of any state
export function setBuildCache(app: App<any>, cache: ProdBuildCache, mode: ResolvedFreshConfig["mode"]) {
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
    this.config = { root: ".", basePath, mode, trustProxy };
    if (basePath !== "" && basePath !== "/") this.#without("basePath");
    if (trustProxy) this.#without("trustProxy");
  }

  /** Middlewares for everything, or for a path and all below it. They count for what is registered after them. */
  use(...middlewares: Step<State>[]): this;
  use(path: string, ...middlewares: Step<State>[]): this;
  use(first: string | Step<State>, ...rest: Step<State>[]): this {
    const [path, middlewares] = typeof first === "string" ? [first, rest] : ["*", [first, ...rest]];
    for (const middleware of middlewares) {
      if (typeof middleware !== "function") throw new TypeError("Cannot use(): a middleware is a function");
      if (REFUSAL in middleware) this.#refused.push(middleware[REFUSAL] as Error);
    }
    return this.#told(path, (root) => find(root, path).middlewares.push(...middlewares));
  }

  get = (path: string, ...steps: Step<State>[]): this => this.#answered(path, ["GET"], steps);
  post = (path: string, ...steps: Step<State>[]): this => this.#answered(path, ["POST"], steps);
  put = (path: string, ...steps: Step<State>[]): this => this.#answered(path, ["PUT"], steps);
  patch = (path: string, ...steps: Step<State>[]): this => this.#answered(path, ["PATCH"], steps);
  delete = (path: string, ...steps: Step<State>[]): this => this.#answered(path, ["DELETE"], steps);
  head = (path: string, ...steps: Step<State>[]): this => this.#answered(path, ["HEAD"], steps);
  all = (path: string, ...steps: Step<State>[]): this => this.#answered(path, METHODS, steps);

  /** A page with its handlers. */
  route(path: string, route: MaybeLazy<Route<State>>, config?: RouteConfig): this {
    if (typeof route === "function") return this.#without(`a lazy route (${path})`);
    if (route.css) throw notOffered(`"css" of the route ${path}`);
    const whole = { ...route, config: { ...route.config, ...config } };
    return this.#answered(path, methodsOf(whole), [(ctx) => answer(ctx, whole)]);
  }

  layout(path: string, component: PageComponent<unknown, State>, config: LayoutConfig = {}): this {
    return this.#told(path, (root) => find(root, path).layout = { component, config });
  }

  appWrapper(component: PageComponent<unknown, State>): this {
    return this.#told("*", (root) => root.app = component);
  }

  /** What every 404 is answered with. */
  notFound(page: Fallback<State>): this {
    return this.#told("*", (root) => root.notFound = page);
  }

  /** What is thrown below a path is answered with. */
  onError(path: string, page: Fallback<State>): this {
    return this.#told(path, (root) => find(root, path).onError = page);
  }

  /** Puts the routes of `routes/` in at this point, below a path if one is given. */
  fsRoutes(path = "*"): this {
    return this.#told(path, (root, router) => {
      const below = namesOf(path).map((name) => "/" + name).join("");
      for (const file of caches.get(this)?.routes ?? []) {
        const segment = find(root, [below, ...file.segments].join("/"));
        const pattern = below + (file.pattern === "/" ? "" : file.pattern);
        if (file.kind === "_app") root.app = file.component!;
        else if (file.kind === "_middleware") segment.middlewares.push(...file.middlewares);
        else if (file.kind === "_layout") segment.layout = { component: file.component!, config: file.config };
        else if (file.kind === "_error") segment.onError = file;
        else if (file.kind === "_404") root.notFound = file;
        else router.add(pattern, methodsOf(file), [...stepsTo(segment), (ctx) => answer(ctx, file)]);
      }
    });
  }

  // deno-lint-ignore no-explicit-any -- an app of any state
  mountApp(_path: string, _app: App<any>): this {
    return this.#without("App.mountApp()");
  }

  ws(_path: string, _handlers: WebSocketHandlers, _options?: WebSocketUpgradeOptions): this {
    return this.#without("App.ws()");
  }

  /** Starts the app: what it was told becomes a function from requests to responses. */
  handler(): Handler {
    const cache = caches.get(this) ?? null;
    const [refused] = this.#refused;
    // A built app does not start. A bare `handler()` has no start to fail at, so that every request says so.
    if (refused && cache) throw refused;
    if (refused) return () => Promise.resolve(lastResort(refused));
    const root = new Segment<State>(), router: Routes<State> = new Router();
    for (const command of this.#commands) command(root, router);
    const around = stepsTo(root);

    return async (req, info = LOCAL) => {
      const url = new URL(req.url);
      if (url.pathname.includes("//")) url.pathname = url.pathname.replace(/\/\/+/g, "/");
      const match = router.match(req.method, url.pathname);
      const ctx = new Context<State>(this.config, url, req, match.params, match.pattern, info, cache);
      const steps = match.target ?? [...around, () => unmatched(match, req.method)];
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

  /** Serves the app until the process ends, on port 8000 unless another is given. */
  async listen(options: ListenOptions = {}): Promise<void> {
    await Deno.serve(options as Deno.ServeTcpOptions, this.handler()).finished;
  }

  #without(what: string): this {
    this.#refused.push(notOffered(what));
    return this;
  }

  #told(path: string, command: Command<State>): this {
    // In Fresh such a path matches nothing useful, so a guard on it guards nothing.
    if (path !== "*" && path.includes("*")) this.#without(`"${path}" as the path of a segment`);
    this.#commands.push(command);
    return this;
  }

  #answered(path: string, methods: readonly Method[], steps: Step<State>[]): this {
    return this.#told("*", (root, router) => {
      router.add(path, methods, [...stepsTo(find(root, path)), ...steps]);
    });
  }
}

/** The last step of a request that no route takes; the root's middlewares see what it throws. */
function unmatched({ status, methods }: Match<unknown>, method: string): Response {
  if (status !== 405 || method !== "OPTIONS") throw new HttpError(status as 404);
  return new Response(null, { status: 204, headers: { allow: [...methods!.keys()].join(", ") } });
}

/** What a visitor gets when nothing in the app has dealt with the error. */
function lastResort(error: unknown): Response {
  const status = statusOf(error);
  if (status >= 500) console.error(error);
  const text = error instanceof HttpError ? error.message || STATUS_CODES[status] : "Internal server error";
  return new Response(text, { status });
}
