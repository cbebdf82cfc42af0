import { z } from "zod";
import type { SaleId } from "../../../domain/kernel/ids.ts";
import { call } from "./call.ts";
import { created, found, gone, refused } from "./replies.ts";
import { Move, NewPayment } from "./sale_body.ts";
import { livingFile, STALE } from "./sale_calls.ts";
import { SaleJson, saleJson, StepJson, stepJson } from "./sale_json.ts";
import * as shape from "./shapes.ts";

/** What happens to a sale after it is recorded: its moves, its money, and the bin. */
export const saleActCalls = [
  call({
    method: "DELETE",
    path: "/sales/:id",
    tag: "sales",
    summary: "Put a sale into the bin",
    needs: "delete_sales",
    refusedAt: "record",
    answers: { 204: null },
    refusals: { 409: "`sale_invoiced`" },
    async run({ useCases, actor, id }) {
      const deleted = await useCases.deleteSale(actor, id as SaleId);
      return deleted.ok ? gone : refused(deleted.error);
    },
  }),
  call({
    method: "POST",
    path: "/sales/:id/restore",
    tag: "sales",
    summary: "Take a sale out of the bin",
    needs: "delete_sales",
    refusedAt: "record",
    answers: { 200: shape.one(SaleJson) },
    refusals: { 409: "`visit_overlaps`" },
    async run({ useCases, actor, id }) {
      const restored = await useCases.restoreSale(actor, id as SaleId);
      return restored.ok ? found(saleJson(restored.value)) : refused(restored.error);
    },
  }),
  call({
    method: "POST",
    path: "/sales/:id/status",
    tag: "sales",
    summary: "Move a sale to another status; to PAID records what is owed as paid today",
    needs: "edit_sales",
    refusedAt: "record",
    body: Move,
    answers: { 200: shape.one(SaleJson) },
    refusals: { 409: `\`illegal_transition\` with \`details.allowed\`, \`visit_overlaps\`, ${STALE}` },
    async run({ useCases, actor, id, body }) {
      const moved = await useCases.moveSale(actor, id as SaleId, body);
      return moved.ok ? found(saleJson(moved.value)) : refused(moved.error, saleJson);
    },
  }),
  call({
    method: "GET",
    path: "/sales/:id/history",
    tag: "sales",
    summary: "The steps of a sale, oldest first; the first has no from",
    needs: "view_sales",
    refusedAt: "record",
    answers: { 200: shape.one(z.array(StepJson)) },
    async run(ask) {
      const file = await livingFile(ask);
      return file.ok ? found(file.value.history.map(stepJson)) : refused(file.error);
    },
  }),
  call({
    method: "POST",
    path: "/sales/:id/payments",
    tag: "sales",
    summary: "Record a payment; the sale it belongs to is answered, PAID once it is completed and fully paid",
    needs: "edit_sales",
    refusedAt: "record",
    body: NewPayment,
    answers: { 201: shape.one(SaleJson) },
    refusals: { 409: "`payment_not_expected`, `refund_too_large`" },
    async run({ useCases, actor, id, body }) {
      const paid = await useCases.paySale(actor, id as SaleId, body);
      return paid.ok ? created(saleJson(paid.value), null) : refused(paid.error);
    },
  }),
];
