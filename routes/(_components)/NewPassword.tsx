import type { Sentences } from "../../adapters/http/sentences.ts";
import { TextInput } from "../../components/TextInput.tsx";
import type { Words } from "../../locales/words.ts";

/** The new password, twice, as password managers know it. */
export function NewPassword({ faults, words: t }: { faults: Sentences; words: Words["passwords"] }) {
  const field = { type: "password", autocomplete: "new-password", required: true } as const;
  return (
    <>
      <TextInput name="newPassword" label={t.new} hint={t.hint} error={faults.newPassword} {...field} />
      <TextInput name="repeatPassword" label={t.repeat} error={faults.repeatPassword} {...field} />
    </>
  );
}

/** What its fields are called. */
export function newPasswordLabels(t: Words["passwords"]) {
  return { newPassword: t.new, repeatPassword: t.repeat };
}
