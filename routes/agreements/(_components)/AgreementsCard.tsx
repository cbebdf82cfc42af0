import { LinkButton } from "../../../components/Button.tsx";
import { Card } from "../../../components/Card.tsx";
import { Tag } from "../../../components/StatusBadge.tsx";
import type { AgreementRow } from "../../../domain/agreements/find_agreements.ts";
import type { CustomerView } from "../../../domain/customers/customer.ts";
import type { Actor } from "../../../domain/kernel/actor.ts";
import { may } from "../../../domain/kernel/permissions.ts";
import type { Formats } from "../../../locales/format.ts";
import type { Words } from "../../../locales/words.ts";
import { ruleSentence } from "./rule_words.ts";

/** The agreements of a customer, and the way to one more. */
export function AgreementsCard({ customer, agreements, actor, words: t, formats }: {
  readonly customer: Pick<CustomerView, "id" | "deletedAt">;
  readonly agreements: readonly AgreementRow[];
  readonly actor: Actor;
  readonly words: Words;
  readonly formats: Formats;
}) {
  const { agreements: say } = t;
  const create = customer.deletedAt === null && may(actor, "create_sales");
  if (agreements.length === 0 && !create) return null;
  return (
    <Card
      title={say.customerCard}
      actions={create && (
        <LinkButton tone="quiet" icon="plus" href={`/agreements/new?customer=${customer.id}`}>{say.new}</LinkButton>
      )}
    >
      {agreements.length === 0 ? <p class="text-ink-3">{say.none}</p> : (
        <ul class="beside-list">
          {agreements.map(({ agreement, standing, minutes, price }) => (
            <li key={agreement.id}>
              <a href={`/agreements/${agreement.id}`}>
                <span class="beside-head">
                  <b>{agreement.title}</b>
                  {price && <span>{formats.money(price.visit.gross)}</span>}
                </span>
                <span class="beside-text">{ruleSentence(agreement, minutes, t, formats)}</span>
                {standing !== "active" && <Tag word={say.standings[standing]} />}
              </a>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
