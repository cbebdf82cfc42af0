import type { AgreementWorld } from "../../domain/agreements/carry_out.ts";
import { changeAgreement } from "../../domain/agreements/change_agreement.ts";
import { changeFromVisit } from "../../domain/agreements/change_visit.ts";
import {
  findAgreement,
  findAgreements,
  findAgreementsOf,
  previewAgreement,
} from "../../domain/agreements/find_agreements.ts";
import { recordAgreement } from "../../domain/agreements/record_agreement.ts";
import { checkAudit, exportAudit, findAudit } from "../../domain/audit/find_audit.ts";
import { findCalendar, findQuestions, findSlots } from "../../domain/calendar/find_calendar.ts";
import { findVisit } from "../../domain/calendar/find_visit.ts";
import {
  addAbsence,
  changeCalendarSettings,
  dropAbsence,
  dropFeed,
  findCalendarSettings,
  findPersonCalendar,
  makeFeed,
  readFeed,
  setWorkingWeek,
} from "../../domain/calendar/keep_calendar.ts";
import { findService, findServices } from "../../domain/catalogue/find_services.ts";
import { changeService, dropPrice, recordService } from "../../domain/catalogue/record_service.ts";
import { changeCustomer } from "../../domain/customers/change_customer.ts";
import { deleteCustomer, restoreCustomer } from "../../domain/customers/delete_customer.ts";
import {
  findCustomer,
  findCustomerFile,
  findCustomerPage,
  findCustomers,
  findDoubles,
  findTags,
} from "../../domain/customers/find_customers.ts";
import { exportCustomers } from "../../domain/customers/export_customers.ts";
import { changeNote, dropNote, findNote, writeNote } from "../../domain/customers/keep_notes.ts";
import { mergeCustomers, unmergeCustomers } from "../../domain/customers/merge_customers.ts";
import { recordCustomer } from "../../domain/customers/record_customer.ts";
import { changeLead, followUpLead, moveLeadTo } from "../../domain/leads/change_lead.ts";
import { convertLead, findConversion } from "../../domain/leads/convert_lead.ts";
import { deleteLead, restoreLead } from "../../domain/leads/delete_lead.ts";
import {
  findDueLeads,
  findLead,
  findLeadBoard,
  findLeadForm,
  findLeads,
  findLeadScore,
} from "../../domain/leads/find_leads.ts";
import { undoLead } from "../../domain/leads/undo_lead.ts";
import { exportLeads } from "../../domain/leads/export_leads.ts";
import { recordLead } from "../../domain/leads/record_lead.ts";
import { compareLeads, findLeadReport } from "../../domain/leads/report.ts";
import { changeWeights, findWeights } from "../../domain/leads/weigh_leads.ts";
import { changeSettings, findSettings } from "../../domain/organizations/change_settings.ts";
import { findAnything, findRecent } from "../../domain/finding/find_anything.ts";
import { askForInvoice } from "../../domain/invoicing/ask_for_invoice.ts";
import { askAccountsNow, changeBilling, findBilling } from "../../domain/invoicing/connect_billing.ts";
import { findReconciliation, reconcileNow, setFindingAside } from "../../domain/invoicing/find_reconciliation.ts";
import { findNews, findNow } from "../../domain/live/find_news.ts";
import { dropView, findViews, keepView } from "../../domain/views/keep_views.ts";
import { changeMany } from "../../domain/sales/change_many.ts";
import { exportImportFaults } from "../../domain/imports/export_faults.ts";
import { goOnImport } from "../../domain/imports/go_on.ts";
import {
  checkImport,
  findImport,
  findImports,
  receiveImport,
  runImport,
  undoImport,
} from "../../domain/imports/prepare_import.ts";
import { words } from "../../locales/words.ts";
import { parsePhone } from "../phone.ts";
import { randomTokens } from "../tokens.ts";
import { importRunner } from "./import_runner.ts";
import { changeSale } from "../../domain/sales/change_sale.ts";
import { correctSale } from "../../domain/sales/correct_sale.ts";
import { deleteSale, restoreSale } from "../../domain/sales/delete_sale.ts";
import { exportPicked, exportSales } from "../../domain/sales/export_sales.ts";
import {
  compareOrganizations,
  findComings,
  findCustomerFigures,
  findForecast,
  findLines,
  findOverview,
  findSellers,
  findServiceFigures,
  findTeamFigures,
  noteExport,
  runReport,
  todayIn,
} from "../../domain/figures/find_figures.ts";
import { deleteReport, findReport, findReports, saveReport } from "../../domain/figures/keep_reports.ts";
import { findBoard } from "../../domain/sales/find_board.ts";
import { findTrends } from "../../domain/figures/trends.ts";
import { findDay } from "../../domain/sales/find_day.ts";
import { findSaleForm } from "../../domain/sales/find_form.ts";
import { findDeletedSales, findSale, findSales, findWholeSales } from "../../domain/sales/find_sales.ts";
import { findFirstSteps } from "../../domain/sales/first_steps.ts";
import { findSummary } from "../../domain/sales/find_summary.ts";
import { moveSale } from "../../domain/sales/move_sale.ts";
import { paySale } from "../../domain/sales/pay_sale.ts";
import { planVisit } from "../../domain/sales/plan_visit.ts";
import { recordSale } from "../../domain/sales/record_sale.ts";
import { undoMove } from "../../domain/sales/undo_move.ts";
import type { World } from "../../domain/sales/world.ts";

/** What agreements are handed. The reason stays with the visit, so it is in the firm's language and not in one reader's. */
export function agreementWorld(world: World): AgreementWorld {
  return { ...world, calledOff: words("da").agreements.calledOff };
}

/** Every use case of the firm's work, handed its world: what routes and calls ask. */
export function workUseCases(world: World) {
  const recurring = agreementWorld(world);
  const files = { ...world, phones: { parse: parsePhone } };
  return {
    recordSale: recordSale(world),
    changeSale: changeSale(world),
    keepView: keepView(world),
    dropView: dropView(world),
    findViews: findViews(world),
    findAnything: findAnything(world),
    findRecent: findRecent(world),
    findNews: findNews(world),
    findNow: findNow(world),
    changeMany: changeMany(world),
    moveSale: moveSale(world),
    planVisit: planVisit(world),
    findCalendar: findCalendar(world),
    findSlots: findSlots(world),
    findQuestions: findQuestions(world),
    findVisit: findVisit(world),
    findCalendarSettings: findCalendarSettings(world),
    changeCalendarSettings: changeCalendarSettings(world),
    findPersonCalendar: findPersonCalendar(world),
    setWorkingWeek: setWorkingWeek(world),
    addAbsence: addAbsence(world),
    dropAbsence: dropAbsence(world),
    makeFeed: makeFeed({ ...world, tokens: randomTokens }),
    dropFeed: dropFeed(world),
    readFeed: readFeed({ ...world, tokens: randomTokens }),
    undoMove: undoMove(world),
    correctSale: correctSale(world),
    paySale: paySale(world),
    deleteSale: deleteSale(world),
    restoreSale: restoreSale(world),
    findSale: findSale(world),
    askForInvoice: askForInvoice(world),
    findReconciliation: findReconciliation(world),
    reconcileNow: reconcileNow(world),
    setFindingAside: setFindingAside(world),
    findBilling: findBilling(world),
    changeBilling: changeBilling(world),
    askAccountsNow: askAccountsNow(world),
    findSales: findSales(world),
    findWholeSales: findWholeSales(world),
    findDeletedSales: findDeletedSales(world),
    findBoard: findBoard(world),
    findDay: findDay(world),
    findSaleForm: findSaleForm(world),
    recordAgreement: recordAgreement(recurring),
    changeAgreement: changeAgreement(recurring),
    changeFromVisit: changeFromVisit(recurring),
    findAgreement: findAgreement(world),
    findAgreements: findAgreements(world),
    findAgreementsOf: findAgreementsOf(world),
    previewAgreement: previewAgreement(world),
    findFirstSteps: findFirstSteps(world),
    findSummary: findSummary(world),
    exportSales: exportSales(world),
    exportPickedSales: exportPicked(world),
    findOverview: findOverview(world),
    findComings: findComings(world),
    findCustomerFigures: findCustomerFigures(world),
    findServiceFigures: findServiceFigures(world),
    findTeamFigures: findTeamFigures(world),
    findForecast: findForecast(world),
    findLines: findLines(world),
    findTrends: findTrends(world),
    todayIn: todayIn(world),
    findSellers: findSellers(world),
    compareOrganizations: compareOrganizations(world),
    runReport: runReport(world),
    saveReport: saveReport(world),
    deleteReport: deleteReport(world),
    findReport: findReport(world),
    findReports: findReports(world),
    noteExport: noteExport(world),
    recordCustomer: recordCustomer(world),
    changeCustomer: changeCustomer(world),
    deleteCustomer: deleteCustomer(world),
    restoreCustomer: restoreCustomer(world),
    findCustomer: findCustomer(world),
    findCustomerFile: findCustomerFile(world),
    findCustomers: findCustomers(world),
    exportCustomers: exportCustomers(world),
    findCustomerPage: findCustomerPage(world),
    writeNote: writeNote(world),
    changeNote: changeNote(world),
    dropNote: dropNote(world),
    findNote: findNote(world),
    findDoubles: findDoubles(world),
    findTags: findTags(world),
    mergeCustomers: mergeCustomers(world),
    unmergeCustomers: unmergeCustomers(world),
    recordLead: recordLead(world),
    changeLead: changeLead(world),
    moveLead: moveLeadTo(world),
    undoLead: undoLead(world),
    followUpLead: followUpLead(world),
    convertLead: convertLead(world),
    findConversion: findConversion(world),
    deleteLead: deleteLead(world),
    restoreLead: restoreLead(world),
    findLead: findLead(world),
    findLeads: findLeads(world),
    exportLeads: exportLeads(world),
    findLeadBoard: findLeadBoard(world),
    findLeadForm: findLeadForm(world),
    findDueLeads: findDueLeads(world),
    findLeadScore: findLeadScore(world),
    findLeadReport: findLeadReport(world),
    compareLeads: compareLeads(world),
    findWeights: findWeights(world),
    changeWeights: changeWeights(world),
    receiveImport: receiveImport(files),
    findImport: findImport(world),
    findImports: findImports(world),
    exportImportFaults: exportImportFaults(world),
    checkImport: checkImport(files),
    runImport: runImport(files),
    undoImport: undoImport(files),
    driveImport: importRunner(goOnImport(files)),
    recordService: recordService(world),
    changeService: changeService(world),
    dropPrice: dropPrice(world),
    findService: findService(world),
    findServices: findServices(world),
    findSettings: findSettings(world),
    changeSettings: changeSettings(world),
    findAudit: findAudit(world),
    exportAudit: exportAudit(world),
    checkAudit: checkAudit(world),
  };
}

export type WorkUseCases = ReturnType<typeof workUseCases>;
