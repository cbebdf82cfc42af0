/** A mailbox as firms like ours have it: every message with the end it must have, and what must be read out of it. Invented. */
import type { Why } from "../domain/intake/ends.ts";
import type { Reading } from "../domain/intake/read.ts";

export interface Sample {
  readonly name: string;
  readonly raw: Uint8Array<ArrayBuffer>;
  readonly type?: string;
  readonly why: Why;
  readonly told?: Partial<Reading>;
}

/** Addresses the firm of the mailbox has itself, and a customer it has. */
export const OWN_ADDRESS = "info@rendetalje.example";
export const KNOWN_CUSTOMER = { name: "Kirsten Lund", email: "kirsten@kendt.example" };
/** All of it is received on this day, a Saturday. */
export const RECEIVED = "2026-11-21T10:00:00.000Z";

const bytes = (text: string) => new TextEncoder().encode(text);
const latin = (text: string) => Uint8Array.from(text, (char) => char.charCodeAt(0));
const word = (text: string) => `=?utf-8?b?${bytes(text).toBase64()}?=`;
const place = (street: string, postalCode: string, city: string) => ({ street, postalCode, city });
const on = (day: string, more: Partial<Reading["wish"]> = {}) =>
  ({ day, until: null, time: null, soon: false, ...more }) as Reading["wish"];
const SOON = { day: null, until: null, time: null, soon: true };

let count = 0;
type Heads = Readonly<Record<string, string>>;

/** A message in UTF-8 of one part. */
function mail(from: string, subject: string, text: string, heads: Heads = {}): Uint8Array<ArrayBuffer> {
  const id = heads["Message-ID"] ?? `<sample-${++count}@post.example>`;
  const all = {
    ...{ From: from, To: OWN_ADDRESS, Subject: subject, "Message-ID": id, Date: "Sat, 21 Nov 2026 10:00:00 +0100" },
    ...{ "MIME-Version": "1.0", "Content-Type": "text/plain; charset=utf-8", "Content-Transfer-Encoding": "8bit" },
    ...heads,
  };
  return bytes(
    Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`).join("") + "\r\n" +
      text.replaceAll("\n", "\r\n"),
  );
}

const s = (name: string, raw: Uint8Array<ArrayBuffer>, why: Why, told?: Sample["told"]): Sample => ({
  name,
  raw,
  why,
  told,
});
const form = (rows: Readonly<Record<string, string>>, colon = ": ") =>
  Object.entries(rows).map(([label, value]) => `${label}${colon}${value}`).join("\n");

const NU = "Rengøring.nu <noreply@leadmail.no>",
  AARHUS = "Rengøring Aarhus <leads@leadpoint.dk>",
  ADHELP = "AdHelp <mw@adhelp.dk>";

const PORTALS: readonly Sample[] = [
  s(
    "Rengøring.nu, the whole form",
    mail(
      NU,
      word("Søren Ågård fra Rengøring.nu"),
      form({
        ...{
          Navn: "Søren Ågård",
          Telefon: "22 65 02 26",
          "E-mail": "soren@kunde.example",
          Adresse: "Vestergade 1, 8000 Aarhus C",
        },
        ...{ Størrelse: "120 m²", Opgave: "Fast rengøring", Hyppighed: "Hver 14. dag", Dato: "d. 3. december" },
      }),
    ),
    "new",
    {
      ...{
        name: "Søren Ågård",
        phone: "+4522650226" as never,
        email: "soren@kunde.example" as never,
        squareMeters: 120,
      },
      ...{
        place: place("Vestergade 1", "8000", "Aarhus C"),
        frequency: "FORTNIGHTLY",
        work: "regular",
        wish: on("2026-12-03"),
      },
    },
  ),
  s(
    "Rengøring.nu, the name in the subject only",
    mail(
      NU,
      word("Lone Friis fra Rengøring.nu"),
      form({
        ...{ "Tlf.": "+45 31 22 44 55", Adresse: "Skovvej 12", "Postnr. og by": "8240 Risskov", "m2": "95" },
      }),
    ),
    "new",
    {
      name: "Lone Friis",
      phone: "+4531224455" as never,
      squareMeters: 95,
      place: place("Skovvej 12", "8240", "Risskov"),
    },
  ),
  s(
    "Rengøring.nu, marked as made by a machine",
    mail(
      NU,
      word("Per Bak fra Rengøring.nu"),
      form({
        ...{ Navn: "Per Bak", Mobil: "40506071", "Boligens størrelse": "80 kvm" },
      }),
      { "Auto-Submitted": "auto-generated", "List-Unsubscribe": "<mailto:af@leadmail.no>", Precedence: "bulk" },
    ),
    "new",
    {
      ...{ name: "Per Bak", squareMeters: 80 },
    },
  ),
  s(
    "Rengøring.nu, labels and answers on lines of their own",
    mail(NU, "Ny", "Navn\nBirthe Kjær\nTelefon\n51 52 53 54\nE-mail\nbirthe@kunde.example\n"),
    "new",
    {
      ...{ name: "Birthe Kjær", phone: "+4551525354" as never, email: "birthe@kunde.example" as never },
    },
  ),
  s(
    "Rengøring.nu as a table in HTML",
    mail(
      NU,
      word("Ida Ø fra Rengøring.nu"),
      "<table><tr><td>Navn</td><td>Ida &Oslash;stergaard</td></tr>" +
        "<tr><td>Telefon</td><td>60 61 62 63</td></tr><tr><td>St&oslash;rrelse</td><td>140 m&sup2;</td></tr></table>",
      {
        "Content-Type": "text/html; charset=utf-8",
      },
    ),
    "new",
    { name: "Ida Østergaard", phone: "+4560616263" as never, squareMeters: 140 },
  ),
  s(
    "Rengøring.nu, as soon as possible",
    mail(NU, "x", form({ Navn: "Ole Dam", Tlf: "71727374", Ønsket_dato: "", Dato: "Hurtigst muligt" })),
    "new",
    {
      ...{ wish: SOON, priority: "HIGH" },
    },
  ),
  s(
    "Rengøring.nu, a move with a day and an hour",
    mail(
      NU,
      "x",
      form({
        ...{
          Navn: "Nina Berg",
          Telefon: "81828384",
          "Hvad skal rengøres": "Flytterengøring",
          Dato: "30/11-2026",
          Tidspunkt: "kl. 9.30",
        },
      }),
    ),
    "new",
    { work: "moving", wish: on("2026-11-30", { time: "09:30" }), priority: "HIGH" },
  ),
  s(
    "Rengøring.nu, a size nobody has",
    mail(NU, "x", form({ Navn: "Kaj Vig", Telefon: "91929394", Størrelse: "12000 m2" })),
    "new",
    {
      squareMeters: null,
    },
  ),
  s(
    "Rengøring.nu from its subdomain",
    mail("Portal <post@ud.leadmail.no>", word("Eva Lind fra Rengøring.nu"), form({ Telefon: "21222324" })),
    "new",
    {
      name: "Eva Lind",
    },
  ),
  s(
    "Rengøring.nu, a comment of several lines",
    mail(
      NU,
      "x",
      `${form({ Navn: "Jan Holt", Telefon: "26272829" })}\nBesked: Vi har to hunde.\nNøglen ligger\nhos naboen.`,
    ),
    "new",
    {
      name: "Jan Holt",
    },
  ),
  s(
    "Rengøring Aarhus, the usual form",
    mail(
      AARHUS,
      word("Ny opgave: Gitte Krog"),
      form({
        ...{
          Kontaktperson: "Gitte Krog",
          "Telefonnr.": "28 29 30 31",
          "E-mailadresse": "gitte@kunde.example",
          "Opgavens omfang": "110",
        },
        ...{ "Type af rengøring": "Hovedrengøring", "Ønsket udførelse": "næste fredag" },
      }),
    ),
    "new",
    {
      name: "Gitte Krog",
      email: "gitte@kunde.example" as never,
      squareMeters: 110,
      work: "thorough",
      wish: on("2026-11-27"),
    },
  ),
  s(
    "Rengøring Aarhus, the name in the subject",
    mail(AARHUS, word("Ny opgave: Hans Juhl"), form({ "Tlf.nr.": "29 30 31 32" })),
    "new",
    { name: "Hans Juhl" },
  ),
  s(
    "Rengøring Aarhus, answered through it",
    mail(AARHUS, word("Ny opgave: Tove Riis"), form({ Telefon: "30313233" }), {
      "Reply-To": "Tove Riis <tove@kunde.example>",
    }),
    "new",
    { email: "tove@kunde.example" as never },
  ),
  s(
    "Rengøring Aarhus with equal signs",
    mail(AARHUS, "x", form({ Navn: "Leif Buch", Telefon: "31323334", Areal: "75 m2" }, " = ")),
    "new",
    {
      ...{ name: "Leif Buch", squareMeters: 75 },
    },
  ),
  s(
    "Rengøring Aarhus with tabs",
    mail(AARHUS, "x", form({ Navn: "Rita Munk", Telefon: "33343536", By: "Aarhus N", Postnr: "8200" }, "\t")),
    "new",
    {
      ...{ name: "Rita Munk", place: { street: null, postalCode: "8200", city: "Aarhus N" } },
    },
  ),
  s(
    "Rengøring Aarhus with bullets and stars",
    mail(AARHUS, "x", "* *Navn:* Arne Skov\n- Telefon: 34353637\n• Værelser: 4"),
    "new",
    {
      ...{ name: "Arne Skov", rooms: 4 },
    },
  ),
  s(
    "AdHelp, the usual form",
    mail(
      ADHELP,
      "Nyt lead",
      form({
        ...{
          "Kunde navn": "Pia Storm",
          "Kunde tlf": "35 36 37 38",
          "Kunde mail": "pia@kunde.example",
          "Kunde adresse": "Nygade 3, 8600 Silkeborg",
        },
      }),
    ),
    "new",
    { name: "Pia Storm", email: "pia@kunde.example" as never, place: place("Nygade 3", "8600", "Silkeborg") },
  ),
  s(
    "AdHelp's other address",
    mail("Sp <sp@adhelp.dk>", "Lead", form({ "Kunde navn": "Bent Ravn", "Kunde tlf": "36373839" })),
    "new",
    { name: "Bent Ravn" },
  ),
  s(
    "AdHelp without an address of the customer",
    mail(ADHELP, "Lead", form({ Navn: "Ulla Toft", Telefon: "37383940" })),
    "new",
    { email: null },
  ),
  s(
    "AdHelp, a catering",
    mail(
      ADHELP,
      "Lead",
      form({ Navn: "Rådhuset", Telefon: "38394041", Beskrivelse: "Frokost til firmafest, 60 kuverter" }),
    ),
    "new",
    {
      ...{ work: "company", priority: "HIGH" },
    },
  ),
  s(
    "a portal's own newsletter names nobody",
    mail(NU, "Nyheder", "Læs om vores nye priser.", { "List-Unsubscribe": "<mailto:af@leadmail.no>" }),
    "newsletter",
  ),
  s(
    "who only looks like a portal is nobody's lead form",
    mail("Portal <x@leadmail.no.evil.example>", "Tilbud", "Køb nu", { "List-ID": "evil" }),
    "newsletter",
  ),
];

const person = (name: string) => {
  const ascii = name.toLowerCase().replaceAll("æ", "ae").replaceAll("ø", "oe").replaceAll("å", "aa").replaceAll(
    " ",
    ".",
  );
  return `${word(name)} <${ascii}@privat.example>`;
};

const OWN_WORDS: readonly Sample[] = [
  s(
    "a move, told in a letter",
    mail(
      person("Mette Holm"),
      word("Flytterengøring"),
      "Hej\n\nJeg vil gerne have flytterengøring af min 3-værelses lejlighed på 85 m2.\nDet er på Åboulevarden 12, 2. tv, 8000 Aarhus C, " +
        "d. 3. december kl. 10.\nRing på 22 65 02 27.\n\nMed venlig hilsen\nMette Holm",
    ),
    "new",
    {
      ...{ name: "Mette Holm", phone: "+4522650227" as never, rooms: 3, squareMeters: 85, work: "moving" },
      ...{ place: place("Åboulevarden 12, 2. tv", "8000", "Aarhus C"), wish: on("2026-12-03", { time: "10:00" }) },
    },
  ),
  s(
    "a weekly cleaning",
    mail(person("Karl Nord"), "Rengøring", "Vi søger ugentlig rengøring af et hus på 160 kvm i Egå. Hilsen Karl Nord"),
    "new",
    {
      ...{ frequency: "WEEKLY", squareMeters: 160, work: "regular", priority: "HIGH" },
    },
  ),
  s(
    "every fortnight",
    mail(person("Signe Vest"), "Hej", "Kan I komme hver anden uge? 4 værelser. mvh Signe Vest, tlf. 52 53 54 55"),
    "new",
    {
      ...{ frequency: "FORTNIGHTLY", rooms: 4, phone: "+4552535455" as never },
    },
  ),
  s("a window cleaner", mail(person("Poul Lange"), "Vinduer", "Hvad koster vinduespudsning af 14 vinduer?"), "new", {
    work: "windows",
  }),
  s(
    "an office",
    mail(
      person("Bodil Bruun"),
      word("Tilbud på kontorrengøring"),
      "Vores kontor er 250 m2.\nFirma: Bruun Revision ApS\nCVR: 13748136",
    ),
    "new",
    {
      ...{ work: "office", squareMeters: 250, company: "Bruun Revision ApS", phone: null },
    },
  ),
  s(
    "urgent",
    mail(person("Erik Frank"), "AKUT", "Vi har haft en vandskade og har brug for hjælp med det samme! 53545556"),
    "new",
    {
      ...{ priority: "URGENT", phone: "+4553545556" as never },
    },
  ),
  s("tomorrow", mail(person("Anne Dahl"), "I morgen?", "Kan I komme i morgen kl 8?"), "new", {
    priority: "URGENT",
    wish: on("2026-11-22", { time: "08:00" }),
  }),
  s("no hurry", mail(person("Jens Bak"), "Pris", "Jeg er bare nysgerrig på en pris, ingen hast."), "new", {
    priority: "LOW",
  }),
  s("a span of days", mail(person("Maja Rose"), "Rengøring", "Vi kan fra d. 7. til 9. december."), "new", {
    wish: on("2026-12-07", { until: "2026-12-09" as never }),
  }),
  s("a week by its number", mail(person("Tom Hede"), "Rengøring", "Det passer bedst i uge 50."), "new", {
    wish: on("2026-12-07", { until: "2026-12-11" as never }),
  }),
  s("in two weeks", mail(person("Lis Bang"), "Rengøring", "Helst om 14 dage."), "new", { wish: on("2026-12-05") }),
  s("next year", mail(person("Ib Lund"), "Rengøring", "Vi flytter ind 2. januar."), "new", {
    wish: on("2027-01-02"),
    work: "moving",
  }),
  s("a telephone in dots", mail(person("Rasmus Kok"), "Ring", "Ring venligst på 54.55.56.57"), "new", {
    phone: "+4554555657" as never,
  }),
  s("a telephone with its country", mail(person("Hanne Ross"), "Ring", "+45 55 56 57 58 er mit nummer"), "new", {
    phone: "+4555565758" as never,
  }),
  s("a telephone with 0045", mail(person("Frede Munk"), "Ring", "Mobil: 0045 56575859"), "new", {
    phone: "+4556575859" as never,
  }),
  s("a Swedish telephone", mail(person("Åsa Berg"), "Hej", "Mitt nummer: +46 70 123 45 67"), "new", {
    phone: "+46701234567" as never,
  }),
  s("no telephone but an account", mail(person("Niels Fog"), "Faktura", "Konto 1234 12345678, CVR 87654321"), "new", {
    phone: null,
  }),
  s(
    "an introduction",
    mail("post@privat.example", "Hej", "Jeg hedder Camilla Thrane og vil gerne have gjort rent."),
    "new",
    { name: "Camilla Thrane" },
  ),
  s(
    "a name in a signature",
    mail(
      "Mig <kontakt@privat.example>",
      "Hej",
      "Kan I gøre rent hos os?\n\nVenlig hilsen\nBjarne Overgaard Jensen\nTlf 57585960",
    ),
    "new",
    {
      name: "Bjarne Overgaard Jensen",
    },
  ),
  s("a shouted name", mail("ALLAN HVID <allan@privat.example>", "HEJ", "HAR I TID?"), "new", { name: "Allan Hvid" }),
  s("nobody's name", mail("<noreply@booking.example>", "Booking", "En kunde vil gerne ringes op."), "new", {
    name: null,
    email: null,
  }),
  s(
    "who is to be answered",
    mail("Formular <noreply@hjemmeside.example>", "Kontaktformular", "Hej, kan I hjælpe?", {
      "Reply-To": "Dorthe Winther <dorthe@privat.example>",
    }),
    "new",
    { name: "Dorthe Winther", email: "dorthe@privat.example" as never },
  ),
  s(
    "the form of our own page",
    mail(
      "Hjemmeside <web@hjemmeside.example>",
      "Ny forespørgsel",
      form({
        ...{
          Fornavn: "Lærke",
          Efternavn: "Sand",
          "E-mail": "laerke@privat.example",
          Telefonnummer: "58596061",
          Værelser: "5",
          Besked: "Hej",
        },
      }),
    ),
    "new",
    { name: "Lærke Sand", email: "laerke@privat.example" as never, rooms: 5 },
  ),
  s(
    "forwarded by a colleague",
    mail(
      "Bo <bo@kollega.example>",
      "Fwd: Rengøring",
      "Se her\n\n---------- Forwarded message ---------\n" +
        "Fra: Sofie Kragh <sofie@privat.example>\nDato: 20. nov.\nEmne: Rengøring\nTil: <bo@kollega.example>\n\nKan I gøre rent på fredag?",
    ),
    "new",
    {
      ...{ name: "Sofie Kragh", email: "sofie@privat.example" as never, wish: on("2026-11-27") },
    },
  ),
  s("an address without a postal code", mail(person("Kurt Vind"), "Hej", "Huset ligger på Solsortevej 14."), "new", {
    place: { street: "Solsortevej 14", postalCode: null, city: null },
  }),
  s("a year is no postal code", mail(person("Alma Vinter"), "Hej", "I 2026 Maj vil vi have gjort rent."), "new", {
    place: null,
  }),
  s("an app of IT", mail(person("Line Tech"), "IT-support", "Vores server er nede, kan I hjælpe i dag?"), "new", {
    work: "support",
    priority: "URGENT",
  }),
  s(
    "a wedding",
    mail(person("Julie Frost"), "Bryllup", "Vi holder bryllup lørdag d. 12. december, 80 gæster."),
    "new",
    { work: "wedding", wish: on("2026-12-12") },
  ),
  s(
    "English",
    mail(person("John Smith"), "Cleaning", "Hello, my name is John Smith. We need cleaning as soon as possible."),
    "new",
    { name: "John Smith", wish: SOON },
  ),
  s("only a subject", mail(person("Aage Bo"), word("Kan I gøre rent på mandag?"), ""), "new", {
    wish: on("2026-11-23"),
  }),
];

const first = { "Message-ID": "<thread-1@privat.example>" };
const answer = (id: string, more: Heads = {}): Heads => ({ "In-Reply-To": id, References: id, ...more });

const THREADS: readonly Sample[] = [
  s("the first of a thread", mail(person("Vera Thun"), "Rengøring", "Hej, kan I gøre rent?", first), "new"),
  s(
    "an answer by In-Reply-To",
    mail("Vera <vera@arbejde.example>", "Re: Rengøring", "Gerne tirsdag.", { "In-Reply-To": first["Message-ID"] }),
    "thread",
  ),
  s(
    "an answer by References",
    mail("Vera <v@andet.example>", "SV: Rengøring", "Tak.", { References: `<x@y.example> ${first["Message-ID"]}` }),
    "thread",
  ),
  s(
    "an answer with its quote",
    mail(
      person("Vera Thun"),
      "SV: Rengøring",
      "Det passer fint.\n\nDen 20. nov. 2026 kl. 09.12 skrev Rendetalje <info@rendetalje.example>:\n> Hvad med torsdag?",
      answer(first["Message-ID"]),
    ),
    "thread",
  ),
  s(
    "an answer by somebody of the same house",
    mail(person("Georg Thun"), "SV: Rengøring", "Jeg er Veras mand.", answer(first["Message-ID"])),
    "thread",
  ),
  s(
    "an answer to the answer",
    mail("Vera <vera@arbejde.example>", "Re: Re: Rengøring", "Og en ting til", answer("<thread-1@privat.example>")),
    "thread",
  ),
  s("the same sender an hour later", mail(person("Vera Thun"), "Glemte noget", "Vi har også vinduer."), "same_day"),
  s("the same sender once more", mail(person("Mette Holm"), "Nøgle", "Nøglen ligger under måtten."), "same_day"),
  s(
    "the same telephone from another address",
    mail("Arbejde <mh@firma.example>", "Rengøring", "Det er Mette, 22 65 02 27"),
    "same_day",
  ),
  s(
    "the same customer through another portal",
    mail(AARHUS, word("Ny opgave: Søren Ågård"), form({ Telefon: "22650226", "E-mail": "soren@kunde.example" })),
    "same_day",
  ),
  s(
    "a known customer asks",
    mail(`${KNOWN_CUSTOMER.name} <${KNOWN_CUSTOMER.email}>`, "Igen", "Kan I komme igen?"),
    "new",
    { email: KNOWN_CUSTOMER.email as never },
  ),
  s(
    "a known customer adds something",
    mail(`Kirsten <${KNOWN_CUSTOMER.email}>`, "Og", "Og vinduerne også."),
    "same_day",
  ),
  s(
    "an answer to a message nobody has",
    mail(person("Stig Krarup"), "Re: Hej", "Tak for jeres svar.", answer("<unknown@else.example>")),
    "new",
  ),
];

const away = (heads: Heads, subject = "Autosvar") => mail(person("Vera Thun"), subject, "Jeg er på ferie.", heads);
const IGNORED: readonly Sample[] = [
  s("an automatic reply by RFC 3834", away({ "Auto-Submitted": "auto-replied" }), "auto_reply"),
  s("an automatic reply with a comment", away({ "Auto-Submitted": "auto-replied (vacation)" }, "Ferie"), "auto_reply"),
  s(
    "an automatic reply in a thread",
    away({ "Auto-Submitted": "auto-replied", ...answer(first["Message-ID"]) }, "Re: Rengøring"),
    "auto_reply",
  ),
  s("made by a machine", away({ "Auto-Submitted": "auto-generated" }, "Kvittering"), "auto_reply"),
  s("X-Autoreply", away({ "X-Autoreply": "yes" }, "Væk"), "auto_reply"),
  s("X-Autorespond", away({ "X-Autorespond": "ferie" }, "Væk"), "auto_reply"),
  s("Precedence: auto_reply", away({ Precedence: "auto_reply" }, "Væk"), "auto_reply"),
  s("a subject that says it in Danish", away({}, "Automatisk svar: Rengøring"), "auto_reply"),
  s("a subject that says it in English", away({}, "Automatic reply: Cleaning"), "auto_reply"),
  s("out of office", away({}, "Out of Office"), "auto_reply"),
  s(
    "an automatic reply to an automatic reply",
    away({ "Auto-Submitted": "auto-replied", "X-Autoreply": "yes" }, "Autosvar: Autosvar: hej"),
    "auto_reply",
  ),
  s(
    "a portal's automatic reply",
    mail(NU, "x", form({ Navn: "X", Telefon: "39404142" }), { "Auto-Submitted": "auto-replied" }),
    "auto_reply",
  ),

  s(
    "a mailer daemon",
    mail("MAILER-DAEMON <mailer-daemon@post.example>", "Undelivered Mail Returned to Sender", "..."),
    "bounce",
  ),
  s(
    "a postmaster without a return path",
    mail("Postmaster <postmaster@post.example>", "Delivery failed", "...", { "Return-Path": "<>" }),
    "bounce",
  ),
  s(
    "X-Failed-Recipients",
    mail("Mail <mail@post.example>", "Failure", "...", { "X-Failed-Recipients": "x@y.example" }),
    "bounce",
  ),
  s(
    "a delivery report",
    mail("Post <post@post.example>", "DSN", "--r\r\nContent-Type: text/plain\r\n\r\nKunne ikke leveres\r\n--r--", {
      "Content-Type": 'multipart/report; report-type=delivery-status; boundary="r"',
    }),
    "bounce",
  ),
  s(
    "a reading receipt",
    mail(person("Vera Thun"), "Læst: Tilbud", "--r\r\nContent-Type: text/plain\r\n\r\nLæst\r\n--r--", {
      "Content-Type": 'multipart/report; report-type=disposition-notification; boundary="r"',
    }),
    "bounce",
  ),
  s(
    "a bounce in a thread",
    mail("mailer-daemon@post.example", "Returned", "...", answer(first["Message-ID"])),
    "bounce",
  ),

  s(
    "a newsletter",
    mail("Nyt <nyt@butik.example>", "Tilbud", "Køb!", { "List-Unsubscribe": "<https://butik.example/af>" }),
    "newsletter",
  ),
  s(
    "a mailing list",
    mail("Liste <liste@forening.example>", "Møde", "Hej alle", { "List-ID": "<liste.forening.example>" }),
    "newsletter",
  ),
  s("Precedence: bulk", mail("Nyt <nyt2@butik.example>", "Tilbud", "Køb!", { Precedence: "bulk" }), "newsletter"),
  s("Precedence: list", mail("Nyt <nyt3@butik.example>", "Tilbud", "Køb!", { Precedence: "list" }), "newsletter"),
  s("Precedence: junk", mail("Nyt <nyt4@butik.example>", "Tilbud", "Køb!", { Precedence: "junk" }), "newsletter"),
  s(
    "a newsletter that answers our thread",
    mail("Nyt <nyt5@butik.example>", "Re: Rengøring", "Køb!", { "List-ID": "<x>", ...answer(first["Message-ID"]) }),
    "newsletter",
  ),

  s("our own address", mail(`Rendetalje <${OWN_ADDRESS}>`, "Kopi", "Kopi af det, vi sendte"), "loop"),
  s("our own address, shouted", mail(`Rendetalje <${OWN_ADDRESS.toUpperCase()}>`, "Kopi", "Kopi"), "loop"),
  s(
    "our own notice of a lead",
    mail("Salg <salg@gmail.example>", "Nyt lead til dig", "...", {
      "Message-ID": "<lead.0190a8f0-0000-7000-8000-000000000001.assigned.1@gmail.example>",
    }),
    "loop",
  ),
  s(
    "our own quote, forwarded back",
    mail("Salg <salg@gmail.example>", "Tilbud", "...", {
      "Message-ID": "<sale.0190a8f0-0000-7000-8000-000000000002.quote_sent.3@gmail.example>",
    }),
    "loop",
  ),
  s(
    "another firm's mailbox",
    mail(person("Vilde Ask"), "Hej", "Kan I gøre rent?", { To: `${"b".repeat(56)}@in.example` }),
    "misdirected",
  ),
  s("nothing in it", mail("Tom <tom@privat.example>", "", ""), "empty"),
  s(
    "the same words under another id",
    mail(person("Karl Nord"), "Rengøring", "Vi søger ugentlig rengøring af et hus på 160 kvm i Egå. Hilsen Karl Nord"),
    "duplicate",
  ),
  s(
    "the same form under another id",
    mail(AARHUS, word("Ny opgave: Hans Juhl"), form({ "Tlf.nr.": "29 30 31 32" })),
    "duplicate",
  ),
];

const nested = (depth: number) => {
  let whole = "Content-Type: text/plain\r\n\r\nDybt nede";
  for (let at = 0; at < depth; at++) {
    whole = `Content-Type: multipart/mixed; boundary="b${at}"\r\n\r\n--b${at}\r\n${whole}\r\n--b${at}--\r\n`;
  }
  return bytes(`From: dyb${depth}@privat.example\r\nSubject: Dyb\r\n${whole}`);
};
const plain = (from: string, rest: string) => bytes(`From: ${from}\r\n${rest}`);

const NASTY: readonly Sample[] = [
  s(
    "ISO-8859-1",
    latin(
      "From: J\xf8rgen <joergen@privat.example>\r\nSubject: Reng\xf8ring\r\nContent-Type: text/plain; charset=iso-8859-1\r\n" +
        "Content-Transfer-Encoding: 8bit\r\n\r\nHovedreng\xf8ring p\xe5 100 kvm\r\n",
    ),
    "new",
    { work: "thorough", squareMeters: 100 },
  ),
  s(
    "quoted-printable in ISO-8859-1",
    plain(
      "qp@privat.example",
      "Subject: =?iso-8859-1?Q?Reng=F8ring?=\r\nContent-Type: text/plain; charset=iso-8859-1\r\n" +
        "Content-Transfer-Encoding: quoted-printable\r\n\r\nFlytterreng=F8ring, 70 m=B2, flytter ud=\r\n snart\r\n",
    ),
    "new",
    { squareMeters: 70 },
  ),
  s(
    "base64 in UTF-8",
    plain(
      "b64@privat.example",
      "Subject: x\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n" +
        bytes("Vinduespudsning på Ærøvej 3, 8000 Aarhus C").toBase64() + "\r\n",
    ),
    "new",
    { work: "windows", place: place("Ærøvej 3", "8000", "Aarhus C") },
  ),
  s(
    "windows-1252",
    latin(
      "From: w@privat.example\r\nSubject: x\r\nContent-Type: text/plain; charset=windows-1252\r\nContent-Transfer-Encoding: 8bit\r\n\r\n" +
        "\x93R\xf8dgr\xf8d\x94\r\n",
    ),
    "new",
  ),
  s(
    "an unknown charset",
    plain("klingon@privat.example", "Subject: x\r\nContent-Type: text/plain; charset=klingon\r\n\r\nHej\r\n"),
    "new",
  ),
  s(
    "CR LF in an encoded subject",
    plain("crlf@privat.example", `Subject: =?utf-8?b?${btoa("hej\r\nBcc: evil@x.dk")}?=\r\n\r\nHej\r\n`),
    "new",
  ),
  s(
    "CR LF in an encoded name",
    plain(`=?utf-8?b?${btoa("Bo\r\nBcc: evil@x.dk")}?= <crlf2@privat.example>`, "Subject: x\r\n\r\nHej\r\n"),
    "new",
  ),
  s("two senders", plain("en@privat.example\r\nFrom: to@privat.example", "Subject: x\r\n\r\nHvem er jeg?\r\n"), "new", {
    email: "en@privat.example" as never,
  }),
  s(
    "HTML with scripts and pictures",
    mail(
      person("Hack Er"),
      "x",
      '<p>Hej</p><script>alert(1)</script><img src="http://spor.example/a.gif"><a href="javascript:alert(2)">klik</a>',
      {
        "Content-Type": "text/html; charset=utf-8",
      },
    ),
    "new",
  ),
  s(
    "text and HTML of the same",
    mail(
      person("Begge To"),
      "x",
      "--a\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nTrappevask\r\n--a\r\nContent-Type: text/html\r\n\r\n<b>Andet</b>\r\n--a--",
      {
        "Content-Type": 'multipart/alternative; boundary="a"',
      },
    ),
    "new",
    { message: "Trappevask" },
  ),
  s(
    "a picture enclosed",
    mail(
      person("Bil Lede"),
      "x",
      `--m\r\nContent-Type: text/plain\r\n\r\nSe billedet\r\n--m\r\nContent-Type: image/png; name="k.png"\r\n` +
        `Content-Disposition: attachment; filename*=utf-8''k%C3%B8kken.png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n--m--`,
      {
        "Content-Type": 'multipart/mixed; boundary="m"',
      },
    ),
    "new",
  ),
  s(
    "a message in a message",
    mail(
      person("Boks Boks"),
      "Vs",
      `--m\r\nContent-Type: text/plain\r\n\r\nSe vedhæftede\r\n--m\r\nContent-Type: message/rfc822\r\n\r\n` +
        `From: inde@privat.example\r\nSubject: Inde\r\n\r\nInderst\r\n--m--`,
      { "Content-Type": 'multipart/mixed; boundary="m"' },
    ),
    "new",
  ),
  s("boxes in boxes", nested(10), "new"),
  s("too many boxes in boxes", nested(400), "unreadable"),
  s("a huge header", plain("stor@privat.example", `Subject: ${"x".repeat(400_000)}\r\n\r\nHej`), "unreadable"),
  s("a long subject", plain("lang@privat.example", `Subject: ${"ord ".repeat(2_000)}\r\n\r\nHej`), "new"),
  s(
    "ten thousand lines",
    plain("linjer@privat.example", `Subject: x\r\n\r\n${"linje\r\n".repeat(10_000)}`),
    "new",
  ),
  s("a million lines", plain("mio@privat.example", `Subject: x\r\n\r\n${"linje\r\n".repeat(1_000_000)}`), "unreadable"),
  s("one endless line", plain("linje@privat.example", `Subject: x\r\n\r\n${"a".repeat(500_000)}`), "new"),
  s(
    "a boundary that never ends",
    plain(
      "aaben@privat.example",
      'Subject: x\r\nContent-Type: multipart/mixed; boundary="b"\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nHej',
    ),
    "new",
  ),
  s(
    "broken base64",
    plain("brudt@privat.example", "Subject: brudt\r\nContent-Transfer-Encoding: base64\r\n\r\n!!!!===="),
    "new",
  ),
  s("no message at all", bytes("hej"), "unreadable"),
  s("no headers", bytes("\r\n\r\nHej"), "unreadable"),
  s("bytes without a meaning", Uint8Array.from({ length: 3_000 }, (_, at) => (at * 97 + 13) % 256), "unreadable"),
  s("NUL in the text", plain("nul@privat.example", "Subject: nul\u0000l\r\n\r\nHej\u0000 med dig"), "new"),
  s(
    "signs that turn the text around",
    plain("rtl@privat.example", "Subject: \u202egnirøgneR\r\n\r\nHej \u2066der\u2069"),
    "new",
  ),
  s("no sender", bytes("Subject: Rengøring\r\n\r\nKan I gøre rent?"), "new", { email: null, name: null }),
  s("a sender without an address", plain("Bare Et Navn", "Subject: x\r\n\r\nHej igen"), "new", { email: null }),
  s("line feeds alone", bytes("From: lf@privat.example\nSubject: Linjer\n\nHej\nmed dig\n"), "new", {
    message: "Hej\nmed dig",
  }),
  s("a quote and nothing else", mail(person("Kun Citat"), "SV", "> Hvad koster det?\n> Hilsen os"), "new"),
];

const SHORT: readonly Sample[] = [
  {
    ...s(
      "the short form as JSON",
      bytes(
        JSON.stringify({
          from: "Json Hansen <json@privat.example>",
          to: OWN_ADDRESS,
          subject: "Rengøring",
          body: "Ring 59606162",
          timestamp: RECEIVED,
        }),
      ),
      "new",
      {
        ...{ name: "Json Hansen", phone: "+4559606162" as never },
      },
    ),
    type: "application/json",
  },
  {
    ...s("JSON of a kind nobody agreed on", bytes(JSON.stringify({ type: "email.v9", payload: {} })), "unreadable"),
    type: "application/json",
  },
  { ...s("JSON that is none", bytes("{"), "unreadable"), type: "application/json" },
];

/** In the order they come in. */
export const MAILBOX: readonly Sample[] = [...PORTALS, ...OWN_WORDS, ...THREADS, ...IGNORED, ...NASTY, ...SHORT];
