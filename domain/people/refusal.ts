/** Everything about a firm's people, keys and networks that a user can cause and fix. */
export type PeopleRefusal =
  | { readonly kind: "person_missing" }
  /** Nobody would be left who can manage the firm. */
  | { readonly kind: "last_admin" }
  | { readonly kind: "already_member" }
  | { readonly kind: "invitation_missing" }
  | { readonly kind: "key_missing" }
  /** A key may not do what its maker may not. */
  | { readonly kind: "scope_too_wide" }
  | { readonly kind: "factor_missing" }
  /** One's own is taken away with the password. */
  | { readonly kind: "factor_own" }
  /** They work in a firm too that is not the asker's to decide for. */
  | { readonly kind: "factor_elsewhere" }
  /** The networks would shut out whoever saves them. */
  | { readonly kind: "locked_out" };
