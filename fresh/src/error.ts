type Status400 = 400 | 401 | 402 | 403 | 404 | 405 | 406 | 407 | 408 | 409 | 410 | 411 | 412 | 413 | 414 | 415 | 416;
type Status417 = 417 | 418 | 421 | 422 | 423 | 424 | 426 | 428 | 429 | 431 | 451;
type Status500 = 500 | 501 | 502 | 503 | 504 | 505 | 506 | 507 | 508 | 510 | 511;
/** The statuses an error may carry. */
export type ErrorStatus = Status400 | Status417 | Status500;

/** Ends a request with this status, through the nearest error page. */
export class HttpError extends Error {
  override name = "HttpError";

  constructor(public status: ErrorStatus, message = "", options?: ErrorOptions) {
    super(message, options);
  }
}

/** The status an error page is sent with. */
export function statusOf(error: unknown): number {
  return error instanceof HttpError ? error.status : 500;
}
