import assert from "node:assert/strict";
import type { Letter } from "../../domain/intake/letter.ts";
import { textOfHtml } from "./html_text.ts";
import { letterFrom } from "./formats.ts";
import { Unreadable } from "./mime.ts";
import { quickest } from "../../tools/until.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const latin = (text: string) => Uint8Array.from(text, (char) => char.charCodeAt(0));
const MAIL = "message/rfc822";

Deno.test("letterFrom() reads a plain message with its thread, its recipients and what tells a machine", async () => {
  const letter = await letterFrom(
    "email",
    bytes([
      "From: =?utf-8?q?S=C3=B8ren_=C3=85g=C3=A5rd?= <Soren@Example.dk>",
      "To: <info@firm.dk>, lead@in.firm.dk",
      "Delivered-To: box@in.firm.dk",
      "Reply-To: Mette <mette@mail.dk>",
      "Subject: =?utf-8?b?UmVuZ8O4cmluZw==?=",
      "Message-ID: <a@mail.dk>",
      "In-Reply-To: <b@mail.dk>",
      "References: <c@mail.dk>\r\n <b@mail.dk>",
      "Date: Fri, 20 Nov 2026 09:00:00 +0100",
      "Auto-Submitted: no",
      "Content-Type: text/plain; charset=utf-8",
      "",
      "Hej æøå",
      "",
    ].join("\r\n")),
    MAIL,
  );

  assert.deepEqual(letter.from, { name: "Søren Ågård", address: "soren@example.dk" });
  assert.deepEqual(letter.replyTo, { name: "Mette", address: "mette@mail.dk" });
  assert.deepEqual(letter.to, ["info@firm.dk", "lead@in.firm.dk", "box@in.firm.dk"]);
  assert.deepEqual([letter.subject, letter.text.trim(), letter.sentAt], [
    "Rengøring",
    "Hej æøå",
    "2026-11-20T08:00:00.000Z",
  ]);
  assert.deepEqual([letter.messageId, letter.inReplyTo, letter.references], ["<a@mail.dk>", "<b@mail.dk>", [
    "<c@mail.dk>",
    "<b@mail.dk>",
  ]]);
  assert.deepEqual(letter.headers, { "auto-submitted": "no" });
});

Deno.test("letterFrom() reads ISO-8859-1, quoted-printable, HTML without text, and what is enclosed", async () => {
  const old = await letterFrom(
    "email",
    latin(
      "From: a@b.dk\r\nSubject: Tilbud\r\nContent-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: 8bit\r\n\r\nR\xf8dgr\xf8d\r\n",
    ),
    MAIL,
  );
  const html = await letterFrom(
    "email",
    bytes([
      "From: a@b.dk",
      "Subject: x",
      'Content-Type: multipart/mixed; boundary="b"',
      "",
      "--b",
      "Content-Type: text/html; charset=utf-8",
      "",
      "<p>Hej<br>med dig</p><script>alert(1)</script>",
      "--b",
      'Content-Type: application/pdf; name="../../plan.pdf"',
      'Content-Disposition: attachment; filename="../../plan.pdf"',
      "Content-Transfer-Encoding: base64",
      "",
      btoa("%PDF"),
      "--b--",
      "",
    ].join("\r\n")),
    MAIL,
  );

  assert.equal(old.text.trim(), "Rødgrød");
  assert.equal(html.text, "Hej\nmed dig");
  assert.deepEqual(html.attachments.map(({ name, type, bytes }) => [name, type, bytes.length]), [[
    "plan.pdf",
    "application/pdf",
    4,
  ]]);
});

Deno.test("E5 F18: letterFrom() lets no control character into a header's value", async () => {
  const subject = `=?utf-8?b?${btoa("hej\r\nBcc: evil@x.dk")}?=`;
  const letter = await letterFrom(
    "email",
    bytes(
      `From: =?utf-8?b?${btoa("Bo\r\nX: y")}?= <bo@x.dk>\r\nSubject: ${subject}\r\nMessage-ID: <a\t@x.dk>\r\n\r\nHej`,
    ),
    MAIL,
  );

  assert.equal(letter.subject, "hej Bcc: evil@x.dk");
  assert.equal(letter.from?.name, "Bo X: y");
  assert.doesNotMatch(JSON.stringify({ ...letter, text: "" }), /\\[rnt]|\\u00[01]/);
});

Deno.test("letterFrom() reads the short JSON form", async () => {
  const letter = await letterFrom(
    "email",
    bytes(JSON.stringify({
      from: "Søren Ågård <soren@example.dk>",
      to: "info@firm.dk",
      subject: "Tilbud",
      body: "Hej\r\nmed dig",
      timestamp: "2026-11-20T09:00:00+01:00",
    })),
    "application/json; charset=utf-8",
  );

  assert.deepEqual([letter.from?.name, letter.text, letter.sentAt], [
    "Søren Ågård",
    "Hej\nmed dig",
    "2026-11-20T08:00:00.000Z",
  ]);
});

const POSTMARK = {
  ...{
    FromName: "Søren",
    From: "soren@example.dk",
    FromFull: { Email: "soren@example.dk", Name: "Søren", MailboxHash: "" },
  },
  ...{
    To: "lead@in.example.dk",
    ToFull: [{ Email: "lead@in.example.dk", Name: "", MailboxHash: "" }],
    Cc: "",
    CcFull: [],
    Bcc: "",
  },
  ...{
    OriginalRecipient: "box@in.example.dk",
    ReplyTo: "",
    Subject: "Søren Ågård fra Rengøring.nu",
    MessageID: "73e6d360",
  },
  ...{
    Date: "Fri, 20 Nov 2026 09:00:00 +0100",
    TextBody: "Navn: Søren Ågård\nTelefon: 22650226\n",
    HtmlBody: "",
    Tag: "",
  },
  Headers: [{ Name: "Message-ID", Value: "<a@example.dk>" }, { Name: "In-Reply-To", Value: "<b@firm.dk>" }],
  Attachments: [{ Name: "plan.pdf", Content: btoa("%PDF"), ContentType: "application/pdf", ContentLength: 4 }],
};

/** What every sender's form of the same message comes to. */
const CORE = (letter: Letter) => ({
  ...{
    id: letter.messageId,
    reply: letter.inReplyTo,
    from: letter.from,
    subject: letter.subject,
    text: letter.text.trim(),
  },
  files: letter.attachments.map(({ name, type, bytes }) => [name, type, bytes.length]),
});
const SAME = {
  ...{ id: "<a@example.dk>", reply: "<b@firm.dk>", from: { name: "Søren", address: "soren@example.dk" } },
  ...{ subject: "Søren Ågård fra Rengøring.nu", text: "Navn: Søren Ågård\nTelefon: 22650226" },
  files: [["plan.pdf", "application/pdf", 4]],
};
const MIME = [
  "From: =?utf-8?q?S=C3=B8ren?= <soren@example.dk>",
  "Subject: =?utf-8?q?S=C3=B8ren_=C3=85g=C3=A5rd_fra_Reng=C3=B8ring=2Enu?=",
  "Message-ID: <a@example.dk>",
  "In-Reply-To: <b@firm.dk>",
  'Content-Type: multipart/mixed; boundary="m"',
  "",
  "--m",
  "Content-Type: text/plain; charset=utf-8",
  "Content-Transfer-Encoding: 8bit",
  "",
  "Navn: Søren Ågård",
  "Telefon: 22650226",
  "--m",
  'Content-Type: application/pdf; name="plan.pdf"',
  'Content-Disposition: attachment; filename="plan.pdf"',
  "Content-Transfer-Encoding: base64",
  "",
  btoa("%PDF"),
  "--m--",
  "",
].join("\r\n");

type Field = readonly [
  name: string,
  value: Uint8Array | string,
  file?: { readonly name: string; readonly type: string },
];
function multipart(fields: readonly Field[]): Uint8Array<ArrayBuffer> {
  const parts = fields.flatMap(([name, value, file]) => [
    bytes(
      `--xYzZY\r\nContent-Disposition: form-data; name="${name}"${
        file ? `; filename="${file.name}"\r\nContent-Type: ${file.type}` : ""
      }\r\n\r\n`,
    ),
    typeof value === "string" ? bytes(value) : value,
    bytes("\r\n"),
  ]);
  return new Uint8Array([...parts, bytes("--xYzZY--\r\n")].flatMap((part) => [...part]));
}
const FORM = "multipart/form-data; boundary=xYzZY";
const PDF = { name: "plan.pdf", type: "application/pdf" };

Deno.test("letterFrom() makes the same letter of what Postmark, Mailgun and SendGrid send, parsed or raw", async () => {
  const mailgun: Field[] = [
    ["recipient", "box@in.example.dk"],
    ["sender", "soren@example.dk"],
    ["from", "Søren <soren@example.dk>"],
    ["subject", SAME.subject],
    ["body-plain", `${SAME.text}\n`],
    ["timestamp", "1"],
    ["token", "t"],
    ["signature", "s"],
    ["message-headers", JSON.stringify([["Message-Id", "<a@example.dk>"], ["In-Reply-To", "<b@firm.dk>"]])],
    ["attachment-count", "1"],
    ["attachment-1", "%PDF", PDF],
  ];
  const sendgrid: Field[] = [
    ["headers", "Message-ID: <a@example.dk>\nIn-Reply-To:\n <b@firm.dk>\nX: y"],
    ["from", "Søren <soren@example.dk>"],
    ["to", "lead@in.example.dk"],
    ["subject", SAME.subject],
    ["text", latin("Navn: S\xf8ren \xc5g\xe5rd\nTelefon: 22650226\n")],
    ["charsets", JSON.stringify({ to: "UTF-8", subject: "UTF-8", from: "UTF-8", text: "iso-8859-1" })],
    ["envelope", JSON.stringify({ to: ["box@in.example.dk"], from: "soren@example.dk" })],
    ["attachments", "1"],
    ["attachment1", "%PDF", PDF],
  ];
  const sent: readonly (readonly [string, Uint8Array<ArrayBuffer>, string])[] = [
    ["email", bytes(MIME), MAIL],
    ["email_postmark", bytes(JSON.stringify(POSTMARK)), "application/json"],
    ["email_postmark", bytes(JSON.stringify({ ...POSTMARK, RawEmail: MIME })), "application/json"],
    ["email_mailgun", multipart(mailgun), FORM],
    ["email_mailgun", multipart([["body-mime", MIME]]), FORM],
    ["email_sendgrid", multipart(sendgrid), FORM],
    ["email_sendgrid", multipart([["email", MIME]]), FORM],
  ];

  for (const [place, [format, raw, type]] of sent.entries()) {
    assert.deepEqual(CORE(await letterFrom(format, raw, type)), SAME, `${format} ${place}`);
  }
});

Deno.test("E2: letterFrom() throws Unreadable and nothing else, and is done in a second", async () => {
  const nested = (depth: number): string => {
    let whole = "Content-Type: text/plain\r\n\r\nx";
    for (let at = 0; at < depth; at++) {
      whole = `Content-Type: multipart/mixed; boundary="b${at}"\r\n\r\n--b${at}\r\n${whole}\r\n--b${at}--\r\n`;
    }
    return `From: a@b.dk\r\n${whole}`;
  };
  const nasty: readonly (readonly [name: string, raw: Uint8Array<ArrayBuffer>, format?: string, type?: string])[] = [
    ["nothing", bytes("")],
    ["no headers", bytes("\r\n\r\nHej")],
    ["binary", Uint8Array.from({ length: 5_000 }, (_, place) => (place * 97) % 256)],
    ["a huge header", bytes(`From: a@b.dk\r\nSubject: ${"x".repeat(300_000)}\r\n\r\nHej`)],
    ["a header without an end", bytes(`From: ${"<".repeat(100_000)}`)],
    ["addresses without number", bytes(`From: a@b.dk\r\nTo: ${"a@b.dk, ".repeat(20_000)}\r\n\r\nHej`)],
    ["two thousand boxes in boxes", bytes(nested(2_000))],
    ["200 boxes in boxes", bytes(nested(200))],
    [
      "a boundary that never ends",
      bytes('From: a@b.dk\r\nContent-Type: multipart/mixed; boundary="b"\r\n\r\n--b\r\n\r\nHej'),
    ],
    ["broken base64", bytes("From: a@b.dk\r\nContent-Transfer-Encoding: base64\r\n\r\n!!!!====")],
    ["an unknown charset", bytes("From: a@b.dk\r\nContent-Type: text/plain; charset=klingon\r\n\r\nHej")],
    ["HTML of brackets", bytes(`From: a@b.dk\r\nContent-Type: text/html\r\n\r\n${"<".repeat(500_000)}`)],
    ["HTML of open tags", bytes(`From: a@b.dk\r\nContent-Type: text/html\r\n\r\n${'<a href="'.repeat(50_000)}`)],
    ["HTML of scripts", bytes(`From: a@b.dk\r\nContent-Type: text/html\r\n\r\n${"<script>".repeat(50_000)}`)],
    ["HTML of blocks", bytes(`From: a@b.dk\r\nContent-Type: text/html\r\n\r\n${"<blockquote>".repeat(50_000)}`)],
    ["one long line", bytes(`From: a@b.dk\r\n\r\n${"a ".repeat(2_000_000)}`)],
    [
      "encoded words without number",
      bytes(`From: a@b.dk\r\nSubject: ${"=?utf-8?q?=C3=B8?= ".repeat(10_000)}\r\n\r\nHej`),
    ],
    [
      "lone surrogates and NUL",
      bytes(JSON.stringify({ from: "a\u0000@b.dk", subject: "\ud800", body: "\udfff\u0000" })),
      "email",
      "application/json",
    ],
    ["no JSON", bytes("{"), "email", "application/json"],
    ["JSON of another kind", bytes("[1,2]"), "email", "application/json"],
    ["a form without an end", bytes("--xYzZY\r\nContent-Disposition"), "email_mailgun", FORM],
    ["no form", bytes("x"), "email_sendgrid", "text/plain"],
    ["nobody's format", bytes("x"), "constructor", "text/plain"],
  ];

  for (const [name, raw, format = "email", type = MAIL] of nasty) {
    const took = await quickest(
      1_000,
      () => letterFrom(format, raw, type).catch((error) => assert.ok(error instanceof Unreadable, `${name}: ${error}`)),
    );
    assert.ok(took < 1_000, `${name} took ${Math.round(took)} ms`);
  }
});

Deno.test("E6: textOfHtml() keeps words and addresses of links, and nothing that could run, load or send", () => {
  const text = textOfHtml(
    '<html><head><title>t</title><style>p{background:url(http://x.dk/a)}</style></head><body onload="evil()"><!-- <b>no</b> -->' +
      '<p>Hej &aelig;&#248;&#xe5; &amp; co</p><img src="http://x.dk/b" alt="x"><a href="javascript:evil()">tryk</a> ' +
      '<a href="https://firm.dk/a?b=1&amp;c=2">her</a><form action="http://x.dk"><input value="v"></form><svg><script>evil()</script></svg>' +
      "<table><tr><td>Navn</td><td>S&oslash;ren</td></tr></table><ul><li>et</li><li>to</li></ul><blockquote>citat</blockquote>2 < 3",
  );

  assert.doesNotMatch(text, /evil|javascript|x\.dk|<(?!\s)|url/);
  for (
    const told of ["Hej æøå & co", "her (https://firm.dk/a?b=1&c=2)", "Navn\tSøren", "- et\n- to", "> citat", "2 < 3"]
  ) {
    assert.ok(text.includes(told), `${told} is missing in ${text}`);
  }
});
