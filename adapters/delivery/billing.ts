import type { Handlers } from "../../domain/delivery/handler.ts";
import { billingHandlers } from "../../domain/invoicing/handlers.ts";
import { type OpenInvoicing, Undelivered } from "../../domain/invoicing/ports.ts";
import type { Ids } from "../../domain/kernel/ids.ts";
import { billyInvoicing } from "../billy/invoicing.ts";
import { INVOICE_WORDS } from "../billy/words.ts";
import type { Config } from "../config.ts";
import { pause } from "../pause.ts";
import { tekupBillyInvoicing } from "../tekup_billy/invoicing.ts";

/** What is done in accounts, whichever of them the firm has. */
export function billing({ config, ids }: { readonly config: Config; readonly ids: Ids }): Handlers {
  const { billy, billyCallsPerMinute, tekupBilly } = config.vendors;
  const accounts: Readonly<Record<string, OpenInvoicing | undefined>> = {
    billy: billyInvoicing({ url: billy, words: INVOICE_WORDS, callsPerMinute: billyCallsPerMinute }),
    tekup_billy: tekupBilly === null ? undefined : tekupBillyInvoicing({ url: tekupBilly }),
  };
  const open: OpenInvoicing = (hands) => {
    const opened = accounts[hands.integration?.provider ?? ""];
    if (!opened) throw new Undelivered({ kind: "dead", why: { code: "not_connected" } });
    return opened(hands);
  };
  return billingHandlers({ open, words: INVOICE_WORDS, ids, pause });
}
