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
  /** The password was right; a code of the second factor is still to come. `challenge` stands for the login meanwhile. */
  | { readonly kind: "code_due"; readonly challenge: string | null }
  | { readonly kind: "code_wrong" }
  /** It took too long from the password to the code. */
  | { readonly kind: "challenge_dead" }
  /** The firm lets nobody in from this network. */
  | { readonly kind: "address_not_allowed" }
  /** A password somebody else made up must be changed in the browser first. */
  | { readonly kind: "password_change_due" }
  | { readonly kind: "organization_missing" }
  /** The session or token ended while its owner still used it. */
  | { readonly kind: "session_ended" };
