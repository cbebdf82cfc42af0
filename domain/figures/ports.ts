import type { CustomerId, SaleId, ServiceId, UserId } from "../kernel/ids.ts";
import type { Ore, Quantity } from "../kernel/money.ts";
import type { Listing, Part } from "../kernel/page.ts";
import type { Day } from "../kernel/time.ts";
import type { SaleStatus } from "../sales/moves.ts";
import type { SaleNumber } from "../sales/number.ts";
import type { Source } from "../sales/sale.ts";
import type { Question } from "../tenants.ts";
import type { SavedReport, SavedReportId } from "./report.ts";

/** What a handful of sales comes to. */
export interface Sums {
  readonly count: number;
  readonly net: Ore;
  readonly vat: Ore;
  readonly gross: Ore;
  /** How many of them are paid, and the days that took to the last payment, all together: from the lead it was, or from the sale itself. */
  readonly cycles: number;
  readonly cycleDays: number;
}

/** What sums can be told apart by. */
export interface Facets {
  readonly month: Day;
  readonly owner: UserId;
  readonly status: SaleStatus;
  readonly source: Source;
}
export type Facet = keyof Facets;

/** Which sales are summed: those of these days, both among them. Empty lists and nulls leave out nothing. */
export interface SumFilter {
  readonly from: Day;
  readonly to: Day;
  readonly owner: UserId | null;
  readonly statuses: readonly SaleStatus[];
  readonly sources: readonly Source[];
}

/** From one day to another, both belong to it. */
export interface Span {
  readonly from: Day;
  readonly to: Day;
}

/** A time, and two it is compared with. */
export interface Spans {
  readonly now: Span;
  readonly previous: Span;
  readonly yearBefore: Span;
}

/** A customer by the revenue of a period, beside the period before and the year before. */
export interface CustomerFigure {
  readonly id: CustomerId;
  readonly name: string;
  readonly count: number;
  readonly revenue: Ore;
  readonly previous: Ore;
  readonly yearBefore: Ore;
}

/** What was done of a service in a period; null stands for lines without a service. */
export interface ServiceFigure {
  readonly id: ServiceId | null;
  readonly name: string | null;
  readonly category: string | null;
  readonly active: boolean;
  /** Sales with it. */
  readonly count: number;
  readonly quantity: Quantity;
  readonly net: Ore;
  /** What one of it costs now; null where that is not kept. */
  readonly costOre: Ore | null;
  readonly previous: Ore;
  readonly yearBefore: Ore;
}

/** What a customer has paid, refunds taken off. */
export interface PaidBy {
  readonly paid: Ore;
  readonly sales: number;
  readonly firstOn: Day;
}
export type PayingCustomer = PaidBy & { readonly id: CustomerId; readonly name: string };

/** What all paying customers together may be worth in two years. */
export interface PaidByAll {
  readonly customers: number;
  /** Those of them who paid for more than one sale. */
  readonly repeat: number;
  readonly value: Ore;
}

/** Whom work was done for in a period: all, those it was done for in the one before too, those it was not, and those who stayed away. */
export const COMINGS = ["all", "again", "fresh", "gone"] as const;
export type Coming = typeof COMINGS[number];
/** How many came, were there before, and both (CUS-10). */
export interface Comings {
  readonly now: number;
  readonly before: number;
  readonly again: number;
}
export type ComingCustomer = Pick<CustomerFigure, "id" | "name" | "revenue" | "previous">;

/** One line of work done, for the list behind a service's figure. */
export interface LineRow {
  readonly id: string;
  readonly saleId: SaleId;
  readonly saleNumber: SaleNumber;
  readonly saleDate: Day;
  readonly customerName: string;
  readonly description: string;
  readonly quantity: Quantity;
  readonly unit: string;
  readonly net: Ore;
}

/** Which lines: of one service or, where it is null, of none. */
export interface LineFilter extends Span {
  readonly service: ServiceId | null;
  readonly statuses: readonly SaleStatus[];
  readonly owner: UserId | null;
}

/** Figures that stand ready; `owner` narrows each to one person's sales. */
export interface FiguresReader {
  sums<F extends Facet>(by: readonly F[], filter: SumFilter): Question<readonly (Sums & Pick<Facets, F>)[]>;
  /** By revenue, the highest first; those without are not among them. */
  customers(owner: UserId | null, spans: Spans, most: number): Question<readonly CustomerFigure[]>;
  /**
   * Every service, by what its lines come to in sales of these states; of lines without a service there is one row where
   * there are any.
   */
  services(owner: UserId | null, statuses: readonly SaleStatus[], spans: Spans): Question<readonly ServiceFigure[]>;
  /** By what they may be worth in two years, the highest first. */
  payingCustomers(owner: UserId | null, today: Day, most: number): Question<readonly PayingCustomer[]>;
  paidByAll(owner: UserId | null, today: Day): Question<PaidByAll>;
  comings(owner: UserId | null, spans: Pick<Spans, "now" | "previous">): Question<Comings>;
  /** By what they bought in both periods together, the most first. */
  comingCustomers(
    owner: UserId | null,
    spans: Pick<Spans, "now" | "previous">,
    which: Coming,
    most: number,
  ): Question<readonly ComingCustomer[]>;
  /** Lines of sales of these states in the time, of one service or of none, newest first. */
  lines(filter: LineFilter, part: Part): Question<Listing<LineRow>>;
  /** The person's own reports and those shared with everybody, by name. */
  savedReports(person: UserId): Question<readonly SavedReport[]>;
  /** Null where there is none, or it is somebody else's own. */
  savedReport(person: UserId, id: SavedReportId): Question<SavedReport | null>;
}

export type ReportEvent = "report_saved" | "report_changed" | "report_deleted";

export interface ReportWriter {
  /** The report, held until the transaction ends. */
  lock(id: SavedReportId): Promise<SavedReport | null>;
  add(report: SavedReport): Promise<void>;
  record(event: Exclude<ReportEvent, "report_saved">, report: SavedReport): Promise<void>;
}
