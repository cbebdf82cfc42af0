// The project's deno.json, as far as bundling needs it.
import { isAbsolute, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { notOffered } from "../refuse.ts";

interface DenoJson {
  imports?: Record<string, string>;
  compilerOptions?: {
    jsx?: string;
    jsxImportSource?: string;
    jsxPrecompileSkipElements?: string[];
  };
}

/** Elements that rendering looks at, which `jsx: precompile` must therefore leave as they are. */
const LOOKED_AT = "a img source body html head title meta script link style base noscript template"
  .split(" ");

export interface Project {
  readonly root: string;
  /** Where the project's own import map sends a specifier; itself where it says nothing. */
  resolve(specifier: string): string;
}

export function readProject(root: string): Project {
  const { imports = {}, compilerOptions = {} } = readDenoJson(root);
  if (compilerOptions.jsx === "precompile") {
    const missing = LOOKED_AT.filter((name) => !compilerOptions.jsxPrecompileSkipElements?.includes(name));
    if (missing.length > 0) {
      throw notOffered(`"jsx": "precompile" without ${missing.join(", ")} in "jsxPrecompileSkipElements"`);
    }
  }
  const names = Object.keys(imports).sort((a, b) => b.length - a.length);

  return {
    root,
    resolve(specifier) {
      const name = names.find((name) =>
        specifier === name ||
        specifier.startsWith(name.endsWith("/") ? name : name + "/")
      );
      if (name === undefined) return specifier;
      const target = imports[name] + specifier.slice(name.length);
      return target.startsWith(".") ? resolve(root, target) : target;
    },
  };
}

function readDenoJson(root: string): DenoJson {
  for (const name of ["deno.json", "deno.jsonc"]) {
    let text: string;
    try {
      text = Deno.readTextFileSync(join(root, name));
    } catch (error) {
      if (error instanceof Deno.errors.NotFound) continue;
      throw error;
    }
    // Comments and trailing commas, outside of strings.
    const plain = text.replace(/("(?:\\.|[^"\\])*")|\/\/.*|\/\*[^]*?\*\/|,(?=\s*[}\]])/g, (_, string) => string ?? "");
    return JSON.parse(plain);
  }
  return {};
}

export function toPath(root: string, path: string): string {
  return isAbsolute(path) ? path : join(root, path);
}

/** A module's address for `import()`, on every system. */
export const addressOf = (path: string): string => pathToFileURL(path).href;
