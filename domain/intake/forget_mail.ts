import type { CustomerRefusal } from "../customers/customer.ts";
import type { Actor } from "../kernel/actor.ts";
import type { CustomerId } from "../kernel/ids.ts";
import { type Forbidden, may } from "../kernel/permissions.ts";
import { no, yes } from "../kernel/result.ts";
import type { World } from "../sales/world.ts";

/**
 * Forgets what a customer wrote to the firm, for good; one in the bin as well. The customer, sales and invoices stay. What
 * the firm wrote about them goes too where that is asked for.
 */
export function forgetMail({ tenants }: Pick<World, "tenants">) {
  return (actor: Actor, id: CustomerId, notesToo = false) =>
    tenants.write<
      { readonly name: string; readonly count: number; readonly notes: number },
      CustomerRefusal | Forbidden
    >(
      actor,
      async (books) => {
        if (!may(actor, "manage_settings")) return no({ kind: "forbidden", permission: "manage_settings" });
        const customer = await books.customers.lock(id);
        if (customer === null) return no({ kind: "customer_missing" });
        // What comes in meanwhile is read before or after.
        await books.intake.hold();
        const count = await books.intake.forget(customer);
        return yes({ name: customer.name, count, notes: notesToo ? await books.notes.forget(id) : 0 });
      },
    );
}
