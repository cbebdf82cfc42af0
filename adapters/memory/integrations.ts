import type { AuditAction } from "../../domain/audit/actions.ts";
import type { Integration, Neighbour } from "../../domain/integrations/integration.ts";
import { NEIGHBOURS, PROVING, ROTATION_HOURS } from "../../domain/integrations/integration.ts";
import type { IntegrationReader, IntegrationWriter, SealedIntegration } from "../../domain/integrations/ports.ts";
import { addMinutes, type Clock } from "../../domain/kernel/time.ts";
import { asJson, type Ledger, question } from "./ledger.ts";
import { byValue } from "./listing.ts";
import type { Write } from "./record.ts";

export function integrationReader({ integrations }: Ledger): IntegrationReader {
  return {
    all: () =>
      question(() => [...integrations.values()].toSorted((a, b) => byValue(a.provider, b.provider)).map(shown)),
    of: (provider) => question(() => integrations.has(provider) ? shown(integrations.get(provider)!) : null),
    serving: (purpose) => question(() => [...integrations.values()].find(({ serves }) => serves === purpose) ?? null),
  };
}

function shown({ sealed: _sealed, before: _before, ...integration }: SealedIntegration): Integration {
  return integration;
}

export function integrationWriter(ledger: Ledger, clock: Clock, write: Write): IntegrationWriter {
  const { integrations, outbox, organization } = ledger;
  const change = (provider: Neighbour, to: Partial<SealedIntegration>) => {
    const before = integrations.get(provider);
    if (before) integrations.set(provider, asJson({ ...before, ...to }));
  };
  const note = (kind: AuditAction, provider: Neighbour, facts: Readonly<Record<string, unknown>> = {}) => {
    write(kind, "organization", organization.id, { provider, ...facts });
    return Promise.resolve();
  };
  const waiting = (provider: Neighbour) =>
    [...outbox.values()].filter((job) =>
      job.provider === NEIGHBOURS[provider] && (job.state === "pending" || job.state === "running")
    );
  const letGo = (provider: Neighbour) => {
    for (const job of waiting(provider).filter(({ held }) => held)) {
      const fresh = job.state === "pending" && job.startedAt === null;
      outbox.set(job.id, { ...job, held: false, runAt: fresh ? clock.now() : job.runAt });
    }
  };
  return {
    lock: (provider) => Promise.resolve(asJson(integrations.has(provider) ? shown(integrations.get(provider)!) : null)),
    connect(provider, settings, sealed, secretTail) {
      const tried = { lastSuccessAt: null, lastFailureAt: null };
      const serves = NEIGHBOURS[provider];
      if ([...integrations.values()].some((one) => one.serves === serves && one.provider !== provider)) {
        throw new Error("Cannot connect: another does this already");
      }
      const old = integrations.get(provider), until = addMinutes(clock.now(), ROTATION_HOURS * 60);
      integrations.set(
        provider,
        asJson({
          ...tried,
          ...old,
          ...{ provider, serves, state: "connected", why: null, settings, sealed, secretTail },
          before: old && PROVING.includes(provider) ? { sealed: old.sealed, until } : null,
          connectedAt: old?.connectedAt ?? clock.now(),
        }),
      );
      letGo(provider);
      return note("integration_connected", provider, { tail: secretTail });
    },
    change(provider, settings) {
      change(provider, { settings });
      return note("integration_changed", provider);
    },
    pause(provider, why) {
      if (integrations.get(provider)?.state !== "connected") return Promise.resolve();
      change(provider, { state: "paused", why });
      for (const job of waiting(provider)) outbox.set(job.id, { ...job, held: true });
      return note("integration_paused", provider, { why: why.code });
    },
    resume(provider) {
      change(provider, { state: "connected", why: null });
      letGo(provider);
      return note("integration_resumed", provider);
    },
    disconnect(provider) {
      integrations.delete(provider);
      if (NEIGHBOURS[provider] === "mail") letGo(provider);
      else {
        for (const job of waiting(provider).filter(({ state }) => state === "pending")) {
          const lastError = { code: "disconnected" };
          outbox.set(job.id, { ...job, state: "dropped", held: false, lastError, finishedAt: clock.now() });
        }
      }
      return note("integration_disconnected", provider);
    },
  };
}
