/** What can be brought in from a file. */
export const IMPORT_KINDS = ["CUSTOMERS", "SERVICES", "SALES", "LEADS"] as const;
export type ImportKind = typeof IMPORT_KINDS[number];

/** The fields a column can be read as, each with the headers it goes by in Danish and English; `!` must be there. */
const FIELDS = {
  CUSTOMERS: {
    "name!": "navn name kunde customer kundenavn customername fuldenavn fuldtnavn fullname kontaktperson contact",
    companyName: "firma firmanavn company companyname virksomhed organisation",
    type: "type kundetype customertype",
    email: "email mail emailadresse emailaddress epost",
    phone: "telefon tlf mobil phone phonenumber telefonnummer mobile mobilnummer telefonnr mobilnr",
    cvr: "cvr cvrnr cvrnummer vat vatnumber momsnr",
    ean: "ean eannr eannummer gln",
    street: "adresse vej gade address street address1 adresse1 gadenavn vejognummer streetandnumber",
    postalCode: "postnr postnummer zip zipcode postalcode postcode",
    city: "by city town bynavn postdistrikt",
    country: "land country landekode countrycode",
    tags: "tags mærker etiketter labels grupper groups",
    status: "status tilstand",
    notes: "noter note bemærkning bemærkninger notes comment comments kommentar",
  },
  SERVICES: {
    "name!": "navn name ydelse service produkt product titel title varenavn",
    category: "kategori category gruppe group",
    description: "beskrivelse description tekst text",
    "price!": "pris price salgspris unitprice enhedspris stykpris timepris",
    // Not "moms" alone: that column says how much it is.
    priceIncludesVat: "inklmoms inclvat prisinklmoms priceinclvat medmoms priceincludesvat",
    vatRate: "moms momssats momsprocent momsiprocent momspct vat vatrate vatprocent vatinprocent vatpercent vatpct",
    unit: "enhed unit",
    durationMinutes:
      "varighed minutter varighediminutter duration minutes durationminutes durationinminutes varighedmin",
    cost: "kostpris cost costprice indkøbspris",
  },
  SALES: {
    "customer!": "kunde customer kundenavn kundensnavn navn name customername customersname",
    customerEmail: "email mail emailadresse customeremail customersemail kundeemail kundensemail",
    customerPhone: "telefon tlf mobil phone customerphone customersphone kundetelefon kundenstelefon",
    customerCvr: "cvr cvrnr customerscvr kundenscvr",
    "saleDate!": "dato date salgsdato saledate ordredato orderdate fakturadato",
    "description!": "beskrivelse description tekst text ydelse ydelser service services titel title",
    "amount!": "beløb amount pris price total sum enhedspris unitprice",
    priceIncludesVat: "inklmoms inclvat prisinklmoms priceinclvat medmoms priceincludesvat",
    quantity: "antal quantity qty timer hours",
    unit: "enhed unit",
    status: "status tilstand",
    source: "kilde source kanal",
    internalNotes: "noter note notes bemærkning internnote internenoter internalnotes",
  },
  LEADS: {
    "contactName!": "navn name kontakt kontaktperson kontaktensnavn contact contactname contactsname",
    companyName: "firma firmanavn company companyname virksomhed",
    contactEmail: "email mail emailadresse contactemail contactsemail kontaktensemail",
    contactPhone: "telefon tlf mobil phone contactphone contactsphone kontaktenstelefon",
    source: "kilde source kanal",
    service: "ydelse service interessereti interestedin produkt product",
    estimatedValue: "værdi value estimatedvalue forventetværdi anslåetværdi beløb amount",
    priority: "prioritet priority",
    followUpOn: "opfølgning followup followupon opfølgningsdato",
    assignee: "ansvarlig assignedto assignee owner sælger tildelt",
    message: "besked message henvendelse enquiry",
    notes: "noter note notes bemærkning egnenoter ournotes",
  },
} as const satisfies Record<ImportKind, Record<string, string>>;

export interface Field {
  readonly name: string;
  readonly required: boolean;
}

/** The fields of a kind, in the order they are offered. */
export function fieldsOf(kind: ImportKind): readonly Field[] {
  return Object.keys(FIELDS[kind]).map((name) => ({ name: name.replace("!", ""), required: name.endsWith("!") }));
}

/** For each column the field it is read as; null where it is left out. */
export type Mapping = readonly (string | null)[];

/** Guesses what the columns are from their headers; each field is taken once, by the header that says it best. */
export function guessMapping(kind: ImportKind, header: readonly string[]): Mapping {
  const taken = new Set<string>();
  return header.map((title) => {
    const plain = title.replace("(%)", "%").replace(/\(.*\)/, "").replaceAll("%", "procent").toLowerCase()
      .normalize("NFC").replaceAll(/[^a-z0-9æøå]/g, "");
    for (const [name, headers] of Object.entries(FIELDS[kind])) {
      const field = name.replace("!", "");
      // "Moms (ja/nej)" is no rate.
      if (field === "vatRate" && /\((ja|yes)\b/i.test(title)) continue;
      if (taken.has(field) || (plain !== field.toLowerCase() && !headers.split(" ").includes(plain))) continue;
      taken.add(field);
      return field;
    }
    return null;
  });
}

/** What is wrong with a mapping: a field given to two columns, or a required one to none. */
export function mappingFault(
  kind: ImportKind,
  mapping: Mapping,
): { readonly kind: "column_twice" | "column_missing"; readonly field: string } | null {
  const chosen = mapping.filter((field) => field !== null);
  const twice = chosen.find((field, place) => chosen.indexOf(field) !== place);
  if (twice) return { kind: "column_twice", field: twice };
  const missing = fieldsOf(kind).find(({ name, required }) => required && !chosen.includes(name));
  return missing ? { kind: "column_missing", field: missing.name } : null;
}
