/** Somebody logged in twice: in a browser for the pages, and with a token for the REST calls. */
import type { Asked } from "./open_loop.ts";

/** Every demo user's; the large seed gives it to the same people. */
const PASSWORD = "try-the-demo-2026";

export interface Visitor {
  page(path: string): Asked;
  get(path: string): Asked;
  post(path: string, body: unknown): Asked;
  /** The rows of a list's first page. */
  rows<T>(path: string): Promise<T[]>;
  /** Where the list goes on after so many pages. */
  cursorAfter(path: string, pages: number): Promise<string>;
}

export async function logIn(origin: string, email: string): Promise<Visitor> {
  const cookie = await sessionCookie(origin, email);
  const token = await accessToken(origin, email);
  const authorization = `Bearer ${token}`;

  const json = async <T>(path: string): Promise<T> => {
    const answer = await fetch(origin + path, { headers: { authorization } });
    if (!answer.ok) throw new Error(`Cannot read ${path}: ${answer.status} ${await answer.text()}`);
    return await answer.json();
  };
  return {
    page: (path) => ({
      method: "GET",
      path,
      headers: { cookie, accept: "text/html", "accept-encoding": "gzip, deflate, br", ...address() },
    }),
    get: (path) => ({ method: "GET", path, headers: { authorization, ...address() } }),
    post: (path, body) => ({
      method: "POST",
      path,
      headers: {
        authorization,
        "content-type": "application/json",
        "idempotency-key": crypto.randomUUID(),
        ...address(),
      },
      body: JSON.stringify(body),
    }),
    rows: async <T>(path: string) => (await json<{ data: T[] }>(path)).data,
    async cursorAfter(path, pages) {
      let cursor = "";
      for (let page = 0; page < pages; page++) {
        const { meta } = await json<{ meta: { nextCursor: string | null } }>(
          cursor ? `${path}&cursor=${encodeURIComponent(cursor)}` : path,
        );
        // A small seed ends before: its deepest page has to do.
        if (!meta.nextCursor) break;
        cursor = meta.nextCursor;
      }
      return cursor;
    },
  };
}

async function sessionCookie(origin: string, email: string): Promise<string> {
  const answer = await fetch(`${origin}/login`, {
    method: "POST",
    redirect: "manual",
    headers: { "content-type": "application/x-www-form-urlencoded", "sec-fetch-site": "same-origin", origin },
    body: new URLSearchParams({ email, password: PASSWORD }),
  });
  await answer.body?.cancel();
  const cookie = answer.headers.getSetCookie().map((line) => line.split(";")[0]).find((pair) =>
    pair.startsWith("__Host-")
  );
  if (!cookie) throw new Error(`Cannot log in as ${email}: ${answer.status} without a session cookie`);
  return cookie;
}

async function accessToken(origin: string, email: string): Promise<string> {
  const answer = await fetch(`${origin}/api/v1/auth/login`, {
    method: "POST",
    headers: { "content-type": "application/json", "idempotency-key": crypto.randomUUID() },
    body: JSON.stringify({ email, password: PASSWORD }),
  });
  if (!answer.ok) throw new Error(`Cannot get a token for ${email}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()).data.accessToken;
}

/** One of 250 addresses of a network for documentation. */
function address(): Record<string, string> {
  return { "x-forwarded-for": `198.51.100.${1 + Math.floor(Math.random() * 250)}` };
}
