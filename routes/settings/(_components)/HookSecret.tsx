import { LinkButton } from "../../../components/Button.tsx";
import { Card } from "../../../components/Card.tsx";
import { PageHead } from "../../../components/PageHead.tsx";
import type { Hook } from "../../../domain/hooks/hook.ts";
import type { Words } from "../../../locales/words.ts";
import { Secret } from "./Secret.tsx";

const HEADERS =
  "webhook-id: msg_…\nwebhook-timestamp: 1795263242\nwebhook-signature: v1,…\n\nv1 = HMAC-SHA256(id.timestamp.body)";

/** A webhook's secret, shown this once, and what it is for. */
export function HookSecret({ hook, secret, rotated, words: t }: {
  hook: Hook;
  secret: string;
  rotated: boolean;
  words: Words;
}) {
  const { hooks: say } = t;
  return (
    <div class="max-w-form">
      <PageHead
        title={rotated ? say.rotatedTitle : say.madeTitle}
        subtitle={hook.name}
        back={{ href: `/settings/webhooks/${hook.id}`, label: hook.name }}
      />
      <Card>
        <p>{say.shownOnce}</p>
        <Secret label={say.secret} value={secret} words={t} />
        {rotated && <p class="mt-4">{say.rotatedText}</p>}
        <p class="mt-4">{say.check}</p>
        <pre class="mt-1 p-3 bg-sunken rounded-control text-sm overflow-x-auto" tabIndex={0}>{HEADERS}</pre>
        <p class="mt-1 text-ink-2 text-sm">{say.checkText}</p>
        <p class="mt-4">
          <LinkButton tone="primary" href={`/settings/webhooks/${hook.id}`}>{say.done}</LinkButton>
        </p>
      </Card>
    </div>
  );
}
