import type { AuditAction } from "../../domain/audit/actions.ts";
import type { NoteReader, NoteWriter } from "../../domain/customers/ports.ts";
import type { CustomerNote } from "../../domain/customers/note.ts";
import type { Actor } from "../../domain/kernel/actor.ts";
import type { CustomerId, NoteId } from "../../domain/kernel/ids.ts";
import type { Clock } from "../../domain/kernel/time.ts";
import { asJson, type Ledger, question } from "./ledger.ts";
import type { Write } from "./record.ts";

function noteAt({ notes }: Ledger, customerId: CustomerId, id: NoteId): CustomerNote | null {
  const note = notes.get(id);
  return note?.customerId === customerId ? note : null;
}

export function noteReader(ledger: Ledger): NoteReader {
  return {
    find: (customerId, id) => question(() => noteAt(ledger, customerId, id)),
    about: (customers) =>
      question(() => {
        const written = new Set([...ledger.notes.values()].map(({ customerId }) => customerId));
        return customers.filter((id) => written.has(id));
      }),
  };
}

export function noteWriter(ledger: Ledger, actor: Actor, clock: Clock, write: Write): NoteWriter {
  const save = (note: CustomerNote, event: AuditAction) => {
    ledger.notes.set(note.id, asJson(note));
    write(event, "customer", note.customerId, { noteId: note.id, kind: note.kind });
    return Promise.resolve(asJson(note));
  };
  return {
    lock: (customerId, id) => Promise.resolve(asJson(noteAt(ledger, customerId, id))),
    add: (note) =>
      save(
        { ...note, version: 1, by: actor.userId, at: clock.now(), changedAt: null },
        "customer_note_written",
      ),
    change: (note) => save({ ...note, version: note.version + 1, changedAt: clock.now() }, "customer_note_changed"),
    drop: ({ id, kind, customerId }) => {
      ledger.notes.delete(id);
      write("customer_note_dropped", "customer", customerId, { noteId: id, kind });
      return Promise.resolve();
    },
    forget: (customerId) => {
      const theirs = [...ledger.notes.values()].filter((note) => note.customerId === customerId);
      for (const { id } of theirs) ledger.notes.delete(id);
      if (theirs.length > 0) write("customer_notes_forgotten", "customer", customerId, { count: theirs.length });
      return Promise.resolve(theirs.length);
    },
  };
}
