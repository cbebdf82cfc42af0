import { dispatch } from "../../adapters/http/api/dispatch.ts";
import { define } from "../../adapters/http/define.ts";

/** Everything below /api, also what is no call. One function for every method, so that a wrong one is answered by us: 405 with what is allowed. */
export const handler = define.handlers((ctx) => {
  const { useCases, caller } = ctx.state;
  return dispatch(ctx.req, { useCases, place: caller, meter: (allowance) => ctx.state.allowance = allowance });
});
