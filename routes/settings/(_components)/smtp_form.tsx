import { z } from "zod";
import { by, choice, line, maybe, whole } from "../../../adapters/http/fields.ts";
import { Select } from "../../../components/Select.tsx";
import { TextInput } from "../../../components/TextInput.tsx";
import type { Json } from "../../../domain/kernel/json.ts";
import type { IntegrationForm } from "./integration_forms.ts";

/** A name out in the world: what an administrator types must not make the program talk to its own network. */
const host = by(
  (text) => /^(?=.{4,253}$)([a-z0-9-]{1,63}\.)+[a-z]{2,63}$/i.test(text.trim()) ? text.trim().toLowerCase() : null,
  "not_known",
);
const WAYS = ["starttls", "tls"] as const;

/** A mail server of the firm's own; adapters/mail/ways_out.ts reads the same settings. */
export const smtpForm: IntegrationForm = {
  schema: z.strictObject({
    host,
    port: whole(1, 65_535),
    secure: choice(WAYS).transform((way) => way === "tls"),
    user: maybe(line(254)),
  }) as z.ZodType<Json>,
  typed(settings) {
    const { host = "", port = 587, secure = false, user = "" } = settings as Record<string, string | number | boolean>;
    return {
      "settings.host": String(host ?? ""),
      "settings.port": String(port),
      "settings.secure": secure ? "tls" : "starttls",
      "settings.user": String(user ?? ""),
    };
  },
  Fields({ typed, faults, words: { mail: { smtp: say }, common } }) {
    const field = (name: string) => ({ name, value: typed[name], error: faults[name] });
    return (
      <div class="form-grid">
        <TextInput {...field("settings.host")} label={say.host} hint={say.hostHint} spellcheck={false} required />
        <TextInput
          {...field("settings.port")}
          value={typed["settings.port"] ?? "587"}
          label={say.port}
          inputMode="numeric"
          required
        />
        <Select
          {...field("settings.secure")}
          label={say.secure}
          choices={WAYS.map((value) => ({ value, label: say.ways[value] }))}
        />
        <TextInput
          {...field("settings.user")}
          label={say.user}
          autocomplete="off"
          spellcheck={false}
          optional={common.optional}
        />
      </div>
    );
  },
};
