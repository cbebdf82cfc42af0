import { timingSafeEqual } from "node:crypto";
import { answerVisit } from "../../domain/calendar/answer_visit.ts";
import {
  connectOwnCalendar,
  findGoogle,
  findLostCalendars,
  hearGoogle,
  linkCalendar,
  unlinkCalendar,
} from "../../domain/calendar/link_calendar.ts";
import type { SecretBox } from "../../domain/integrations/integration.ts";
import type { World } from "../../domain/sales/world.ts";
import { randomTokens } from "../tokens.ts";
import { consentUrl } from "./google_consent.ts";

/** What a calendar outside needs, as routes ask for it. */
export function calendarUseCases(
  world: World & {
    readonly secrets: SecretBox;
    readonly config: { readonly vendors: { readonly googleToken: string } };
  },
) {
  return {
    answerVisit: answerVisit(world),
    findGoogle: findGoogle(world),
    findLostCalendars: findLostCalendars(world),
    connectOwnCalendar: connectOwnCalendar(world),
    linkCalendar: linkCalendar(world),
    unlinkCalendar: unlinkCalendar(world),
    hearGoogle: hearGoogle({ ...world, tokens: randomTokens, same: (a, b) => timingSafeEqual(a, b) }),
    consentUrl: consentUrl(world.config.vendors.googleToken),
  };
}

export type CalendarUseCases = ReturnType<typeof calendarUseCases>;
