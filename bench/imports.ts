/**
 * `deno task bench:imports -- --rows 100000`: brings a file of each kind into a firm on a throwaway Postgres (with fsync), by
 * the program's own use cases, and takes it back; prints how long each station took.
 */
import { parseArgs } from "node:util";
import { randomIds, systemClock } from "../adapters/clock.ts";
import { csvBatches } from "../adapters/http/upload.ts";
import { workUseCases } from "../adapters/http/use_cases.ts";
import { castWith } from "../adapters/memory/cast.ts";
import { openPostgres } from "../adapters/postgres/postgres_engine.ts";
import { migrate } from "../adapters/postgres/migrate.ts";
import { postgresTenants } from "../adapters/postgres/tenants.ts";
import { goOnImport } from "../domain/imports/go_on.ts";
import { guessMapping, type ImportKind } from "../domain/imports/columns.ts";
import { type Import, isMoving } from "../domain/imports/import.ts";
import type { ImportId } from "../domain/kernel/ids.ts";
import { parsePhone } from "../adapters/phone.ts";
import { makeFirms } from "../tools/test_firms.ts";
import { startPostgres } from "../tools/throwaway_postgres.ts";

const { values } = parseArgs({
  args: Deno.args.filter((word) => word !== "--"),
  options: { rows: { type: "string", default: "100000" } },
});
const rows = Number(values.rows);

/** A file of each kind; sales name customers of the first one. */
const FILES: readonly { kind: ImportKind; count: number; header: string; row: (n: number) => string }[] = [
  {
    kind: "CUSTOMERS",
    count: rows,
    header: "Navn;E-mail;Telefon;Adresse;Postnr;By;Noter",
    row: (n) => `Kunde Nummer ${n};kunde${n}@example.dk;${20_000_000 + n};Vej ${n % 200};8000;Aarhus C;Nøgle nr. ${n}`,
  },
  {
    kind: "SERVICES",
    count: Math.min(rows, 1_000),
    header: "Ydelse;Kategori;Pris;Enhed",
    row: (n) => `Ydelse ${n};Import;${n},50;time`,
  },
  {
    kind: "LEADS",
    count: Math.ceil(rows / 4),
    header: "Navn;E-mail;Telefon;Kilde;Værdi;Besked",
    row: (n) => `Emne ${n};emne${n}@example.dk;${40_000_000 + n};website;${n % 9_000},00;Ring gerne om eftermiddagen`,
  },
  {
    kind: "SALES",
    count: Math.ceil(rows / 4),
    header: "Kunde;E-mail;Dato;Ydelse;Beløb;Antal",
    row: (n) => `Kunde Nummer ${n};kunde${n}@example.dk;${1 + n % 28}.${1 + n % 12}.2026;Rengøring;${n % 900},25;2`,
  },
];

const postgres = await startPostgres({ fsync: true });
if (!postgres) throw new Error("Cannot measure: Postgres 15 or newer is not installed here");
const engine = openPostgres(postgres.url, { sessions: 4 });
try {
  await migrate(engine);
  const cast = castWith(randomIds), { anna } = cast;
  await makeFirms(engine, cast.firms);
  const world = { tenants: postgresTenants(engine), clock: systemClock, ids: randomIds, phones: { parse: parsePhone } };
  const books = workUseCases(world), goOn = goOnImport(world);

  const timed = async <T>(work: () => Promise<T>): Promise<[T, number]> => {
    const began = performance.now(), value = await work();
    return [value, (performance.now() - began) / 1_000];
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

  for (const { kind, count, header, row } of FILES) {
    const file = new TextEncoder().encode([header, ...Array.from({ length: count }, (_, n) => row(n))].join("\r\n"));
    const bytes = new ReadableStream<Uint8Array<ArrayBuffer>>({
      start(controller) {
        for (let at = 0; at < file.length; at += 65_536) controller.enqueue(file.slice(at, at + 65_536));
        controller.close();
      },
    });
    const [job, received] = await timed(async () =>
      sound(await books.receiveImport(anna, { kind, fileName: `${kind}.csv` }, csvBatches(bytes)))
    );
    const [, checked] = await timed(async () => {
      sound(await books.checkImport(anna, job.id, guessMapping(kind, job.header), "SKIP"));
      return await settle(job.id);
    });
    const [done, ran] = await timed(async () => {
      sound(await books.runImport(anna, job.id));
      return await settle(job.id);
    });
    const [back, undone] = await timed(async () => {
      if (kind === "CUSTOMERS") return null;
      sound(await books.undoImport(anna, job.id));
      return await settle(job.id);
    });
    const all = received + checked + ran, seconds = (one: number) => `${one.toFixed(1)} s`;
    console.log(
      `${kind} ${count}: received ${seconds(received)}, checked ${seconds(checked)}, brought in ${seconds(ran)}, ` +
        `in all ${seconds(all)} (${Math.round(count / all)} rows/s); created ${done.created}, faulty ${done.faulty}` +
        (back ? `; taken back ${seconds(undone)}, stayed ${back.stayed}` : ""),
    );
  }
} finally {
  await engine.close();
  await postgres.stop();
}
