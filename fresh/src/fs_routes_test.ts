import assert from "node:assert/strict";
import { type FileRouteModule, readFileRoute, sortFileRoutes } from "./fs_routes.ts";

const page: FileRouteModule = { default: () => null };
const read = (...files: string[]) => sortFileRoutes(files.map((file) => readFileRoute(file, page)));
const patternOf = (file: string) => {
  const route = readFileRoute(file, page);
  return route.kind === "route" && route.pattern;
};

Deno.test("readFileRoute() turns a file's place into a pattern", () => {
  const patterns = {
    "index": "/",
    "about": "/about",
    "blog/index": "/blog",
    "blog/[slug]": "/blog/:slug",
    "blog/a-[id]": "/blog/a-:id",
    "opt/[[v]]/index": "/opt{/:v}?",
    "[...path]": "/:path*",
    "(group)/inside": "/inside",
    "(group)/index": "/",
  };

  for (const [file, pattern] of Object.entries(patterns)) assert.equal(patternOf(file), pattern);
});

Deno.test("readFileRoute() keeps groups and parameters as segments, for layouts and middlewares", () => {
  const layout = readFileRoute("(group)/posts/[id]/_layout", page);

  assert.deepEqual(layout.segments, ["(group)", "posts", ":id"]);
});

Deno.test("sortFileRoutes() puts what applies to others first, then literals, parameters and rests", () => {
  const files = read("[...all]", "[id]", "(g)/z", "index", "_error", "_layout", "_app", "a", "b/_middleware", "b/[id]");

  assert.deepEqual(files.map(({ file }) => file), [
    "_app",
    "b/_middleware",
    "_layout",
    "_error",
    "index",
    "a",
    "(g)/z",
    "b/[id]",
    "[id]",
    "[...all]",
  ]);
});

Deno.test("sortFileRoutes() refuses two files with one address", () => {
  assert.throws(() => read("(a)/x", "(b)/x"), /routes\/\(a\)\/x and routes\/\(b\)\/x: they have the same address/);
  assert.throws(() => read("[a]", "[b]"), /same address/);
});

Deno.test("sortFileRoutes() registers _error after its older name, whose place it takes in one folder", () => {
  const files = read("a/_error", "a/_500", "_500").map(({ file }) => file);

  assert.deepEqual(files, ["_500", "a/_500", "a/_error"]);
});

Deno.test("readFileRoute() refuses what would half work", () => {
  const refused: [string, FileRouteModule, RegExp][] = [
    ["empty", {}, /exports neither a page nor a handler/],
    ["_helper", page, /starts with _/],
    ["[a][b]", page, /two parameters/],
    ["a/_app", page, /not offered by the local fresh: routes\/a\/_app/],
    ["a/_404", page, /not offered/],
    ["_middleware", { handler: { GET() {} } }, /no function or array/],
    ["two", { handler: (_req: unknown, _ctx: unknown) => null }, /two parameters/],
    ["style", { ...page, css: ["/a.css"] }, /not offered.*css/],
    ["policy", { ...page, config: { csp: true } }, /not offered.*csp/],
  ];

  for (const [file, module, message] of refused) assert.throws(() => readFileRoute(file, module), message, file);
});
