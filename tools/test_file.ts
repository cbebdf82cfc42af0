// Whose tests run, where several files are one program (tools/together.ts): what the tests of a file share is gone before the next one's.

const closings: (() => Promise<void>)[] = [];
let read: string | null = null, running: string | null = null;

/** The tests that are registered from here on are of this file. */
export function readingTestsOf(file: string): void {
  read = file;
}

/** What has to be closed when all tests of a file have run. */
export function afterFile(close: () => Promise<void>): void {
  closings.push(close);
  Deno.test.afterAll(close);
}

/** For a test that is registered now: its name, which says the file where several are one program, and what it begins with. */
export function ofThisFile(name: string): { readonly name: string; begin(): Promise<void> } {
  const file = read;
  return {
    name: file === null ? name : `${name} (${file})`,
    async begin() {
      if (running === file) return;
      running = file;
      for (const close of closings) await close();
      freeMemory();
    },
  };
}

/** A closed PGlite leaves more than 100 MB, which V8 hardly sees and would heap up. */
function freeMemory(): void {
  (globalThis as { readonly gc?: () => void }).gc?.();
}
