/** The places in a delivery where a test lets the process die, as if its power was cut. */
export const FAILPOINTS = ["after_claim", "after_mark", "after_call", "before_ack", "after_ack"] as const;
export type Failpoint = typeof FAILPOINTS[number];
