import { App, csp, staticFiles } from "fresh";
import { callableFrom } from "./api/cors.ts";
import { ownRequests } from "./csrf.ts";
import type { State } from "./define.ts";
import { errorPages } from "./error_pages.ts";
import { tellings } from "./flash.ts";
import { everyAnswer } from "./headers.ts";
import { beginning, loggedInPages, type Surroundings } from "./session.ts";
import { formsOfThisFirm, formsSayTheirFirm } from "./firm_forms.ts";
import { hashedFiles } from "./static.ts";
import { traced } from "./traced.ts";

export interface Around extends Surroundings {
  readonly troublePage: Parameters<typeof errorPages>[0];
  readonly config: Surroundings["config"] & { readonly corsOrigins?: readonly string[] };
}

/**
 * The app: what every request passes on its way to its route, outermost first. Headers stand outside the error pages, so that
 * errors carry them too; files stand before the login, so that they cost no look-up.
 */
export function createApp({ troublePage, ...surroundings }: Around): App<State> {
  return new App<State>()
    .use(everyAnswer(), formsSayTheirFirm(), csp({ useNonce: true }))
    .use(beginning(surroundings))
    .use((ctx) => {
      Object.assign(ctx.state, { told: null });
      return ctx.next();
    })
    .use(traced())
    .use(errorPages(troublePage))
    .use(hashedFiles(), staticFiles())
    .use(callableFrom(surroundings.config.corsOrigins))
    .use(ownRequests(surroundings.config.publicOrigin))
    .use(loggedInPages())
    .use(formsOfThisFirm())
    .use(tellings())
    .fsRoutes();
}
