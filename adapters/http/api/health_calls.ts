import { z } from "zod";
import { call, openCall } from "./call.ts";
import { found } from "./replies.ts";
import * as shape from "./shapes.ts";

const UP_OR_DOWN = z.enum(["up", "down"]);
const StatusJson = z.strictObject({ status: UP_OR_DOWN }).meta({ id: "HealthStatus" });

const HealthJson = z.strictObject({
  status: UP_OR_DOWN,
  uptimeSeconds: z.int(),
  database: z.strictObject({
    status: UP_OR_DOWN,
    kind: z.enum(["postgres", "embedded"]),
    migration: z.string().nullable(),
  }),
  outboxLagSeconds: z.int().nullable().meta({ description: "Of the oldest undelivered message; null with no outbox." }),
  integrations: z.array(z.strictObject({ name: z.string(), status: UP_OR_DOWN })),
}).meta({ id: "Health" });

export const healthCalls = [
  openCall({
    method: "GET",
    path: "/health",
    tag: "health",
    summary: "Whether the program and its database answer; outside the envelope, for load balancers",
    answers: { 200: StatusJson },
    refusals: { 503: '`{"status":"down"}`' },
    async run({ useCases }) {
      const { up } = await useCases.checkHealth();
      return { status: up ? 200 : 503, body: { status: up ? "up" : "down" } };
    },
  }),
  call({
    method: "GET",
    path: "/health/details",
    tag: "health",
    summary: "The same in detail, without calling anybody outside",
    needs: "view_operations",
    answers: { 200: shape.one(HealthJson) },
    async run({ useCases }) {
      const { up, database, migration, uptimeSeconds } = await useCases.checkHealth();
      const status = up ? "up" : "down";
      return found(
        {
          status,
          uptimeSeconds,
          database: { status, kind: database, migration },
          // Nothing is connected yet, so there is nobody to fall behind.
          outboxLagSeconds: null,
          integrations: [],
        } satisfies z.infer<typeof HealthJson>,
      );
    },
  }),
];
