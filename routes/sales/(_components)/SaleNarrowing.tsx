import { Narrowing } from "../../../components/Narrowing.tsx";
import type { Member } from "../../../domain/organizations/organization.ts";
import type { SaleFilter, SaleRow } from "../../../domain/sales/ports.ts";
import { AUTOMATIC } from "../../../domain/kernel/automatic.ts";
import type { Words } from "../../../locales/words.ts";
import { addressWith } from "./sale_query.ts";

/** What an address narrows the sales to beside the filters above them, so that nobody wonders where the rest is. */
export function SaleNarrowing({ filter, url, members, rows, words: t }: {
  readonly filter: Pick<SaleFilter, "statuses" | "paymentStatuses" | "sources" | "owner" | "customerId">;
  readonly url: URL;
  readonly members: readonly Member[];
  readonly rows: readonly SaleRow[];
  readonly words: Words;
}) {
  const { sales } = t;
  const { statuses, paymentStatuses, sources, owner, customerId } = filter;
  const part = (name: string, label: string, values: readonly string[]) =>
    values.length === 0
      ? []
      : [{ word: `${label}: ${values.join(", ")}`, without: addressWith(url, { [name]: null }) }];
  const seller = [...members, AUTOMATIC].find(({ id }) => id === owner)?.name ?? sales.oneOnly;
  const customer = rows.find((row) => row.customerId === customerId)?.customerName ?? sales.oneOnly;
  return (
    <Narrowing
      label={t.common.narrowed}
      words={{ remove: t.common.removeFilter }}
      parts={[
        // A single one stands in its field.
        ...part("status", sales.status, statuses.length > 1 ? statuses.map((one) => t.statuses[one]) : []),
        ...part("paymentStatus", sales.payment, paymentStatuses.map((one) => t.paymentStatuses[one])),
        ...part("source", sales.source, sources.map((one) => t.sources[one])),
        ...part("owner", t.figures.columns.seller, owner === null ? [] : [seller]),
        ...part("customerId", sales.customer, customerId === null ? [] : [customer]),
      ]}
    />
  );
}
