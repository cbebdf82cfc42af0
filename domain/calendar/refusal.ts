export type CalendarRefusal =
  | { readonly kind: "absence_missing" }
  /** The firm has not connected Google, or in another way. */
  | { readonly kind: "google_missing" }
  /** It was answered, or something else is asked by now. */
  | { readonly kind: "question_gone" }
  /** It would end before it begins. */
  | { readonly kind: "absence_backwards" };
