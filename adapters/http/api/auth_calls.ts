import { z } from "zod";
import type { OrganizationId } from "../../../domain/kernel/ids.ts";
import { ROLES } from "../../../domain/kernel/actor.ts";
import type { IdentityRefusal } from "../../../domain/identity/refusal.ts";
import type { Issued } from "../../../domain/identity/use_tokens.ts";
import { LANGUAGES, type Membership, type User } from "../../../domain/identity/user.ts";
import { call, openCall } from "./call.ts";
import * as field from "./fields.ts";
import { fault, found, gone, type Reply, stranger } from "./replies.ts";
import * as shape from "./shapes.ts";

const OrganizationJson = z.strictObject({
  id: shape.id,
  name: z.string(),
  color: z.string(),
  role: z.enum(ROLES),
  timeZone: z.string(),
  locale: z.string(),
}).meta({ id: "Organization" });

const UserJson = z.strictObject({
  id: shape.id,
  name: z.string(),
  email: z.string(),
  language: z.enum(LANGUAGES),
  role: z.enum(ROLES).meta({ description: "In the organization one works in now." }),
}).meta({ id: "User" });

const PRESENCE = { user: UserJson, organization: OrganizationJson, organizations: z.array(OrganizationJson) };
const MeJson = z.strictObject(PRESENCE).meta({ id: "Me" });
const TokensJson = z.strictObject({
  accessToken: z.string(),
  expiresIn: z.int().meta({ description: "Seconds." }),
  refreshToken: z.string().meta({ description: "Works once; a second use ends every token of this login." }),
  ...PRESENCE,
}).meta({ id: "Tokens" });

interface Presence {
  readonly user: User;
  readonly organization: Membership;
  readonly organizations: readonly Membership[];
}

function organizationJson({ id, name, color, role, timeZone, locale }: Membership) {
  return { id, name, color, role, timeZone, locale };
}

function meJson({ user, organization, organizations }: Presence): z.infer<typeof MeJson> {
  const { id, name, email, language } = user;
  return {
    user: { id, name, email, language, role: organization.role },
    organization: organizationJson(organization),
    organizations: organizations.map(organizationJson),
  };
}

function tokensJson(issued: Issued): z.infer<typeof TokensJson> {
  const { accessToken, expiresInSeconds, refreshToken } = issued;
  return { accessToken, expiresIn: expiresInSeconds, refreshToken, ...meJson(issued) };
}

/** Why somebody is not let in; a wrong user and a wrong password answer alike. */
function turnedAway(refusal: IdentityRefusal): Reply {
  switch (refusal.kind) {
    case "too_many_tries":
      return fault(429, "rate_limited", "Too many tries; wait before the next", undefined, {
        "Retry-After": String(refusal.retryAfterSeconds),
      });
    case "organization_missing":
      return fault(404, "not_found", "There is no such organization.");
    case "code_due":
      return stranger("A code of the second factor is needed, as totp", "totp_required");
    case "code_wrong":
      return stranger("The code is wrong or used");
    case "address_not_allowed":
      return fault(403, "address_not_allowed", "The organization does not allow calls from this address");
    case "password_change_due":
      return fault(403, "password_change_required", "Log in with a browser and choose a password of your own first");
    case "token_invalid":
      return stranger("The token is used, ended or unknown");
    default:
      return stranger("The e-mail or the password is wrong");
  }
}

const WRONG = {
  401: "`unauthenticated`: wrong, used or ended; nobody is told which. `totp_required`",
  403: "`address_not_allowed`, `password_change_required`",
};
const NOT_REPEATED = "; an Idempotency-Key is checked but not kept, because the answer is a secret";

export const authCalls = [
  openCall({
    method: "POST",
    path: "/auth/login",
    tag: "auth",
    summary: `Log in: an access token for an hour and a refresh token for a week${NOT_REPEATED}`,
    body: z.strictObject({
      email: field.email,
      password: z.string().min(1).max(2_000),
      totp: z.string().max(20).optional().meta({ description: "Asked for once the user has a second factor." }),
    }),
    answers: { 200: shape.one(TokensJson) },
    refusals: WRONG,
    async run({ useCases, place, body: { email, password, totp } }) {
      const issued = await useCases.issueTokens({ email, password, code: totp ?? null }, place);
      return issued.ok ? found(tokensJson(issued.value)) : turnedAway(issued.error);
    },
  }),
  openCall({
    method: "POST",
    path: "/auth/refresh",
    tag: "auth",
    summary: `Exchange a refresh token for new tokens${NOT_REPEATED}`,
    body: z.strictObject({ refreshToken: z.string().min(1).max(500) }),
    answers: { 200: shape.one(TokensJson) },
    refusals: WRONG,
    async run({ useCases, place, body: { refreshToken } }) {
      const issued = await useCases.refreshTokens(refreshToken, place);
      return issued.ok ? found(tokensJson(issued.value)) : turnedAway(issued.error);
    },
  }),
  call({
    method: "POST",
    path: "/auth/logout",
    tag: "auth",
    summary: "End every token of this login",
    answers: { 204: null },
    async run({ useCases, actor, bearer }) {
      await useCases.revokeTokens(actor, bearer);
      return gone;
    },
  }),
  call({
    method: "GET",
    path: "/me",
    tag: "me",
    summary: "Who calls, where they work now, and where else they may",
    answers: { 200: shape.one(MeJson) },
    run: ({ bearer }) => Promise.resolve(found(meJson(bearer))),
  }),
  call({
    method: "POST",
    path: "/me/organization",
    tag: "me",
    summary: `Go on in another organization, with new tokens; the old ones end${NOT_REPEATED}`,
    body: z.strictObject({ organizationId: field.id<OrganizationId>() }),
    answers: { 200: shape.one(TokensJson) },
    refusals: { 403: "`address_not_allowed`", 404: "`not_found`: one is no member there, or it is no organization" },
    async run({ useCases, actor, bearer, body: { organizationId } }) {
      const switched = await useCases.switchTokens(actor, bearer, organizationId);
      return switched.ok ? found(tokensJson(switched.value)) : turnedAway(switched.error);
    },
  }),
];
