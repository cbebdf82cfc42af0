import type { OrganizationId, UserId } from "../kernel/ids.ts";
import { no, type Result, yes } from "../kernel/result.ts";
import type { Caller, IdentityWorld } from "./ports.ts";
import { readCode } from "./recovery_code.ts";
import type { IdentityRefusal } from "./refusal.ts";
import { countTry } from "./throttle.ts";

/**
 * Whether a code proves the second factor: one of the app, which no two logins can use, or a recovery code, which is gone
 * afterwards. Every try counts until one is right, as with passwords: a million codes would soon be tried.
 */
export function checkCode({ store, codes, tokens }: IdentityWorld) {
  return async (
    userId: UserId,
    typed: string,
    { requestId, organizationId }: Pick<Caller, "requestId"> & { readonly organizationId: OrganizationId },
  ): Promise<Result<null, IdentityRefusal>> => {
    const key = `code:${userId}`;
    const wait = await store.countTry([{ key, counted: "account" }], countTry);
    if (wait !== null) return no({ kind: "too_many_tries", retryAfterSeconds: wait });

    const read = readCode(typed);
    const factor = await store.findFactor(userId);
    if (read === null || !factor?.confirmed) return no({ kind: "code_wrong" });
    const right = read.kind === "app"
      ? await takeStep(await codes.stepOf(factor.secret, read.code))
      : await store.takeRecoveryCode(tokens.hashText(`${userId} ${read.code}`), {
        ...{ action: "recovery_code_used", organizationId, userId, requestId },
      });
    if (!right) return no({ kind: "code_wrong" });
    await store.forgiveTry({ forget: [key], uncount: [] });
    return yes(null);

    async function takeStep(step: number | null): Promise<boolean> {
      return step !== null && await store.takeStep(userId, step);
    }
  };
}
