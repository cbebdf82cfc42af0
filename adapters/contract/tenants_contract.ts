import { BULK_IMPORT_CASES } from "./bulk_import_cases.ts";
import { CALENDAR_CASES } from "./calendar_cases.ts";
import { AGREEMENT_CASES } from "./agreement_cases.ts";
import { CUSTOMER_CASES } from "./customer_cases.ts";
import { DELIVERY_CASES } from "./delivery_cases.ts";
import { DOOR_CASES } from "./door_cases.ts";
import { EXPORT_CASES } from "./export_cases.ts";
import { FIGURE_CASES } from "./figure_cases.ts";
import { HOOK_CASES } from "./hook_cases.ts";
import { IMPORT_CASES } from "./import_cases.ts";
import { INVOICE_CASES } from "./invoice_cases.ts";
import { ISOLATION_CASES } from "./isolation_cases.ts";
import { INTAKE_CASES } from "./intake_cases.ts";
import { LEAD_CASES } from "./lead_cases.ts";
import { LIVE_CASES } from "./live_cases.ts";
import { LIST_CASES } from "./list_cases.ts";
import { MAIL_CASES } from "./mail_cases.ts";
import { MERGE_CASES } from "./merge_cases.ts";
import { ONCE_CASES } from "./once_cases.ts";
import { MOVE_CASES } from "./move_cases.ts";
import { PAYMENT_CASES } from "./payment_cases.ts";
import { SALE_CASES } from "./sale_cases.ts";
import type { Case } from "./scene.ts";
import { SERVICE_CASES } from "./service_cases.ts";
import { SETTINGS_CASES } from "./settings_cases.ts";
import { STORY_CASES } from "./story_cases.ts";
import { STATISTICS_CASES } from "./statistics_cases.ts";
import { VISIT_CASES } from "./visit_cases.ts";

/** Everything the ports promise. Memory, PGlite and Postgres are held to it alike. */
export const TENANTS_CONTRACT: readonly Case[] = [
  ...DOOR_CASES,
  ...ISOLATION_CASES,
  ...ONCE_CASES,
  ...SALE_CASES,
  ...MOVE_CASES,
  ...PAYMENT_CASES,
  ...INVOICE_CASES,
  ...VISIT_CASES,
  ...CALENDAR_CASES,
  ...AGREEMENT_CASES,
  ...LIST_CASES,
  ...EXPORT_CASES,
  ...LIVE_CASES,
  ...CUSTOMER_CASES,
  ...MERGE_CASES,
  ...STORY_CASES,
  ...IMPORT_CASES,
  ...BULK_IMPORT_CASES,
  ...SERVICE_CASES,
  ...LEAD_CASES,
  ...INTAKE_CASES,
  ...STATISTICS_CASES,
  ...SETTINGS_CASES,
  ...FIGURE_CASES,
  ...HOOK_CASES,
  ...DELIVERY_CASES,
  ...MAIL_CASES,
];
