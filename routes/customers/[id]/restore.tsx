import { define } from "../../../adapters/http/define.ts";
import { customerStep, RefusedPage } from "../(_components)/customer_step.tsx";

export const handler = customerStep(
  (useCases, actor, id) => useCases.restoreCustomer(actor, id),
  (id) => `/customers/${id}`,
  ({ name }) => ({ kind: "customer_restored", name }),
);

export default define.page<typeof handler>(({ data, state }) => <RefusedPage data={data} state={state} />);
