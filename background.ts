/** What runs without anybody asking: the worker that carries effects out, and what is due by the clock. */
import { type Bell, chime, kvBell } from "./adapters/delivery/bells.ts";
import { handlersOf } from "./adapters/delivery/handlers.ts";
import { openWorker } from "./adapters/delivery/worker.ts";
import { recordShower } from "./adapters/http/api/shown_record.ts";
import { agreementWorld } from "./adapters/http/use_cases.ts";
import type { Config } from "./adapters/config.ts";
import type { Failpoint } from "./adapters/failpoints.ts";
import * as log from "./adapters/log.ts";
import { postgresDesk } from "./adapters/postgres/desk.ts";
import type { Engine } from "./adapters/postgres/engine.ts";
import { forgetOld } from "./adapters/postgres/forgetting.ts";
import {
  everyOrganization,
  forgetAnswers,
  forgetInbox,
  letGoOfHeld,
  sealAudits,
} from "./adapters/postgres/housekeeping.ts";
import { rescoreLeads } from "./adapters/postgres/lead_scoring.ts";
import { postgresTenants } from "./adapters/postgres/tenants.ts";
import { secretBox } from "./adapters/secrets.ts";
import { lookAfterAgreements } from "./domain/agreements/look_after.ts";
import { lookAfterCalendars } from "./domain/calendar/look_after.ts";
import { askForNews, compareAtNight } from "./domain/invoicing/rounds.ts";
import type { Ids, OrganizationId } from "./domain/kernel/ids.ts";
import { makeResetLink } from "./domain/identity/change_account.ts";
import { makeInvitationLink } from "./domain/people/invite_person.ts";
import { postgresIdentity } from "./adapters/postgres/identity.ts";
import { postgresPeople } from "./adapters/postgres/people.ts";
import { randomTokens } from "./adapters/tokens.ts";
import type { AccountLinks } from "./adapters/mail/handler.ts";
import { remindOfLeads } from "./domain/leads/remind.ts";
import type { Clock } from "./domain/kernel/time.ts";

export interface BackgroundParts {
  readonly engine: Engine;
  readonly config: Config;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly secrets: ReturnType<typeof secretBox>;
  /** Forgets what is over: ended sessions, spent links, old counts. */
  sweep(): Promise<void>;
}

export interface Background {
  /** There may be something to deliver: told once what was put is committed. */
  ring(): void;
  /** What is due by the clock; Deno.cron calls them, in UTC, in every process: each may run twice at once. */
  readonly crons: readonly { readonly name: string; readonly when: string; run(): Promise<void> }[];
  /** Makes the visits that agreements ask for in the next weeks, in every organization. */
  makeVisits(): Promise<void>;
  /** Takes nothing more and waits for what runs. */
  stop(): Promise<void>;
}

/** With `BACKGROUND=off` it only tells the worker that runs apart. */
export async function openBackground(
  { engine, config, clock, ids, secrets, sweep }: BackgroundParts,
): Promise<Background> {
  const bells: Bell[] = [];
  const stopped = new AbortController();
  const ring = chime(bells);
  const tenants = postgresTenants(engine, { onEffects: () => ring.ring() });
  const pace = config.deliveryPace;
  const worker = config.background
    ? openWorker({
      ...{
        tenants,
        secrets,
        clock,
        desk: postgresDesk(engine, pace),
        handlers: handlersOf({
          ...{ config, tenants, secrets, clock, ids, stopped: stopped.signal },
          show: recordShower({ tenants, clock, ids }),
          links: accountLinks(engine, ids),
        }),
        pace,
      },
      deliversOutside: config.deliversOutside,
      failpoint: diesAt(config.failAt),
    })
    : null;
  if (worker) {
    bells.push(await kvBell(worker.wake));
  }
  if (config.databaseUrl) {
    const { postgresBell } = await import("./adapters/postgres/notify.ts");
    const trouble = (error: unknown) => log.bellMissing({ bell: "notify" }, error);
    bells.push(postgresBell(engine, config.databaseUrl, worker?.wake ?? null, trouble));
  }
  worker?.wake();
  const lookAfter = lookAfterAgreements(agreementWorld({ tenants, clock, ids }));
  const makeVisits = async () => {
    for (const organizationId of await everyOrganization(engine)) {
      const { refused } = await lookAfter(organizationId);
      for (const { id, why } of refused) log.visitsNotMade({ organizationId, agreementId: id, why });
    }
  };
  const remindIn = remindOfLeads({ tenants, clock });
  const remind = async () => {
    for (const organizationId of await everyOrganization(engine)) {
      const count = await remindIn(organizationId);
      if (count > 0) log.reminded({ organizationId, count });
    }
  };
  const news = askForNews({ tenants }), compare = compareAtNight({ tenants, clock });
  const calendars = lookAfterCalendars({ tenants, clock });
  const inEvery = async (look: (organization: OrganizationId) => Promise<void>) => {
    for (const organizationId of await everyOrganization(engine)) await look(organizationId);
  };
  return {
    ring: () => ring.ring(),
    makeVisits,
    crons: !config.background ? [] : [
      { name: "seal the audit", when: "* * * * *", run: () => sealAudits(engine) },
      {
        name: "deliver what is due",
        when: "* * * * *",
        run: async () => {
          await letGoOfHeld(engine);
          worker!.wake();
        },
      },
      // Hourly, because midnight comes at another hour in another zone.
      { name: "score leads", when: "3 * * * *", run: async () => void await rescoreLeads(engine, clock) },
      // On the hour: nine in the morning where the firm is, and what a stopped program missed in the hours after.
      { name: "remind of leads", when: "0 * * * *", run: remind },
      { name: "ask the accounts", when: "*/15 * * * *", run: () => inEvery(news) },
      { name: "compare with the accounts", when: "5 * * * *", run: () => inEvery(compare) },
      { name: "make visits", when: "7 * * * *", run: makeVisits },
      { name: "read calendars", when: "11 * * * *", run: () => inEvery(calendars) },
      {
        name: "sweep what is over",
        when: "17 * * * *",
        run: async () => {
          await sweep();
          await forgetAnswers(engine);
          await forgetInbox(engine);
          await forgetOld(engine);
        },
      },
    ],
    async stop() {
      await worker?.stop();
      stopped.abort();
      await ring.close();
    },
  };
}

/** The links of mails about accounts, made by the stores that know logins. */
export function accountLinks(engine: Engine, ids: Ids): AccountLinks {
  const store = postgresIdentity(engine, { limits: false }), people = postgresPeople(engine);
  return {
    reset: makeResetLink({ store, tokens: randomTokens, ids }),
    invitation: makeInvitationLink({ store: people, tokens: randomTokens }),
  };
}

/** Where a test wants the process to die, as if its power was cut. */
function diesAt(wanted: Failpoint | null): (here: Failpoint) => void {
  return (here) => {
    if (here === wanted) Deno.kill(Deno.pid, "SIGKILL");
  };
}
