import assert from "node:assert/strict";
import type { Day } from "../../domain/kernel/time.ts";
import { portalOf, USUAL_PORTALS } from "../../domain/intake/portals.ts";
import { readLetter } from "../../domain/intake/read.ts";
import { parsePhone } from "../phone.ts";
import { letterFrom } from "./formats.ts";
import { textOfHtml } from "./html_text.ts";
import { quickest } from "../../tools/until.ts";

const CORPORA = Deno.env.get("CORPORA_DIR") ?? new URL("../../../shared/corpora", import.meta.url).pathname;
const found = await Deno.readTextFile(`${CORPORA}/blns.json`).catch(() => null);
if (found === null) {
  if (Deno.env.get("REQUIRE_CORPORA") === "1") {
    throw new Error(`Cannot test naughty messages: ${CORPORA}/blns.json is missing`);
  }
  console.log(`The messages' tests with naughty strings are skipped: ${CORPORA}/blns.json is missing`);
}
const STRINGS: readonly string[] = JSON.parse(found ?? "[]");
const TODAY = "2026-11-21" as Day;

const bytes = (text: string) => new TextEncoder().encode(text);
const word = (text: string) => `=?utf-8?b?${bytes(text.toWellFormed()).toBase64()}?=`;

async function read(raw: Uint8Array<ArrayBuffer>, type = "message/rfc822") {
  const letter = await letterFrom("email", raw, type);
  return { letter, told: readLetter(letter, portalOf(letter, USUAL_PORTALS), TODAY, { parse: parsePhone }) };
}

Deno.test("E5 naughty strings as name, address, subject, file and text: read, and no header can be made of them", async () => {
  for (const text of STRINGS) {
    const mime = bytes([
      `From: ${word(text)} <kunde@mail.example>`,
      `Reply-To: ${word(text + "\r\nBcc: evil@x.example")} <svar@mail.example>`,
      `Subject: ${word(text + "\r\nBcc: evil@x.example")}`,
      'Content-Type: multipart/mixed; boundary="b"',
      "",
      "--b",
      "Content-Type: text/plain; charset=utf-8",
      "Content-Transfer-Encoding: base64",
      "",
      bytes(text.toWellFormed()).toBase64(),
      "--b",
      `Content-Type: application/octet-stream; name="${word(text)}"`,
      "",
      "x",
      "--b--",
      "",
    ].join("\r\n"));
    const json = bytes(
      JSON.stringify({ from: `${text} <kunde@mail.example>`, to: text, subject: text, body: `Navn: ${text}\n${text}` }),
    );

    for (const { letter, told } of [await read(mime), await read(json, "application/json")]) {
      const headers = [letter.subject, letter.from?.name, letter.from?.address, letter.replyTo?.name, letter.messageId];
      const names = letter.attachments.map(({ name }) => name);
      assert.doesNotMatch(
        [...headers, ...letter.to, ...names, told.name, told.company].join("|"),
        /[\p{Cc}\p{Zl}\p{Zp}]/u,
        text,
      );
      assert.ok([letter.subject, letter.text, told.message, told.name ?? ""].every((one) => one.isWellFormed()), text);
      assert.ok(names.every((name) => !/[/\\]|^\./.test(name)), text);
    }
  }
});

Deno.test("no text however made keeps the reader busy", async () => {
  const many = (part: string, length = 20_000) => part.repeat(Math.ceil(length / part.length)).slice(0, length);
  const texts = [
    ...[
      " ",
      "\t",
      "a",
      "A",
      "Æ",
      "1",
      "-",
      "*",
      ":",
      "=",
      ".",
      "@",
      "<",
      ">",
      "+",
      "a ",
      "A ",
      "1 ",
      "1. ",
      "12 ",
      "a@",
      "a@b.",
    ],
    ...[
      "Navn: ",
      "navn:\nxxxxxx ",
      "Den ",
      "den 1 skrev ",
      "Fra: ",
      "kl. ",
      "3. ",
      "1/1 ",
      "8000 Aa ",
      "Vej 1, ",
      "Vejvej",
      "mvh\nxxxxxx ",
      "hver ",
      "m2 ",
      "jeg hedder A",
    ],
    ...[
      "22 ",
      "+45 ",
      "* * ",
      "  * ",
      "- -",
      "A.",
      "2026 10.10 ",
      "gør x rent ",
      "--",
      "> ",
      "_",
      "koble x ",
      "første ",
    ],
  ];

  for (const part of texts) {
    for (const text of [many(part), `Navn${many(part, 10_000)}`, `8000 ${many(part, 10_000)}`]) {
      const mail = bytes(
        `From: a@b.example\r\nSubject: ${many(part, 200).replaceAll(/[\r\n]/g, " ")}\r\n\r\n${text}`,
      );
      const took = await quickest(1_000, () => read(mail));
      assert.ok(took < 1_000, `${JSON.stringify(part)} took ${Math.round(took)} ms`);
    }
  }
});

Deno.test("no HTML however made keeps the reader busy", async () => {
  const parts = [
    "<",
    "<b> </b>",
    "<p>",
    "</p>",
    "&",
    "&amp;",
    "<!--",
    "<a href=",
    '<a href="',
    "<td>",
    " <td> ",
    "<script>",
    "<style></style>",
    "<svg>",
    "href ",
    "<a  ",
    "\t",
    "<br> ",
  ];
  for (const part of parts) {
    const html = part.repeat(Math.ceil(300_000 / part.length));
    const took = await quickest(3_000, async () => {
      textOfHtml(part.repeat(Math.ceil(1_000_000 / part.length)));
      await read(bytes(`From: a@b.example\r\nContent-Type: text/html\r\n\r\n${html}`));
    });
    assert.ok(took < 3_000, `${JSON.stringify(part)} took ${Math.round(took)} ms`);
  }
});
