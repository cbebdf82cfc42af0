import { cx } from "./cx.ts";

/** The colour of what a mark or a bar is about: a sale's status, or the firm's own. */
export const TONES = {
  accent: cx("text-accent"),
  QUOTE_SENT: cx("text-quote"),
  ACCEPTED: cx("text-accepted"),
  SCHEDULED: cx("text-scheduled"),
  IN_PROGRESS: cx("text-progress"),
  COMPLETED: cx("text-completed"),
  PAID: cx("text-paid"),
  LOST: cx("text-lost"),
  CANCELLED: cx("text-lost"),
} as const;
