import type { Instant } from "../kernel/time.ts";

/** What is known of a refresh token that somebody shows. */
export interface RefreshToken {
  readonly expiresAt: Instant;
  readonly usedAt: Instant | null;
  readonly endedAt: Instant | null;
  /** Its user is active and still works in its organization. */
  readonly holderActive: boolean;
}

/**
 * A refresh token is exchanged once. When it comes a second time, either the owner or a thief holds a copy, and nobody can tell
 * which: the whole family of tokens ends. An expired, ended or stranger's token is just refused.
 */
export function judgeRefresh(token: RefreshToken, now: Instant): "rotate" | "end_family" | "refuse" {
  if (token.endedAt !== null) return "refuse";
  if (token.usedAt !== null) return "end_family";
  if (token.expiresAt <= now || !token.holderActive) return "refuse";
  return "rotate";
}
