/**
 * `deno run tools/export_memory.ts csv`: writes 100,000 made-up sales to a reader and prints how many bytes came, and how much
 * memory the process held over rest at most, as JSON. Each sale is made when it is asked for, as a database's rows are.
 */
import { csvOf } from "../adapters/http/export_csv.ts";
import { xlsxOf } from "../adapters/http/export_xlsx.ts";
import { saleSheet } from "../adapters/http/sale_sheet.ts";
import { saleIn } from "../adapters/memory/builders.ts";
import { everyPart } from "../domain/kernel/every_part.ts";
import { rollOf } from "../domain/kernel/roll.ts";
import type { SaleView } from "../domain/sales/ports.ts";

const WRITING = { language: "da", timeZone: "Europe/Copenhagen" } as const;

function madeUp(n: number): SaleView {
  const sale = saleIn("ACCEPTED", {
    number: `RS-2026-${n}` as never,
    internalNotes: `Nøglen ligger hos nr. ${n}`,
  });
  const customer = { id: sale.customerId, name: `Kunde ${n}`, email: `kunde${n}@example.dk`, phone: "+4522334455" };
  const anna = { id: sale.createdBy, name: "Anna Andersen" };
  return {
    ...sale,
    customer,
    assignee: anna,
    creator: anna,
    invoice: null,
    calendarEventId: null,
  } as unknown as SaleView;
}

function sales(count: number) {
  const roll = rollOf(Array.from({ length: count }, (_, n) => n.toString(16).padStart(32, "0")));
  return everyPart(roll, (ids) => Promise.resolve(ids.map((id) => madeUp(parseInt(id.slice(-12), 16)))));
}

async function written(count: number, look: () => void): Promise<number> {
  const sheet = saleSheet(sales(count), WRITING);
  const answer = await (Deno.args[0] === "xlsx" ? xlsxOf(sheet, WRITING) : csvOf(sheet, WRITING));
  let bytes = 0;
  for await (const part of answer.body!) {
    bytes += part.length;
    look();
  }
  return bytes;
}

// What is compiled when it first runs stays; that is no export's.
await written(100, () => {});
const rest = Deno.memoryUsage().rss;
let most = rest;
const bytes = await written(100_000, () => most = Math.max(most, Deno.memoryUsage().rss));
console.log(JSON.stringify({ bytes, over: most - rest }));
