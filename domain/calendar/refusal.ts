export type CalendarRefusal =
  | { readonly kind: "absence_missing" }
  /** It would end before it begins. */
  | { readonly kind: "absence_backwards" };
