import { HttpError, page } from "fresh";
import { z } from "zod";
import { foundOrPage, throwAsPage } from "../../adapters/http/answers.ts";
import { readSentForm } from "../../adapters/http/body.ts";
import { subjectOf, whySentence } from "../../adapters/http/delivery_words.ts";
import { define, type State } from "../../adapters/http/define.ts";
import { redirectTelling } from "../../adapters/http/flash.ts";
import { readForm } from "../../adapters/http/form.ts";
import { Button } from "../../components/Button.tsx";
import { Card } from "../../components/Card.tsx";
import { DefinitionList } from "../../components/DefinitionList.tsx";
import { Flash } from "../../components/Flash.tsx";
import { PageHead } from "../../components/PageHead.tsx";
import type { JobRow } from "../../domain/delivery/job.ts";
import { type JobId, parseId } from "../../domain/kernel/ids.ts";
import { JobTag } from "./(_components)/OperationsPage.tsx";

const Act = z.strictObject({ act: z.enum(["retry", "drop"]) });

export const handler = define.handlers({
  async GET(ctx) {
    return page({ job: await find(ctx.state, ctx.params.id) });
  },

  /** Tries again, or gives up. */
  async POST(ctx) {
    const { useCases, actor } = ctx.state;
    const { id } = await find(ctx.state, ctx.params.id);
    const form = await readForm(Act, await readSentForm(ctx.req), ctx.url.pathname);
    if (!form.ok) throw new HttpError(422);
    const retry = form.value.act === "retry";
    const done = await (retry ? useCases.retryJob(actor, id) : useCases.dropJob(actor, id));
    if (!done.ok) throwAsPage(done.error);
    return redirectTelling(ctx, "/operations", { kind: retry ? "job_retried" : "job_dropped" });
  },
});

async function find({ useCases, actor }: State, text: string): Promise<JobRow> {
  const id = parseId<JobId>(text);
  if (id === null) throw new HttpError(404);
  return foundOrPage(await useCases.findJob(actor, id));
}

export default define.page<typeof handler>(({ data: { job }, state: { words: t, formats, now } }) => {
  const { delivery: say } = t;
  const subject = subjectOf(job, t);
  const canRetry = job.state === "dead" || job.state === "dropped" || job.state === "pending";
  const canDrop = job.state === "dead" || job.state === "pending";
  return (
    <div class="max-w-form">
      <PageHead
        title={say.kinds[job.kind]}
        subtitle={say.providers[job.provider]}
        back={{ href: "/operations", label: say.title }}
        badge={<JobTag job={job} words={t} />}
      />
      <div class="grid gap-5">
        {job.lastError && (
          <Flash kind={job.state === "dead" ? "problem" : "note"}>
            {whySentence(job.lastError, job.provider, t, formats)}
          </Flash>
        )}
        <Card>
          <DefinitionList
            facts={[
              {
                term: say.columns.about,
                value: subject.href ? <a class="link" href={subject.href}>{subject.word}</a> : subject.word,
              },
              { term: say.columns.tries, value: formats.count(job.attempts) },
              { term: say.columns.made, value: formats.moment(job.createdAt, now) },
              ...(job.state === "pending" ? [{ term: say.columns.next, value: formats.moment(job.runAt, now) }] : []),
              ...(job.finishedAt ? [{ term: say.columns.ended, value: formats.moment(job.finishedAt, now) }] : []),
              { term: say.columns.payload, value: <Code json={{ key: job.key, ...job.about }} /> },
              ...(job.result === null ? [] : [{ term: say.columns.result, value: <Code json={job.result} /> }]),
              ...(job.lastError?.facts
                ? [{
                  term: say.columns.error,
                  value: <Code json={{ code: job.lastError.code, ...job.lastError.facts }} />,
                }]
                : []),
            ]}
          />
          {job.maybeDone && job.state !== "done" && <p class="mt-3 text-ink-2 text-sm">{say.columns.maybe}</p>}
          {canRetry && (
            <form method="post" action={`/operations/${job.id}`} class="mt-4">
              <Button tone="primary" icon="refresh-cw" name="act" value="retry">{say.retry}</Button>
            </form>
          )}
        </Card>
        {canDrop && (
          <Card title={say.dropTitle}>
            <form method="post" action={`/operations/${job.id}`} class="flex flex-wrap items-center gap-3">
              <p class="mr-auto">{say.dropText}</p>
              <Button tone="danger" icon="circle-slash" name="act" value="drop">{say.drop}</Button>
            </form>
          </Card>
        )}
      </div>
    </div>
  );
});

/** For those who know what the ids mean. */
function Code({ json }: { json: unknown }) {
  return <pre class="text-xs whitespace-pre-wrap break-all">{JSON.stringify(json, null, 2)}</pre>;
}
