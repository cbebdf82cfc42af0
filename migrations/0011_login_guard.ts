import { AS_OWNER, type Migration } from "./migration.ts";

/**
 * What slows a guesser down without keeping the owner out: failed logins are counted, and a browser that was used to log in
 * before is told apart from a stranger's.
 */
export const loginGuard: Migration = {
  name: "0011_login_guard",
  sql: `${AS_OWNER}
alter table identity.sessions add column device_hash bytea;
create index sessions_of_device on identity.sessions (user_id, device_hash);
create index sessions_by_end on identity.sessions (absolute_end);

-- Unlogged, as rate_limits: what is forgotten in a crash is forgiven. Keys hold hashes of addresses, never the addresses.
create unlogged table identity.login_failures (
  key text primary key,
  failures int not null check (failures >= 0),
  blocked_until timestamptz not null,
  forgotten_at timestamptz not null
);
grant select, insert, update, delete on identity.login_failures to app_auth;
`,
};
