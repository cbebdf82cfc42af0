import type { Formats } from "../locales/format.ts";
import type { Words } from "../locales/words.ts";
import { Icon } from "./Icon.tsx";

/** Phone and mail, each a tap away. */
export function ContactWays({ phone, email, words: t, formats }: {
  phone: string | null;
  email: string | null;
  words: Words;
  formats: Formats;
}) {
  return (
    <>
      {phone && (
        <a class="contact-way" href={`tel:${phone}`}>
          <Icon name="phone" label={t.common.call} />
          {formats.phone(phone)}
        </a>
      )}
      {email && (
        <a class="contact-way" href={`mailto:${encodeURIComponent(email)}`}>
          <Icon name="mail" label={t.common.sendMail} />
          {email}
        </a>
      )}
    </>
  );
}
