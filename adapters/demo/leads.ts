import type { Service } from "../../domain/catalogue/service.ts";
import type { Customer } from "../../domain/customers/customer.ts";
import type { Email } from "../../domain/customers/email.ts";
import type { Phone } from "../../domain/customers/phone.ts";
import type { LeadId, UserId } from "../../domain/kernel/ids.ts";
import type { Ore } from "../../domain/kernel/money.ts";
import { addDays, addMinutes, type Day, dayOf, type Instant } from "../../domain/kernel/time.ts";
import {
  type Ending,
  followUp,
  FRESH,
  type Lead,
  type LeadActivity,
  type LeadFacts,
  moveLead,
  type OpenStatus,
  type Priority,
} from "../../domain/leads/lead.ts";
import type { LeadEvent } from "../../domain/leads/ports.ts";
import { stepsOf } from "../../domain/leads/history.ts";
import { scored, USUAL_WEIGHTS } from "../../domain/leads/scoring.ts";
import type { Sale, Source } from "../../domain/sales/sale.ts";
import type { LeadStory, WrittenLeadStep } from "../firm_books.ts";
import { FIRM_NAMES, FIRST_NAMES, FORMS, LAST_NAMES, plain, TRADES } from "./names.ts";
import { idsAt, type Random } from "./random.ts";
import { startOf } from "./working_days.ts";

const ZONE = "Europe/Copenhagen";

/** The firm the leads come to. */
export interface Reception {
  readonly today: Day;
  readonly services: readonly Service[];
  readonly customers: readonly Customer[];
  readonly people: readonly UserId[];
  readonly random: Random;
}

/** How many leads that came to nothing stand beside those that became sales, and how many are still open. */
const LOST_PART = 0.9;
const OPEN_LEADS = 26;

/**
 * Tells the leads of a firm: each of the sales began as one, others came to nothing, and some are open. The same sales give
 * the same leads. Better leads became sales, so that the score tells something.
 */
export function tellLeads(reception: Reception, sales: readonly Sale[]): LeadStory[] {
  const { random, today } = reception;
  const won = sales.map((sale) => becameSale(reception, sale));
  const lost = sales.filter(() => random.chance(LOST_PART)).map((sale) =>
    cameToNothing(reception, addDays(dayOf(sale.createdAt, ZONE), -random.between(3, 20)))
  ).filter((story) => story !== null);
  const open = Array.from(
    { length: OPEN_LEADS },
    (_, place) => stillOpen(reception, addDays(today, -random.between(place < 8 ? 0 : 2, place < 8 ? 3 : 34))),
  );
  return [...won, ...lost, ...open].sort((a, b) => a.lead.createdAt < b.lead.createdAt ? -1 : 1);
}

/** One lead while it is told: every act goes through the domain's rules. */
function begin(reception: Reception, facts: LeadFacts, on: Day, at?: Instant) {
  const { random } = reception;
  const createdAt = at ?? addMinutes(startOf(on, ZONE), random.between(8 * 60, 16 * 60));
  const createdBy = random.oneOf(reception.people);
  const id = idsAt(random, Date.parse(createdAt)).next<LeadId>();
  const made = { id, version: 1, createdOn: on, contactedOn: null, createdBy, createdAt, updatedAt: createdAt };
  let lead: Lead = {
    ...facts,
    ...made,
    ...FRESH,
    deletedAt: null,
    ...scored({ ...facts, ...made }, USUAL_WEIGHTS, on),
  };
  const steps: WrittenLeadStep[] = [];
  const write = (
    when: Instant,
    by: UserId,
    lines: readonly (Partial<WrittenLeadStep> & Pick<WrittenLeadStep, "kind">)[],
  ) => {
    const empty = { note: null, from: null, to: null, ending: null, followUpOn: null };
    for (const line of lines) steps.push({ ...empty, ...line, seq: steps.length + 1, at: when, by });
  };
  write(createdAt, createdBy, [{ kind: "CREATED", to: "NEW", followUpOn: facts.followUpOn }]);
  const save = (when: Instant, event: LeadEvent, after: Lead) => {
    const day = dayOf(when, ZONE);
    const again = after.closedOn === null ? scored(after, USUAL_WEIGHTS, day) : {};
    lead = { ...after, ...again, version: lead.version + 1, updatedAt: when };
    write(when, lead.assignedTo ?? createdBy, stepsOf(event, lead));
  };
  return {
    get lead() {
      return lead;
    },
    done(when: Instant, activity: LeadActivity) {
      const after = followUp(lead, activity, dayOf(when, ZONE));
      if (after.ok) save(when, { kind: "lead_followed_up", from: lead.status, activity }, after.value);
    },
    move(when: Instant, to: OpenStatus | "UNQUALIFIED", ending?: Ending) {
      const after = moveLead(lead, { to, ending }, dayOf(when, ZONE));
      if (after.ok) save(when, { kind: "lead_moved", from: lead.status }, after.value);
    },
    convert(when: Instant, sale: Sale) {
      const won = { status: "CONVERTED", convertedSaleId: sale.id, customerId: sale.customerId, followUpOn: null };
      save(
        when,
        { kind: "lead_converted", from: lead.status },
        { ...lead, ...won, closedOn: dayOf(when, ZONE) } as Lead,
      );
    },
    story(): LeadStory {
      // As if the night's reckoning had been here.
      const again = lead.closedOn === null ? scored(lead, USUAL_WEIGHTS, reception.today) : {};
      return { lead: { ...lead, ...again }, steps };
    },
  };
}

function becameSale(reception: Reception, sale: Sale): LeadStory {
  const { random, customers } = reception;
  const customer = customers.find(({ id }) => id === sale.customerId)!;
  const before = random.between(1, 12);
  const createdAt = addMinutes(sale.createdAt, -before * 24 * 60 - random.between(0, 90));
  const on = dayOf(createdAt, ZONE);
  const told = begin(
    reception,
    {
      contactName: customer.name,
      contactEmail: customer.email,
      contactPhone: customer.phone,
      companyName: customer.companyName,
      source: sale.source,
      interestServiceId: sale.lines[0].serviceId,
      estimatedValue: sale.lines[0].unitPrice as Ore,
      priority: random.weighted<Priority>([[10, "LOW"], [55, "MEDIUM"], [25, "HIGH"], [10, "URGENT"]]),
      followUpOn: null,
      message: random.chance(0.75) ? random.oneOf(MESSAGES) : null,
      notes: null,
      assignedTo: sale.assignedTo ?? sale.createdBy,
      // Somebody who bought before the lead came in was known.
      customerId: customer.createdAt < createdAt ? customer.id : null,
    },
    on,
    createdAt,
  );
  told.done(addMinutes(createdAt, random.between(30, 300)), { kind: "CALL", note: random.oneOf(CALLS) });
  told.move(addMinutes(sale.createdAt, -60), "QUALIFIED");
  told.convert(sale.createdAt, sale);
  return told.story();
}

function cameToNothing(reception: Reception, on: Day): LeadStory | null {
  const { random, today } = reception;
  const closed = addDays(on, random.between(2, 25));
  if (closed >= today) return null;
  const told = begin(reception, stranger(reception, { poor: random.chance(0.75) }), on);
  const first = addMinutes(told.lead.createdAt, random.between(60, 900));
  if (random.chance(0.8)) told.done(first, { kind: random.chance(0.6) ? "CALL" : "MAIL", note: random.oneOf(CALLS) });
  const at = addMinutes(startOf(closed, ZONE), random.between(17 * 60, 20 * 60));
  told.move(
    at,
    "UNQUALIFIED",
    random.weighted<Ending>([
      ...[[22, "PRICE"], [16, "COMPETITOR"], [24, "NO_ANSWER"], [8, "TIMING"], [10, "NOT_OUR_WORK"]] as const,
      ...[[8, "OUT_OF_AREA"], [6, "NO_BUDGET"], [2, "DUPLICATE"], [4, "SPAM"]] as const,
    ]),
  );
  return told.story();
}

function stillOpen(reception: Reception, on: Day): LeadStory {
  const { random, today } = reception;
  const told = begin(reception, stranger(reception, { poor: random.chance(0.3) }), on);
  const stage = random.weighted<OpenStatus>([[40, "NEW"], [35, "CONTACTED"], [25, "QUALIFIED"]]);
  const soon = on < today ? addMinutes(told.lead.createdAt, random.between(20, 240)) : told.lead.createdAt;
  const plan = random.weighted<number | null>([[26, -1], [14, 0], [40, 1], [20, null]]);
  const day = plan === null ? undefined : plan === 0 ? today : addDays(today, plan * random.between(1, 8));
  const next = day === undefined || day < on ? {} : { followUpOn: day };
  if (stage === "NEW") {
    if ("followUpOn" in next) told.done(soon, { kind: "FOLLOW_UP", note: null, ...next });
    return told.story();
  }
  told.done(soon, { kind: random.chance(0.7) ? "CALL" : "MEETING", note: random.oneOf(CALLS), ...next });
  if (stage === "QUALIFIED") told.move(addMinutes(soon, 5), "QUALIFIED");
  return told.story();
}

/** Somebody nobody knows yet; a poor lead says less and comes by worse ways. */
function stranger({ random, services, people }: Reception, { poor }: { poor: boolean }): LeadFacts {
  const name = `${random.oneOf(FIRST_NAMES)} ${random.oneOf(LAST_NAMES)}`;
  const firm = random.chance(poor ? 0.15 : 0.45) ? `${random.oneOf(FIRM_NAMES)} ${random.oneOf(TRADES)}` : null;
  const [first, last] = name.split(" ");
  const service = random.chance(poor ? 0.4 : 0.9) ? random.oneOf(services) : null;
  const email = `${plain(first)}.${plain(last)}${random.between(1, 99)}@${
    firm ? `${plain(firm)}.example.dk` : "example.dk"
  }`;
  const worth = service && random.chance(poor ? 0.3 : 0.9) ? service.priceOre * random.between(1, 6) : null;
  return {
    contactName: name,
    contactEmail: random.chance(poor ? 0.6 : 0.95) ? email as Email : null,
    contactPhone: random.chance(poor ? 0.4 : 0.95) ? `+45${random.between(20_000_000, 61_999_999)}` as Phone : null,
    companyName: firm && `${firm} ${random.oneOf(FORMS)}`,
    source: random.weighted<Source>(
      poor
        ? [[40, "EMAIL"], [30, "WEBSITE"], [20, "OTHER"], [10, "EVENT"]]
        : [[25, "REFERRAL"], [30, "PHONE"], [30, "WEBSITE"], [15, "EMAIL"]],
    ),
    interestServiceId: service?.id ?? null,
    estimatedValue: worth === null || worth === 0 ? null : worth as Ore,
    priority: random.weighted<Priority>([[20, "LOW"], [50, "MEDIUM"], [22, "HIGH"], [8, "URGENT"]]),
    followUpOn: null,
    message: random.chance(poor ? 0.3 : 0.8) ? random.oneOf(MESSAGES) : null,
    notes: null,
    assignedTo: random.chance(0.2) ? null : random.oneOf(people),
    customerId: null,
  };
}

/** What people of the demo wrote and said; Danish, as their words are. */
const MESSAGES = [
  "Hej, vi vil gerne have et tilbud. Kan I ringe i løbet af ugen? Vi er hjemme efter klokken 16.",
  "Vi har hørt godt om jer fra en nabo og vil gerne vide, hvad det koster, og hvornår I kan komme.",
  "Vi holder sommerfest for cirka 60 gæster og mangler nogen, der kan klare det hele.",
  "Hvad er jeres pris?",
  "Kan I overtage efter vores nuværende leverandør fra den første i næste måned?",
  "Vi er flyttet i nye lokaler og har brug for en fast aftale. Skriv gerne, hvad I skal bruge af oplysninger.",
  "Er I fri i næste uge?",
];
const CALLS = [
  "Vil gerne høre mere, bad om et skriftligt tilbud.",
  "Lagde besked på telefonsvareren.",
  "Talte om omfang og tidspunkt. Vender tilbage efter at have talt med sin kollega.",
  "Sendte priser og referencer.",
  "Var interesseret, men vil sammenligne med en anden.",
];
