/** What goes out of the firm by itself, and the neighbours it goes to. */
export const delivery = {
  neighbours: {
    billy: "Billy",
    tekup_billy: "Tekup-Billy",
    google: "Google Kalender",
    smtp: "Mailserver (SMTP)",
    resend: "Resend",
    inbound_mail: "Indgående mail",
  },
  refusals: {
    integration_missing: (neighbour: string) => `${neighbour} er ikke forbundet.`,
    already_served: (neighbour: string) => `${neighbour} gør det allerede. Afbryd den først.`,
    secret_missing: "Skriv nøglen eller adgangskoden.",
  },
};
