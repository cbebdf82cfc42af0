import type { CalendarRefusal } from "./calendar/refusal.ts";
import type { AgreementRefusal } from "./agreements/refusal.ts";
import type { ServiceRefusal } from "./catalogue/service.ts";
import type { CustomerRefusal } from "./customers/customer.ts";
import type { JobRefusal } from "./delivery/operate.ts";
import type { ReportRefusal } from "./figures/report.ts";
import type { IntakeRefusal } from "./intake/mail.ts";
import type { IntegrationRefusal } from "./integrations/integration.ts";
import type { InvoicingRefusal } from "./invoicing/refusal.ts";
import type { RepeatRefusal } from "./kernel/actor.ts";
import type { HookRefusal } from "./hooks/hook.ts";
import type { ImportRefusal } from "./imports/import.ts";
import type { Forbidden } from "./kernel/permissions.ts";
import type { LeadRefusal } from "./leads/refusal.ts";
import type { PeopleRefusal } from "./people/refusal.ts";
import type { ViewRefusal } from "./views/view.ts";
import type { MailSettingsRefusal } from "./mail/settings.ts";
import type { SaleRefusal } from "./sales/refusal.ts";

/** Everything a user can cause and fix. `adapters/http/refusals.ts` gives each its status and its sentence. */
export type Refusal =
  | SaleRefusal
  | AgreementRefusal
  | ViewRefusal
  | CalendarRefusal
  | LeadRefusal
  | HookRefusal
  | ImportRefusal
  | CustomerRefusal
  | ServiceRefusal
  | PeopleRefusal
  | ReportRefusal
  | IntegrationRefusal
  | JobRefusal
  | IntakeRefusal
  | InvoicingRefusal
  | MailSettingsRefusal
  | Forbidden
  | RepeatRefusal;
