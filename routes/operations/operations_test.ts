import assert from "node:assert/strict";
import { automaticActor } from "../../domain/kernel/automatic.ts";
import { yes } from "../../domain/kernel/result.ts";
import { postgresDesk } from "../../adapters/postgres/desk.ts";
import { postgresTenants } from "../../adapters/postgres/tenants.ts";
import { eachSite, type Office } from "../../tools/test_site.ts";
import { type Answer, flashOn, plainText } from "../../tools/test_visitor.ts";

const mainOf = ({ page }: Answer) => plainText(page.querySelector("main"));
const BILLY = "/settings/integrations/billy";
const TOKEN = "a long token of Billy's";

const CONNECT = () => new URLSearchParams({ act: "connect", secret: TOKEN });

/** Jobs that died of what Billy answered. */
async function deadJobs({ engine, cast }: Office, ...keys: string[]): Promise<void> {
  const tenants = postgresTenants(engine), desk = postgresDesk(engine);
  const actor = automaticActor(cast.anna.organizationId, "a test");
  const put = keys.map((key) => ({ kind: "invoice.draft" as const, key, about: { saleId: key } }));
  await tenants.write(actor, async ({ effects }) => yes(await effects.put(put)));
  const jobs = await desk.claim({ worker: "a test", kinds: ["invoice.draft"], most: 100, lane: 100, busy: [] });
  const mine = jobs.filter(({ organizationId }) => organizationId === actor.organizationId);
  await desk.release(jobs.filter((job) => !mine.includes(job)));
  const why = { code: "refused", facts: { status: 422, message: "Kontakten mangler" } };
  for (const job of mine) {
    await tenants.write(actor, async (books) => yes(await books.jobs.settle(job, { state: "dead", why })));
  }
}

eachSite(
  "an integration is connected, tested, paused, resumed and closed; its secret is never shown",
  async (office) => {
    const anna = await office.browser("anna");

    const list = await anna.get("/settings/integrations");
    const secretless = await anna.submit(await anna.get(BILLY), BILLY, {}, "Forbind");
    const connected = await anna.submit(secretless, BILLY, { secret: TOKEN }, "Forbind");
    const tested = await anna.submit(connected, BILLY, {}, "Prøv forbindelsen");
    const paused = await anna.submit(tested, BILLY, {}, "Sæt på pause");
    const resumed = await anna.submit(paused, BILLY, {}, "Genoptag");
    const jobs = await anna.get("/operations");
    const closed = await anna.submit(resumed, BILLY, {}, "Afbryd");
    const audit = await anna.get("/settings/audit");

    assert.match(mainOf(list), /Billy.*Fakturaen oprettes automatisk.*Forbind/);
    assert.equal(secretless.status, 422);
    assert.match(mainOf(secretless), /Skriv nøglen/);
    assert.match(flashOn(connected), /gemt/);
    assert.match(mainOf(connected), /Prøver forbindelsen|Prøver/, "it is tried at once");
    assert.match(mainOf(connected), /Slutter på ly's/);
    assert.match(mainOf(tested), /Prøver/);
    assert.ok(tested.page.querySelector('meta[http-equiv="refresh"]'));
    assert.match(mainOf(paused), /På pause: Sat på pause af en administrator/);
    assert.match(mainOf(resumed), /Sæt på pause/);
    assert.match(mainOf(jobs), /Prøv regnskab/);
    assert.match(mainOf(closed), /Forbind/);
    for (const seen of [secretless, connected, tested, audit]) assert.ok(!seen.text.includes(TOKEN));
    assert.match(
      mainOf(audit),
      /Afbrød integration.*Genoptog integration.*Satte integration på pause.*Forbandt integration/,
    );
  },
);

eachSite("what failed is shown with the reason, tried again and given up, by name in the log", async (office) => {
  const anna = await office.browser("anna");
  await anna.send(BILLY, CONNECT());
  const sale = await office.sale();
  await deadJobs(office, `sale:${sale.id}`, "sale:another");

  const list = await anna.get("/operations?state=dead");
  const at = list.page.querySelectorAll('main a[href^="/operations/"]');
  const [one, two] = [...at].map((link) => link.getAttribute("href")!);
  const detail = await anna.get(one);
  const retried = await anna.submit(detail, one, {}, "Prøv igen");
  const dropped = await anna.submit(await anna.get(two), two, {}, "Giv op");
  const waiting = await anna.get("/operations?state=pending&provider=billing");
  const audit = await anna.get("/settings/audit");

  assert.match(mainOf(list), /Regnskab.*2.*Opret fakturakladde.*Salg.*Fejlet.*Kontakten mangler/);
  assert.match(mainOf(detail), /Kontakten mangler.*Forsøg1/);
  assert.match(mainOf(detail), /"key": "sale:/);
  assert.match(flashOn(retried), /prøvet igen/);
  assert.match(flashOn(dropped), /opgivet/);
  assert.match(mainOf(waiting), /Opret fakturakladde/);
  assert.match(mainOf(audit), /Opgav job.*Prøvede job igen/);
});

eachSite("another firm, and whoever is no administrator, sees no job and no integration of it", async (office) => {
  const anna = await office.browser("anna"), carla = await office.browser("carla");
  await anna.send(BILLY, CONNECT());
  await deadJobs(office, "sale:1");
  const at = (await anna.get("/operations")).page.querySelector('main a[href^="/operations/"]')!.getAttribute("href")!;

  const theirs = [await carla.get(at), await carla.send(at, new URLSearchParams({ act: "retry" }))];
  const list = await carla.get("/operations");

  assert.deepEqual(theirs.map(({ status }) => status), [404, 404]);
  assert.match(mainOf(list), /Intet venter/);
  assert.match(mainOf(await carla.get(BILLY)), /^(?!.*Slutter på)/);
  for (const person of ["mads", "bo", "vera"] as const) {
    const browser = await office.browser(person);
    const answers = [
      ...await Promise.all(["/operations", at, "/settings/integrations", BILLY].map((path) => browser.get(path))),
      await browser.send(at, new URLSearchParams({ act: "retry" })),
      await browser.send(BILLY, CONNECT()),
    ];
    assert.deepEqual(answers.map(({ status }) => status), [403, 403, 403, 403, 403, 403], person);
  }
  assert.equal((await anna.get("/settings/integrations/unknown")).status, 404);
  assert.equal((await anna.get("/operations/nonsense")).status, 404);
});
