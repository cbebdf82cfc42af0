import type { ColumnType, Generated, GeneratedAlways } from "kysely";
import type { HolidayWay } from "../../domain/agreements/occurrence.ts";
import type { Rule } from "../../domain/agreements/rule.ts";
import type { PricingModel } from "../../domain/catalogue/service.ts";
import type { Cvr, Ean } from "../../domain/customers/cvr.ts";
import type { CustomerStatus, CustomerType } from "../../domain/customers/customer.ts";
import type { Email } from "../../domain/customers/email.ts";
import type { Phone } from "../../domain/customers/phone.ts";
import type { Role } from "../../domain/kernel/actor.ts";
import type {
  AgreementId,
  CustomerId,
  LeadId,
  LineId,
  OrganizationId,
  PaymentId,
  SaleId,
  ServiceId,
  UserId,
  ViewId,
} from "../../domain/kernel/ids.ts";
import type { BasisPoints, Ore, Quantity } from "../../domain/kernel/money.ts";
import type { Day, Instant } from "../../domain/kernel/time.ts";
import type { Ending, LeadStatus, Priority } from "../../domain/leads/lead.ts";
import type { StepKind } from "../../domain/leads/ports.ts";
import type { Network } from "../../domain/organizations/network.ts";
import type { FirmColor, OrganizationType } from "../../domain/organizations/organization.ts";
import type { LineDraft } from "../../domain/sales/draft.ts";
import type { SaleStatus } from "../../domain/sales/moves.ts";
import type { SaleNumber } from "../../domain/sales/number.ts";
import type { PaymentStatus } from "../../domain/sales/payment.ts";
import type { Source } from "../../domain/sales/sale.ts";
import type { Json } from "./engine.ts";

/** The tables as app_web sees them, with the domain's types: what comes out of a column was checked on its way in. */
export interface Tables {
  "app.organizations": Organizations;
  "app.memberships": Memberships;
  "identity.users": Users;
  "app.customers": Customers;
  "app.customer_totals": CustomerTotals;
  "app.customer_tags": CustomerTags;
  "app.services": Services;
  "app.service_prices": ServicePrices;
  "app.sales": Sales;
  "app.sale_lines": SaleLines;
  "app.sale_status_history": StatusHistory;
  "app.payments": Payments;
  "app.sale_totals": SaleTotals;
  "app.sale_days": SaleDays;
  "app.leads": Leads;
  "app.lead_steps": LeadSteps;
  "app.lead_weights": LeadWeights;
  "app.saved_views": SavedViews;
  "app.agreements": Agreements;
  "app.agreement_visits": AgreementVisits;
  "app.events": Events;
  "app.audit": Audit;
  "app.idempotency_keys": IdempotencyKeys;
}

interface Tenant {
  organization_id: OrganizationId;
}

interface Organizations extends Tenant {
  name: string;
  type: OrganizationType;
  color: FirmColor;
  sale_prefix: string;
  time_zone: string;
  locale: string;
  payment_terms_days: number;
  billing_email: Email | null;
  allowed_networks: readonly Network[];
}

interface Memberships extends Tenant {
  user_id: UserId;
  role: Role;
  active: boolean;
}

interface Users {
  id: UserId;
  name: string;
  email: string;
}

interface Customers extends Tenant {
  id: CustomerId;
  version: number;
  type: CustomerType;
  name: string;
  company_name: string | null;
  email: Email | null;
  phone: Phone | null;
  cvr: Cvr | null;
  ean: Ean | null;
  street: string | null;
  postal_code: string | null;
  city: string | null;
  country: string;
  tags: readonly string[];
  status: CustomerStatus;
  notes: string | null;
  created_by: UserId;
  created_at: Instant;
  updated_at: Instant;
  deleted_at: Generated<Instant | null>;
  merged_into: Generated<CustomerId | null>;
}

interface CustomerTotals extends Tenant {
  customer_id: CustomerId;
  sales_count: number;
  revenue_ore: Ore;
  last_sale_on: Day | null;
}

interface CustomerTags extends Tenant {
  tag: string;
  customers_count: number;
}

interface Services extends Tenant {
  id: ServiceId;
  version: number;
  name: string;
  category: string;
  description: string | null;
  price_ore: Ore;
  price_includes_vat: boolean;
  vat_bp: BasisPoints;
  unit: string;
  pricing_model: PricingModel;
  duration_minutes: number | null;
  cost_ore: Ore | null;
  active: boolean;
  created_at: Instant;
  updated_at: Instant;
}

interface ServicePrices extends Tenant {
  service_id: ServiceId;
  from_day: Day;
  price_ore: Ore;
  price_includes_vat: boolean;
  vat_bp: BasisPoints;
  cost_ore: Ore | null;
}

interface Sales extends Tenant {
  id: SaleId;
  version: number;
  number: SaleNumber;
  number_key: GeneratedAlways<string>;
  customer_id: CustomerId;
  customer_name: GeneratedAlways<string>;
  title: string;
  status: SaleStatus;
  source: Source;
  sale_date: Day;
  scheduled_at: Instant | null;
  scheduled_until: Instant | null;
  delivery_started_at: Generated<Instant | null>;
  delivery_ended_at: Generated<Instant | null>;
  assigned_to: UserId | null;
  created_by: UserId;
  owner_id: GeneratedAlways<UserId>;
  quoted_ore: Ore | null;
  net_ore: Ore;
  vat_ore: Ore;
  gross_ore: Ore;
  currency: "DKK";
  internal_notes: string | null;
  customer_notes: string | null;
  paid_ore: GeneratedAlways<Ore>;
  payment_status: PaymentStatus;
  due_on: Generated<Day | null>;
  paid_on: Generated<Day | null>;
  reason: Generated<string | null>;
  created_at: Instant;
  updated_at: Instant;
  deleted_at: Generated<Instant | null>;
}

interface SaleLines extends Tenant {
  sale_id: SaleId;
  position: number;
  id: LineId;
  service_id: ServiceId | null;
  description: string;
  quantity_milli: Quantity;
  unit: string;
  unit_price_ore: Ore;
  price_includes_vat: boolean;
  discount_bp: BasisPoints;
  vat_bp: BasisPoints;
  net_ore: Ore;
  vat_ore: Ore;
  gross_ore: Ore;
}

interface StatusHistory extends Tenant {
  sale_id: SaleId;
  seq: GeneratedAlways<number>;
  from_status: GeneratedAlways<SaleStatus | null>;
  to_status: SaleStatus;
  at: GeneratedAlways<Instant>;
  by_user: UserId;
  reason: string | null;
  correction: boolean;
  undo: Generated<boolean>;
}

interface Payments extends Tenant {
  id: PaymentId;
  sale_id: SaleId;
  amount_ore: Ore;
  paid_on: Day;
  provider: string;
  reference: string | null;
  created_by: UserId;
  created_at: Instant;
}

interface SaleTotals extends Tenant {
  owner_id: UserId;
  assigned: boolean;
  status: SaleStatus;
  sales_count: number;
  net_ore: Ore;
  vat_ore: Ore;
  gross_ore: Ore;
}

interface SaleDays extends Tenant {
  day: Day;
  owner_id: UserId;
  assigned: boolean;
  status: SaleStatus;
  sales_count: number;
  net_ore: Ore;
  gross_ore: Ore;
}

interface Leads extends Tenant {
  id: LeadId;
  version: number;
  contact_name: string;
  contact_email: Email | null;
  contact_phone: Phone | null;
  company_name: string | null;
  source: Source;
  interest_service_id: ServiceId | null;
  estimated_value_ore: Ore | null;
  priority: Priority;
  status: LeadStatus;
  ending: Ending | null;
  ending_note: string | null;
  follow_up_on: Day | null;
  contacted_on: Day | null;
  message: string | null;
  notes: string | null;
  assigned_to: UserId | null;
  created_by: UserId;
  customer_id: CustomerId | null;
  converted_sale_id: SaleId | null;
  answers: readonly number[];
  score: number;
  scored_on: Day;
  created_on: Day;
  closed_on: Day | null;
  created_at: Instant;
  updated_at: Instant;
  deleted_at: Generated<Instant | null>;
  reminded_for: Generated<Day | null>;
}

interface LeadSteps extends Tenant {
  lead_id: LeadId;
  seq: number;
  kind: StepKind;
  at: GeneratedAlways<Instant>;
  by_user: UserId;
  note: string | null;
  from_status: LeadStatus | null;
  to_status: LeadStatus | null;
  ending: Ending | null;
  follow_up_on: Day | null;
}

interface LeadWeights extends Tenant {
  version: number;
  weights: Readonly<Record<string, number>>;
  updated_at: Generated<Instant>;
  updated_by: UserId;
}

interface SavedViews extends Tenant {
  id: ViewId;
  user_id: UserId;
  name: string;
  query: string;
  shared: boolean;
}

interface Agreements extends Tenant {
  id: AgreementId;
  version: number;
  customer_id: CustomerId;
  title: string;
  lines: ColumnType<readonly LineDraft[], Json, Json>;
  service_ids: readonly ServiceId[];
  rule: ColumnType<Rule, Json, Json>;
  time_of_day: string;
  minutes: number | null;
  assigned_to: UserId | null;
  created_by: UserId;
  owner_id: GeneratedAlways<UserId>;
  starts_on: Day;
  ends_on: Day | null;
  paused_from: Day | null;
  paused_to: Day | null;
  holidays: HolidayWay;
  internal_notes: string | null;
  customer_notes: string | null;
  follows: AgreementId | null;
  next_on: Day | null;
  looked_at: Generated<Instant>;
  created_at: Instant;
  updated_at: Instant;
}

interface AgreementVisits extends Tenant {
  sale_id: SaleId;
  agreement_id: AgreementId;
  occurrence_on: Day;
  planned_at: Instant;
  planned_until: Instant;
  made_version: number;
  called_off: Generated<boolean>;
}

interface Events extends Tenant {
  id: GeneratedAlways<number>;
  at: GeneratedAlways<Instant>;
  kind: string;
  resource_type: string;
  resource_id: string | null;
  actor_id: UserId | null;
  facts: Readonly<Record<string, unknown>>;
}

interface Audit extends Tenant {
  id: GeneratedAlways<number>;
  at: GeneratedAlways<Instant>;
  actor_id: UserId | null;
  action: string;
  resource_type: string;
  resource_id: string | null;
  changes: Readonly<Record<string, unknown>>;
  request_id: string | null;
  event_id: number | null;
}

interface IdempotencyKeys extends Tenant {
  user_id: UserId;
  key: string;
  fingerprint: string;
  answer: Generated<{ readonly value: unknown } | null>;
}
