import type { CellFault } from "../../domain/imports/records.ts";
import type { Permission } from "../../domain/kernel/permissions.ts";
import type { Refusal } from "../../domain/refusal.ts";
import type { Formats } from "../../locales/format.ts";
import type { Words } from "../../locales/words.ts";
import type { FieldFault } from "./fields.ts";
import type { Faults } from "./form.ts";
import { answerTo } from "./refusals.ts";

/** Sentences by field name, as a form shows them; the empty name stands over the form. */
export type Sentences = Readonly<Record<string, string>>;

/** What is wrong with a field, in the reader's language. */
export function faultSentence(fault: FieldFault | CellFault, { fields, people, calendar, imports }: Words): string {
  const sentences: Record<FieldFault | CellFault, string> = {
    required: fields.missing,
    unknown_field: fields.unknown,
    too_long: fields.too_long_plain,
    not_storable: fields.not_storable,
    not_a_choice: fields.choice,
    not_an_email: fields.email,
    not_a_phone: fields.phone,
    not_a_cvr: fields.cvr,
    not_an_ean: fields.ean,
    not_a_postal_code: fields.postalCode,
    not_a_day: fields.day,
    not_a_time: fields.time,
    not_an_amount: fields.amount,
    negative_amount: fields.not_negative,
    not_a_quantity: fields.quantity,
    not_a_percentage: fields.percent,
    not_a_number: fields.number,
    not_a_prefix: people.fields.prefix,
    not_a_network: people.fields.network,
    not_hours: calendar.settings.notHours,
    not_known: fields.unknown,
    not_a_rate: imports.notARate,
    not_a_first_status: imports.notAFirstStatus,
    too_many_cells: imports.tooManyCells,
  };
  return sentences[fault];
}

/** Every fault of a form as its sentence. */
export function faultSentences(faults: Faults, words: Words): Sentences {
  return Object.fromEntries(Object.entries(faults).map(([field, fault]) => [field, faultSentence(fault, words)]));
}

type Sayings = {
  [K in Refusal["kind"]]: (refusal: Extract<Refusal, { kind: K }>, words: Words, formats: Formats) => string;
};

/** Why a rule refused, in the reader's language; a new refusal does not compile without its sentence. */
const SAYINGS = {
  google_missing: (_, { calendar }) => calendar.google.notConnected,
  question_gone: (_, { calendar }) => calendar.questions.gone,
  absence_missing: (_, { calendar }) => calendar.person.absenceMissing,
  absence_backwards: (_, { calendar }) => calendar.person.absenceBackwards,
  report_missing: (_, { refusals }) => refusals.report_missing,
  report_range: ({ mostMonths }, { refusals }) => refusals.report_range(mostMonths),
  report_columns: (_, { refusals }) => refusals.report_columns,
  agreement_missing: (_, { agreements }) => agreements.refusals.agreement_missing,
  weekday_missing: (_, { agreements }) => agreements.refusals.weekday_missing,
  end_before_start: ({ startsOn }, { agreements }, formats) =>
    agreements.refusals.end_before_start(formats.day(startsOn)),
  pause_backwards: (_, { agreements }) => agreements.refusals.pause_backwards,
  no_visit_in_term: (_, { agreements }) => agreements.refusals.no_visit_in_term,
  split_at_start: (_, { agreements }) => agreements.refusals.split_at_start,
  split_after_end: ({ endsOn }, { agreements }, formats) => agreements.refusals.split_after_end(formats.day(endsOn)),
  split_in_the_past: (_, { agreements }) => agreements.refusals.split_in_the_past,
  sale_missing: (_, { refusals }) => refusals.sale_missing,
  illegal_transition: ({ from, to }, { refusals, statuses }) =>
    refusals.illegal_transition(statuses[from], statuses[to]),
  reason_missing: (_, { refusals }) => refusals.reason_missing,
  view_missing: (_, { daily }) => daily.view.missing,
  nothing_to_undo: (_, { daily }) => daily.nothingToUndo,
  visit_missing: (_, { refusals }) => refusals.visit_missing,
  visit_overlaps: ({ other }, { refusals }, formats) =>
    other
      ? refusals.visit_overlaps(other.number, formats.visit(other.scheduledAt, other.scheduledUntil))
      : refusals.visit_overlaps_unknown,
  payment_empty: (_, { refusals }) => refusals.payment_empty,
  payment_not_expected: ({ status }, { refusals, statuses }) => refusals.payment_not_expected(statuses[status]),
  refund_too_large: ({ paid }, { refusals }, formats) => refusals.refund_too_large(formats.money(paid)),
  not_fully_paid: ({ owed }, { refusals }, formats) => refusals.not_fully_paid(formats.money(owed)),
  accounts_missing: (_, { invoicing }) => invoicing.box.notConnected,
  sale_not_done: ({ status }, { invoicing, statuses }) => invoicing.refusals.sale_not_done(statuses[status]),
  finding_missing: (_, { invoicing }) => invoicing.refusals.finding_missing,
  sale_invoiced: (_, { refusals }) => refusals.sale_invoiced,
  sale_has_payments: ({ paid }, { refusals }, formats) => refusals.sale_has_payments(formats.money(paid)),
  amounts_fixed: ({ status }, { refusals, statuses }) => refusals.amounts_fixed(statuses[status]),
  amount_too_large: (_, { refusals }) => refusals.amount_too_large,
  lines_missing: (_, { refusals }) => refusals.lines_missing,
  line_incomplete: ({ index }, { refusals }) => refusals.line_incomplete(index + 1),
  stale_version: (_, { refusals }) => refusals.stale_version,
  reference_missing: (_, { refusals }) => refusals.reference_missing,
  customer_missing: (_, { refusals }) => refusals.customer_missing,
  duplicate_customer: ({ by }, { refusals }) => refusals.duplicate_customer[by],
  not_a_postal_code: (_, { fields }) => fields.postalCode,
  import_missing: (_, { imports }) => imports.refusals.missing,
  import_elsewhere: (_, { imports }) => imports.refusals.elsewhere,
  column_twice: ({ field }, { imports }) => imports.refusals.columnTwice(imports.field(field)),
  column_missing: ({ field }, { imports }) => imports.refusals.columnMissing(imports.field(field)),
  file_empty: (_, { imports }) => imports.refusals.fileEmpty,
  file_unreadable: ({ line }, { imports }, formats) => imports.refusals.fileUnreadable(formats.count(line)),
  merge_with_itself: (_, { refusals }) => refusals.merge_with_itself,
  merge_not_undoable: (_, { refusals }) => refusals.merge_not_undoable,
  customer_has_sales: ({ salesCount }, { refusals }, formats) =>
    refusals.customer_has_sales(salesCount, formats.count(salesCount)),
  service_missing: (_, { refusals }) => refusals.service_missing,
  lead_missing: (_, { leads }) => leads.refusals.lead_missing,
  illegal_lead_move: ({ from, to }, { leads }) =>
    leads.refusals.illegal_lead_move(leads.statuses[from], leads.statuses[to]),
  ending_missing: (_, { leads }) => leads.refusals.ending_missing,
  day_missing: (_, { leads }) => leads.refusals.day_missing,
  note_missing: (_, { leads }) => leads.refusals.note_missing,
  lead_closed: ({ status }, { leads }) => leads.refusals.lead_closed(leads.statuses[status]),
  lead_not_qualified: (_, { leads }) => leads.refusals.lead_not_qualified,
  amount_missing: (_, { leads }) => leads.refusals.amount_missing,
  weights_empty: (_, { leads }) => leads.refusals.weights_empty,
  person_missing: (_, { people }) => people.refusals.person_missing,
  invitation_missing: (_, { people }) => people.refusals.invitation_missing,
  key_missing: (_, { people }) => people.refusals.key_missing,
  job_missing: (_, { delivery }) => delivery.refusals.job_missing,
  integration_missing: ({ provider }, { delivery }) =>
    delivery.refusals.integration_missing(delivery.neighbours[provider]),
  already_served: ({ by }, { delivery }) => delivery.refusals.already_served(delivery.neighbours[by]),
  mail_missing: (_, { intake }) => intake.refusals.mail_missing,
  portal_missing: (_, { intake }) => intake.refusals.portal_missing,
  mailbox_closed: (_, { intake }) => intake.refusals.mailbox_closed,
  portal_twice: (_, { intake }) => intake.refusals.portal_twice,
  secret_missing: (_, { delivery }) => delivery.refusals.secret_missing,
  hook_missing: (_, { hooks }) => hooks.refusals.hook_missing,
  delivery_missing: (_, { hooks }) => hooks.refusals.delivery_missing,
  hook_events_missing: (_, { hooks }) => hooks.refusals.hook_events_missing,
  hooks_full: ({ most }, { hooks }) => hooks.refusals.hooks_full(most),
  hook_off: (_, { hooks }) => hooks.refusals.hook_off,
  secrets_locked: (_, { hooks }) => hooks.refusals.secrets_locked,
  hook_url: ({ why }, { hooks }) => hooks.refusals.hook_url[why],
  factor_missing: (_, { people }) => people.refusals.factor_missing,
  factor_own: (_, { people }) => people.refusals.factor_own,
  factor_elsewhere: (_, { people }) => people.refusals.factor_elsewhere,
  last_admin: (_, { people }) => people.refusals.last_admin,
  already_member: (_, { people }) => people.refusals.already_member,
  reply_address_missing: (_, { mail }) => mail.settings.replyMissing,
  locked_out: (_, { people }) => people.refusals.locked_out,
  scope_too_wide: (_, { people }) => people.refusals.scope_too_wide,
  forbidden: ({ permission }, { refusals, permissions }) => refusals.forbidden(permissions[permission as Permission]),
  idempotency_mismatch: (_, { refusals }) => refusals.idempotency_mismatch,
  still_running: (_, { refusals }) => refusals.still_running,
} satisfies Sayings;

/** Why a rule refused, as a whole sentence with the firm's way of writing amounts and days. */
export function refusalSentence(refusal: Refusal, words: Words, formats: Formats): string {
  const say = SAYINGS[refusal.kind] as (refusal: Refusal, words: Words, formats: Formats) => string;
  return say(refusal, words, formats);
}

/** The field of a sale's form a refusal is about; the empty name is the form as a whole. */
export function fieldOf(refusal: Refusal): string {
  switch (refusal.kind) {
    case "reference_missing":
      return refusal.field === "customerId" ? "customerSearch" : refusal.field;
    case "lines_missing":
      return "lines.0.description";
    case "line_incomplete":
      return `lines.${refusal.index}.description`;
    case "visit_missing":
    case "visit_overlaps":
      return "scheduledAt";
    case "not_a_postal_code":
      return "postalCode";
    case "absence_backwards":
      return "until";
    case "reason_missing":
      return "reason";
    case "ending_missing":
      return "ending";
    case "day_missing":
      return "followUpOn";
    case "note_missing":
      return "note";
    case "portal_twice":
      return "name";
    case "lead_not_qualified":
      return "early";
    case "amount_missing":
      return "amount";
    case "weekday_missing":
      return "weekdays";
    case "end_before_start":
    case "split_after_end":
      return "endsOn";
    case "pause_backwards":
      return "pausedTo";
    case "no_visit_in_term":
      return "endsOn";
    case "payment_empty":
    case "payment_not_expected":
    case "refund_too_large":
      return "amount";
    default:
      return "";
  }
}

/** What a page answers with a refusal: the same as the API. */
export function statusOf(refusal: Refusal): 403 | 404 | 409 | 422 {
  return answerTo(refusal).status;
}
