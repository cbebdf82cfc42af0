import { z } from "zod";
import { LEAD_STATUSES, PRIORITIES } from "../../../domain/leads/lead.ts";
import type { LeadView } from "../../../domain/leads/ports.ts";
import { QUESTIONS } from "../../../domain/leads/scoring.ts";
import { SOURCES } from "../../../domain/sales/sale.ts";
import * as shape from "./shapes.ts";

/** A lead as the API writes it. */
export const LeadJson = z.strictObject({
  id: shape.id,
  version: z.int(),
  contactName: z.string(),
  contactEmail: z.string().nullable(),
  contactPhone: z.string().nullable().meta({ description: "E.164" }),
  companyName: z.string().nullable(),
  source: z.enum(SOURCES),
  interestServiceId: shape.id.nullable(),
  estimatedValueOre: shape.ore.nullable().meta({ description: "With or without moms, as the service is priced." }),
  priority: z.enum(PRIORITIES),
  status: z.enum(LEAD_STATUSES),
  score: z.int().meta({ description: "0 to 100, as of today; of a closed lead as of the day it was decided." }),
  followUpOn: shape.day.nullable(),
  message: z.string().nullable(),
  notes: z.string().nullable(),
  assignedTo: shape.person.nullable(),
  customerId: shape.id.nullable(),
  convertedSaleId: shape.id.nullable(),
  createdAt: shape.instant,
  updatedAt: shape.instant,
}).meta({ id: "Lead" });

/** A lead as the API tells of it; money in øre. */
export function leadJson(lead: LeadView): z.infer<typeof LeadJson> {
  return {
    id: lead.id,
    version: lead.version,
    contactName: lead.contactName,
    contactEmail: lead.contactEmail,
    contactPhone: lead.contactPhone,
    companyName: lead.companyName,
    source: lead.source,
    interestServiceId: lead.interestServiceId,
    estimatedValueOre: lead.estimatedValue,
    priority: lead.priority,
    status: lead.status,
    score: lead.score,
    followUpOn: lead.followUpOn,
    message: lead.message,
    notes: lead.notes,
    assignedTo: lead.assignee,
    customerId: lead.customerId,
    convertedSaleId: lead.convertedSaleId,
    createdAt: lead.createdAt,
    updatedAt: lead.updatedAt,
  };
}

export const ScoreJson = z.strictObject({
  score: z.int(),
  rules: z.array(z.strictObject({
    id: z.enum(QUESTIONS.map(({ id }) => id)),
    points: z.int(),
    reason: z.string(),
  })).meta({ description: "Every rule, also those that give nothing; the points add up to the score." }),
}).meta({ id: "LeadScore" });
