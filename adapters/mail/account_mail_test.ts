import assert from "node:assert/strict";
import { divertLog } from "../log.ts";
import { accountMail } from "./account_mail.ts";
import { fileOutbox } from "./outbox.ts";

async function filed(language: "da" | "en"): Promise<{ mail: string; mode: number; lines: string[] }> {
  const directory = await Deno.makeTempDir();
  const lines: string[] = [];
  const restore = divertLog((line) => lines.push(line));
  try {
    const outbox = fileOutbox(`${directory}/outbox`);
    const mail = accountMail(outbox, { publicOrigin: "https://sales.example.dk" });
    mail.passwordReset({ name: "Åse Ø", email: "aase@example.dk", language }, "secret-token");
    await outbox.settled();
    const [{ name }, ...others] = [...Deno.readDirSync(`${directory}/outbox`)];
    assert.deepEqual(others, []);
    assert.match(name, /\.eml$/);
    const path = `${directory}/outbox/${name}`;
    return { mail: await Deno.readTextFile(path), mode: (await Deno.stat(path)).mode! & 0o777, lines };
  } finally {
    restore();
    await Deno.remove(directory, { recursive: true });
  }
}

Deno.test("accountMail() files the link in the receiver's language, for the owner's eyes only, and logs no secret", async () => {
  const danish = await filed("da"), english = await filed("en");
  const text = (mail: string) =>
    new TextDecoder().decode(Uint8Array.fromBase64(mail.split("\r\n\r\n")[1].replaceAll("\r\n", "")));

  assert.match(text(danish.mail), /Hej Åse Ø[\s\S]*\r\nhttps:\/\/sales\.example\.dk\/reset\/secret-token\r\n/);
  assert.match(text(english.mail), /Hello Åse Ø[\s\S]*\r\nhttps:\/\/sales\.example\.dk\/reset\/secret-token\r\n/);
  assert.match(danish.mail, /^From: .*<no-reply@sales\.example\.dk>\r$/m);
  assert.equal(danish.mode, 0o600);
  assert.equal(danish.lines.length, 1);
  assert.doesNotMatch(danish.lines[0], /secret|aase/);
});

Deno.test("accountMail() tells whose second factor was taken away, by whom, and where to set it up again", async () => {
  const directory = await Deno.makeTempDir();
  const restore = divertLog(() => {});
  try {
    const outbox = fileOutbox(directory);
    accountMail(outbox, { publicOrigin: "https://sales.example.dk" })
      .secondFactorReset({ name: "Bo", email: "bo@example.dk", language: "en" }, {
        name: "Anna",
        organization: "Rendetalje",
      });
    await outbox.settled();
    const [{ name }] = [...Deno.readDirSync(directory)];
    const [, body] = (await Deno.readTextFile(`${directory}/${name}`)).split("\r\n\r\n");
    const text = new TextDecoder().decode(Uint8Array.fromBase64(body.replaceAll("\r\n", "")));

    assert.match(text, /Hello Bo[\s\S]*Anna of Rendetalje[\s\S]*https:\/\/sales\.example\.dk\/profile\/second-factor/);
  } finally {
    restore();
    await Deno.remove(directory, { recursive: true });
  }
});

Deno.test("fileOutbox() logs what it cannot file, and nobody is kept waiting", async () => {
  const path = await Deno.makeTempFile();
  const lines: string[] = [];
  const restore = divertLog((line) => lines.push(line));
  try {
    const outbox = fileOutbox(`${path}/not-a-folder`);
    accountMail(outbox, { publicOrigin: "http://localhost:8000" }).passwordReset({
      name: "A",
      email: "a@example.dk",
      language: "da",
    }, "t");
    await outbox.settled();

    assert.equal(lines.length, 1);
  } finally {
    restore();
    await Deno.remove(path);
  }
});
