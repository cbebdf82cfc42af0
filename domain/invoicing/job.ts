import type { Handler, Hands, Outcome } from "../delivery/handler.ts";
import type { Job } from "../delivery/job.ts";
import type { SaleId } from "../kernel/ids.ts";
import type { Json } from "../kernel/json.ts";
import { type OpenAccounts, type OpenInvoicing, Undelivered } from "./ports.ts";

type Step = (job: Job, hands: Hands, accounts: OpenAccounts) => Promise<Outcome>;

/** A handler that has the firm's accounts open; what they did not do becomes the outcome it means. */
export function withAccounts(
  open: OpenInvoicing,
  carry: Step,
  look?: (...step: Parameters<Step>) => Promise<Outcome | null>,
): Handler {
  const guarded =
    <T>(step: (...all: Parameters<Step>) => Promise<T>) => async (job: Job, hands: Hands): Promise<T | Outcome> => {
      try {
        return await step(job, hands, open(hands));
      } catch (fault) {
        if (fault instanceof Undelivered) return fault.outcome;
        throw fault;
      }
    };
  return { carry: guarded(carry), ...(look ? { look: guarded(look) } : {}) };
}

/** The sale a job is about. */
export function saleOf({ about }: Job): SaleId {
  return about.saleId as SaleId;
}

/** There was nothing to do, and why. */
export function nothing(why: string, facts: Readonly<Record<string, Json>> = {}): Outcome {
  return { kind: "done", result: { nothing: why, ...facts } };
}
