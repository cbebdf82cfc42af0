import assert from "node:assert/strict";
import { faultIn } from "../../domain/agreements/agreement.ts";
import { occurrencesOf } from "../../domain/agreements/occurrence.ts";
import { parseCvr, parseEan } from "../../domain/customers/cvr.ts";
import { parseEmail } from "../../domain/customers/email.ts";
import { covers, may } from "../../domain/kernel/permissions.ts";
import { addDays, type Day, dayOf, localTimeOf } from "../../domain/kernel/time.ts";
import { price } from "../../domain/pricing/totals.ts";
import { FIRST_STATUSES, isLegal, SALE_STATUSES, STATES } from "../../domain/sales/moves.ts";
import { saleNumber } from "../../domain/sales/number.ts";
import { account, isOverdue } from "../../domain/sales/payment.ts";
import type { FirmBooks, Library, SaleStory } from "../firm_books.ts";
import { parsePhone } from "../phone.ts";
import { demoLibrary, largeLibrary } from "./library.ts";

const ZONE = "Europe/Copenhagen";
const TODAY = "2026-11-21" as Day;
/** New year, the day the clock goes forward, a leap day, a Monday after it went back. */
const DAYS = [TODAY, "2027-01-01", "2026-03-29", "2028-02-29", "2026-10-26"] as Day[];

/** Everything, sales told out, so that two can be compared. */
function told({ logins, firms }: Library) {
  return {
    logins,
    firms: firms.map((firm) => {
      const sales = [...firm.sales];
      return { ...firm, sales, leads: firm.leads(sales.map(({ sale }) => sale)) };
    }),
  };
}

function eachStory(library: Library, look: (story: SaleStory, firm: FirmBooks) => void) {
  for (const firm of library.firms) for (const story of firm.sales) look(story, firm);
}

Deno.test("demoLibrary() gives the same to the last id for the same seed and day, and something else otherwise", () => {
  const first = told(demoLibrary(TODAY, 1));

  const again = told(demoLibrary(TODAY, 1)), other = told(demoLibrary(TODAY, 2));

  assert.deepEqual(again, first);
  assert.notDeepEqual(other.firms[0].sales[0], first.firms[0].sales[0]);
  assert.notEqual(other.logins[0].id, first.logins[0].id);
});

Deno.test("the sales of a firm are told the same each time they are asked for", () => {
  const [firm] = demoLibrary(TODAY).firms;

  const first = [...firm.sales], again = [...firm.sales];

  assert.deepEqual(again, first);
});

Deno.test("the demo is three firms with four logins and four services each, 200 customers and 2,000 sales", () => {
  const library = demoLibrary(TODAY);

  const firms = library.firms.map(({ organization, services, places }) => [
    organization.name,
    organization.type,
    organization.salePrefix,
    organization.color,
    services.length,
    places.length,
  ]);

  assert.deepEqual(firms, [
    ["Rendetalje", "CLEANING", "RS", "teal", 4, 6],
    ["Tekup", "IT", "TK", "indigo", 4, 6],
    ["Foodtruck Fiesta", "CATERING", "FF", "orange", 4, 6],
  ]);
  assert.deepEqual(
    library.logins.map(({ email }) => email).sort(),
    ["rendetalje", "tekup", "foodtruck"]
      .flatMap((firm) => ["admin", "manager", "rep", "viewer"].map((who) => `${who}@${firm}.example`)).sort(),
  );
  assert.equal(library.firms.flatMap(({ customers }) => customers).length, 200);
  assert.equal(library.firms.flatMap(({ sales }) => [...sales]).length, 2_000);
});

Deno.test("Rendetalje has 25 agreements, each with living customers and time of its own", () => {
  const [cleaning, it, catering] = demoLibrary(TODAY).firms;
  const { agreements, customers } = cleaning;

  assert.deepEqual([agreements.length, it.agreements.length, catering.agreements.length], [25, 0, 0]);
  assert.equal(new Set(agreements.map(({ customerId }) => customerId)).size, 25);
  const times = agreements.map(({ assignedTo, rule, time }) => `${assignedTo} ${JSON.stringify(rule)} ${time}`);
  assert.equal(new Set(times).size, 25);
  for (const agreement of agreements) {
    assert.equal(faultIn(agreement), null);
    assert.equal(customers.find(({ id }) => id === agreement.customerId)!.deletedAt, null);
  }
});

Deno.test("an agreement's past visits are those its rule asks for, each tied to its day, one in four of all sales", () => {
  const [{ agreements, sales, services }] = demoLibrary(TODAY).firms;
  const stories = [...sales], tied = stories.filter(({ tie }) => tie !== undefined);

  for (const agreement of agreements) {
    const days = occurrencesOf(agreement, agreement.startsOn, addDays(TODAY, -1)).map(({ on }) => on as string);
    const own = tied.filter(({ tie }) => tie!.agreementId === agreement.id);

    assert.ok(own.every(({ tie }) => days.includes(tie!.on)));
    assert.equal(new Set(own.map(({ tie }) => tie!.on)).size, own.length);
    for (const { sale, tie } of own) {
      assert.equal(sale.scheduledAt, tie!.plannedAt);
      assert.equal(sale.scheduledUntil, tie!.plannedUntil);
      assert.equal(sale.customerId, agreement.customerId);
      assert.deepEqual(sale.lines[0].serviceId, services[0].id);
    }
  }
  assert.ok(tied.length >= 150 && tied.length < stories.length / 3, `${tied.length} visits`);
  assert.ok(tied.filter(({ sale }) => sale.status === "PAID").length > tied.length / 2);
});

Deno.test("each ADMIN works in all three firms and begins in the own one; the others have one firm", () => {
  const { logins, firms } = demoLibrary(TODAY);

  for (const login of logins) {
    const places = firms.flatMap(({ organization, places }) =>
      places.filter(({ userId }) => userId === login.id).map((place) => ({ ...place, domain: organization.name }))
    ).sort((a, b) => a.since < b.since ? -1 : 1);

    const own = login.email.split("@")[1].split(".")[0];
    assert.ok(places[0].domain.toLowerCase().startsWith(own), `${login.email} begins in ${places[0].domain}`);
    assert.equal(places.length, login.email.startsWith("admin@") ? 3 : 1);
    if (places.length > 1) assert.ok(places[0].since < places[1].since);
  }
});

for (const today of DAYS) {
  Deno.test(`every sale of the demo of ${today} has a lawful history without a gap, in working hours and before that day`, () => {
    eachStory(demoLibrary(today), ({ sale, steps, payments, tie }, { places }) => {
      const roles = new Map(places.map(({ userId, role }) => [userId, role]));

      const [first] = steps;
      assert.ok((FIRST_STATUSES as readonly string[]).includes(first.to));
      assert.equal(first.at, sale.createdAt);
      assert.equal(first.by, sale.createdBy);
      steps.slice(1).forEach((step, place) => {
        const before = steps[place];
        assert.ok(isLegal(before.to, step.to), `${before.to} to ${step.to}`);
        assert.ok(before.at < step.at, `${sale.number}: ${before.at} then ${step.at}`);
        assert.equal(step.reason !== null, STATES[step.to].asks === "reason");
      });
      assert.equal(steps.at(-1)!.to, sale.status);
      for (const { at, by } of [...steps, ...payments.map((one) => ({ at: one.createdAt, by: one.createdBy }))]) {
        const role = roles.get(by)!;
        const time = localTimeOf(at, ZONE).slice(11);
        assert.ok(dayOf(at, ZONE) < today, `${at} is not before ${today}`);
        assert.ok(time >= (tie ? "05:45" : "07:45") && time <= "23:00", `${sale.number}: ${time} is no working time`);
        assert.ok(may({ role }, "create_sales"), `a ${role} sells`);
      }
      assert.ok(dayOf(sale.updatedAt, ZONE) < today);
      // A visit of an agreement is sold on the day it is done.
      assert.equal(sale.saleDate, dayOf(tie ? sale.scheduledAt! : sale.createdAt, ZONE));
      assert.ok(sale.saleDate >= addDays(today, -427));
    });
  });

  Deno.test(`the sums, payments and states of every sale of the demo of ${today} are those of the rules`, () => {
    eachStory(demoLibrary(today), ({ sale, payments }, { services, customers }) => {
      const known = new Set(services.map(({ id }) => id));
      const customer = customers.find(({ id }) => id === sale.customerId)!;

      const priced = price(sale.lines)!, paid = account(sale.gross, payments, sale.status);

      assert.deepEqual(priced, { lines: sale.lines, net: sale.net, vat: sale.vat, gross: sale.gross });
      assert.deepEqual(paid, { paid: sale.paid, status: sale.paymentStatus });
      assert.ok(sale.lines.length >= 1 && sale.lines.length <= 4);
      assert.ok(sale.lines.every(({ serviceId }) => serviceId === null || known.has(serviceId)));
      assert.equal(sale.dueOn !== null, STATES[sale.status].invoiced);
      assert.equal(sale.paidOn !== null, sale.status === "PAID");
      assert.ok(sale.deletedAt === null || !STATES[sale.status].invoiced);
      assert.ok(customer.createdAt < sale.createdAt);
    });
  });

  Deno.test(`nobody in the demo of ${today} is in two places at once, and some work lies ahead`, () => {
    const visits = new Map<string, [from: string, until: string][]>();
    let ahead = 0;

    eachStory(demoLibrary(today), ({ sale }) => {
      if (sale.scheduledAt === null) return;
      if (dayOf(sale.scheduledAt, ZONE) >= today && sale.status === "SCHEDULED") ahead++;
      if (sale.assignedTo === null) return;
      visits.set(sale.assignedTo, [...visits.get(sale.assignedTo) ?? [], [sale.scheduledAt, sale.scheduledUntil]]);
    });

    for (const ofPerson of visits.values()) {
      ofPerson.sort(([a], [b]) => a < b ? -1 : 1);
      ofPerson.slice(1).forEach(([from], place) => assert.ok(from >= ofPerson[place][1], `${from} overlaps`));
    }
    assert.ok(ahead >= 20, `only ${ahead} visits ahead`);
  });

  Deno.test(`the demo of ${today} has sales in every state and bills of every kind, most of them paid`, () => {
    const states = new Map<string, number>(), bills = new Map<string, number>();
    const count = (counts: Map<string, number>, what: string) => counts.set(what, (counts.get(what) ?? 0) + 1);

    eachStory(demoLibrary(today), ({ sale }) => {
      count(states, sale.status);
      count(bills, sale.paymentStatus);
      if (isOverdue(sale, today) && sale.status === "COMPLETED") count(bills, "OVERDUE");
    });

    for (const status of SALE_STATUSES) assert.ok((states.get(status) ?? 0) >= 5, `${states.get(status)} ${status}`);
    for (const kind of ["PENDING", "PARTIALLY_PAID", "OVERPAID", "REFUNDED", "OVERDUE"]) {
      assert.ok((bills.get(kind) ?? 0) >= 3, `${bills.get(kind)} ${kind}`);
    }
    assert.ok(states.get("PAID")! > 1_200 && states.get("PAID")! < 1_700);
  });
}

Deno.test("sale numbers have no gap and no repeat in each firm and year, in order of recording", () => {
  for (const { organization, sales } of demoLibrary(TODAY).firms) {
    const last = new Map<number, number>();
    let before = "";
    for (const { sale } of sales) {
      const year = Number(sale.saleDate.slice(0, 4));
      last.set(year, (last.get(year) ?? 0) + 1);

      assert.equal(sale.number, saleNumber(organization.salePrefix, year, last.get(year)!));
      assert.ok(sale.createdAt >= before);
      before = sale.createdAt;
    }
  }
});

Deno.test("customers have what a customer can have: readable numbers, their own marks, example.dk addresses", () => {
  for (const { customers } of demoLibrary(TODAY).firms) {
    const marks = customers.flatMap(({ email, phone, cvr, ean }) => [email, phone, cvr, ean]).filter((one) =>
      one !== null
    );

    assert.equal(new Set(marks).size, marks.length);
    assert.equal(new Set(customers.map(({ name }) => name)).size, customers.length);
    for (const { type, email, phone, cvr, ean, companyName, address } of customers) {
      if (email !== null) assert.ok(parseEmail(email) === email && /[@.]example\.dk$/.test(email), email);
      if (phone !== null) assert.ok(parsePhone(phone) === phone && phone.startsWith("+45"), phone);
      assert.equal(cvr !== null, type === "B2B");
      assert.equal(companyName !== null, type === "B2B");
      if (cvr !== null) assert.equal(parseCvr(cvr), cvr);
      if (ean !== null) assert.equal(parseEan(ean), ean);
      assert.match(address.postalCode!, /^\d{4}$/);
    }
  }
});

Deno.test("a SALES_REP takes steps only with sales that are the rep's own", () => {
  eachStory(demoLibrary(TODAY), ({ sale, steps, happenings }, { places }) => {
    const handedBack = happenings.some(({ kind }) => kind === "sale_changed");
    for (const { by } of steps.slice(1)) {
      const { role } = places.find(({ userId }) => userId === by)!;

      assert.ok(handedBack || covers({ role, userId: by }, "edit_sales", sale), `${sale.number} is not ${role}'s`);
    }
  });
});

Deno.test("happenings are the recent ones only, and as many as the recent steps, payments and changes", () => {
  const from = addDays(TODAY, -61);
  let seen = 0;
  eachStory(demoLibrary(TODAY), ({ sale, steps, payments, happenings }) => {
    const recent = happenings[0]?.at ?? "9";

    seen += happenings.length;
    assert.ok(happenings.every(({ at }) => dayOf(at, ZONE) >= from));
    const counted = (kind: string) => happenings.filter((one) => one.kind === kind).length;
    assert.equal(counted("sale_moved"), steps.slice(1).filter(({ at }) => at >= recent).length);
    assert.equal(counted("payment_recorded"), payments.filter(({ createdAt }) => createdAt >= recent).length);
    assert.equal(counted("sale_deleted"), sale.deletedAt !== null && sale.deletedAt >= recent ? 1 : 0);
  });
  assert.ok(seen > 500);
});

Deno.test("largeLibrary() gives six sales in ten to the first firm, and every sale is told", () => {
  const library = largeLibrary(TODAY, { sales: 3_000, firms: 4 });

  const counts = library.firms.map(({ sales }) => [...sales].length);

  assert.deepEqual(counts, [1_800, 400, 400, 400]);
  assert.deepEqual(library.firms.map(({ organization }) => organization.salePrefix), ["RS", "TK", "FF", "RS2"]);
  assert.equal(new Set(library.logins.map(({ email }) => email)).size, library.logins.length);
  assert.equal(library.firms[0].customers.length, 90);
});
