import type { ServiceFacts } from "../../domain/catalogue/service.ts";
import { ore } from "../../domain/kernel/money.ts";
import type { FirmColor, OrganizationType } from "../../domain/organizations/organization.ts";
import type { Source } from "../../domain/sales/sale.ts";
import type { OpeningHours } from "./diary.ts";

/** What a firm sells, and how it is usually ordered. */
export interface Offer extends Omit<ServiceFacts, "active" | "vatBasisPoints" | "priceIncludesVat"> {
  /** How often it is what the customer comes for, and how often it is added to something else. */
  readonly asMain: number;
  readonly asExtra: number;
  /** From, to and in steps of, in whole units. */
  readonly quantity: readonly [least: number, most: number, step: number];
  /** Prices that are agreed each time, in whole kroner: from, to and in steps of. */
  readonly agreed?: readonly [least: number, most: number, step: number];
  /** Working days from beginning to end; 0 is done when the visit is over. */
  readonly worksDays: readonly [least: number, most: number];
}

/** What a firm of the demo is made of. Everything a person reads in it is Danish, as the firms' own words are. */
export interface Firm {
  readonly name: string;
  readonly domain: string;
  readonly type: OrganizationType;
  readonly color: FirmColor;
  readonly salePrefix: string;
  readonly paymentTermsDays: number;
  readonly pricesIncludeVat: boolean;
  readonly weekends: boolean;
  readonly hours: OpeningHours;
  /** How much is ordered in each month, January first. */
  readonly seasons: readonly number[];
  /** Working days from the order to the visit. */
  readonly waits: readonly [least: number, most: number];
  readonly offers: readonly Offer[];
  /** Lines without a service: text, unit, kroner. */
  readonly sundries: readonly (readonly [text: string, unit: string, kroner: number])[];
  /** Part of the customers that are firms, and part of these that are public. */
  readonly companies: number;
  readonly publicOnes: number;
  readonly far: number;
  /** How often a part is paid in advance. */
  readonly deposits: number;
  readonly sources: readonly (readonly [weight: number, source: Source])[];
  readonly tags: readonly string[];
  readonly internalNotes: readonly string[];
  readonly customerNotes: readonly string[];
  readonly cancelled: readonly string[];
}

const kr = (kroner: number) => ore(kroner * 100);

/** Why a quote came to nothing. */
export const LOST_REASONS = [
  "Kunden valgte et billigere tilbud",
  "Ingen svar efter to rykkere",
  "Opgaven er udskudt på ubestemt tid",
  "Kunden løser opgaven selv",
  "Tidspunktet passede ikke kunden",
  "Budgettet blev ikke godkendt",
];

const RENDETALJE: Firm = {
  name: "Rendetalje",
  domain: "rendetalje.example",
  type: "CLEANING",
  color: "teal",
  salePrefix: "RS",
  paymentTermsDays: 8,
  pricesIncludeVat: true,
  weekends: false,
  hours: { from: 8 * 60, to: 17 * 60 },
  seasons: [9, 9, 11, 12, 12, 11, 7, 10, 11, 10, 10, 12],
  waits: [1, 4],
  offers: [
    {
      name: "Standardrengøring",
      category: "Rengøring",
      description: "Støvsugning, gulvvask, køkken og bad. Rengøringsmidler er med i prisen.",
      priceOre: kr(399),
      unit: "time",
      pricingModel: "HOURLY",
      durationMinutes: 60,
      costOre: kr(215),
      asMain: 56,
      asExtra: 0,
      quantity: [2, 4, 0.5],
      worksDays: [0, 0],
    },
    {
      name: "Hovedrengøring",
      category: "Rengøring",
      description: "Grundig rengøring fra loft til gulv, også bag hvidevarer, paneler, døre og radiatorer.",
      priceOre: kr(449),
      unit: "time",
      pricingModel: "HOURLY",
      durationMinutes: 60,
      costOre: kr(235),
      asMain: 18,
      asExtra: 0,
      quantity: [3, 6, 0.5],
      worksDays: [0, 0],
    },
    {
      name: "Vinduespolering",
      category: "Vinduer",
      description: "Polering af vinduer ind- og udvendigt i et hus på op til 140 m². Karme tørres af.",
      priceOre: kr(795),
      unit: "stk.",
      pricingModel: "FIXED",
      durationMinutes: 75,
      costOre: kr(310),
      asMain: 12,
      asExtra: 50,
      quantity: [1, 1, 1],
      worksDays: [0, 0],
    },
    {
      name: "Flytterengøring",
      category: "Flytning",
      description: "Fraflytningsrengøring efter udlejers tjekliste, med garanti for godkendt syn.",
      priceOre: kr(3_495),
      unit: "stk.",
      pricingModel: "FIXED",
      durationMinutes: 360,
      costOre: kr(1_650),
      asMain: 14,
      asExtra: 0,
      quantity: [1, 1, 1],
      worksDays: [0, 0],
    },
  ],
  sundries: [
    ["Kørsel uden for Aarhus", "stk.", 195],
    ["Rens af ovn", "stk.", 349],
    ["Afkalkning af brusekabine", "stk.", 295],
    ["Rens af sofa, tre pladser", "stk.", 649],
    ["Nøglehåndtering", "stk.", 99],
  ],
  companies: 0.3,
  publicOnes: 0.08,
  far: 0.02,
  deposits: 0.02,
  sources: [[34, "WEBSITE"], [28, "PHONE"], [18, "REFERRAL"], [14, "EMAIL"], [6, "OTHER"]],
  tags: ["Fast aftale", "Nøgle hos os", "Hund", "Allergi", "Trappeopgang", "Anbefalet"],
  internalNotes: [
    "Nøglen ligger i boksen ved bagdøren, kode på sedlen i bilen.",
    "Der er hund i huset, den er rolig.",
    "Kunden ønsker svanemærkede midler.",
    "Elevator virker ikke, tag den lette støvsuger med.",
    "Ring en time før ankomst.",
    "Parkering i gården på plads 12.",
  ],
  customerNotes: [
    "Vi begynder i køkkenet, som aftalt.",
    "Ryd venligst vindueskarmene, inden vi kommer.",
    "Prisen er inkl. moms og rengøringsmidler.",
    "Vi ringer, når vi er på vej.",
  ],
  cancelled: [
    "Kunden er blevet syg",
    "Flytningen er udskudt",
    "Kunden har aflyst telefonisk",
    "Vi kunne ikke komme ind",
  ],
};

const TEKUP: Firm = {
  name: "Tekup",
  domain: "tekup.example",
  type: "IT",
  color: "indigo",
  salePrefix: "TK",
  paymentTermsDays: 14,
  pricesIncludeVat: false,
  weekends: false,
  hours: { from: 8 * 60, to: 17 * 60 },
  seasons: [11, 10, 11, 9, 10, 9, 4, 9, 12, 11, 11, 7],
  waits: [1, 5],
  offers: [
    {
      name: "IT-rådgivning",
      category: "Rådgivning",
      description: "Sparring om sikkerhed, drift og valg af systemer, på stedet eller på skærm.",
      priceOre: kr(1_250),
      unit: "time",
      pricingModel: "HOURLY",
      durationMinutes: 60,
      costOre: kr(620),
      asMain: 40,
      asExtra: 25,
      quantity: [1, 4, 0.5],
      worksDays: [0, 0],
    },
    {
      name: "Softwareudvikling",
      category: "Udvikling",
      description: "Udvikling til fast pris efter fælles oplæg, i etaper på to uger. Opstartsmøde hos kunden.",
      priceOre: kr(48_000),
      unit: "projekt",
      pricingModel: "PROJECT",
      durationMinutes: 120,
      costOre: kr(26_000),
      asMain: 12,
      asExtra: 0,
      quantity: [1, 1, 1],
      agreed: [24_000, 145_000, 500],
      worksDays: [10, 45],
    },
    {
      name: "Systemintegration",
      category: "Udvikling",
      description: "Kobling af regnskab, webshop, lager og kalender, så tallene kun skal tastes ét sted.",
      priceOre: kr(18_500),
      unit: "stk.",
      pricingModel: "CUSTOM",
      durationMinutes: 90,
      costOre: kr(9_800),
      asMain: 16,
      asExtra: 6,
      quantity: [1, 1, 1],
      agreed: [9_500, 42_000, 250],
      worksDays: [3, 18],
    },
    {
      name: "IT-support",
      category: "Drift",
      description: "Aftale med svar inden for fire timer, opdateringer og daglig kontrol af backup.",
      priceOre: kr(2_995),
      unit: "md.",
      pricingModel: "MONTHLY",
      durationMinutes: 60,
      costOre: kr(1_100),
      asMain: 32,
      asExtra: 14,
      quantity: [3, 12, 3],
      worksDays: [0, 2],
    },
  ],
  sundries: [
    ["Transport og vejtid", "stk.", 650],
    ["Opsætning af router", "stk.", 1_895],
    ["Licens, kontorpakke, 12 måneder", "stk.", 1_140],
    ["Oprydning i brugere og rettigheder", "stk.", 2_400],
    ["Kursus for medarbejdere, halv dag", "stk.", 4_800],
  ],
  companies: 1,
  publicOnes: 0.15,
  far: 0.3,
  deposits: 0.18,
  sources: [[30, "EMAIL"], [26, "REFERRAL"], [20, "WEBSITE"], [14, "PHONE"], [10, "EVENT"]],
  tags: ["Supportaftale", "Webshop", "Microsoft 365", "Regnskab", "Kritisk drift", "Ny kunde"],
  internalNotes: [
    "Kontaktpersonen i økonomi er ny, skriv alt ned.",
    "De har to adresser med hver sin forbindelse.",
    "Backup ligger hos en anden leverandør, aftal adgang først.",
    "Husk fuldmagt til deres domæne.",
    "Må kun genstartes efter kl. 16.",
    "Ønsker faktura delt på to afdelinger.",
  ],
  customerNotes: [
    "Opstart efter nærmere aftale, senest tre uger efter accept.",
    "Priserne er ekskl. moms.",
    "Vi bruger jeres testmiljø, indtil I har godkendt.",
    "Timer ud over aftalen afregnes efter forbrug.",
  ],
  cancelled: ["Projektet er stoppet af ledelsen", "Kunden har skiftet system", "Aftalen er erstattet af en ny"],
};

const FOODTRUCK: Firm = {
  name: "Foodtruck Fiesta",
  domain: "foodtruck.example",
  type: "CATERING",
  color: "orange",
  salePrefix: "FF",
  paymentTermsDays: 14,
  pricesIncludeVat: false,
  weekends: true,
  hours: { from: 10 * 60, to: 22 * 60 },
  seasons: [5, 6, 9, 13, 16, 15, 10, 12, 9, 6, 5, 7],
  waits: [3, 18],
  offers: [
    {
      name: "Eventcatering",
      category: "Events",
      description: "Foodtruck på pladsen med tre retter efter årstiden, service og oprydning.",
      priceOre: kr(165),
      unit: "kuvert",
      pricingModel: "PER_PERSON",
      durationMinutes: 240,
      costOre: kr(82),
      asMain: 38,
      asExtra: 0,
      quantity: [40, 220, 5],
      worksDays: [0, 0],
    },
    {
      name: "Private fester",
      category: "Privat",
      description: "Foodtruck ved huset i fire timer for op til 50 gæster, med grill, salater og dessert.",
      priceOre: kr(9_800),
      unit: "stk.",
      pricingModel: "FIXED",
      durationMinutes: 240,
      costOre: kr(4_900),
      asMain: 34,
      asExtra: 0,
      quantity: [1, 1, 1],
      worksDays: [0, 0],
    },
    {
      name: "Firmacatering",
      category: "Erhverv",
      description: "Frokost eller sommerfest for firmaer, sammensat efter ønske og leveret på adressen.",
      priceOre: kr(145),
      unit: "kuvert",
      pricingModel: "CUSTOM",
      durationMinutes: 150,
      costOre: kr(71),
      asMain: 28,
      asExtra: 0,
      quantity: [20, 160, 5],
      agreed: [115, 195, 5],
      worksDays: [0, 0],
    },
    {
      name: "Menutilpasning",
      category: "Tilvalg",
      description: "Egen menu med prøvesmagning, allergener og vegetarisk alternativ.",
      priceOre: kr(1_250),
      unit: "stk.",
      pricingModel: "ADD_ON",
      durationMinutes: null,
      costOre: kr(520),
      asMain: 0,
      asExtra: 45,
      quantity: [1, 1, 1],
      worksDays: [0, 0],
    },
  ],
  sundries: [
    ["Kørsel over 40 km", "km", 6],
    ["Kaffe og kage", "kuvert", 38],
    ["Fadølsanlæg, en dag", "stk.", 1_495],
    ["Ekstra medhjælper", "time", 245],
    ["Leje af borde og bænke", "sæt", 85],
  ],
  companies: 0.5,
  publicOnes: 0.12,
  far: 0.12,
  deposits: 0.35,
  sources: [[30, "WEBSITE"], [22, "EVENT"], [20, "REFERRAL"], [16, "PHONE"], [12, "EMAIL"]],
  tags: ["Festival", "Sommerfest", "Vegetar", "Gentager", "Stor ordre", "Strøm på stedet"],
  internalNotes: [
    "Strøm 16 A ved porten, tag lang ledning med.",
    "Tre gæster med nøddeallergi.",
    "Pladsen er grus, kør ind fra nord.",
    "Gæsterne kommer en halv time før tiden.",
    "Kommunen har givet tilladelse til pladsen.",
    "Kunden vil gerne have sovs ved siden af.",
  ],
  customerNotes: [
    "Endeligt antal kuverter senest syv dage før.",
    "Vi ankommer en time før servering.",
    "Priserne er ekskl. moms.",
    "Forudbetaling trækkes fra på fakturaen.",
  ],
  cancelled: ["Arrangementet er aflyst på grund af vejret", "For få tilmeldte", "Kunden fandt et andet sted"],
};

export const FIRMS: readonly Firm[] = [RENDETALJE, TEKUP, FOODTRUCK];

/** The firms' names by the domain of their people's addresses. */
export const DEMO_FIRM_NAMES: Readonly<Record<string, string>> = Object.fromEntries(
  FIRMS.map(({ domain, name }) => [domain, name]),
);
