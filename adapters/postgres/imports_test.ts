import assert from "node:assert/strict";
import type { ImportKind } from "../../domain/imports/columns.ts";
import type { Import } from "../../domain/imports/import.ts";
import { runImport, undoImport } from "../../domain/imports/prepare_import.ts";
import { checkRollups } from "../../tools/rollups.ts";
import { eachDatabase } from "../../tools/test_databases.ts";
import { makeFirms } from "../../tools/test_firms.ts";
import { deskOf } from "../contract/import_cases.ts";
import { kept, setUp } from "../contract/scene.ts";
import { sealAudits } from "./housekeeping.ts";
import { postgresDesk } from "./desk.ts";
import { postgresTenants } from "./tenants.ts";

interface TestFile {
  readonly kind: ImportKind;
  readonly rows: string[][];
}

const filesOf = (numbers: readonly number[]): readonly TestFile[] => [
  {
    kind: "CUSTOMERS",
    rows: [
      ["navn", "email", "mærker"],
      ...numbers.slice(0, 40).map((n) => [`Kunde ${n}`, `k${n}@example.dk`, `m${n % 3}`]),
    ],
  },
  { kind: "SERVICES", rows: [["navn", "pris"], ...numbers.map((n) => [`Ydelse ${n}`, `${n},50`])] },
  {
    kind: "LEADS",
    rows: [
      ["navn", "email", "værdi"],
      ...numbers.slice(0, 30).map((n) => [`Emne ${n}`, `e${n}@example.dk`, `${n % 9}00`]),
    ],
  },
  {
    kind: "SALES",
    rows: [
      ["kunde", "email", "dato", "tekst", "beløb", "status"],
      ...numbers.map((n) => [
        ...["x", `k${n % 40}@example.dk`, `${1 + n % 28}.${1 + n % 12}.${2025 + n % 2}`, "Rengøring", `${n % 90},25`],
        n % 3 ? "tilbud" : "ordre",
      ]),
    ],
  },
];

eachDatabase(
  "what is kept ready equals a recount after an import and after its undo",
  async ({ engine, kind: database }) => {
    // On the server more than one transaction takes; the embedded one is slow.
    const rows = database === "pglite" ? 60 : 520, half = rows / 2;
    const stage = { tenants: postgresTenants(engine), desk: postgresDesk(engine) };
    const play = await setUp({ ...stage, seed: (firms) => makeFirms(engine, firms) });
    const { anna, tenants } = play, desk = deskOf(play);
    const recounted = async () => {
      await sealAudits(engine);
      const { audit } = await tenants.read(anna, (books) => ({ audit: books.audit.check() }));
      return [await checkRollups(engine), audit.problems];
    };

    const jobs: Import[] = [];
    for (const { kind, rows: lines } of filesOf(Array.from({ length: rows }, (_, n) => n))) {
      const received = kept(await desk.receive(kind, lines));
      await desk.check(received, "SKIP");
      const done = await desk.go(kept(await runImport(desk.world)(anna, received.id)));
      assert.deepEqual([done.created, done.faulty], [lines.length - 1, 0], kind);
      jobs.push(done);
    }
    assert.deepEqual(await recounted(), [[], []]);
    const [counters] = await engine.batch({
      text: "select set_config('role', 'app_worker', true), set_config('app.current_org_id', $1, true)",
      values: [anna.organizationId],
    }, [{
      text: `select substring(s.number from 4 for 4) as year, count(*) as sales, count(distinct s.number) as numbers,
      max(right(s.number, 4)) as last from app.sales s group by 1 order by 1`,
      values: [],
    }]);
    assert.deepEqual(
      counters,
      ["2025", "2026"].map((year) => ({
        year,
        sales: half,
        numbers: half,
        last: String(half).padStart(4, "0"),
      })),
    );

    for (const { id, kind, created } of jobs.toReversed()) {
      const undone = await desk.go(kept(await undoImport(desk.world)(anna, id)));
      assert.deepEqual([undone.removed, undone.stayed], [created, 0], kind);
    }
    assert.deepEqual(await recounted(), [[], []]);
  },
);
