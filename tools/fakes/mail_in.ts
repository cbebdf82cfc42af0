/**
 * Those who pass a firm's mail on: our own relay, Postmark, Mailgun and SendGrid, each as it sends. Alone, one message:
 * `deno run -A tools/fakes/mail_in.ts --url https://…/webhooks/<mailbox>/email --secret … --as relay|postmark|mailgun|sendgrid`.
 */
import { Buffer } from "node:buffer";
import { createHmac, createPrivateKey, generateKeyPairSync, sign } from "node:crypto";
import { parseArgs } from "node:util";

export interface Posting {
  readonly from: string;
  readonly subject: string;
  readonly text: string;
  readonly messageId?: string;
}

export interface Ways {
  /** Of the mailbox, without the name of the sender. */
  readonly url: string;
  readonly secret: string;
  /** Seconds our clock is off. */
  readonly off?: number;
  /** Signs the parsed fields or sends the raw message. */
  readonly raw?: boolean;
}

const bytes = (text: string) => new TextEncoder().encode(text);
const seconds = (off = 0) => String(Math.floor(Date.now() / 1_000) + off);

/** The message as it came over the wire. */
export function rawOf(
  { from, subject, text, messageId = `<${crypto.randomUUID()}@mail.example>` }: Posting,
): Uint8Array<ArrayBuffer> {
  const word = `=?utf-8?b?${bytes(subject).toBase64()}?=`;
  return bytes(
    `From: ${from}\r\nTo: lead@in.example.dk\r\nSubject: ${word}\r\nMessage-ID: ${messageId}\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${text}`,
  );
}

/** Our own format. */
export function relay(posting: Posting, { url, secret, off }: Ways): Request {
  const raw = rawOf(posting), timestamp = seconds(off);
  const signature = createHmac("sha256", secret).update(`${timestamp}.`).update(raw).digest("hex");
  return new Request(url, {
    method: "POST",
    body: raw,
    headers: { "X-Webhook-Timestamp": timestamp, "X-Webhook-Signature": signature, "Content-Type": "message/rfc822" },
  });
}

export function postmark(
  { from, subject, text, messageId = "<a@example.dk>" }: Posting,
  { url, secret, raw }: Ways,
): Request {
  const [, name = "", address = from] = /^(.*?) ?<(.*)>$/.exec(from) ?? [];
  const body = {
    ...{
      FromName: name,
      From: address,
      FromFull: { Email: address, Name: name, MailboxHash: "" },
      To: "lead@in.example.dk",
    },
    ...{
      OriginalRecipient: "lead@in.example.dk",
      ReplyTo: "",
      Subject: subject,
      MessageID: crypto.randomUUID(),
      Date: new Date().toUTCString(),
    },
    ...{
      TextBody: text,
      HtmlBody: "",
      Tag: "",
      Headers: [{ Name: "Message-ID", Value: messageId }],
      Attachments: [],
      MessageStream: "inbound",
    },
    ...(raw ? { RawEmail: new TextDecoder().decode(rawOf({ from, subject, text, messageId })) } : {}),
  };
  return new Request(`${url}/postmark`, {
    method: "POST",
    body: JSON.stringify(body),
    headers: { Authorization: `Basic ${btoa(`postmark:${secret}`)}`, "Content-Type": "application/json" },
  });
}

/** `secret` is Mailgun's signing key; `token` is drawn anew for each try unless it is given. */
export function mailgun(
  { from, subject, text, messageId = "<a@example.dk>" }: Posting,
  { url, secret, off, raw }: Ways,
  token = crypto.getRandomValues(new Uint8Array(25)).toHex(),
): Request {
  const timestamp = seconds(off), signature = createHmac("sha256", secret).update(timestamp + token).digest("hex");
  const fields = raw
    ? { "body-mime": new TextDecoder().decode(rawOf({ from, subject, text, messageId })) }
    : { "body-plain": text, "stripped-text": text, "message-headers": JSON.stringify([["Message-Id", messageId]]) };
  const body = new FormData();
  for (
    const [name, value] of Object.entries({
      recipient: "lead@in.example.dk",
      from,
      sender: from,
      subject,
      timestamp,
      token,
      signature,
      ...fields,
    })
  ) {
    body.append(name, value);
  }
  return new Request(`${url}/mailgun`, { method: "POST", body });
}

/** With a private key it signs, without one the secret stands in its address. */
export async function sendgrid(
  { from, subject, text, messageId = "<a@example.dk>" }: Posting,
  { url, secret, off, raw }: Ways,
  privateKey?: string,
): Promise<Request> {
  const form = new FormData();
  const fields = raw ? { email: new TextDecoder().decode(rawOf({ from, subject, text, messageId })) } : {
    ...{ headers: `Message-ID: ${messageId}\nFrom: ${from}`, text },
    charsets: JSON.stringify({ to: "UTF-8", subject: "UTF-8", from: "UTF-8", text: "UTF-8" }),
  };
  const envelope = JSON.stringify({ to: ["lead@in.example.dk"], from });
  for (const [name, value] of Object.entries({ to: "lead@in.example.dk", from, subject, envelope, ...fields })) {
    form.append(name, value);
  }
  const sent = new Response(form);
  const type = sent.headers.get("content-type")!, body = new Uint8Array(await sent.arrayBuffer());
  if (privateKey === undefined) {
    return new Request(`${url}/sendgrid`, {
      method: "POST",
      body,
      headers: { "Content-Type": type, Authorization: `Basic ${btoa(`s:${secret}`)}` },
    });
  }
  const timestamp = seconds(off);
  const key = createPrivateKey({ key: Buffer.from(privateKey, "base64"), format: "der", type: "pkcs8" });
  const signature = sign("sha256", new Uint8Array([...bytes(timestamp), ...body]), key);
  return new Request(`${url}/sendgrid`, {
    method: "POST",
    body,
    headers: {
      "Content-Type": type,
      "X-Twilio-Email-Event-Webhook-Timestamp": timestamp,
      "X-Twilio-Email-Event-Webhook-Signature": signature.toString("base64"),
    },
  });
}

/** A key of SendGrid's: the public half as a firm is told it. */
export function sendgridKeys(): { readonly publicKey: string; readonly privateKey: string } {
  const pair = generateKeyPairSync("ec", { namedCurve: "P-256" });
  return {
    publicKey: pair.publicKey.export({ format: "der", type: "spki" }).toString("base64"),
    privateKey: pair.privateKey.export({ format: "der", type: "pkcs8" }).toString("base64"),
  };
}

if (import.meta.main) {
  const option = { type: "string" } as const;
  const { values } = parseArgs({
    args: Deno.args,
    options: { url: option, secret: option, as: option, from: option, subject: option, text: option },
  });
  const posting = {
    from: values.from ?? "Mette Holm <mette@eksempel.dk>",
    subject: values.subject ?? "Rengøring",
    text: values.text ?? "Kan I gøre rent hos os på Vestergade 1, 8000 Aarhus C, næste tirsdag?",
    messageId: `<${crypto.randomUUID()}@mail.example>`,
  };
  const ways = { url: values.url ?? "", secret: values.secret ?? "" };
  const request = values.as === "postmark"
    ? postmark(posting, ways)
    : values.as === "mailgun"
    ? mailgun(posting, ways)
    : values.as === "sendgrid"
    ? await sendgrid(posting, ways)
    : relay(posting, ways);
  const answer = await fetch(request);
  console.log(answer.status, await answer.text());
}
