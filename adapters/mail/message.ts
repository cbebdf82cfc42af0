/** A mail of plain text. */
export interface Message {
  readonly id: string;
  readonly from: Mailbox;
  readonly to: Mailbox;
  readonly subject: string;
  readonly text: string;
  readonly at: Date;
}

export interface Mailbox {
  readonly name: string;
  readonly address: string;
}

const CRLF = "\r\n";
/** An encoded word has 75 characters at most, `=?UTF-8?B?` and `?=` among them; 45 bytes make 60 in Base64. */
const BYTES_IN_WORD = 45;
const LINE = 76;

/** The mail as RFC 5322 and MIME want it written, UTF-8 in Base64. No value can begin a header of its own. */
export function writeMessage({ id, from, to, subject, text, at }: Message): string {
  const host = from.address.slice(from.address.lastIndexOf("@") + 1);
  const headers = [
    `Date: ${dateOf(at)}`,
    `From: ${mailbox(from)}`,
    `To: ${mailbox(to)}`,
    `Message-ID: <${bare(id)}@${bare(host)}>`,
    `Subject: ${words(subject)}`,
    "MIME-Version: 1.0",
    "Content-Type: text/plain; charset=utf-8",
    "Content-Transfer-Encoding: base64",
    // Answering machines leave such mails alone.
    "Auto-Submitted: auto-generated",
  ];
  const body = new TextEncoder().encode(text.replaceAll(/\r\n?|\n/g, CRLF)).toBase64();
  return [...headers, "", ...body.match(new RegExp(`.{1,${LINE}}`, "g")) ?? [], ""].join(CRLF);
}

function mailbox({ name, address }: Mailbox): string {
  return name.trim() === "" ? `<${bare(address)}>` : `${words(name)} <${bare(address)}>`;
}

/** What stands in angle brackets: nothing that ends them, no blank and no control sign. Other letters go as UTF-8 (RFC 6532). */
function bare(text: string): string {
  if (text === "" || /[\s<>\p{C}]/u.test(text)) {
    throw new Error("Cannot write the mail: an address has signs that no address has");
  }
  return text;
}

/** A text of a header: as it is where that is safe, else in encoded words (RFC 2047), folded between them. */
function words(raw: string): string {
  // deno-lint-ignore no-control-regex
  const text = raw.toWellFormed().replaceAll(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, " ").trim();
  if (/^[A-Za-z0-9 ]*$/.test(text) && text.length <= LINE - 16) return text;
  const encoder = new TextEncoder();
  const parts: string[] = [];
  let part = "";
  for (const character of text) {
    if (encoder.encode(part + character).length > BYTES_IN_WORD) {
      parts.push(part);
      part = "";
    }
    part += character;
  }
  parts.push(part);
  return parts.map((one) => `=?UTF-8?B?${encoder.encode(one).toBase64()}?=`).join(`${CRLF} `);
}

function dateOf(at: Date): string {
  return at.toUTCString().replace(/GMT$/, "+0000");
}
