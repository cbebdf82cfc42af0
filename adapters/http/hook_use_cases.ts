import {
  changeHook,
  dropHook,
  findHook,
  findHooks,
  makeHook,
  rotateHookSecret,
} from "../../domain/hooks/manage_hooks.ts";
import type { HookWorld } from "../../domain/hooks/ports.ts";
import { replayDelivery, testHook } from "../../domain/hooks/send_again.ts";

/** Webhooks, as routes and calls ask for them. */
export function hookUseCases(world: HookWorld) {
  return {
    findHooks: findHooks(world),
    findHook: findHook(world),
    makeHook: makeHook(world),
    changeHook: changeHook(world),
    rotateHookSecret: rotateHookSecret(world),
    dropHook: dropHook(world),
    testHook: testHook(world),
    replayDelivery: replayDelivery(world),
  };
}

export type HookUseCases = ReturnType<typeof hookUseCases>;
