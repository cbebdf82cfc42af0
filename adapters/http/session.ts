import { type Context, HttpError, type Middleware } from "fresh";
import { tightest } from "../../domain/identity/limits.ts";
import type { Presence } from "../../domain/identity/user.ts";
import type { Actor } from "../../domain/kernel/actor.ts";
import { type Clock, dayOf } from "../../domain/kernel/time.ts";
import { isAllowedFrom } from "../../domain/organizations/network.ts";
import { formats } from "../../locales/format.ts";
import { words } from "../../locales/words.ts";
import { rateLimited } from "../log.ts";
import { addressOf, placeOf } from "./address.ts";
import type { State, UseCases } from "./define.ts";
import { forgetSession, languageIn, sessionIn } from "./session_cookie.ts";

/** Pages for those who are not logged in. Everything else needs a login: a new page is shut until it is listed here. */
const OPEN = [
  /^\/login(\/code)?$/,
  /^\/forgot$/,
  /^\/reset\/[^/]+$/,
  /^\/invitation\/[^/]+$/,
  /^\/feeds\/[^/]+$/,
  /^\/health$/,
  /^\/webhooks\/google$/,
];
const MOST_USER_AGENT = 300;

export interface Surroundings {
  readonly useCases: UseCases;
  readonly clock: Clock;
  readonly manifest: State["manifest"];
  readonly demo: State["demo"];
  readonly config: {
    readonly publicOrigin: string;
    readonly demo: boolean;
    readonly trustedProxies: readonly string[];
  };
}

/** Every request's first facts: what it may ask, where it comes from, and the moment it came. */
export function beginning({ useCases, clock, manifest, demo, config }: Surroundings): Middleware<State> {
  return (ctx) => {
    const { headers } = ctx.req;
    const language = languageIn(headers) === "en" ? "en" : "da";
    put(ctx, {
      useCases,
      now: clock.now(),
      caller: {
        requestId: crypto.randomUUID(),
        address: placeOf(addressOf(ctx.info.remoteAddr, headers, config.trustedProxies)),
        userAgent: (headers.get("user-agent") ?? "").toWellFormed().replaceAll(/\p{C}/gu, "").slice(0, MOST_USER_AGENT),
      },
      publicOrigin: config.publicOrigin,
      demo,
      manifest,
      allowance: null,
      language,
      words: words(language),
      theme: "system",
      presence: null,
    });
    return ctx.next();
  };
}

/** Who shows the session cookie, decided anew at every request. Calls under /api/ show a token, webhooks a signature, and their cookies are not looked at. */
export function loggedInPages(): Middleware<State> {
  return async (ctx) => {
    const { pathname } = ctx.url;
    if (!isPage(pathname)) return await ctx.next();

    const { useCases, caller } = ctx.state;
    const token = sessionIn(ctx.req.headers);
    const { who, allowances } = await useCases.seeSession(token, caller.address);
    ctx.state.allowance = tightest(allowances);
    if (ctx.state.allowance?.retryAfterSeconds) {
      rateLimited({ limit: ctx.state.allowance.limit.name, userId: who?.user.id });
      throw new HttpError(429);
    }
    if (who) {
      enter(ctx, who);
      const led = waylay(ctx, who);
      if (led) return led;
    } else if (!OPEN.some((path) => path.test(pathname))) return toLogin(ctx, token !== null);
    return await ctx.next();
  };
}

/** Whether an address is for people: calls of programs and webhooks are outside cookies and their protection. */
export function isPage(pathname: string): boolean {
  return !pathname.startsWith("/api/") && !pathname.startsWith("/webhooks/");
}

/** The firms one may change to, or look into beside this one, are those that let one in from here. */
export function asSeenFrom<P extends Presence>(presence: P, address: string): P {
  const organizations = presence.organizations.filter(({ networks }) => isAllowedFrom(networks, address));
  return { ...presence, organizations };
}

/** The actor that a session or an access token stands for. */
export function actorOf(
  { user, organization, scopes }: Presence & { readonly scopes?: Actor["scopes"] },
  requestId: string,
): Actor {
  const actor = { userId: user.id, organizationId: organization.id, role: organization.role, requestId };
  return scopes ? { ...actor, scopes } : actor;
}

/** Where one can always go: out, and to another firm. */
const ALWAYS = new Set(["/logout", "/organization"]);

/**
 * What comes before any page: a firm lets nobody in from elsewhere than its networks, and a password that somebody else made
 * up is changed first.
 */
function waylay(ctx: Context<State>, { user, organization }: Presence): Response | null {
  const { pathname } = ctx.url;
  if (ALWAYS.has(pathname) || OPEN.some((path) => path.test(pathname))) return null;
  if (!isAllowedFrom(organization.networks, ctx.state.caller.address)) throw new HttpError(403, "address_not_allowed");
  const changing = pathname === "/profile" || pathname === "/profile/password";
  return user.mustChangePassword && !changing ? ctx.redirect("/profile", 303) : null;
}

function enter(ctx: Context<State>, seen: Presence): void {
  const presence = asSeenFrom(seen, ctx.state.caller.address);
  const { user, organization, organizations } = presence;
  const { timeZone, locale } = organization;
  put(ctx, {
    presence,
    actor: actorOf(presence, ctx.state.caller.requestId),
    organization,
    organizations,
    language: user.language,
    words: words(user.language),
    theme: user.theme,
    formats: formats({ language: user.language, locale, timeZone }),
    today: dayOf(ctx.state.now, timeZone),
  });
}

/** To the login, and from there back to the page that was asked for. What an island asks for in the background is just refused. */
function toLogin(ctx: Context<State>, hadSession: boolean): Response {
  const { url, req } = ctx;
  if (req.headers.get("sec-fetch-dest") === "empty") throw new HttpError(401);
  const query = new URLSearchParams();
  const wanted = url.pathname + url.search;
  if ((req.method === "GET" || req.method === "HEAD") && wanted !== "/") query.set("next", wanted);
  if (hadSession) query.set("ended", "1");
  const response = ctx.redirect("/login" + (query.size > 0 ? `?${query}` : ""), 303);
  if (hadSession) forgetSession(response);
  return response;
}

function put(ctx: Context<State>, facts: Partial<State>): void {
  Object.assign(ctx.state, facts);
}
