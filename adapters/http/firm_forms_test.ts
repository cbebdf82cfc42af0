import assert from "node:assert/strict";
import { as, makeFirms, run } from "../../tools/test_firms.ts";
import type { OrganizationId } from "../../domain/kernel/ids.ts";
import { randomIds } from "../clock.ts";
import { eachSite } from "../../tools/test_site.ts";
import { wordsOn } from "../../tools/test_visitor.ts";
import { marked } from "./firm_forms.ts";

Deno.test("marked() puts the firm in the address of every form that changes something in it", () => {
  const html = '<form method="post" action="/leads/new" class="a">' +
    '<button formaction="/sales/bulk?x=1">' +
    '<form action="/sales" method="post"><form method="get" action="/sales">' +
    '<form method="post" action="/organization"><form method="post" action="/profile/password">' +
    '<a href="/leads/new" title="action=&quot;/x&quot;">';

  assert.equal(
    marked(html, "f"),
    '<form method="post" action="/leads/new?firm=f" class="a">' +
      '<button formaction="/sales/bulk?x=1&amp;firm=f">' +
      '<form action="/sales?firm=f" method="post"><form method="get" action="/sales">' +
      '<form method="post" action="/organization"><form method="post" action="/profile/password">' +
      '<a href="/leads/new" title="action=&quot;/x&quot;">',
  );
});

eachSite("a form that was open in one firm is not sent into another one", async (office) => {
  const { cast, engine } = office;
  const alone = await (await office.browser("bo")).get("/leads/new");
  assert.doesNotMatch(alone.text, /firm=/, "who works in one firm sees nothing of it");
  const second = { ...cast.firms[0].organization, id: randomIds.next<OrganizationId>(), name: "Andet Firma" };
  await makeFirms(engine, [{ organization: second, members: [] }]);
  await run(
    engine,
    as("app_owner", second.id),
    "insert into app.memberships (organization_id, user_id, role, created_at) values ($1, $2, 'ADMIN', now() + interval '1 day')",
    [second.id, cast.anna.userId],
  );
  const anna = await office.browser("anna");
  const [lead, settings] = [await anna.get("/leads/new"), await anna.get("/settings")];
  const guard = ({ headers }: { headers: Headers }) =>
    headers.get("content-security-policy")!.replaceAll(/'nonce-[^']+'/g, "nonce");
  assert.equal(guard(lead), guard(alone));
  assert.match(guard(lead), /nonce/, "the scripts of the page are still its own");
  const there = await anna.post("/organization", { organization: second.id });
  assert.equal(there.status, 200);

  const late = await anna.submit(lead, "/leads/new", { contactName: "Ada" });
  const renamed = await anna.submit(settings, "/settings");
  const back = await anna.post("/organization", { organization: cast.anna.organizationId });
  const again = await anna.submit(lead, "/leads/new", { contactName: "Ada" });

  assert.deepEqual([late.status, renamed.status, back.status, again.status], [409, 409, 200, 200]);
  assert.match(wordsOn(late.page.querySelector("main")), /Formularen hører til et andet firma/);
  assert.match(again.path, /^\/leads\/[0-9a-f-]{36}$/);
  const leads = await run(engine, as("app_owner", second.id), "select count(*) as count from app.leads");
  assert.equal(Number(leads[0].count), 0);
}, { alone: true });
