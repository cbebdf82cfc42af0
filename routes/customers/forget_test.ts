import assert from "node:assert/strict";
import type { Email } from "../../domain/customers/email.ts";
import { asForm, smsFields, TWILIO_ACCOUNT, TWILIO_TOKEN } from "../../tools/fakes/twilio.ts";
import { drainIntake } from "../../tools/test_intake.ts";
import { eachSite, ONE_DATABASE, TEST_ORIGIN } from "../../tools/test_site.ts";
import { flashOn } from "../../tools/test_visitor.ts";

eachSite(
  "what a customer wrote is erased by a button that asks once more, by the ADMIN and nobody else",
  async (office) => {
    const { organizationId } = office.cast.anna, twilio = "/settings/integrations/twilio";
    const anna = await office.browser("anna");
    const typed = { secret: TWILIO_TOKEN, "settings.accountSid": TWILIO_ACCOUNT };
    await anna.submit(await anna.get(twilio), twilio, typed, "Forbind");
    const { id, name } = await office.customer({ phone: "+4522650226" as never, email: "mette@mail.example" as Email });
    const sent = asForm(
      `${TEST_ORIGIN}/webhooks/${organizationId}/sms`,
      smsFields({ Body: "Nøglen ligger under måtten" }),
    );
    await office.site.fetch(new Request(sent.url, { method: "POST", headers: sent.headers, body: sent.body }));
    await drainIntake(office.engine);
    const own = `/customers/${id}`, path = `${own}/forget`;

    const before = await anna.get(own);
    const asked = await anna.get(path);
    const denied = await Promise.all((["mads", "bo", "carla"] as const).map(async (who) => {
      const browser = await office.browser(who);
      return [(await browser.get(path)).status, (await browser.post(path, {})).status];
    }));
    const done = await anna.submit(asked, path, {}, "Slet for altid");
    const [inbox, leads] = [await anna.get("/quarantine"), await anna.get("/leads")];

    assert.match(before.text, /Nøglen ligger under måtten/);
    assert.ok(before.page.querySelector(`a[href="${path}"]`));
    assert.match(asked.text, new RegExp(`Slet gemte mails fra ${name}`));
    assert.deepEqual(denied, [[403, 403], [403, 403], [404, 404]]);
    assert.match(flashOn(done), /1 meddelelse slettet/);
    for (const { text } of [done, inbox, leads]) assert.doesNotMatch(text, /under måtten/);
    assert.match(inbox.text, /uden overskrift/, "that something came stays");
  },
  { alone: true, only: ONE_DATABASE },
);
