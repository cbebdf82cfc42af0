import { z } from "zod";
import { ROLES } from "../../../domain/kernel/actor.ts";
import type { UserId } from "../../../domain/kernel/ids.ts";
import type { OpenInvitation } from "../../../domain/people/invitation.ts";
import type { Person } from "../../../domain/people/person.ts";
import { call } from "./call.ts";
import * as field from "./fields.ts";
import { asItCame, byName, listedWhole, partAsked, partFields } from "./listing.ts";
import { created, found, gone, refused } from "./replies.ts";
import * as shape from "./shapes.ts";

const STATES = ["ACTIVE", "INVITED", "DEACTIVATED"] as const;

const MemberJson = z.strictObject({
  id: shape.id,
  name: z.string(),
  email: z.string(),
  role: z.enum(ROLES),
  status: z.enum(STATES).meta({ description: "INVITED: the id is the invitation's, until somebody accepts it." }),
  secondFactor: z.boolean(),
  lastSeenAt: shape.instant.nullable(),
  invitationExpiresAt: shape.instant.nullable(),
}).meta({ id: "Member" });

function memberJson(
  { id, name, email, role, active, hasSecondFactor, lastSeenAt }: Person,
): z.infer<typeof MemberJson> {
  const status = active ? "ACTIVE" : "DEACTIVATED";
  return { id, name, email, role, status, secondFactor: hasSecondFactor, lastSeenAt, invitationExpiresAt: null };
}

function invitedJson({ id, name, email, role, expiresAt }: OpenInvitation): z.infer<typeof MemberJson> {
  const still = { secondFactor: false, lastSeenAt: null, invitationExpiresAt: expiresAt };
  return { id, name, email, role, status: "INVITED", ...still };
}

/** Who works here comes first, then who did, then who is invited. */
const SORTS = { status: "status", name: "name", email: "email" } as const;
type MemberRow = z.infer<typeof MemberJson>;
const ORDERS = {
  ...{ status: asItCame, name: byName },
  email: (a: MemberRow, b: MemberRow) => a.email < b.email ? -1 : a.email > b.email ? 1 : 0,
};
const List = z.strictObject(partFields(SORTS, "status")).transform((given, context) =>
  partAsked(SORTS, given, context)
);

export const peopleCalls = [
  call({
    method: "GET",
    path: "/users",
    tag: "users",
    summary: "Everybody who works, worked or is invited here",
    needs: "manage_users",
    query: List,
    answers: { 200: shape.many(MemberJson) },
    async run({ useCases, actor, query }) {
      const all = await useCases.findPeople(actor);
      if (!all.ok) return refused(all.error);
      const rows = [...all.value.people.map(memberJson), ...all.value.invitations.map(invitedJson)];
      return listedWhole(rows, ORDERS, query, (row) => row);
    },
  }),
  call({
    method: "POST",
    path: "/users",
    tag: "users",
    summary: "Invite somebody by a mailed link; inviting the address again makes the old link void",
    needs: "manage_users",
    body: z.strictObject({ name: field.line(), email: field.email, role: z.enum(ROLES) }),
    answers: { 201: shape.one(MemberJson) },
    refusals: { 409: "`already_member`" },
    async run({ useCases, actor, bearer, body }) {
      const { user, organization } = bearer;
      const inviter = { name: user.name, organization: organization.name, language: user.language };
      const invited = await useCases.invitePerson(actor, body, inviter);
      return invited.ok ? created(invitedJson(invited.value.invitation), null) : refused(invited.error);
    },
  }),
  call({
    method: "PATCH",
    path: "/users/:id",
    tag: "users",
    summary: "Another role, or access taken away and given back; their sessions here end at once",
    needs: "manage_users",
    body: z.strictObject({ role: z.enum(ROLES).optional(), active: z.boolean().optional() }),
    answers: { 200: shape.one(MemberJson) },
    refusals: { 409: "`last_admin`: somebody must be left who can manage the organization" },
    async run({ useCases, actor, id, body }) {
      const changed = await useCases.changePerson(actor, id as UserId, body);
      return changed.ok ? found(memberJson(changed.value.person)) : refused(changed.error);
    },
  }),
  call({
    method: "DELETE",
    path: "/users/:id/second-factor",
    tag: "users",
    summary:
      "Take away the second factor of who lost it; their sessions end, they are told, and choose another password",
    needs: "manage_users",
    answers: { 204: null },
    refusals: { 409: "`factor_missing`, `factor_own`, `factor_elsewhere`: they work for others too" },
    async run({ useCases, actor, id }) {
      const reset = await useCases.resetFactor(actor, id as UserId);
      return reset.ok ? gone : refused(reset.error);
    },
  }),
];
