import { type Allowance, tightest } from "../../../domain/identity/limits.ts";
import type { Bearer } from "../../../domain/identity/ports.ts";
import type { Actor } from "../../../domain/kernel/actor.ts";
import { isAllowedFrom } from "../../../domain/organizations/network.ts";
import { rateLimited } from "../../log.ts";
import { actorOf, asSeenFrom } from "../session.ts";
import type { Surroundings } from "./call.ts";
import { fault, type Reply } from "./replies.ts";

/** What a request to the API is answered with. */
export interface Asked extends Surroundings {
  /** Takes down what is left of the caller's limit, for the headers of the answer. */
  readonly meter: (allowance: Allowance | null) => void;
}

/** Who shows a valid token. */
export interface Who {
  readonly actor: Actor;
  readonly bearer: Bearer;
}

export interface Seen {
  readonly who: Who | null;
  /** The answer to one who calls too often. */
  readonly reply: Reply | null;
}
export const LET_IN: Seen = { who: null, reply: null };

const ELSEWHERE = fault(403, "address_not_allowed", "The organization does not allow calls from this address");

/** Who calls, decided anew at every call and counted in the same round trip. A cookie is not looked at. */
export async function seeCaller(request: Request, { useCases, place, meter }: Asked): Promise<Seen> {
  const token = /^Bearer +([\w.~+/-]+=*)$/i.exec(request.headers.get("authorization") ?? "")?.[1] ?? null;
  const { who: seen, allowances } = await useCases.seeBearer(token, place.address);
  const bearer = seen && asSeenFrom(seen, place.address);
  const who = bearer && { bearer, actor: actorOf(bearer, place.requestId) };
  const allowance = tightest(allowances);
  meter(allowance);
  if (allowance === null || allowance.retryAfterSeconds === null) {
    return bearer && !isAllowedFrom(bearer.organization.networks, place.address)
      ? { who, reply: ELSEWHERE }
      : { who, reply: null };
  }
  rateLimited({ limit: allowance.limit.name, userId: who?.actor.userId });
  const wait = { "Retry-After": String(allowance.retryAfterSeconds) };
  return { who, reply: fault(429, "rate_limited", "Too many calls; wait before the next", undefined, wait) };
}
