import { AUTOMATIC } from "../../domain/kernel/automatic.ts";
import type { OrganizationId, UserId } from "../../domain/kernel/ids.ts";
import { type Ids } from "../../domain/kernel/ids.ts";
import type { Clock, Day } from "../../domain/kernel/time.ts";
import { dayOf } from "../../domain/kernel/time.ts";
import type { Config } from "../config.ts";
import type { FirmBooks, Library } from "../firm_books.ts";
import { AS_OWNER, loadLibrary } from "./bulk_load.ts";
import type { Engine, Send } from "./engine.ts";

/** What the first start found or made. The password is shown once, by the caller, and kept nowhere. */
export type FirstRun =
  | { readonly kind: "not_the_first" }
  | { readonly kind: "demo_loaded"; readonly sales: number }
  | { readonly kind: "admin_made"; readonly email: string; readonly password: string; readonly organization: string };

/** What the first start needs. */
export interface FirstRunWorld {
  readonly engine: Engine;
  readonly clock: Clock;
  readonly ids: Ids;
  hashPassword(password: string): Promise<string>;
  /** The demo as of a day, with the password everybody in it has. */
  demo(today: Day): { readonly library: Library; readonly password: string };
}

const ZONE = "Europe/Copenhagen";
const FIRST_ADMIN = { email: "admin@example.org", organization: "Mit firma" } as const;
/** Any number but that of the migrations; the same for every instance of this program. */
const LOCK = 7_012_028;
const PATIENCE_MS = 60_000, NEXT_LOOK_MS = 200;

/**
 * Makes an empty database usable: with the demo, or with one organization and its ADMIN. Does nothing where there is a user.
 * Two instances may start at once: one of them does it, the other waits until it is done.
 */
export async function firstRun(
  world: FirstRunWorld,
  { demo, firstAdmin }: Pick<Config, "demo" | "firstAdmin">,
): Promise<FirstRun> {
  if (!await inTransaction(world.engine, isEmpty)) return { kind: "not_the_first" };
  return demo ? await loadDemo(world) : await makeAdmin(world, firstAdmin ?? FIRST_ADMIN);
}

async function loadDemo({ engine, clock, hashPassword, demo }: FirstRunWorld): Promise<FirstRun> {
  const { library, password } = demo(dayOf(clock.now(), ZONE));
  const passwordHash = await hashPassword(password);
  let sales = 0;
  const loaded = await once(engine, async (send) => {
    sales = 0;
    await loadLibrary(send, library, { passwordHash, onProgress: (more) => sales += more });
  });
  return loaded ? { kind: "demo_loaded", sales } : { kind: "not_the_first" };
}

async function makeAdmin(
  { engine, clock, ids, hashPassword }: FirstRunWorld,
  admin: NonNullable<Config["firstAdmin"]>,
): Promise<FirstRun> {
  const { email, organization } = admin;
  const now = clock.now();
  const password = randomPassword();
  const passwordHash = await hashPassword(password);
  const userId = ids.next<UserId>();
  const firm: FirmBooks = {
    organization: {
      id: ids.next<OrganizationId>(),
      name: organization,
      type: "OTHER",
      color: "blue",
      salePrefix: initials(organization),
      timeZone: ZONE,
      locale: "da-DK",
      paymentTermsDays: 14,
    },
    // The owner says it: until then the dashboard asks for it.
    billingEmail: null,
    createdAt: now,
    places: [{ userId, role: "ADMIN", since: now }],
    services: [],
    customers: [],
    agreements: [],
    views: [],
    invitations: [],
    keys: [],
    sales: [],
    leads: () => [],
  };
  const logins = [{ id: userId, name: "Administrator", email: email.toLowerCase(), createdAt: now }];
  const made = await once(engine, async (send) => {
    await loadLibrary(send, { logins, firms: [firm] }, { passwordHash });
    // Whoever started the program has seen it, so the owner chooses another one first.
    await send({ text: "update identity.users set must_change_password = true where id = $1", values: [userId] });
  });
  return made ? { kind: "admin_made", email: logins[0].email, password, organization } : { kind: "not_the_first" };
}

/** Does the work if nobody has done it; waits while somebody else is at it. Says whether it was done here. */
async function once(engine: Engine, work: (send: Send) => Promise<void>): Promise<boolean> {
  for (let waited = 0; waited < PATIENCE_MS; waited += NEXT_LOOK_MS) {
    const outcome = await inTransaction(engine, async (send) => {
      // Tried rather than waited for, because waiting for a lock has a short limit.
      const [{ held }] = await send({ text: "select pg_try_advisory_xact_lock($1) as held", values: [LOCK] });
      if (!held) return "somebody else is at it";
      if (!await isEmpty(send)) return false;
      await work(send);
      return true;
    });
    if (typeof outcome === "boolean") return outcome;
    await new Promise((resolve) => setTimeout(resolve, NEXT_LOOK_MS));
  }
  throw new Error("Cannot start: another instance has been making the first data for a minute");
}

async function inTransaction<T>(engine: Engine, work: (send: Send) => Promise<T>): Promise<T> {
  return await engine.transaction(AS_OWNER, async (send) => ({ commit: true, value: await work(send) }));
}

async function isEmpty(send: Send): Promise<boolean> {
  const [{ found }] = await send({
    text: "select exists (select from identity.users where id <> $1) as found",
    values: [AUTOMATIC.id],
  });
  return !found;
}

/** 100 bits in letters and digits that cannot be taken for each other. */
function randomPassword(): string {
  const signs = "abcdefghijkmnpqrstuvwxyz23456789";
  const chosen = Array.from(crypto.getRandomValues(new Uint8Array(20)), (byte) => signs[byte % signs.length]).join("");
  return chosen.match(/.{5}/g)!.join("-");
}

/** What the firm's sale numbers begin with: its words' first letters. */
function initials(name: string): string {
  const plain = name.toUpperCase().replaceAll("Æ", "AE").replaceAll("Ø", "OE").replaceAll("Å", "AA").normalize("NFD");
  const words = plain.replaceAll(/[^A-Z0-9\s]/g, "").split(/\s+/).filter((word) => word !== "");
  return words.map((word) => word[0]).join("").slice(0, 4) || "S";
}
