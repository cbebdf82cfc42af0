import { copyOfShelf, type InvoiceShelf, openShelf } from "./invoices.ts";
import type { InboxEntry } from "../../domain/delivery/inbox.ts";
import type { JobRow } from "../../domain/delivery/job.ts";
import { type CalendarLedger, copyOfCalendar, openCalendar } from "./calendar.ts";
import type { SavedReport, SavedReportId } from "../../domain/figures/report.ts";
import type { Service } from "../../domain/catalogue/service.ts";
import type { Customer } from "../../domain/customers/customer.ts";
import type { Merge } from "../../domain/customers/merge.ts";
import type { CustomerNote } from "../../domain/customers/note.ts";
import type { Import, ImportRow } from "../../domain/imports/import.ts";
import type { Mail } from "../../domain/intake/mail.ts";
import type { File, KeptPortals } from "../../domain/intake/ports.ts";
import type { Neighbour } from "../../domain/integrations/integration.ts";
import type { SealedIntegration } from "../../domain/integrations/ports.ts";
import type {
  AgreementId,
  CustomerId,
  DeliveryId,
  HookId,
  ImportId,
  InboxId,
  JobId,
  LeadId,
  MailId,
  MergeId,
  NoteId,
  SaleId,
  ServiceId,
  UserId,
  ViewId,
} from "../../domain/kernel/ids.ts";
import { AUTOMATIC } from "../../domain/kernel/automatic.ts";
import type { Day, Instant } from "../../domain/kernel/time.ts";
import type { MailEntry } from "../../domain/mail/ports.ts";
import type { MailSettings } from "../../domain/mail/settings.ts";
import type { NoticeRow } from "../../domain/notices/notice.ts";
import type { Lead } from "../../domain/leads/lead.ts";
import type { KeptWeights, LeadStep } from "../../domain/leads/ports.ts";
import type { Member, Organization } from "../../domain/organizations/organization.ts";
import type { Payment } from "../../domain/sales/payment.ts";
import type { Person, Step } from "../../domain/sales/ports.ts";
import type { Sale } from "../../domain/sales/sale.ts";
import type { Settings } from "../../domain/organizations/settings.ts";
import type { SavedView } from "../../domain/views/view.ts";
import type { Hook, HookDelivery } from "../../domain/hooks/hook.ts";
import type { SealedSecrets } from "../../domain/hooks/ports.ts";
import type { Question } from "../../domain/tenants.ts";
import type { KeptAgreement, KeptTie } from "./agreements.ts";

/** A firm and those who work or worked in it. */
export interface Firm {
  readonly organization: Organization;
  readonly members: readonly Member[];
}

export type WrittenLeadStep = Omit<LeadStep, "by"> & { readonly by: UserId };
export type WrittenStep = Omit<Step, "by"> & { readonly by: UserId };

/** What happened, to what. */
export interface WrittenEvent {
  readonly at: Instant;
  readonly kind: string;
  readonly resourceType:
    | "sale"
    | "customer"
    | "service"
    | "lead"
    | "organization"
    | "report"
    | "view"
    | "job"
    | "calendar"
    | "hook"
    | "agreement"
    | "mail";
  readonly resourceId: string;
  readonly actorId: UserId;
  readonly facts: Readonly<Record<string, unknown>>;
}

/** A webhook with its secrets. */
export type KeptHook = SealedSecrets & { readonly hook: Hook };

/** An effect with what only the desk knows of it. */
export type WrittenJob = Omit<JobRow, "maybeDone"> & {
  readonly token: number;
  readonly startedAt: Instant | null;
  readonly asked: number;
  readonly askedAtClaim: number;
};

/** Who did it, by which request. */
export interface AuditRow {
  readonly at: Instant;
  readonly actorId: UserId;
  readonly action: string;
  readonly resourceType: string;
  readonly resourceId: string | null;
  readonly changes: Readonly<Record<string, unknown>>;
  readonly requestId: string;
}

/** All that one organization has. Its records are never changed in place, so a copy may share them. */
export interface Ledger extends Firm {
  readonly customers: Map<CustomerId, Customer>;
  readonly imports: Map<ImportId, Import>;
  readonly importRows: Map<ImportId, readonly ImportRow[]>;
  /** In order of merging. */
  readonly merges: Merge[];
  readonly services: Map<ServiceId, Service>;
  readonly sales: Map<SaleId, Sale>;
  readonly views: Map<ViewId, SavedView>;
  readonly agreements: Map<AgreementId, KeptAgreement>;
  /** By the sale that is the visit. */
  readonly ties: Map<SaleId, KeptTie>;
  /** The agreements that changed hands in each merge. */
  readonly mergedAgreements: Map<MergeId, readonly AgreementId[]>;
  readonly notes: Map<NoteId, CustomerNote>;
  /** The notes that changed hands in each merge. */
  readonly mergedNotes: Map<MergeId, readonly NoteId[]>;
  readonly history: Map<SaleId, readonly WrittenStep[]>;
  readonly payments: Map<SaleId, readonly Payment[]>;
  /** The last sale number given out in each year. */
  readonly counters: Map<number, number>;
  readonly leads: Map<LeadId, Lead>;
  readonly leadSteps: Map<LeadId, readonly WrittenLeadStep[]>;
  /** One at most; a list, so that a copy can be thrown away. */
  readonly leadWeights: KeptWeights[];
  /** One at most: what was decided since the firm was opened. */
  readonly settings: Settings[];
  readonly reports: Map<SavedReportId, SavedReport>;
  readonly integrations: Map<Neighbour, SealedIntegration>;
  readonly outbox: Map<JobId, WrittenJob>;
  readonly hooks: Map<HookId, KeptHook>;
  readonly hookDeliveries: Map<DeliveryId, HookDelivery>;
  readonly inbox: Map<InboxId, InboxEntry>;
  readonly calendar: CalendarLedger;
  readonly shelf: InvoiceShelf;
  /** One at most: what was decided since the firm was opened. */
  readonly mailSettings: MailSettings[];
  /** By the effect's key. */
  readonly mailLog: Map<string, MailEntry & { readonly at: Instant }>;
  /** In the order they were told. */
  readonly notices: (Omit<NoticeRow, "name" | "number"> & { readonly userId: UserId; readonly key: string })[];
  /** The day each lead's follow-up was reminded of. */
  readonly reminded: Map<LeadId, Day>;
  readonly mails: Map<MailId, Mail>;
  readonly mailFiles: Map<MailId, readonly File[]>;
  /** One at most. */
  readonly mailPortals: KeptPortals[];
  readonly events: WrittenEvent[];
  readonly audit: AuditRow[];
  /** What was answered to a caller's key. */
  readonly answers: Map<string, { readonly fingerprint: string; readonly answer: string }>;
}

/** A firm with its people and nothing else. */
export function openLedger({ organization, members }: Firm): Ledger {
  return {
    organization,
    members,
    customers: new Map(),
    imports: new Map(),
    importRows: new Map(),
    merges: [],
    services: new Map(),
    sales: new Map(),
    views: new Map(),
    agreements: new Map(),
    ties: new Map(),
    mergedAgreements: new Map(),
    notes: new Map(),
    mergedNotes: new Map(),
    history: new Map(),
    payments: new Map(),
    counters: new Map(),
    leads: new Map(),
    leadSteps: new Map(),
    leadWeights: [],
    settings: [],
    reports: new Map(),
    integrations: new Map(),
    outbox: new Map(),
    hooks: new Map(),
    hookDeliveries: new Map(),
    inbox: new Map(),
    calendar: openCalendar(),
    shelf: openShelf(),
    mailSettings: [],
    mailLog: new Map(),
    notices: [],
    reminded: new Map(),
    mails: new Map(),
    mailFiles: new Map(),
    mailPortals: [],
    events: [],
    audit: [],
    answers: new Map(),
  };
}

/** A ledger to work on, that can be thrown away. */
export function copyOf(ledger: Ledger): Ledger {
  return {
    ...ledger,
    customers: new Map(ledger.customers),
    imports: new Map(ledger.imports),
    importRows: new Map(ledger.importRows),
    merges: [...ledger.merges],
    services: new Map(ledger.services),
    sales: new Map(ledger.sales),
    views: new Map(ledger.views),
    agreements: new Map(ledger.agreements),
    ties: new Map(ledger.ties),
    mergedAgreements: new Map(ledger.mergedAgreements),
    notes: new Map(ledger.notes),
    mergedNotes: new Map(ledger.mergedNotes),
    history: new Map(ledger.history),
    payments: new Map(ledger.payments),
    counters: new Map(ledger.counters),
    leads: new Map(ledger.leads),
    leadSteps: new Map(ledger.leadSteps),
    leadWeights: [...ledger.leadWeights],
    settings: [...ledger.settings],
    reports: new Map(ledger.reports),
    integrations: new Map(ledger.integrations),
    outbox: new Map(ledger.outbox),
    hooks: new Map(ledger.hooks),
    hookDeliveries: new Map(ledger.hookDeliveries),
    inbox: new Map(ledger.inbox),
    calendar: copyOfCalendar(ledger.calendar),
    shelf: copyOfShelf(ledger.shelf),
    mailSettings: [...ledger.mailSettings],
    mailLog: new Map(ledger.mailLog),
    notices: [...ledger.notices],
    reminded: new Map(ledger.reminded),
    mails: new Map(ledger.mails),
    mailFiles: new Map(ledger.mailFiles),
    mailPortals: [...ledger.mailPortals],
    events: [...ledger.events],
    audit: [...ledger.audit],
    answers: new Map(ledger.answers),
  };
}

/** A member by id, as a sale shows them. */
export function personIn({ members }: Firm, id: UserId | null): Person | null {
  if (id === AUTOMATIC.id) return AUTOMATIC;
  const member = members.find((one) => one.id === id);
  return member ? { id: member.id, name: member.name } : null;
}

interface Ask<T> extends Question<T> {
  readonly ask: () => T;
}

/** A question of this door: it looks when it is asked, not when it is made. */
export function question<T>(ask: () => T): Question<T> {
  return { ask } as Ask<T>;
}

/** The answer to a question, as plain JSON would bring it: nobody can reach the ledger through it. */
export function answerTo(question: Question<unknown>): unknown {
  return asJson((question as Ask<unknown>).ask());
}

/** A copy that shares nothing with its original, and has only what JSON can say. */
export function asJson<T>(value: T): T {
  return value === undefined ? value : JSON.parse(JSON.stringify(value));
}
