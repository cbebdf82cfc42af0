import { agreementCalls } from "./agreement_calls.ts";
import { auditCalls } from "./audit_calls.ts";
import { analyticsCalls } from "./analytics_calls.ts";
import { authCalls } from "./auth_calls.ts";
import { calendarCalls } from "./calendar_calls.ts";
import { type Call, openCall } from "./call.ts";
import { customerCalls } from "./customer_calls.ts";
import { hookCalls } from "./hook_calls.ts";
import { healthCalls } from "./health_calls.ts";
import { leadCalls } from "./lead_calls.ts";
import { document } from "./openapi.ts";
import { peopleCalls } from "./people_calls.ts";
import { saleActCalls } from "./sale_act_calls.ts";
import { saleCalls } from "./sale_calls.ts";
import { serviceCalls } from "./service_calls.ts";
import { statisticsCalls } from "./statistics_calls.ts";

const described = openCall({
  method: "GET",
  path: "/openapi.json",
  tag: "health",
  summary: "This description",
  answers: { 200: { mediaType: "application/json" } },
  run: () => Promise.resolve({ status: 200, body: openapi() }),
});

/** Every call there is: dispatching, the description and the tests read this list. */
export const CALLS: readonly Call[] = [
  ...authCalls,
  ...customerCalls,
  ...serviceCalls,
  ...saleCalls,
  ...agreementCalls,
  ...leadCalls,
  ...saleActCalls,
  ...calendarCalls,
  ...statisticsCalls,
  ...analyticsCalls,
  ...peopleCalls,
  ...auditCalls,
  ...hookCalls,
  ...healthCalls,
  described,
];

let made: ReturnType<typeof document> | null = null;

/** The description of CALLS in OpenAPI 3.1, made when first asked for. */
export function openapi() {
  return made ??= document(CALLS);
}
