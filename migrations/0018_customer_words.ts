import { AS_OWNER, type Migration, PINNED, tenantsOnly } from "./migration.ts";

/** The letters of a name as they are searched; migrations/0013 says why. */
const folded = (text: string) =>
  `replace(replace(replace(replace(translate(lower((${text}) collate app.danish), ` +
  `'øöåáàâãéèêëíìîïóòôõúùûüýÿñç', 'ooaaaaaeeeeiiiioooouuuuyync'), 'æ', 'ae'), 'ä', 'ae'), 'oe', 'o'), 'aa', 'a')`;
const within = (word: string) =>
  `'%' || replace(replace(replace(${word}, '\\', '\\\\'), '%', '\\%'), '_', '\\_') || '%'`;
/** The words of the living customers' names in a set of rows, each as often as it stands there. */
const wordsIn = (rows: string, sign: string) =>
  `select c.organization_id, w.word collate "C" as word, ${sign}1 as n from ${rows} c
    cross join lateral regexp_split_to_table(${
    folded("c.name || ' ' || coalesce(c.company_name, '')")
  }, '[^a-z]+') as w (word)
    where c.deleted_at is null and length(w.word) between 3 and 40`;
const keep = (changes: string) =>
  `insert into app.customer_words as kept (organization_id, word, uses)
    select organization_id, word, sum(n) from (${changes}) changed
    group by organization_id, word having sum(n) <> 0 order by organization_id, word
  on conflict (organization_id, word) do update set uses = kept.uses + excluded.uses`;

/** A word nobody is called by any more is forgotten. */
const FORGET = (rows: string) =>
  `delete from app.customer_words w using (${wordsIn(rows, "")}) gone
    where w.organization_id = gone.organization_id and w.word = gone.word and w.uses <= 0;`;

/**
 * The words a firm's customers are called by. A slip of the finger is looked for among these few thousand words, not among all
 * customers, and then the right words are searched for as ever. Counted with every change, so that nobody's name stays when
 * they are gone.
 */
export const customerWords: Migration = {
  name: "0018_customer_words",
  sql: `${AS_OWNER}
create table app.customer_words (
  organization_id uuid not null references app.organizations,
  word text collate "C" not null,
  uses int not null,
  primary key (organization_id, word)
);
create index customer_words_by_letters on app.customer_words using gin (word gin_trgm_ops) with (fastupdate = off);
${tenantsOnly("customer_words")}
grant select on app.customer_words to app_web, app_worker;
grant select on app.customer_words to app_search;
create policy search_reads_all on app.customer_words for select to app_search using (true);

-- One function for each, because the sets of rows have other names: what comes in first is counted, then what goes.
${
    [["insert", "new_rows", ""], ["delete", "old_rows", "-"]].map(([act, rows, sign]) => `
create function app.count_words_on_${act}() returns trigger language plpgsql security definer ${PINNED} as $$
begin
  ${keep(wordsIn(rows, sign))};
  ${act === "delete" ? FORGET("old_rows") : ""}
  return null;
end $$;
create trigger words_are_counted_on_${act} after ${act} on app.customers
  referencing ${rows === "new_rows" ? "new" : "old"} table as ${rows}
  for each statement execute function app.count_words_on_${act}();
revoke execute on function app.count_words_on_${act}() from public;`).join("\n")
  }

create function app.count_words_on_update() returns trigger language plpgsql security definer ${PINNED} as $$
begin
  ${keep(`${wordsIn("new_rows", "")} union all ${wordsIn("old_rows", "-")}`)};
  ${FORGET("old_rows")}
  return null;
end $$;
create trigger words_are_counted_on_update after update on app.customers
  referencing old table as old_rows new table as new_rows
  for each statement execute function app.count_words_on_update();
revoke execute on function app.count_words_on_update() from public;

-- Those who are there already, firm by firm: the owner is shut out as everybody is.
do $$
declare firm uuid;
begin
  alter table app.organizations no force row level security;
  for firm in select organization_id from app.organizations loop
    perform set_config('app.current_org_id', firm::text, true);
    ${keep(wordsIn("app.customers", ""))};
  end loop;
  alter table app.organizations force row level security;
end $$;

grant create on schema app to app_search;
set local role app_search;
-- Every word must stand in name, company, e-mail, telephone or CVR. Only where nothing is found so, a word of four letters and
-- more that no customer is called by may have a slip in it: two letters that changed places, or letters mostly the same. It
-- then stands for the words it is closest to.
create or replace function app.search_customers(q text, max int, bin boolean default false) returns setof uuid language plpgsql stable security definer
  set search_path = pg_catalog, public, pg_temp as $$
declare
  organization uuid := nullif(current_setting('app.current_org_id', true), '')::uuid;
  wanted text := ${folded("q")};
  most int := least(greatest(max, 0), 2000);
  living text := ' and deleted_at is ' || case when bin then 'not null' else 'null' end || ' limit $2';
  words text[];
  conditions text;
  slipped boolean;
begin
  if organization is null then raise exception 'Cannot search: no organization' using errcode = '42501'; end if;
  if wanted ~ '^[0-9 ()/+.-]+$' then
    wanted := regexp_replace(wanted, '[^0-9]', '', 'g');
    if length(wanted) > 8 then wanted := regexp_replace(wanted, '^00', ''); end if;
  end if;
  select array_agg(word) into words from (
    select word from regexp_split_to_table(btrim(wanted), '\\s+') as word where word <> '' limit 12) few;
  -- One condition for each word, not "like all": the index knows no "all".
  select string_agg(format('search_text like %L', ${
    within("word")
  }), ' and ') into conditions from unnest(words) as word;
  if conditions is null then return; end if;
  return query execute 'select id from app.customers where organization_id = $1 and ' || conditions || living
    using organization, most;
  if found then return; end if;

  perform set_config('pg_trgm.similarity_threshold', '0.25', true);
  select string_agg(coalesce(meant.condition, format('search_text like %L', ${within("asked.word")})), ' and '),
      bool_or(meant.condition is not null)
    into conditions, slipped
    from unnest(words) as asked (word) left join lateral (
      select '(' || string_agg(format('search_text like %L', '%' || close.word || '%'), ' or ') || ')' as condition
      from (
        select known.word, known.nearness, max(known.nearness) over () as nearest from (
          select w.word, similarity(w.word, asked.word) as nearness from app.customer_words w
            where w.organization_id = organization and w.word % asked.word
          union all
          select w.word, 0.9 from app.customer_words w where w.organization_id = organization and w.word in (
            select left(asked.word, place - 1) || substr(asked.word, place + 1, 1) || substr(asked.word, place, 1)
              || substr(asked.word, place + 2) from generate_series(1, length(asked.word) - 1) as place)
        ) known order by known.nearness desc, known.word limit 8) close
      where close.nearness >= close.nearest - 0.1
    ) meant on asked.word ~ '^[a-z]{4,40}$' and not exists (
      select from app.customer_words w where w.organization_id = organization and w.word like asked.word || '%');
  if not coalesce(slipped, false) then return; end if;
  return query execute 'select id from app.customers where organization_id = $1 and ' || conditions || living
    using organization, most;
end $$;
set local role app_owner;
revoke create on schema app from app_search;
`,
};
