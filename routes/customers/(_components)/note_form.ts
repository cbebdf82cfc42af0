import { z } from "zod";
import { choice, note, version } from "../../../adapters/http/fields.ts";
import { NOTE_KINDS } from "../../../domain/customers/note.ts";

const fields = {
  kind: choice(NOTE_KINDS),
  text: note().refine((text) => text.trim() !== "", { message: "required" }),
};

export const NewNote = z.strictObject(fields);
export const ChangedNote = z.strictObject({ ...fields, version });
