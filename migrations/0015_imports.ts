import { AS_OWNER, type Migration, tenantsOnly } from "./migration.ts";

/** Files on their way in, row by row, with what each row made or changed, so that it can be taken back. */
export const imports: Migration = {
  name: "0015_imports",
  sql: `${AS_OWNER}
create table app.imports (
  organization_id uuid not null references app.organizations,
  id uuid not null,
  kind text not null check (kind in ('CUSTOMERS', 'SERVICES', 'SALES', 'LEADS')),
  file_name text not null,
  status text not null check (status in
    ('UPLOADING', 'MAPPING', 'CHECKING', 'CHECKED', 'RUNNING', 'DONE', 'UNDOING', 'UNDONE')),
  header text[] not null,
  mapping text[] not null,
  duplicates text not null check (duplicates in ('SKIP', 'UPDATE', 'CREATE')),
  dates text not null check (dates in ('dmy', 'mdy')),
  total int not null,
  done int not null,
  at_line int not null,
  faulty int not null,
  known int not null,
  created int not null,
  updated int not null,
  skipped int not null,
  stayed int not null,
  created_by uuid not null,
  created_at timestamptz not null,
  primary key (organization_id, id),
  foreign key (organization_id, created_by) references app.memberships
);
create index imports_by_age on app.imports (organization_id, created_at desc, id desc);
${tenantsOnly("imports")}
grant select, insert on app.imports to app_web;
grant select on app.imports to app_worker;
grant update (status, mapping, duplicates, dates, total, done, at_line, faulty, known, created, updated, skipped, stayed)
  on app.imports to app_web;

create table app.import_rows (
  organization_id uuid not null,
  import_id uuid not null,
  line int not null,
  cells text[] not null,
  faults jsonb,
  outcome text check (outcome in ('CREATED', 'UPDATED', 'SKIPPED', 'FAILED', 'STAYED', 'UNDONE')),
  record_id uuid,
  before jsonb,
  after jsonb,
  primary key (organization_id, import_id, line),
  foreign key (organization_id, import_id) references app.imports
);
create index import_rows_faulty on app.import_rows (organization_id, import_id, line) where faults is not null;
create index import_rows_made on app.import_rows (organization_id, import_id, line desc)
  where outcome in ('CREATED', 'UPDATED');
${tenantsOnly("import_rows")}
grant select, insert, update (faults, outcome, record_id, before, after) on app.import_rows to app_web;
grant select, delete on app.import_rows to app_worker;
`,
};
