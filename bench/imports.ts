/**
 * `deno task bench:imports -- --rows 100000`: brings a file of each kind into a firm on a throwaway Postgres (with fsync), by
 * the program's own use cases, and takes it back, sales first; prints how long each station took, the processor time of this
 * process and of the database, statements and memory, and compares what is kept ready with a recount.
 */
import { parseArgs } from "node:util";
import { randomIds, systemClock } from "../adapters/clock.ts";
import { csvBatches } from "../adapters/http/upload.ts";
import { workUseCases } from "../adapters/http/use_cases.ts";
import { castWith } from "../adapters/memory/cast.ts";
import type { Engine } from "../adapters/postgres/engine.ts";
import { sealAudits } from "../adapters/postgres/housekeeping.ts";
import { openPostgres } from "../adapters/postgres/postgres_engine.ts";
import { migrate } from "../adapters/postgres/migrate.ts";
import { postgresTenants } from "../adapters/postgres/tenants.ts";
import { goOnImport } from "../domain/imports/go_on.ts";
import { guessMapping, type ImportKind } from "../domain/imports/columns.ts";
import { type Import, isMoving } from "../domain/imports/import.ts";
import type { ImportId } from "../domain/kernel/ids.ts";
import { parsePhone } from "../adapters/phone.ts";
import { checkRollups } from "../tools/rollups.ts";
import { makeFirms } from "../tools/test_firms.ts";
import { startPostgres } from "../tools/throwaway_postgres.ts";
import { postgresMs, processorMs, residentMegabytes } from "./processor.ts";

const { values } = parseArgs({
  args: Deno.args.filter((word) => word !== "--"),
  options: { rows: { type: "string", default: "100000" }, kinds: { type: "string", default: "" } },
});
const rows = Number(values.rows);

/** A file of each kind; sales name customers of the first one. */
const FILES: readonly { kind: ImportKind; header: string; row: (n: number) => string }[] = [
  {
    kind: "CUSTOMERS",
    header: "Navn;E-mail;Telefon;Adresse;Postnr;By;Noter",
    row: (n) => `Kunde Nummer ${n};kunde${n}@example.dk;${20_000_000 + n};Vej ${n % 200};8000;Aarhus C;Nøgle nr. ${n}`,
  },
  {
    kind: "SERVICES",
    header: "Ydelse;Kategori;Pris;Enhed",
    row: (n) => `Ydelse ${n};Import;${n},50;time`,
  },
  {
    kind: "LEADS",
    header: "Navn;E-mail;Telefon;Kilde;Værdi;Besked",
    row: (n) => `Emne ${n};emne${n}@example.dk;${40_000_000 + n};website;${n % 9_000},00;Ring gerne om eftermiddagen`,
  },
  {
    kind: "SALES",
    header: "Kunde;E-mail;Dato;Ydelse;Beløb;Antal",
    row: (n) => `Kunde Nummer ${n};kunde${n}@example.dk;${1 + n % 28}.${1 + n % 12}.2026;Rengøring;${n % 900},25;2`,
  },
];
const wanted = FILES.filter(({ kind }) => values.kinds === "" || values.kinds.toUpperCase().split(",").includes(kind));

const postgres = await startPostgres({ fsync: true });
if (!postgres) throw new Error("Cannot measure: Postgres 15 or newer is not installed here");
let statements = 0;
const engine = counting(openPostgres(postgres.url, { sessions: 4, statementMs: 600_000 }));
try {
  await migrate(engine);
  const cast = castWith(randomIds), { anna } = cast;
  await makeFirms(engine, cast.firms);
  const world = { tenants: postgresTenants(engine), clock: systemClock, ids: randomIds, phones: { parse: parsePhone } };
  const books = workUseCases(world), goOn = goOnImport(world);

  const spent = async () => ({
    at: performance.now(),
    here: await processorMs(Deno.pid),
    there: await postgresMs(postgres.url),
    statements,
  });
  const measured = async <T>(what: string, work: () => Promise<T>): Promise<T> => {
    const before = await spent(), value = await work(), after = await spent();
    const seconds = (name: "at" | "here" | "there") => `${((after[name] - before[name]) / 1_000).toFixed(1)} s`;
    console.log(
      `  ${what}: ${seconds("at")}; processor ${seconds("here")} here and ${seconds("there")} in Postgres, ` +
        `${after.statements - before.statements} statements, ${await residentMegabytes(Deno.pid)} MB`,
    );
    return value;
  };
  const settle = async (id: ImportId): Promise<Import> => {
    for (;;) {
      const step = await goOn(anna, id);
      if (!step.ok) throw new Error(`Cannot go on: ${JSON.stringify(step.error)}`);
      if (!isMoving(step.value)) return step.value;
    }
  };
  const sound = <T>(answer: { ok: true; value: T } | { ok: false; error: unknown }): T => {
    if (!answer.ok) throw new Error(`Cannot import: ${JSON.stringify(answer.error)}`);
    return answer.value;
  };
  const recounted = async () => {
    await sealAudits(engine);
    const [wrong] = await engine.batch({
      text: "select set_config('role', 'app_worker', true), set_config('app.current_org_id', $1, true)",
      values: [anna.organizationId],
    }, [{ text: "select * from app.check_audit()", values: [] }]);
    console.log(
      `sums that are not a recount: ${(await checkRollups(engine)).length}; audit rows: ${wrong.length} wrong`,
    );
  };

  const jobs: Import[] = [];
  for (const { kind, header, row } of wanted) {
    console.log(`${kind} ${rows}`);
    const job = await measured(
      "received",
      async () =>
        sound(await books.receiveImport(anna, { kind, fileName: `${kind}.csv` }, csvBatches(fileOf(header, row)))),
    );
    await measured("checked", async () => {
      sound(await books.checkImport(anna, job.id, guessMapping(kind, job.header), "SKIP"));
      return await settle(job.id);
    });
    const done = await measured("brought in", async () => {
      sound(await books.runImport(anna, job.id));
      return await settle(job.id);
    });
    console.log(`  created ${done.created}, faulty ${done.faulty}`);
    jobs.push(job);
  }
  await recounted();
  for (const job of jobs.toReversed()) {
    console.log(`${job.kind} taken back`);
    const back = await measured("undone", async () => {
      sound(await books.undoImport(anna, job.id));
      return await settle(job.id);
    });
    console.log(`  stayed ${back.stayed}`);
  }
  await recounted();
} finally {
  await engine.close();
  await postgres.stop();
}

/** A file as it comes in, made while it is read. */
function fileOf(header: string, row: (n: number) => string): ReadableStream<Uint8Array<ArrayBuffer>> {
  let n = -1;
  return new ReadableStream({
    pull(controller) {
      const lines: string[] = [];
      if (n < 0) lines.push(header), n = 0;
      for (const end = Math.min(rows, n + 1_000); n < end; n++) lines.push(row(n));
      if (lines.length > 0) controller.enqueue(new TextEncoder().encode(lines.join("\r\n") + "\r\n"));
      if (n >= rows) controller.close();
    },
  });
}

/** Counts what is sent. */
function counting(engine: Engine): Engine {
  return {
    ...engine,
    batch: (opening, all, options) => {
      statements += all.length;
      return engine.batch(opening, all, options);
    },
    transaction: (opening, work) =>
      engine.transaction(opening, (send) =>
        work((statement) => {
          statements++;
          return send(statement);
        })),
  };
}
