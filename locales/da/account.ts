import { plural } from "../language.ts";

/** Log in, forgotten password, profile. */
export const account = {
  login: {
    title: "Log ind",
    text: "Velkommen tilbage.",
    email: "E-mail",
    password: "Adgangskode",
    remember: "Husk mig i 7 dage",
    submit: "Log ind",
    forgot: "Glemt adgangskode?",
    wrong: "E-mail eller adgangskode er forkert.",
    wait: (minutes: number) =>
      `For mange forsøg. Prøv igen om ${minutes} ${plural("da", minutes, "minut", "minutter")}.`,
    ended: "Du er logget ud, fordi der ikke er sket noget længe. Log ind igen.",
    loggedOut: "Du er logget ud.",
    noOrganization: "Din bruger hører ikke til noget firma. Kontakt din administrator.",
    demo: "Demo: vælg en bruger",
    demoPassword: (password: string) => `Adgangskoden er ${password} for alle`,
    demoText: "Opdigtede firmaer og tal. Klik på en rolle for at logge ind.",
    otherLanguage: "English",
  },
  forgot: {
    title: "Glemt adgangskode",
    text: "Skriv din e-mail, så sender vi et link til en ny adgangskode.",
    submit: "Send link",
    sentTitle: "Se i din indbakke",
    sent: (email: string) => `Hvis ${email} har en konto hos os, er der sendt et link, der virker i 30 minutter.`,
    back: "Tilbage til log ind",
  },
  reset: {
    title: "Vælg en ny adgangskode",
    submit: "Gem adgangskode",
    done: "Adgangskoden er ændret. Log ind med den nye.",
    expired: "Linket er brugt eller for gammelt. Bed om et nyt.",
  },
  passwords: {
    new: "Ny adgangskode",
    repeat: "Gentag den nye adgangskode",
    current: "Nuværende adgangskode",
    hint: "Mindst 12 tegn. En sætning er lettere at huske end tegn og tal.",
    too_short: (least: number) => `Mindst ${least} tegn.`,
    too_long: "Højst 1024 tegn.",
    common: "Den er for let at gætte: mange bruger den.",
    personal: "Den må ikke indeholde dit navn, din e-mail eller firmaets navn.",
    not_storable: "Indeholder tegn, der ikke kan bruges i en adgangskode.",
    different: "De to er ikke ens.",
    wrong: "Den nuværende adgangskode er forkert.",
  },
  resetMail: {
    subject: "Ny adgangskode til Tekup Salg",
    body: (name: string, link: string) =>
      `Hej ${name}\n\nNogen, forhåbentlig dig, har bedt om en ny adgangskode til Tekup Salg.\n` +
      `Vælg den her inden for 30 minutter:\n\n${link}\n\n` +
      `Var det ikke dig, skal du ikke gøre noget: din adgangskode er uændret.\n`,
  },
  profile: {
    title: "Profil",
    you: "Om dig",
    name: "Navn",
    email: "E-mail",
    language: "Sprog",
    languages: { da: "Dansk", en: "English" },
    theme: "Udseende",
    themes: { system: "Som systemet", light: "Lyst", dark: "Mørkt" },
    saved: "Din profil er gemt.",
    password: "Adgangskode",
    changePassword: "Skift adgangskode",
    passwordChanged: "Adgangskoden er ændret. Alle andre enheder er logget ud.",
    sessions: "Her er du logget ind",
    mustChange: "Din adgangskode er lavet af andre. Vælg en ny.",
    thisSession: "Denne enhed",
    lastSeen: (when: string) => `Sidst set ${when}`,
    since: (when: string) => `Logget ind ${when}`,
    endOthers: "Log alle andre enheder ud",
    othersEnded: (count: number) => `${count} ${plural("da", count, "anden enhed", "andre enheder")} er logget ud.`,
    unknownDevice: "Ukendt enhed",
  },
  organization: {
    switched: (name: string) => `Du arbejder nu i ${name}.`,
  },
};
