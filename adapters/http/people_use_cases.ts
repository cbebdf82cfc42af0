import {
  acceptInvitation,
  findInvitation,
  invitePerson,
  withdrawInvitation,
} from "../../domain/people/invite_person.ts";
import { endKey, findKeys, makeKey } from "../../domain/people/manage_keys.ts";
import { changePerson, findPeople, resetFactor } from "../../domain/people/manage_people.ts";
import type { PeopleWorld } from "../../domain/people/ports.ts";

/** Every use case of the firm's people and keys, handed its world. */
export function peopleUseCases(world: PeopleWorld) {
  return {
    findPeople: findPeople(world),
    changePerson: changePerson(world),
    resetFactor: resetFactor(world),
    invitePerson: invitePerson(world),
    withdrawInvitation: withdrawInvitation(world),
    findInvitation: findInvitation(world),
    acceptInvitation: acceptInvitation(world),
    findKeys: findKeys(world),
    makeKey: makeKey(world),
    endKey: endKey(world),
  };
}

export type PeopleUseCases = ReturnType<typeof peopleUseCases>;
