import assert from "node:assert/strict";
import { divertLog } from "../../adapters/log.ts";
import { postgresDesk } from "../../adapters/postgres/desk.ts";
import { Unavailable } from "../../domain/kernel/unavailable.ts";
import { mailgun, postmark, sendgrid, sendgridKeys } from "../../tools/fakes/mail_in.ts";
import { drainIntake, type OpenMailbox, postMail, signedHeaders } from "../../tools/test_intake.ts";
import { KNOWN_CUSTOMER, MAILBOX, OWN_ADDRESS } from "../../tools/test_mailbox.ts";
import { as } from "../../tools/test_firms.ts";
import { eachSite, type Office, ONE_DATABASE, openSite, type Person, TEST_ORIGIN } from "../../tools/test_site.ts";
import type { Answer } from "../../tools/test_visitor.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const plain = (text: string) => text.replaceAll(/\s+/g, " ").trim();
let count = 0;
const mail = (from: string, subject: string, text: string, heads = "") =>
  bytes(`From: ${from}\r\nSubject: ${subject}\r\nMessage-ID: <test-${++count}@post.example>\r\n${heads}\r\n${text}`);

/** The firm's mailbox with a new secret, opened through its page. */
async function openMailbox(office: Office, person: Person = "anna"): Promise<OpenMailbox> {
  const browser = await office.browser(person);
  const settings = await browser.get("/settings/intake");
  const shown = await browser.submit(settings, "/settings/intake/secret");
  const secret = shown.page.querySelector("#shown-secret")!.getAttribute("value")!;
  const after = await browser.get("/settings/intake");
  assert.ok(!after.text.includes(secret), "the secret is shown once");
  assert.ok(after.text.includes(secret.slice(-4)));
  return { name: after.page.querySelector("#mailbox-name")!.getAttribute("value")!, secret };
}

const post = ({ site }: Office, box: OpenMailbox, raw: Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}) =>
  postMail(site.fetch, TEST_ORIGIN, box, raw, headers);

async function inboxRows({ engine, cast }: Office, person: Person = "anna"): Promise<number> {
  const { organizationId } = cast[person];
  const [[{ count }]] = await engine.batch(as("app_owner", organizationId), [{
    text: "select count(*)::int as count from app.inbox where organization_id = $1",
    values: [organizationId],
  }]);
  return count as number;
}

/** The numbers beside the tabs: all, leads, parts, ignored. */
function tabCounts({ page }: Answer): number[] {
  return [...page.querySelectorAll('nav[aria-label="Indbakke"] a span')].map((one) => Number(plain(one.textContent!)));
}

eachSite("W4 a mailbox answers 401 to what is not signed for it, and keeps nothing", async (office) => {
  const anna = await openMailbox(office), carla = await openMailbox(office, "carla");
  const raw = mail("mette@mail.example", "Hej", "Hej"), right = signedHeaders(anna.secret, raw);
  const send = (headers: Record<string, string>, body = raw, name = anna.name) =>
    office.site.fetch(new Request(`${TEST_ORIGIN}/webhooks/${name}/email`, { method: "POST", body, headers }));
  const before = await inboxRows(office);
  const table: readonly (readonly [name: string, status: number, answer: Promise<Response>])[] = [
    ["no signature", 401, send({ "Content-Type": "message/rfc822" })],
    ["a cookie instead", 401, send({ "Content-Type": "message/rfc822", Cookie: "__Host-sid=x" })],
    ["another tenant's secret", 401, send(signedHeaders(carla.secret, raw))],
    ["too old", 401, send(signedHeaders(anna.secret, raw, Date.now() - 400_000))],
    ["from the future", 401, send(signedHeaders(anna.secret, raw, Date.now() + 400_000))],
    ["another body", 401, send(right, bytes("other"))],
    ["an unknown mailbox", 404, send(right, raw, "0".repeat(56))],
    ["no mailbox at all", 404, send(right, raw, "anna")],
    ["W8 packed", 415, send({ ...right, "Content-Encoding": "gzip" })],
    ["W8 a type nobody agreed on", 415, send({ ...right, "Content-Type": "image/png" })],
    ["W8 too large", 413, send(right, new Uint8Array(20 * 1_048_576 + 1))],
  ];

  for (const [name, status, answer] of table) {
    const { status: got, headers } = await answer;
    assert.equal(got, status, name);
    assert.match(headers.get("content-type")!, /^application\/json/, name);
  }
  assert.equal(await inboxRows(office), before);
  assert.equal((await send(right)).status, 200);
});

eachSite(
  "W1 the same message a hundred times at once is one, W8 an unknown kind is kept, both told as done",
  async (office) => {
    const box = await openMailbox(office);
    const raw = mail("hundrede@mail.example", "Hej", "Hej, ring 61626364");
    const before = await inboxRows(office);

    const answers = await Promise.all(Array.from({ length: 100 }, () => post(office, box, raw)));
    const odd = await post(office, box, bytes('{"type":"email.v9"}'), { "Content-Type": "application/json" });
    await drainIntake(office.engine);
    const again = await post(office, box, raw);

    assert.deepEqual([...new Set(answers.map(({ status }) => status))], [200]);
    assert.deepEqual(await answers[0].json(), { success: true });
    assert.equal(odd.status, 200);
    assert.equal(await inboxRows(office), before + 2);
    const { leadId } = await again.json();
    assert.match((await (await office.browser("anna")).get(`/leads/${leadId}`)).text, /61 62 63 64/);
  },
  { only: ONE_DATABASE },
);

eachSite("W10 while the database is away a mailbox answers 503, so that the sender tries again", async (office) => {
  const box = await openMailbox(office);
  let away = true;
  const engine = new Proxy(office.engine, {
    get: (of, name) =>
      (name === "batch" || name === "transaction") && away
        ? () => Promise.reject(new Unavailable("the database: ECONNREFUSED"))
        : Reflect.get(of, name).bind(of),
  });
  const site = await openSite(engine, { limits: false });
  const raw = mail("venter@mail.example", "Hej", "Hej");

  const restore = divertLog(() => {});
  const down = await postMail(site.fetch, TEST_ORIGIN, box, raw).finally(restore);
  away = false;
  const up = await postMail(site.fetch, TEST_ORIGIN, box, raw);

  assert.deepEqual([down.status, up.status], [503, 200]);
  assert.ok(Number(down.headers.get("retry-after")) > 0);
}, { only: ONE_DATABASE });

eachSite("W3 what was answered with 2xx is read by another process when this one is gone", async (office) => {
  const box = await openMailbox(office), desk = postgresDesk(office.engine);
  await drainIntake(office.engine);
  assert.equal((await post(office, box, mail("overlever@mail.example", "Overlever", "Hej"))).status, 200);
  // A worker takes it, begins, and dies: its lease runs out.
  const [job] = await desk.claim({ worker: "dying", kinds: ["intake.read"], most: 1, lane: 1, busy: [] });
  assert.ok(await desk.mark(job));
  assert.equal(await drainIntake(office.engine), 0);
  await office.engine.batch(as("app_owner", office.cast.anna.organizationId), [{
    text: "update app.outbox set run_at = now(), lease_until = now() where organization_id = $1 and id = $2",
    values: [job.organizationId, job.id],
  }]);

  assert.equal(await drainIntake(office.engine), 1);

  const browser = await office.browser("anna");
  const shown = (await browser.get("/quarantine")).text;
  assert.equal(shown.split("Overlever").length, 2);
}, { alone: true });

eachSite("E1 a mailbox takes so many messages a minute, and another firm's notices nothing", async (office) => {
  const anna = await openMailbox(office), carla = await openMailbox(office, "carla");
  const site = await openSite(office.engine, { limits: true });
  const raw = mail("bombe@mail.example", "Hej", "Hej");
  const unsigned = () =>
    site.fetch(
      new Request(`${TEST_ORIGIN}/webhooks/${anna.name}/email`, {
        method: "POST",
        body: raw,
        headers: { "Content-Type": "text/plain" },
      }),
    );

  const statuses: number[] = [];
  // The allowance refills meanwhile, by ten a second: on a slow machine it takes more to use it up.
  while (!statuses.includes(429) && statuses.length < 6_000) {
    statuses.push(...await Promise.all(Array.from({ length: 10 }, async () => (await unsigned()).status)));
  }

  assert.ok(statuses.filter((status) => status === 401).length >= 600);
  assert.ok(statuses.includes(429));
  assert.equal((await postMail(site.fetch, TEST_ORIGIN, carla, raw)).status, 200);
}, { only: ONE_DATABASE });

eachSite("the whole mailbox over HTTP: every message has one end, and the page's counts add up", async (office) => {
  const browser = await office.browser("anna"), box = await openMailbox(office);
  const settings = await browser.get("/settings/intake");
  await browser.submit(settings, "/settings/intake", { own: OWN_ADDRESS }, "Gem");
  await office.customer({ ...KNOWN_CUSTOMER, email: KNOWN_CUSTOMER.email as never });

  for (const { raw, type } of MAILBOX) {
    assert.equal((await post(office, box, raw, type ? { "Content-Type": type } : {})).status, 200);
    await drainIntake(office.engine);
  }

  const inbox = await browser.get("/quarantine");
  const [all, leads, parts, ignored] = tabCounts(inbox);
  assert.equal(all, MAILBOX.length);
  assert.equal(leads + parts + ignored, all);
  assert.equal(parts, MAILBOX.filter(({ why }) => ["thread", "same_day", "customer"].includes(why)).length);
  assert.equal(leads, MAILBOX.filter(({ why }) => why === "new").length);
  for (const end of ["LEAD", "PART", "IGNORED"]) {
    assert.equal((await browser.get(`/quarantine?end=${end}`)).status, 200);
  }
  let page = inbox, seen = 0;
  for (;;) {
    seen += page.page.querySelectorAll("tbody tr").length;
    const next = page.page.querySelector('a[rel="next"]')?.getAttribute("href");
    if (!next) break;
    page = await browser.get(`/quarantine${next}`);
  }
  assert.equal(seen, all);
}, { alone: true, only: ONE_DATABASE });

eachSite(
  "Postmark, Mailgun and SendGrid are let in as each proves itself, parsed or raw, and nobody else",
  async (office) => {
    const browser = await office.browser("anna"), box = await openMailbox(office);
    const keys = sendgridKeys(), url = `${TEST_ORIGIN}/webhooks/${box.name}/email`;
    const right = { url, secret: box.secret }, wrong = { url, secret: "x".repeat(64) };
    const gun = { url, secret: "key-0123456789" };
    const from = (name: string) => ({
      ...{ from: `${name} <${name.toLowerCase()}@mail.example>`, subject: name, text: `Hej fra ${name}` },
      messageId: `<${name}@mail.example>`,
    });
    const send = async (request: Request | Promise<Request>) => (await office.site.fetch(await request)).status;
    const unset = await send(mailgun(from("Tidlig"), gun));
    const settle = async (typing: Record<string, string>) =>
      await browser.submit(await browser.get("/settings/intake"), "/settings/intake", typing, "Gem");
    await settle({ mailgunKey: gun.secret });

    const statuses = {
      unset,
      postmark: await send(postmark(from("Post"), right)),
      postmarkRaw: await send(postmark(from("Postraw"), { ...right, raw: true })),
      postmarkWrong: await send(postmark(from("Forkert"), wrong)),
      mailgun: await send(mailgun(from("Gun"), gun)),
      mailgunRaw: await send(mailgun(from("Gunraw"), { ...gun, raw: true })),
      mailgunWrong: await send(mailgun(from("Forkert"), wrong)),
      mailgunOld: await send(mailgun(from("Forkert"), { ...gun, off: -600 })),
      token: await send(mailgun(from("Token"), gun, "t".repeat(50))),
      tokenAgain: await send(mailgun(from("Forkert"), gun, "t".repeat(50))),
      sendgrid: await send(sendgrid(from("Grid"), right)),
      sendgridWrong: await send(sendgrid(from("Forkert"), wrong)),
    };
    await settle({ sendgridKey: keys.publicKey });
    const signed = {
      signed: await send(sendgrid(from("Gridraw"), { ...right, raw: true }, keys.privateKey)),
      login: await send(sendgrid(from("Forkert"), right)),
      otherKey: await send(sendgrid(from("Forkert"), right, sendgridKeys().privateKey)),
      old: await send(sendgrid(from("Forkert"), { ...right, off: 600 }, keys.privateKey)),
    };
    await drainIntake(office.engine);

    assert.deepEqual(statuses, {
      ...{ unset: 406, postmark: 200, postmarkRaw: 200, postmarkWrong: 401, mailgun: 200, mailgunRaw: 200 },
      ...{ mailgunWrong: 406, mailgunOld: 406, token: 200, tokenAgain: 200, sendgrid: 200, sendgridWrong: 401 },
    });
    assert.deepEqual(signed, { signed: 200, login: 401, otherKey: 401, old: 401 });
    const inbox = (await browser.get("/quarantine")).text;
    for (const name of ["Post", "Postraw", "Gun", "Gunraw", "Token", "Grid", "Gridraw"]) {
      assert.match(inbox, new RegExp(`>${name}<`), name);
    }
    assert.doesNotMatch(inbox, /Forkert|Tidlig/);
  },
  { alone: true },
);

eachSite(
  "the mailbox stands among the integrations: set up on its own page, paused and closed there",
  async (office) => {
    const browser = await office.browser("anna");
    assert.equal((await browser.get("/settings/integrations/inbound_mail")).path, "/settings/intake");
    const typed = await browser.post("/settings/integrations/inbound_mail", {
      act: "connect",
      secret: "my own secret 123",
    });
    assert.equal(typed.path, "/settings/intake");
    const box = await openMailbox(office);

    const shown = await browser.get("/settings/integrations/inbound_mail");
    assert.equal(shown.page.querySelector('input[name="secret"]'), null);
    const paused = await browser.submit(shown, "/settings/integrations/inbound_mail", {}, "Sæt på pause");
    const raw = mail("pause@mail.example", "Pause", "Hej");
    assert.equal((await post(office, box, raw)).status, 200);
    assert.equal(await drainIntake(office.engine), 0);
    const resumed = await browser.submit(paused, "/settings/integrations/inbound_mail", {}, "Genoptag");
    assert.equal(await drainIntake(office.engine), 1);
    await browser.submit(resumed, "/settings/integrations/inbound_mail", {}, "Afbryd");
    assert.equal((await post(office, box, mail("lukket@mail.example", "Lukket", "Hej"))).status, 404);
  },
  { alone: true },
);

eachSite(
  "a message stands with its lead and its customer, and one that was ignored becomes a lead by a click",
  async (office) => {
    const browser = await office.browser("anna"), box = await openMailbox(office);
    await office.customer({ name: "Trådkunde", email: "traad@kunde.example" as never });
    await post(
      office,
      box,
      mail("Traad <traad@kunde.example>", "Storvask", "Kan I komme?", "Message-ID: <traad@kunde.example>\r\n"),
    );
    await post(
      office,
      box,
      mail("Fri <fri@mail.example>", "Autosvar", "Jeg er væk", "Auto-Submitted: auto-replied\r\n"),
    );
    await drainIntake(office.engine);

    const ignored = await browser.get("/quarantine?end=IGNORED");
    const link = [...ignored.page.querySelectorAll("a.row-link")].find((one) => one.textContent!.includes("Autosvar"))!;
    const message = await browser.get(link.getAttribute("href")!);
    const lead = await browser.submit(message, `${message.path}/adopt`);
    const again = await browser.get(message.path);
    const leads = await browser.get("/quarantine?end=LEAD");
    const first = [...leads.page.querySelectorAll("a.row-link")].find((one) => one.textContent!.includes("Storvask"))!;
    const threaded = await browser.get(
      (await browser.get(first.getAttribute("href")!)).page.querySelector('dd a[href^="/leads/"]')!.getAttribute(
        "href",
      )!,
    );
    const customers = await browser.get("/customers?q=Tr%C3%A5dkunde");
    const customer = await browser.get(customers.page.querySelector("a.row-link")!.getAttribute("href")!);

    assert.match(lead.path, /^\/leads\/[0-9a-f-]{36}$/);
    assert.match(lead.text, /Mailen er gjort til et lead/);
    assert.match(lead.text, /Jeg er væk/);
    assert.equal(again.page.querySelector(`form[action$="/adopt"]`), null);
    assert.match(threaded.text, /Storvask[\s\S]*Kan I komme\?/);
    assert.match(customer.text, /Storvask[\s\S]*Kan I komme\?/);
    for (const person of ["bo", "vera"] as const) {
      assert.equal((await (await office.browser(person)).get("/quarantine")).status, 403, person);
      assert.equal(
        (await (await office.browser(person)).get(message.path)).status,
        person === "bo" || person === "vera" ? 200 : 404,
        person,
      );
    }
    const carla = await office.browser("carla");
    assert.equal((await carla.get(message.path)).status, 404);
    assert.equal((await carla.post(`${message.path}/adopt`, {})).status, 404);
  },
  { alone: true },
);

eachSite("E6 a file is for saving: named, shut in, and nobody else's", async (office) => {
  const browser = await office.browser("anna"), box = await openMailbox(office);
  const boundary = "Content-Type: multipart/mixed; boundary=b\r\nMessage-ID: <fil@mail.example>\r\n";
  const part =
    "Content-Type: text/html; name=\"x\"\r\nContent-Disposition: attachment; filename*=utf-8''k%C3%B8k%22ken.html\r\n\r\n<script>evil()</script>";
  await post(
    office,
    box,
    mail(
      "Fil <fil@mail.example>",
      "Fil",
      `--b\r\nContent-Type: text/plain\r\n\r\nSe\r\n--b\r\n${part}\r\n--b--`,
      boundary,
    ),
  );
  await drainIntake(office.engine);
  const inbox = await browser.get("/quarantine");
  const row = [...inbox.page.querySelectorAll("a.row-link")].find((one) => one.textContent === "Fil")!;
  const message = await browser.get(row.getAttribute("href")!);
  const href = message.page.querySelector("a[download]")!.getAttribute("href")!;

  const file = await browser.get(href);

  assert.match(file.text, /<script>evil/);
  const header = (name: string) => file.headers.get(name)!;
  assert.deepEqual([header("content-type"), header("x-content-type-options")], ["application/octet-stream", "nosniff"]);
  assert.match(
    header("content-disposition"),
    /^attachment; filename="k_k_ken\.html"; filename\*=UTF-8''k%C3%B8k_ken\.html$/,
  );
  assert.match(header("content-security-policy"), /^sandbox; default-src 'none'/);
  const raw = await browser.get(`${message.path}/raw`);
  assert.match(raw.text, /^From: Fil/);
  assert.match(raw.headers.get("content-disposition")!, /^attachment/);
  assert.equal((await (await office.browser("bo")).get(`${message.path}/raw`)).status, 403);
  assert.equal((await (await office.browser("carla")).get(`${message.path}/raw`)).status, 404);
  for (const wrong of [href.replace(/\d$/, "7"), href.replace(/\d$/, "x")]) {
    assert.equal((await browser.get(wrong)).status, 404);
  }
  assert.equal((await (await office.browser("carla")).get(href)).status, 404);
}, { alone: true });

eachSite(
  "the mailbox's settings: what is wrong stands at its field, portals are changed, the old secret holds a day",
  async (office) => {
    const browser = await office.browser("anna"), first = await openMailbox(office), second = await openMailbox(office);
    const settings = await browser.get("/settings/intake");

    const wrong = await browser.submit(
      settings,
      "/settings/intake",
      { own: "ikke en adresse", sendgridKey: "kort" },
      "Gem",
    );
    const saved = await browser.submit(settings, "/settings/intake", {
      own: "a@firm.example\nb@firm.example",
      mailgunKey: "key-0123456789",
      assignTo: office.cast.bo.userId,
    }, "Gem");
    const twice = await browser.submit(await browser.get("/settings/intake/portal"), "/settings/intake/portal", {
      ...{ name: "adhelp", senders: "@x.example", subject: "uden navn", labels: "uden felt" },
    }, "Gem portal");
    const named = await browser.submit(
      twice,
      "/settings/intake/portal",
      { subject: "", labels: "str. = størrelse" },
      "Gem portal",
    );
    const made = await browser.submit(named, "/settings/intake/portal", { name: "Ny portal" }, "Gem portal");
    const changed = await browser.submit(
      await browser.get("/settings/intake/portal?name=Ny+portal"),
      "/settings/intake/portal",
      { senders: "@y.example" },
      "Gem portal",
    );
    const dropped = await browser.submit(
      await browser.get("/settings/intake/portal?name=AdHelp"),
      "/settings/intake/portal",
      {},
      "Slet portal",
    );

    assert.equal(second.name, first.name);
    assert.equal(wrong.status, 422);
    assert.match(wrong.text, /én mailadresse på hver linje/);
    assert.match(saved.text, /er gemt/);
    assert.match(saved.text, /slutter på 6789/);
    assert.ok(!saved.text.includes("key-0123456789"));
    assert.equal(twice.status, 422);
    assert.match(twice.text, /ledetekst = felt[\s\S]*/);
    assert.equal(named.status, 409);
    assert.match(named.text, /allerede en portal/);
    assert.match(made.text, /Ny portal/);
    assert.match(changed.text, /@y\.example/);
    assert.ok(!dropped.text.includes("mw@adhelp.dk"));
    const raw = mail("nyt@lead.example", "Hej", "Hej");
    assert.equal((await post(office, { ...first }, raw)).status, 200);
    await drainIntake(office.engine);
    const { leadId } = await (await post(office, second, raw)).json();
    assert.match((await browser.get(`/leads/${leadId}`)).text, /Bo/);
    for (const person of ["mads", "bo", "vera"] as const) {
      assert.equal((await (await office.browser(person)).post("/settings/intake/secret", {})).status, 403, person);
      assert.equal((await (await office.browser(person)).post("/settings/intake", {})).status, 403, person);
      assert.equal((await (await office.browser(person)).post("/settings/intake/portal", {})).status, 403, person);
    }
    assert.equal((await browser.get("/settings/intake/portal?name=ukendt")).status, 404);
  },
  { alone: true },
);

eachSite("what could not be read stands on the page with a button, and is read again by it", async (office) => {
  const browser = await office.browser("anna"), box = await openMailbox(office);
  await post(office, box, mail("knap@mail.example", "Knap", "Hej"));
  const { organizationId } = office.cast.anna;
  const kill = () =>
    office.engine.batch(as("app_owner", organizationId), [{
      text:
        "update app.outbox set state = 'dead', last_error = '{\"code\":\"test\"}' where organization_id = $1 and kind = 'intake.read' and state = 'pending'",
      values: [organizationId],
    }]);
  await kill();

  const stuck = await browser.get("/quarantine");
  const job = stuck.page.querySelector('button[name="job"]')!.getAttribute("value")!;
  const retried = await browser.submit(stuck, "/quarantine/again");
  await drainIntake(office.engine);
  const after = await browser.get("/quarantine");

  assert.match(retried.text, /bliver læst igen/);
  assert.match(after.text, /Knap/);
  assert.equal(after.page.querySelector('button[name="job"]'), null);
  assert.equal((await (await office.browser("carla")).post("/quarantine/again", { job })).status, 404);
  assert.equal((await (await office.browser("bo")).post("/quarantine/again", { job })).status, 403);
}, { alone: true });
