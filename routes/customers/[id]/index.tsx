import { page } from "fresh";
import { define } from "../../../adapters/http/define.ts";
import { ShownCustomer, shownCustomer, type ShownProps } from "../(_components)/ShownCustomer.tsx";

export const handler = define.handlers({
  async GET(ctx) {
    const shown = await shownCustomer(ctx);
    // Whoever kept the old address finds the customer all the same.
    const { mergedInto } = shown.customer;
    if (mergedInto) return ctx.redirect(`/customers/${mergedInto}`, 303);
    return page<ShownProps>({ ...shown, written: { typed: {}, faults: {} } });
  },
});

export default define.page<typeof handler>(({ data, state, url }) => (
  <ShownCustomer data={data} state={state} url={url} />
));
