import type { Engine, Statement } from "./engine.ts";
import { inEveryFirm } from "./housekeeping.ts";

const MINE = "nullif(current_setting('app.current_org_id', true), '')::uuid";

/**
 * Of an import the counts stay; its rows are people's names and addresses, and go. It can be taken back for 30 days
 * (domain/imports/import.ts), and some days more are room for one that is being taken back at the end of them.
 */
const IMPORT_ROWS: Statement = {
  text: `delete from app.import_rows r using app.imports i
    where r.organization_id = ${MINE} and i.organization_id = r.organization_id and i.id = r.import_id
      and i.created_at < now() - interval '35 days'`,
  values: [],
};

/** What was sent to webhooks, with every try. */
const HOOK_LOG: Statement = {
  text: `delete from app.hook_deliveries d where d.organization_id = ${MINE} and d.at < now() - interval '30 days'`,
  values: [],
};

/** What went out as mail, to whom. Younger notes also say which addresses take no mail, so they are kept for long. */
const MAIL_LOG: Statement = {
  text: `delete from app.mail_log m where m.organization_id = ${MINE} and m.at < now() - interval '24 months'`,
  values: [],
};

/** What somebody was told in the program. */
const NOTICES: Statement = {
  text: `delete from app.notifications n where n.organization_id = ${MINE} and n.at < now() - interval '6 months'`,
  values: [],
};

/** Credentials that were replaced and are taken no longer. */
const OLD_SECRETS: Statement = {
  text: `update app.integrations i set secret_before = null, secret_before_key = null, before_until = null
    where i.organization_id = ${MINE} and i.before_until < now()`,
  values: [],
};

/** Forgets what is kept for a time only. */
export async function forgetOld(engine: Engine): Promise<void> {
  await inEveryFirm(engine, IMPORT_ROWS);
  await inEveryFirm(engine, HOOK_LOG);
  await inEveryFirm(engine, MAIL_LOG);
  await inEveryFirm(engine, NOTICES);
  await inEveryFirm(engine, OLD_SECRETS);
}
