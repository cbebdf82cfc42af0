import { account } from "./da/account.ts";
import { agreements } from "./da/agreements.ts";
import { apiDocs } from "./da/api_docs.ts";
import { calendar } from "./da/calendar.ts";
import { catalogue } from "./da/catalogue.ts";
import { common } from "./da/common.ts";
import { customerPage } from "./da/customer_page.ts";
import { customers } from "./da/customers.ts";
import { daily } from "./da/daily.ts";
import { delivery } from "./da/delivery.ts";
import { faults } from "./da/faults.ts";
import { figures } from "./da/figures.ts";
import { holidays } from "./da/holidays.ts";
import { hooks } from "./da/hooks.ts";
import { imports } from "./da/imports.ts";
import { invoicing } from "./da/invoicing.ts";
import { intake } from "./da/intake.ts";
import { leads } from "./da/leads.ts";
import { mail } from "./da/mail.ts";
import { people } from "./da/people.ts";
import { sales } from "./da/sales.ts";
import { terms } from "./da/terms.ts";
import { today } from "./da/today.ts";

/** Danish, by area. Its shape is the shape of every dictionary. */
export const da = {
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
};
