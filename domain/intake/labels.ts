/** What a form may ask. */
export const ASKED = [
  ...["name", "firstName", "lastName", "company", "email", "phone", "address", "postalCode", "city", "size", "rooms"],
  ...["date", "time", "service", "frequency", "message"],
] as const;
export type Asked = typeof ASKED[number];
export type Answers = Readonly<Partial<Record<Asked, string>>>;

/** How forms label what they ask, in Danish and English: in small letters, without dots, colons and stars. */
const USUAL_LABELS: Readonly<Record<Asked, readonly string[]>> = {
  name: ["navn", "fulde navn", "kontaktperson", "kundenavn", "kunde", "dit navn", "name", "full name", "kontakt"],
  firstName: ["fornavn", "first name"],
  lastName: ["efternavn", "last name"],
  company: ["firma", "virksomhed", "firmanavn", "virksomhedsnavn", "company"],
  email: [
    "e-mail",
    "email",
    "mail",
    "e-mailadresse",
    "mailadresse",
    "emailadresse",
    "e-post",
    "din e-mail",
    "kundens e-mail",
  ],
  phone: [
    ...[
      "telefon",
      "tlf",
      "tlfnr",
      "tlf nr",
      "telefonnummer",
      "telefonnr",
      "telefon nr",
      "mobil",
      "mobilnummer",
      "mobilnr",
    ],
    ...["mobiltelefon", "phone", "tel", "dit telefonnummer", "kundens telefon"],
  ],
  address: [
    "adresse",
    "vej",
    "gade",
    "gadenavn",
    "vejnavn",
    "opgavens adresse",
    "boligens adresse",
    "address",
    "street",
  ],
  postalCode: [
    "postnummer",
    "postnr",
    "post nr",
    "zip",
    "postal code",
    "postnr og by",
    "postnummer og by",
    "postnr/by",
  ],
  city: ["by", "bynavn", "city", "område"],
  size: [
    ...["størrelse", "areal", "boligareal", "boligens størrelse", "boligstørrelse", "m2", "m²", "antal m2", "antal m²"],
    ...[
      "kvm",
      "antal kvm",
      "kvadratmeter",
      "antal kvadratmeter",
      "size",
      "størrelse i m2",
      "størrelse (m2)",
      "størrelse (m²)",
    ],
  ],
  rooms: ["værelser", "antal værelser", "rum", "antal rum", "rooms"],
  date: [
    ...[
      "dato",
      "ønsket dato",
      "ønsket startdato",
      "startdato",
      "ønsket start",
      "opstart",
      "ønsket opstart",
      "hvornår",
      "date",
    ],
    ...[
      "ønsket tidspunkt",
      "flyttedato",
      "tidspunkt for opgaven",
      "udføres",
      "hvornår skal opgaven udføres",
      "dato for event",
    ],
  ],
  time: ["klokkeslæt", "tidspunkt", "kl", "ønsket klokkeslæt", "time"],
  service: [
    ...[
      "opgave",
      "opgavetype",
      "type",
      "type rengøring",
      "rengøringstype",
      "ydelse",
      "service",
      "type opgave",
      "hvad søges",
    ],
    ...["ønsket ydelse", "opgavens art", "kategori"],
  ],
  frequency: ["hyppighed", "frekvens", "hvor ofte", "interval", "frequency", "antal gange"],
  message: [
    ...[
      "besked",
      "kommentar",
      "kommentarer",
      "bemærkning",
      "bemærkninger",
      "beskrivelse",
      "opgavebeskrivelse",
      "note",
      "noter",
    ],
    ...["beskrivelse af opgaven", "yderligere oplysninger", "øvrige oplysninger", "message", "fritekst", "din besked"],
  ],
};

const LONGEST_LABEL = 40, LONGEST_VALUE = 500, LONGEST_MESSAGE = 4_000, MOST_LINES = 2_000;

/**
 * What stands behind each label: on its line after a colon or a tab, or on the line below where nothing follows it. A message
 * goes on until the next label. Of a label that comes twice the first answer counts.
 */
export function readLabels(text: string, more: Readonly<Record<string, Asked>> = {}): Answers {
  const known = new Map<string, Asked>(Object.entries(more));
  for (const asked of ASKED) for (const label of USUAL_LABELS[asked]) if (!known.has(label)) known.set(label, asked);
  const found: Partial<Record<Asked, string>> = {};
  let open: Asked | null = null;
  for (const line of text.split("\n", MOST_LINES)) {
    const labelled = labelOf(line, known);
    if (labelled) {
      open = null;
      const { asked, value } = labelled;
      if (found[asked]) continue;
      if (value !== "") found[asked] = value.slice(0, LONGEST_VALUE).toWellFormed();
      if (value === "" || asked === "message") open = asked;
    } else if (open !== null && line.trim() !== "") {
      const told = line.trim();
      if (open === "message") {
        found.message = [found.message, told].filter(Boolean).join("\n").slice(0, LONGEST_MESSAGE).toWellFormed();
      } else {
        found[open] ??= told.slice(0, LONGEST_VALUE).toWellFormed();
        open = null;
      }
    }
  }
  return found;
}

function labelOf(line: string, known: ReadonlyMap<string, Asked>): { asked: Asked; value: string } | null {
  const begins = /^[\s*•·>|-]{0,8}/.exec(line)![0].length;
  const head = line.slice(begins, begins + 60);
  const place = head.search(/[:=\t|]/);
  // A bare word on a line of its own is a label only where it can be nothing else.
  if (place < 0) {
    const asked = line.length <= LONGEST_LABEL ? known.get(plainLabel(line)) : undefined;
    return asked && BARE.has(asked) ? { asked, value: "" } : null;
  }
  const asked = known.get(plainLabel(head.slice(0, place)));
  if (!asked) return null;
  const value = line.slice(begins + place + 1, 5_000);
  return { asked, value: value.trim().replace(/^[*|]{1,4}\s?/, "").replace(/\s?[*|]{1,4}$/, "").trim() };
}

/** Tables without borders put label and value on lines of their own. */
const BARE: ReadonlySet<Asked> = new Set(["name", "phone", "email", "address", "size", "postalCode"]);

/** A label as the tables have it. */
export function plainLabel(label: string): string {
  return label.toLowerCase().replaceAll(/[.:*?]/g, "").replaceAll(/\s+/g, " ").trim();
}
