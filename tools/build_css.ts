import { stringify, twind, virtual } from "@twind/core";
import autoprefix from "@twind/preset-autoprefix";
import tailwind from "@twind/preset-tailwind";
import { createHash } from "node:crypto";
import { readdir } from "node:fs/promises";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { iconSprite } from "./build_icons.ts";
import { classesIn, UnreadableClass } from "./css_classes.ts";
import { MARKERS, objection, rules, theme } from "./css_theme.ts";

/** What the pages need to know of the build; the same as static/manifest.json. */
export interface Manifest {
  readonly stylesheet: string;
  readonly icons: string;
  readonly fonts: readonly string[];
}

export interface BuildOptions {
  /** Where to write; static/ where not said. */
  readonly into?: string;
  /** Whose class names count. */
  readonly folders?: readonly string[];
  /** Single files besides. */
  readonly also?: readonly string[];
}

const ROOT = fileURLToPath(new URL("..", import.meta.url)).replace(/\/$/, "");
const SOURCES = ["components", "routes", "islands"];
/** Hand-written files go in by name, but these first and this last. */
const FIRST = ["tokens.css", "base.css", "controls.css", "table.css", "parts.css", "shell.css"];
const LAST = "print.css";
const WEIGHTS = [400, 600];

/** Writes the one stylesheet, the icons and the font into static/, and their names into its manifest.json. */
export async function buildCss(
  root: string = ROOT,
  { into = `${root}/static`, folders = SOURCES, also = [] }: BuildOptions = {},
): Promise<Manifest> {
  const used = new Map<string, string>();
  const sources = await Promise.all(folders.map((it) => filesIn(`${root}/${it}`, /(?<!_test)\.tsx?$/)));
  for (const path of [...sources.flat(), ...also]) {
    for (const { name, line } of readable(path, await Deno.readTextFile(path))) {
      if (!used.has(name)) used.set(name, `${path.slice(root.length).replace(/^\//, "")}:${line}`);
    }
  }
  const { screen, paper } = await handwritten(`${root}/components`);
  const fonts = await fontFaces();
  const css = fonts.css + systemTheme(minify(screen)) + utilities(used, screen + paper) + minify(paper);
  const sprite = await iconSprite();
  const manifest: Manifest = {
    stylesheet: `/app.${hash(css)}.css`,
    icons: `/icons.${hash(sprite)}.svg`,
    fonts: fonts.files.map(([name]) => name),
  };

  await Deno.mkdir(`${into}/fonts`, { recursive: true });
  for (const [name, bytes] of fonts.files) await write(`${into}${name}`, bytes);
  await write(`${into}${manifest.icons}`, sprite);
  await write(`${into}${manifest.stylesheet}`, css);
  await write(`${root}/components/icons_url.ts`, iconsModule(manifest.icons));
  await write(`${into}/manifest.json`, JSON.stringify(manifest, null, 2) + "\n");
  await removeOld(into, new Set(Object.values(manifest).flat().map((it) => `${into}${it}`)));
  return manifest;
}

/** In one order on every machine, so that the same tree gives the same file. */
async function filesIn(folder: string, name: RegExp): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries.filter((it) => it.isFile()).map((it) => `${it.parentPath}/${it.name}`).filter((it) => name.test(it))
    .sort();
}

async function handwritten(folder: string) {
  const names = (await filesIn(folder, /\.css$/)).map((it) => it.slice(folder.length + 1));
  const others = names.filter((it) => !FIRST.includes(it) && it !== LAST);
  const texts = await Promise.all([...FIRST, ...others].map((it) => Deno.readTextFile(`${folder}/${it}`)));
  return { screen: texts.join("\n"), paper: await Deno.readTextFile(`${folder}/${LAST}`) };
}

function readable(path: string, source: string) {
  try {
    return classesIn(source);
  } catch (error) {
    if (error instanceof UnreadableClass) throw new Error(`${error.message} in ${path}`);
    throw error;
  }
}

/** The utilities behind the class names; a name that means nothing ends the build with every such name listed. */
export function utilities(used: ReadonlyMap<string, string>, handwritten: string): string {
  const settings = {
    presets: [autoprefix(), tailwind({ disablePreflight: true })],
    hash: false,
    darkMode: "class",
    theme,
    rules,
  };
  // twind's types cannot express a theme that replaces the preset's.
  const tw = twind(settings as unknown as Parameters<typeof twind>[0], virtual());
  const known = classNamesOf(handwritten);
  const faults: string[] = [];
  for (const name of [...used.keys()].sort()) {
    if (known.has(name) || MARKERS.has(name)) continue;
    const before = tw.target.length;
    const why = objection(name);
    if (!why) tw(name);
    if (tw.target.length === before) faults.push(`  ${used.get(name)} "${name}"${why ? ` (${why})` : ""}`);
  }
  if (faults.length > 0) throw new Error(`Cannot build the stylesheet: unknown classes\n${faults.join("\n")}`);
  return stringify(tw.target);
}

function classNamesOf(css: string): Set<string> {
  const selectors = css.replace(/\/\*[\s\S]*?\*\//g, "").replace(/"[^"]*"|url\([^)]*\)/g, "");
  return new Set([...selectors.matchAll(/\.([a-z][\w-]*)/gi)].map((it) => it[1]));
}

/** The dark tokens once more for those who follow their system, and neither of them on paper. */
function systemTheme(css: string): string {
  return css.replace(
    /\[data-theme="dark"\]\{([^}]*)\}/,
    (whole, tokens) =>
      `@media screen{${whole}}@media screen and (prefers-color-scheme:dark){[data-theme="system"]{${tokens}}}`,
  );
}

/** Enough for the hand-written files: no strings with brackets in them, no space that means something beside these signs. */
function minify(css: string): string {
  return css.replace(/\/\*[\s\S]*?\*\//g, "").replace(/\s+/g, " ").replace(/ ?([{};,]) ?/g, "$1")
    .replace(/(?<=[{;][a-z-]+): /g, ":").replaceAll(";}", "}").trim();
}

async function fontFaces() {
  const folder = createRequire(import.meta.url).resolve("@fontsource/inter/package.json").replace(/package\.json$/, "");
  const range = "U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F," +
    "U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD";
  const files: [string, Uint8Array<ArrayBuffer>][] = [];
  let css = "";
  for (const weight of WEIGHTS) {
    const bytes = await Deno.readFile(`${folder}files/inter-latin-${weight}-normal.woff2`);
    const name = `/fonts/inter-${weight}.${hash(bytes)}.woff2`;
    files.push([name, bytes]);
    css += `@font-face{font-family:"Inter";font-style:normal;font-display:swap;font-weight:${weight};` +
      `src:url("${name}") format("woff2");unicode-range:${range}}`;
  }
  return { css, files };
}

function iconsModule(url: string): string {
  return `/** Written by tools/build_css.ts: where the icons of components/icons.ts are. */\nexport const ICONS_URL = "${url}";\n`;
}

function hash(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex").slice(0, 10);
}

/** Leaves a file alone that is already right, since a development server watches the folder; a reader never sees half of one. */
async function write(path: string, content: string | Uint8Array<ArrayBuffer>) {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  const present = await Deno.readFile(path).catch(() => undefined);
  if (present && present.length === bytes.length && present.every((byte, at) => byte === bytes[at])) return;
  const draft = `${path}.${crypto.randomUUID().slice(0, 8)}.tmp`;
  await Deno.writeFile(draft, bytes);
  await Deno.rename(draft, path);
}

async function removeOld(folder: string, current: ReadonlySet<string>) {
  for (const path of await filesIn(folder, /\/(app\.\w+\.css|icons\.\w+\.svg|inter-\d+\.\w+\.woff2)$/)) {
    if (!current.has(path)) await Deno.remove(path).catch(() => {});
  }
}

if (import.meta.main) {
  try {
    const manifest = await buildCss();
    console.log(`static${manifest.stylesheet} and static${manifest.icons} are up to date`);
  } catch (error) {
    console.error((error as Error).message);
    Deno.exit(1);
  }
}
