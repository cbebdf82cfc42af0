import { Card } from "../../components/Card.tsx";
import { Icon } from "../../components/Icon.tsx";
import { LinkButton } from "../../components/Button.tsx";
import type { FirstSteps as Found } from "../../domain/sales/first_steps.ts";
import type { Actor } from "../../domain/kernel/actor.ts";
import { may } from "../../domain/kernel/permissions.ts";
import type { Words } from "../../locales/words.ts";

/** What a new firm does before its first sale, each with the page for it; gone as soon as there is one. */
export function FirstSteps({ steps, actor, words: { figures: { first: say } } }: {
  readonly steps: Found;
  readonly actor: Actor;
  readonly words: Words;
}) {
  const rows = [
    { of: "firm", href: "/settings", needs: "manage_settings" },
    { of: "services", href: "/services/new", needs: "edit_services" },
    { of: "customers", href: "/customers/new", needs: "edit_customers" },
    { of: "sale", href: "/sales/new", needs: "create_sales" },
  ] as const;
  const next = rows.find((one) => !steps[one.of] && may(actor, one.needs))?.of;
  return (
    <Card title={say.title} class="mb-4">
      <p class="text-ink-2 mb-3">{say.text}</p>
      <ol class="outcomes" aria-label={say.title}>
        {rows.map((one) => (
          <li key={one.of}>
            <span class="first-step">
              <Icon
                name={steps[one.of] ? "circle-check" : "clock"}
                label={steps[one.of] ? say.done : say.open}
              />
              {say.steps[one.of]}
            </span>
            {!steps[one.of] && may(actor, one.needs) && (
              <LinkButton href={one.href} {...one.of === next ? { tone: "primary" as const } : {}}>
                {say.acts[one.of]}
              </LinkButton>
            )}
          </li>
        ))}
      </ol>
      {may(actor, "import_data") && (
        <p class="mt-3">
          <a class="link" href="/import">{say.import}</a>
        </p>
      )}
    </Card>
  );
}
