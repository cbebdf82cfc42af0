import assert from "node:assert/strict";
import { type Circumstances, endOf, MOST_FROM_SENDER, MOST_IN_THREAD } from "./ends.ts";
import type { Letter } from "./letter.ts";

const MAILBOX = "a".repeat(56);

function letter(given: Partial<Letter> = {}): Letter {
  return {
    ...{ messageId: "<1@mail.dk>", inReplyTo: null, references: [], from: { name: "Mette", address: "mette@mail.dk" } },
    ...{ replyTo: null, to: [], subject: "Rengøring", text: "Hej", sentAt: null, headers: {}, isReport: false },
    ...{ attachments: [], fingerprint: "f", ...given },
  };
}

function it(given: Partial<Circumstances> = {}, of: Partial<Letter> = {}): Circumstances {
  return {
    ...{ letter: letter(of), fromPortal: false, saidBefore: false, fromSender: 0, inThread: 0 },
    own: { addresses: ["info@rendetalje.example"], mailbox: MAILBOX },
    ...{ thread: null, sameDay: null, ofCustomer: null, ...given },
  };
}

const header = (name: string, value: string) => ({ headers: { [name]: value } });

/** The table of ends, written out by hand. */
const GRID: readonly (readonly [why: string, it: Circumstances])[] = [
  ["new", it()],
  ["unreadable", it({ letter: null })],
  ["thread", it({ thread: "lead", sameDay: "other", ofCustomer: "third" })],
  ["same_day", it({ sameDay: "lead", ofCustomer: "third" })],
  ["customer", it({ ofCustomer: "lead" })],
  ["misdirected", it({}, { to: [`${"b".repeat(56)}@in.sales.example`] })],
  ["new", it({}, { to: [`${MAILBOX}@in.sales.example`, "info@firm.dk"] })],
  ["new", it({}, { to: [`lead+${MAILBOX}@in.sales.example`] })],
  ["loop", it({}, { from: { name: "", address: "info@rendetalje.example" } })],
  ["loop", it({}, { from: { name: "", address: `${MAILBOX}@in.sales.example` } })],
  ["loop", it({ thread: "lead" }, { messageId: "<sale.0190a8f0-0000-7000-8000-000000000002.quote_sent.1@gmail.com>" })],
  ["new", it({}, { messageId: "<sale.of.the.year@gmail.com>" })],
  ["loop", it({}, header("x-loop", MAILBOX))],
  ["bounce", it({}, { isReport: true })],
  ["bounce", it({}, { from: { name: "", address: "mailer-daemon@mail.dk" } })],
  ["bounce", it({}, header("x-failed-recipients", "a@b.dk"))],
  ["auto_reply", it({ thread: "lead" }, header("auto-submitted", "auto-replied"))],
  ["auto_reply", it({}, header("auto-submitted", "auto-generated"))],
  ["new", it({ fromPortal: true }, header("auto-submitted", "auto-generated"))],
  ["auto_reply", it({ fromPortal: true }, header("auto-submitted", "auto-replied (vacation)"))],
  ["new", it({}, header("auto-submitted", "no"))],
  ["auto_reply", it({}, header("x-autoreply", "yes"))],
  ["auto_reply", it({}, header("precedence", "auto_reply"))],
  ["auto_reply", it({}, { subject: "Autosvar: Rengøring" })],
  ["auto_reply", it({}, { subject: "Out of Office" })],
  ["new", it({}, { subject: "Automatiske døre skal rengøres" })],
  ["newsletter", it({}, header("list-unsubscribe", "<mailto:x@y.dk>"))],
  ["newsletter", it({}, header("list-id", "nyheder"))],
  ["newsletter", it({}, header("precedence", "bulk"))],
  ["new", it({ fromPortal: true }, header("list-unsubscribe", "<mailto:x@y.dk>"))],
  ["empty", it({}, { subject: " ", text: "\n" })],
  ["duplicate", it({ saidBefore: true, thread: "lead" })],
  ["over_limit", it({ fromSender: MOST_FROM_SENDER })],
  ["new", it({ fromSender: MOST_FROM_SENDER - 1 })],
  ["new", it({ fromSender: 500, fromPortal: true })],
  ["over_limit", it({ inThread: MOST_IN_THREAD, thread: "lead" })],
];

Deno.test("endOf() gives every message one end, and the first row of the table that holds decides", () => {
  for (const [place, [why, circumstances]] of GRID.entries()) {
    assert.equal(endOf(circumstances).why, why, `row ${place}`);
  }
});
