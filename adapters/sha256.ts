import { createHash } from "node:crypto";

/** Lower-case hex. Not WebCrypto, whose trip to another thread takes longer than the digest. */
export function sha256(bytes: Uint8Array | string): string {
  return createHash("sha256").update(bytes).digest("hex");
}
