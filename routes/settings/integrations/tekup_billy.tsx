import { define } from "../../../adapters/http/define.ts";
import { billingHandlers } from "./(_components)/billing_page.ts";
import { BillingForm } from "./(_components)/BillingForm.tsx";

export const handler = billingHandlers("tekup_billy");

export default define.page<typeof handler>(({ data, state }) => (
  <BillingForm {...data} provider="tekup_billy" state={state} />
));
