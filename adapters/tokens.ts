import { createHash } from "node:crypto";
import type { SecretHash, Tokens } from "../domain/identity/ports.ts";

const SHAPE = /^[A-Za-z0-9_-]{43}$/;

/** 256 random bits; what is kept is their SHA-256. They are random, so no salt and no slow hash is needed. */
export const randomTokens: Tokens = {
  next() {
    const token = crypto.getRandomValues(new Uint8Array(32)).toBase64({ alphabet: "base64url", omitPadding: true });
    return { token, hash: sha256(token) };
  },
  hash: (token) => SHAPE.test(token) ? sha256(token) : null,
  hashText: sha256,
  fingerprint: (text) => sha256(text).toHex().slice(0, 32),
};

/** Bytes nobody can guess, from the system's own source. */
export const randomBytes = (length: number): Uint8Array => crypto.getRandomValues(new Uint8Array(length));

function sha256(text: string): SecretHash {
  return new Uint8Array(createHash("sha256").update(text).digest()) as SecretHash;
}
