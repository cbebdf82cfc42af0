import { define } from "../../adapters/http/define.ts";
import { cvr, email, phone } from "../../adapters/http/fields.ts";
import { type CustomerId, parseId } from "../../domain/kernel/ids.ts";

/** Who is known already by the mail, telephone or CVR somebody is typing; half of one is nobody's. */
export const handler = define.handlers({
  async GET(ctx) {
    const { useCases, actor } = ctx.state;
    const typed = (name: string) => (ctx.url.searchParams.get(name) ?? "").slice(0, 300);
    const marks = {
      email: email.safeParse(typed("email")).data ?? null,
      phone: phone.safeParse(typed("phone")).data ?? null,
      cvr: cvr.safeParse(typed("cvr")).data ?? null,
    };
    const known = marks.email ?? marks.phone ?? marks.cvr;
    const found = known === null
      ? []
      : (await useCases.findDoubles(actor, marks, parseId<CustomerId>(typed("except")))).value;
    return Response.json({ data: found }, { headers: { "Cache-Control": "no-store" } });
  },
});
