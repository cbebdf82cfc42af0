import assert from "node:assert/strict";
import { isOwnRequest } from "./csrf.ts";

const ORIGIN = "https://sales.example.dk";
const COOKIE = { cookie: "flash=x; __Host-sid=abcdefgh" };

const TABLE: [what: string, method: string, headers: Record<string, string>, own: boolean][] = [
  ["our own form", "POST", { ...COOKIE, "sec-fetch-site": "same-origin", origin: ORIGIN }, true],
  ["an older browser's own form", "POST", { ...COOKIE, origin: ORIGIN }, true],
  ["a cross-site form", "POST", { ...COOKIE, "sec-fetch-site": "cross-site", origin: "https://evil.example" }, false],
  [
    "a cross-site form that names our origin",
    "POST",
    { ...COOKIE, "sec-fetch-site": "cross-site", origin: ORIGIN },
    false,
  ],
  [
    "a sibling subdomain",
    "POST",
    { ...COOKIE, "sec-fetch-site": "same-site", origin: "https://evil.example.dk" },
    false,
  ],
  ["a sibling in an older browser", "POST", { ...COOKIE, origin: "https://evil.example.dk" }, false],
  ["Origin: null", "POST", { ...COOKIE, origin: "null" }, false],
  ["our host by http", "POST", { ...COOKIE, origin: "http://sales.example.dk" }, false],
  ["our host on another port", "POST", { ...COOKIE, origin: "https://sales.example.dk:8443" }, false],
  ["our origin as a prefix", "POST", { ...COOKIE, origin: "https://sales.example.dk.evil.example" }, false],
  ["both headers missing", "POST", COOKIE, false],
  ["typed into the address bar", "POST", { ...COOKIE, "sec-fetch-site": "none" }, false],
  ["text/plain made to look like JSON", "POST", {
    ...COOKIE,
    "content-type": "text/plain",
    "sec-fetch-site": "cross-site",
  }, false],
  ["DELETE without headers", "DELETE", COOKIE, false],
  ["PATCH without headers", "PATCH", COOKIE, false],
  ["PUT without headers", "PUT", COOKIE, false],
  ["a link from elsewhere", "GET", { ...COOKIE, "sec-fetch-site": "cross-site" }, true],
  ["HEAD", "HEAD", COOKIE, true],
  ["no cookie, no headers: a program", "POST", {}, true],
  ["no cookie, from another site: logging in from afar", "POST", { "sec-fetch-site": "cross-site" }, false],
  ["no cookie, from another origin", "POST", { origin: "https://evil.example" }, false],
  ["another cookie only", "POST", { cookie: "flash=x" }, true],
];

for (const [what, method, headers, own] of TABLE) {
  Deno.test(`isOwnRequest() ${own ? "lets through" : "refuses"} ${what}`, () => {
    assert.equal(isOwnRequest({ method, headers: new Headers(headers) }, ORIGIN), own);
  });
}
