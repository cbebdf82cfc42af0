import type { Bearer, Passwords } from "../../../domain/identity/ports.ts";
import type { Membership } from "../../../domain/identity/user.ts";
import type { Actor } from "../../../domain/kernel/actor.ts";
import type { Ids } from "../../../domain/kernel/ids.ts";
import type { Clock } from "../../../domain/kernel/time.ts";
import type { Tenants } from "../../../domain/tenants.ts";
import { eachDatabase, type TestDatabase } from "../../../tools/test_databases.ts";
import { makeFirms } from "../../../tools/test_firms.ts";
import { randomIds } from "../../clock.ts";
import { newHookSecret } from "../../hooks/signature.ts";
import { randomTokens } from "../../tokens.ts";
import { CAST, type Cast, castWith } from "../../memory/cast.ts";
import { memoryPeople } from "../../memory/people.ts";
import { memoryWorld, plainSecrets, standingClock } from "../../memory/world.ts";
import { postgresTenants } from "../../postgres/tenants.ts";
import { deliveryUseCases } from "../delivery_use_cases.ts";
import { hookUseCases } from "../hook_use_cases.ts";
import { peopleUseCases } from "../people_use_cases.ts";
import { workUseCases } from "../use_cases.ts";
import { dispatch } from "./dispatch.ts";
import { BASE } from "./replies.ts";
import type { ApiUseCases } from "./use_cases.ts";

/** What the tests of this folder stand on: the API before a world, called by name. */
export interface Stage {
  readonly cast: Cast;
  /** Calls as Anna unless somebody else is named; null calls without a token. */
  call(call: string, options?: CallOptions): Promise<Told>;
}

export interface CallOptions {
  readonly as?: Exclude<keyof Cast, "firms"> | null;
  readonly body?: unknown;
  /** Sent as it is instead of a body in JSON. */
  readonly raw?: BodyInit;
  readonly headers?: Record<string, string>;
}

/** An answer, read. */
export interface Told {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  // deno-lint-ignore no-explicit-any -- tests look into answers of every shape
  readonly json: any;
}

interface World {
  readonly tenants: Tenants;
  readonly clock: Clock;
  readonly ids: Ids;
}

export function openStage(
  { cast = CAST, world = memoryWorld(cast), useCases = {} }: {
    readonly cast?: Cast;
    readonly world?: World;
    readonly useCases?: Partial<ApiUseCases>;
  } = {},
): Stage {
  const all = {
    ...workUseCases(world),
    ...peopleOf(cast, world),
    ...deliveryUseCases({ ...world, secrets: plainSecrets }),
    ...hookUseCases({ ...world, secrets: plainSecrets, newSecret: newHookSecret, local: false }),
    ...bearersOf(cast),
    ...WELL,
    ...useCases,
  } as ApiUseCases;
  return {
    cast,
    async call(call, { as = "anna", body, raw, headers = {} } = {}) {
      const [method, path] = call.split(" ");
      const request = new Request(`http://localhost${path.startsWith("/api") ? "" : BASE}${path}`, {
        method,
        headers: {
          ...(body === undefined ? {} : { "Content-Type": "application/json" }),
          ...(as === null ? {} : { Authorization: `Bearer ${as}` }),
          ...headers,
        },
        body: raw ?? (body === undefined ? undefined : JSON.stringify(body)),
      });
      const place = { requestId: "the-reference", address: "127.0.0.1", userAgent: "" };
      const response = await dispatch(request, { useCases: all, place, meter: () => {} });
      const text = await response.text();
      const isJson = response.headers.get("content-type")?.startsWith("application/json");
      return {
        status: response.status,
        headers: response.headers,
        text,
        json: isJson && text !== "" ? JSON.parse(text) : null,
      };
    },
  };
}

/**
 * Registers a test once on books in memory and once on each database, or on the one named where opening another would cost
 * more than it tells; each stage it opens has firms of its own.
 */
export function onEachStage(
  name: string,
  test: (open: () => Promise<Stage>) => Promise<void>,
  databases: { readonly only?: "postgres" } = {},
): void {
  Deno.test(name, () => test(() => Promise.resolve(openStage())));
  const world = ({ engine }: TestDatabase) => ({
    tenants: postgresTenants(engine),
    clock: standingClock(),
    ids: randomIds,
  });
  eachDatabase(name, (database) =>
    test(async () => {
      const cast = castWith(randomIds);
      await makeFirms(database.engine, cast.firms);
      return openStage({ cast, world: world(database) });
    }), databases);
}

/** For files with few tests of what SQL has a part in. */
export const ON_POSTGRES = { only: "postgres" } as const;

/** Nobody's password is asked for here, and no mail is read. */
function peopleOf({ firms }: Cast, { clock, ids }: World) {
  const store = memoryPeople(firms, clock, [firms[0].members.find(({ role }) => role === "VIEWER")!.id]);
  return peopleUseCases({
    store,
    tokens: randomTokens,
    ids,
    passwords: NONE,
  });
}

const NONE: Passwords = {
  inTurn: () => Promise.reject(new Error("Cannot hash: no test here accepts an invitation")),
  isCommon: () => false,
};

const WELL: Pick<ApiUseCases, "checkHealth"> = {
  checkHealth: () => Promise.resolve({ up: true, database: "embedded", migration: "0001_roles", uptimeSeconds: 1 }),
};

/** Tokens are the names of the cast, so that a test reads as who calls. */
function bearersOf(cast: Cast): Pick<ApiUseCases, "seeBearer"> {
  return {
    seeBearer: (token) => {
      const { firms: _, ...people } = cast;
      const actor = (people as Record<string, Actor>)[token ?? ""];
      return Promise.resolve({ who: actor ? bearerOf(cast, actor) : null, allowances: [] });
    },
  };
}

function bearerOf({ firms }: Cast, actor: Actor): Bearer {
  const firm = firms.find(({ organization }) => organization.id === actor.organizationId)!;
  const { name, email } = firm.members.find(({ id }) => id === actor.userId)!;
  const { id, color, timeZone, locale } = firm.organization;
  const organization: Membership = {
    id,
    name: firm.organization.name,
    color,
    timeZone,
    locale,
    role: actor.role,
    networks: [],
  };
  const user = { id: actor.userId, name, email, language: "da", theme: "system", mustChangePassword: false } as const;
  return { sessionId: "a session", familyId: "a family", user, organization, organizations: [organization], unread: 0 };
}

/** A customer, a service and a sale to begin with, made through the API itself. */
export async function withASale(stage: Stage) {
  const service = await stage.call("POST /services", {
    body: { name: "Rengøring", category: "Fast", priceOre: 39_900, priceIncludesVat: true },
  });
  const customer = await stage.call("POST /customers", { body: { type: "B2C", name: "Jens Jensen" } });
  const [serviceId, customerId] = [service.json.data.id as string, customer.json.data.id as string];
  const sale = await stage.call("POST /sales", { body: aSaleBody(customerId, { serviceId, finalAmountOre: 39_900 }) });
  return { serviceId, customerId, saleId: sale.json.data.id as string };
}

/** The body of an agreement: every Monday at nine, at 399,00 without moms. */
export function anAgreementBody(customerId: string, given: Record<string, unknown> = {}) {
  return {
    customerId,
    title: "Ugentlig rengøring",
    lines: [{ description: "Rengøring", quantity: 1, unitPriceOre: 39_900 }],
    rule: { kind: "weekly", every: 1, weekdays: [1] },
    time: "12:00",
    startsOn: "2026-03-02",
    ...given,
  };
}

/** The body of a new sale; three lines of it are enough for most tests. */
export function aSaleBody(customerId: string, given: Record<string, unknown> = {}) {
  return { customerId, status: "ACCEPTED", saleDate: "2026-03-02", source: "PHONE", ...given };
}
