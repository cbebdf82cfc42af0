import type { Handler, Outcome } from "../../domain/delivery/handler.ts";
import type { UserId } from "../../domain/kernel/ids.ts";
import { calendarOf, carried, clientOf, deskOf, type GoogleWorld } from "./hands.ts";
import { serviceLogin } from "./login.ts";

/** Whether Google lets us in: the service account itself, or the first person who said yes. Where nobody did yet, nothing is known; who is refused is told, and pauses nobody else. */
export function testHandler(world: GoogleWorld): Handler {
  return {
    async carry(_job, hands) {
      let whose: UserId | null = null;
      return await carried(hands, () => whose, async (): Promise<Outcome> => {
        if (clientOf(hands) === null) {
          await world.access.of(serviceLogin(hands.integration!.secret), deskOf(world, hands), true);
          return { kind: "done", result: { service: true } };
        }
        const { links } = await hands.tenants.read(hands.actor, ({ calendar }) => ({ links: calendar.links() }));
        const link = links.find(({ state }) => state === "connected");
        if (!link) return { kind: "done", result: { people: 0 } };
        whose = link.person;
        await (await calendarOf(world, hands, link)).primary();
        return { kind: "done", result: { people: links.length } };
      }, () => ({ kind: "dead", why: { code: "calendar_person_refused" } }));
    },
  };
}
