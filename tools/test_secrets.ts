import { secretBox } from "../adapters/secrets.ts";

/** Opens what the tests sealed. */
export const testSecrets = secretBox([{ id: "test", bytes: new Uint8Array(32) }]);
