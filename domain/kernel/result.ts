/** What a rule or a use case answers: a value, or a refusal the caller can explain. Breakage is thrown instead. */
export type Result<T, E> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: E };

/** The answer that carries a value. */
export function yes<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value };
}

/** The answer that carries a refusal. */
export function no<const E>(error: E): { readonly ok: false; readonly error: E } {
  return { ok: false, error };
}
