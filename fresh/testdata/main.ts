// A small app for the tests that look at islands in a browser.
import { App, csp, staticFiles } from "../src/mod.ts";

export const app = new App()
  .use(csp({ useNonce: true }))
  .use(staticFiles())
  .fsRoutes();
