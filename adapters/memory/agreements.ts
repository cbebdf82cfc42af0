import { standingOn } from "../../domain/agreements/agreement.ts";
import type { Agreement } from "../../domain/agreements/agreement.ts";
import type { MadeVisit } from "../../domain/agreements/plan.ts";
import type {
  AgreementFilter,
  AgreementReader,
  AgreementView,
  AgreementWriter,
  Tie,
  VisitView,
} from "../../domain/agreements/ports.ts";
import { MOST_COUNTED } from "../../domain/kernel/page.ts";
import { ownerOf } from "../../domain/kernel/permissions.ts";
import { addMinutes, type Clock, type Day, type Instant } from "../../domain/kernel/time.ts";
import { asJson, type Ledger, personIn, question } from "./ledger.ts";
import { byName, byValue, partOf } from "./listing.ts";
import type { Write } from "./record.ts";
import { inTheWay } from "./sales.ts";

/** A tie as it is kept. */
export type KeptTie = Tie & { readonly calledOff: boolean };
/** An agreement as it is kept. */
export type KeptAgreement = Agreement & { readonly lookedAt: Instant };

export function agreementReader(ledger: Ledger): AgreementReader {
  const ties = () => [...ledger.ties.values()];
  const living = () => ties().filter(({ calledOff }) => !calledOff);
  const made = (tie: Tie): MadeVisit => {
    const { version, status, deletedAt } = ledger.sales.get(tie.saleId)!;
    const { saleId, on, plannedAt, madeVersion } = tie;
    return { saleId, on, plannedAt, madeVersion, version, status, deletedAt };
  };
  const timeOf = (tie: Tie) => ledger.sales.get(tie.saleId)!.scheduledAt ?? tie.plannedAt;
  const view = (agreement: Agreement, now: Instant): AgreementView => {
    const { id, name, email, phone } = ledger.customers.get(agreement.customerId)!;
    const { lookedAt: _lookedAt, ...plain } = agreement as KeptAgreement;
    const next = living().filter((tie) => tie.agreementId === agreement.id)
      .map((tie) => ledger.sales.get(tie.saleId)!)
      .filter((sale) => sale.deletedAt === null && (sale.status === "SCHEDULED" || sale.status === "IN_PROGRESS"))
      .map((sale) => sale.scheduledAt!).filter((at) => at > now).sort()[0] ?? null;
    return {
      ...plain,
      customer: { id, name, email, phone },
      assignee: personIn(ledger, agreement.assignedTo),
      creator: personIn(ledger, agreement.createdBy)!,
      nextVisit: next,
    };
  };
  const visit = (tie: Tie): VisitView => {
    const sale = ledger.sales.get(tie.saleId)!;
    const waits = sale.status === "ACCEPTED" && sale.scheduledAt === null && sale.assignedTo !== null;
    return {
      ...made(tie),
      plannedUntil: tie.plannedUntil,
      agreementId: tie.agreementId,
      customerName: ledger.customers.get(sale.customerId)!.name,
      number: sale.number,
      scheduledAt: sale.scheduledAt,
      scheduledUntil: sale.scheduledUntil,
      gross: sale.gross,
      assignee: personIn(ledger, sale.assignedTo),
      inTheWay: waits
        ? inTheWay(ledger, sale.assignedTo!, { scheduledAt: tie.plannedAt, scheduledUntil: tie.plannedUntil }, sale.id)
        : null,
    };
  };
  const meant = (filter: AgreementFilter, today: Day) =>
    [...ledger.agreements.values()].filter((one) => {
      const name = `${ledger.customers.get(one.customerId)!.name} ${one.title}`.toLowerCase();
      return (filter.standing === null || standingOn(one, today) === filter.standing) &&
        (filter.q === null || name.includes(filter.q.toLowerCase())) &&
        (filter.customerId === null || one.customerId === filter.customerId) &&
        (filter.owner === null || ownerOf(one) === filter.owner);
    });
  return {
    find: (id, now) => question(() => ledger.agreements.has(id) ? view(ledger.agreements.get(id)!, now) : null),
    list: (filter, today, now, part) =>
      question(() => {
        const { rows, ...beside } = partOf(meant(filter, today), {
          place: (one) => ({ value: ledger.customers.get(one.customerId)!.name, id: one.id }),
          compare: (a, b) => byName(String(a.value), String(b.value)) || byValue(a.id, b.id),
        }, part);
        return { ...beside, rows: rows.map((one) => view(one, now)) };
      }),
    totals: (filter, today) =>
      question(() => {
        const count = meant(filter, today).length;
        return { count: Math.min(count, MOST_COUNTED), isLowerBound: count > MOST_COUNTED, net: null, gross: null };
      }),
    ofSale: (id, now) =>
      question(() => {
        const tie = ledger.ties.get(id);
        if (!tie || tie.calledOff) return null;
        return { agreement: view(ledger.agreements.get(tie.agreementId)!, now), visit: made(tie) };
      }),
    made: (id, from) =>
      question(() =>
        living().filter((tie) => tie.agreementId === id && tie.on >= from)
          .toSorted((a, b) => byValue(a.on, b.on)).map(made)
      ),
    visits: (id, way, now, most) =>
      question(() => {
        const mine = ties().filter((tie) => tie.agreementId === id).filter((tie) =>
          way === "behind"
            ? timeOf(tie) < now
            : timeOf(tie) >= now && !tie.calledOff && ledger.sales.get(tie.saleId)!.deletedAt === null
        ).toSorted((a, b) => byValue(timeOf(a), timeOf(b)) * (way === "ahead" ? 1 : -1) || byValue(a.saleId, b.saleId));
        return mine.slice(0, most).map(visit);
      }),
    needingTime: (owner, now, most) =>
      question(() =>
        living().filter((tie) => {
          const { deletedAt, status, scheduledAt, ...sale } = ledger.sales.get(tie.saleId)!;
          return tie.plannedAt >= now && deletedAt === null && status === "ACCEPTED" && scheduledAt === null &&
            (owner === null || ownerOf(sale) === owner);
        }).toSorted((a, b) => byValue(a.plannedAt, b.plannedAt) || byValue(a.saleId, b.saleId))
          .slice(0, most).map(visit)
      ),
    history: (id, most) =>
      question(() =>
        ledger.events.filter(({ resourceType, resourceId }) => resourceType === "agreement" && resourceId === id)
          .toReversed().slice(0, most)
          .map(({ at, kind, actorId, facts }) => ({ at, kind, facts, by: personIn(ledger, actorId) }))
      ),
    due: (through, after, most) =>
      question(() =>
        [...ledger.agreements.values()].filter((one) => {
          const since = addMinutes(one.lookedAt, -1);
          const repriced = one.lines.some(({ serviceId }) =>
            serviceId !== null && ledger.services.get(serviceId)!.updatedAt > since
          );
          return (after === null || one.id > after) && (repriced || (one.nextOn !== null && one.nextOn <= through));
        }).toSorted((a, b) => byValue(a.id, b.id)).slice(0, most).map(({ id, assignedTo, createdBy }) => ({
          id,
          assignedTo,
          createdBy,
        }))
      ),
  };
}

export function agreementWriter(ledger: Ledger, clock: Clock, write: Write): AgreementWriter {
  const plain = ({ lookedAt: _lookedAt, ...agreement }: KeptAgreement): Agreement => asJson(agreement);
  const keep = (tie: Tie, calledOff = false) => {
    const taken = [...ledger.ties.values()].some((other) =>
      other.saleId !== tie.saleId && !other.calledOff && other.agreementId === tie.agreementId && other.on === tie.on
    );
    if (taken && !calledOff) throw new Error("Cannot tie the visit: its day has one already");
    ledger.ties.set(tie.saleId, asJson({ ...tie, calledOff }));
    return Promise.resolve();
  };
  return {
    lock: (id) => Promise.resolve(ledger.agreements.has(id) ? plain(ledger.agreements.get(id)!) : null),
    add: (agreement) => {
      if (!ledger.customers.has(agreement.customerId)) {
        throw new Error("Cannot add the agreement: there is no customer");
      }
      ledger.agreements.set(agreement.id, asJson({ ...agreement, lookedAt: clock.now() }));
      write("agreement_recorded", "agreement", agreement.id, agreement.follows ? { follows: agreement.follows } : {});
      return Promise.resolve(asJson(agreement));
    },
    record: (event, agreement) => {
      const before = ledger.agreements.get(agreement.id);
      if (!before) throw new Error("Cannot save the agreement: it is gone");
      const saved = { ...agreement, version: before.version + 1 };
      ledger.agreements.set(agreement.id, asJson({ ...saved, lookedAt: before.lookedAt }));
      write(event.kind, "agreement", agreement.id, event.kind === "agreement_split" ? { into: event.into } : {});
      return Promise.resolve(asJson(saved));
    },
    lookedAfter: (id, nextOn, lookedAt) => {
      ledger.agreements.set(id, { ...ledger.agreements.get(id)!, nextOn, lookedAt });
      return Promise.resolve();
    },
    tie: (tie) => keep(tie),
    retie: (tie) => keep(tie),
    callOff: (saleId) => keep(ledger.ties.get(saleId)!, true),
    handOver: (from, to, on) => {
      for (const tie of ledger.ties.values()) {
        if (tie.agreementId === from && tie.on >= on) ledger.ties.set(tie.saleId, { ...tie, agreementId: to });
      }
      return Promise.resolve();
    },
  };
}
