import assert from "node:assert/strict";
import { Unavailable } from "../../domain/kernel/unavailable.ts";
import { eachDatabase } from "../../tools/test_databases.ts";
import { json, type Row, type Statement } from "./engine.ts";
import { Conflict, DatabaseError } from "./errors.ts";
import { openPostgres } from "./postgres_engine.ts";
import { until } from "../../tools/until.ts";

const say = (text: string, ...values: unknown[]): Statement => ({ text, values });
const NOTHING = say("select 1");
const TABLE = "create table if not exists public.engine_test (n int primary key, t text)";

/** Makes each test's own row numbers, so that tests can share the table. */
let last = 0;
const newNumber = () => ++last;

eachDatabase("engine: every type comes out the same", async ({ engine }) => {
  const values = [2 ** 53 - 1, 7, 1.5, true, "Ærø \u{1F600}", null, { a: ["b", null] }, [
    "x",
    'y"\\,{}',
    "",
    "NULL",
    "a b",
  ]];

  const [[row]] = await engine.batch(NOTHING, [say(
    `select $1::int8 as big, $2::int4 as small, $3::float8 as float, $4::bool as yes, $5::text as text, $6::text as nothing,
       $7::jsonb as json, $8::text[] as texts, date '2026-02-28' as day,
       timestamptz '2026-11-21 10:11:12.345678+01' as instant, timestamptz '2026-11-21 10:11:12+00' as whole_second,
       '00000000-0000-7000-8000-000000000001'::uuid as id, 12.50::numeric as numeric, '\\x00ff'::bytea as bytes,
       array[1, null, 3]::int8[] as bigs, array[true, false] as flags, '{}'::uuid[] as none, array[date '2026-01-01'] as days`,
    ...values,
  )]);

  assert.deepEqual(row, {
    big: 2 ** 53 - 1,
    small: 7,
    float: 1.5,
    yes: true,
    text: "Ærø \u{1F600}",
    nothing: null,
    json: { a: ["b", null] },
    texts: ["x", 'y"\\,{}', "", "NULL", "a b"],
    day: "2026-02-28",
    instant: "2026-11-21T09:11:12.345Z",
    whole_second: "2026-11-21T10:11:12.000Z",
    id: "00000000-0000-7000-8000-000000000001",
    numeric: "12.50",
    bytes: new Uint8Array([0, 255]),
    bigs: [1, null, 3],
    flags: [true, false],
    none: [],
    days: ["2026-01-01"],
  });
});

eachDatabase("engine: values go in as they are meant", async ({ engine }) => {
  const [[row]] = await engine.batch(NOTHING, [say(
    "select $1::bytea as bytes, $2::jsonb as list, $3::jsonb as text, $4::int8 as zero, $5::int8[] as numbers, $6::int8 as big",
    new Uint8Array([1, 2, 255]),
    json([1, "to"]),
    json("blot en tekst"),
    -0,
    [5, null],
    12345678901234n,
  )]);

  assert.deepEqual(row, {
    bytes: new Uint8Array([1, 2, 255]),
    list: [1, "to"],
    text: "blot en tekst",
    zero: 0,
    numbers: [5, null],
    big: 12345678901234,
  });
});

eachDatabase("engine: a whole number JavaScript cannot hold is thrown, never rounded", async ({ engine }) => {
  await assert.rejects(engine.batch(NOTHING, [say("select 9007199254740993::int8 as n")]), RangeError);
  await assert.rejects(engine.batch(NOTHING, [say("select 'infinity'::timestamptz as t")]), RangeError);
  assert.deepEqual(await engine.batch(NOTHING, [say("select 1 as one")]), [[{ one: 1 }]]);
});

eachDatabase("engine: what no column can hold is refused before anything is sent", async ({ engine }) => {
  await engine.script(TABLE);
  const n = newNumber();

  for (const unfit of [undefined, NaN, Infinity, new Date(), Symbol("s"), () => {}]) {
    const statements = [say("insert into public.engine_test values ($1, 'x')", n), say("select $1::text", unfit)];
    await assert.rejects(engine.batch(NOTHING, statements), TypeError);
  }
  const [rows] = await engine.batch(NOTHING, [say("select from public.engine_test where n = $1", n)]);

  assert.deepEqual(rows, []);
});

eachDatabase("engine: NUL and lone surrogates are a DatabaseError 22021, on both", async ({ engine }) => {
  for (const text of ["a\0b", "\ud800", "x\udc00y"]) {
    const fault = await failure(engine.batch(NOTHING, [say("select $1::text", text)]));

    assert.ok(fault instanceof DatabaseError, String(fault));
    assert.equal(fault.code, "22021");
  }
});

eachDatabase(
  "engine: batch() answers each statement, and one failing statement fails and undoes the whole",
  async ({ engine }) => {
    await engine.script(TABLE);
    const [a, b] = [newNumber(), newNumber()];
    const insert = (n: number) => say("insert into public.engine_test values ($1, 'batch') returning n", n);

    const answers = await engine.batch(NOTHING, [
      insert(a),
      say("select 2 as two"),
      say("select 3 as three where false"),
    ]);
    const fault = await failure(engine.batch(NOTHING, [insert(b), insert(a), insert(newNumber())]));
    const [left] = await engine.batch(NOTHING, [say("select n from public.engine_test where n in ($1, $2)", a, b)]);

    assert.deepEqual(answers, [[{ n: a }], [{ two: 2 }], []]);
    assert.ok(fault instanceof DatabaseError);
    assert.deepEqual([fault.code, fault.constraint, fault.table], ["23505", "engine_test_pkey", "engine_test"]);
    assert.deepEqual(left, [{ n: a }]);
  },
);

eachDatabase("engine: a failing opening fails the whole", async ({ engine }) => {
  await engine.script(TABLE);
  const n = newNumber();
  const broken = say("select no_such_function()");

  await assert.rejects(engine.batch(broken, [say("insert into public.engine_test values ($1)", n)]), DatabaseError);
  const inside = await failure(engine.transaction(broken, async (send) => {
    await send(say("insert into public.engine_test values ($1)", n));
    return { commit: true, value: null };
  }));
  const [rows] = await engine.batch(NOTHING, [say("select from public.engine_test where n = $1", n)]);

  assert.equal((inside as DatabaseError).code, "42883");
  assert.deepEqual(rows, []);
});

eachDatabase("engine: a read-only batch cannot write", async ({ engine }) => {
  await engine.script(TABLE);

  const fault = await failure(
    engine.batch(NOTHING, [say("insert into public.engine_test values ($1)", newNumber())], { readOnly: true }),
  );

  assert.equal((fault as DatabaseError).code, "25006");
});

eachDatabase("engine: transaction() keeps what work commits, and nothing of what it does not", async ({ engine }) => {
  await engine.script(TABLE);
  const insert = (n: number) => say("insert into public.engine_test values ($1)", n);
  const numbers = Array.from({ length: 4 }, newNumber);

  const answers = [
    await engine.transaction(
      NOTHING,
      async (send) => (await send(insert(numbers[0])), { commit: true, value: "kept" }),
    ),
    await engine.transaction(
      NOTHING,
      async (send) => (await send(insert(numbers[1])), { commit: false, value: "refused" }),
    ),
    await failure(engine.transaction(NOTHING, async (send) => {
      await send(insert(numbers[2]));
      throw new RangeError("thrown inside");
    })),
    // A failure that work swallows is not committed either.
    await failure(engine.transaction(NOTHING, async (send) => {
      await send(insert(numbers[3]));
      await send(insert(numbers[0])).catch(() => {});
      return { commit: true, value: null };
    })),
    await engine.transaction(NOTHING, () => Promise.resolve({ commit: true, value: "nothing sent" })),
  ];
  const [left] = await engine.batch(NOTHING, [
    say("select n from public.engine_test where n = any($1::int[])", numbers),
  ]);

  assert.deepEqual([answers[0], answers[1], answers[4]], ["kept", "refused", "nothing sent"]);
  assert.ok(answers[2] instanceof RangeError);
  assert.equal((answers[3] as DatabaseError).code, "23505");
  assert.deepEqual(left, [{ n: numbers[0] }]);
});

eachDatabase(
  "engine: a statement that work did not wait for still counts, and none is taken after the end",
  async ({ engine }) => {
    await engine.script(TABLE);
    const n = newNumber();
    let late: ((statement: Statement) => Promise<Row[]>) | null = null;

    const withOne = (other: Statement) =>
      failure(engine.transaction(NOTHING, (send) => {
        late = send;
        send(say("insert into public.engine_test values ($1)", n)).catch(() => {});
        send(other).catch(() => {});
        return Promise.resolve({ commit: true, value: null });
      }));
    const failing = await withOne(say("select 1/0"));
    const unfit = await withOne(say("select $1::text", NaN));
    const [rows] = await engine.batch(NOTHING, [say("select from public.engine_test where n = $1", n)]);

    assert.equal((failing as DatabaseError).code, "22012");
    assert.ok(unfit instanceof TypeError);
    assert.deepEqual(rows, []);
    await assert.rejects(late!(NOTHING));
  },
);

eachDatabase("engine: settings and role of a transaction end with it", async ({ engine }) => {
  const opening = say("select set_config('role', 'app_web', true), set_config('app.current_org_id', 'x', true)");
  const look = say(
    "select current_user <> 'app_web' as ours, coalesce(current_setting('app.current_org_id', true), '') as org",
  );

  const [[inside]] = await engine.batch(opening, [look]);
  const [[after]] = await engine.batch(NOTHING, [look]);

  assert.deepEqual(inside, { ours: false, org: "x" });
  assert.deepEqual(after, { ours: true, org: "" });
});

eachDatabase("engine: 200 callers at once are all answered", async ({ engine }) => {
  const answers = await Promise.all(
    Array.from({ length: 200 }, (_, n) => engine.batch(NOTHING, [say("select $1::int as n", n)], { readOnly: true })),
  );

  assert.deepEqual(answers.map(([[{ n }]]) => n), Array.from({ length: 200 }, (_, n) => n));
});

eachDatabase("engine: a deadlock is run again, and both sides are done", async ({ engine }) => {
  await engine.script(TABLE);
  const [a, b] = [newNumber(), newNumber()];
  await engine.batch(NOTHING, [say("insert into public.engine_test values ($1, ''), ($2, '')", a, b)]);
  const touch = (send: (s: Statement) => Promise<Row[]>, n: number) =>
    send(say("update public.engine_test set t = t || 'x' where n = $1", n));
  let holding = 0;
  const { promise: bothHold, resolve: go } = Promise.withResolvers<void>();
  const both = (first: number, second: number) =>
    engine.transaction(NOTHING, async (send) => {
      await touch(send, first);
      // Only the victim comes here a third time.
      if (++holding === 2) go();
      await bothHold;
      await touch(send, second);
      return { commit: true, value: null };
    });

  await Promise.all([both(a, b), both(b, a)]);
  const [rows] = await engine.batch(NOTHING, [say("select t from public.engine_test where n in ($1, $2)", a, b)]);

  assert.deepEqual(rows, [{ t: "xx" }, { t: "xx" }]);
  assert.ok(holding > 2, "nobody was in the other's way");
}, { only: "postgres" });

eachDatabase(
  "engine: when a table changes under a prepared statement its transaction is whole all the same",
  async ({ url }) => {
    const engine = openPostgres(url!, { sessions: 1 });
    const insert = (n: number) => say("insert into public.engine_changed values ($1) returning *", n);
    const note = (n: number) => say("insert into public.engine_notes values ($1)", n);
    const left = async () => {
      const rows = await engine.batch(NOTHING, [
        say("select n from public.engine_changed order by n"),
        say("select n from public.engine_notes order by n"),
      ]);
      return rows.map((some) => some.map(({ n }) => n));
    };
    try {
      await engine.script(
        "create table public.engine_changed (n int primary key); create table public.engine_notes (n int)",
      );
      await engine.batch(NOTHING, [note(1), insert(1)]);

      await engine.script("alter table public.engine_changed add column a int");
      await engine.batch(NOTHING, [note(2), insert(2)]);
      assert.deepEqual(await left(), [[1, 2], [1, 2]]);

      await engine.script("alter table public.engine_changed add column b int");
      await engine.transaction(NOTHING, async (send) => {
        await send(note(3));
        send(insert(3)).catch(() => {});
        return { commit: true, value: null };
      });
      assert.deepEqual(await left(), [[1, 2, 3], [1, 2, 3]]);

      await engine.script("deallocate all");
      await engine.batch(NOTHING, [note(4), insert(4)]);
      assert.deepEqual(await left(), [[1, 2, 3, 4], [1, 2, 3, 4]]);
    } finally {
      await engine.close();
    }
  },
  { only: "postgres" },
);

eachDatabase("engine: whoever waits for a lock for too long gets a Conflict", async ({ engine, url }) => {
  await engine.script(TABLE);
  const hasty = openPostgres(url!, { lockMs: 200 });
  const n = newNumber();
  await engine.batch(NOTHING, [say("insert into public.engine_test values ($1, '')", n)]);
  const lock = say("select n from public.engine_test where n = $1 for update", n);

  const fault = await engine.transaction(NOTHING, async (send) => {
    await send(lock);
    return { commit: false, value: await failure(hasty.batch(NOTHING, [lock])) };
  });
  await hasty.close();

  assert.ok(fault instanceof Conflict, String(fault));
  assert.equal(fault.code, "55P03");
}, { only: "postgres" });

eachDatabase("engine: a statement that takes too long is Unavailable, and the session goes on", async ({ url }) => {
  const engine = openPostgres(url!, { sessions: 1, statementMs: 3_000 });
  try {
    const fault = await failure(engine.batch(NOTHING, [say("select pg_sleep(60)")]));

    assert.ok(fault instanceof Unavailable, String(fault));
    assert.deepEqual(await engine.batch(NOTHING, [say("select 1 as one")]), [[{ one: 1 }]]);
  } finally {
    await engine.close();
  }
}, { only: "postgres" });

eachDatabase(
  "engine: with every session busy a caller waits so long and no longer, then it recovers",
  async ({ url }) => {
    const engine = openPostgres(url!, { sessions: 2, waitMs: 300 });
    try {
      const { promise: held, resolve: release } = Promise.withResolvers<void>();
      const hold = () => {
        const { promise: has, resolve: begun } = Promise.withResolvers<void>();
        const done = engine.transaction(NOTHING, async (send) => {
          await send(NOTHING);
          begun();
          await held;
          return { commit: true, value: "done" };
        });
        return { has, done };
      };
      const holders = [hold(), hold()];
      await Promise.all(holders.map(({ has }) => has));
      const before = performance.now();

      // It is sent away while both are still held: no answer could have come.
      const fault = await failure(engine.batch(NOTHING, [NOTHING]));
      const waitedMs = performance.now() - before;
      release();

      assert.ok(fault instanceof Unavailable, String(fault));
      assert.ok(waitedMs >= 290, `waited ${waitedMs} ms`);
      assert.deepEqual(await Promise.all(holders.map(({ done }) => done)), ["done", "done"]);
      assert.deepEqual(await engine.batch(NOTHING, [say("select 1 as one")]), [[{ one: 1 }]]);
    } finally {
      await engine.close();
    }
  },
  { only: "postgres" },
);

eachDatabase(
  "engine: a session that has prepared very many statements is replaced, and nobody notices",
  async ({ url }) => {
    const engine = openPostgres(url!, { sessions: 1 });
    try {
      const ask = (n: number) => engine.batch(NOTHING, [say(`select ${n} as n, pg_backend_pid() as pid`)]);

      const pids = new Set<unknown>();
      for (let n = 0; n < 1_100; n++) {
        const [[row]] = await ask(n);
        assert.equal(row.n, n);
        pids.add(row.pid);
      }

      assert.equal(pids.size, 2);
    } finally {
      await engine.close();
    }
  },
  { only: "postgres" },
);

eachDatabase("engine: a wrong password or database is said as it is, a wrong port is Unavailable", async ({ url }) => {
  const nobody = openPostgres(url!.replace(/\/sales_test_.*/, "/no_such_test"));
  const nowhere = openPostgres("postgres://postgres@127.0.0.1:1/sales_test");
  try {
    const faults = [await failure(nobody.batch(NOTHING, [NOTHING])), await failure(nowhere.batch(NOTHING, [NOTHING]))];

    assert.equal((faults[0] as DatabaseError).code, "3D000");
    assert.ok(faults[1] instanceof Unavailable, String(faults[1]));
  } finally {
    await nobody.close();
    await nowhere.close();
  }
}, { only: "postgres" });

eachDatabase("engine: a closed engine is Unavailable, and closing waits for what is running", async (database) => {
  const engine = openPostgres(database.url!);
  const lock = say("select pg_advisory_xact_lock(7001)");
  const waiting = say(
    `select count(*) as count from pg_locks l join pg_database d on d.oid = l.database and d.datname = current_database()
      where l.locktype = 'advisory' and not l.granted`,
  );
  const { promise: held, resolve: release } = Promise.withResolvers<void>();
  const { promise: has, resolve: hasIt } = Promise.withResolvers<void>();
  const holding = database.engine.transaction(NOTHING, async (send) => {
    await send(lock);
    hasIt();
    await held;
    return { commit: true, value: null };
  });
  await has;
  const running = engine.batch(NOTHING, [lock]);
  await until(async () => (await database.engine.batch(NOTHING, [waiting]))[0][0].count === 1);

  const closing = engine.close();
  release();
  await Promise.all([closing, holding]);

  assert.equal((await running).length, 1);
  assert.ok(await failure(engine.batch(NOTHING, [NOTHING])) instanceof Unavailable);
}, { only: "postgres" });

async function failure(attempt: Promise<unknown>): Promise<unknown> {
  try {
    await attempt;
  } catch (fault) {
    return fault;
  }
  return assert.fail("Nothing was thrown");
}
