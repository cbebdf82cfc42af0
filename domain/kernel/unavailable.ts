/** Thrown when something the program leans on does not answer now but will: the request may be sent again. */
export class Unavailable extends Error {
  override readonly name = "Unavailable";
  constructor(what: string, readonly retryAfterSeconds = 2, options?: ErrorOptions) {
    super(`Cannot reach ${what}`, options);
  }
}
