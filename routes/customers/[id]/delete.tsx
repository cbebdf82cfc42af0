import { define } from "../../../adapters/http/define.ts";
import { customerStep, RefusedPage } from "../(_components)/customer_step.tsx";

export const handler = customerStep(
  (useCases, actor, id) => useCases.deleteCustomer(actor, id),
  () => "/customers",
  ({ id, name }) => ({ kind: "customer_deleted", name, undo: `/customers/${id}/restore` }),
);

export default define.page<typeof handler>(({ data, state }) => <RefusedPage data={data} state={state} />);
