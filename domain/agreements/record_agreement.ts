import type { Actor } from "../kernel/actor.ts";
import type { AgreementId } from "../kernel/ids.ts";
import { type Forbidden, may } from "../kernel/permissions.ts";
import { no } from "../kernel/result.ts";
import { dayOf } from "../kernel/time.ts";
import { noticesOfAgreement } from "../notices/notice.ts";
import { namesColleague, namesCustomer } from "../sales/references.ts";
import { type Agreement, type AgreementTerms, faultIn, priceOn } from "./agreement.ts";
import { type AgreementWorld, carryOut } from "./carry_out.ts";
import { again, viewAgreement } from "./hold.ts";
import type { AgreementView } from "./ports.ts";
import type { AgreementRefusal } from "./refusal.ts";

/** Makes an agreement, and the visits of its next weeks with it. */
export function recordAgreement(world: AgreementWorld) {
  return (actor: Actor, terms: AgreementTerms) =>
    again(() =>
      world.tenants.write<AgreementView, AgreementRefusal | Forbidden>(actor, async (books) => {
        if (!may(actor, "create_sales")) return no({ kind: "forbidden", permission: "create_sales" });
        const fault = faultIn(terms);
        if (fault) return no(fault);
        const found = await books.ask({
          firm: books.read.organization.find(),
          customer: books.read.customers.find(terms.customerId),
          members: books.read.members.all(),
          services: books.read.services.some(terms.lines.flatMap((line) => line.serviceId ?? [])),
        });
        const customer = namesCustomer(found.customer);
        if (!customer.ok) return customer;
        const stranger = namesColleague(terms.assignedTo, found.members);
        if (stranger) return no(stranger);
        const now = world.clock.now();
        const price = priceOn(terms, found.services, world.ids, dayOf(now, found.firm.timeZone));
        if (!price.ok) return price;

        const made = { createdBy: actor.userId, createdAt: now, updatedAt: now };
        const agreement: Agreement = {
          ...{
            ...terms,
            ...made,
            id: world.ids.next<AgreementId>(),
            version: 1,
            follows: null,
            nextOn: terms.startsOn,
          },
        };
        const kept = await books.agreements.add(agreement);
        await books.notices.put(noticesOfAgreement(null, kept, actor.userId));
        const carried = await carryOut(world, books, actor, kept);
        return carried.ok ? viewAgreement(books, kept.id, now) : carried;
      })
    );
}
