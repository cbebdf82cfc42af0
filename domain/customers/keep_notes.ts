import type { Actor } from "../kernel/actor.ts";
import type { CustomerId, NoteId } from "../kernel/ids.ts";
import { type Forbidden, may } from "../kernel/permissions.ts";
import { no, type Result, yes } from "../kernel/result.ts";
import type { Books } from "../tenants.ts";
import type { CustomerRefusal } from "./customer.ts";
import { type CustomerNote, mayTouchNote, type NoteKind } from "./note.ts";
import type { World } from "./record_customer.ts";

export interface NoteDraft {
  readonly kind: NoteKind;
  readonly text: string;
}

const FORBIDDEN: Forbidden = { kind: "forbidden", permission: "edit_customers" };

/** Answers are kept for a day for whoever asks again, and a note can be forgotten at any moment: they only say which it is. */
type Answer = Pick<CustomerNote, "id" | "version">;

/** Writes into the history of a living customer. */
export function writeNote({ tenants, ids }: Pick<World, "tenants" | "ids">) {
  return (actor: Actor, customerId: CustomerId, { kind, text }: NoteDraft) =>
    tenants.write<Answer, CustomerRefusal | Forbidden>(actor, async (books) => {
      if (!may(actor, "edit_customers")) return no(FORBIDDEN);
      const customer = await books.customers.lock(customerId);
      if (customer?.deletedAt !== null) return no({ kind: "customer_missing" });
      return yes(answerOf(await books.notes.add({ id: ids.next<NoteId>(), customerId, kind, text })));
    });
}

/** Changes a note in the version the actor saw. */
export function changeNote({ tenants }: Pick<World, "tenants">) {
  return (actor: Actor, customerId: CustomerId, id: NoteId, draft: NoteDraft & { readonly version: number }) =>
    tenants.write<Answer, CustomerRefusal | Forbidden>(actor, async (books) => {
      const held = await holdNote(books, actor, customerId, id);
      if (!held.ok) return held;
      if (held.value.version !== draft.version) return no({ kind: "stale_version", current: held.value });
      return yes(answerOf(await books.notes.change({ ...held.value, kind: draft.kind, text: draft.text })));
    });
}

/** Takes a note away for good. The audit knows that there was one, never what stood in it. */
export function dropNote({ tenants }: Pick<World, "tenants">) {
  return (actor: Actor, customerId: CustomerId, id: NoteId) =>
    tenants.write<Answer, CustomerRefusal | Forbidden>(actor, async (books) => {
      const held = await holdNote(books, actor, customerId, id);
      if (!held.ok) return held;
      await books.notes.drop(held.value);
      return yes(answerOf(held.value));
    });
}

const answerOf = ({ id, version }: CustomerNote): Answer => ({ id, version });

/** A note one may change. */
export function findNote({ tenants }: Pick<World, "tenants">) {
  return async (
    actor: Actor,
    customerId: CustomerId,
    id: NoteId,
  ): Promise<Result<CustomerNote, CustomerRefusal | Forbidden>> => {
    const { note, customer } = await tenants.read(actor, ({ notes, customers }) => ({
      note: notes.find(customerId, id),
      customer: customers.find(customerId),
    }));
    if (note === null || customer?.deletedAt !== null) return no({ kind: "customer_missing" });
    return mayTouchNote(actor, note) ? yes(note) : no(FORBIDDEN);
  };
}

/** The note of a living customer, held for whoever may change it. */
async function holdNote(
  books: Books,
  actor: Actor,
  customerId: CustomerId,
  id: NoteId,
): Promise<Result<CustomerNote, CustomerRefusal | Forbidden>> {
  const customer = await books.customers.lock(customerId);
  const note = customer?.deletedAt === null ? await books.notes.lock(customerId, id) : null;
  if (note === null) return no({ kind: "customer_missing" });
  return mayTouchNote(actor, note) ? yes(note) : no(FORBIDDEN);
}
