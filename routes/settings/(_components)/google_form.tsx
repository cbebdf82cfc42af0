import { z } from "zod";
import { Select } from "../../../components/Select.tsx";
import { TextInput } from "../../../components/TextInput.tsx";
import { GOOGLE_WAYS, readGoogleWay } from "../../../domain/calendar/google.ts";
import type { IntegrationForm } from "./integration_forms.ts";

/** How the firm's people let us into Google: each by their own consent, or all through a service account. */
export const googleForm: IntegrationForm = {
  schema: z.strictObject({
    way: z.enum(GOOGLE_WAYS, { error: "not_a_choice" }),
    clientId: z.string().trim().max(300, "too_long").default(""),
  }).transform(({ way, clientId }, context) => {
    if (way === "service_account") return { way };
    if (clientId !== "") return { way, clientId };
    context.addIssue({ code: "custom", message: "required", path: ["clientId"] });
    return z.NEVER;
  }),
  typed(settings) {
    const way = readGoogleWay(settings);
    return { "settings.way": way?.way ?? "", "settings.clientId": way?.way === "oauth" ? way.clientId : "" };
  },
  Fields: ({ typed, faults, words: { calendar: { google: t } } }) => (
    <>
      <Select
        name="settings.way"
        label={t.way}
        value={typed["settings.way"] || "oauth"}
        error={faults["settings.way"]}
        choices={GOOGLE_WAYS.map((value) => ({ value, label: t.ways[value] }))}
      />
      <TextInput
        name="settings.clientId"
        label={t.clientId}
        hint={t.clientIdHint}
        value={typed["settings.clientId"]}
        error={faults["settings.clientId"]}
        autocomplete="off"
      />
      <p class="field-hint">{t.secretHint}</p>
    </>
  ),
};
