import type { ComponentChildren } from "preact";
import type { Formats } from "../locales/format.ts";
import type { Words } from "../locales/words.ts";
import { Icon } from "./Icon.tsx";

export interface ContactProps {
  readonly phone?: string | null;
  readonly email?: string | null;
  readonly address?: {
    readonly street: string | null;
    readonly postalCode: string | null;
    readonly city: string | null;
  };
  /** On the way to them the place comes before the call. */
  readonly placeFirst?: boolean;
  readonly words: Words;
  readonly formats: Formats;
  /** What else is to be said beside them. */
  readonly children?: ComponentChildren;
}

/** How somebody is reached, each with one tap: a call, a mail, the way there. */
export function Contact({ phone, email, address, placeFirst, words: { common }, formats, children }: ContactProps) {
  const place = address ? placeOf(address) : "";
  const map = place && (
    <a
      class="contact-way"
      href={`https://www.openstreetmap.org/search?query=${encodeURIComponent(place)}`}
      rel="noreferrer"
      target="_blank"
    >
      <Icon name="map-pin" label={common.showMap} />
      {place}
    </a>
  );
  return (
    <p class="contact">
      {placeFirst && map}
      {phone && (
        <a class="contact-way" href={`tel:${phone}`}>
          <Icon name="phone" label={common.call} />
          {formats.phone(phone)}
        </a>
      )}
      {email && (
        <a class="contact-way" href={`mailto:${encodeURIComponent(email)}`}>
          <Icon name="mail" label={common.sendMail} />
          {email}
        </a>
      )}
      {!placeFirst && map}
      {children}
    </p>
  );
}

/** An address on one line: street, then postal code and town; empty where nothing is known. */
export function placeOf({ street, postalCode, city }: NonNullable<ContactProps["address"]>): string {
  return [street, [postalCode, city].filter(Boolean).join(" ")].filter(Boolean).join(", ");
}
