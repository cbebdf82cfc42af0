import { createRequire } from "node:module";
import { ICONS } from "../components/icons.ts";

/** One file of `<symbol>`s from Lucide: 60 icons cost one cached request instead of 60 inline drawings a page. */
export async function iconSprite(): Promise<string> {
  const folder = createRequire(import.meta.url).resolve("lucide-static/package.json").replace(
    /package\.json$/,
    "icons/",
  );
  const symbols = await Promise.all(ICONS.map(async (name) => {
    const svg = await Deno.readTextFile(`${folder}${name}.svg`);
    const drawing = /<svg[^>]*>([\s\S]*)<\/svg>/.exec(svg)?.[1];
    if (!drawing) throw new Error(`Cannot make the icon sprite: ${name}.svg holds no drawing`);
    const shapes = drawing.replace(/\s+/g, " ").replaceAll(" />", "/>").replaceAll("> <", "><").trim();
    return `<symbol id="${name}" viewBox="0 0 24 24">${shapes}</symbol>`;
  }));
  return `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join("")}</svg>\n`;
}
