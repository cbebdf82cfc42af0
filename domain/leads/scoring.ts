import { allocate, type Ore } from "../kernel/money.ts";
import { type Day, daysBetween } from "../kernel/time.ts";
import type { Lead, LeadFacts, Scored } from "./lead.ts";

/** What the questions look at. */
export type Asked =
  & Pick<LeadFacts, "contactEmail" | "contactPhone" | "companyName" | "source" | "interestServiceId" | "estimatedValue">
  & Pick<LeadFacts, "priority" | "message" | "notes" | "customerId">
  & Pick<Lead, "createdOn" | "contactedOn">;

/** An answer from 0 to 100, and the word for why. */
export interface Answer {
  readonly part: number;
  readonly reason: string;
}

interface Question {
  readonly id: string;
  /** How much it counts until the firm says otherwise. */
  readonly weight: number;
  /** Every word it can answer with, the best first: each with its part of 100. */
  readonly answers: Readonly<Record<string, number>>;
  readonly ask: (lead: Asked, today: Day) => string;
}

/** What is asked of a lead. New questions are added at the end: answers are kept in this order. */
export const QUESTIONS = [
  {
    id: "reachable",
    weight: 15,
    answers: { both: 100, phone: 70, mail: 50, neither: 0 },
    ask: ({ contactEmail, contactPhone }) =>
      contactPhone ? contactEmail ? "both" : "phone" : contactEmail ? "mail" : "neither",
  },
  {
    id: "service",
    weight: 10,
    answers: { known: 100, unknown: 0 },
    ask: ({ interestServiceId }) => interestServiceId ? "known" : "unknown",
  },
  {
    id: "value",
    weight: 20,
    answers: { large: 100, medium: 70, small: 40, unknown: 0 },
    ask: ({ estimatedValue }) =>
      !estimatedValue ? "unknown" : estimatedValue >= LARGE ? "large" : estimatedValue >= MEDIUM ? "medium" : "small",
  },
  {
    id: "source",
    weight: 15,
    answers: { REFERRAL: 100, PHONE: 80, WEBSITE: 60, EVENT: 50, EMAIL: 50, OTHER: 20 },
    ask: ({ source }) => source,
  },
  {
    id: "customer",
    weight: 15,
    answers: { known: 100, new: 0 },
    ask: ({ customerId }) => customerId ? "known" : "new",
  },
  {
    id: "company",
    weight: 5,
    answers: { company: 100, private: 0 },
    ask: ({ companyName }) => companyName ? "company" : "private",
  },
  {
    id: "priority",
    weight: 5,
    answers: { URGENT: 100, HIGH: 75, MEDIUM: 40, LOW: 0 },
    ask: ({ priority }) => priority,
  },
  {
    id: "detail",
    weight: 5,
    answers: { much: 100, some: 50, none: 0 },
    ask: ({ message, notes }) => {
      const length = (message ?? "").trim().length + (notes ?? "").trim().length;
      return length >= 80 ? "much" : length > 0 ? "some" : "none";
    },
  },
  {
    id: "freshness",
    weight: 10,
    answers: { now: 100, week: 70, month: 30, old: 0 },
    ask: ({ createdOn, contactedOn }, today) => {
      const days = daysBetween(contactedOn !== null && contactedOn > createdOn ? contactedOn : createdOn, today);
      return days <= 2 ? "now" : days <= 7 ? "week" : days <= 30 ? "month" : "old";
    },
  },
] as const satisfies readonly Question[];

const LARGE = 20_000_00, MEDIUM = 5_000_00;

export type QuestionId = typeof QUESTIONS[number]["id"];
/** How much each question counts in a firm, 0 to 100. Only their proportion matters. */
export type Weights = Readonly<Record<QuestionId, number>>;

/** The weights of a firm that has not chosen its own. */
export const USUAL_WEIGHTS = Object.fromEntries(QUESTIONS.map(({ id, weight }) => [id, weight])) as Weights;
export const MOST_WEIGHT = 100;

/** One question's part of a score. All points together are the score. */
export interface Rule {
  readonly id: QuestionId;
  readonly points: number;
  /** What it gives at most. */
  readonly most: number;
  readonly reason: string;
}

/** What each question answers about the lead on that day. */
export function answersOf(lead: Asked, today: Day): readonly Answer[] {
  return QUESTIONS.map(({ ask, answers }: Question) => {
    const reason = ask(lead, today);
    return { reason, part: answers[reason] };
  });
}

/** 0 to 100: the weighted mean of the answers, a half rounded up. Nothing weighs anything: 0. SQL's app.lead_score says the same. */
export function scoreOf(answers: readonly number[], weights: readonly number[]): number {
  const weight = weights.reduce((all, one) => all + one, 0);
  if (weight === 0) return 0;
  const weighted = weights.reduce((all, one, place) => all + one * (answers[place] ?? 0), 0);
  return Math.floor((2 * weighted + weight) / (2 * weight));
}

/** The weights in the questions' order, as they are kept and sent. */
export function inOrder(weights: Weights): readonly number[] {
  return QUESTIONS.map(({ id }) => weights[id]);
}

/** The score with every question's points, also those that give none; the points add up to the score. */
export function score(answers: readonly Answer[], weights: Weights): { score: number; rules: readonly Rule[] } {
  const ordered = inOrder(weights);
  const whole = scoreOf(answers.map(({ part }) => part), ordered);
  const points = allocate(whole as Ore, ordered.map((weight, place) => weight * answers[place].part));
  const most = allocate((ordered.some((weight) => weight > 0) ? 100 : 0) as Ore, ordered);
  return {
    score: whole,
    rules: QUESTIONS.map(({ id }, place) => ({
      id,
      points: points[place],
      most: Math.max(most[place], points[place]),
      reason: answers[place].reason,
    })),
  };
}

/**
 * What counts for a lead: today's answers while it is open; once it is decided, those it was decided with, whatever became
 * known since.
 */
export function countedAnswers(lead: Asked & Scored & Pick<Lead, "closedOn">, today: Day): readonly Answer[] {
  if (lead.closedOn === null) return answersOf(lead, today);
  const asked = answersOf(lead, lead.scoredOn);
  return QUESTIONS.map(({ answers }: Question, place) => {
    const part = lead.answers[place] ?? 0;
    if (asked[place].part === part) return asked[place];
    return { part, reason: Object.keys(answers).find((word) => answers[word] === part) ?? asked[place].reason };
  });
}

/** The lead with the score of that day. */
export function asScored<L extends Lead>(lead: L, weights: Weights, today: Day): L {
  return lead.closedOn === null ? { ...lead, ...scored(lead, weights, today) } : lead;
}

/** What is kept of it with the lead, so that lists can go by the score and new weights need no new questions. */
export function scored(lead: Asked, weights: Weights, today: Day): Scored {
  const answers = answersOf(lead, today).map(({ part }) => part);
  return { answers, score: scoreOf(answers, inOrder(weights)), scoredOn: today };
}

/** The bands a report counts in: 0–19, 20–39, … 80–100. */
export const BANDS = [0, 20, 40, 60, 80] as const;
export type Band = typeof BANDS[number];
/** The band of a score from 0 to 100; 100 is in the last one. */
export function bandOf(score: number): Band {
  return BANDS[Math.min(4, Math.floor(score / 20))];
}
/** The last score of a band. */
export function endOfBand(band: Band): number {
  return band === 80 ? 100 : band + 19;
}
