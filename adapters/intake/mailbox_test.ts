import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { KNOWN_CUSTOMER, MAILBOX, OWN_ADDRESS, RECEIVED, type Sample } from "../../tools/test_mailbox.ts";
import { recordCustomer } from "../../domain/customers/record_customer.ts";
import { changeMailbox, renewSecret } from "../../domain/intake/change_mailbox.ts";
import { type End, ENDS } from "../../domain/intake/ends.ts";
import { findInbox } from "../../domain/intake/find_mail.ts";
import type { Mail } from "../../domain/intake/mail.ts";
import type { SecretBox } from "../../domain/integrations/integration.ts";
import { automaticActor } from "../../domain/kernel/automatic.ts";
import { yes } from "../../domain/kernel/result.ts";
import { customerFacts } from "../memory/builders.ts";
import { CAST } from "../memory/cast.ts";
import { kept, memoryWorld, standingClock } from "../memory/world.ts";
import { parsePhone } from "../phone.ts";
import { mailDoor } from "./door.ts";
import { mailReader } from "./handler.ts";

const secrets: SecretBox = {
  seal: (_, secret) => Promise.resolve({ keyId: "test", text: btoa(secret) }),
  open: (_, { text }) => Promise.resolve(atob(text)),
};
let secretsMade = 0;
const random = (characters: number) => String(++secretsMade).padStart(characters, "0");

/** A firm with an open mailbox: what is posted there is signed, kept and read. */
async function openMailbox() {
  const clock = standingClock(RECEIVED), world = { ...memoryWorld(CAST, clock), secrets, random };
  const { anna } = CAST, actor = automaticActor(anna.organizationId, "a test");
  const { secret, mailbox } = kept(await renewSecret(world)(anna));
  kept(
    await changeMailbox(world)(anna, {
      assignTo: null,
      own: [OWN_ADDRESS as never],
      mailgunKey: null,
      sendgridKey: null,
    }),
  );
  kept(
    await recordCustomer(world)(anna, customerFacts({ ...KNOWN_CUSTOMER, email: KNOWN_CUSTOMER.email as never }), true),
  );
  const door = mailDoor(world), reader = mailReader({ clock, ids: world.ids, phones: { parse: parsePhone } });

  async function post({ raw, type = "message/rfc822" }: Pick<Sample, "raw" | "type">) {
    const timestamp = String(Date.parse(RECEIVED) / 1_000);
    const signature = createHmac("sha256", secret).update(`${timestamp}.`).update(raw).digest("hex");
    const headers = new Headers({
      "X-Webhook-Timestamp": timestamp,
      "X-Webhook-Signature": signature,
      "Content-Type": type,
    });
    kept(await door({ mailbox: mailbox.name, format: "email", headers, raw, requestId: "r" }));
  }
  async function drain() {
    for (
      const job of await world.tenants.desk.claim({ worker: "w", kinds: ["intake.read"], most: 50, lane: 50, busy: [] })
    ) {
      const hands = {
        tenants: world.tenants,
        actor,
        integration: null,
        fetch,
        signal: new AbortController().signal,
        clock,
      };
      const outcome = await reader.carry(job, hands);
      assert.equal(outcome.kind, "done");
      kept(
        await world.tenants.write(actor, async (books) => {
          await books.jobs.settle(job, { state: "done", result: outcome.kind === "done" ? outcome.result : null });
          if (outcome.kind === "done") await outcome.work?.(books);
          return yes(null);
        }),
      );
    }
  }
  const mails = () => [...world.tenants.ledger(anna.organizationId).mails.values()];
  return { world, post, drain, mails };
}

Deno.test("every message of the mailbox ends in exactly one of the three ends, and the counts add up", async () => {
  const { world, post, drain, mails } = await openMailbox();
  assert.ok(MAILBOX.length >= 120, `only ${MAILBOX.length} messages`);

  const ended: { sample: Sample; mail: Mail }[] = [];
  for (const sample of MAILBOX) {
    const before = mails().length, began = performance.now();
    await post(sample);
    await drain();
    const took = performance.now() - began;
    assert.equal(mails().length, before + 1, `${sample.name} has no end`);
    assert.ok(took < 5_000, `${sample.name} took ${Math.round(took)} ms`);
    ended.push({ sample, mail: mails().at(-1)! });
  }

  const wrong = ended.filter(({ sample, mail }) => sample.why !== mail.why)
    .map(({ sample, mail }) => `${sample.name}: ${mail.why} instead of ${sample.why}`);
  assert.deepEqual(wrong, []);
  const misread = ended.flatMap(({ sample: { name, told = {} }, mail }) =>
    Object.entries(told).filter(([field, value]) =>
      JSON.stringify(mail.told?.[field as keyof typeof told]) !== JSON.stringify(value)
    ).map(([field, value]) =>
      `${name}: ${field} is ${JSON.stringify(mail.told?.[field as keyof typeof told])}, not ${JSON.stringify(value)}`
    )
  );
  assert.deepEqual(misread, []);

  const { counts } = kept(await findInbox(world)(CAST.anna, null, { size: 1, page: 1 }));
  const expected = (end: End) => ended.filter(({ mail }) => mail.end === end).length;
  assert.deepEqual(counts, { LEAD: expected("LEAD"), PART: expected("PART"), IGNORED: expected("IGNORED") });
  assert.equal(ENDS.reduce((all, end) => all + counts[end], 0), MAILBOX.length);
  const leads = [...world.tenants.ledger(CAST.anna.organizationId).leads.values()];
  assert.equal(leads.length, counts.LEAD);
  // Nothing that was read can carry a line end into a header, or markup that lives.
  for (const { mail } of ended) {
    assert.doesNotMatch([mail.subject, mail.from?.name, mail.from?.address, mail.answerTo].join(""), /\p{Cc}/u);
  }
});

Deno.test("E3 W1 the whole mailbox sent once more changes nothing", async () => {
  const { post, drain, mails, world } = await openMailbox();
  const some = MAILBOX.filter((_, place) => place % 5 === 0);
  for (const sample of some) await post(sample);
  await drain();
  while (mails().length < some.length) await drain();
  const leads = () => world.tenants.ledger(CAST.anna.organizationId).leads.size;
  const before = [mails().length, leads()];

  for (const sample of some) await post(sample);
  await drain();

  assert.deepEqual([mails().length, leads()], before);
});
