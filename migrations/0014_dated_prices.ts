import { AS_OWNER, type Migration, tenantsOnly } from "./migration.ts";

/**
 * What a service costs from which day on. A service without a row costs what stands in it; the first change of its price
 * writes down the old one too. Sales copy their price into their lines, so none of this reaches back into them.
 */
export const datedPrices: Migration = {
  name: "0014_dated_prices",
  sql: `${AS_OWNER}
create table app.service_prices (
  organization_id uuid not null,
  service_id uuid not null,
  from_day date not null,
  price_ore bigint not null check (price_ore between 0 and 1000000000000),
  price_includes_vat boolean not null,
  vat_bp int not null check (vat_bp between 0 and 10000),
  cost_ore bigint check (cost_ore between 0 and 1000000000000),
  primary key (organization_id, service_id, from_day),
  foreign key (organization_id, service_id) references app.services
);
${tenantsOnly("service_prices")}
grant select on app.service_prices to app_web, app_worker;
grant insert, delete, update (price_ore, price_includes_vat, vat_bp, cost_ore) on app.service_prices to app_web;
`,
};
