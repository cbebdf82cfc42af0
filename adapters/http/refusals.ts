import type { Refusal } from "../../domain/refusal.ts";
import type { Formats } from "../../locales/format.ts";
import type { Words } from "../../locales/words.ts";

/** In whose words a refusal is said. */
export interface Telling {
  readonly words: Words;
  readonly formats: Formats;
}

/** A refusal as a page or a call answers it. */
export interface Explained {
  /** 404 missing, 403 not allowed, 422 a field is wrong, 409 a rule is against it. */
  readonly status: 403 | 404 | 409 | 422;
  /** The field it is about, by the name both forms and bodies use; null where it is about the whole. */
  readonly field: string | null;
  readonly sentence: string;
}

interface Entry<R> {
  readonly status: Explained["status"];
  readonly field?: (refusal: R) => string;
  readonly say: (refusal: R, telling: Telling) => string;
}

/** Every refusal there is: a new one does not compile until it stands here. */
const REFUSALS: { readonly [K in Refusal["kind"]]: Entry<Extract<Refusal, { kind: K }>> } = {
  sale_missing: { status: 404, say: (_, { words }) => words.refusals.sale_missing },
  customer_missing: { status: 404, say: (_, { words }) => words.refusals.customer_missing },
  service_missing: { status: 404, say: (_, { words }) => words.refusals.service_missing },
  forbidden: {
    status: 403,
    say: ({ permission }, { words }) => words.refusals.forbidden(words.permissions[permission]),
  },

  illegal_transition: {
    status: 409,
    say: ({ from, to }, { words }) => words.refusals.illegal_transition(words.statuses[from], words.statuses[to]),
  },
  visit_overlaps: {
    status: 409,
    field: () => "scheduledAt",
    say: ({ other }, { words, formats }) =>
      other === null
        ? words.refusals.visit_overlaps_unknown
        : words.refusals.visit_overlaps(other.number, formats.visit(other.scheduledAt, other.scheduledUntil)),
  },
  payment_not_expected: {
    status: 409,
    say: ({ status }, { words }) => words.refusals.payment_not_expected(words.statuses[status]),
  },
  refund_too_large: {
    status: 409,
    field: () => "amountOre",
    say: ({ paid }, { words, formats }) => words.refusals.refund_too_large(formats.money(paid)),
  },
  not_fully_paid: {
    status: 409,
    say: ({ owed }, { words, formats }) => words.refusals.not_fully_paid(formats.money(owed)),
  },
  sale_invoiced: { status: 409, say: (_, { words }) => words.refusals.sale_invoiced },
  amounts_fixed: { status: 409, say: ({ status }, { words }) => words.refusals.amounts_fixed(words.statuses[status]) },
  stale_version: { status: 409, say: (_, { words }) => words.refusals.stale_version },
  duplicate_customer: {
    status: 409,
    field: ({ by }) => by,
    say: ({ by }, { words }) => words.refusals.duplicate_customer[by],
  },
  customer_has_sales: {
    status: 409,
    say: ({ salesCount }, { words, formats }) =>
      words.refusals.customer_has_sales(salesCount, formats.count(salesCount)),
  },
  still_running: { status: 409, say: (_, { words }) => words.refusals.still_running },

  idempotency_mismatch: { status: 422, say: (_, { words }) => words.refusals.idempotency_mismatch },
  reason_missing: { status: 422, field: () => "reason", say: (_, { words }) => words.refusals.reason_missing },
  visit_missing: { status: 422, field: () => "scheduledAt", say: (_, { words }) => words.refusals.visit_missing },
  payment_empty: { status: 422, field: () => "amountOre", say: (_, { words }) => words.refusals.payment_empty },
  amount_too_large: { status: 422, field: () => "lines", say: (_, { words }) => words.refusals.amount_too_large },
  lines_missing: { status: 422, field: () => "lines", say: (_, { words }) => words.refusals.lines_missing },
  line_incomplete: {
    status: 422,
    field: ({ index }) => `lines.${index}.description`,
    say: ({ index }, { words }) => words.refusals.line_incomplete(index + 1),
  },
  reference_missing: {
    status: 422,
    field: ({ field }) => field,
    say: (_, { words }) => words.refusals.reference_missing,
  },
};

/** What a refusal answers, at which field, and in the reader's words. */
export function explain<R extends Refusal>(refusal: R, telling: Telling): Explained {
  // The table pairs each kind with its own refusal; TypeScript cannot follow the pair through the look-up.
  const entry = REFUSALS[refusal.kind] as unknown as Entry<R>;
  return { status: entry.status, field: entry.field?.(refusal) ?? null, sentence: entry.say(refusal, telling) };
}
