import { plural } from "../language.ts";

/** What went wrong: pages, fields, and what the rules refuse. Facts come as texts already formatted. */
export const faults = {
  errors: {
    notFound: {
      title: "Siden findes ikke",
      text: "Den er måske flyttet eller slettet, eller du har ikke adgang til den.",
      back: "Til salg",
    },
    forbidden: {
      title: "Det har du ikke adgang til",
      text: "Spørg en administrator, hvis du mener, du skal have adgang.",
    },
    broken: {
      title: "Noget gik galt hos os",
      text: "Det er ikke din skyld. Prøv igen, eller kontakt os med henvisningen.",
    },
    unavailable: {
      title: "Vi er straks tilbage",
      text: "Systemet svarer ikke lige nu. Prøv igen om et øjeblik.",
      retry: "Prøv igen",
    },
    tooMany: {
      title: "Lidt for hurtigt",
      text: (seconds: number) =>
        `Der kom for mange forespørgsler. Prøv igen om ${seconds} ${plural("da", seconds, "sekund", "sekunder")}.`,
    },
    tooLarge: { title: "For meget på én gang", text: "Det sendte er større end 1 MB." },
    badRequest: { title: "Det kunne ikke læses", text: "Forespørgslen var ikke, som den skulle være." },
    wrongOrigin: { title: "Formularen kom et andet sted fra", text: "Åbn siden igen og prøv en gang til." },
    methodNotAllowed: { title: "Det kan denne side ikke", text: "Gå tilbage og prøv en anden vej." },
  },
  fields: {
    missing: "Skal udfyldes.",
    too_long: (most: string) => `Højst ${most} tegn.`,
    not_storable: "Indeholder tegn, der ikke kan gemmes.",
    choice: "Vælg en af mulighederne.",
    email: "Skriv en e-mailadresse som navn@firma.dk.",
    phone: "Skriv et telefonnummer, f.eks. 22 33 44 55.",
    cvr: "Et CVR-nummer har 8 cifre, og det sidste skal passe til de andre.",
    ean: "Et EAN-nummer har 13 cifre, og det sidste skal passe til de andre.",
    postalCode: "Et postnummer har 4 cifre.",
    amount: "Skriv et beløb, f.eks. 1.234,56.",
    positive: "Skal være mere end 0.",
    quantity: "Skriv et antal med højst 3 decimaler, f.eks. 1,5.",
    percent: "Skriv en procent mellem 0 og 100, f.eks. 12,5.",
    day: "Vælg en dag, der findes.",
    time: "Vælg en dag og et klokkeslæt, der findes.",
    order: "Slutter, før det begynder.",
    unknown: "Kendes ikke her.",
  },
  refusals: {
    sale_missing: "Salget findes ikke.",
    illegal_transition: (from: string, to: string) => `Et salg kan ikke gå fra ${from} til ${to}.`,
    reason_missing: "Skriv en begrundelse.",
    visit_missing: "Vælg dag og klokkeslæt.",
    visit_overlaps: (number: string, when: string) => `Medarbejderen er optaget af ${number}, ${when}.`,
    visit_overlaps_unknown: "Medarbejderen er optaget på det tidspunkt.",
    payment_empty: "Skriv et beløb, der ikke er 0.",
    payment_not_expected: (status: string) =>
      `Der kan ikke registreres betaling på et salg, der er ${status.toLowerCase()}.`,
    refund_too_large: (paid: string) => `Der kan højst tilbagebetales ${paid}.`,
    not_fully_paid: (owed: string) => `Der mangler stadig ${owed}.`,
    sale_invoiced: "Et udført eller betalt salg kan ikke slettes.",
    amounts_fixed: (status: string) => `Beløb, kunde og datoer er låst, når salget er ${status.toLowerCase()}.`,
    amount_too_large: "Beløbet er for stort.",
    lines_missing: "Salget skal have mindst én linje.",
    line_incomplete: (line: number) => `Linje ${line} mangler en ydelse eller en tekst og en pris.`,
    stale_version: "En anden har ændret det samme, mens du skrev. Se det nye, og gem igen.",
    reference_missing: "Det valgte findes ikke længere.",
    customer_missing: "Kunden findes ikke.",
    duplicate_customer: {
      email: "Der er allerede en kunde med den e-mail.",
      phone: "Der er allerede en kunde med det telefonnummer.",
      cvr: "Der er allerede en kunde med det CVR-nummer.",
    },
    duplicate_open: "Se kunden",
    duplicate_anyway: "Opret alligevel",
    customer_has_sales: (_count: number, shown: string) =>
      `Kunden har ${shown} salg og kan ikke slettes. Gør den inaktiv i stedet.`,
    service_missing: "Ydelsen findes ikke.",
    forbidden: (permission: string) => `Din rolle må ikke ${permission}.`,
    idempotency_mismatch: "Samme nøgle er brugt til noget andet.",
    still_running: "Det første kald er ikke færdigt endnu.",
  },
};
