import { page } from "fresh";
import { define } from "../../../adapters/http/define.ts";
import { Card } from "../../../components/Card.tsx";
import { PageHead } from "../../../components/PageHead.tsx";
import { Tabs } from "../../../components/Tabs.tsx";
import { LANGUAGES } from "../../../domain/identity/user.ts";
import { previewAt } from "./(_components)/mail_preview.ts";

export const handler = define.handlers({
  GET: async (ctx) => page(await previewAt(ctx.state, ctx.url)),
});

/** A mail as its receiver sees it: in a frame of its own, where nothing runs and nothing loads, and as plain text. */
export default define.page<typeof handler>(({ data: { kind, language, wording }, state: { words: t } }) => {
  const say = t.mail.preview, name = t.mail.kinds[kind];
  const query = (of: string, language: string) => `?kind=${of}&language=${language}`;
  return (
    <>
      <PageHead
        title={say.title(name)}
        subtitle={say.text}
        back={{ href: "/settings/mail", label: t.mail.settings.title }}
      />
      <Tabs
        label={say.language}
        tabs={LANGUAGES.map((one) => ({
          href: `/settings/mail/preview${query(kind, one)}`,
          label: t.mail.settings.languages[one],
          current: one === language,
        }))}
      />
      <div class="mail-preview mt-4">
        <Card title={`${say.subject}: ${wording.subject}`} flush>
          <iframe
            src={`/settings/mail/letter${query(kind, language)}`}
            title={say.frame(name)}
            class="mail-frame"
            sandbox=""
            referrerpolicy="no-referrer"
          />
        </Card>
        <Card title={say.asText}>
          <pre class="mail-text" lang={language} tabIndex={0} aria-label={say.asText}>{wording.text}</pre>
        </Card>
      </div>
    </>
  );
});
