import type { Refusal } from "../../domain/refusal.ts";

interface Entry<R> {
  /** 404 missing, 403 not allowed, 409 a rule is against it, 422 what was asked is wrong. */
  readonly status: 403 | 404 | 409 | 422;
  /** The field it is about, by its name in a body. */
  readonly field?: (refusal: R) => string;
  /** Its facts for a program; money in fields that end in Ore. */
  readonly details?: (refusal: R) => Readonly<Record<string, unknown>>;
}

/** Every refusal there is: a new one does not compile until it stands here. Its sentence stands in sentences.ts. */
const REFUSALS: { readonly [K in Refusal["kind"]]: Entry<Extract<Refusal, { kind: K }>> } = {
  sale_missing: { status: 404 },
  view_missing: { status: 404 },
  lead_missing: { status: 404 },
  customer_missing: { status: 404 },
  service_missing: { status: 404 },
  report_missing: { status: 404 },
  hook_missing: { status: 404 },
  delivery_missing: { status: 404 },
  absence_missing: { status: 404 },
  agreement_missing: { status: 404 },
  forbidden: { status: 403 },

  weekday_missing: { status: 422, field: () => "rule" },
  end_before_start: { status: 422, field: () => "endsOn" },
  pause_backwards: { status: 422, field: () => "pausedTo" },
  no_visit_in_term: { status: 422, field: () => "rule" },
  split_at_start: { status: 409 },
  split_after_end: { status: 422, field: () => "from" },
  split_in_the_past: { status: 422, field: () => "from" },

  person_missing: { status: 404 },
  invitation_missing: { status: 404 },
  key_missing: { status: 404 },
  job_missing: { status: 404 },
  integration_missing: { status: 404 },
  finding_missing: { status: 404 },
  accounts_missing: { status: 409 },
  sale_not_done: { status: 409, details: ({ status }) => ({ status }) },
  already_served: { status: 409, details: ({ by }) => ({ by }) },
  mail_missing: { status: 404 },
  portal_missing: { status: 404 },
  mailbox_closed: { status: 409 },
  portal_twice: { status: 409, field: () => "name" },
  secret_missing: { status: 422, field: () => "secret" },
  last_admin: { status: 409 },
  factor_missing: { status: 409 },
  factor_own: { status: 409 },
  factor_elsewhere: { status: 409 },
  already_member: { status: 409 },
  locked_out: { status: 409 },
  reply_address_missing: { status: 422, field: () => "replyTo" },
  scope_too_wide: { status: 422, field: () => "scopes" },

  illegal_transition: { status: 409, details: ({ from, to, allowed }) => ({ from, to, allowed }) },
  nothing_to_undo: { status: 409 },
  visit_overlaps: { status: 409, details: ({ other }) => ({ other }) },
  payment_not_expected: { status: 409, details: ({ status }) => ({ status }) },
  refund_too_large: { status: 409, details: ({ paid }) => ({ paidOre: paid }) },
  not_fully_paid: { status: 409, details: ({ owed }) => ({ owedOre: owed }) },
  sale_has_payments: { status: 409, details: ({ paid }) => ({ paidOre: paid }) },
  sale_invoiced: { status: 409, details: ({ status }) => ({ status }) },
  amounts_fixed: { status: 409, details: ({ status }) => ({ status }) },
  stale_version: { status: 409, details: ({ current }) => ({ current }) },
  duplicate_customer: { status: 409, details: ({ existingId, by }) => ({ existingId, by }) },
  not_a_postal_code: { status: 422, field: () => "address.postalCode" },
  import_missing: { status: 404 },
  import_elsewhere: { status: 409, details: ({ status }) => ({ status }) },
  column_twice: { status: 422, field: ({ field }) => field },
  column_missing: { status: 422, field: ({ field }) => field },
  file_empty: { status: 422 },
  file_unreadable: { status: 422, details: ({ line }) => ({ line }) },
  merge_with_itself: { status: 409 },
  merge_not_undoable: { status: 409 },
  customer_has_sales: { status: 409, details: ({ salesCount }) => ({ salesCount }) },
  illegal_lead_move: { status: 409, details: ({ from, to, allowed }) => ({ from, to, allowed }) },
  lead_closed: { status: 409, details: ({ status }) => ({ status }) },
  lead_not_qualified: { status: 409, details: ({ status }) => ({ status }) },
  still_running: { status: 409 },

  hook_off: { status: 409 },
  hooks_full: { status: 409, details: ({ most }) => ({ most }) },
  secrets_locked: { status: 409 },
  hook_url: { status: 422, field: () => "url" },
  hook_events_missing: { status: 422, field: () => "events" },

  idempotency_mismatch: { status: 422 },
  ending_missing: { status: 422, field: () => "reason" },
  day_missing: { status: 422, field: () => "followUpOn" },
  note_missing: { status: 422, field: () => "note" },
  amount_missing: { status: 422, field: () => "amountOre" },
  weights_empty: { status: 422, field: () => "weights" },
  google_missing: { status: 409 },
  question_gone: { status: 409 },
  absence_backwards: { status: 422, field: () => "until" },
  report_range: { status: 422, field: () => "to", details: ({ mostMonths }) => ({ mostMonths }) },
  report_columns: { status: 422, field: () => "measures" },
  reason_missing: { status: 422, field: () => "reason" },
  visit_missing: { status: 422, field: () => "scheduledAt" },
  payment_empty: { status: 422, field: () => "amountOre" },
  amount_too_large: { status: 422, field: () => "lines" },
  lines_missing: { status: 422, field: () => "lines" },
  line_incomplete: { status: 422, field: ({ index }) => `lines.${index}.description` },
  reference_missing: { status: 422, field: ({ field }) => field },
};

/** What a refusal answers, about which field (null: the whole), and with which facts. */
export function answerTo<R extends Refusal>(refusal: R) {
  // The table pairs each kind with its own refusal; TypeScript cannot follow the pair through the look-up.
  const entry = REFUSALS[refusal.kind] as unknown as Entry<R>;
  return { status: entry.status, field: entry.field?.(refusal) ?? null, details: entry.details?.(refusal) };
}
