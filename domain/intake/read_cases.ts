import assert from "node:assert/strict";
import type { Day } from "../kernel/time.ts";
import type { Phone } from "../customers/phone.ts";
import type { Letter } from "./letter.ts";
import { answerTo, nameInSubject, parseSender, portalOf, USUAL_PORTALS } from "./portals.ts";
import { type Reading, readLetter } from "./read.ts";
import { serviceFor } from "./services.ts";
import { forwardedFrom, visibleText } from "./visible.ts";

const TODAY = "2026-11-21" as Day;
/** As much of a numbering plan as the tests need. */
const PHONES = {
  parse: (text: string) => {
    const digits = text.replaceAll(/[^+\d]/g, "").replace(/^00/, "+");
    return (/^\d{8}$/.test(digits) ? `+45${digits}` : /^\+\d{8,15}$/.test(digits) ? digits : null) as Phone | null;
  },
};

function letter(given: Partial<Letter>): Letter {
  return {
    ...{ messageId: "<1@mail.dk>", inReplyTo: null, references: [], from: { name: "Mette", address: "mette@mail.dk" } },
    ...{ replyTo: null, to: [], subject: "Rengøring", text: "Hej", sentAt: null, headers: {}, isReport: false },
    ...{ attachments: [], fingerprint: "f", ...given },
  };
}

function read(given: Partial<Letter>): Reading {
  const one = letter(given);
  return readLetter(one, portalOf(one, USUAL_PORTALS), TODAY, PHONES);
}

Deno.test("readLetter() reads a portal's form by its labels, and takes nobody's address from the portal", () => {
  const told = read({
    from: { name: "Leadmail", address: "noreply@leadmail.no" },
    subject: "Søren Ågård fra Rengøring.nu",
    text: "Ny forespørgsel\n\nTelefon: 22 65 02 26\nE-mail: Soren@Example.dk\nAdresse: Vestergade 1\nPostnr.: 8000\n" +
      "By: Aarhus C\nStørrelse: 120 m²\nAntal værelser: 4\nHvad skal rengøres: Hovedrengøring\nDato: d. 3. december\n" +
      "Tidspunkt: 10\nBesked: Vi har to katte\nog en hund.\n",
  });

  assert.deepEqual(
    [told.name, told.email, told.phone, told.place, told.squareMeters, told.rooms, told.work],
    [
      ...["Søren Ågård", "soren@example.dk", "+4522650226"],
      { street: "Vestergade 1", postalCode: "8000", city: "Aarhus C" },
      ...[120, 4, "thorough"],
    ],
  );
  assert.deepEqual(told.wish, { day: "2026-12-03", until: null, time: "10:00", soon: false });
});

Deno.test("readLetter() reads a customer's own words", () => {
  const told = read({
    text: "Hej\n\nJeg vil gerne have flytterengøring af min 3-værelses lejlighed på 85 m2.\n" +
      "Det er på Åboulevarden 12, 2. tv, 8000 Aarhus C, hurtigst muligt.\nRing på 22 65 02 26.\n\n" +
      "Med venlig hilsen\nMette Holm\nCVR 12345678",
  });

  assert.deepEqual(
    [told.name, told.email, told.phone, told.place, told.squareMeters, told.rooms, told.work, told.priority],
    [
      ...["Mette Holm", "mette@mail.dk", "+4522650226"],
      { street: "Åboulevarden 12, 2. tv", postalCode: "8000", city: "Aarhus C" },
      ...[85, 3, "moving", "HIGH"],
    ],
  );
});

Deno.test("readLetter() believes sizes of 30 to 500 m² and 1 to 15 rooms, and no CVR as a telephone", () => {
  const told = read({ text: "29 m2, 20 værelser, CVR 12345678" });

  assert.deepEqual([told.squareMeters, told.rooms, told.phone], [null, null, null]);
});

Deno.test("readLetter() answers whom a message says to answer, and reads who is forwarded", () => {
  const forwarded = "Se her\n\n---------- Forwarded message ---------\nFra: Mette Holm <mette@mail.dk>\nDate: i dag\n" +
    "Subject: Rengøring\nTo: <info@firm.dk>\n\nKan I gøre rent?";

  assert.equal(read({ replyTo: { name: "Bo", address: "bo@mail.dk" } }).email, "bo@mail.dk");
  assert.deepEqual(forwardedFrom(forwarded), { name: "Mette Holm", address: "mette@mail.dk" });
  const told = read({ from: { name: "Anna", address: "anna@firm.dk" }, text: forwarded });
  assert.deepEqual([told.email, told.name], ["mette@mail.dk", "Mette Holm"]);
});

Deno.test("visibleText() leaves out what was answered and what a mail program adds, and never everything", () => {
  const own = "Ja tak, det passer fint.";
  const quotes = [
    "\n\nDen 20. nov. 2026 kl. 09.12 skrev Rendetalje <info@firm.dk>:\n> Hej\n> Kan du?",
    "\n\nOn Fri, Nov 20, 2026 at 9:12 AM Rendetalje <info@firm.dk> wrote:\n> Hej",
    "\n\n________________________________\nFra: Rendetalje\nSendt: fredag\nEmne: SV: x\n\nHej",
    "\n\n-----Oprindelig meddelelse-----\nFra: Rendetalje",
    "\n\nFra: Rendetalje <info@firm.dk>\nSendt: 20. november 2026\nTil: Mette\nHej",
    "\n-- \nMette Holm\nDirektør",
    "\n\nSendt fra min iPhone",
  ];

  for (const quote of quotes) assert.equal(visibleText(own + quote), own, quote);
  assert.equal(visibleText("> Hej\n> Kan du?"), "> Hej\n> Kan du?");
  assert.equal(visibleText("Fra: Aarhus\nflytter vi til Odense"), "Fra: Aarhus\nflytter vi til Odense");
});

Deno.test("portals: who sends, what the subject tells, and whom an answer may go to", () => {
  const [rengoring, aarhus, adhelp] = USUAL_PORTALS;
  const from = (address: string) => portalOf({ from: { name: "", address } }, USUAL_PORTALS)?.name ?? null;

  assert.deepEqual(
    ["x@leadmail.no", "x@mail.leadmail.no", "x@leadmail.no.evil.dk", "x@notleadmail.no", "mw@adhelp.dk", "xx@adhelp.dk"]
      .map(from),
    ["Rengøring.nu", "Rengøring.nu", null, null, "AdHelp", null],
  );
  assert.equal(nameInSubject("Fwd: Søren Ågård fra Rengøring.nu", rengoring.subject), "Søren Ågård");
  assert.equal(nameInSubject("Hej", rengoring.subject), null);
  const to = (portal: typeof rengoring | null) => answerTo(portal, "portal@x.dk", "kunde@mail.dk");
  assert.deepEqual([null, rengoring, aarhus, adhelp].map(to), [
    "portal@x.dk",
    "kunde@mail.dk",
    "portal@x.dk",
    "kunde@mail.dk",
  ]);
  assert.equal(answerTo(adhelp, "mw@adhelp.dk", "sp@adhelp.dk"), null);
  assert.deepEqual([" @Leadmail.NO", "mw@adhelp.dk", "leadmail.no", "@", "a b@c.dk", ""].map(parseSender), [
    ...["@leadmail.no", "mw@adhelp.dk", null, null, null, null],
  ]);
});

Deno.test("serviceFor() takes the service that is named whole, else the surest kind of work that the firm offers", () => {
  const services = ["Standardrengøring", "Hovedrengøring", "Vinduespolering", "Flytterengøring"]
    .map((name, place) => ({ id: place, name, active: true }));

  assert.equal(serviceFor("Vi flytter og vil også have pudset vinduer", services), 3);
  assert.equal(serviceFor("vinduespolering tak", services), 2);
  assert.equal(serviceFor("ugentlig rengøring", services), 0);
  assert.equal(serviceFor("catering til 50", services), null);
  assert.equal(serviceFor("flytning", services.map((one) => ({ ...one, active: false }))), null);
});
