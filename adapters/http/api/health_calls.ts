import { z } from "zod";
import { type Provider, PROVIDERS } from "../../../domain/delivery/effect.ts";
import type { JobState } from "../../../domain/delivery/job.ts";
import { call, openCall } from "./call.ts";
import { found, refused } from "./replies.ts";
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
  outboxLagSeconds: z.int().meta({ description: "Since the oldest undelivered effect was due; 0 where none waits" }),
  outbox: z.strictObject({
    waiting: z.int(),
    held: z.int().meta({ description: "Waiting for a provider that is paused" }),
    running: z.int(),
    dead: z.int().meta({ description: "Failed for good, until somebody tries again or gives up" }),
  }),
  integrations: z.array(z.strictObject({
    name: z.string(),
    serves: z.enum(PROVIDERS),
    status: UP_OR_DOWN.meta({ description: "Down while it is paused, or failed since it last worked" }),
    lastSuccessAt: z.iso.datetime().nullable(),
    lastFailureAt: z.iso.datetime().nullable(),
    waiting: z.int(),
    dead: z.int(),
  })),
}).meta({ id: "Health" });

export const healthCalls = [
  openCall({
    method: "GET",
    path: "/health",
    tag: "health",
    summary: "Whether the program and its database answer; outside the envelope, for load balancers",
    answers: { 200: StatusJson, 503: StatusJson },
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
    async run({ useCases, actor }) {
      const { up, database, migration, uptimeSeconds } = await useCases.checkHealth();
      const status = up ? "up" : "down";
      const seen = await useCases.findStanding(actor);
      if (!seen.ok) return refused(seen.error);
      const { standing: { lagSeconds, ...outbox }, byProvider, integrations } = seen.value;
      const of = (serves: Provider, ...states: JobState[]) =>
        byProvider.filter((one) => one.provider === serves && states.includes(one.state))
          .reduce((all, { count }) => all + count, 0);
      return found(
        {
          status,
          uptimeSeconds,
          database: { status, kind: database, migration },
          outboxLagSeconds: lagSeconds,
          outbox,
          integrations: integrations.map(({ provider, serves, state, lastSuccessAt, lastFailureAt }) => ({
            name: provider,
            serves,
            status: state === "connected" && (lastFailureAt ?? "") <= (lastSuccessAt ?? "")
              ? "up" as const
              : "down" as const,
            lastSuccessAt,
            lastFailureAt,
            waiting: of(serves, "pending", "running"),
            dead: of(serves, "dead"),
          })),
        } satisfies z.infer<typeof HealthJson>,
      );
    },
  }),
];
