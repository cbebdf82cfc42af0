import { type Context, HttpError } from "fresh";
import { define, type State } from "../../adapters/http/define.ts";
import { csvOf } from "../../adapters/http/export_csv.ts";
import { xlsxOf } from "../../adapters/http/export_xlsx.ts";
import { FILE_FORMATS, type Sheet, streamOf } from "../../adapters/http/sheet.ts";
import { mayCompare } from "../../domain/figures/find_figures.ts";
import { compared, writePeriod } from "../../domain/figures/period.ts";
import { readReportDays } from "../leads/(_components)/lead_query.ts";
import { bandsSheet, endingsSheet, firmsSheet } from "../leads/(_components)/lead_sheets.ts";
import { readComing, readPeriodOf, readPlan, writePlan } from "./(_components)/report_query.ts";
import { comingsSheet, customersSheet, worthSheet } from "./(_components)/customer_sheets.ts";
import { forecastSheet } from "./(_components)/forecast_sheets.ts";
import { monthsSheet, sourcesSheet, statusesSheet, weeksSheet } from "./(_components)/overview_sheets.ts";
import { organizationsSheet, teamSheet } from "./(_components)/people_sheets.ts";
import { reportSheet } from "./(_components)/report_sheet.ts";
import { servicesSheet } from "./(_components)/services_sheet.ts";

type Made = (ctx: Context<State>) => Promise<Sheet | null>;

const MOST_CUSTOMERS = 10;
const ofOverview =
  (make: (ctx: Context<State>, ...given: Parameters<typeof statusesSheet>) => Sheet): Made => async (ctx) => {
    const { useCases, actor, organization, today } = ctx.state, period = readPeriodOf(ctx.url, today);
    const { value } = await useCases.findOverview(actor, period, organization);
    return make(ctx, value, { from: period.from, to: period.to }, ctx.state);
  };
const ofCustomers = (make: typeof customersSheet): Made => async (ctx) => {
  const { useCases, actor, organization, today } = ctx.state, period = readPeriodOf(ctx.url, today);
  const { value } = await useCases.findCustomerFigures(actor, period, organization, MOST_CUSTOMERS);
  return make(value, period, ctx.state);
};

/** Every table of the reports that can be taken along, by its name in the address. */
const SHEETS: Readonly<Record<string, Made>> = {
  months: ofOverview((_, overview, __, reading) => monthsSheet(overview, reading)),
  weeks: ofOverview((_, overview, __, reading) => weeksSheet(overview, reading)),
  statuses: ofOverview((_, ...given) => statusesSheet(...given)),
  sources: ofOverview((_, ...given) => sourcesSheet(...given)),
  customers: ofCustomers(customersSheet),
  worth: ofCustomers((figures, _, reading) => worthSheet(figures, reading)),
  async returning({ state, url }) {
    const period = readPeriodOf(url, state.today);
    const { value } = await state.useCases.findComings(state.actor, period, readComing(url));
    return comingsSheet(value.customers, period, state);
  },
  async leads({ state, url }) {
    const { from, to } = readReportDays(url.searchParams, state.today);
    const { value } = await state.useCases.findLeadReport(state.actor, from, to);
    return bandsSheet(value.bands, value.whole, state.words);
  },
  async lead_endings({ state, url }) {
    const { from, to } = readReportDays(url.searchParams, state.today);
    const { value } = await state.useCases.findLeadReport(state.actor, from, to);
    return endingsSheet(value.endings, state.words);
  },
  async lead_firms({ state, url }) {
    const { from, to } = readReportDays(url.searchParams, state.today);
    if (!mayCompare(state.organizations) || state.actor.role !== "ADMIN") return null;
    const led = state.organizations.filter(({ role }) => role === "ADMIN");
    const actors = led.map(({ id, role }) => ({ ...state.actor, organizationId: id, role }));
    const { value } = await state.useCases.compareLeads(actors, from, to);
    const nameOf = (id: string) => led.find((one) => one.id === id)?.name ?? "";
    const firms = value.map((outcome) => ({ name: nameOf(outcome.organizationId), outcome }));
    return firmsSheet(firms, state.words);
  },
  async services({ state, url }) {
    const period = readPeriodOf(url, state.today);
    const { value } = await state.useCases.findServiceFigures(state.actor, period);
    return servicesSheet(value, period, state);
  },
  async team({ state, url }) {
    const period = readPeriodOf(url, state.today);
    const { value } = await state.useCases.findTeamFigures(state.actor, period);
    return teamSheet(value, compared(period), state);
  },
  async forecast({ state }) {
    const { value } = await state.useCases.findForecast(state.actor, state.organization);
    return forecastSheet(value, state);
  },
  async organizations({ state, url }) {
    const period = readPeriodOf(url, state.today);
    if (!mayCompare(state.organizations)) return null;
    const { value } = await state.useCases.compareOrganizations(state.actor, state.organizations, period);
    return organizationsSheet(value, compared(period), state.organization.id, state);
  },
  async custom({ state, url }) {
    const found = await state.useCases.runReport(state.actor, readPlan(url.searchParams), state.organization);
    return found.ok ? reportSheet(found.value, state) : null;
  },
};

/** A table of the reports as a file, for those who may export; that it was taken is written down (EXP-01, EXP-04). */
export const handler = define.handlers({
  async GET(ctx) {
    const { useCases, actor, language, organization } = ctx.state, { searchParams } = ctx.url;
    const report = searchParams.get("report") ?? "", make = Object.hasOwn(SHEETS, report) ? SHEETS[report] : null;
    const format = FILE_FORMATS.find((one) => one === searchParams.get("format"));
    if (make === null || format === undefined) throw new HttpError(404);
    const about = report === "custom"
      ? { plan: writePlan(readPlan(searchParams)).toString() }
      : { period: writePeriod(readPeriodOf(ctx.url, ctx.state.today)) };
    const noted = await useCases.noteExport(actor, report, { format, ...about });
    if (!noted.ok) throw new HttpError(403);
    const sheet = await make(ctx);
    if (sheet === null) throw new HttpError(404);
    const writing = { language, timeZone: organization.timeZone };
    const stream = streamOf(sheet, ctx.state.words.figures.total);
    return format === "csv" ? csvOf(stream, writing) : xlsxOf(stream, writing);
  },
});
