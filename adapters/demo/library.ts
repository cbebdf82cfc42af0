import type { Service } from "../../domain/catalogue/service.ts";
import type { OrganizationId, ServiceId, UserId } from "../../domain/kernel/ids.ts";
import { addDays, addMinutes, type Day, type Instant } from "../../domain/kernel/time.ts";
import type { Organization } from "../../domain/organizations/organization.ts";
import { MOMS } from "../../domain/sales/draft.ts";
import type { FirmBooks, Library, Login, Place } from "../firm_books.ts";
import { inventAgreements } from "./agreements.ts";
import { inventCustomers } from "./customers.ts";
import type { Desk } from "./desk.ts";
import { diary } from "./diary.ts";
import { type Firm, FIRMS } from "./firms.ts";
import { tellLeads } from "./leads.ts";
import { STAFF } from "./people.ts";
import { idsAt, random } from "./random.ts";
import { letIn } from "./let_in.ts";
import { morningsOf, roundsOf } from "./rounds.ts";
import { firstSales, openings, tellings } from "./tellings.ts";
import { keptViews } from "./views.ts";
import { startOf, workingDays } from "./working_days.ts";

/** How much of a firm is wanted. */
interface Extent {
  readonly firm: Firm;
  readonly sales: number;
  readonly customers: number;
  readonly reps: number;
}

/** How long a time is told of, and from when on every single happening is. */
interface Span {
  readonly days: number;
  readonly recentDays: number;
}

const ZONE = "Europe/Copenhagen";
const AHEAD_DAYS = 90;
/** Fourteen months. */
const DEMO: Span = { days: 426, recentDays: 60 };
const LARGE: Span = { days: 6 * 365, recentDays: 14 };

/**
 * The demo: three firms, 200 customers, 2,000 sales of the fourteen months before `today`. The same seed and day give the
 * same to the last id.
 */
export function demoLibrary(today: Day, seed = 1): Library {
  const [rendetalje, tekup, foodtruck] = FIRMS;
  return library(today, seed, DEMO, [
    { firm: rendetalje, sales: 950, customers: 95, reps: 1 },
    { firm: tekup, sales: 450, customers: 50, reps: 1 },
    { firm: foodtruck, sales: 600, customers: 55, reps: 1 },
  ]);
}

/** As many sales as wanted over six years; the first firm has six in ten, and a customer comes for every twenty. */
export function largeLibrary(
  today: Day,
  want: { readonly sales: number; readonly seed?: number; readonly firms?: number },
): Library {
  const count = want.firms ?? FIRMS.length;
  const first = count === 1 ? want.sales : Math.round(want.sales * 0.6);
  const extents = Array.from({ length: count }, (_, index): Extent => {
    const others = want.sales - first;
    const sales = index === 0
      ? first
      : Math.floor(others * index / (count - 1)) - Math.floor(others * (index - 1) / (count - 1));
    const reps = Math.min(60, Math.max(1, Math.round(sales / 5_000)));
    return {
      firm: another(FIRMS[index % FIRMS.length], Math.floor(index / FIRMS.length)),
      sales,
      reps,
      customers: Math.ceil(sales / 20),
    };
  });
  return library(today, want.seed ?? 1, LARGE, extents);
}

/** One more firm of the same kind. */
function another(firm: Firm, number: number): Firm {
  if (number === 0) return firm;
  const name = `${firm.name} ${number + 1}`;
  return {
    ...firm,
    name,
    domain: firm.domain.replace(".", `${number + 1}.`),
    salePrefix: `${firm.salePrefix}${number + 1}`,
  };
}

function library(today: Day, seed: number, span: Span, extents: readonly Extent[]): Library {
  const from = addDays(today, -span.days);
  const founded = addMinutes(startOf(from, ZONE), -14 * 24 * 60);
  const crews = extents.map(({ firm, reps }) => crewOf(firm, reps, `${seed} ${firm.domain}`, founded));
  const admins = crews.map((crew) => crew.admin);
  return {
    logins: crews.flatMap(({ logins }) => logins),
    firms: extents.map((extent, index) => {
      const crew = crews[index];
      // The firm somebody came to first is where they begin; the guests come a day later.
      const guests = admins.filter((one) => one !== crew.admin).map((userId): Place => (
        { userId, role: "ADMIN", since: addMinutes(founded, 24 * 60 + 1) }
      ));
      return booksOf(extent, crew, guests, { today, from, founded, span, name: `${seed} ${extent.firm.domain}` });
    }),
  };
}

interface Crew {
  readonly logins: readonly Login[];
  readonly places: readonly Place[];
  readonly admin: UserId;
  readonly manager: UserId;
  readonly reps: readonly UserId[];
}

/** One person per role, and further reps where there is work for them. */
function crewOf(firm: Firm, reps: number, name: string, founded: Instant): Crew {
  const ids = idsAt(random(`${name} people`), Date.parse(founded));
  const staff = STAFF[firm.domain] ?? STAFF[FIRMS.find(({ type }) => type === firm.type)!.domain];
  const more = Array.from(
    { length: reps - 1 },
    (_, i) => ["SALES_REP", `rep${i + 2}`, `${staff[2][2]} ${i + 2}`] as const,
  );
  const people = [...staff, ...more].map(([role, mailbox, name]) => {
    const login: Login = { id: ids.next<UserId>(), name, email: `${mailbox}@${firm.domain}`, createdAt: founded };
    return { login, place: { userId: login.id, role, since: founded } };
  });
  const of = (wanted: Place["role"]) =>
    people.filter(({ place }) => place.role === wanted).map(({ login }) => login.id);
  return {
    logins: people.map(({ login }) => login),
    places: people.map(({ place }) => place),
    admin: of("ADMIN")[0],
    manager: of("SALES_MANAGER")[0],
    reps: of("SALES_REP"),
  };
}

interface Frame {
  readonly today: Day;
  readonly from: Day;
  readonly founded: Instant;
  readonly span: Span;
  readonly name: string;
}

function booksOf({ firm, sales, customers }: Extent, crew: Crew, guests: readonly Place[], frame: Frame): FirmBooks {
  const { today, from, founded, span, name } = frame;
  const ids = idsAt(random(`${name} firm`), Date.parse(founded));
  const organization: Organization = {
    id: ids.next<OrganizationId>(),
    name: firm.name,
    type: firm.type,
    color: firm.color,
    salePrefix: firm.salePrefix,
    timeZone: ZONE,
    locale: "da-DK",
    paymentTermsDays: firm.paymentTermsDays,
  };
  const viewIds = idsAt(random(`${name} views`), Date.parse(founded));
  const services = firm.offers.map((offer): Service => serviceOf(firm, offer, ids.next<ServiceId>(), founded));
  const calendar = workingDays(from, addDays(today, AHEAD_DAYS), today, ZONE, firm.weekends);
  const opened = openings(calendar, firm.seasons, sales, random(`${name} openings`));
  // Each is recorded some minutes before the first sale.
  const moments = firstSales(sales, customers).map((place) => addMinutes(calendar.instant(opened[place]), -7));
  const recorders = [crew.manager, ...crew.reps];
  const known = inventCustomers(firm, moments, recorders, random(`${name} customers`));
  const recentFrom = startOf(addDays(today, -span.recentDays), ZONE);
  const agreements = firm.type === "CLEANING"
    ? inventAgreements({
      ...{ today, services, customers: known, people: [crew.manager, ...crew.reps], zone: ZONE },
      ids: idsAt(random(`${name} agreement ids`), Date.parse(founded)),
      random: random(`${name} agreements`),
    })
    : [];
  const rounds = roundsOf(agreements, calendar, ZONE, sales),
    taken = morningsOf(agreements, rounds, services, calendar);
  const deskOf = (): Desk => ({
    firm,
    organization,
    services,
    customers: known,
    ...crew,
    calendar,
    diary: diary(calendar.days.length, firm.hours, taken),
    random: random(`${name} sales`),
  });
  return {
    organization,
    billingEmail: `faktura@${firm.domain}`,
    createdAt: founded,
    places: [...crew.places, ...guests],
    services,
    customers: known,
    views: keptViews(crew, () => viewIds.next()),
    ...letIn(firm, crew, today, idsAt(random(`${name} asked`), Date.parse(founded))),
    agreements,
    // After all other draws, and from a stream of its own.
    leads: (sold) =>
      tellLeads({ today, services, customers: known, people: recorders, random: random(`${name} leads`) }, sold),
    sales: {
      [Symbol.iterator]: () => tellings(deskOf(), { opened, rounds, random: random(`${name} rounds`) }, recentFrom),
    },
  };
}

function serviceOf(firm: Firm, offer: Firm["offers"][number], id: ServiceId, createdAt: Instant): Service {
  const { name, category, description, priceOre, unit, pricingModel, durationMinutes, costOre } = offer;
  const facts = { name, category, description, priceOre, unit, pricingModel, durationMinutes, costOre };
  const moms = { priceIncludesVat: firm.pricesIncludeVat, vatBasisPoints: MOMS };
  return { id, version: 1, ...facts, ...moms, active: true, createdAt, updatedAt: createdAt };
}
