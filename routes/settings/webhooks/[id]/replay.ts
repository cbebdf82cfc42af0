import { HttpError } from "fresh";
import { z } from "zod";
import { ensureMay } from "../../../../adapters/http/answers.ts";
import { readSentForm } from "../../../../adapters/http/body.ts";
import { define } from "../../../../adapters/http/define.ts";
import { id } from "../../../../adapters/http/fields.ts";
import { readForm } from "../../../../adapters/http/form.ts";
import type { DeliveryId } from "../../../../domain/kernel/ids.ts";
import { afterStep, hookId } from "../../(_components)/hook_step.ts";

const Replay = z.strictObject({ delivery: id<DeliveryId>() });

/** Sends a message of the log once more. */
export const handler = define.handlers({
  async POST(ctx) {
    const { useCases, actor } = ctx.state;
    ensureMay(actor, "manage_settings");
    const form = await readForm(Replay, await readSentForm(ctx.req), ctx.url.pathname);
    if (!form.ok) throw new HttpError(404);
    const replayed = await useCases.replayDelivery(actor, hookId(ctx.params.id), form.value.delivery);
    return afterStep(ctx, replayed, { kind: "hook_replayed" });
  },
});
