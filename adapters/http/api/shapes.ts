import { z } from "zod";

/** The small pieces answers are made of. */
export const id = z.string().meta({ override: { format: "uuid" } });
export const ore = z.int().meta({ description: "øre" });
export const day = z.string().meta({ override: { format: "date" } });
export const instant = z.string().meta({ override: { format: "date-time" } });
export const person = z.strictObject({ id, name: z.string() }).meta({ id: "Person" });

/** One thing in its envelope. */
export const one = <T extends z.ZodType>(data: T) => z.strictObject({ data });

const Meta = z.strictObject({
  total: z.int().meta({ description: "Exact, or 1000 with totalIsLowerBound." }),
  totalIsLowerBound: z.literal(true).optional(),
  page: z.int().nullable().meta({ description: "null where the list was asked for by cursor." }),
  pageSize: z.int(),
  totalPages: z.int(),
  nextCursor: z.string().nullable().meta({ description: "Pass it as cursor for what follows; null at the end." }),
}).meta({ id: "ListMeta" });

/** A part of a list in its envelope. */
export const many = <T extends z.ZodType>(data: T) => z.strictObject({ data: z.array(data), meta: Meta });

export const ErrorJson = z.strictObject({
  error: z.strictObject({
    code: z.string(),
    message: z.string(),
    details: z.record(z.string(), z.unknown()).optional(),
    reference: z.string().optional().meta({ description: "Of an unexpected error: the log has it too." }),
  }),
}).meta({ id: "Error" });
