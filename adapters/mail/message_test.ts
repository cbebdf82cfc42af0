import assert from "node:assert/strict";
import { writeMessage } from "./message.ts";

const BASE = {
  id: "0190-7",
  from: { name: "Tekup Salg", address: "no-reply@sales.example.dk" },
  to: { name: "Anna", address: "anna@example.dk" },
  subject: "Ny adgangskode",
  text: "Hej\n",
  at: new Date("2026-11-21T09:05:00Z"),
};

/** Header names and values, unfolded, with encoded words read; and the text. */
function read(mail: string): { headers: [string, string][]; text: string } {
  const [head, ...rest] = mail.split("\r\n\r\n");
  const decode = (text: string) => new TextDecoder().decode(Uint8Array.fromBase64(text));
  const headers = head.replaceAll(/\r\n[ \t]+/g, " ").split("\r\n").map((line): [string, string] => {
    const [name, value] = line.split(/: (.*)/s);
    return [name, value.replaceAll("?= =?", "?==?").replaceAll(/=\?UTF-8\?B\?([^?]*)\?=/g, (_, word) => decode(word))];
  });
  return { headers, text: decode(rest.join("\r\n\r\n").replaceAll("\r\n", "")) };
}

Deno.test("writeMessage() writes date, sender, receiver, subject and text so that they read back", () => {
  const { headers, text } = read(
    writeMessage({
      ...BASE,
      subject: "Ny adgangskode: tre små ø'er på række, og så videre, og så videre",
      text: "Kære Åse\n\næøå €\n",
    }),
  );

  assert.deepEqual(headers, [
    ["Date", "Sat, 21 Nov 2026 09:05:00 +0000"],
    ["From", "Tekup Salg <no-reply@sales.example.dk>"],
    ["To", "Anna <anna@example.dk>"],
    ["Message-ID", "<0190-7@sales.example.dk>"],
    ["Subject", "Ny adgangskode: tre små ø'er på række, og så videre, og så videre"],
    ["MIME-Version", "1.0"],
    ["Content-Type", "text/plain; charset=utf-8"],
    ["Content-Transfer-Encoding", "base64"],
    ["Auto-Submitted", "auto-generated"],
  ]);
  assert.equal(text, "Kære Åse\r\n\r\næøå €\r\n");
});

Deno.test("writeMessage() lets no value begin a header or a body of its own", () => {
  const names = [
    "Anna\r\nBcc: evil@example.com",
    "Anna\r\n\r\nbody",
    "Anna\nBcc: x",
    'A" <evil@example.com>, "',
    "A\u2028Bcc: x",
    "=?UTF-8?B?DQpCY2M6IHg=?=",
    "\ud800",
  ];

  for (const name of names) {
    const mail = writeMessage({ ...BASE, to: { ...BASE.to, name }, subject: name });
    const raw = mail.split("\r\n\r\n")[0].replaceAll(/\r\n /g, "").split("\r\n");

    assert.deepEqual(
      raw.map((line) => line.split(":")[0]),
      read(writeMessage(BASE)).headers.map(([header]) => header),
      name,
    );
    assert.match(raw[2], /^To: (?:[A-Za-z0-9 ]*|(?:=\?UTF-8\?B\?[A-Za-z0-9+/=]*\?= ?)+) <anna@example\.dk>$/, name);
  }
});

Deno.test("writeMessage() refuses an address that would end its brackets or its line", () => {
  for (const address of ["", "a@b>\r\nBcc: x", "a b@example.dk", "a@b\n", "<a@b>"]) {
    assert.throws(() => writeMessage({ ...BASE, to: { name: "", address } }), /Cannot write the mail/);
  }
});

Deno.test("writeMessage() keeps lines short and its encoded words whole", () => {
  const mail = writeMessage({ ...BASE, subject: "🚲".repeat(60), text: "x".repeat(5_000) });

  assert.ok(mail.split("\r\n").every((line) => line.length <= 90));
  assert.equal(read(mail).headers.find(([name]) => name === "Subject")?.[1], "🚲".repeat(60));
  assert.doesNotMatch(mail, /[^\r]\n/);
});
