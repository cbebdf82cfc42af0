import { findHintSecret, type HintWorld, takeHint } from "../../domain/invoicing/take_hint.ts";
import { hintSecretOf } from "../signed_hint.ts";

/** The firm's accounts, where secrets are needed; everything else of them is work like any other. */
export function billingUseCases(world: Omit<HintWorld, "hintSecretOf">) {
  const hinted = { ...world, hintSecretOf };
  return {
    takeHint: takeHint(hinted),
    findHintSecret: findHintSecret(hinted),
  };
}

export type BillingUseCases = ReturnType<typeof billingUseCases>;
