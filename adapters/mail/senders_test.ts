import assert from "node:assert/strict";
import type { Letter, Sent } from "../../domain/mail/letter.ts";
import { readMail, type SmtpFault, startSmtp } from "../../tools/fakes/smtp.ts";
import { divertLog } from "../log.ts";
import { fileSender } from "./file.ts";
import { smtpSender, smtpServerOf } from "./smtp.ts";

const LETTER: Letter = {
  key: "sale:0190a:quote_sent",
  from: { name: "Rendetalje", address: "salg@rendetalje.example" },
  to: { name: "Åse Ø", address: "aase@example.dk" },
  replyTo: "kontor@rendetalje.example",
  copyTo: null,
  subject: "Dit tilbud på rengøring",
  text: "Kære Åse\n\nHer er dit tilbud.\n",
  html: "<p>Kære Åse</p><p>Her er dit tilbud.</p>",
};
const never = new AbortController().signal;

Deno.test("smtpSender() hands a letter over as text and HTML, with a Message-ID made of its key", async () => {
  await using server = await startSmtp();
  const sender = smtpSender(smtpServerOf(server.url));

  const first = await sender.send(LETTER, never);
  const again = await sender.send({ ...LETTER, copyTo: "arkiv@rendetalje.example" }, never);
  await sender.close();

  const messageId = "sale.0190a.quote_sent@rendetalje.example";
  assert.deepEqual([first, again], [{ kind: "sent", messageId }, { kind: "sent", messageId }]);
  assert.deepEqual([...server.counts()], [[messageId, 2]]);
  assert.deepEqual(server.messages.map(({ to }) => to), [
    ["aase@example.dk"],
    ["aase@example.dk", "arkiv@rendetalje.example"],
  ]);
  const { from, to, bcc, replyTo, subject, text, html, headers } = await readMail(server.messages[1].raw);
  assert.deepEqual([from?.name, from?.address], ["Rendetalje", "salg@rendetalje.example"]);
  assert.deepEqual([to?.[0].name, to?.[0].address, bcc], ["Åse Ø", "aase@example.dk", undefined]);
  assert.equal(replyTo?.[0].address, "kontor@rendetalje.example");
  assert.equal(subject, LETTER.subject);
  assert.equal(text?.trimEnd(), LETTER.text.trimEnd());
  assert.equal(html?.trim(), LETTER.html);
  assert.equal(headers.find(({ key }) => key === "auto-submitted")?.value, "auto-generated");
});

const ANSWERS: readonly [what: string, fault: SmtpFault, means: Partial<Sent> & { code?: string }][] = [
  ["greylisting", { on: "rcpt", do: 451 }, { kind: "later", code: "mail_server_busy" }],
  ["an unknown address", { on: "rcpt", do: 550 }, { kind: "refused", fault: "address", code: "mail_address_refused" }],
  ["a sender it does not want", { on: "mail", do: 553 }, {
    kind: "refused",
    fault: "sender",
    code: "mail_sender_refused",
  }],
  ["a letter it does not want", { on: "data", do: 554 }, {
    kind: "refused",
    fault: "message",
    code: "mail_message_refused",
  }],
  ["a full mailbox", { on: "data", do: 452 }, { kind: "later", code: "mail_server_busy" }],
  ["a wrong login", { on: "auth", do: 535 }, { kind: "locked_out", code: "mail_login_refused" }],
  ["a login that is down", { on: "auth", do: 454 }, { kind: "later", code: "mail_server_busy" }],
  ["too many connections", { on: "connect", do: 421 }, { kind: "later", code: "mail_server_busy" }],
  ["hanging up before the letter", { on: "mail", do: "drop" }, { kind: "later", code: "mail_server_silent" }],
];

for (const [what, fault, { code, ...means }] of ANSWERS) {
  Deno.test(`smtpSender() knows what ${what} means`, async () => {
    await using server = await startSmtp({ faults: [fault] });
    const sender = smtpSender(smtpServerOf(server.url));

    const { why, ...sent } = await sender.send(LETTER, never) as Sent & { why: { code: string } };
    await sender.close();

    assert.deepEqual(sent, means);
    assert.equal(why.code, code);
    assert.equal(server.messages.length, 0);
  });
}

Deno.test("smtpSender() does not know after a line that broke behind the letter; the next try has the same Message-ID", async () => {
  await using server = await startSmtp({ faults: [{ on: "data", do: "drop", times: 1 }] });
  const sender = smtpSender(smtpServerOf(server.url));

  const first = await sender.send(LETTER, never);
  const second = await sender.send(LETTER, never);
  await sender.close();

  assert.deepEqual([first.kind, second.kind], ["later", "sent"]);
  assert.deepEqual([...server.counts().values()], [2]);
});

Deno.test("smtpSender() waits no longer than its lease for a server that says nothing", async () => {
  await using server = await startSmtp({ faults: [{ on: "data", do: "hang" }] });
  const sender = smtpSender(smtpServerOf(server.url));

  const sent = await sender.send(LETTER, AbortSignal.timeout(300));
  await sender.close();

  assert.equal(sent.kind, "later");
});

Deno.test("smtpSender() tells a copy that was refused from a customer who was", async () => {
  const copied = { ...LETTER, copyTo: "arkiv@rendetalje.example" };
  for (const [to, kind] of [["arkiv", "sent"], ["aase", "refused"]] as const) {
    await using server = await startSmtp({ faults: [{ on: "rcpt", do: 550, to }] });
    const sender = smtpSender(smtpServerOf(server.url));

    const sent = await sender.send(copied, never);
    await sender.close();

    assert.equal(sent.kind, kind);
    assert.equal("copyRefused" in sent, kind === "sent");
  }
});

Deno.test("smtpSender() keeps its connection for the next letter, and says who is not there", async () => {
  const server = await startSmtp();
  const sender = smtpSender(smtpServerOf(server.url));

  for (let count = 0; count < 5; count++) await sender.send({ ...LETTER, key: `sale:${count}` }, never);
  const conversations = server.conversations();
  await sender.close();
  await server[Symbol.asyncDispose]();
  const nobody = await sender.send(LETTER, never);
  await sender.close();

  assert.ok(conversations <= 2, `${conversations} connections for five letters`);
  assert.deepEqual([nobody.kind, server.counts().size], ["later", 5]);
});

Deno.test("smtpServerOf() reads addresses as they are written, with STARTTLS at 587 and TLS at 465", () => {
  assert.deepEqual(smtpServerOf("smtp://a%40b.dk:p%3Aw@mail.example.dk"), {
    ...{ host: "mail.example.dk", port: 587, secure: false, user: "a@b.dk", password: "p:w" },
  });
  assert.deepEqual(smtpServerOf("smtps://mail.example.dk"), {
    ...{ host: "mail.example.dk", port: 465, secure: true, user: null, password: null },
  });
});

Deno.test("fileSender() keeps a letter once, for its owner's eyes only, and logs neither name nor words", async () => {
  const directory = await Deno.makeTempDir();
  const lines: string[] = [];
  const restore = divertLog((line) => lines.push(line));
  try {
    const sender = fileSender(`${directory}/outbox`);
    await sender.send(LETTER, never);
    await sender.send(LETTER, never);

    const names = await Array.fromAsync(Deno.readDir(`${directory}/outbox`), ({ name }) => name);
    assert.deepEqual(names, ["sale.0190a.quote_sent.eml"]);
    const path = `${directory}/outbox/${names[0]}`;
    assert.equal((await Deno.stat(path)).mode! & 0o777, 0o600);
    assert.equal((await readMail(await Deno.readFile(path))).subject, LETTER.subject);
    assert.equal(lines.length, 2);
    assert.doesNotMatch(lines.join(), /aase|tilbud/i);
  } finally {
    restore();
    await Deno.remove(directory, { recursive: true });
  }
});
