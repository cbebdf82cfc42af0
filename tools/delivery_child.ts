/**
 * A worker in a process of its own, for the tests that kill it: DATABASE_URL, FAKE_URL (where invoices are made and asked
 * for), FAIL_AT (where it dies).
 */
import { openWorker } from "../adapters/delivery/worker.ts";
import { FAILPOINTS } from "../adapters/failpoints.ts";
import { systemClock } from "../adapters/clock.ts";
import { postgresDesk } from "../adapters/postgres/desk.ts";
import { openPostgres } from "../adapters/postgres/postgres_engine.ts";
import { postgresTenants } from "../adapters/postgres/tenants.ts";
import type { Handler } from "../domain/delivery/handler.ts";
import { testSecrets } from "./test_secrets.ts";

const fake = Deno.env.get("FAKE_URL")!;
const failAt = FAILPOINTS.find((one) => one === Deno.env.get("FAIL_AT"));

const invoice: Handler = {
  async look({ key }, { fetch }) {
    const found = await fetch(`${fake}/${encodeURIComponent(key)}`);
    return found.status === 200 ? { kind: "done", result: "found" } : null;
  },
  async carry({ key }, { fetch }) {
    const made = await fetch(`${fake}/${encodeURIComponent(key)}`, { method: "POST" });
    return made.ok ? { kind: "done", result: "made" } : { kind: "later", why: { code: "vendor_failed" } };
  },
};

const engine = openPostgres(Deno.env.get("DATABASE_URL")!);
const worker = openWorker({
  ...{
    tenants: postgresTenants(engine),
    desk: postgresDesk(engine),
    secrets: testSecrets,
    clock: systemClock,
  },
  handlers: { "invoice.draft": invoice },
  deliversOutside: true,
  failpoint: (at) => at === failAt && Deno.kill(Deno.pid, "SIGKILL"),
});
worker.wake();
// Its own timers let a process end that has nothing else to do.
setInterval(() => worker.wake(), 500);
