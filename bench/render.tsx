/**
 * How long the sales list takes to become HTML, whole page with shell and document, without database and network: the real
 * components on the newest sales of DATABASE_URL. Prints one line of JSON.
 */
import type { ComponentType } from "preact";
import { renderToString } from "preact-render-to-string";
import { randomIds, systemClock } from "../adapters/clock.ts";
import { workUseCases } from "../adapters/http/use_cases.ts";
import { openPostgres } from "../adapters/postgres/postgres_engine.ts";
import { postgresTenants } from "../adapters/postgres/tenants.ts";
import type { Membership, Presence } from "../domain/identity/user.ts";
import type { Actor } from "../domain/kernel/actor.ts";
import { dayOf } from "../domain/kernel/time.ts";
import { formats } from "../locales/format.ts";
import { words } from "../locales/words.ts";
import { readSaleQuery } from "../routes/sales/(_components)/sale_query.ts";
import Document from "../routes/_app.tsx";
import Shell from "../routes/_layout.tsx";
import SalesPage from "../routes/sales/index.tsx";

const TIMES = 3_000;

const engine = openPostgres(Deno.env.get("DATABASE_URL") ?? "");
const presence = await presenceOf("admin@rendetalje.example");
const { organization, organizations, user } = presence;
const actor: Actor = {
  userId: user.id,
  organizationId: organization.id,
  role: organization.role,
  requestId: "bench",
};
const url = new URL("http://localhost/sales?dateTo=today"), req = new Request(url);
const today = dayOf(systemClock.now(), organization.timeZone);
const query = readSaleQuery(url.searchParams, today);
const { findSales } = workUseCases({ tenants: postgresTenants(engine), clock: systemClock, ids: randomIds });
const { value } = await findSales(actor, query.filter, query.sort, query.part);
await engine.close();

const { locale, timeZone } = organization;
const manifest = JSON.parse(await Deno.readTextFile(new URL("../static/manifest.json", import.meta.url)));
const state = {
  presence,
  organization,
  organizations,
  actor,
  manifest,
  language: "da",
  theme: "system",
  told: null,
  words: words("da"),
  formats: formats({ language: "da", locale, timeZone }),
  today,
};

// Fresh hands its pages more than these three read.
type Part = ComponentType<{ data?: unknown; state: unknown; url: URL; req: Request; Component?: ComponentType }>;
const [Outer, Middle, Inner] = [Document, Shell, SalesPage] as unknown as Part[];
const page = () => {
  const Sales = () => <Inner data={{ url, query, ...value }} state={state} url={url} req={req} />;
  const Framed = () => <Middle Component={Sales} state={state} url={url} req={req} />;
  return renderToString(<Outer Component={Framed} state={state} url={url} req={req} />);
};

const html = page();
if (value.listing.rows.length === 0 || !html.includes(value.listing.rows[0].number)) {
  throw new Error("Cannot measure the list: no sale is on it");
}
for (let i = 0; i < 500; i++) page();
const times: number[] = [];
for (let i = 0; i < TIMES; i++) {
  const began = performance.now();
  page();
  times.push(performance.now() - began);
}
times.sort((a, b) => a - b);
const at = (share: number) => Math.round(times[Math.floor(TIMES * share)] * 1_000) / 1_000;
console.log(JSON.stringify({ rows: value.listing.rows.length, bytes: html.length, p50: at(0.5), p95: at(0.95) }));

async function presenceOf(email: string): Promise<Presence> {
  const [[person], rows] = await engine.batch(
    { text: "select set_config('role', 'app_auth', true)", values: [] },
    [
      { text: "select id, name, email from identity.users where email = $1", values: [email] },
      {
        text: `select o.organization_id as id, o.name, o.color, o.time_zone as "timeZone", o.locale, m.role
          from app.memberships m join app.organizations o using (organization_id)
          join identity.users u on u.id = m.user_id where u.email = $1 order by o.name`,
        values: [email],
      },
    ],
    { readOnly: true },
  );
  const organizations = rows as unknown as Membership[];
  return {
    sessionId: "bench",
    unread: 0,
    user: { ...person, language: "da", theme: "system", mustChangePassword: false } as unknown as Presence["user"],
    organization: organizations.find(({ name }) => name.startsWith("Rendetalje")) ?? organizations[0],
    organizations,
  };
}
