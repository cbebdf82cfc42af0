/** A class name and where it stands, so that a wrong one can be named with its file and line. */
export interface ClassUse {
  readonly name: string;
  readonly line: number;
}

/** What a class attribute may not be, because the build could not read it. */
export class UnreadableClass extends Error {
  constructor(readonly line: number, readonly text: string) {
    super(`Cannot read the class names: line ${line} builds them at run time (${text})`);
  }
}

/**
 * Every class name a source file uses. Class names stand as string literals in `class="…"`, `class={…}`, `…Class="…"`
 * or `cx(…)` and nowhere else, so that nothing has to run to find them.
 */
export function classesIn(source: string): ClassUse[] {
  const uses: ClassUse[] = [];
  const text = withoutComments(source);
  const opening = /(?<=[\s{(,])(?:class|[a-z]\w*Class)=(["'{])|(?<![\w.])cx(\()/g;
  for (let found = opening.exec(text); found; found = opening.exec(text)) {
    const start = found.index + found[0].length;
    const bracket = found[1] ?? found[2];
    if (bracket === '"' || bracket === "'") {
      push(uses, text, start, text.slice(start, text.indexOf(bracket, start)));
    } else {
      literalsIn(text, start, bracket === "{" ? "}" : ")", uses);
    }
  }
  return uses;
}

function push(uses: ClassUse[], text: string, at: number, names: string) {
  for (const name of names.split(/\s+/)) {
    if (name) uses.push({ name, line: lineOf(text, at) });
  }
}

function lineOf(text: string, at: number): number {
  return text.slice(0, at).split("\n").length;
}

/** Reads the literals of one expression; a literal that is compared, used as a key or handed to another function is no class. */
function literalsIn(text: string, start: number, end: string, uses: ClassUse[]): number {
  let at = start;
  while (at < text.length) {
    const char = text[at];
    if (char === end) return at + 1;
    if (char === "(" || char === "{" || char === "[") {
      const foreign = char === "(" && /[\w$\])]\s*$/.test(text.slice(start, at)) && !/\bcx\s*$/.test(text.slice(0, at));
      const close = char === "(" ? ")" : char === "{" ? "}" : "]";
      at = literalsIn(text, at + 1, close, foreign || char === "[" ? [] : uses);
    } else if (char === '"' || char === "'" || char === "`") {
      const stop = endOfString(text, at);
      const literal = text.slice(at + 1, stop - 1);
      if (char === "`" && literal.includes("${") && !comparedOrKey(text, at, stop)) {
        throw new UnreadableClass(lineOf(text, at), text.slice(at, stop));
      }
      if (!comparedOrKey(text, at, stop)) push(uses, text, at, literal);
      at = stop;
    } else at++;
  }
  return at;
}

function comparedOrKey(text: string, at: number, stop: number): boolean {
  return /[!=]==?\s*$/.test(text.slice(Math.max(0, at - 6), at)) ||
    /^\s*([!=]==?|in\b|:(?!\s*:))/.test(text.slice(stop, stop + 6)) &&
      !/\?[^?]*$/.test(text.slice(Math.max(0, at - 200), at));
}

function endOfString(text: string, at: number): number {
  for (let next = at + 1; next < text.length; next++) {
    if (text[next] === "\\") next++;
    else if (text[next] === text[at]) return next + 1;
  }
  return text.length;
}

/** Comments become spaces, line breaks stay, so that lines keep their numbers. Strings are left alone. */
function withoutComments(source: string): string {
  return source.replace(
    /("(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`)|\/\*[\s\S]*?\*\/|(?<![:\w])\/\/[^\n]*/g,
    (whole, string) => string ?? whole.replace(/[^\n]/g, " "),
  );
}
