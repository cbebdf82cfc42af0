import type { Customer, CustomerFacts, CustomerStatus } from "../../domain/customers/customer.ts";
import { type Cvr, type Ean, parseCvr, parseEan } from "../../domain/customers/cvr.ts";
import type { Email } from "../../domain/customers/email.ts";
import type { Phone } from "../../domain/customers/phone.ts";
import type { UserId } from "../../domain/kernel/ids.ts";
import type { Instant } from "../../domain/kernel/time.ts";
import type { Firm } from "./firms.ts";
import { FIRM_NAMES, FIRST_NAMES, FORMS, LAST_NAMES, plain, TRADES } from "./names.ts";
import { FAR, NEAR, PUBLIC_NAMES } from "./places.ts";
import { idsAt, type Random } from "./random.ts";

/** Invents the firm's customers, each recorded at its moment by somebody of the firm. No two share a mark they are found by. */
export function inventCustomers(
  firm: Firm,
  moments: readonly Instant[],
  recorders: readonly UserId[],
  random: Random,
): Customer[] {
  const taken = new Set<string>();
  return moments.map((createdAt) => {
    const facts = random.chance(firm.companies) ? company(firm, random, taken) : household(firm, random, taken);
    const id = idsAt(random, Date.parse(createdAt)).next<Customer["id"]>();
    const made = {
      id,
      version: 1,
      createdBy: random.oneOf(recorders),
      createdAt,
      updatedAt: createdAt,
      deletedAt: null,
    };
    return { ...facts, ...made };
  });
}

function household(firm: Firm, random: Random, taken: Set<string>): CustomerFacts {
  const name = fresh(taken, "name", () => personName(random));
  const [first, ...rest] = name.split(" ");
  return {
    ...shared(firm, random, taken),
    type: "B2C",
    name,
    companyName: null,
    email: random.chance(0.93) ? mailbox(taken, `${plain(first)}.${plain(rest.join(" "))}`, "example.dk") : null,
    cvr: null,
    ean: null,
    notes: null,
  };
}

function company(firm: Firm, random: Random, taken: Set<string>): CustomerFacts {
  const isPublic = random.chance(firm.publicOnes);
  const name = fresh(
    taken,
    "name",
    () => `${random.oneOf(FIRM_NAMES)} ${random.oneOf(isPublic ? PUBLIC_NAMES : TRADES)}`,
  );
  const contact = personName(random);
  return {
    ...shared(firm, random, taken),
    type: "B2B",
    name,
    companyName: isPublic ? name : `${name} ${random.oneOf(FORMS)}`,
    email: mailbox(
      taken,
      random.oneOf(["kontakt", "info", "post", plain(contact.split(" ")[0])]),
      `${plain(name)}.example.dk`,
    ),
    cvr: fresh(taken, "cvr", () => cvr(random)),
    ean: isPublic ? fresh(taken, "ean", () => ean(random)) : null,
    notes: random.chance(0.5) ? `Kontaktperson: ${contact}` : null,
  };
}

function shared(firm: Firm, random: Random, taken: Set<string>) {
  const { streets, postalCode, city } = random.oneOf(random.chance(firm.far) ? FAR : NEAR);
  const floor = random.chance(0.25) ? `, ${random.between(1, 4)}. ${random.oneOf(["th.", "tv.", "mf."])}` : "";
  const tags = random.chance(0.3) ? [random.oneOf(firm.tags)] : [];
  return {
    phone: random.chance(0.96) ? fresh(taken, "phone", () => phone(random)) : null,
    address: { street: `${random.oneOf(streets)} ${random.between(1, 148)}${floor}`, postalCode, city, country: "DK" },
    tags,
    status: random.weighted<CustomerStatus>([[95, "ACTIVE"], [4, "INACTIVE"], [1, "BLOCKED"]]),
  };
}

function personName(random: Random): string {
  const middle = random.chance(0.3) ? `${random.oneOf(LAST_NAMES)} ` : "";
  return `${random.oneOf(FIRST_NAMES)} ${middle}${random.oneOf(LAST_NAMES)}`;
}

/** An address nobody else has: the second of a name gets a number. */
function mailbox(taken: Set<string>, local: string, domain: string): Email {
  let address = `${local}@${domain}`;
  for (let number = 2; taken.has(address); number++) address = `${local}${number}@${domain}`;
  taken.add(address);
  return address as Email;
}

function phone(random: Random): Phone {
  const begin = random.oneOf([
    "20",
    "22",
    "23",
    "26",
    "28",
    "29",
    "30",
    "31",
    "40",
    "41",
    "42",
    "51",
    "52",
    "53",
    "60",
    "61",
    "86",
  ]);
  return `+45${begin}${String(random.between(0, 999_999)).padStart(6, "0")}` as Phone;
}

/** Seven digits and the one that makes the sum right; some have none, then others are drawn. */
function cvr(random: Random): Cvr {
  for (;;) {
    const begin = String(random.between(1_000_000, 4_599_999));
    for (let last = 0; last < 10; last++) {
      const number = parseCvr(`${begin}${last}`);
      if (number !== null) return number;
    }
  }
}

function ean(random: Random): Ean {
  const begin = `5798${String(random.between(0, 99_999_999)).padStart(8, "0")}`;
  for (let last = 0;; last++) {
    const number = parseEan(`${begin}${last}`);
    if (number !== null) return number;
  }
}

/** Draws until it is new; names repeat where there are more customers than names. */
function fresh<T extends string>(taken: Set<string>, kind: string, draw: () => T): T {
  let value = draw();
  for (let tries = 0; taken.has(`${kind} ${value}`) && (kind !== "name" || tries < 20); tries++) value = draw();
  taken.add(`${kind} ${value}`);
  return value;
}
