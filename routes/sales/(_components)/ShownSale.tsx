import type { Context } from "fresh";
import { HttpError } from "fresh";
import type { State } from "../../../adapters/http/define.ts";
import type { Typed } from "../../../adapters/http/form.ts";
import { foundOrPage } from "../../../adapters/http/answers.ts";
import type { Sentences } from "../../../adapters/http/sentences.ts";
import type { SlotDay } from "../../../domain/calendar/find_calendar.ts";
import type { OpenQuestion } from "../../../domain/calendar/mirror.ts";
import type { LiveCursor } from "../../../domain/live/ports.ts";
import { parseId, type SaleId } from "../../../domain/kernel/ids.ts";
import type { SaleFile as File } from "../../../domain/sales/find_sales.ts";
import type { DialogKind } from "./SaleDialog.tsx";
import { SaleFile } from "./SaleFile.tsx";

/** A sale's page, with a dialog open where one was asked for or comes back. */
export interface Shown {
  readonly file: File;
  readonly dialog: { readonly kind: DialogKind; readonly typed: Typed } | null;
  readonly faults: Sentences;
  /** When the one whose visit is planned has time; told in the dialog that plans it. */
  readonly slots?: readonly SlotDay[];
  /** What somebody did to the visit in Google. */
  readonly questions?: readonly OpenQuestion[];
  /** Where what the page knows ends; it is brought up to date from there on. */
  readonly live?: LiveCursor;
}

/** The id in the address; throws the 404 of the error page for what is none. */
export function saleIdOf(ctx: Context<State>): SaleId {
  const id = parseId<SaleId>(ctx.params.id);
  if (id === null) throw new HttpError(404);
  return id;
}

/** The sale the address names; throws the 404 of the error page where the actor sees none. */
export async function fileOf(ctx: Context<State>): Promise<File> {
  return foundOrPage(await ctx.state.useCases.findSale(ctx.state.actor, saleIdOf(ctx)));
}

/** The page of a sale, also where one of its forms comes back with what was wrong. */
export function ShownSale({ data, state }: { data: Shown; state: State }) {
  const once = data.dialog?.typed.once ?? crypto.randomUUID();
  return (
    <SaleFile
      file={data.file}
      live={data.live ?? null}
      dialog={data.dialog && { ...data.dialog, once }}
      faults={data.faults}
      slots={data.slots}
      questions={data.questions ?? []}
      actor={state.actor}
      once={once}
      today={state.today}
      now={state.now}
      zone={state.organization.timeZone}
      words={state.words}
      formats={state.formats}
    />
  );
}
