import assert from "node:assert/strict";
import { ownPath } from "./own_path.ts";

const OWN = [
  "/",
  "/sales",
  "/sales?status=PAID&q=%C3%A6",
  "/sales/0190#history",
  "/a/../b",
  "/search?next=https://x.example",
  "/@x",
];

const FOREIGN = [
  ...["", "sales", "//evil.example", "///evil.example", "/\\evil.example", "\\/evil.example", "\\\\evil.example"],
  ...[
    "https://evil.example",
    "https:evil.example",
    "https:/evil.example",
    "http:///evil.example",
    "HTTPS://EVIL.EXAMPLE",
  ],
  ...[
    "javascript:alert(1)",
    "data:text/html,x",
    "//evil.example@sales.example.dk",
    "/\t/evil.example",
    "/\n/evil.example",
  ],
  ...[
    "/\r\nSet-Cookie: a=b",
    "\t//evil.example",
    " //evil.example",
    "/ /evil.example",
    "/%2f%2fevil.example",
    "/%5cevil.example",
  ],
  ...[
    "/%09/evil.example",
    "/%0d%0aLocation:x",
    "/.//evil.example",
    "/..//evil.example",
    "/a/..//evil.example",
    "/\u0000",
    "/æ",
  ],
  ...["/\u2028evil", "／／evil.example", "/a\\b", "?next=x", "#x", "." + "/x", "/" + "x".repeat(2_000)],
];

for (const path of OWN) {
  Deno.test(`ownPath() takes ${path}`, () => {
    const taken = ownPath(path);

    assert.equal(new URL(taken!, "https://sales.example.dk").href, new URL(path, "https://sales.example.dk").href);
  });
}

for (const path of FOREIGN) {
  Deno.test(`ownPath() refuses ${JSON.stringify(path.slice(0, 40))}`, () => {
    assert.equal(ownPath(path), null);
  });
}

Deno.test("ownPath() refuses nothing at all", () => {
  assert.equal(ownPath(null), null);
});
