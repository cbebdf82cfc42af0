import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { Builder } from "fresh/dev";
import { randomIds, systemClock } from "../adapters/clock.ts";
import { readConfig } from "../adapters/config.ts";
import { parsePhone } from "../adapters/phone.ts";
import { throughDoor } from "../adapters/http/door.ts";
import { workUseCases } from "../adapters/http/use_cases.ts";
import { divertLog } from "../adapters/log.ts";
import { aDraft, customerFacts, serviceFacts } from "../adapters/memory/builders.ts";
import { type Cast, castWith } from "../adapters/memory/cast.ts";
import { argonPasswords } from "../adapters/passwords.ts";
import type { Engine } from "../adapters/postgres/engine.ts";
import { postgresTenants } from "../adapters/postgres/tenants.ts";
import { compose } from "../compose.ts";
import type { Service, ServiceFacts } from "../domain/catalogue/service.ts";
import type { CustomerFacts, CustomerView } from "../domain/customers/customer.ts";
import type { Actor } from "../domain/kernel/actor.ts";
import type { Result } from "../domain/kernel/result.ts";
import type { SaleView } from "../domain/sales/ports.ts";
import type { SaleDraft } from "../domain/sales/draft.ts";
import { eachDatabase, type Kind } from "./test_databases.ts";
import { withinADay } from "./test_days.ts";
import { as, makeFirms } from "./test_firms.ts";
import { testSecrets } from "./test_secrets.ts";
import { Visitor } from "./test_visitor.ts";

/** The whole program before a test database, without a port: every middleware and route as in main.ts. */
export interface TestSite {
  fetch(request: Request): Promise<Response>;
  /** Waits for what is done after an answer. */
  settled(): Promise<void>;
}

/** The password of everybody in `peopledFirms`. */
export const TEST_PASSWORD = "a sentence nobody guesses";
export const TEST_ORIGIN = "http://localhost:8000";

const root = new URL("../", import.meta.url).pathname;
let routes: ReturnType<Builder["build"]> | null = null;
let hash: Promise<string> | null = null;
/** Everybody in every office logs in; what a login costs in earnest is a matter of routes/account_test.ts. */
const passwords = argonPasswords({ memory: 64, passes: 1, parallelism: 1 });

interface Options {
  readonly limits?: boolean;
  readonly origin?: string;
  readonly manifest?: Parameters<typeof compose>[0]["manifest"];
}

export async function openSite(engine: Engine, options: Options | boolean = {}): Promise<TestSite> {
  const { limits = false, origin = TEST_ORIGIN, manifest = { stylesheet: "/app.css", fonts: [] } } =
    typeof options === "boolean" ? { limits: options } : options;
  // Nothing is written there: the outbox makes its folder with its first mail, and no test here asks for one.
  const dataDir = `${Deno.env.get("TMPDIR") ?? "/tmp"}/sales-test-site`;
  const config = readConfig({ DATA_DIR: dataDir, PUBLIC_ORIGIN: origin, RATE_LIMITS: limits ? "on" : "off" });
  const { app, settled } = compose({
    ...{ engine, config, manifest, passwords: await passwords, clock: systemClock, ids: randomIds },
    secrets: testSecrets,
  });
  // The routes are read and bundled once for a test file, whatever the number of databases.
  const apply = await (routes ??= buildRoutes());
  apply(app);
  const handler = throughDoor(app.handler());
  const remoteAddr = { transport: "tcp", hostname: "192.0.2.1", port: 40_000 } as const;
  return {
    fetch: async (request) => await handler(request, { remoteAddr, completed: Promise.resolve() }),
    settled,
  };
}

/** Deno goes through the whole program for each import that comes while it runs: here one module imports all routes before. */
async function buildRoutes() {
  const names = readdirSync(`${root}routes`, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.tsx?$/.test(name) && !/[._]test\.|\(_/.test(name));
  const imports = names.map((name) => `import ${JSON.stringify(pathToFileURL(`${root}routes/${name}`).href)};`);
  await import(`data:text/javascript,${encodeURIComponent(imports.join(""))}`);
  return await new Builder({ root }).build({ snapshot: "memory" });
}

/** The cast's firms with everybody's password set, so that they can log in. Carla also works in Anna's firm where asked. */
export async function peopledFirms(engine: Engine, { carlaInBoth = false } = {}): Promise<Cast> {
  const cast = castWith(randomIds);
  await makeFirms(engine, cast.firms);
  hash ??= passwords.then((all) => all.inTurn((turn) => turn.hash(TEST_PASSWORD)));
  const everybody = cast.firms.flatMap(({ members }) => members.map(({ id }) => id));
  const [{ organization }] = cast.firms;
  await engine.batch(as("app_owner", organization.id), [
    {
      text: "update identity.users set password_hash = $1 where id = any($2::uuid[])",
      values: [await hash, everybody],
    },
    ...(carlaInBoth
      ? [{
        text: "insert into app.memberships (organization_id, user_id, role, active) values ($1, $2, 'VIEWER', true)",
        values: [organization.id, cast.carla.userId],
      }]
      : []),
  ]);
  return cast;
}

export type Person = Exclude<keyof Cast, "firms">;

/** Two firms at work: who is there, what they have, and their browsers. */
export interface Office {
  readonly kind: Kind;
  readonly engine: Engine;
  readonly site: TestSite;
  readonly cast: Cast;
  /** What the firms have got is made by the use cases themselves; nothing is asked of the pages that a test is not about. */
  readonly books: ReturnType<typeof workUseCases>;
  /** Somebody's browser, logged in through the login page; null: nobody's. */
  browser(person: Person | null): Promise<Visitor>;
  customer(facts?: Partial<CustomerFacts>, by?: Person): Promise<CustomerView>;
  service(facts?: Partial<ServiceFacts>, by?: Person): Promise<Service>;
  sale(draft?: Partial<SaleDraft>, by?: Person): Promise<SaleView>;
}

export async function openOffice(kind: Kind, engine: Engine, site: TestSite): Promise<Office> {
  const cast = await peopledFirms(engine);
  const books = workUseCases({
    ...{ tenants: postgresTenants(engine), clock: systemClock, ids: randomIds, phones: { parse: parsePhone } },
  });
  const sessions = new Map<Person, Promise<Visitor>>();
  const logIn = async (person: Person) => {
    const everybody = cast.firms.flatMap(({ members }) => members);
    const { email } = everybody.find(({ id }) => id === cast[person].userId)!;
    const visitor = new Visitor(site.fetch, TEST_ORIGIN);
    const entered = await visitor.submit(await visitor.get("/login"), "/login", { email, password: TEST_PASSWORD });
    assert.doesNotMatch(entered.path, /^\/login/, `${person} could not log in`);
    return visitor;
  };
  const office: Office = {
    ...{ kind, engine, site, cast, books },
    async browser(person) {
      if (person === null) return new Visitor(site.fetch, TEST_ORIGIN);
      if (!sessions.has(person)) sessions.set(person, logIn(person));
      const { cookies } = await sessions.get(person)!;
      return new Visitor(site.fetch, TEST_ORIGIN, cookies);
    },
    customer: async (facts = {}, by = "anna") => kept(await books.recordCustomer(cast[by], customerFacts(facts), true)),
    service: async (facts = {}, by = "anna") => kept(await books.recordService(admin(cast, by), serviceFacts(facts))),
    async sale(draft = {}, by = "anna") {
      const customerId = draft.customerId ?? (await office.customer({}, by)).id;
      return kept(await books.recordSale(cast[by], aDraft({ ...draft, customerId })));
    },
  };
  return office;
}

/** Services are made by the ADMIN of the firm. */
function admin(cast: Cast, by: Person): Actor {
  return by === "carla" ? cast.carla : cast.anna;
}

/** The value of what must not be refused. */
export function kept<T>(answer: Result<T, unknown>): T {
  assert.ok(answer.ok, `refused with ${JSON.stringify(answer)}`);
  return answer.value;
}

/** For tests of so many requests that one database has to do: Postgres answers faster, where there is one. */
export const ONE_DATABASE: Kind = Deno.env.get("TEST_DATABASE_URL") ? "postgres" : "pglite";

const sites = new WeakMap<Engine, Promise<TestSite>>();
const offices = new WeakMap<Engine, Promise<Office>>();

/**
 * Registers a test on each database, with the whole site around it. The tests of a file share an office for each database;
 * `alone` gives a test firms of its own, where lists must hold nothing else. Whatever the program logs as a fault of ours fails the test.
 */
export function eachSite(
  name: string,
  test: (office: Office) => Promise<void>,
  { alone = false, only }: { readonly alone?: boolean; readonly only?: Kind } = {},
): void {
  eachDatabase(name, async ({ kind, engine }) => {
    const faults: string[] = [];
    const restore = divertLog((line) => line.includes('"level":"error"') && faults.push(line));
    try {
      const site = await (sites.get(engine) ?? setTo(sites, engine, openSite(engine)));
      await withinADay(async (anew) => {
        const office = alone || anew
          ? await openOffice(kind, engine, site)
          : await (offices.get(engine) ?? setTo(offices, engine, openOffice(kind, engine, site)));
        await test(office);
      });
      await site.settled();
    } finally {
      restore();
      assert.deepEqual(faults, []);
    }
  }, only ? { only } : {});
}

function setTo<K, V>(map: { set(key: K, value: V): unknown }, key: K, value: V): V {
  map.set(key, value);
  return value;
}
