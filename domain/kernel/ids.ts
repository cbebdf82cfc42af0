/** Ids are UUID texts in lower case; each kind has its own brand, so a customer's id cannot stand where a sale's is wanted. */
type Id<Kind extends string> = string & { readonly __id: Kind };

export type OrganizationId = Id<"organization">;
export type UserId = Id<"user">;
export type CustomerId = Id<"customer">;
export type MergeId = Id<"merge">;
export type NoteId = Id<"note">;
export type ImportId = Id<"import">;
export type ServiceId = Id<"service">;
export type LeadId = Id<"lead">;
export type ViewId = Id<"view">;
export type AbsenceId = Id<"absence">;
export type HookId = Id<"hook">;
export type DeliveryId = Id<"delivery">;
export type SaleId = Id<"sale">;
export type LineId = Id<"line">;
export type PaymentId = Id<"payment">;
export type JobId = Id<"job">;
export type InboxId = Id<"inbox">;
export type InvoiceId = Id<"invoice">;
export type AgreementId = Id<"agreement">;
export type NoticeId = Id<"notice">;
export type MailId = Id<"mail">;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Reads an id as RFC 9562 writes it, in either case; null for anything else. */
export function parseId<T extends string>(text: string): T | null {
  const id = text.toLowerCase();
  return UUID.test(id) ? id as T : null;
}

/** Where new ids come from. */
export interface Ids {
  /** A new UUIDv7: ids made later sort later. */
  next<T extends string>(): T;
}

/** A UUIDv7 (RFC 9562 section 5.7) from milliseconds since 1970 in UTC and 10 random bytes; throws on fewer bytes. */
export function uuidv7(epochMs: number, random: Uint8Array): string {
  if (random.length < 10) throw new RangeError("Cannot make a UUIDv7: fewer than 10 random bytes");
  const bytes = new Uint8Array(16);
  let time = epochMs;
  for (let i = 5; i >= 0; i--) {
    bytes[i] = time % 256;
    time = Math.floor(time / 256);
  }
  bytes.set(random.subarray(0, 10), 6);
  bytes[6] = 0x70 | (bytes[6] & 0x0f);
  bytes[8] = 0x80 | (bytes[8] & 0x3f);
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}
