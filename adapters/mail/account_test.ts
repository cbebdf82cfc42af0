import assert from "node:assert/strict";
import { invitePerson } from "../../domain/people/invite_person.ts";
import type { SecretHash } from "../../domain/identity/ports.ts";
import { accountLinks } from "../../background.ts";
import { postgresPeople } from "../postgres/people.ts";
import { randomTokens } from "../tokens.ts";
import { readMail, startSmtp } from "../../tools/fakes/smtp.ts";
import { eachDatabase } from "../../tools/test_databases.ts";
import { deliveryScene } from "../../tools/test_delivery.ts";
import { as, newIds } from "../../tools/test_firms.ts";
import { divertLog } from "../log.ts";
import { kept } from "../memory/world.ts";
import { letterWriter } from "./compose.tsx";
import { mailHandlers } from "./handler.ts";
import { waysOut } from "./ways_out.ts";

divertLog(() => {});
const PUBLIC = "https://salg.rendetalje.example";
const hashOf = (token: string) => randomTokens.hash(token) as SecretHash;

eachDatabase(
  "an invitation is mailed again after a failure, every link that was mailed works, and none lies anywhere",
  async ({ engine }) => {
    await using play = await deliveryScene(engine);
    await using server = await startSmtp({ faults: [{ on: "data", do: "drop", times: 1 }] });
    const { anna } = play, store = postgresPeople(engine);
    const ways = waysOut({
      demo: false,
      dataDir: "/nowhere",
      publicOrigin: PUBLIC,
      vendors: { smtp: server.url } as never,
    });
    const links = accountLinks(engine, newIds);
    const worker = play.worker(mailHandlers({ ways, write: letterWriter({ publicOrigin: PUBLIC }), links }));
    const invite = invitePerson({ store, tokens: randomTokens, ids: newIds });
    const invited = { name: "Nora Ny", email: `nora.${crypto.randomUUID()}@example.dk`, role: "VIEWER" as const };

    const { token } = kept(await invite(anna, invited, { language: "en" }));
    for (let tries = 0; tries < 2; tries++) {
      worker.wake();
      await worker.idle();
      await play.later(86_400);
    }
    assert.deepEqual((await play.jobs(anna)).map(({ state }) => state), ["done"]);

    const mails = await Promise.all(server.messages.map(({ raw }) => readMail(raw)));
    assert.deepEqual(mails.map(({ subject, to }) => [subject, to?.[0].address]), [
      ["Invitation to Rendetalje in Tekup Sales", invited.email],
      ["Invitation to Rendetalje in Tekup Sales", invited.email],
    ]);
    assert.equal(server.counts().size, 1, "one Message-ID");
    const tokens = mails.map(({ text }) => /\/invitation\/([\w-]{43})/.exec(text!)![1]);
    assert.equal(new Set([token, ...tokens]).size, 3);
    for (const one of [token, ...tokens]) assert.equal((await store.findInvitation(hashOf(one)))?.email, invited.email);
    for (const table of ["outbox", "mail_log", "invitations", "invitation_links", "audit", "events"]) {
      const [rows] = await engine.batch(as("app_owner", anna.organizationId), [{
        text: `select t::text as whole from app.${table} t where organization_id = $1`,
        values: [anna.organizationId],
      }]);
      for (const one of [token, ...tokens]) assert.ok(!rows.some(({ whole }) => String(whole).includes(one)), table);
    }

    kept(await invite(anna, invited, { language: "da" }));
    for (const one of [token, ...tokens]) {
      assert.equal(
        await store.findInvitation(hashOf(one)),
        null,
        "a new invitation ends the old links",
      );
    }
    await ways.close();
  },
);

eachDatabase("an invitation that was withdrawn before its mail left is not sent", async ({ engine }) => {
  await using play = await deliveryScene(engine);
  const { anna } = play, store = postgresPeople(engine);
  const ways = waysOut({ demo: false, dataDir: "/nowhere", publicOrigin: PUBLIC, vendors: { smtp: null } as never });
  const links = accountLinks(engine, newIds);
  const invite = invitePerson({ store, tokens: randomTokens, ids: newIds });
  const invited = { name: "Nora Ny", email: `nora.${crypto.randomUUID()}@example.dk`, role: "VIEWER" as const };

  const { invitation } = kept(await invite(anna, invited, { language: "da" }));
  await store.withdrawInvitation(anna, invitation.id);
  const worker = play.worker(mailHandlers({ ways, write: letterWriter({ publicOrigin: PUBLIC }), links }));
  worker.wake();
  await worker.idle();

  assert.deepEqual((await play.jobs(anna)).map(({ state, result }) => [state, result]), [["done", {
    unsent: "link_dead",
  }]]);
});
