import type { Actor, Role } from "../../domain/kernel/actor.ts";
import { type Ids, type OrganizationId, type UserId, uuidv7 } from "../../domain/kernel/ids.ts";
import type { Member, Organization } from "../../domain/organizations/organization.ts";
import type { Firm } from "./ledger.ts";

/** Who every test is about. Anna owns the firm, Mads leads its sales, Bo sells, Vera looks on, Ida left; Carla belongs to another firm. */
export interface Cast {
  readonly firms: readonly [Firm, Firm];
  readonly anna: Actor;
  readonly mads: Actor;
  readonly bo: Actor;
  readonly vera: Actor;
  readonly ida: Actor;
  readonly carla: Actor;
}

/** The same people anew, so that two tests can share a database. */
export function castWith(ids: Ids): Cast {
  const anna = member(ids, "Anna Andersen", "ADMIN");
  const mads = member(ids, "Mads Mikkelsen Holm", "SALES_MANAGER");
  const bo = member(ids, "Bo Bech", "SALES_REP");
  const vera = member(ids, "Vera Vinther", "VIEWER");
  const ida = { ...member(ids, "Ida Iversen", "SALES_REP"), active: false };
  const carla = member(ids, "Carla Carstensen", "ADMIN");
  const ours = firm(ids, { name: "Rendetalje", type: "CLEANING", color: "teal", salePrefix: "RS" }, [
    anna,
    mads,
    bo,
    vera,
    ida,
  ]);
  const others = firm(ids, { name: "Tekup", type: "IT", color: "indigo", salePrefix: "TK" }, [carla]);
  return {
    firms: [ours, others],
    anna: actor(ours, anna),
    mads: actor(ours, mads),
    bo: actor(ours, bo),
    vera: actor(ours, vera),
    ida: actor(ours, ida),
    carla: actor(others, carla),
  };
}

function member(ids: Ids, name: string, role: Role): Member {
  const id = ids.next<UserId>();
  const email = `${name.split(" ")[0].toLowerCase()}.${id}@example.dk`;
  return { id, name, email, role, active: true };
}

function firm(
  ids: Ids,
  { name, type, color, salePrefix }: Pick<Organization, "name" | "type" | "color" | "salePrefix">,
  members: readonly Member[],
): Firm {
  const id = ids.next<OrganizationId>();
  const place = { timeZone: "Europe/Copenhagen", locale: "da-DK", paymentTermsDays: 14 };
  return { organization: { id, name, type, color, salePrefix, ...place }, members };
}

function actor({ organization }: Firm, { id, role, name }: Member): Actor {
  return { userId: id, organizationId: organization.id, role, requestId: `request of ${name.split(" ")[0]}` };
}

let count = 1;
/** The cast of tests that share nothing with others. */
export const CAST = castWith({ next: <T extends string>() => uuidv7(count++, new Uint8Array(10)) as T });
