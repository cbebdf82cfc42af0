/**
 * Twilio on this machine: its account, its form API for messages, and its calls of our addresses, signed. Alone:
 * `deno run -A tools/fakes/twilio.ts --port 9050`, or one text message to us:
 * `deno run -A tools/fakes/twilio.ts --url https://…/webhooks/<firm>/sms --token … --text "Kan I komme i morgen?"`.
 */
import { createHash, createHmac } from "node:crypto";
import { type Fault, type Heard, listenFaulty, type Listening, optionOf, type Said } from "./faulty_http.ts";

export const TWILIO_ACCOUNT = `AC${"0123456789abcdef".repeat(2)}`;
export const TWILIO_TOKEN = "a_token_nobody_guesses_0123456789";

export interface FakeTwilio extends Listening {
  readonly messages: Readonly<Record<string, string>>[];
}

export async function startTwilio(
  { port, faults, account = TWILIO_ACCOUNT, token = TWILIO_TOKEN }: {
    readonly port?: number;
    readonly faults?: Fault[];
    readonly account?: string;
    readonly token?: string;
  } = {},
): Promise<FakeTwilio> {
  const messages: Readonly<Record<string, string>>[] = [];
  const own = `/2010-04-01/Accounts/${account}`;

  function answer({ method, path, headers, raw }: Heard): Said {
    if (headers.authorization !== `Basic ${btoa(`${account}:${token}`)}`) return failed(401, 20003, "Authenticate");
    if (path === `${own}.json` && method === "GET") return { status: 200, body: { sid: account, status: "active" } };
    if (path !== `${own}/Messages.json` || method !== "POST") {
      return failed(404, 20404, `The requested resource ${path} was not found`);
    }
    const given = Object.fromEntries(new URLSearchParams(raw));
    if (!/^\+[1-9]\d{6,14}$/.test(given.To ?? "")) {
      return failed(400, 21211, `The 'To' number ${given.To ?? ""} is not a valid phone number.`);
    }
    const sid = newSid();
    messages.push({ sid, ...given });
    const { To: to, From: from, Body: body } = given;
    const about = { account_sid: account, to, from, body, status: "queued", direction: "outbound-api" };
    return { status: 201, body: { sid, ...about, num_segments: "1", num_media: "0", error_code: null } };
  }

  const listening = await listenFaulty(answer, {
    ...(port === undefined ? {} : { port }),
    ...(faults === undefined ? {} : { faults }),
    state: () => ({ sent: messages.length }),
  });
  return { ...listening, messages, [Symbol.asyncDispose]: () => listening[Symbol.asyncDispose]() };
}

function failed(status: number, code: number, message: string): Said {
  return { status, body: { code, message, more_info: `https://www.twilio.com/docs/errors/${code}`, status } };
}

export const newSid = () => `SM${crypto.getRandomValues(new Uint8Array(16)).toHex()}`;

/** What Twilio tells of a text message that came in. */
export function smsFields(given: Readonly<Record<string, string>> = {}): Record<string, string> {
  const sid = given.MessageSid ?? newSid();
  return {
    ...{ MessageSid: sid, SmsSid: sid, SmsMessageSid: sid, AccountSid: TWILIO_ACCOUNT, ApiVersion: "2010-04-01" },
    ...{ From: "+4522650226", To: "+4570123456", Body: "Hej", NumMedia: "0", NumSegments: "1", SmsStatus: "received" },
    ...{ FromCity: "", FromState: "", FromZip: "", FromCountry: "DK" },
    ...given,
  };
}

/** What is sent for a call of `url`, which is the address as Twilio was told it. */
export interface TwilioRequest {
  /** The address that was signed. */
  readonly url: string;
  readonly headers: Record<string, string>;
  readonly body: string;
}

/** A call as a form: signed are the address and the fields by their names. */
export function asForm(
  url: string,
  fields: readonly (readonly [string, string])[] | Readonly<Record<string, string>>,
  token = TWILIO_TOKEN,
): TwilioRequest {
  const pairs = (Array.isArray(fields) ? [...fields] : Object.entries(fields)) as [string, string][];
  return {
    url,
    headers: {
      "Content-Type": "application/x-www-form-urlencoded; charset=UTF-8",
      "X-Twilio-Signature": signatureOf(url, pairs, token),
    },
    body: String(new URLSearchParams(pairs)),
  };
}

/** A call as JSON: signed is the address, which tells the body's hash. */
export function asJson(url: string, fields: Readonly<Record<string, unknown>>, token = TWILIO_TOKEN): TwilioRequest {
  const body = JSON.stringify(fields), hash = createHash("sha256").update(body).digest("hex");
  const signed = `${url}${url.includes("?") ? "&" : "?"}bodySHA256=${hash}`;
  return {
    url: signed,
    headers: { "Content-Type": "application/json", "X-Twilio-Signature": signatureOf(signed, [], token) },
    body,
  };
}

/** External-apis.md 6.3: the address, then every field by its name, a repeated one by its different values. */
export function signatureOf(url: string, pairs: readonly (readonly [string, string])[], token: string): string {
  const names = [...new Set(pairs.map(([name]) => name))].sort();
  const told = names.map((name) =>
    [...new Set(pairs.filter((pair) => pair[0] === name).map(([, value]) => value))].sort().map((value) => name + value)
      .join("")
  );
  return createHmac("sha1", token).update(url + told.join("")).digest("base64");
}

if (import.meta.main) {
  const url = optionOf("url");
  if (url === undefined) console.log((await startTwilio({ port: Number(optionOf("port") ?? 9050) })).url);
  else {
    const fields = smsFields({
      Body: optionOf("text") ?? "Hej, kan I gøre rent hos os på Vestergade 1, 8000 Aarhus C? Mvh Mette Holm",
    });
    const { headers, body } = asForm(url, fields, optionOf("token") ?? TWILIO_TOKEN);
    const answer = await fetch(url, { method: "POST", headers, body });
    console.log(answer.status, await answer.text());
  }
}
