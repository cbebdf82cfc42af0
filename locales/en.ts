import type { da } from "./da.ts";
import { account } from "./en/account.ts";
import { agreements } from "./en/agreements.ts";
import { apiDocs } from "./en/api_docs.ts";
import { calendar } from "./en/calendar.ts";
import { catalogue } from "./en/catalogue.ts";
import { common } from "./en/common.ts";
import { customerPage } from "./en/customer_page.ts";
import { customers } from "./en/customers.ts";
import { daily } from "./en/daily.ts";
import { delivery } from "./en/delivery.ts";
import { faults } from "./en/faults.ts";
import { figures } from "./en/figures.ts";
import { holidays } from "./en/holidays.ts";
import { hooks } from "./en/hooks.ts";
import { imports } from "./en/imports.ts";
import { invoicing } from "./en/invoicing.ts";
import { intake } from "./en/intake.ts";
import { leads } from "./en/leads.ts";
import { mail } from "./en/mail.ts";
import { people } from "./en/people.ts";
import { sales } from "./en/sales.ts";
import { terms } from "./en/terms.ts";
import { today } from "./en/today.ts";

/** English, by area. */
export const en = {
  ...common,
  ...terms,
  ...account,
  ...faults,
  sales,
  calendar,
  agreements,
  daily,
  delivery,
  figures,
  intake,
  leads,
  mail,
  customers,
  customerPage,
  holidays,
  hooks,
  imports,
  invoicing,
  people,
  services: catalogue,
  today,
  apiDocs,
} satisfies typeof da;
