import type { AuditFilter, AuditLine, AuditReader } from "../../domain/audit/ports.ts";
import { MOST_COUNTED } from "../../domain/kernel/page.ts";
import { type Ledger, personIn, question } from "./ledger.ts";
import { partOf } from "./listing.ts";

const NO_ID = "00000000-0000-0000-0000-000000000000";

export function auditReader(ledger: Ledger): AuditReader {
  const lines = ({ actorId, action, resourceId, from, until }: AuditFilter): AuditLine[] =>
    ledger.audit
      .map(({ actorId, ...row }, place): AuditLine => ({
        ...row,
        id: place + 1,
        actor: { id: actorId, name: personIn(ledger, actorId)?.name ?? null },
      }))
      .filter((line) =>
        (actorId === null || line.actor?.id === actorId) && (action === null || line.action === action) &&
        (resourceId === null || line.resourceId === resourceId) &&
        (from === null || line.at >= from) && (until === null || line.at < until)
      );
  return {
    list: (filter, part) =>
      question(() =>
        partOf(lines(filter), {
          place: ({ id }) => ({ value: id, id: NO_ID }),
          compare: (a, b) => Number(b.value) - Number(a.value),
        }, part)
      ),
    count: (filter) =>
      question(() => {
        const count = lines(filter).length;
        return { count: Math.min(count, MOST_COUNTED), isLowerBound: count > MOST_COUNTED };
      }),
    // Nothing is sealed here, so nothing can be found.
    check: () => question(() => ({ sealed: 0, problems: [] })),
  };
}
