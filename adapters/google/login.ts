import { z } from "zod";
import { Trouble } from "./trouble.ts";
import { readServiceKey } from "./settings.ts";

/** Everything a calendar needs: its events, when it is busy, and to be told of changes. */
const SCOPE = "https://www.googleapis.com/auth/calendar";
const LIFE_SECONDS = 3_600, SPARE_MS = 60_000;

const Given = z.object({
  access_token: z.string().min(1),
  expires_in: z.number(),
  refresh_token: z.string().optional(),
});
type Given = z.infer<typeof Given>;

/** Where tokens are given, and how one asks. */
export interface TokenDesk {
  readonly tokenUrl: string;
  readonly fetch: typeof fetch;
  readonly now: () => number;
}

/** A login that gives access; each lasts an hour and is kept for that long in memory only. */
export interface Login {
  /** Tells logins apart, and a replaced one from the one before. */
  readonly key: string;
  ask(desk: TokenDesk): Promise<Given>;
}

/** A person's own consent, exchanged before (RFC 6749 section 6). */
export function ownLogin(client: { readonly id: string; readonly secret: string }, refreshToken: string): Login {
  const form = { refresh_token: refreshToken, client_id: client.id, client_secret: client.secret };
  return {
    key: `own ${client.id} ${refreshToken}`,
    ask: (desk) => given(desk, { ...form, grant_type: "refresh_token" }),
  };
}

/** A service account's key: a claim signed with it (RFC 7523). Google's library has the address of this written in, so we sign ourselves. */
export function serviceLogin(keyFile: string): Login {
  const key = readServiceKey(keyFile);
  return {
    key: `service ${keyFile}`,
    async ask(desk) {
      if (!key) throw new Trouble(401, "key_unreadable");
      const issued = Math.floor(desk.now() / 1_000);
      const claims = {
        iss: key.client_email,
        scope: SCOPE,
        aud: desk.tokenUrl,
        iat: issued,
        exp: issued + LIFE_SECONDS,
      };
      const assertion = await signed(claims, key.private_key);
      return await given(desk, { grant_type: "urn:ietf:params:oauth:grant-type:jwt-bearer", assertion });
    },
  };
}

/** Exchanges what Google gave to the browser for a login that lasts (RFC 7636). */
export async function exchanged(
  desk: TokenDesk,
  client: { readonly id: string; readonly secret: string },
  { code, verifier, redirectUri }: { readonly code: string; readonly verifier: string; readonly redirectUri: string },
): Promise<string> {
  const { refresh_token } = await given(desk, {
    ...{ grant_type: "authorization_code", code, code_verifier: verifier, redirect_uri: redirectUri },
    ...{ client_id: client.id, client_secret: client.secret },
  });
  if (!refresh_token) throw new Trouble(400, "invalid_grant", "no lasting login was given");
  return refresh_token;
}

/** Access that was given and still lasts, by login. */
export function accessKept() {
  const kept = new Map<string, { readonly token: string; readonly until: number }>();
  return {
    /** `anew`: the one that is kept was refused. */
    async of(login: Login, desk: TokenDesk, anew: boolean): Promise<string> {
      const known = kept.get(login.key);
      if (known && !anew && known.until > desk.now()) return known.token;
      kept.delete(login.key);
      const { access_token, expires_in } = await login.ask(desk);
      if (kept.size > 1_000) kept.clear();
      kept.set(login.key, { token: access_token, until: desk.now() + expires_in * 1_000 - SPARE_MS });
      return access_token;
    },
  };
}
export type AccessKept = ReturnType<typeof accessKept>;

async function given({ tokenUrl, fetch }: TokenDesk, form: Record<string, string>): Promise<Given> {
  let response: Response, body: unknown;
  try {
    response = await fetch(tokenUrl, { method: "POST", body: new URLSearchParams(form) });
    body = await response.json().catch(() => null);
  } catch (cause) {
    throw new Trouble(0, "unreachable", "unreachable", null, { cause });
  }
  const read = Given.safeParse(body);
  if (response.ok && read.success) return read.data;
  const { error } = z.object({ error: z.string() }).catch({ error: "unreadable" }).parse(body);
  // Whatever they refuse us a token for, it is the login that no longer holds; what is no answer of theirs is passing.
  if (response.status >= 400 && response.status < 500 && response.status !== 429 && error !== "unreadable") {
    throw new Trouble(401, error);
  }
  throw new Trouble(response.ok ? 0 : response.status, error);
}

async function signed(claims: Record<string, unknown>, pem: string): Promise<string> {
  const part = (value: unknown) => base64url(new TextEncoder().encode(JSON.stringify(value)));
  const text = `${part({ alg: "RS256", typ: "JWT" })}.${part(claims)}`;
  try {
    const der = Uint8Array.fromBase64(pem.replaceAll(/-----[^-]+-----|\s/g, ""));
    const algorithm = { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256" };
    const key = await crypto.subtle.importKey("pkcs8", der, algorithm, false, ["sign"]);
    const signature = await crypto.subtle.sign(algorithm.name, key, new TextEncoder().encode(text));
    return `${text}.${base64url(new Uint8Array(signature))}`;
  } catch {
    throw new Trouble(401, "key_unreadable");
  }
}

function base64url(bytes: Uint8Array): string {
  return bytes.toBase64({ alphabet: "base64url", omitPadding: true });
}
