import type { LiveCursor, LiveReader, News } from "../../domain/live/ports.ts";
import type { LeadId, SaleId } from "../../domain/kernel/ids.ts";
import { ownerOf } from "../../domain/kernel/permissions.ts";
import type { ViewReader, ViewWriter } from "../../domain/views/ports.ts";
import { type Ledger, question } from "./ledger.ts";
import { byName } from "./listing.ts";
import type { Write } from "./record.ts";

export function viewReader({ views }: Ledger): ViewReader {
  return {
    seenBy: (user) =>
      question(() =>
        [...views.values()].filter((view) => view.shared || view.userId === user)
          .toSorted((a, b) => byName(a.name, b.name))
      ),
  };
}

export function viewWriter({ views }: Ledger, write: Write): ViewWriter {
  return {
    keep: (view) => {
      const same = [...views.values()].find(({ userId, name }) => userId === view.userId && name === view.name);
      const id = same?.id ?? view.id;
      views.set(id, { ...view, id });
      write("view_kept", "view", id, { shared: view.shared });
      return Promise.resolve(id);
    },
    drop: ({ id, shared }) => {
      views.delete(id);
      write("view_dropped", "view", id, { shared });
      return Promise.resolve();
    },
  };
}

/** Writes are let in one at a time here, so an event's place in the row is its place in time. */
export function liveReader({ events, sales, leads }: Ledger): LiveReader {
  return {
    now: () => question(() => `${events.length}-0` as LiveCursor),
    after: (cursor) =>
      question(() => {
        const from = Number(cursor.split("-")[0]);
        return events.slice(from).map(({ kind, resourceType, resourceId, actorId }, place): News => {
          const sale = resourceType === "sale" ? sales.get(resourceId as SaleId) : undefined;
          const cursor = `${from + place + 1}-0` as LiveCursor;
          const lead = resourceType === "lead" ? leads.get(resourceId as LeadId) : undefined;
          const owner = sale ? ownerOf(sale) : lead?.assignedTo ?? null;
          return { cursor, kind, type: resourceType, id: resourceId, by: actorId, owner };
        });
      }),
  };
}
