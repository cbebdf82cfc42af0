import type { Actor } from "../../domain/kernel/actor.ts";
import type { Effect } from "../../domain/delivery/effect.ts";
import type { Desk } from "../../domain/delivery/ports.ts";
import type { OrganizationId } from "../../domain/kernel/ids.ts";
import { no, type Result, yes } from "../../domain/kernel/result.ts";
import type { Clock } from "../../domain/kernel/time.ts";
import type { Answers, Books, Questions, Readers, Tenants } from "../../domain/tenants.ts";
import { agreementReader, agreementWriter } from "./agreements.ts";
import { auditReader } from "./audit.ts";
import { calendarReader, calendarWriter } from "./calendar.ts";
import { noteReader, noteWriter } from "./customer_notes.ts";
import { customerReader, customerWriter } from "./customers.ts";
import { figuresReader, reportWriter } from "./figures.ts";
import { answerTo, asJson, copyOf, type Firm, type Ledger, openLedger, question } from "./ledger.ts";
import { hookReader, hookWriter } from "./hooks.ts";
import { inboxReader, inboxWriter } from "./inbox.ts";
import { intakeReader, intakeWriter } from "./intake.ts";
import { integrationReader, integrationWriter } from "./integrations.ts";
import { importReader, importWriter } from "./imports.ts";
import { invoiceReader, invoiceWriter } from "./invoices.ts";
import { leadReader, leadWriter } from "./leads.ts";
import { mailReader, mailWriter } from "./mail.ts";
import { noticeReader, noticeWriter } from "./notices.ts";
import { byName } from "./listing.ts";
import { effectWriter, jobReader, jobWriter, memoryDesk, putEffects } from "./outbox.ts";
import { recordOf } from "./record.ts";
import { saleReader, saleWriter, VisitsOverlap } from "./sales.ts";
import { serviceReader, serviceWriter } from "./services.ts";
import { organizationReader, settingsWriter } from "./settings.ts";
import { statisticsReader } from "./statistics.ts";
import { liveReader, viewReader, viewWriter } from "./views.ts";

export interface MemoryTenants extends Tenants {
  /** Opens the books of one more firm. */
  open(firm: Firm): void;
  /** What a worker takes jobs from. */
  readonly desk: Desk;
  /** Everything the organization has, for tests that look behind the door. */
  ledger(organization: OrganizationId): Readonly<Ledger>;
}

/** The one door onto books that live as long as the program. Writes are let in one at a time. */
export function memoryTenants(firms: readonly Firm[], clock: Clock): MemoryTenants {
  const ledgers = new Map<OrganizationId, Ledger>(firms.map((firm) => [firm.organization.id, openLedger(firm)]));
  let lastWrite: Promise<unknown> = Promise.resolve();

  function ledger(id: OrganizationId): Ledger {
    const found = ledgers.get(id);
    if (!found) throw new Error("Cannot open the books: there is no such organization");
    return found;
  }

  async function writeAlone<T, E>(actor: Actor, work: (books: Books) => Promise<Result<T, E>>) {
    const before = ledger(actor.organizationId);
    const key = actor.once ? `${actor.userId} ${actor.once.key}` : null;
    const told = key === null ? undefined : before.answers.get(key);
    if (told && told.fingerprint !== actor.once!.fingerprint) return no({ kind: "idempotency_mismatch" });
    if (told) return yes(JSON.parse(told.answer) as T);

    const draft = copyOf(before);
    try {
      const result = await work(booksOf(draft, actor, clock));
      if (!result.ok) return result;
      if (key !== null) {
        const answer = JSON.stringify(result.value ?? null);
        draft.answers.set(key, { fingerprint: actor.once!.fingerprint, answer });
      }
      ledgers.set(actor.organizationId, draft);
      return yes(asJson(result.value));
    } catch (fault) {
      if (fault instanceof VisitsOverlap) return no({ kind: "visit_overlaps", other: null } as E);
      throw fault;
    }
  }

  return {
    desk: memoryDesk(() => ledgers, clock),
    open: (firm) => void ledgers.set(firm.organization.id, openLedger(firm)),
    ledger,
    read: (actor, ask) => Promise.resolve().then(() => answersTo(ask(readersOf(ledger(actor.organizationId))))),
    write: (actor, work) => {
      const turn = lastWrite.then(() => writeAlone(actor, work));
      lastWrite = turn.catch(() => {});
      return turn;
    },
  };
}

function readersOf(ledger: Ledger): Readers {
  return {
    organization: organizationReader(ledger),
    members: {
      all: () => question(() => [...ledger.members].sort((a, b) => byName(a.name, b.name))),
      some: (ids) => question(() => ledger.members.filter(({ id }) => ids.includes(id))),
    },
    customers: customerReader(ledger),
    notes: noteReader(ledger),
    services: serviceReader(ledger),
    imports: importReader(ledger),
    sales: saleReader(ledger),
    agreements: agreementReader(ledger),
    views: viewReader(ledger),
    live: liveReader(ledger),
    leads: leadReader(ledger),
    statistics: statisticsReader(ledger),
    figures: figuresReader(ledger),
    audit: auditReader(ledger),
    integrations: integrationReader(ledger),
    jobs: jobReader(ledger),
    inbox: inboxReader(ledger),
    calendar: calendarReader(ledger),
    hooks: hookReader(ledger),
    invoices: invoiceReader(ledger),
    mail: mailReader(ledger),
    notices: noticeReader(ledger),
    intake: intakeReader(ledger),
  };
}

function booksOf(ledger: Ledger, actor: Actor, clock: Clock): Books {
  const { write, note } = recordOf(ledger, actor, clock);
  const put = (effects: readonly Effect[]) => actor.quietly ? undefined : putEffects(ledger, clock, effects);
  return {
    read: readersOf(ledger),
    ask: (questions) => Promise.resolve().then(() => answersTo(questions)),
    customers: customerWriter(ledger, clock, write),
    notes: noteWriter(ledger, actor, clock, write),
    services: serviceWriter(ledger, clock, write),
    imports: importWriter(ledger),
    sales: saleWriter(ledger, actor, clock, write, put),
    agreements: agreementWriter(ledger, clock, write),
    views: viewWriter(ledger, write),
    leads: leadWriter(ledger, actor, clock, write, put),
    settings: settingsWriter(ledger, write),
    reports: reportWriter(ledger, write),
    effects: effectWriter(ledger, clock),
    jobs: jobWriter(ledger, clock, write),
    integrations: integrationWriter(ledger, clock, write),
    inbox: inboxWriter(ledger, clock),
    calendar: calendarWriter(ledger, clock, write, actor.organizationId),
    hooks: hookWriter(ledger, clock, write),
    invoices: invoiceWriter(ledger, clock, write),
    mail: mailWriter(ledger, actor, clock, write),
    notices: noticeWriter(ledger, actor, clock),
    intake: intakeWriter(ledger, write),
    note,
  };
}

function answersTo<Q extends Questions>(questions: Q): Answers<Q> {
  return Object.fromEntries(Object.entries(questions).map(([name, one]) => [name, answerTo(one)])) as Answers<Q>;
}
