import type { SecretHash, Tokens } from "../identity/ports.ts";
import type { SecretBox } from "../integrations/integration.ts";
import type { Actor } from "../kernel/actor.ts";
import { automaticActor } from "../kernel/automatic.ts";
import type { UserId } from "../kernel/ids.ts";
import { type Forbidden, may } from "../kernel/permissions.ts";
import { no, yes } from "../kernel/result.ts";
import { addMinutes, type Instant } from "../kernel/time.ts";
import type { PeopleRefusal } from "../people/refusal.ts";
import type { World } from "../sales/world.ts";
import type { Books } from "../tenants.ts";
import { isBookable } from "./find_calendar.ts";
import { firmOfChannel, linkPurpose, readGoogleWay } from "./google.ts";
import type { CalendarRefusal } from "./refusal.ts";

interface LinkWorld extends Pick<World, "tenants" | "clock"> {
  readonly secrets: Pick<SecretBox, "seal">;
}

const DAYS_AHEAD = 400;

/** What is exchanged for a login: what Google gave to the browser, and what proves that it was asked for here. */
export interface Consent {
  readonly code: string;
  readonly verifier: string;
  readonly redirectUri: string;
}

/** How the firm reaches Google, and whether it stands still; null where it has not connected it. */
export function findGoogle({ tenants }: Pick<World, "tenants">) {
  return async (actor: Actor) => {
    const { found } = await tenants.read(actor, ({ integrations }) => ({ found: integrations.of("google") }));
    const way = found && readGoogleWay(found.settings);
    return yes(way && { ...way, paused: found.state === "paused" });
  };
}

/** Whose calendars Google no longer lets us into, for who runs the firm. */
export function findLostCalendars({ tenants }: Pick<World, "tenants">) {
  return async (actor: Actor) => {
    if (!may(actor, "manage_settings")) return [];
    const { links, members } = await tenants.read(actor, ({ calendar, members }) => ({
      links: calendar.links(),
      members: members.all(),
    }));
    const lost = new Set(links.filter(({ state }) => state === "reconnect").map(({ person }) => person));
    return members.filter(({ id, active }) => active && lost.has(id)).map(({ id, name }) => ({ id, name }));
  };
}

/** Begins one's own connection: the consent is kept sealed, and exchanged in the background. A paused firm goes on by it. */
export function connectOwnCalendar({ tenants, secrets, clock }: LinkWorld) {
  return async (actor: Actor, consent: Consent) => {
    const { organizationId, userId } = actor;
    const sealed = await secrets.seal(linkPurpose(organizationId, userId), JSON.stringify(consent));
    return await tenants.write<null, CalendarRefusal | Forbidden>(actor, async (books) => {
      if (!may(actor, "plan_work")) return no({ kind: "forbidden", permission: "plan_work" });
      const google = await books.integrations.lock("google");
      if (google === null || readGoogleWay(google.settings)?.way !== "oauth") return no({ kind: "google_missing" });
      await books.calendar.beginLink(userId, sealed);
      // It was paused because some login no longer held; this may be the new one.
      if (google.why?.code === "calendar_login_refused") await books.integrations.resume("google");
      await putSync(books, userId, clock.now());
      return yes(null);
    });
  };
}

/** Names the calendar that a person shared with the firm's service account. */
export function linkCalendar({ tenants, clock }: Pick<LinkWorld, "tenants" | "clock">) {
  return (actor: Actor, person: UserId, calendarId: string) =>
    tenants.write<null, CalendarRefusal | PeopleRefusal | Forbidden>(actor, async (books) => {
      if (!may(actor, "manage_settings")) return no({ kind: "forbidden", permission: "manage_settings" });
      const { members, google } = await books.ask({
        members: books.read.members.all(),
        google: books.read.integrations.of("google"),
      });
      if (!members.some((one) => one.id === person && isBookable(one))) return no({ kind: "person_missing" });
      if (google === null || readGoogleWay(google.settings)?.way !== "service_account") {
        return no({ kind: "google_missing" });
      }
      await books.calendar.link(person, calendarId, null);
      await putSync(books, person, clock.now());
      await putVisits(books, person, clock.now());
      return yes(null);
    });
}

/** Takes a calendar away: one's own, or anybody's for who runs the firm. What stands in it is taken out where it can be reached. */
export function unlinkCalendar({ tenants, clock }: Pick<LinkWorld, "tenants" | "clock">) {
  return (actor: Actor, person: UserId) =>
    tenants.write<null, PeopleRefusal>(actor, async (books) => {
      const { links } = await books.ask({ links: books.read.calendar.links() });
      const allowed = person === actor.userId || may(actor, "manage_settings");
      if (!allowed || !links.some((link) => link.person === person)) return no({ kind: "person_missing" });
      await books.calendar.unlink(person);
      await putVisits(books, person, clock.now());
      return yes(null);
    });
}

/** Every visit ahead of a person whose calendar is another now is looked at. */
export async function putVisits(books: Books, person: UserId, now: Instant): Promise<void> {
  const until = addMinutes(now, DAYS_AHEAD * 24 * 60);
  const { visits } = await books.ask({ visits: books.read.calendar.visits(person, now, until) });
  await books.effects.put(visits.map(({ id }) => ({
    ...{ kind: "calendar.visit", key: `sale:${id}`, about: { saleId: id } } as const,
  })));
}

async function putSync(books: Books, person: UserId, dueAt: Instant): Promise<void> {
  await books.effects.put([{ kind: "calendar.sync", key: `person:${person}`, about: { personId: person }, dueAt }]);
}

/** What a notice of Google's says of itself. */
export interface Notice {
  readonly channelId: string;
  readonly token: string;
}

/**
 * Google says that a calendar changed. That is a hint and no more: the calendar is then read now instead of soon. False for a
 * channel that is none of ours, or a token that is not its own.
 */
export function hearGoogle({ tenants, clock, tokens, same }: Pick<World, "tenants" | "clock"> & {
  readonly tokens: Pick<Tokens, "hashText">;
  /** Compares in constant time. */
  readonly same: (a: SecretHash, b: SecretHash) => boolean;
}) {
  return async ({ channelId, token }: Notice, requestId: string): Promise<boolean> => {
    const firm = firmOfChannel(channelId);
    if (firm === null) return false;
    const actor = automaticActor(firm, requestId);
    const { link } = await tenants.read(actor, ({ calendar }) => ({ link: calendar.linkOfChannel(channelId) }));
    if (!link?.channel || !same(tokens.hashText(token), link.channel.tokenHash)) return false;
    await tenants.write<null, never>(actor, async (books) => {
      await putSync(books, link.person, clock.now());
      return yes(null);
    });
    return true;
  };
}
