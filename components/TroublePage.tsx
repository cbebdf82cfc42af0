import type { State } from "../adapters/http/define.ts";
import type { Trouble } from "../adapters/http/error_pages.ts";
import { LinkButton } from "./Button.tsx";
import { ErrorPage } from "./ErrorPage.tsx";

/** The page of an error, inside the shell for those who are logged in. */
export function TroublePage({ trouble, state: { presence, words } }: { trouble: Trouble; state: State }) {
  const { status, title, text, reference } = trouble;
  const page = (
    <ErrorPage
      icon={status === 404 ? "search-x" : status === 403 ? "lock" : "triangle-alert"}
      title={title}
      text={text}
      {...(reference ? { reference } : {})}
    >
      {status === 503
        ? <LinkButton href="" icon="rotate-ccw">{words.errors.unavailable.retry}</LinkButton>
        : <LinkButton href="/dashboard">{words.errors.notFound.back}</LinkButton>}
    </ErrorPage>
  );
  return presence === null ? <main id="main">{page}</main> : page;
}
