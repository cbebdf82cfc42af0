import assert from "node:assert/strict";
import { divertLog, loginFailed, requestFailed, unhandled } from "./log.ts";

function linesOf(work: () => void): string[] {
  const lines: string[] = [];
  const restore = divertLog((line) => lines.push(line));
  try {
    work();
  } finally {
    restore();
  }
  return lines;
}

Deno.test("log: a line is one JSON object with time, level, event and its facts", () => {
  const [line] = linesOf(() => loginFailed({ userId: null, reason: "credentials" }));

  const { at, ...rest } = JSON.parse(line);
  assert.match(at, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  assert.deepEqual(rest, { level: "warn", event: "login_failed", userId: null, reason: "credentials" });
});

Deno.test("log: no character of a fact can break a line or reach the terminal as a command", () => {
  const nasty = 'a\r\nb\u0000\u001b[2J\u007f\u009b31m\u2028\u2029\u202e\ud800"\\';

  const lines = linesOf(() => requestFailed({ reference: "r", method: nasty, route: nasty, status: 500 }, "x"));

  assert.equal(lines.length, 1);
  // deno-lint-ignore no-control-regex
  assert.doesNotMatch(lines[0], /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202e\ud800-\udfff]/);
  assert.equal(JSON.parse(lines[0]).route, nasty);
});

Deno.test("log: an error tells its kind, code and place, but not the values or addresses its message quotes", () => {
  const error = Object.assign(
    new Error('duplicate key for "carla jensen" of carla@example.dk in "customers_email"', {
      cause: new TypeError("bo@example.dk has no role"),
    }),
    { name: "DatabaseError", code: "23505", constraint: "customers_email" },
  );

  const [line] = linesOf(() => unhandled(error));

  assert.doesNotMatch(line, /carla|bo@/i);
  const told = JSON.parse(line);
  assert.equal(told.error, "DatabaseError");
  assert.equal(told.code, "23505");
  assert.equal(told.constraint, "customers_email");
  assert.match(told.message, /^duplicate key for/);
  assert.match(told.stack, /log_test\.ts/);
});

Deno.test("log: what is thrown without being an error is told by its kind alone", () => {
  const [line] = linesOf(() => unhandled("secret of carla"));

  assert.doesNotMatch(line, /carla/);
  assert.equal(JSON.parse(line).error, "string");
});
