import { type Ids, uuidv7 } from "../domain/kernel/ids.ts";
import { type Clock, instantOf } from "../domain/kernel/time.ts";

/** The machine's clock. */
export const systemClock: Clock = { now: () => instantOf(Date.now()) };

/** UUIDv7 from the machine's clock and random bits. */
export const randomIds: Ids = {
  next: <T extends string>() => uuidv7(Date.now(), crypto.getRandomValues(new Uint8Array(10))) as T,
};
