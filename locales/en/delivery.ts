import type { delivery as danish } from "../da/delivery.ts";

export const delivery: typeof danish = {
  neighbours: {
    billy: "Billy",
    tekup_billy: "Tekup-Billy",
    google: "Google Calendar",
    smtp: "Mail server (SMTP)",
    resend: "Resend",
    inbound_mail: "Inbound mail",
  },
  refusals: {
    integration_missing: (neighbour: string) => `${neighbour} is not connected.`,
    already_served: (neighbour: string) => `${neighbour} does this already. Disconnect it first.`,
    secret_missing: "Enter the key or password.",
  },
};
