import assert from "node:assert/strict";
import { hookUseCases } from "../http/hook_use_cases.ts";
import { CALLS } from "../http/api/calls.ts";
import { recordShower } from "../http/api/shown_record.ts";
import { workUseCases } from "../http/use_cases.ts";
import { divertLog } from "../log.ts";
import { aDraft, customerFacts, leadFacts } from "../memory/builders.ts";
import { kept } from "../memory/world.ts";
import { HOOK_EVENT_KINDS } from "../../domain/hooks/event.ts";
import { isSignedBy, startReceiver } from "../../tools/fakes/receiver.ts";
import { eachDatabase } from "../../tools/test_databases.ts";
import { deliveryScene } from "../../tools/test_delivery.ts";
import { newIds, systemClock } from "../../tools/test_firms.ts";
import { testSecrets } from "../../tools/test_secrets.ts";
import { hookCourier } from "./deliver.ts";
import { newHookSecret } from "./signature.ts";

divertLog(() => {});

/** The schema that the call of a record answers by. */
// deno-lint-ignore no-explicit-any -- of every shape
const answerOf = (path: string): any =>
  CALLS.find((call) => call.method === "GET" && call.path === path)!.answers[200] as never;

eachDatabase(
  "what happens to a sale, a lead and a customer reaches the firm's own program by the worker, signed, as the API writes it",
  async ({ engine }) => {
    await using play = await deliveryScene(engine);
    await using receiver = await startReceiver();
    const world = { tenants: play.tenants, clock: systemClock, ids: newIds };
    const use = workUseCases(world);
    const hooks = hookUseCases({ ...world, secrets: testSecrets, newSecret: newHookSecret, local: true });
    const { anna } = play;
    const { hook, secret } = kept(
      await hooks.makeHook(anna, { name: "Alt", url: receiver.url, events: HOOK_EVENT_KINDS }),
    );
    receiver.faults.push({ status: 500 });

    const customer = kept(await use.recordCustomer(anna, customerFacts({ name: "Carla Jensen" }), true));
    const sale = kept(await use.recordSale(anna, aDraft({ customerId: customer.id, status: "QUOTE_SENT" })));
    kept(await use.moveSale(anna, sale.id, { to: "ACCEPTED" }));
    const lead = kept(await use.recordLead(anna, leadFacts({ contactName: "Else Holm" })));
    const worker = play.worker({
      "hook.deliver": hookCourier({ secrets: testSecrets, local: true, show: recordShower(world) }),
    });
    worker.wake();
    await worker.idle();
    await play.later(60);
    worker.wake();
    await worker.idle();

    const told = receiver.received.map((one) => ({ ...JSON.parse(one.body), id: one.headers["webhook-id"] }));
    assert.ok(receiver.received.every((one) => isSignedBy(secret, one)));
    const types = ["customer.created", "lead.created", "sale.created", "sale.moved"];
    assert.equal(told.length, 5);
    assert.deepEqual([...new Set(told.map(({ type }) => type))].sort(), types);
    assert.equal(new Set(told.map(({ id }) => id)).size, 4);
    const moved = told.find(({ type }) => type === "sale.moved");
    assert.deepEqual([moved.data.saleId, moved.data.change], [sale.id, { from: "QUOTE_SENT", to: "ACCEPTED" }]);
    assert.equal(moved.data.sale.status, "ACCEPTED");
    for (const { type, data } of told) {
      const subject = type.split(".")[0];
      const read = answerOf(`/${subject}s/:id`).safeParse({ data: data[subject] });
      assert.ok(read.success, `${type}: ${read.error}`);
    }
    assert.equal(told.find(({ type }) => type === "lead.created").data.leadId, lead.id);
    const { log, hook: after } = kept(await hooks.findHook(anna, hook.id, { size: 50, page: 1 }));
    assert.ok(log.rows.every(({ state }) => state === "delivered"));
    assert.deepEqual(log.rows.map(({ attempts }) => attempts.length).sort(), [1, 1, 1, 2]);
    assert.deepEqual([after.failures, after.state], [0, "on"]);
  },
);
