import type { LeadView } from "../../domain/leads/ports.ts";
import type { Language } from "../../locales/language.ts";
import { type RecordColumn, recordSheet } from "./record_sheet.ts";
import type { SheetStream } from "./sheet.ts";

/** All fields of a lead (EXP-01); the score is that of the day it is taken along. */
const COLUMNS: readonly RecordColumn<LeadView>[] = [
  [({ leads }) => leads.name, "text", (lead) => lead.contactName],
  [({ leads }) => leads.company, "text", (lead) => lead.companyName],
  [({ leads }) => leads.email, "text", (lead) => lead.contactEmail],
  [({ leads }) => leads.phone, "phone", (lead) => lead.contactPhone],
  [({ leads }) => leads.status, "text", (lead, { words }) => words.leads.statuses[lead.status]],
  [({ leads }) => leads.priority, "text", (lead, { words }) => words.leads.priorities[lead.priority]],
  [({ leads }) => leads.score, "count", (lead) => lead.score],
  [({ leads }) => leads.source, "text", (lead, { words }) => words.sources[lead.source]],
  [({ leads }) => leads.service, "text", (lead) => lead.service?.name ?? null],
  [({ leads }) => leads.value, "money", (lead) => lead.estimatedValue],
  [({ leads }) => leads.followUp, "day", (lead) => lead.followUpOn],
  [({ leads }) => leads.lastContact, "day", (lead) => lead.contactedOn],
  [({ leads }) => leads.assignee, "text", (lead) => lead.assignee?.name ?? null],
  [({ leads }) => leads.customer, "text", (lead) => lead.customer?.name ?? null],
  [({ leads }) => leads.sale, "text", (lead) => lead.sale?.number ?? null],
  [({ leads }) => leads.ending, "text", (lead, { words }) => lead.ending && words.leads.endings[lead.ending]],
  [({ leads }) => leads.unqualify.note, "text", (lead) => lead.endingNote],
  [({ leads }) => leads.message, "text", (lead) => lead.message],
  [({ leads }) => leads.notes, "text", (lead) => lead.notes],
  [({ leads }) => leads.created, "day", (lead) => lead.createdOn],
  [({ leads }) => leads.closed, "day", (lead) => lead.closedOn],
];

/** The leads as a table that is written while it is read. */
export function leadSheet(
  parts: AsyncIterable<readonly LeadView[]>,
  writing: { readonly language: Language },
): SheetStream {
  return recordSheet("leads", COLUMNS, parts, writing);
}
