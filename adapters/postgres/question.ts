import { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler, sql } from "kysely";
import type { Compilable, RawBuilder } from "kysely";
import type { OrganizationId } from "../../domain/kernel/ids.ts";
import type { Question, Questions } from "../../domain/tenants.ts";
import type { Row, Send, Statement } from "./engine.ts";
import type { Tables } from "./tables.ts";

/** Kysely writes SQL here and sends nothing; the door's engine does. */
export const db = new Kysely<Tables>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (kysely) => new PostgresIntrospector(kysely),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
});

/** The domain's opaque question, from inside: one statement, and how its rows become the answer. */
interface Asked<T> extends Question<T> {
  readonly statement: Statement;
  readonly understand: (rows: readonly Row[]) => T;
}

/** A question asked by one query. */
export function question<O, T>(query: Compilable<O>, understand: (rows: readonly O[]) => T): Question<T> {
  const asked: Asked<T> = { statement: statementOf(query), understand: understand as (rows: readonly Row[]) => T };
  return asked;
}

/**
 * The same where there are many short rows: they come as one JSON text, which is read ten times as fast as row by row. Their
 * columns may be texts, days, booleans and whole numbers that JavaScript holds, for JSON has nothing else.
 */
export function questionOfMany<O, T>(query: RawBuilder<O>, understand: (rows: readonly O[]) => T): Question<T> {
  const inOne = sql<{ rows: O[] }>`select coalesce(json_agg(many), '[]') as rows from (${query}) many`;
  return question(written(inOne), ([{ rows }]) => understand(rows));
}

/** What is sent for a query. */
export function statementOf(query: Compilable<unknown>): Statement {
  const { sql: text, parameters } = query.compile();
  return { text, values: parameters };
}

/** What is sent for SQL written out. */
export function written<O>(raw: RawBuilder<O>): Compilable<O> {
  return { compile: () => raw.compile(db) };
}

/** Puts all questions in one order for sending, and their answers back under their names. */
export function lay<Q extends Questions>(questions: Q) {
  const asked = Object.entries(questions) as [keyof Q, Asked<unknown>][];
  return {
    statements: asked.map(([, { statement }]) => statement),
    answers: (rows: readonly (readonly Row[])[]) =>
      Object.fromEntries(asked.map(([name, { understand }], place) => [name, understand(rows[place])])),
  };
}

/** Asks one question inside a transaction. */
export async function askOne<T>(send: Send, one: Question<T>): Promise<T> {
  const { statement, understand } = one as Asked<T>;
  return understand(await send(statement));
}

/** The first lock: every query names its organization. Row security is the second. */
export function of(table: string, organization: OrganizationId): RawBuilder<boolean> {
  return sql<boolean>`${sql.ref(`${table}.organization_id`)} = ${organization}`;
}
