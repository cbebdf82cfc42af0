/**
 * Several test files as one program: `deno test -A tools/together.ts -- routes/find/find_test.ts routes/today_test.ts`. The modules of
 * the whole site, its routes and PGlite's code are loaded once for all of them; databases, firms and servers are still each file's own.
 * Only for files whose tests are all registered by eachDatabase, eachSite, journey and screenTest: these see to that.
 */
import { readingTestsOf } from "./test_file.ts";

// One after the other, so that each test knows whose it is.
for (const file of Deno.args) {
  readingTestsOf(file);
  await import(new URL(`../${file}`, import.meta.url).href);
}
