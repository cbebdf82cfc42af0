import type { AgreementReader, AgreementWriter } from "./agreements/ports.ts";
import type { AuditAction } from "./audit/actions.ts";
import type { AuditReader } from "./audit/ports.ts";
import type { EffectWriter, JobReader, JobWriter } from "./delivery/ports.ts";
import type { InvoiceReader, InvoiceWriter } from "./invoicing/ports.ts";
import type { InboxReader, InboxWriter } from "./delivery/inbox.ts";
import type { IntakeReader, IntakeWriter } from "./intake/ports.ts";
import type { IntegrationReader, IntegrationWriter } from "./integrations/ports.ts";
import type { CalendarReader, CalendarWriter } from "./calendar/ports.ts";
import type { CustomerReader, CustomerWriter, NoteReader, NoteWriter } from "./customers/ports.ts";
import type { ServiceReader, ServiceWriter } from "./catalogue/ports.ts";
import type { FiguresReader, ReportWriter } from "./figures/ports.ts";
import type { HookReader, HookWriter } from "./hooks/ports.ts";
import type { ImportReader, ImportWriter } from "./imports/ports.ts";
import type { Actor, RepeatRefusal } from "./kernel/actor.ts";
import type { Result } from "./kernel/result.ts";
import type { LiveReader } from "./live/ports.ts";
import type { MailReader, MailWriter } from "./mail/ports.ts";
import type { NoticeReader, NoticeWriter } from "./notices/ports.ts";
import type { LeadReader, LeadWriter } from "./leads/ports.ts";
import type { MemberReader, OrganizationReader, SettingsWriter } from "./organizations/ports.ts";
import type { ViewReader, ViewWriter } from "./views/ports.ts";
import type { SaleReader, SaleWriter, StatisticsReader } from "./sales/ports.ts";

declare const answer: unique symbol;

/** A question to an organization's books. Nothing is asked until it is handed to `read` or `ask`. */
export interface Question<out T> {
  readonly [answer]?: T;
}

export type Questions = Record<string, Question<unknown>>;
export type Answers<Q extends Questions> = { [K in keyof Q]: Q[K] extends Question<infer T> ? T : never };

/** What can be asked of an organization's books. */
export interface Readers {
  readonly organization: OrganizationReader;
  readonly members: MemberReader;
  readonly customers: CustomerReader;
  readonly notes: NoteReader;
  readonly services: ServiceReader;
  readonly imports: ImportReader;
  readonly sales: SaleReader;
  readonly agreements: AgreementReader;
  readonly views: ViewReader;
  readonly live: LiveReader;
  readonly leads: LeadReader;
  readonly statistics: StatisticsReader;
  readonly figures: FiguresReader;
  readonly audit: AuditReader;
  readonly integrations: IntegrationReader;
  readonly jobs: JobReader;
  readonly inbox: InboxReader;
  readonly calendar: CalendarReader;
  readonly hooks: HookReader;
  readonly invoices: InvoiceReader;
  readonly mail: MailReader;
  readonly notices: NoticeReader;
  readonly intake: IntakeReader;
}

/** What can be done in one transaction on an organization's books. */
export interface Books {
  readonly read: Readers;
  /** Several questions, sent together. */
  ask<Q extends Questions>(questions: Q): Promise<Answers<Q>>;
  readonly customers: CustomerWriter;
  readonly notes: NoteWriter;
  readonly services: ServiceWriter;
  readonly imports: ImportWriter;
  readonly sales: SaleWriter;
  readonly agreements: AgreementWriter;
  readonly views: ViewWriter;
  readonly leads: LeadWriter;
  readonly settings: SettingsWriter;
  readonly reports: ReportWriter;
  readonly effects: EffectWriter;
  readonly jobs: JobWriter;
  readonly integrations: IntegrationWriter;
  readonly inbox: InboxWriter;
  readonly calendar: CalendarWriter;
  readonly hooks: HookWriter;
  readonly invoices: InvoiceWriter;
  readonly mail: MailWriter;
  readonly notices: NoticeWriter;
  readonly intake: IntakeWriter;
  /** Writes an audit row for something that changed nothing, such as an export. */
  note(action: AuditAction, facts: Readonly<Record<string, unknown>>): Promise<void>;
}

/** The one door to the data: there is no store outside `read` and `write`, so there is no query without an organization. */
export interface Tenants {
  /** All questions go out together, in one read-only transaction, and fail as a whole. */
  read<Q extends Questions>(actor: Actor, ask: (books: Readers) => Q): Promise<Answers<Q>>;
  /**
   * One transaction. A throw or a refusal leaves nothing behind. With `actor.once` the first answer is kept in the same
   * transaction and given again to the same key, so a call can be repeated safely; its value must be plain JSON.
   */
  write<T, E>(actor: Actor, work: (books: Books) => Promise<Result<T, E>>): Promise<Result<T, E | RepeatRefusal>>;
}
