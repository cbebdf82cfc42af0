import type { FollowUpState, LeadStatus, Priority } from "../domain/leads/lead.ts";
import { cx } from "./cx.ts";
import { Icon, type IconName } from "./Icon.tsx";

const STATUS: Record<LeadStatus, string> = {
  NEW: cx("text-accepted bg-accepted-soft"),
  CONTACTED: cx("text-quote bg-quote-soft"),
  QUALIFIED: cx("text-scheduled bg-scheduled-soft"),
  UNQUALIFIED: cx("text-lost bg-lost-soft"),
  CONVERTED: cx("text-paid bg-paid-soft"),
};

/** Where a lead stands. */
export function LeadBadge({ status, word }: { status: LeadStatus; word: string }) {
  return <span class={cx("badge", STATUS[status])}>{word}</span>;
}

/** Where a lead stands with its follow-up; "ended" where nothing came of it. */
export type NextState = FollowUpState | "ended";

const FOLLOW_UP: Record<NextState, [IconName, string]> = {
  overdue: ["clock-alert", cx("next next-overdue")],
  today: ["calendar-check", cx("next next-today")],
  planned: ["calendar", cx("next")],
  none: ["triangle-alert", cx("next next-none")],
  closed: ["check", cx("next")],
  ended: ["circle-slash", cx("next")],
};

/** When somebody gets back to them: a drawing, a word and a colour, so that the late and the forgotten stand out. */
export function FollowUpMark({ state, word, label }: { state: NextState; word: string; label: string }) {
  const [icon, look] = FOLLOW_UP[state];
  return (
    <span class={cx(look)} title={label}>
      <Icon name={icon} />
      {state === "overdue" && <span class="sr-only">{`${label} `}</span>}
      {word}
    </span>
  );
}

const FILL = [cx("score-0"), cx("score-1"), cx("score-2"), cx("score-3"), cx("score-4")];

/** A score from 0 to 100, as a number over a bar of five. */
export function ScoreMark({ score, label }: { score: number; label: string }) {
  return (
    <span class={cx("score", FILL[Math.min(4, Math.floor(score / 20))])} title={label}>
      <span class="sr-only">{label}</span>
      <b aria-hidden="true">{score}</b>
      <i aria-hidden="true" />
    </span>
  );
}

const PRIORITY: Record<Priority, string> = {
  LOW: cx("text-ink-3"),
  MEDIUM: cx("text-ink-2"),
  HIGH: cx("text-progress font-semibold"),
  URGENT: cx("text-danger font-semibold"),
};

/** How important it is; the usual is quiet. */
export function PriorityWord({ priority, word }: { priority: Priority; word: string }) {
  return <span class={cx(PRIORITY[priority])}>{word}</span>;
}
