import assert from "node:assert/strict";
import type { Instant } from "../kernel/time.ts";
import { judgeRefresh, type RefreshToken } from "./refresh.ts";

const NOW = "2026-11-21T12:00:00.000Z" as Instant;
const BEFORE = "2026-11-21T11:00:00.000Z" as Instant;

function token(changes: Partial<RefreshToken> = {}): RefreshToken {
  return {
    expiresAt: "2026-11-28T11:00:00.000Z" as Instant,
    usedAt: null,
    endedAt: null,
    holderActive: true,
    ...changes,
  };
}

Deno.test("judgeRefresh() exchanges a fresh token", () => {
  assert.equal(judgeRefresh(token(), NOW), "rotate");
});

Deno.test("judgeRefresh() ends the family of a token that comes a second time, expired or not", () => {
  assert.equal(judgeRefresh(token({ usedAt: BEFORE }), NOW), "end_family");
  assert.equal(judgeRefresh(token({ usedAt: BEFORE, expiresAt: BEFORE }), NOW), "end_family");
});

Deno.test("judgeRefresh() refuses an expired or ended token and one whose holder was deactivated", () => {
  assert.equal(judgeRefresh(token({ expiresAt: NOW }), NOW), "refuse");
  assert.equal(judgeRefresh(token({ endedAt: BEFORE }), NOW), "refuse");
  assert.equal(judgeRefresh(token({ endedAt: BEFORE, usedAt: BEFORE }), NOW), "refuse");
  assert.equal(judgeRefresh(token({ holderActive: false }), NOW), "refuse");
});
