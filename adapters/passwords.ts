import { timingSafeEqual } from "node:crypto";
import type { Passwords, PasswordTurn } from "../domain/identity/ports.ts";
import { Unavailable } from "../domain/kernel/unavailable.ts";
import { isCommonPassword } from "./common_passwords.ts";

/** Argon2id as OWASP's cheat sheet has it: 19 MiB, two passes. A hash names its own, so these may grow. */
export interface Settings {
  readonly memory: number;
  readonly passes: number;
  readonly parallelism: number;
}
const TODAY: Settings = { memory: 19_456, passes: 2, parallelism: 1 };

/** Each takes 19 MiB and a core for 40 ms. More at once are no faster, and the memory is never given back. */
const TURNS = 4;
const MOST_WAITING = 400;

const NONCE_BYTES = 16, TAG_BITS = 256;
const PHC = /^\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,2}),p=(\d{1,2})\$([A-Za-z0-9+/]{22})\$([A-Za-z0-9+/]{43})$/;

/**
 * Passwords by the Argon2id of the runtime's own WebCrypto. Throws at once where that gives a wrong answer. Only tests that log
 * in hundreds of times and are about something else ask for other settings than today's.
 */
export async function argonPasswords(today: Settings = TODAY): Promise<Passwords> {
  await knowTheAnswer();
  const hash = (password: string) => hashWith(today, password);
  // What a stranger's password is compared with. Nobody knows its password.
  const nobody = await hash(crypto.getRandomValues(new Uint8Array(32)).toHex());
  const inTurn = takeTurns(TURNS, MOST_WAITING);
  const turn: PasswordTurn = {
    hash,
    async verify(password, kept) {
      const right = await verify(password, kept ?? nobody);
      return kept !== null && right;
    },
    isStale: (kept) => {
      const settings = read(kept)?.settings;
      return settings?.memory !== today.memory || settings.passes !== today.passes ||
        settings.parallelism !== today.parallelism;
    },
  };
  return { inTurn: (work) => inTurn(() => work(turn)), isCommon: isCommonPassword };
}

/** Runs so many at once; the others wait in line, and when the line is too long they are sent away. */
export function takeTurns(turns: number, mostWaiting: number): <T>(work: () => Promise<T>) => Promise<T> {
  let free = turns;
  const line: (() => void)[] = [];
  return async (work) => {
    if (free > 0) free--;
    else {
      if (line.length >= mostWaiting) throw new Unavailable("the password check: too many are waiting", 5);
      await new Promise<void>((resolve) => line.push(resolve));
    }
    try {
      return await work();
    } finally {
      // The turn is handed on rather than freed, so a newcomer cannot slip in before those who wait.
      const next = line.shift();
      if (next) next();
      else free++;
    }
  };
}

async function hashWith(settings: Settings, password: string): Promise<string> {
  const nonce = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
  const tag = await argon2id(new TextEncoder().encode(password), nonce, settings);
  const { memory, passes, parallelism } = settings;
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${base64(nonce)}$${base64(tag)}`;
}

async function verify(password: string, kept: string): Promise<boolean> {
  const known = read(kept);
  if (!known) throw new Error("Cannot read the password hash: it is not Argon2id in PHC form");
  const tag = await argon2id(new TextEncoder().encode(password), known.nonce, known.settings);
  return timingSafeEqual(tag, known.tag);
}

function read(kept: string) {
  const [, memory, passes, parallelism, nonce, tag] = PHC.exec(kept) ?? [];
  if (!tag) return null;
  return {
    settings: { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) },
    nonce: Uint8Array.fromBase64(nonce),
    tag: Uint8Array.fromBase64(tag),
  };
}

function base64(bytes: Uint8Array): string {
  return bytes.toBase64().replaceAll("=", "");
}

/** The parts of an Argon2 call that are left out when passwords are hashed, but not in the RFC's example. */
interface Extras {
  readonly secretValue?: Uint8Array;
  readonly associatedData?: Uint8Array;
}

// NOTE: a WICG draft (Modern Algorithms in WebCrypto) whose types neither TypeScript nor Deno 2.9 has, hence the cast.
async function argon2id(
  message: Uint8Array,
  nonce: Uint8Array,
  settings: Settings,
  extras: Extras = {},
): Promise<Uint8Array> {
  const subtle = crypto.subtle as unknown as {
    importKey(
      format: "raw-secret",
      key: Uint8Array,
      name: "Argon2id",
      extractable: false,
      use: ["deriveBits"],
    ): Promise<CryptoKey>;
    deriveBits(
      how: { name: "Argon2id"; nonce: Uint8Array } & Settings & Extras,
      key: CryptoKey,
      bits: number,
    ): Promise<ArrayBuffer>;
  };
  const key = await subtle.importKey("raw-secret", message, "Argon2id", false, ["deriveBits"]);
  return new Uint8Array(await subtle.deriveBits({ name: "Argon2id", nonce, ...settings, ...extras }, key, TAG_BITS));
}

/** The example of RFC 9106 section 5.3. */
async function knowTheAnswer(): Promise<void> {
  const of = (byte: number, length: number) => new Uint8Array(length).fill(byte);
  const tag = await argon2id(of(1, 32), of(2, 16), { memory: 32, passes: 3, parallelism: 4 }, {
    secretValue: of(3, 8),
    associatedData: of(4, 12),
  });
  if (tag.toHex() !== "0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659") {
    throw new Error("Cannot hash passwords: this runtime's Argon2id does not give the answer of RFC 9106");
  }
}
