/**
 * `deno task storm`: the promise of delivery, tried. Sales are completed while two workers are killed at random, each kind
 * of fault of each neighbour comes on one call in twenty, and Postgres is restarted once. Then all is left alone until
 * nothing waits, and counted: every sale has exactly one approved invoice and one event, each mail went out under one
 * Message-ID, and the accounts agree. Ends with the line `sales N lost N doubled N`, and with 1 where one was lost or doubled.
 *
 *   --sales 300   --kills 50   --pace 0.05 (how much shorter leases and waits are than in earnest)
 */
import { generateKeyPairSync } from "node:crypto";
import { parseArgs } from "node:util";
import { reasonOf } from "../adapters/config.ts";
import { aDraft, customerFacts } from "../adapters/memory/builders.ts";
import { castWith } from "../adapters/memory/cast.ts";
import { kept } from "../adapters/memory/world.ts";
import type { Engine } from "../adapters/postgres/engine.ts";
import { migrate } from "../adapters/postgres/migrate.ts";
import { openPostgres } from "../adapters/postgres/postgres_engine.ts";
import { postgresTenants } from "../adapters/postgres/tenants.ts";
import { lookAfterCalendars } from "../domain/calendar/look_after.ts";
import type { Email } from "../domain/customers/email.ts";
import { recordCustomer } from "../domain/customers/record_customer.ts";
import { connectIntegration } from "../domain/integrations/change_integrations.ts";
import { FIRST_SETTINGS } from "../domain/invoicing/accounts.ts";
import { findReconciliation, reconcileNow } from "../domain/invoicing/find_reconciliation.ts";
import type { SaleId } from "../domain/kernel/ids.ts";
import type { Part } from "../domain/kernel/page.ts";
import { yes } from "../domain/kernel/result.ts";
import { addMinutes, type Instant } from "../domain/kernel/time.ts";
import { changeMailSettings, findMailSettings } from "../domain/mail/change_mail.ts";
import { moveSale } from "../domain/sales/move_sale.ts";
import { recordSale } from "../domain/sales/record_sale.ts";
import { BILLY_TOKEN, startBilly } from "./fakes/billy.ts";
import type { Fault } from "./fakes/faulty_http.ts";
import { startGoogle } from "./fakes/google.ts";
import { startSmtp } from "./fakes/smtp.ts";
import { as as inRole, makeFirms, newIds, systemClock } from "./test_firms.ts";
import { testSecrets } from "./test_secrets.ts";
import { startPostgres } from "./throwaway_postgres.ts";

export interface StormOptions {
  readonly sales: number;
  readonly kills: number;
  readonly pace: number;
  readonly say?: (line: string) => void;
}

export interface StormEnd {
  readonly sales: number;
  readonly lost: number;
  readonly doubled: number;
  readonly kills: number;
  /** Jobs that failed for good; there may be none. */
  readonly dead: number;
  /** What the accounts and we do not agree on. */
  readonly findings: number;
}

const ROBOT = "robot@firm.iam.gserviceaccount.com";
const RATE = 0.05;
const WORKER = new URL("../worker.ts", import.meta.url).pathname;

/** Every way a neighbour can fail, each on one call in twenty; slower than a call waits, quicker than the quiet time. */
function faultsAt(pace: number): Fault[] {
  const on = "", rate = RATE, ms = 40_000 * pace;
  return [
    { on, rate, do: "status", status: 500 },
    { on, rate, do: "status_after", status: 500 },
    { on, rate, do: "status", status: 429, headers: { "retry-after": "1" } },
    { on, rate, do: "drop_before" },
    { on, rate, do: "drop_after" },
    { on, rate, do: "slow_commit", ms },
    { on, rate, do: "malformed" },
  ];
}

/** Runs it on a Postgres of its own; null where none is installed. */
export async function storm(
  { sales: count, kills: wanted, pace, say = () => {} }: StormOptions,
): Promise<StormEnd | null> {
  // What was committed must outlive the restart, so this one writes it down.
  const postgres = await startPostgres({ fsync: true });
  if (!postgres) return null;
  await using cleanUp = new AsyncDisposableStack();
  cleanUp.defer(() => postgres.stop());
  const engine = openPostgres(postgres.url);
  cleanUp.defer(() => engine.close());
  await migrate(engine);
  const billy = cleanUp.use(await startBilly());
  const google = cleanUp.use(await startGoogle());
  const smtp = cleanUp.use(await startSmtp());
  const firm = await openFirm(engine, google);

  const env = {
    DATABASE_URL: postgres.url,
    SECRETS_KEYS: `test:${new Uint8Array(32).toBase64()}`,
    DELIVERY_PACE: String(pace),
    BILLY_API_URL: billy.api,
    BILLY_CALLS_PER_MINUTE: "100000",
    GOOGLE_API_URL: google.apiUrl,
    GOOGLE_TOKEN_URL: google.tokenUrl,
    SMTP_URL: smtp.url,
    RATE_LIMITS: "off",
  };
  const workers = Array.from({ length: 2 }, () => openProcess(env));
  cleanUp.defer(() => Promise.all(workers.map((worker) => worker.end())).then(() => {}));

  // Asked in peace first what the accounts have to offer, as a firm does that connects them.
  await firm.put([{ kind: "billing.test", key: "accounts", about: {} }]);
  await firm.settled(120_000);
  billy.faults.push(...faultsAt(pace));
  google.faults.push(
    ...faultsAt(pace).map((fault) => ({ ...fault, on: "POST /calendar" })),
    ...faultsAt(pace).map((fault) => ({ ...fault, on: "PUT /calendar" })),
  );
  smtp.faults.push(
    ...(["connect", "mail", "rcpt"] as const).map((on) => ({ on, do: 451, rate: RATE })),
    { on: "data", do: "drop", rate: RATE },
  );

  let kills = 0, over = false;
  const killing = (async () => {
    while (!over || kills < wanted) {
      await pause(300 + Math.random() * 3_000);
      if (kills >= wanted && over) break;
      await workers[kills % workers.length].kill();
      kills++;
      if (kills % 10 === 0) {
        say(`${kills} kills, ${billy.books.invoices.length} invoices, ${smtp.messages.length} mails`);
      }
    }
  })();

  const sales: SaleId[] = [];
  // Done some sales later than planned: a mail about a visit is not sent once the work has begun.
  const behind = Math.min(20, Math.ceil(count / 2));
  for (let place = 0; place < count + behind; place++) {
    if (place < count) sales.push(await patiently(() => firm.planSale(place)));
    if (place >= behind) await patiently(() => firm.completeSale(place - behind, sales[place - behind]));
    if (place === Math.floor(count / 2)) {
      await postgres.restart("immediate", 300);
      say("Postgres was restarted");
    }
    await pause(Math.max(0, (wanted * 1_500) / count - 50));
  }
  say(`${sales.length} sales completed`);
  over = true;
  await killing;
  // The storm is over; what it left behind is carried out in its own time.
  for (const fake of [billy, google, smtp]) fake.faults.splice(0);
  await firm.settled(900_000);
  const findings = await firm.reconcile();
  const dead = await firm.dead();

  const approved = Map.groupBy(
    billy.books.invoices.filter(({ state }) => state === "approved"),
    ({ externalId }) => externalId,
  );
  const events = Map.groupBy(
    google.eventsIn(firm.calendar),
    (event) => (event.extendedProperties as { private?: { saleId?: string } } | undefined)?.private?.saleId,
  );
  const letters = new Map(smtp.messages.map(({ messageId, to }) => [messageId, to.join()]));
  const { sent, asked, untrue } = await firm.mailsOf();
  say(
    `${letters.size} mails went out, ${
      smtp.messages.length - letters.size
    } of them twice; ${untrue} were untrue by then`,
  );
  const counts = sales.map((id, place) => ({
    invoices: approved.get(id)?.length ?? 0,
    events: events.get(id)?.length ?? 0,
    mails: [...letters.values()].filter((to) => to === addressOf(place)).length,
    told: sent.get(id) ?? 0,
    // One that went out the moment its worker was killed is looked at again, and may have become untrue meanwhile.
    most: asked.get(id) ?? 0,
  }));
  const spare = billy.books.invoices.filter(({ state }) => state === "draft").length;
  if (spare > 0) say(`${spare} drafts were left`);
  for (const [place, { invoices, events, mails, told, most }] of counts.entries()) {
    if (invoices !== 1 || events !== 1 || mails < told || mails > most) {
      say(`sale ${place}: ${invoices} invoices, ${events} events, ${mails} of ${told} mails`);
      say(await firm.storyOf(sales[place]));
    }
  }
  return {
    sales: sales.length,
    lost: counts.filter(({ invoices, events, mails, told }) => invoices < 1 || events < 1 || mails < told).length,
    doubled: counts.filter(({ invoices, events, mails, most }) => invoices > 1 || events > 1 || mails > most).length,
    kills,
    dead,
    findings,
  };
}

/** Mails by the sale they tell of: that went out, and that were asked for. */
interface MailsOf {
  readonly sent: ReadonlyMap<string, number>;
  readonly asked: ReadonlyMap<string, number>;
  readonly untrue: number;
}

const addressOf = (place: number) => `kunde.${place}@example.dk`;

async function openFirm(engine: Engine, google: Awaited<ReturnType<typeof startGoogle>>) {
  const { anna, bo, firms } = castWith(newIds);
  await makeFirms(engine, firms);
  const tenants = postgresTenants(engine), clock = systemClock, world = { tenants, clock, ids: newIds };
  const calendar = "bo@example.dk";
  const { privateKey } = generateKeyPairSync("rsa", {
    modulusLength: 2048,
    publicKeyEncoding: { type: "spki", format: "pem" },
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
  });
  google.grant(ROBOT);
  google.calendar(calendar);
  const connect = connectIntegration({ tenants, secrets: testSecrets });
  kept(await connect(anna, "billy", { ...FIRST_SETTINGS, mode: "send" }, BILLY_TOKEN));
  const key = JSON.stringify({ client_email: ROBOT, private_key: privateKey });
  kept(await connect(anna, "google", { way: "service_account" }, key));
  await tenants.write(anna, async (books) => yes(await books.calendar.link(bo.userId, calendar, null)));
  const { settings } = kept(await findMailSettings(world)(anna));
  const switches = { sale_accepted: true, service_scheduled: true };
  kept(await changeMailSettings(world)(anna, { ...settings, replyTo: "svar@example.dk" as Email, switches }));
  // As the worker does at eleven past each hour: a storm at another time shall not be another one.
  await lookAfterCalendars(world)(anna.organizationId);
  // The same keys each time: what was done before the line broke is not done again.
  const as = (place: number, step: string) => ({
    ...anna,
    once: { key: `storm ${place} ${step}`, fingerprint: "storm" },
  });
  const first = "2031-01-01T08:00:00.000Z" as Instant;

  return {
    calendar,
    put: (effects: Parameters<Parameters<Parameters<typeof tenants.write>[1]>[0]["effects"]["put"]>[0]) =>
      tenants.write(anna, async (books) => yes(await books.effects.put(effects))),

    /** A sale of a customer of its own, planned. */
    async planSale(place: number): Promise<SaleId> {
      const facts = customerFacts({ name: `Kunde ${place}`, email: addressOf(place) as Email });
      const customer = kept(await recordCustomer(world)(as(place, "customer"), facts, true));
      const draft = aDraft({ customerId: customer.id, assignedTo: bo.userId, status: "ACCEPTED" });
      const { id } = kept(await recordSale(world)(as(place, "sale"), draft));
      const scheduledAt = addMinutes(first, place * 120);
      kept(await moveSale(world)(as(place, "scheduled"), id, { to: "SCHEDULED", scheduledAt }));
      // The storm has no time to wait for wrong clicks: its sales move on within the hold.
      await engine.batch(inRole("app_owner", anna.organizationId), [{
        text: `update app.outbox set run_at = now()
          where organization_id = $1 and kind = 'mail.send' and state = 'pending' and attempts = 0`,
        values: [anna.organizationId],
      }]);
      return id;
    },

    async completeSale(place: number, id: SaleId): Promise<void> {
      kept(await moveSale(world)(as(place, "begun"), id, { to: "IN_PROGRESS" }));
      kept(await moveSale(world)(as(place, "done"), id, { to: "COMPLETED" }));
    },

    /** Mails that went out, and mails that had become untrue before their turn and did not, by the sale they tell of. */
    async mailsOf(): Promise<MailsOf> {
      const sent = new Map<string, number>(), asked = new Map<string, number>();
      let untrue = 0;
      let part: Part = { size: 100, page: 1 };
      for (;;) {
        const { some } = await tenants.read(
          anna,
          ({ jobs }) => ({ some: jobs.list({ state: "done", provider: "mail" }, part) }),
        );
        for (const { key, result } of some.rows) {
          const sale = key.split(":")[1];
          asked.set(sale, (asked.get(sale) ?? 0) + 1);
          if (result !== null && typeof result === "object" && "unsent" in result) untrue++;
          else sent.set(sale, (sent.get(sale) ?? 0) + 1);
        }
        if (some.next === null) return { sent, asked, untrue };
        part = { size: 100, cursor: some.next };
      }
    },

    /** For whoever has to find out what went wrong. */
    async storyOf(id: SaleId): Promise<string> {
      const { about, sale } = await tenants.read(anna, ({ jobs, sales }) => ({
        about: jobs.about(`sale:${id}`),
        sale: sales.find(id),
      }));
      const told = about.map(({ kind, state, attempts, lastError, result }) => ({
        kind,
        state,
        attempts,
        lastError,
        result,
      }));
      return `  ${sale?.status} ${JSON.stringify(told)}`;
    },

    /** Waits until nothing waits and nothing runs, but for the next reading of a calendar: there is always one. */
    async settled(mostMs: number): Promise<void> {
      const left = async () => {
        const [rows] = await engine.batch(inRole("app_owner", anna.organizationId), [{
          text: `select kind, state, held, attempts, last_error, count(*)::int as count from app.outbox
            where organization_id = $1 and state in ('pending', 'running') and kind <> 'calendar.sync'
            group by 1, 2, 3, 4, 5`,
          values: [anna.organizationId],
        }]);
        return rows;
      };
      for (const began = performance.now(); performance.now() - began < mostMs;) {
        if ((await patiently(left)).length === 0) return;
        await pause(250);
      }
      throw new Error(`Cannot end the storm: ${JSON.stringify(await left())} is still to be done`);
    },

    async dead(): Promise<number> {
      const { counts } = await tenants.read(anna, ({ jobs }) => ({ counts: jobs.counts() }));
      return counts.reduce((all, { state, count }) => all + (state === "dead" ? count : 0), 0);
    },

    async reconcile(): Promise<number> {
      kept(await reconcileNow(world)(anna));
      await this.settled(120_000);
      return kept(await findReconciliation(world)(anna)).findings.length;
    },
  };
}

/** A worker that is started anew whenever it was killed. */
function openProcess(env: Record<string, string>) {
  const start = () =>
    new Deno.Command(Deno.execPath(), {
      args: ["run", "-A", "--no-check", WORKER],
      env,
      stdout: "null",
      stderr: "null",
    }).spawn();
  let running = start();
  const kill = async () => {
    try {
      running.kill("SIGKILL");
    } catch { /* it is dead already */ }
    await running.status;
  };
  return {
    async kill() {
      await kill();
      running = start();
    },
    end: kill,
  };
}

/** Once more while the database is away. */
async function patiently<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 1;; tries++) {
    try {
      return await work();
    } catch (error) {
      if (tries >= 50) throw error;
      await pause(200);
    }
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

if (import.meta.main) {
  try {
    const { values } = parseArgs({
      args: Deno.args.filter((one) => one !== "--"),
      options: {
        sales: { type: "string", default: "300" },
        kills: { type: "string", default: "50" },
        pace: { type: "string", default: "0.05" },
      },
    });
    const began = performance.now();
    const say = (line: string) =>
      console.log(`${String(Math.round((performance.now() - began) / 1000)).padStart(4)} s  ${line}`);
    const end = await storm({
      sales: Number(values.sales),
      kills: Number(values.kills),
      pace: Number(values.pace),
      say,
    });
    if (!end) throw new Error("Cannot storm: no Postgres 15 or newer is installed");
    say(`${end.kills} kills, ${end.dead} dead jobs, ${end.findings} differences in the accounts`);
    console.log(`sales ${end.sales} lost ${end.lost} doubled ${end.doubled}`);
    Deno.exit(end.lost + end.doubled + end.dead + end.findings === 0 ? 0 : 1);
  } catch (error) {
    console.error(reasonOf(error));
    Deno.exit(1);
  }
}
