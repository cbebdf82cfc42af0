import assert from "node:assert/strict";
import { recordService } from "../../domain/catalogue/record_service.ts";
import type { Phone } from "../../domain/customers/phone.ts";
import type { Letter } from "../../domain/intake/letter.ts";
import { adoptMail, findFile, findInbox, findMail, findRaw } from "../../domain/intake/find_mail.ts";
import { forgetMail } from "../../domain/intake/forget_mail.ts";
import type { Email } from "../../domain/customers/email.ts";
import { changeMailbox, dropPortal, findMailbox, renewSecret, savePortal } from "../../domain/intake/change_mailbox.ts";
import type { HeldKeys, Mailbox } from "../../domain/intake/mailbox.ts";
import { receiveMail } from "../../domain/intake/receive_mail.ts";
import { takeMail } from "../../domain/intake/take_mail.ts";
import { USUAL_PORTALS } from "../../domain/intake/portals.ts";
import type { SecretBox } from "../../domain/integrations/integration.ts";
import type { Actor } from "../../domain/kernel/actor.ts";
import { automaticActor } from "../../domain/kernel/automatic.ts";
import type { InboxId, LeadId, MailId } from "../../domain/kernel/ids.ts";
import { no, yes } from "../../domain/kernel/result.ts";
import { addMinutes, type Instant } from "../../domain/kernel/time.ts";
import { convertLead } from "../../domain/leads/convert_lead.ts";
import { deleteLead } from "../../domain/leads/delete_lead.ts";
import { findLead } from "../../domain/leads/find_leads.ts";
import type { Ore } from "../../domain/kernel/money.ts";
import { serviceFacts } from "../memory/builders.ts";
import { type Case, kept, type Scene, scene } from "./scene.ts";

const secrets: SecretBox = {
  seal: (_, secret) => Promise.resolve({ keyId: "test", text: btoa(secret) }),
  open: (_, { text }) => Promise.resolve(atob(text)),
};
const random = (characters: number) => crypto.getRandomValues(new Uint8Array(characters)).toHex().slice(0, characters);
const BOX: Mailbox = {
  ...{
    name: "a".repeat(56),
    tail: "abcd",
    oldUntil: null,
    assignTo: null,
    own: [],
    mailgunTail: null,
    sendgridKey: null,
  },
};

/** As much of a numbering plan as the cases need. */
const phones = {
  parse: (text: string) => /^(\d\d ?){4}$/.test(text) ? `+45${text.replaceAll(" ", "")}` as Phone : null,
};
let count = 0;
function letter(given: Partial<Letter> = {}): Letter {
  const id = `<${++count}@mail.dk>`;
  return {
    ...{ messageId: id, inReplyTo: null, references: [], from: { name: "Mette Holm", address: "mette@mail.dk" } },
    ...{ replyTo: null, to: [], subject: "Rengøring", text: "Hej", sentAt: null, headers: {}, isReport: false },
    ...{ attachments: [], fingerprint: `print ${id}`, ...given },
  };
}

/** Reads messages as the worker does, each out of an envelope of its own. */
function use(play: Scene) {
  const { tenants, clock, ids } = play;
  const take = takeMail({ clock, ids, phones });
  const by = (actor: Actor) => automaticActor(actor.organizationId, "a case");
  return {
    async read(given: Partial<Letter> | null, { actor = play.anna, mailbox = BOX, inboxId }: {
      readonly actor?: Actor;
      readonly mailbox?: Mailbox;
      readonly inboxId?: InboxId;
    } = {}) {
      const one = given && letter(given);
      const files = (one?.attachments ?? []).map(({ name, type, bytes }) => ({ name, type, bytes: bytes.toBase64() }));
      return kept(
        await tenants.write(by(actor), async (books) => {
          const envelope = inboxId ?? (await books.inbox.take({
            ...{ source: "email", account: "", eventId: `event ${++count}`, raw: btoa("x"), headers: {} },
          })).id;
          const taken = await take(books, by(actor), mailbox, {
            ...{ inboxId: envelope, receivedAt: clock.now(), letter: one, files },
          });
          return yes({ ...taken, inboxId: envelope });
        }),
      );
    },
    inbox: async (actor: Actor = play.anna) => kept(await findInbox(play)(actor, null, { size: 100, page: 1 })),
    adopt: adoptMail(play),
    lead: async (id: string | null) => kept(await findLead(play)(play.anna, id as LeadId)).lead,
  };
}

/** Messages: each one end, once, in the transaction that makes its lead. */
export const INTAKE_CASES: readonly Case[] = [
  scene("a message becomes a lead with what it tells, and nobody is asked", async (play) => {
    const { read, lead, inbox } = use(play);
    const [{ id: assignTo }] = play.firms[0].members;

    const { leadId, why } = await read({
      text: "Hej, jeg vil gerne have rengøring på Vestergade 1, 8000 Aarhus C. Ring 22 65 02 26.",
    }, { mailbox: { ...BOX, assignTo } });
    const unnamed = await read({ from: { name: "", address: "noreply@shop.dk" }, text: "Ring til mig" });

    const one = await lead(leadId);
    assert.deepEqual([why, one.contactName, one.contactEmail, one.contactPhone], [
      ...["new", "Mette Holm", "mette@mail.dk", "+4522650226"],
    ]);
    assert.deepEqual([one.source, one.status, one.assignedTo, one.creator.name], [
      "EMAIL",
      "NEW",
      assignTo,
      "Automatisk",
    ]);
    assert.ok(one.message!.startsWith("Hej, jeg vil"));
    assert.deepEqual([(await lead(unnamed.leadId)).contactName, (await lead(unnamed.leadId)).contactEmail], [
      "Unknown",
      null,
    ]);
    const { listing, counts } = await inbox();
    assert.deepEqual(counts, { LEAD: 2, PART: 0, IGNORED: 0 });
    assert.deepEqual(listing.rows[1].lead, { id: leadId, name: "Mette Holm" });
    assert.equal(listing.rows[1].told?.place?.street, "Vestergade 1");
  }),

  scene(
    "a message is part of a lead by its thread, its sender of the day, or the customer's present lead",
    async (play) => {
      const { read, inbox } = use(play);
      await play.aCustomer({ email: "kunde@mail.dk" as never });
      const first = await read({ messageId: "<first@mail.dk>" });
      const reply = await read({ references: ["<first@mail.dk>"], from: { name: "Bo", address: "bo@other.dk" } });
      const sameDay = await read({ text: "Jeg glemte at skrive" });
      const known = await read({ from: { name: "Kunde", address: "kunde@mail.dk" } });
      const more = await read({ from: { name: "Kunde", address: "kunde@mail.dk" }, text: "mere" });
      const other = await read({ from: { name: "En anden", address: "anden@mail.dk" } });

      assert.deepEqual([reply.why, reply.leadId], ["thread", first.leadId]);
      assert.deepEqual([sameDay.why, sameDay.leadId], ["same_day", first.leadId]);
      assert.equal(known.why, "new");
      assert.deepEqual([more.why, more.leadId], ["same_day", known.leadId]);
      assert.equal(other.why, "new");
      const { counts, listing } = await inbox();
      assert.deepEqual(counts, { LEAD: 3, PART: 3, IGNORED: 0 });
      assert.equal(listing.rows.length, 6);
      const { mails } = kept(await findLead(play)(play.anna, first.leadId!));
      assert.deepEqual(mails.map(({ why }) => why), ["new", "thread", "same_day"]);
      const lead = (await play.tenants.read(play.anna, ({ leads }) => ({ one: leads.find(known.leadId!) }))).one!;
      assert.notEqual(lead.customerId, null);
    },
  ),

  scene("a customer's message of later days goes to the lead that is open or became a sale lately", async (play) => {
    const { read } = use(play);
    await play.aCustomer({ email: "kunde@mail.dk" as never });
    const from = { name: "Kunde", address: "kunde@mail.dk" };
    const service = kept(await recordService(play)(play.anna, serviceFacts()));
    const { leadId } = await read({ from });
    const later: Scene = { ...play, clock: { now: () => addMinutes(play.clock.now(), 3 * 24 * 60) } };

    const open = await use(later).read({ from, text: "Hvordan går det?" });
    const { sale } = kept(
      await convertLead(later)(play.anna, leadId!, { early: true, serviceId: service.id, amount: 500_00 as Ore }),
    );
    const sold = await use(later).read({ from, text: "Kan vi rykke tiden?" });
    const answered = await use(later).read({
      ...{
        from: { name: "X", address: "x@y.dk" },
        inReplyTo: `<sale.${sale.id}.quote_sent.1@firm.dk>`,
      },
    });
    kept(await deleteLead(later)(play.anna, leadId!));
    const gone = await use(later).read({ from, text: "Hallo?" });

    assert.deepEqual([open.why, open.leadId], ["customer", leadId]);
    assert.deepEqual([sold.why, sold.leadId], ["customer", leadId]);
    assert.deepEqual([answered.why, answered.leadId], ["thread", leadId]);
    assert.equal(gone.why, "new");
  }),

  scene(
    "E3 the same message again changes nothing, other words are another message, the same words are ignored",
    async (play) => {
      const { read, inbox } = use(play);
      const from = { name: "A", address: "a@mail.dk" }, messageId = "<same@mail.dk>";
      const first = await read({ messageId, from, fingerprint: "one" });

      const envelope = await read({ messageId, from, fingerprint: "one" }, { inboxId: first.inboxId });
      const again = await read({ messageId, from, fingerprint: "one" });
      const words = await read({ messageId, from: { name: "B", address: "b@mail.dk" }, fingerprint: "two" });
      const twin = await read({ messageId: "<new@mail.dk>", from, fingerprint: "one" });

      assert.deepEqual([envelope.mailId, again.mailId], [first.mailId, first.mailId]);
      assert.equal(words.why, "new");
      assert.deepEqual([twin.why, twin.leadId], ["duplicate", null]);
      assert.deepEqual((await inbox()).counts, { LEAD: 2, PART: 0, IGNORED: 1 });
    },
  ),

  scene("what is ignored keeps its reason, and becomes a lead by a click, once", async (play) => {
    const { read, inbox, adopt, lead } = use(play);
    const away = await read({ headers: { "auto-submitted": "auto-replied" } });
    const broken = await read(null);

    const first = kept(await adopt(play.anna, away.mailId)), second = kept(await adopt(play.anna, away.mailId));
    const refused = await adopt(play.bo, broken.mailId);

    assert.deepEqual([away.why, broken.why, first], ["auto_reply", "unreadable", second]);
    assert.equal((await lead(first)).contactEmail, "mette@mail.dk");
    assert.equal(refused.ok, false);
    assert.deepEqual((await inbox()).counts, { LEAD: 1, PART: 0, IGNORED: 1 });
    assert.deepEqual(await adopt(play.anna, play.ids.next<MailId>()), no({ kind: "mail_missing" }));
  }),

  scene("files are kept whole and given to those who see the message", async (play) => {
    const { read } = use(play);
    const bytes = crypto.getRandomValues(new Uint8Array(3_000));
    const { mailId } = await read({ attachments: [{ name: "plan.pdf", type: "application/pdf", bytes }] });

    const file = kept(await findFile(play)(play.anna, mailId, 0));
    const mail = kept(await findMail(play)(play.anna, mailId));

    assert.deepEqual(Uint8Array.fromBase64(file.bytes), bytes);
    assert.deepEqual(mail.enclosed, [{ place: 0, name: "plan.pdf", type: "application/pdf", size: 3_000 }]);
    assert.deepEqual(await findFile(play)(play.anna, mailId, 1), no({ kind: "mail_missing" }));
    assert.deepEqual(await findFile(play)(play.carla, mailId, 0), no({ kind: "mail_missing" }));
    assert.deepEqual(await findMail(play)(play.carla, mailId), no({ kind: "mail_missing" }));
  }),

  scene("E1 one sender's flood is ignored from a number on, another's message is not", async (play) => {
    const { read, inbox } = use(play);
    const whys: string[] = [];
    for (let place = 0; place < 23; place++) whys.push((await read({ text: `nummer ${place}` })).why);
    const other = await read({ from: { name: "B", address: "b@mail.dk" } });

    assert.deepEqual([whys[0], whys[1], whys[19], whys[20], whys[22], other.why], [
      ...["new", "same_day", "same_day", "over_limit", "over_limit", "new"],
    ]);
    assert.deepEqual((await inbox()).counts, { LEAD: 2, PART: 19, IGNORED: 3 });
  }),

  scene("W7 an answer to another firm's message is a new lead here and nothing there", async (play) => {
    const { read, inbox } = use(play);
    const first = await read({ messageId: "<anna@mail.dk>" });

    const theirs = await read({
      inReplyTo: "<anna@mail.dk>",
      references: [`<lead.${first.leadId}.assigned.1@firm.dk>`],
    }, {
      actor: play.carla,
    });

    assert.equal(theirs.why, "new");
    assert.deepEqual((await inbox()).counts, { LEAD: 1, PART: 0, IGNORED: 0 });
    assert.deepEqual((await inbox(play.carla)).counts, { LEAD: 1, PART: 0, IGNORED: 0 });
  }),

  scene("portals are the usual ones until the firm changes them", async (play) => {
    const { read } = use(play);
    const portal = {
      ...{
        name: "Handyhand",
        senders: ["@handyhand.example"],
        subject: "{name} søger hjælp",
        labels: { "str": "size" as const },
      },
      reply: "never" as const,
    };
    const found = async () => kept(await findMailbox(play)(play.anna)).portals.portals.map(({ name }) => name);
    const usual = await found();

    kept(await savePortal(play)(play.anna, null, portal));
    const twice = await savePortal(play)(play.anna, null, { ...portal, name: "HANDYHAND" });
    kept(await dropPortal(play)(play.anna, "AdHelp"));
    const { mailId } = await read({
      ...{ from: { name: "Portal", address: "x@handyhand.example" }, subject: "Ole Olsen søger hjælp" },
      ...{ text: "Str.: 90\nTlf.: 22 65 02 26", headers: { "list-unsubscribe": "<mailto:x@y.dk>" } },
    });

    assert.deepEqual(usual, USUAL_PORTALS.map(({ name }) => name));
    assert.deepEqual(twice, no({ kind: "portal_twice" }));
    assert.deepEqual(await found(), ["Rengøring.nu", "Rengøring Aarhus", "Handyhand"]);
    assert.equal((await savePortal(play)(play.bo, null, portal)).ok, false);
    const mail = kept(await findMail(play)(play.anna, mailId));
    assert.deepEqual([mail.portal, mail.told?.name, mail.told?.squareMeters, mail.answerTo, mail.end], [
      ...["Handyhand", "Ole Olsen", 90, null, "LEAD"],
    ]);
  }),

  scene(
    "W1 W5 a mailbox takes what is signed with its secret or the one before it, once, and answers no stranger",
    async (play) => {
      const world = { ...play, secrets, random };
      const receive = receiveMail(world),
        sent = (secret: string, eventId = "one") => ({
          ...{ format: "email", eventId, raw: btoa("raw"), contentType: "message/rfc822" },
          isSigned: (keys: { readonly secrets: readonly string[] }) => keys.secrets.includes(secret),
        });
      const first = kept(await renewSecret(world)(play.anna)), second = kept(await renewSecret(world)(play.anna));
      const { name } = first.mailbox;

      const both = await Promise.all([first.secret, second.secret].map((secret) => receive(name, "r", sent(secret))));
      const many = await Promise.all(Array.from({ length: 20 }, () => receive(name, "r", sent(second.secret, "two"))));
      const wrong = await receive(name, "r", sent("another"));
      const later = { ...world, clock: { now: () => addMinutes(play.clock.now(), 25 * 60) as Instant } };
      const old = await receiveMail(later)(name, "r", sent(first.secret)),
        held = await receiveMail(later)(name, "r", sent(second.secret));

      assert.equal(second.mailbox.name, name);
      assert.deepEqual([...both, ...many], Array(22).fill(yes({ leadId: null })));
      assert.deepEqual([wrong, old, held], [
        no({ kind: "signature_wrong" }),
        no({ kind: "signature_wrong" }),
        yes({ leadId: null }),
      ]);
      for (const unknown of ["", "x", name.slice(1), name.slice(0, 55) + (name.endsWith("0") ? "1" : "0")]) {
        assert.deepEqual(await receive(unknown, "r", sent(second.secret)), no({ kind: "mailbox_missing" }), unknown);
      }
      const { jobs } = await play.tenants.read(play.anna, ({ jobs }) => ({
        jobs: jobs.list({ state: null, provider: "intake" }, { size: 50, page: 1 }),
      }));
      assert.equal(jobs.rows.length, 2);
      assert.equal((await renewSecret(world)(play.bo)).ok, false);
    },
  ),

  scene(
    "W5 a key of Mailgun's or SendGrid's is taken for a day beside the one in its place, one taken away not",
    async (play) => {
      const world = { ...play, secrets, random };
      const { mailbox: { name } } = kept(await renewSecret(world)(play.anna));
      const settle = async (mailgunKey: string | null, sendgridKey: string | null) =>
        kept(await changeMailbox(world)(play.anna, { assignTo: null, own: [], mailgunKey, sendgridKey }));
      const held = async (hours = 0) => {
        let told: HeldKeys | null = null;
        const clock = { now: () => addMinutes(play.clock.now(), hours * 60) as Instant };
        await receiveMail({ ...world, clock })(name, "r", {
          ...{ format: "email", eventId: "one", raw: btoa("raw"), contentType: "" },
          isSigned: (keys) => (told = keys, false),
        });
        const { mailgun, sendgrid } = told! as HeldKeys;
        return { mailgun, sendgrid };
      };

      await settle("gun 1", "grid 1");
      const first = await held();
      await settle("gun 2", "grid 2");
      await settle(null, "grid 2");
      kept(await renewSecret(world)(play.anna));
      const both = await held(23), after = await held(25);
      await settle("", null);

      assert.deepEqual(first, { mailgun: ["gun 1"], sendgrid: ["grid 1"] });
      assert.deepEqual(both, { mailgun: ["gun 2", "gun 1"], sendgrid: ["grid 2", "grid 1"] });
      assert.deepEqual(after, { mailgun: ["gun 2"], sendgrid: ["grid 2"] });
      assert.deepEqual(await held(), { mailgun: [], sendgrid: [] });
    },
  ),

  scene(
    "what a customer wrote is forgotten with its files and envelopes, and nobody else's, by who runs the firm",
    async (play) => {
      const { read, lead, inbox } = use(play);
      const attachments = [{ name: "a.txt", type: "text/plain", bytes: new TextEncoder().encode("hej") }];
      const hers = await read({ text: "Kan I komme?", attachments });
      const other = await read({ from: { name: "Ole Olsen", address: "ole@mail.dk" }, text: "Hej fra Ole" });
      const customer = await play.aCustomer({ email: "mette@mail.dk" as Email });
      const late = await read({ text: "Og i morgen?" });

      const refused = await forgetMail(play)(play.mads, customer.id);
      const stranger = await forgetMail(play)(play.carla, customer.id);
      const done = kept(await forgetMail(play)(play.anna, customer.id));

      assert.deepEqual([refused.ok, stranger], [false, no({ kind: "customer_missing" })]);
      assert.deepEqual(done, { name: customer.name, count: 2, notes: 0 });
      for (const { mailId } of [hers, late]) {
        const mail = kept(await findMail(play)(play.anna, mailId));
        assert.deepEqual(
          [mail.from, mail.answerTo, mail.messageId, mail.subject, mail.text, mail.told, mail.enclosed],
          [
            ...[null, null, null, "", "", null, []],
          ],
        );
        assert.deepEqual(await findRaw(play)(play.anna, mailId), no({ kind: "mail_missing" }));
        assert.equal((await findFile(play)(play.anna, mailId, 0)).ok, false);
      }
      assert.equal((await lead(hers.leadId)).message, null);
      assert.equal(kept(await findMail(play)(play.anna, other.mailId)).text, "Hej fra Ole");
      assert.equal((await inbox()).counts.IGNORED, 0);
    },
  ),
];
