import assert from "node:assert/strict";
import { parseHTML } from "linkedom";
import type { Email } from "../../../domain/customers/email.ts";
import { yes } from "../../../domain/kernel/result.ts";
import { postgresTenants } from "../../../adapters/postgres/tenants.ts";
import type { UserId } from "../../../domain/kernel/ids.ts";
import { MAIL_KINDS } from "../../../domain/mail/mail.ts";
import { leadFacts } from "../../../adapters/memory/builders.ts";
import { eachSite, kept } from "../../../tools/test_site.ts";
import { faultAt, flashOn, formOn, plainText, summaryOf, valueOf } from "../../../tools/test_visitor.ts";

eachSite(
  "mail settings: customers' mails are off until there is an address to answer and somebody switches them on",
  async (office) => {
    const anna = await office.browser("anna");

    const first = await anna.get("/settings/mail");
    const refused = await anna.submit(first, "/settings/mail", { "on.quote_sent": "on", senderAddress: "" });
    const odd = await anna.submit(refused, "/settings/mail", { "on.quote_sent": "on", replyTo: "ikke en adresse" });
    const saved = await anna.submit(odd, "/settings/mail", {
      ...{ "on.quote_sent": "on", replyTo: "kontor@example.dk", signature: "Hilsen\nAnna", language: "en" },
      "on.follow_up": null,
    });

    const ticked = (answer: typeof first) =>
      [...answer.page.querySelectorAll("input[type=checkbox]")].filter((box) => box.hasAttribute("checked"))
        .map((box) => box.getAttribute("name"));
    assert.deepEqual(ticked(first).sort(), ["on.follow_up", "on.hook_disabled", "on.lead_assigned"]);
    assert.deepEqual([refused.status, odd.status], [422, 422]);
    assert.match(faultAt(refused, "replyTo")!, /før mails til dem slås til/);
    assert.ok(ticked(refused).includes("on.quote_sent"), "what was ticked comes back");
    assert.match(faultAt(odd, "replyTo")!, /e-mailadresse/);
    assert.equal(summaryOf(odd).length, 1);
    assert.match(flashOn(saved), /Mailindstillingerne er gemt/);
    assert.deepEqual(ticked(saved).sort(), ["on.hook_disabled", "on.lead_assigned", "on.quote_sent"]);
    const form = formOn(saved, "/settings/mail");
    assert.equal(valueOf(form.querySelector("[name=replyTo]")!), "kontor@example.dk");
    assert.equal(valueOf(form.querySelector("[name=signature]")!), "Hilsen\r\nAnna");
    assert.equal(valueOf(form.querySelector("[name=language]")!), "en");
  },
  { alone: true },
);

eachSite(
  "mail preview: every mail in both languages, as its frame shows it and as text, with a policy of its own",
  async (office) => {
    const anna = await office.browser("anna");

    for (const kind of MAIL_KINDS) {
      for (const language of ["da", "en"]) {
        const page = await anna.get(`/settings/mail/preview?kind=${kind}&language=${language}`);
        const frame = page.page.querySelector("iframe")!;
        const letter = await anna.get(frame.getAttribute("src")!);

        assert.deepEqual([page.status, letter.status], [200, 200], kind);
        assert.equal(frame.getAttribute("sandbox"), "", "nothing in it runs");
        assert.match(letter.text, new RegExp(`<html lang="${language}"`));
        assert.match(
          letter.headers.get("content-security-policy")!,
          /default-src 'none'; style-src 'unsafe-inline'.*frame-ancestors 'self'/,
        );
        assert.equal(letter.headers.get("x-frame-options"), "SAMEORIGIN");
        assert.equal(letter.headers.get("x-page"), null);
        const shown = plainText(parseHTML(letter.text).document.querySelector("h1"));
        assert.ok(plainText(page.page.querySelector("pre")).startsWith(shown), `${kind}: ${shown}`);
      }
    }
    const unknown = await anna.get("/settings/mail/preview?kind=what&language=xx");
    assert.equal(unknown.status, 200);
  },
);

eachSite(
  "mail trial: it goes through the outbox to whoever asks, and stands on the page when it has left",
  async (office) => {
    const anna = await office.browser("anna"), bo = await office.browser("bo");

    const sent = await anna.submit(
      await anna.get("/settings/mail"),
      "/settings/mail",
      {},
      "Gem, og send en prøve til mig",
    );
    const refused = await bo.post("/settings/mail", { do: "trial", language: "da" });
    const [page, preview, letter] = await Promise.all(
      ["/settings/mail", "/settings/mail/preview", "/settings/mail/letter"].map((path) => bo.get(path)),
    );

    assert.match(flashOn(sent), /en prøve er på vej til dig/);
    assert.deepEqual([refused, page, preview, letter].map(({ status }) => status), [403, 403, 403, 403]);
  },
);

eachSite(
  "notifications: the bell counts what is new, a click leads there and reads it, and nobody reads another's",
  async (office) => {
    const { cast, books } = office;
    const bo = await office.browser("bo"), anna = await office.browser("anna"), carla = await office.browser("carla");
    const empty = await bo.get("/notifications");

    const lead = kept(
      await books.recordLead(cast.anna, leadFacts({ contactName: "Nanna Nør", assignedTo: cast.bo.userId })),
    );
    const sale = await office.sale({ assignedTo: cast.bo.userId });
    const told = await bo.get("/notifications");
    const id = told.page.querySelector("input[name=id]")!.getAttribute("value")!;
    const stolen = await carla.post("/notifications", { id });
    await anna.post("/notifications", { id });
    const went = await bo.submit(told, "/notifications", {}, plainText(told.page.querySelector(".notice-go")));
    const rest = await bo.get("/notifications");
    const none = await bo.submit(rest, "/notifications", {}, "Markér alle som læst");

    const count = (answer: typeof told) =>
      plainText(
        [...answer.page.querySelectorAll(".side-places a")].find((link) =>
          link.getAttribute("href") === "/notifications"
        )?.querySelector("b") ?? null,
      );
    assert.match(empty.text, /Ingen beskeder/);
    assert.deepEqual([empty, told, rest, none].map(count), ["", "2", "1", ""]);
    assert.deepEqual([...told.page.querySelectorAll(".notice-go")].map(plainText), [
      `Du har fået salget ${sale.number}, ${sale.customer.name}.`,
      "Du har fået leadet Nanna Nør.",
    ]);
    assert.equal(went.path, `/sales/${sale.id}`);
    assert.equal(stolen.path, "/notifications");
    assert.equal([...none.page.querySelectorAll(".notice a")].at(-1)?.getAttribute("href"), `/leads/${lead.id}`);
    assert.ok(cast.bo.userId as UserId);
  },
  { alone: true },
);

eachSite("a customer's page says why their address gets no mail, until it is another", async (office) => {
  const anna = await office.browser("anna");
  const customer = await office.customer({ name: "Marie Holm", email: "vaek@example.dk" as Email });
  const entry = {
    ...{ effect: `sale:${customer.id}`, kind: "quote_sent", once: "1", customerId: customer.id, userId: null },
    ...{ address: "vaek@example.dk", state: "refused", messageId: null } as const,
    why: { code: "mail_address_refused", facts: { answer: "550 5.1.1 <no such user>" } },
  };
  kept(await postgresTenants(office.engine).write(office.cast.anna, async ({ mail }) => yes(await mail.note(entry))));

  const marked = await anna.get(`/customers/${customer.id}`);
  const edit = await anna.get(`/customers/${customer.id}/edit`);
  const cured = await anna.submit(edit, `/customers/${customer.id}/edit`, { email: "ny@example.dk" });

  const note = (answer: typeof marked) => plainText(answer.page.querySelector(".contact [role=note]"));
  assert.match(
    note(marked),
    /^Mail til adressen blev afvist .* Serveren kender ikke adressen: 550 5\.1\.1 <no such user>/,
  );
  assert.match(note(marked), /Kunden får ikke flere mails, før adressen bliver rettet\.$/);
  assert.equal(note(cured), "");
});

eachSite("a firm connects a mail server of its own out in the world, and none of ours", async (office) => {
  const anna = await office.browser("anna"), own = "/settings/integrations/smtp";
  const typing = {
    "settings.port": "587",
    "settings.secure": "starttls",
    "settings.user": "salg",
    secret: "en hemmelighed",
  };

  const refused = [];
  for (const host of ["localhost", "127.0.0.1", "10.0.0.1", "[::1]", "metadata", "a b.dk"]) {
    refused.push(await anna.submit(await anna.get(own), own, { ...typing, "settings.host": host }));
  }
  const kept = await anna.submit(await anna.get(own), own, { ...typing, "settings.host": "SMTP.firma.dk" });

  assert.deepEqual(refused.map(({ status }) => status), Array(6).fill(422));
  assert.ok(refused.every((answer) => faultAt(answer, "settings.host")));
  const { all } = await postgresTenants(office.engine).read(office.cast.anna, ({ integrations }) => ({
    all: integrations.all(),
  }));
  assert.deepEqual(all.map(({ provider, settings }) => [provider, settings]), [
    ["smtp", { host: "smtp.firma.dk", port: 587, secure: false, user: "salg" }],
  ]);
  assert.equal(kept.status, 200);
}, { alone: true });
