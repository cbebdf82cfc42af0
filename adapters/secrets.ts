import type { SecretBox } from "../domain/integrations/integration.ts";
import { CannotStart, type Config, type SecretsKey } from "./config.ts";

/**
 * Credentials at rest: AES-256-GCM, a new nonce each time, bound to its purpose (firm and provider), so that a row copied to
 * another firm does not open there. The first key seals, all of them open. Threat model: whoever reads the database or a
 * backup, and not the program's environment.
 */
export function secretBox(keys: readonly SecretsKey[]): SecretBox {
  const imported = new Map<string, Promise<CryptoKey>>();
  const keyOf = (id: string): Promise<CryptoKey> => {
    const found = keys.find((key) => key.id === id);
    if (!found) throw new Error(`Cannot open a secret: the key ${id} is not in SECRETS_KEYS`);
    const key = imported.get(id) ??
      crypto.subtle.importKey("raw", found.bytes, "AES-GCM", false, ["encrypt", "decrypt"]);
    imported.set(id, key);
    return key;
  };
  const terms = (nonce: Uint8Array<ArrayBuffer>, purpose: string, keyId: string) => ({
    ...{ name: "AES-GCM", iv: nonce, additionalData: new TextEncoder().encode(`${keyId} ${purpose}`) },
  });
  return {
    locked: keys.length === 0,
    async seal(purpose, secret) {
      if (keys.length === 0) throw new Error("Cannot seal a secret: SECRETS_KEYS is not set");
      const [{ id: keyId }] = keys;
      const nonce = crypto.getRandomValues(new Uint8Array(NONCE));
      const cipher = await crypto.subtle.encrypt(
        terms(nonce, purpose, keyId),
        await keyOf(keyId),
        new TextEncoder().encode(secret),
      );
      return { keyId, text: new Uint8Array([...nonce, ...new Uint8Array(cipher)]).toBase64() };
    },
    async open(purpose, { keyId, text }) {
      const bytes = Uint8Array.fromBase64(text);
      const key = await keyOf(keyId);
      try {
        const plain = await crypto.subtle.decrypt(
          terms(bytes.slice(0, NONCE), purpose, keyId),
          key,
          bytes.slice(NONCE),
        );
        return new TextDecoder("utf-8", { fatal: true }).decode(plain);
      } catch {
        // What went wrong inside is nobody's business.
        throw new Error(`Cannot open a secret: it was not sealed for this with the key ${keyId}`);
      }
    },
  };
}

const NONCE = 12;
const KEY = 32;

/**
 * The keys of this install: SECRETS_KEYS, or beside the embedded database a file that only its owner reads, made at the first
 * start. With a database elsewhere there are none until they are set, and nothing can be connected.
 */
export async function secretsKeysOf(
  { secretsKeys, databaseUrl, dataDir }: Pick<Config, "secretsKeys" | "databaseUrl" | "dataDir">,
): Promise<readonly SecretsKey[]> {
  if (secretsKeys.length > 0 || databaseUrl !== null) return secretsKeys;
  const path = `${dataDir}/secrets.key`;
  await Deno.mkdir(dataDir, { recursive: true });
  try {
    const made = crypto.getRandomValues(new Uint8Array(KEY)).toBase64();
    await Deno.writeTextFile(path, made + "\n", { mode: 0o600, createNew: true });
  } catch (error) {
    if (!(error instanceof Deno.errors.AlreadyExists)) throw error;
  }
  const bytes = base64((await Deno.readTextFile(path)).trim());
  if (bytes?.length !== KEY) throw new CannotStart(`Cannot start: ${path} is not a key of 32 bytes in Base64`);
  return [{ id: "file", bytes }];
}

function base64(text: string): Uint8Array<ArrayBuffer> | null {
  try {
    return Uint8Array.fromBase64(text);
  } catch {
    return null;
  }
}
