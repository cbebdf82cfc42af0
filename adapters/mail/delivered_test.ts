import assert from "node:assert/strict";
import type { Email } from "../../domain/customers/email.ts";
import { recordCustomer } from "../../domain/customers/record_customer.ts";
import { changeMailSettings } from "../../domain/mail/change_mail.ts";
import { findNotices } from "../../domain/notices/find_notices.ts";
import { recordSale } from "../../domain/sales/record_sale.ts";
import { connectIntegration } from "../../domain/integrations/change_integrations.ts";
import { readMail, startSmtp } from "../../tools/fakes/smtp.ts";
import { eachDatabase } from "../../tools/test_databases.ts";
import { deliveryScene } from "../../tools/test_delivery.ts";
import { testSecrets } from "../../tools/test_secrets.ts";
import { newIds, systemClock } from "../../tools/test_firms.ts";
import { accountLinks } from "../../background.ts";
import { divertLog } from "../log.ts";
import { aDraft, customerFacts } from "../memory/builders.ts";
import { kept } from "../memory/world.ts";
import { letterWriter } from "./compose.tsx";
import { mailHandlers } from "./handler.ts";
import { waysOut } from "./ways_out.ts";
import { until } from "../../tools/until.ts";

divertLog(() => {});
const PUBLIC = "https://salg.rendetalje.example";

eachDatabase(
  "a quote is mailed by the worker, once, through greylisting and a broken line",
  async ({ engine }) => {
    await using play = await deliveryScene(engine);
    await using server = await startSmtp({
      faults: [{ on: "rcpt", do: 451, times: 1 }, { on: "data", do: "drop", times: 1 }],
    });
    const { tenants, anna } = play;
    const { hostname, port, username, password } = new URL(server.url);
    const settings = { host: hostname, port: Number(port), secure: false, user: decodeURIComponent(username) };
    kept(
      await connectIntegration({ tenants, secrets: testSecrets })(anna, "smtp", settings, decodeURIComponent(password)),
    );
    kept(
      await changeMailSettings({ tenants })(anna, {
        ...{
          senderName: null,
          senderAddress: "salg@rendetalje.example" as Email,
          replyTo: null,
          copyTo: null,
          signature: null,
        },
        ...{ language: "da", switches: { quote_sent: true } },
      }),
    );
    const ways = waysOut({ demo: false, dataDir: "/nowhere", publicOrigin: PUBLIC, vendors: { smtp: null } as never });
    const worker = play.worker(
      mailHandlers({ ways, write: letterWriter({ publicOrigin: PUBLIC }), links: accountLinks(engine, newIds) }),
    );
    const world = { tenants, clock: systemClock, ids: newIds };

    const customer = kept(
      await recordCustomer(world)(anna, customerFacts({ email: "marie@example.dk" as Email }), true),
    );
    const sale = kept(await recordSale(world)(anna, aDraft({ customerId: customer.id, status: "QUOTE_SENT" })));
    for (let tries = 0; tries < 3; tries++) {
      worker.wake();
      await worker.idle();
      await play.later(86_400);
    }
    assert.ok((await play.jobs(anna)).every(({ state }) => state === "done"));
    await ways.close();

    // The line broke behind the letter: it came twice, with one Message-ID.
    assert.deepEqual([...server.counts()], [[`sale.${sale.id}.quote_sent.1@rendetalje.example`, 2]]);
    assert.equal((await readMail(server.messages[0].raw)).subject, `Tilbud ${sale.number} fra Rendetalje`);
    const { trouble, recent } = await tenants.read(anna, ({ mail }) => ({
      trouble: mail.trouble(customer.id),
      recent: mail.recent(5),
    }));
    assert.deepEqual([trouble, recent.map(({ kind, state, name }) => [kind, state, name])], [
      null,
      [["quote_sent", "sent", customer.name]],
    ]);
  },
);

eachDatabase("a mail that nobody takes is told to the administrator, and shows at the customer", async ({ engine }) => {
  await using play = await deliveryScene(engine);
  await using server = await startSmtp({ faults: [{ on: "rcpt", do: 550 }] });
  const { tenants, anna } = play;
  const ways = waysOut({
    demo: false,
    dataDir: "/nowhere",
    publicOrigin: PUBLIC,
    vendors: { smtp: server.url } as never,
  });
  const worker = play.worker(
    mailHandlers({ ways, write: letterWriter({ publicOrigin: PUBLIC }), links: accountLinks(engine, newIds) }),
  );
  const world = { tenants, clock: systemClock, ids: newIds };
  kept(
    await changeMailSettings({ tenants })(anna, {
      ...{
        senderName: null,
        senderAddress: "salg@rendetalje.example" as Email,
        replyTo: null,
        copyTo: null,
        signature: null,
      },
      ...{ language: "en", switches: { quote_sent: true } },
    }),
  );

  const customer = kept(await recordCustomer(world)(anna, customerFacts({ email: "vaek@example.dk" as Email }), true));
  kept(await recordSale(world)(anna, aDraft({ customerId: customer.id, status: "QUOTE_SENT" })));
  worker.wake();
  await until(async () => (await play.jobs(anna)).every(({ state }) => state === "dead"));
  await ways.close();

  const { trouble } = await tenants.read(anna, ({ mail }) => ({ trouble: mail.trouble(customer.id) }));
  assert.equal(trouble?.state, "refused");
  assert.deepEqual((await findNotices({ tenants })(anna)).map(({ kind, facts }) => [kind, facts]), [
    ["effect_dead", { effect: "mail.send" }],
  ]);
});
