import type { ApiKey } from "../../domain/people/api_key.ts";
import { INVITATION_DAYS, type Invited, type OpenInvitation } from "../../domain/people/invitation.ts";
import type { PeopleStore } from "../../domain/people/ports.ts";
import type { Actor, RepeatRefusal } from "../../domain/kernel/actor.ts";
import type { OrganizationId, UserId } from "../../domain/kernel/ids.ts";
import { no, type Result, yes } from "../../domain/kernel/result.ts";
import type { Member } from "../../domain/organizations/organization.ts";
import { addMinutes, type Clock } from "../../domain/kernel/time.ts";
import type { Firm } from "./ledger.ts";

interface Kept {
  members: Member[];
  invitations: (OpenInvitation & { hash: string; organization: string; organizationId: OrganizationId })[];
  keys: (ApiKey & { hash: string })[];
}

/** People, invitations and keys that live as long as the program; sessions are nobody's here. */
export function memoryPeople(firms: readonly Firm[], clock: Clock, factors: readonly UserId[] = []): PeopleStore {
  const withFactor = new Set(factors);
  const kept = new Map<OrganizationId, Kept>(
    firms.map(({ organization, members }) => [organization.id, { members: [...members], invitations: [], keys: [] }]),
  );
  const firm = (id: OrganizationId) => kept.get(id)!;
  const everybody = () => [...kept.values()].flatMap(({ members }) => members);
  const invitations = () => [...kept.values()].flatMap(({ invitations }) => invitations);

  const answers = new Map<string, { readonly fingerprint: string; readonly value: unknown }>();
  /** The same key gets the first answer again. */
  function repeatable<T, E>(actor: Actor, work: () => Result<T, E>): Result<T, E | RepeatRefusal> {
    if (!actor.once) return work();
    const { fingerprint } = actor.once, key = `${actor.organizationId} ${actor.userId} ${actor.once.key}`;
    const told = answers.get(key);
    if (told) return told.fingerprint === fingerprint ? yes(told.value as T) : no({ kind: "idempotency_mismatch" });
    const value = work();
    if (value.ok) answers.set(key, { fingerprint, value: value.value });
    return value;
  }

  function keepInvitation(
    organizationId: OrganizationId,
    hash: Uint8Array,
    invited: Invited & { readonly id: string },
  ): Result<OpenInvitation, { readonly kind: "already_member" }> {
    const books = firm(organizationId);
    if (books.members.some(({ email }) => email === invited.email)) return no({ kind: "already_member" });
    const id = books.invitations.find(({ email }) => email === invited.email)?.id ?? invited.id;
    const createdAt = clock.now(), expiresAt = addMinutes(createdAt, INVITATION_DAYS * 24 * 60);
    const { organization } = firms.find((one) => one.organization.id === organizationId)!;
    books.invitations = books.invitations.filter((one) => one.id !== id);
    const open = { ...invited, id, createdAt, expiresAt };
    books.invitations.unshift({ ...open, hash: hash.toHex(), organization: organization.name, organizationId });
    return yes(open);
  }

  return {
    findPeople({ organizationId }) {
      const { members, invitations } = firm(organizationId);
      const since = clock.now();
      return Promise.resolve({
        people: members.map((member) => ({
          ...{ ...member, hasSecondFactor: withFactor.has(member.id), since, lastSeenAt: null },
        })),
        invitations: invitations.map(({ hash: _, organization: __, organizationId: ___, ...open }) => open),
      });
    },
    changePerson(actor, decide) {
      return Promise.resolve(repeatable(actor, () => {
        const books = firm(actor.organizationId);
        const decided = decide(books.members);
        if (!decided.ok) return decided;
        const { id, role, active } = decided.value.after;
        books.members = books.members.map((member) => member.id === id ? { ...member, role, active } : member);
        const member = books.members.find((one) => one.id === id)!;
        const person = { ...member, hasSecondFactor: withFactor.has(id), since: clock.now(), lastSeenAt: null };
        return yes({ ...decided.value, person });
      }));
    },
    resetFactor({ organizationId }, id, decide) {
      const member = firm(organizationId).members.find((one) => one.id === id);
      const decided = decide(member ? { id, hasSecondFactor: withFactor.has(id), worksElsewhere: false } : null);
      if (decided.ok) withFactor.delete(id);
      return Promise.resolve(decided.ok ? yes({ ...member!, language: "da" }) : decided);
    },
    invite(actor, { hash, days: _, language: __, ...invited }) {
      return Promise.resolve(repeatable(actor, () => keepInvitation(actor.organizationId, hash, invited)));
    },
    // One more link opens nothing here: whoever needs one tests the database.
    addLink(organizationId, id) {
      const open = firm(organizationId).invitations.find((one) => one.id === id);
      return Promise.resolve(open ? { name: open.name, email: open.email, inviter: "" } : null);
    },
    withdrawInvitation({ organizationId }, id) {
      const books = firm(organizationId);
      const before = books.invitations.length;
      books.invitations = books.invitations.filter((one) => one.id !== id);
      return Promise.resolve(books.invitations.length < before);
    },
    findInvitation(hash) {
      const found = invitations().find((one) => one.hash === hash.toHex() && clock.now() < one.expiresAt);
      const userId = everybody().find(({ email }) => email === found?.email)?.id ?? null;
      return Promise.resolve(found ? { ...found, userId } : null);
    },
    acceptInvitation(hash, { userId, fresh }) {
      const found = invitations().find((one) => one.hash === hash.toHex());
      if (!found) return Promise.resolve(false);
      const books = firm(found.organizationId);
      books.invitations = books.invitations.filter((one) => one !== found);
      const { email, role } = found;
      books.members.push({ id: userId, name: fresh?.name ?? found.name, email, role, active: true });
      return Promise.resolve(true);
    },
    findKeys: ({ organizationId }) => Promise.resolve(firm(organizationId).keys.map(({ hash: _, ...key }) => key)),
    addKey({ organizationId, userId }, { hash, days, ...wanted }) {
      const createdAt = clock.now(), expiresAt = addMinutes(createdAt, days * 24 * 60);
      const madeBy = everybody().find(({ id }) => id === userId)?.name ?? "";
      const key: ApiKey = { ...wanted, madeBy, createdAt, expiresAt, lastUsedAt: null, endedAt: null };
      firm(organizationId).keys.unshift({ ...key, hash: hash.toHex() });
      return Promise.resolve(key);
    },
    endKey({ organizationId }, id) {
      const books = firm(organizationId);
      const live = books.keys.some((key) => key.id === id && key.endedAt === null);
      books.keys = books.keys.map((key) => key.id === id ? { ...key, endedAt: clock.now() } : key);
      return Promise.resolve(live);
    },
  };
}
