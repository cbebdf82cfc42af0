import assert from "node:assert/strict";
import { HttpError } from "fresh";
import { no, yes } from "../../domain/kernel/result.ts";
import type { Refusal } from "../../domain/refusal.ts";
import { foundOrPage } from "./answers.ts";

Deno.test("foundOrPage() gives what was found, and throws 403 for what is refused and 404 for all else", () => {
  const statusFor = (refusal: Refusal) => {
    try {
      foundOrPage(no(refusal));
    } catch (error) {
      return error instanceof HttpError ? error.status : error;
    }
  };

  assert.equal(foundOrPage(yes("a sale")), "a sale");
  assert.equal(statusFor({ kind: "forbidden", permission: "edit_sales" }), 403);
  assert.equal(statusFor({ kind: "sale_missing" }), 404);
  assert.equal(statusFor({ kind: "reason_missing", to: "LOST" }), 404);
});
