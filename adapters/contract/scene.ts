import { changeCustomer } from "../../domain/customers/change_customer.ts";
import { deleteCustomer, restoreCustomer } from "../../domain/customers/delete_customer.ts";
import { recordCustomer } from "../../domain/customers/record_customer.ts";
import type { CustomerView } from "../../domain/customers/customer.ts";
import type { Desk } from "../../domain/delivery/ports.ts";
import { type Ids, uuidv7 } from "../../domain/kernel/ids.ts";
import type { Clock } from "../../domain/kernel/time.ts";
import { changeSale } from "../../domain/sales/change_sale.ts";
import { correctSale } from "../../domain/sales/correct_sale.ts";
import { deleteSale, restoreSale } from "../../domain/sales/delete_sale.ts";
import type { SaleDraft } from "../../domain/sales/draft.ts";
import { moveSale } from "../../domain/sales/move_sale.ts";
import { paySale } from "../../domain/sales/pay_sale.ts";
import type { SaleView } from "../../domain/sales/ports.ts";
import { undoMove } from "../../domain/sales/undo_move.ts";
import { recordSale } from "../../domain/sales/record_sale.ts";
import type { Actor } from "../../domain/kernel/actor.ts";
import type { Tenants } from "../../domain/tenants.ts";
import { aDraft, customerFacts } from "../memory/builders.ts";
import { type Cast, castWith } from "../memory/cast.ts";
import type { Firm } from "../memory/ledger.ts";
import { kept, tickingClock } from "../memory/world.ts";

export { kept };

/** A store that is held to the contract: its door, and a way to put firms with their members into it. */
export interface Stage {
  readonly tenants: Tenants;
  readonly desk: Desk;
  seed(firms: readonly Firm[]): Promise<void>;
}

/** One promise of the ports. Each brings firms of its own, so one store serves all. */
export interface Case {
  readonly name: string;
  run(stage: Stage): Promise<void>;
}

/** What a case plays with: the cast, its firms seeded, and the use cases that write. */
export interface Scene extends Cast {
  readonly tenants: Tenants;
  readonly desk: Desk;
  readonly ids: Ids;
  readonly clock: Clock;
  readonly use: ReturnType<typeof writersOf>;
  /** Records a customer; only what the case is about is given. */
  aCustomer(facts?: Parameters<typeof customerFacts>[0]): Promise<CustomerView>;
  /** Records a sale, of a new customer where none is given. */
  aSale(draft?: Partial<SaleDraft>, by?: Actor): Promise<SaleView>;
}

export function scene(name: string, play: (scene: Scene) => Promise<void>): Case {
  return { name, run: async (stage) => play(await setUp(stage)) };
}

export async function setUp({ tenants, desk, seed }: Stage): Promise<Scene> {
  const ids = newIds(), clock = tickingClock();
  const cast = castWith(ids);
  await seed(cast.firms);
  const use = writersOf({ tenants, ids, clock });
  const aCustomer: Scene["aCustomer"] = async (facts) =>
    kept(await use.recordCustomer(cast.anna, customerFacts(facts), true));
  const aSale: Scene["aSale"] = async (draft = {}, by = cast.anna) => {
    const customerId = draft.customerId ?? (await aCustomer()).id;
    return kept(await use.recordSale(by, aDraft({ ...draft, customerId })));
  };
  return { ...cast, tenants, desk, ids, clock, use, aCustomer, aSale };
}

function writersOf(world: { tenants: Tenants; ids: Ids; clock: Clock }) {
  return {
    recordSale: recordSale(world),
    changeSale: changeSale(world),
    moveSale: moveSale(world),
    undoMove: undoMove(world),
    correctSale: correctSale(world),
    paySale: paySale(world),
    deleteSale: deleteSale(world),
    restoreSale: restoreSale(world),
    recordCustomer: recordCustomer(world),
    changeCustomer: changeCustomer(world),
    deleteCustomer: deleteCustomer(world),
    restoreCustomer: restoreCustomer(world),
  };
}

let lastMs = 0;
/** Ids that no other case has, and that sort in the order they are made. */
function newIds(): Ids {
  return {
    next: <T extends string>() => {
      lastMs = Math.max(lastMs + 1, Date.now());
      return uuidv7(lastMs, crypto.getRandomValues(new Uint8Array(10))) as T;
    },
  };
}
