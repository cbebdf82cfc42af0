import { agreements } from "./0022_agreements.ts";
import { customers } from "./0003_customers.ts";
import { identity } from "./0002_identity.ts";
import { roles } from "./0001_roles.ts";
import { services } from "./0004_services.ts";
import { sales } from "./0005_sales.ts";
import { statusHistory } from "./0006_status_history.ts";
import { payments } from "./0007_payments.ts";
import { rollups } from "./0008_rollups.ts";
import { record } from "./0009_record.ts";
import { search } from "./0010_search.ts";
import { leads } from "./0011_leads.ts";
import { figures } from "./0012_figures.ts";
import { customersGrow } from "./0013_customers_grow.ts";
import { datedPrices } from "./0014_dated_prices.ts";
import { imports } from "./0015_imports.ts";
import { views } from "./0016_views.ts";
import { people } from "./0017_people.ts";
import { customerWords } from "./0018_customer_words.ts";
import { delivery } from "./0019_delivery.ts";
import { calendar } from "./0021_calendar.ts";
import { mailOut } from "./0023_mail_out.ts";
import { webhooksOut } from "./0025_webhooks_out.ts";
import { gaps } from "./0026_gaps.ts";
import { customerTags } from "./0027_customer_tags.ts";
import { invoicing } from "./0020_invoicing.ts";
import { dayTotals } from "./0028_day_totals.ts";
import { mailIn } from "./0024_mail_in.ts";
import { leadSearch } from "./0029_lead_search.ts";
import { bulkImports } from "./0030_bulk_imports.ts";
import { outside } from "./0031_outside.ts";
import { agreementNotices } from "./0032_agreement_notices.ts";
import { hookNotices } from "./0039_hook_notices.ts";
import { saleOrders } from "./0040_sale_orders.ts";
import { customerNotes } from "./0041_customer_notes.ts";
import { salesCountedAtOnce } from "./0042_sales_counted_at_once.ts";
import { leadsOfASender } from "./0043_leads_of_a_sender.ts";
import { daysFromLead } from "./0044_days_from_lead.ts";
import { leadWords } from "./0045_lead_words.ts";
import type { Migration } from "./migration.ts";

/** All of them, in the order they are applied. A migration that was once released is never edited again. */
export const MIGRATIONS: readonly Migration[] = [
  roles,
  identity,
  customers,
  services,
  sales,
  statusHistory,
  payments,
  rollups,
  record,
  search,
  leads,
  figures,
  customersGrow,
  datedPrices,
  imports,
  views,
  people,
  customerWords,
  delivery,
  invoicing,
  calendar,
  agreements,
  mailOut,
  mailIn,
  webhooksOut,
  gaps,
  customerTags,
  dayTotals,
  leadSearch,
  bulkImports,
  outside,
  agreementNotices,
  hookNotices,
  saleOrders,
  customerNotes,
  salesCountedAtOnce,
  leadsOfASender,
  daysFromLead,
  leadWords,
];
