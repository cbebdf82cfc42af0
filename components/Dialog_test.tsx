import assert from "node:assert/strict";
import { parseHTML } from "linkedom";
import { renderToString } from "preact-render-to-string";
import { Dialog } from "./Dialog.tsx";

const drawn = (open: boolean) =>
  parseHTML(
    `<body>${
      renderToString(<Dialog id="lost" title="Hvorfor?" open={open} closeHref="/sales/1" closeWord="Luk">x</Dialog>)
    }</body>`,
  )
    .document;

Deno.test("Dialog opens from the server and closes by a link, so it needs no script", () => {
  const page = drawn(true);

  const dialog = page.querySelector("dialog")!;
  assert.ok(dialog.hasAttribute("open"));
  assert.equal(page.getElementById(dialog.getAttribute("aria-labelledby")!)!.textContent, "Hvorfor?");
  assert.deepEqual([...page.querySelectorAll("a")].map((it) => it.getAttribute("href")), ["/sales/1", "/sales/1"]);
  assert.equal(page.querySelector(".scrim")!.getAttribute("tabindex"), "-1");
});

Deno.test("Dialog that is closed darkens nothing", () => {
  const page = drawn(false);

  assert.equal(page.querySelector("dialog")!.hasAttribute("open"), false);
  assert.equal(page.querySelector(".scrim"), null);
});
