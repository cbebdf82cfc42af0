import { createHash, createHmac, timingSafeEqual } from "node:crypto";

/** A call of Twilio's, its body as it came. */
export interface TwilioCall {
  /** Where browsers find us: what stands in a Host header is what a proxy or a stranger wrote there. */
  readonly publicOrigin: string;
  /** Path and query as they came, nothing decoded or put in another order. */
  readonly target: string;
  readonly contentType: string;
  readonly signature: string;
  readonly raw: Uint8Array<ArrayBuffer>;
}

/**
 * Whether one of the tokens signed the call: HMAC-SHA1 over the whole address and, of a form, every field with its value by the
 * fields' names; a JSON body is told by its hash in the query. There is no timestamp in it: what is sent again is known by the
 * message's id alone.
 */
export function isTwilioSigned(call: TwilioCall, tokens: readonly string[]): boolean {
  const given = /^[A-Za-z0-9+/]{27}=$/.test(call.signature) ? Uint8Array.fromBase64(call.signature) : null;
  const isForm = /^application\/x-www-form-urlencoded\b/i.test(call.contentType);
  const fields = isForm ? signedFields(call.raw) : "";
  // Every one is tried, so that the time does not tell which was right.
  const isRight = tokens.flatMap((token) => origins(call.publicOrigin).map((origin) => ({ token, origin })))
    .reduce((found, { token, origin }) => {
      const right = createHmac("sha1", token).update(origin + call.target + fields).digest();
      return timingSafeEqual(right, given ?? new Uint8Array(20)) || found;
    }, false);
  return isRight && given !== null && (isForm || hasHash(call));
}

/** Twilio writes the usual port or leaves it out. */
function origins(publicOrigin: string): readonly string[] {
  const { protocol, port } = new URL(publicOrigin);
  return port === "" ? [publicOrigin, `${publicOrigin}:${protocol === "https:" ? 443 : 80}`] : [publicOrigin];
}

/** Each name with its value, by name and then by value; the same pair twice counts once. */
function signedFields(raw: Uint8Array<ArrayBuffer>): string {
  const pairs = [...new URLSearchParams(new TextDecoder().decode(raw))].toSorted((a, b) =>
    byBytes(a[0], b[0]) || byBytes(a[1], b[1])
  );
  return pairs.filter(([name, value], at) => at === 0 || name !== pairs[at - 1][0] || value !== pairs[at - 1][1])
    .map((pair) => pair.join("")).join("");
}

function byBytes(a: string, b: string): number {
  const [left, right] = [a, b].map((text) => new TextEncoder().encode(text).toHex());
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Whether the query tells the body's hash. */
function hasHash({ target, raw }: TwilioCall): boolean {
  const [, told] = /[?&]bodySHA256=([0-9a-f]{64})(?:&|$)/i.exec(target) ?? [];
  if (!told) return false;
  return timingSafeEqual(createHash("sha256").update(raw).digest(), Uint8Array.fromHex(told.toLowerCase()));
}
