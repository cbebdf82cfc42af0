import { HttpError, page } from "fresh";
import { foundOrPage } from "../../../adapters/http/answers.ts";
import { define } from "../../../adapters/http/define.ts";
import { Button } from "../../../components/Button.tsx";
import { Card } from "../../../components/Card.tsx";
import { DefinitionList, type Fact } from "../../../components/DefinitionList.tsx";
import { Icon } from "../../../components/Icon.tsx";
import { PageHead } from "../../../components/PageHead.tsx";
import { Tag } from "../../../components/StatusBadge.tsx";
import { type MailId, parseId } from "../../../domain/kernel/ids.ts";
import { may } from "../../../domain/kernel/permissions.ts";
import { MailBody } from "../../(_components)/MailThread.tsx";
import { toldFacts } from "../(_components)/mail_words.ts";

export const handler = define.handlers({
  async GET(ctx) {
    const id = parseId<MailId>(ctx.params.id);
    if (id === null) throw new HttpError(404);
    const found = await ctx.state.useCases.findMail(ctx.state.actor, id);
    return page({ mail: foundOrPage(found), once: crypto.randomUUID() });
  },
});

export default define.page<typeof handler>(({ data: { mail, once }, state }) => {
  const { words: t, formats, now, actor } = state;
  const { intake: { message: say, ...intake } } = t;
  const facts: (Fact | false)[] = [
    { term: say.from, value: <Sender mail={mail} nobody={intake.nobody} via={say.via} /> },
    mail.answerTo !== null && mail.answerTo !== mail.from?.address && { term: say.to, value: mail.answerTo },
    { term: say.received, value: formats.moment(mail.receivedAt, now) },
    mail.sentAt !== null && { term: say.sent, value: formats.moment(mail.sentAt, now) },
    { term: say.because, value: intake.why[mail.why] },
    mail.lead !== null && {
      term: say.lead,
      value: <a class="link" href={`/leads/${mail.lead.id}`}>{mail.lead.name}</a>,
    },
  ];
  const reads = may(actor, "read_mail");
  return (
    <>
      <PageHead
        title={mail.subject || intake.noSubject}
        badge={<Tag word={intake.end[mail.end]} />}
        back={reads
          ? { href: "/quarantine", label: intake.nav }
          : { href: `/leads/${mail.leadId}`, label: t.nav.leads }}
      />
      <div class="file">
        <div class="file-main">
          <Card>
            <MailBody mail={mail} words={t} formats={formats} />
          </Card>
          {mail.leadId === null && reads && may(actor, "edit_leads") && (
            <Card title={intake.adopt.title}>
              <form method="post" action={`/quarantine/${mail.id}/adopt`}>
                <input type="hidden" name="once" value={once} />
                <p class="mb-3">{intake.adopt.text}</p>
                <Button tone="primary" icon="target">{intake.adopt.button}</Button>
              </form>
            </Card>
          )}
        </div>
        <div class="file-side">
          <Card>
            <DefinitionList facts={facts.filter((fact) => fact !== false)} />
            {reads && (
              <p class="mt-3">
                <a class="contact-way" href={`/quarantine/${mail.id}/raw`} download>
                  <Icon name="download" />
                  {say.raw}
                </a>
              </p>
            )}
          </Card>
          {mail.told && (
            <Card title={say.told}>
              <DefinitionList facts={toldFacts(mail.told, t, formats)} />
            </Card>
          )}
        </div>
      </div>
    </>
  );
});

function Sender({ mail: { from, portal }, nobody, via }: {
  readonly mail: {
    readonly from: { readonly name: string; readonly address: string } | null;
    readonly portal: string | null;
  };
  readonly nobody: string;
  readonly via: (portal: string) => string;
}) {
  return (
    <>
      {from?.name || from?.address || nobody}
      {from?.name && <small class="block break-words">{from.address}</small>}
      {portal && <small class="block">{via(portal)}</small>}
    </>
  );
}
