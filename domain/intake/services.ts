/**
 * Which kind of work somebody asks for, by the words they use and the words of the firm's catalogue. The surest kinds come first:
 * whoever moves out and mentions windows wants the move cleaned.
 */
interface Kind {
  readonly id: string;
  /** Beginnings of words in what they wrote. */
  readonly said: RegExp;
  /** Beginnings of words in the name of a service that does it. */
  readonly named: RegExp;
}

const word = (stems: string) => new RegExp(`(?<!\\p{L})(?:${stems})`, "iu");

const KINDS = [
  {
    id: "moving",
    said: word("flytterengør|fraflyt|indflyt|udflyt|flytte|flytter|flytning|slutrengør|afleverer? (?:lejlighed|bolig)"),
    named: word("flytte|fraflyt"),
  },
  {
    id: "thorough",
    said: word("hovedrengør|storrengør|forårsrengør|dybderengør|hovedreng|grundig rengør"),
    named: word("hovedrengør|storrengør"),
  },
  {
    id: "office",
    said: word("erhvervsrengør|kontorrengør|erhverv|kontor|klinik|butik|trappevask|opgang"),
    named: word("erhverv|kontor|trappe"),
  },
  {
    id: "windows",
    said: word("vinduespol|vinduespuds|vinduesvask|vinduer|vinduesrens|pudse? vinduer"),
    named: word("vindue"),
  },
  { id: "carpets", said: word("tæpperens|tæppe|sofarens|møbelrens"), named: word("tæppe|møbel") },
  {
    id: "regular",
    said: word(
      "fast rengør|standardrengør|privat rengør|ugentlig|rengøringshjælp|hver 14\\.? dag|hver anden uge|rengør|gøre? (?:.{1,20} )?rent|gjort (?:.{1,20} )?rent|cleaning",
    ),
    named: word("standardrengør|fast rengør|privat rengør|rengør"),
  },
  {
    id: "support",
    said: word("it-support|it support|support|printer|virus|backup|netværk|server|e-mail virker"),
    named: word("it-support|support|drift"),
  },
  {
    id: "software",
    said: word("software|app|hjemmeside|webshop|program|udvikling"),
    named: word("softwareudvikling|udvikling|web"),
  },
  {
    id: "integration",
    said: word("integration|api|koble .{1,30} sammen|snitflade"),
    named: word("systemintegration|integration"),
  },
  {
    id: "advice",
    said: word("it-rådgiv|rådgivning|it-sikkerhed|gdpr|strategi"),
    named: word("it-rådgivning|rådgivning"),
  },
  {
    id: "wedding",
    said: word("bryllup|fødselsdag|konfirmation|barnedåb|polterabend|privat fest|sølvbryllup|rund dag"),
    named: word("private? fest|bryllup|fest"),
  },
  {
    id: "company",
    said: word("firmafest|frokostordning|julefrokost|firmacatering|personalefest|virksomhed|kollega"),
    named: word("firmacatering|frokost"),
  },
  {
    id: "event",
    said: word("foodtruck|food truck|catering|event|festival|byfest|marked|åbning|kuvert|gæster"),
    named: word("eventcatering|catering|foodtruck"),
  },
] as const satisfies readonly Kind[];
export type KindOfWork = typeof KINDS[number]["id"];

interface Offered<Id> {
  readonly id: Id;
  readonly name: string;
  readonly active: boolean;
}

/** The kind of work the text speaks of first in the table; null where it speaks of none. */
export function kindOfWork(text: string): KindOfWork | null {
  return KINDS.find(({ said }) => said.test(text))?.id ?? null;
}

/**
 * The service somebody means: one whose whole name they wrote (the longest of several), else the first of the kind of work they
 * speak of. A firm that offers no such kind is asked for nothing.
 */
export function serviceFor<Id>(text: string, services: readonly Offered<Id>[]): Id | null {
  const offered = services.filter(({ active }) => active);
  const small = text.toLowerCase();
  const named = offered.filter(({ name }) => name.length >= 4 && small.includes(name.toLowerCase()))
    .toSorted((a, b) => b.name.length - a.name.length);
  if (named.length > 0) return named[0].id;
  for (const { said, named } of KINDS) {
    const one = said.test(text) ? offered.find(({ name }) => named.test(name)) : undefined;
    if (one) return one.id;
  }
  return null;
}

/** How often it is to be done, by the words for it. */
const FREQUENCIES = [
  ["TWICE_A_WEEK", /(?:2|to) gange? (?:om|i) ugen|2 x ugentlig/iu],
  ["EVERY_THIRD_WEEK", /hver (?:3\.|tredje) uge/iu],
  ["FORTNIGHTLY", /hver ?(?:14\.? ?dag|anden uge|2\.? uge)|hveranden uge|hver fjortende dag|hver 14\.? dag|14\.-dag/iu],
  ["MONTHLY", /månedlig|hver måned|(?:1|en|én) gang (?:om|i) måneden|hver (?:4\.|fjerde) uge/iu],
  [
    "WEEKLY",
    /ugentlig|hver uge|(?:1|en|én) gang (?:om|i) ugen|fast (?:rengøring )?hver (?:mandag|tirsdag|onsdag|torsdag|fredag)/iu,
  ],
  ["DAILY", /daglig|hver dag|alle hverdage/iu],
  ["ONCE", /engangs|(?:en|én|1) enkelt gang|kun (?:en|én|1) gang|enkeltstående|en gang for alle/iu],
] as const;
export type Frequency = typeof FREQUENCIES[number][0];
/** How often the text wants it done; null where it does not say. */
export function frequencyIn(text: string): Frequency | null {
  return FREQUENCIES.find(([, says]) => says.test(text))?.[0] ?? null;
}
