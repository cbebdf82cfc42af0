import type { Handler } from "../domain/delivery/handler.ts";
import { accountOf } from "../domain/intake/sms_account.ts";

/** Whether Twilio knows the account and its token. */
export function twilioTrial({ url }: { readonly url: string }): Handler {
  return {
    async carry(_job, { integration, fetch, signal }) {
      const account = integration && accountOf(integration.settings);
      if (!account) return { kind: "dead", why: { code: "sms_account_unknown" } };
      const login = btoa(`${account}:${integration.secret}`);
      const { ok, status, body } = await fetch(`${url}/2010-04-01/Accounts/${account}.json`, {
        headers: { Authorization: `Basic ${login}` },
        signal,
      });
      await body?.cancel();
      if (ok) return { kind: "done", result: null };
      if (status === 401 || status === 403) return { kind: "paused", why: { code: "sms_login_refused" } };
      if (status === 404) return { kind: "dead", why: { code: "sms_account_unknown" } };
      return { kind: "later", why: { code: "unreachable" } };
    },
  };
}
