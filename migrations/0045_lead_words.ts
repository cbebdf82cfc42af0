import { AS_OWNER, inEveryFirm, type Migration, PINNED, tenantsOnly } from "./migration.ts";

/** The letters of a name as they are searched; migrations/0013 says why. */
const folded = (text: string) =>
  `replace(replace(replace(replace(translate(lower((${text}) collate app.danish), ` +
  `'øöåáàâãéèêëíìîïóòôõúùûüýÿñç', 'ooaaaaaeeeeiiiioooouuuuyync'), 'æ', 'ae'), 'ä', 'ae'), 'oe', 'o'), 'aa', 'a')`;
const within = (word: string) =>
  `'%' || replace(replace(replace(${word}, '\\', '\\\\'), '%', '\\%'), '_', '\\_') || '%'`;
/** The words of the living leads' names in a set of rows, each as often as it stands there. */
const wordsIn = (rows: string, sign: string) =>
  `select l.organization_id, w.word collate "C" as word, ${sign}1 as n from ${rows} l
    cross join lateral regexp_split_to_table(${
    folded("l.contact_name || ' ' || coalesce(l.company_name, '')")
  }, '[^a-z]+') as w (word)
    where l.deleted_at is null and length(w.word) between 3 and 40`;
const keep = (changes: string) =>
  `insert into app.lead_words as kept (organization_id, word, uses)
    select organization_id, word, sum(n) from (${changes}) changed
    group by organization_id, word having sum(n) <> 0 order by organization_id, word
  on conflict (organization_id, word) do update set uses = kept.uses + excluded.uses`;

/** A word nobody is called by any more is forgotten. */
const forget = (rows: string) =>
  `delete from app.lead_words w using (${wordsIn(rows, "")}) gone
    where w.organization_id = gone.organization_id and w.word = gone.word and w.uses <= 0`;

/** Of the rows before or after, those that are called otherwise now: most changes of a lead touch no name. */
const renamed = (rows: "o" | "n") =>
  `(select ${rows}.* from old_rows o join new_rows n on n.organization_id = o.organization_id and n.id = o.id
    where (o.contact_name, o.company_name, o.deleted_at is null)
      is distinct from (n.contact_name, n.company_name, n.deleted_at is null))`;

const counting = (act: "insert" | "update" | "delete", referencing: string, body: string) => `
create function app.count_lead_words_on_${act}() returns trigger language plpgsql security definer ${PINNED} as $$
begin
  ${body}
  return null;
end $$;
revoke execute on function app.count_lead_words_on_${act}() from public;
create trigger words_are_counted_on_${act} after ${act} on app.leads
  referencing ${referencing} for each statement execute function app.count_lead_words_on_${act}();`;

/**
 * Leads are found as customers are (0013, 0018): Danish letters as foreign keyboards write them, a telephone in any notation,
 * and a slip of the finger, which is looked for among the words the firm's leads are called by and not among the leads.
 */
export const leadWords: Migration = {
  name: "0045_lead_words",
  sql: `${AS_OWNER}
drop index app.leads_by_text;
alter table app.leads drop column search_text;
alter table app.leads add column search_text text generated always as (${
    folded(
      "contact_name || ' ' || coalesce(company_name, '') || ' ' || coalesce(contact_email, '') || ' ' " +
        "|| regexp_replace(coalesce(contact_phone, ''), '[^0-9]', '', 'g')",
    )
  }) stored;
create index leads_by_text on app.leads using gin (search_text gin_trgm_ops) with (fastupdate = off)
  where deleted_at is null;
grant select (search_text) on app.leads to app_search;

create table app.lead_words (
  organization_id uuid not null references app.organizations,
  word text collate "C" not null,
  uses int not null,
  primary key (organization_id, word)
);
create index lead_words_by_letters on app.lead_words using gin (word gin_trgm_ops) with (fastupdate = off);
${tenantsOnly("lead_words")}
grant select on app.lead_words to app_search;
create policy search_reads_all on app.lead_words for select to app_search using (true);
${counting("insert", "new table as new_rows", `${keep(wordsIn("new_rows", ""))};`)}
${
    counting(
      "update",
      "old table as old_rows new table as new_rows",
      `if not exists (select from ${renamed("n")} called) then return null; end if;
  ${keep(`${wordsIn(renamed("n"), "")} union all ${wordsIn(renamed("o"), "-")}`)};
  ${forget(renamed("o"))};`,
    )
  }
${counting("delete", "old table as old_rows", `${keep(wordsIn("old_rows", "-"))};\n  ${forget("old_rows")};`)}

create function app.count_words_of_leads() returns void language sql security definer ${PINNED} as $$
  ${keep(wordsIn("app.leads", ""))};
$$;
revoke execute on function app.count_words_of_leads() from public;
grant execute on function app.count_words_of_leads() to app_worker;
${inEveryFirm("app.count_words_of_leads()")}
${AS_OWNER}
drop function app.count_words_of_leads();

grant create on schema app to app_search;
set local role app_search;
-- Every word must stand in name, company, e-mail or telephone. Only where nothing is found so, a word of four letters and more
-- that no lead is called by may have a slip in it, and then stands for the words it is closest to.
create or replace function app.search_leads(q text, max int, bin boolean default false) returns setof uuid language plpgsql stable security definer
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
  return query execute 'select id from app.leads where organization_id = $1 and ' || conditions || living
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
          select w.word, similarity(w.word, asked.word) as nearness from app.lead_words w
            where w.organization_id = organization and w.word % asked.word
          union all
          select w.word, 0.9 from app.lead_words w where w.organization_id = organization and w.word in (
            select left(asked.word, place - 1) || substr(asked.word, place + 1, 1) || substr(asked.word, place, 1)
              || substr(asked.word, place + 2) from generate_series(1, length(asked.word) - 1) as place)
        ) known order by known.nearness desc, known.word limit 8) close
      where close.nearness >= close.nearest - 0.1
    ) meant on asked.word ~ '^[a-z]{4,40}$' and not exists (
      select from app.lead_words w
      where w.organization_id = organization and w.word >= asked.word and w.word < asked.word || '{');
  if not coalesce(slipped, false) then return; end if;
  return query execute 'select id from app.leads where organization_id = $1 and ' || conditions || living
    using organization, most;
end $$;
set local role app_owner;
revoke create on schema app from app_search;
`,
};
