import { linkPurpose } from "../../domain/calendar/google.ts";
import type { CalendarLink } from "../../domain/calendar/ports.ts";
import type { EventWords } from "../../domain/calendar/visit_event.ts";
import type { Hands, Outcome } from "../../domain/delivery/handler.ts";
import type { SecretBox } from "../../domain/integrations/integration.ts";
import type { UserId } from "../../domain/kernel/ids.ts";
import { yes } from "../../domain/kernel/result.ts";
import { type Asking, googleCalendar } from "./client.ts";
import { type AccessKept, type Login, ownLogin, serviceLogin, type TokenDesk } from "./login.ts";
import { PersonSecret, settingsOf } from "./settings.ts";
import { outcomeOf, Trouble } from "./trouble.ts";

/** What the calendar's handlers are made with. */
export interface GoogleWorld {
  readonly apiUrl: string;
  readonly tokenUrl: string;
  /** Google tells of changes here; only where the world reaches us by https. */
  readonly publicOrigin: string;
  readonly secrets: Pick<SecretBox, "seal" | "open">;
  readonly access: AccessKept;
  /** The words of an event, in the firm's language. */
  readonly words: (locale: string) => EventWords;
}

/** Where Google gives tokens to this job. */
export function deskOf({ tokenUrl }: GoogleWorld, { fetch, clock }: Hands): TokenDesk {
  return { tokenUrl, fetch, now: () => Date.parse(clock.now()) };
}

/** The firm's own credentials there: a client of its own, or null where a service account does it all. */
export function clientOf({ integration }: Hands): { readonly id: string; readonly secret: string } | null {
  const settings = settingsOf(integration!.settings);
  return settings.way === "oauth" ? { id: settings.clientId, secret: integration!.secret } : null;
}

/** A person's calendar, by whichever login reaches it; throws Trouble where none does. */
export async function calendarOf(world: GoogleWorld, hands: Hands, link: CalendarLink) {
  const asking: Asking = {
    ...deskOf(world, hands),
    ...{ apiUrl: world.apiUrl, access: world.access, signal: hands.signal, login: await loginOf(world, hands, link) },
  };
  return googleCalendar(asking);
}

async function loginOf(world: GoogleWorld, hands: Hands, { person, sealed }: CalendarLink): Promise<Login> {
  const client = clientOf(hands);
  if (client === null) return serviceLogin(hands.integration!.secret);
  const secret = sealed && await secretOf(world, hands, person, sealed);
  if (!secret || !("refreshToken" in secret)) throw new Trouble(401, "invalid_grant");
  return ownLogin(client, secret.refreshToken);
}

/** What is kept sealed for a person. */
export async function secretOf(
  { secrets }: GoogleWorld,
  { actor }: Hands,
  person: UserId,
  sealed: NonNullable<CalendarLink["sealed"]>,
): Promise<PersonSecret> {
  const read = PersonSecret.safeParse(
    JSON.parse(await secrets.open(linkPurpose(actor.organizationId, person), sealed)),
  );
  if (!read.success) throw new Trouble(401, "secret_unreadable");
  return read.data;
}

/** Said of the firm's own client, or by nobody we know: nobody's new login helps. */
const FIRMS_OWN: ReadonlySet<string> = new Set(["invalid_client", "unauthorized_client", "unreadable"]);

/**
 * Does the work, and says what Google's trouble means for the job. A person whose login is no longer taken is remembered, so
 * that their page can say so, and what is left is done without them: one person's refusal is not the firm's. `lost` says
 * otherwise.
 */
export async function carried(
  hands: Hands,
  person: () => UserId | null,
  work: () => Promise<Outcome>,
  lost: (() => Outcome) | null = null,
  before: ReadonlySet<UserId> = new Set(),
): Promise<Outcome> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Trouble)) throw error;
    const whose = person();
    const isTheirs = error.status === 401 && whose !== null && !FIRMS_OWN.has(error.reason) && !before.has(whose);
    if (!isTheirs) return outcomeOf(error);
    await hands.tenants.write<null, never>(hands.actor, async ({ calendar }) => {
      await calendar.losesLogin(whose);
      return yes(null);
    });
    return lost ? lost() : await carried(hands, person, work, lost, new Set([...before, whose]));
  }
}
