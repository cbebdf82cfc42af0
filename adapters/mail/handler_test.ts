import assert from "node:assert/strict";
import { recordAgreement } from "../../domain/agreements/record_agreement.ts";
import type { Email } from "../../domain/customers/email.ts";
import type { Effect, EffectKind } from "../../domain/delivery/effect.ts";
import type { Hands, Outcome } from "../../domain/delivery/handler.ts";
import type { Job } from "../../domain/delivery/job.ts";
import type { OpenIntegration } from "../../domain/integrations/integration.ts";
import { automaticActor } from "../../domain/kernel/automatic.ts";
import type { Ore } from "../../domain/kernel/money.ts";
import { yes } from "../../domain/kernel/result.ts";
import type { Day, Instant } from "../../domain/kernel/time.ts";
import { changeLead } from "../../domain/leads/change_lead.ts";
import { recordLead } from "../../domain/leads/record_lead.ts";
import { remindOfLeads } from "../../domain/leads/remind.ts";
import { changeMailSettings, sendTrial } from "../../domain/mail/change_mail.ts";
import { MAIL_KINDS } from "../../domain/mail/mail.ts";
import type { MailSettings } from "../../domain/mail/settings.ts";
import { changeCustomer } from "../../domain/customers/change_customer.ts";
import { recordCustomer } from "../../domain/customers/record_customer.ts";
import { changeSale } from "../../domain/sales/change_sale.ts";
import { moveSale } from "../../domain/sales/move_sale.ts";
import { paySale } from "../../domain/sales/pay_sale.ts";
import { recordSale } from "../../domain/sales/record_sale.ts";
import { readMail, startSmtp } from "../../tools/fakes/smtp.ts";
import { RESEND_KEY, startResend } from "../../tools/fakes/resend.ts";
import { aDraft, anAgreement, customerFacts, leadFacts } from "../memory/builders.ts";
import { CAST } from "../memory/cast.ts";
import { kept, memoryWorld } from "../memory/world.ts";
import { divertLog } from "../log.ts";
import { letterWriter } from "./compose.tsx";
import { type AccountLinks, mailHandlers } from "./handler.ts";
import { waysOut } from "./ways_out.ts";

const PUBLIC = "https://salg.rendetalje.example";
const ON: MailSettings = {
  ...{ senderName: "Rendetalje", senderAddress: "salg@rendetalje.example" as Email, replyTo: null, copyTo: null },
  ...{
    signature: "Kærlig hilsen\nAnna",
    language: "da",
    switches: Object.fromEntries(MAIL_KINDS.map((kind) => [kind, true])),
  },
};
const { anna, bo } = CAST;
/** Accounts have their own test, on a database. */
const NO_LINKS: AccountLinks = { reset: () => Promise.resolve(null), invitation: () => Promise.resolve(null) };
const EMAIL = "marie@example.dk" as Email;

interface Setting {
  readonly smtp?: string | null;
  readonly resend?: string;
  readonly integration?: Pick<OpenIntegration, "provider" | "settings" | "secret"> | null;
  readonly demo?: boolean;
  readonly settings?: Partial<MailSettings>;
}

/** A firm whose mails are on, with its outbox carried out by hand: each job once, in its order. */
async function open(
  { smtp = null, resend = "http://127.0.0.1:9", integration = null, demo = false, settings = {} }: Setting,
) {
  const directory = await Deno.makeTempDir();
  const { tenants, clock, ids } = memoryWorld();
  const world = { tenants, clock, ids };
  const vendors = { smtp, resend } as Parameters<typeof waysOut>[0]["vendors"];
  const ways = waysOut({ demo, dataDir: directory, publicOrigin: PUBLIC, vendors });
  const handlers = mailHandlers({ ways, write: letterWriter({ publicOrigin: PUBLIC }), links: NO_LINKS });
  kept(await changeMailSettings(world)(anna, { ...ON, ...settings }));
  const customer = kept(await recordCustomer(world)(anna, customerFacts({ name: "Marie Holm", email: EMAIL }), true));
  const done = new Set<string>();

  /** What came of the jobs that were put since. */
  async function carry(): Promise<Outcome[]> {
    const { all } = await tenants.read(anna, ({ jobs }) => ({
      all: jobs.list({ state: null, provider: "mail" }, { size: 100, page: 1 }),
    }));
    const outcomes: Outcome[] = [];
    for (const row of all.rows.toReversed().filter(({ id }) => !done.has(id))) {
      const job: Job = { ...row, organizationId: anna.organizationId, token: 1, attempts: 1 };
      const actor = automaticActor(anna.organizationId, `job ${row.id}`);
      const hands: Hands = {
        ...{ tenants, actor, integration: integration as OpenIntegration | null, fetch, clock },
        signal: AbortSignal.timeout(60_000),
      };
      const outcome = await handlers[row.kind]!.carry(job, hands);
      if (outcome.kind === "done") {
        await tenants.write(actor, async (books) => yes(await outcome.work?.(books)));
        done.add(row.id);
      } else if (outcome.kind === "dead") done.add(row.id);
      outcomes.push(outcome);
    }
    return outcomes;
  }
  const use = {
    sale: async (more = {}) =>
      kept(await recordSale(world)(anna, aDraft({ customerId: customer.id, status: "QUOTE_SENT", ...more }))),
    move: moveSale(world),
    pay: paySale(world),
    change: changeSale(world),
    lead: async (more: Parameters<typeof leadFacts>[0], by = anna) =>
      kept(await recordLead(world)(by, leadFacts(more))),
  };
  return {
    ...{ world, carry, use, customer, directory },
    put: (...effects: Effect[]) => tenants.write(anna, async (books) => yes(await books.effects.put(effects))),
    trouble: async () => (await tenants.read(anna, ({ mail }) => ({ it: mail.trouble(customer.id) }))).it,
    async [Symbol.asyncDispose]() {
      await ways.close();
      await Deno.remove(directory, { recursive: true });
    },
  };
}

const ends = (outcomes: readonly Outcome[]) =>
  outcomes.map((one) =>
    one.kind === "done" ? (one.result as { unsent?: string }).unsent ?? "sent" : `${one.kind} ${one.why.code}`
  );

Deno.test("a sale's customer is written to as it moves, each mail once, with what it says in the books", async () => {
  await using server = await startSmtp();
  await using firm = await open({ smtp: server.url });
  const { use, carry } = firm;

  const sale = await use.sale({ assignedTo: bo.userId });
  const quote = await carry();
  kept(await use.move(anna, sale.id, { to: "ACCEPTED" }));
  const accepted = await carry();
  kept(await use.move(anna, sale.id, { to: "SCHEDULED", scheduledAt: "2026-03-27T08:00:00.000Z" as Instant }));
  const scheduled = await carry();
  kept(await use.pay(anna, sale.id, { amount: 100 as Ore, paidOn: "2026-03-02" as Day, reference: null }));
  const paid = await carry();

  assert.deepEqual([quote, accepted, scheduled, paid].map(ends), [["sent"], ["sent"], ["sent"], ["sent"]]);
  const mails = await Promise.all(server.messages.map(({ raw }) => readMail(raw)));
  assert.deepEqual(mails.map(({ subject }) => subject), [
    `Tilbud ${sale.number} fra Rendetalje`,
    `Vi er enige om opgave ${sale.number}, Rendetalje`,
    "Vi kommer 27. marts 2026, Rendetalje",
    `Vi har modtaget din betaling for ${sale.number}`,
  ]);
  for (const { from, to, replyTo, text } of mails) {
    // On the program's own server letters bear its address, and answers go to the firm.
    assert.deepEqual([from?.name, from?.address], ["Rendetalje", "no-reply@salg.rendetalje.example"]);
    assert.deepEqual([to?.[0].name, to?.[0].address], ["Marie Holm", EMAIL]);
    assert.equal(replyTo?.[0].address, ON.senderAddress);
    assert.match(text!, /^Hej Marie Holm\n[\s\S]*Kærlig hilsen\nAnna\n/);
  }
  assert.match(mails[2].text!, /fre\. 27\.03\.2026 kl\. 09\.00/);
  assert.equal(server.counts().size, 4);
});

Deno.test("a mail that is no longer true when its turn comes is not sent, and nothing is told twice", async () => {
  await using server = await startSmtp();
  await using firm = await open({ smtp: server.url });
  const { use, carry, put } = firm;

  const sale = await use.sale();
  kept(await use.move(anna, sale.id, { to: "ACCEPTED" }));
  kept(await use.move(anna, sale.id, { to: "SCHEDULED", scheduledAt: "2026-03-27T08:00:00.000Z" as Instant }));
  const view = kept(await use.move(anna, sale.id, { to: "CANCELLED", reason: "Fortrudt" }));
  const tooLate = await carry();
  const other = await use.sale();
  const first = await carry();
  await put({
    kind: "mail.send",
    key: "again",
    about: { mail: "quote_sent", once: `sale:${other.id}:quote_sent`, saleId: other.id },
  });
  const again = await carry();

  assert.equal(view.status, "CANCELLED");
  assert.deepEqual(ends(tooLate), ["moved_on", "moved_on", "moved_on"]);
  assert.deepEqual([ends(first), ends(again)], [["sent"], ["already_told"]]);
  assert.equal(server.messages.length, 1);
});

Deno.test("a visit that was moved tells its new time only", async () => {
  await using server = await startSmtp();
  await using firm = await open({ smtp: server.url });
  const { use, carry } = firm;
  const sale = await use.sale({ status: "ACCEPTED" });
  await carry();

  const planned = kept(
    await use.move(anna, sale.id, { to: "SCHEDULED", scheduledAt: "2026-03-27T08:00:00.000Z" as Instant }),
  );
  kept(
    await use.change(anna, sale.id, { version: planned.version, scheduledAt: "2026-03-30T07:00:00.000Z" as Instant }),
  );
  const outcomes = await carry();

  assert.deepEqual(ends(outcomes), ["moved_on", "sent"]);
  const mail = await readMail(server.messages.at(-1)!.raw);
  // Summer time began in between: nine o'clock is another hour in UTC.
  assert.match(mail.text!, /man\. 30\.03\.2026 kl\. 09\.00/);
});

Deno.test("a refused address ends the mail, shows at the customer, and is written to again once it is another", async () => {
  await using server = await startSmtp({ faults: [{ on: "rcpt", do: 550, to: EMAIL }] });
  await using firm = await open({ smtp: server.url });
  const { use, carry, trouble, world, customer } = firm;

  await use.sale();
  const refused = await carry();
  const seen = await trouble();
  await use.sale();
  const spared = await carry();
  kept(await changeCustomer(world)(anna, customer.id, { version: customer.version, email: "ny@example.dk" as Email }));
  await use.sale();
  const cured = await carry();

  assert.deepEqual([ends(refused), ends(spared), ends(cured)], [["dead mail_address_refused"], ["address_refused"], [
    "sent",
  ]]);
  assert.equal(seen?.state, "refused");
  assert.match(String(seen?.why?.facts?.answer), /550/);
  assert.equal(await trouble(), null);
});

Deno.test("greylisting and a server that is away are waited out; the letter that comes through is one", async () => {
  await using server = await startSmtp({
    faults: [{ on: "rcpt", do: 451, times: 1 }, { on: "data", do: "drop", times: 1 }],
  });
  await using firm = await open({ smtp: server.url });

  await firm.use.sale();
  const tries = [await firm.carry(), await firm.carry(), await firm.carry()].map(ends);

  assert.deepEqual(tries, [["later mail_server_busy"], ["later mail_server_silent"], ["sent"]]);
  assert.deepEqual([...server.counts().values()], [2]);
});

Deno.test("a login that is refused pauses the firm's own server, and waits for the program's", async () => {
  await using server = await startSmtp({ faults: [{ on: "auth", do: 535 }] });
  const { hostname, port } = new URL(server.url);
  const own = {
    ...{ provider: "smtp" as const, secret: "forkert" },
    settings: { host: hostname, port: Number(port), secure: false, user: "salg@rendetalje.example" },
  };
  await using theirs = await open({ integration: own });
  await using ours = await open({ smtp: server.url });

  await theirs.use.sale();
  await ours.use.sale();

  assert.deepEqual(ends(await theirs.carry()), ["paused mail_login_refused"]);
  assert.deepEqual(ends(await ours.carry()), ["later mail_login_refused"]);
});

Deno.test("a firm's own server sends in the firm's own name, and Resend too, once for each key", async () => {
  await using server = await startSmtp();
  const { hostname, port, username, password } = new URL(server.url);
  const settings = { host: hostname, port: Number(port), secure: false, user: decodeURIComponent(username) };
  await using smtp = await open({ integration: { provider: "smtp", settings, secret: decodeURIComponent(password) } });
  await using fake = await startResend();
  await using resend = await open({
    resend: fake.url,
    integration: { provider: "resend", settings: {}, secret: RESEND_KEY },
  });

  await smtp.use.sale();
  await resend.use.sale();
  const outcomes = [...await smtp.carry(), ...await resend.carry()];

  assert.deepEqual(ends(outcomes), ["sent", "sent"]);
  assert.equal((await readMail(server.messages[0].raw)).from?.address, ON.senderAddress);
  assert.equal(fake.letters[0].from, '"Rendetalje" <salg@rendetalje.example>');
  assert.match(fake.letters[0].key!, /^sale:.*:quote_sent:1$/);
});

Deno.test("who gets a lead reads who gave it and how to call; who took it themselves reads nothing", async () => {
  await using server = await startSmtp();
  await using firm = await open({ smtp: server.url });
  const { use, carry, world } = firm;

  const lead = await use.lead({ assignedTo: bo.userId, contactName: "Nanna Nør", followUpOn: "2026-03-02" as Day });
  await use.lead({ assignedTo: bo.userId }, bo);
  const given = await carry();
  assert.equal(await remindOfLeads(world)(anna.organizationId), 1);
  const reminded = await carry();
  const again = await use.lead({ assignedTo: bo.userId });
  kept(await changeLead(world)(anna, again.id, { version: again.version, assignedTo: anna.userId }));
  const moved = await carry();

  assert.deepEqual([ends(given), ends(reminded), ends(moved)], [["sent", "by_themselves"], ["sent"], [
    "moved_on",
    "by_themselves",
  ]]);
  const [first, second] = await Promise.all(server.messages.map(({ raw }) => readMail(raw)));
  assert.equal(first.subject, "Nyt lead til dig: Nanna Nør");
  assert.match(first.text!, /Anna Andersen har givet dig et lead/);
  assert.match(first.text!, new RegExp(`${PUBLIC}/leads/${lead.id}`));
  assert.match(second.text!, /Du skal følge op på Nanna Nør i dag/);
  assert.equal(second.messageId, `<lead.${lead.id}.2026-03-02@salg.rendetalje.example>`);
});

Deno.test("E4: no mail goes to our own address, and none to anybody beyond twenty a day", async () => {
  await using server = await startSmtp();
  await using firm = await open({ smtp: server.url });
  const { use, carry, world, customer } = firm;

  for (let count = 0; count < 22; count++) await use.sale();
  const many = ends(await carry());
  kept(await changeCustomer(world)(anna, customer.id, { version: customer.version, email: ON.senderAddress }));
  await use.sale();
  const ours = ends(await carry());

  assert.deepEqual([many.filter((end) => end === "sent").length, many.slice(20)], [20, ["too_many", "too_many"]]);
  assert.deepEqual(ours, ["own_address"]);
});

Deno.test("a demo files its mails whatever is configured, and so does an install without a server", async () => {
  const lines: string[] = [];
  const restore = divertLog((line) => lines.push(line));
  try {
    await using server = await startSmtp();
    await using demo = await open({ demo: true, smtp: server.url });
    await using bare = await open({});

    for (const firm of [demo, bare]) {
      await firm.use.sale();
      const [outcome] = await firm.carry();

      assert.equal(outcome.kind === "done" && (outcome.result as { filed: boolean }).filed, true);
      const [{ name }] = await Array.fromAsync(Deno.readDir(`${firm.directory}/outbox`));
      assert.match(name, /^sale\..*\.quote_sent\.1\.eml$/);
    }
    assert.equal(server.messages.length, 0);
  } finally {
    restore();
  }
});

Deno.test("a trial comes to whoever asked for it, and a mail nobody switched on is not asked for", async () => {
  await using server = await startSmtp();
  await using firm = await open({ smtp: server.url, settings: { switches: {} } });
  const { use, carry, world } = firm;

  await use.sale();
  const none = await carry();
  kept(await sendTrial(world)(anna));
  const trial = await carry();

  assert.deepEqual([none, ends(trial)], [[], ["sent"]]);
  assert.match(server.messages[0].to[0], /^anna\./);
  assert.equal((await readMail(server.messages[0].raw)).subject, "Prøve: mail fra Rendetalje virker");
});

Deno.test("every kind of mail effect has a handler", () => {
  const ways = waysOut({ demo: false, dataDir: "/nowhere", publicOrigin: PUBLIC, vendors: { smtp: null } as never });
  const kinds: EffectKind[] = ["mail.send", "mail.test"];

  assert.deepEqual(
    Object.keys(mailHandlers({ ways, write: letterWriter({ publicOrigin: PUBLIC }), links: NO_LINKS })),
    kinds,
  );
});

Deno.test("visits that an agreement made are not told one by one; one that was moved by hand is", async () => {
  await using server = await startSmtp();
  await using firm = await open({ smtp: server.url });
  const { world, use, carry, customer } = firm;
  const terms = anAgreement({ customerId: customer.id, endsOn: "2026-03-11" as Day });
  const agreement = kept(await recordAgreement({ ...world, calledOff: "Ændret" })(anna, terms));
  const made = await carry();
  const { visits } = await world.tenants.read(anna, ({ agreements }) => ({
    visits: agreements.made(agreement.id, "2026-03-01" as Day),
  }));
  const { saleId, version } = visits[1];
  kept(await use.change(anna, saleId, { version, scheduledAt: "2026-03-12T08:00:00.000Z" as Instant }));

  const moved = await carry();

  assert.deepEqual(made, []);
  assert.deepEqual(ends(moved), ["sent"]);
});
