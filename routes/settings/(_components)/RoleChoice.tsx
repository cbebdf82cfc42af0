import { Checkbox } from "../../../components/Checkbox.tsx";
import { ROLES } from "../../../domain/kernel/actor.ts";
import type { Words } from "../../../locales/words.ts";

/** One of the roles, each with what it means. */
export function RoleChoice({ value, error, words: t }: { value?: string; error?: string; words: Words }) {
  return (
    <fieldset class="grid gap-1">
      <legend class="font-semibold mb-1">{t.people.users.role}</legend>
      {ROLES.map((role) => (
        <Checkbox
          key={role}
          type="radio"
          name="role"
          value={role}
          checked={value === role}
          label={t.roles[role]}
          hint={t.people.users.roleTexts[role]}
          {...(error ? { error } : {})}
        />
      ))}
    </fieldset>
  );
}
