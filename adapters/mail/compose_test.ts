import assert from "node:assert/strict";
import { parseHTML } from "linkedom";
import type { Day } from "../../domain/kernel/time.ts";
import type { Letter } from "../../domain/mail/letter.ts";
import { exampleOf } from "../../domain/mail/examples.ts";
import { MAIL_KINDS, MAILS, type Told, type Writing } from "../../domain/mail/mail.ts";
import { FIRM_COLORS } from "../../domain/organizations/organization.ts";
import { LANGUAGES } from "../../locales/language.ts";
import { words } from "../../locales/words.ts";
import { chromium } from "../../tools/chromium.ts";
import { readMail } from "../../tools/fakes/smtp.ts";
import { FIRM_HEX } from "./colors.ts";
import { letterWriter } from "./compose.tsx";
import { messageIdOf } from "../../domain/mail/letter.ts";
import { writeLetter } from "./mime.ts";

const ORIGIN = "https://salg.rendetalje.example";
const write = letterWriter({ publicOrigin: ORIGIN });
const TODAY = "2026-11-21" as Day;
const WRITING: Writing = {
  ...{ firm: "Rendetalje", color: "teal", locale: "da-DK", timeZone: "Europe/Copenhagen", language: "da" },
  ...{ receiver: "Marie Holm", signature: null, replyTo: "kontor@rendetalje.example" },
};
const ALL: readonly (readonly [string, Told, Writing])[] = LANGUAGES.flatMap((language) =>
  [
    ...MAIL_KINDS.map((kind) => exampleOf(kind, words(language).mail.example, TODAY, WRITING.timeZone)),
    { kind: "password_reset", token: "t0ken" } as const,
    { kind: "invitation", inviter: "Anna", token: "t0ken" } as const,
    { kind: "second_factor_reset", by: "Anna" } as const,
    { kind: "trial" } as const,
  ].map((told) => [`${told.kind} in ${language}`, told, { ...WRITING, language }] as const)
);

Deno.test("the visit of an example is at nine, also on the days the clock is put forward or back", () => {
  const atNine = (today: string) => {
    const told = exampleOf("service_scheduled", words("da").mail.example, today as Day, WRITING.timeZone);
    return "sale" in told ? told.sale.visit?.at : null;
  };
  assert.deepEqual(["2026-11-21", "2027-03-22", "2027-10-25"].map(atNine), [
    "2026-11-27T08:00:00.000Z",
    "2027-03-28T07:00:00.000Z",
    "2027-10-31T08:00:00.000Z",
  ]);
});

Deno.test("every mail in both languages says in its text what its HTML says, and leads to a real place", () => {
  for (const [name, told, writing] of ALL) {
    const { subject, text, html } = write(told, writing);
    const { document } = parseHTML(html);

    assert.match(html, /^<!doctype html><html/, name);
    assert.equal(document.documentElement.getAttribute("lang"), writing.language, name);
    assert.ok(subject.length > 5 && subject.length < 90 && !/undefined|null|NaN|\[object/.test(subject + text), name);
    // The button's address stands in the text, what it says too.
    const [button] = [...document.querySelectorAll("a")].filter((link) =>
      /background/.test(link.getAttribute("style")!)
    );
    const href = button.getAttribute("href")!;
    assert.ok(
      href.startsWith(`${ORIGIN}/`) || href.startsWith("mailto:kontor@rendetalje.example?"),
      `${name}: ${href}`,
    );
    assert.ok(text.includes(href.startsWith("mailto") ? WRITING.replyTo : href), name);
    assert.ok(text.includes(button.textContent!), name);
    for (const cell of document.querySelectorAll("td td div, h1")) {
      for (const part of cell.childNodes) {
        if (part.nodeType === 3) {
          assert.ok(text.includes(part.textContent!.replaceAll("\u00a0", " ")), `${name}: ${part}`);
        }
      }
    }
    assert.doesNotMatch(text, /<[a-z]|&[a-z]+;/i, name);
  }
});

Deno.test("no mail loads anything, runs anything or hides its colours from the night", () => {
  for (const [name, told, writing] of ALL) {
    const { html } = write(told, writing);

    assert.doesNotMatch(html, /<(script|img|link|iframe|object|form|input)|url\(|@import|src=|background-image/i, name);
    assert.match(html, /name="color-scheme" content="light dark"/, name);
    for (const [href] of html.matchAll(/href="[^"]*"/g)) assert.match(href, /^href="(https:|mailto:|tel:)/, name);
    assert.ok(new TextEncoder().encode(html).length < 20_000, `${name} is long`);
  }
});

Deno.test("customers are asked to reply, colleagues are led into the program", () => {
  for (const [name, told, writing] of ALL.filter(([, { kind }]) => kind in MAILS)) {
    const [, href] = /style="display:inline-block[^>]*|href="([^"]*)" style="display:inline-block/.exec(
      write(told, writing).html,
    )!;
    assert.equal(href.startsWith("mailto:"), MAILS[told.kind as keyof typeof MAILS].to === "customer", name);
  }
});

Deno.test("what somebody wrote stands in a mail as text, never as markup", () => {
  const [, told] = ALL.find(([, one]) => one.kind === "lead_assigned")!;
  assert.ok(told.kind === "lead_assigned");
  const message = `</p><script>alert(1)</script><img src=x onerror=alert(1)> "quoted" & more`;
  const lead = { ...told.lead, message, name: "<b>Bobby</b>", email: 'a"onclick="x@example.dk' };

  const { html, text, subject } = write({ ...told, lead }, { ...WRITING, signature: "<i>Anna</i>\nRendetalje" });

  assert.doesNotMatch(html, /<script|<img|<b>|<i>|onclick="/);
  assert.ok(parseHTML(html).document.body.textContent!.includes(message));
  assert.ok(text.includes(message) && subject.includes("<b>Bobby</b>"));
});

Deno.test("the firms' colours in mails are those of the program", async () => {
  const css = await Deno.readTextFile(new URL("../../components/tokens.css", import.meta.url));

  for (const color of FIRM_COLORS) assert.ok(css.includes(`--firm-${color}: ${FIRM_HEX[color]};`), color);
});

const LETTER: Letter = {
  ...{ key: "lead:1:assigned:2", replyTo: "kontor@rendetalje.example", copyTo: null },
  from: { name: "Rendetalje", address: "salg@rendetalje.example" },
  to: { name: "Marie", address: "marie@example.dk" },
  ...{ subject: "Et emne", text: "Tekst", html: "<p>Tekst</p>" },
};
const HEADERS = [
  ...["auto-submitted", "content-type", "date", "from", "message-id", "mime-version", "reply-to", "subject", "to"],
  "x-auto-response-suppress",
];

const corpora = Deno.env.get("CORPORA_DIR") ?? new URL("../../../../shared/corpora", import.meta.url).pathname;
const BLNS: string[] = JSON.parse(await Deno.readTextFile(`${corpora}/blns.json`).catch(() => "[]"));
const INJECTIONS = [
  "Anna\r\nBcc: evil@example.com",
  "Anna\r\n\r\nbody",
  "Anna\nBcc: x@example.com\n\n<html>",
  'A" <evil@example.com>, "',
  "A\u2028Bcc: x",
  "A\u0085Bcc: x",
  "=?UTF-8?B?DQpCY2M6IHg=?=",
  "\ud800",
  "a\0b",
];

Deno.test("E5: no name, subject, signature or text begins a header of its own or adds a receiver", async () => {
  for (const text of [...INJECTIONS, ...BLNS]) {
    const letter = {
      ...LETTER,
      from: { ...LETTER.from, name: text },
      to: { ...LETTER.to, name: text },
      subject: text,
      text,
      html: text,
    };

    const mail = await readMail(await writeLetter(letter));

    const shown = JSON.stringify(text);
    const keys = new Set(mail.headers.map(({ key }) => key));
    assert.equal(keys.size, mail.headers.length, shown);
    // A subject of nothing is none.
    assert.deepEqual([...keys.add("subject")].sort(), HEADERS, shown);
    assert.deepEqual([mail.from?.address, mail.to?.map(({ address }) => address)], [
      "salg@rendetalje.example",
      ["marie@example.dk"],
    ], shown);
    assert.deepEqual([mail.cc, mail.bcc, mail.attachments], [undefined, undefined, []], shown);
  }
});

Deno.test("E5: an address that would end its brackets or its line is refused", async () => {
  const addresses = [
    "",
    "a@b>\r\nBcc: x@y.dk",
    "a b@example.dk",
    "a@b.dk\n",
    "<a@b.dk>",
    "a@b.dk, c@d.dk",
    "a@b.dk;c@d.dk",
    "@",
    "a@b@c.dk",
  ];
  for (const address of addresses) {
    await assert.rejects(writeLetter({ ...LETTER, to: { name: "", address } }), /Cannot write the mail/, address);
  }
});

Deno.test("E4: every mail of ours tells answering machines to be quiet", async () => {
  for (const [name, told, writing] of ALL) {
    const { headers } = await readMail(await writeLetter({ ...LETTER, ...write(told, writing) }));

    assert.equal(headers.find(({ key }) => key === "auto-submitted")?.value, "auto-generated", name);
    assert.equal(headers.find(({ key }) => key === "x-auto-response-suppress")?.value, "All", name);
  }
});

Deno.test("messageIdOf() is the same for the same effect and one that mail servers take", () => {
  const id = messageIdOf("sale:0190a8f0-0000-7000-8000-000000000001:scheduled:2026-11-27T08:00:00.000Z", LETTER.from);

  assert.equal(id, "sale.0190a8f0-0000-7000-8000-000000000001.scheduled.2026-11-27T08.00.00.000Z@rendetalje.example");
  assert.match(id, /^[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)*@[a-z.]+$/);
});

Deno.test("every mail reads on a phone of 390 px: nothing is cut off, in the light and at night", async () => {
  await using browser = await chromium();
  if (!browser) return;
  for (const colorScheme of ["light", "dark"] as const) {
    const page = await browser.newPage({ viewport: { width: 390, height: 700 }, colorScheme });
    for (const [name, told, writing] of ALL) {
      await page.setContent(write(told, { ...writing, receiver: "x".repeat(80) }).html);
      const seen = await page.evaluate(() => ({
        width: document.documentElement.scrollWidth,
        button: document.querySelector("a[style*=inline-block]")!.getBoundingClientRect().height,
        ink: getComputedStyle(document.querySelector("h1")!).color,
        card: getComputedStyle(document.querySelector(".mail-card")!).backgroundColor,
      }));

      assert.equal(seen.width, 390, name);
      assert.ok(seen.button >= 44, `${name}: the button is ${seen.button} px high`);
      assert.equal(seen.card, colorScheme === "light" ? "rgb(255, 255, 255)" : "rgb(30, 33, 37)", name);
      assert.equal(seen.ink, colorScheme === "light" ? "rgb(29, 33, 39)" : "rgb(236, 238, 240)", name);
    }
  }
});
