import type { PasswordFault } from "./password.ts";

/** Everything about logging in and one's own account that a user can cause and fix. */
export type IdentityRefusal =
  /** Wrong address, wrong password, deactivated, or without a firm: nobody is told which. */
  | { readonly kind: "wrong_credentials" }
  | { readonly kind: "too_many_tries"; readonly retryAfterSeconds: number }
  | { readonly kind: "wrong_password" }
  | { readonly kind: "password_unfit"; readonly fault: PasswordFault }
  | { readonly kind: "reset_link_dead" }
  | { readonly kind: "token_invalid" }
  | { readonly kind: "organization_missing" }
  /** The session or token ended while its owner still used it. */
  | { readonly kind: "session_ended" };
