import { z } from "zod";
import { EVERY_LINE } from "../../../domain/audit/find_audit.ts";
import type { AuditLine } from "../../../domain/audit/ports.ts";
import type { UserId } from "../../../domain/kernel/ids.ts";
import { call } from "./call.ts";
import * as field from "./fields.ts";
import { listed, partAsked, partFields } from "./listing.ts";
import { found, refused } from "./replies.ts";
import * as shape from "./shapes.ts";

const LineJson = z.strictObject({
  id: z.int(),
  at: shape.instant,
  actor: z.strictObject({ id: shape.id, name: z.string().nullable() }).nullable()
    .meta({ description: "null where nobody is known, as at a failed login." }),
  action: z.string(),
  resourceType: z.string(),
  resourceId: shape.id.nullable(),
  changes: z.record(z.string(), z.unknown()),
  requestId: z.string().nullable(),
}).meta({ id: "AuditLine" });

const CheckJson = z.strictObject({
  sealed: z.int(),
  problems: z.array(z.strictObject({
    problem: z.enum(["changed", "missing", "inserted", "chain_broken"]),
    auditId: z.int(),
  })),
}).meta({ id: "AuditCheck" });

function lineJson(line: AuditLine): z.infer<typeof LineJson> {
  return { ...line, changes: { ...line.changes } };
}

/** The log has one order: the newest first. */
const SORTS = { at: "at" } as const;
const List = z.strictObject({
  actorId: field.id<UserId>().optional(),
  action: z.string().max(60).optional(),
  resourceId: field.id<string>().optional(),
  from: field.instant.optional(),
  until: field.instant.optional(),
  ...partFields(SORTS, "-at"),
  sort: z.enum(["-at"]).default("-at"),
}).transform(({ actorId = null, action = null, resourceId = null, from = null, until = null, ...given }, context) => ({
  filter: { ...EVERY_LINE, actorId, action, resourceId, from, until },
  ...partAsked(SORTS, given, context),
}));

export const auditCalls = [
  call({
    method: "GET",
    path: "/audit",
    tag: "audit",
    summary: "Who did what, newest first; nobody can change or remove a line",
    needs: "view_audit",
    query: List,
    answers: { 200: shape.many(LineJson) },
    async run({ useCases, actor, query }) {
      const seen = await useCases.findAudit(actor, query.filter, query.part);
      if (!seen.ok) return refused(seen.error);
      const { listing, totals } = seen.value;
      return listed(listing.rows.map(lineJson), listing, totals, query);
    },
  }),
  call({
    method: "GET",
    path: "/audit/check",
    tag: "audit",
    summary: "Recompute the chain of hashes: lines that were changed, taken away or slipped in",
    needs: "view_audit",
    answers: { 200: shape.one(CheckJson) },
    async run({ useCases, actor }) {
      const checked = await useCases.checkAudit(actor);
      return checked.ok ? found(checked.value) : refused(checked.error);
    },
  }),
];
