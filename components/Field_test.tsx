import assert from "node:assert/strict";
import { parseHTML } from "linkedom";
import type { VNode } from "preact";
import { renderToString } from "preact-render-to-string";
import { Checkbox } from "./Checkbox.tsx";
import { ErrorSummary } from "./ErrorSummary.tsx";
import { summaryLines } from "./FormFaults.tsx";
import { Select } from "./Select.tsx";
import { MoneyInput, TextInput } from "./TextInput.tsx";

function drawn(node: VNode) {
  return parseHTML(`<body>${renderToString(node)}</body>`).document;
}

Deno.test("a field ties its label, hint and error to its control, and marks it invalid", () => {
  const page = drawn(
    <TextInput
      name="lines[0].qty"
      label="Antal"
      hint="Højst 3 decimaler"
      error="Skal udfyldes."
      required
      value="<x>"
    />,
  );

  const input = page.querySelector("input")!;
  assert.equal(page.querySelector("label")!.getAttribute("for"), input.id);
  assert.equal(input.getAttribute("name"), "lines[0].qty");
  assert.equal(input.getAttribute("aria-invalid"), "true");
  assert.deepEqual(
    input.getAttribute("aria-describedby")!.split(" ").map((id) => page.getElementById(id)!.textContent),
    ["Skal udfyldes.", "Højst 3 decimaler"],
  );
  assert.ok(input.hasAttribute("required"));
  assert.equal(input.getAttribute("value"), "<x>");
});

Deno.test("a field without faults says nothing of them", () => {
  const input = drawn(<MoneyInput name="amount" label="Beløb" unit="kr." />).querySelector("input")!;

  assert.equal(input.hasAttribute("aria-invalid"), false);
  assert.equal(input.hasAttribute("aria-describedby"), false);
  assert.equal(input.getAttribute("inputmode"), "decimal");
});

Deno.test("ErrorSummary leads to the control of each field, and is not there without faults", () => {
  const page = drawn(
    <form>
      <ErrorSummary title="Ret dette" faults={[{ name: "lines[0].qty", text: "Antal" }, { text: "Hele formularen" }]} />
      <TextInput name="lines[0].qty" label="Antal" />
    </form>,
  );

  const link = page.querySelector("a")!;
  assert.equal(page.getElementById(link.getAttribute("href")!.slice(1))!.tagName, "INPUT");
  assert.equal(page.querySelector("[role=alert]")!.hasAttribute("autofocus"), true);
  assert.equal(renderToString(<ErrorSummary title="Ret dette" faults={[]} />), "");
});

Deno.test("Select keeps what was chosen, and a radio has an id of its own", () => {
  const select = drawn(
    <Select
      name="s"
      label="Kilde"
      value="b"
      blank="Alle"
      choices={[{ value: "a", label: "A" }, { value: "b", label: "B" }]}
    />,
  );
  const radios = drawn(
    <div>
      <Checkbox type="radio" name="r" value="1" label="Et" />
      <Checkbox type="radio" name="r" value="2" label="To" />
    </div>,
  );

  assert.equal(select.querySelector("option[selected]")!.getAttribute("value"), "b");
  assert.deepEqual([...radios.querySelectorAll("input")].map((it) => it.id), ["f-r-1", "f-r-2"]);
});

Deno.test("summaryLines() says of which field, of which row, and leads to its control", () => {
  const faults = {
    name: "Skal udfyldes.",
    cvr: "CVR-nummeret findes ikke.",
    secret: "Billy afviser nøglen.",
    "lines.1.quantity": "Skal udfyldes.",
    events: "Vælg mindst én.",
    other: "Kendes ikke her.",
    "": "En anden har ændret det.",
  };
  const labels = {
    ...{ name: "Navn", cvr: "CVR", secret: "Nøgle", "lines.quantity": "Antal" },
    events: { label: "Beskeder", id: "f-first" },
  };

  const lines = summaryLines({ faults, labels, row: "Linje" });

  assert.deepEqual(lines, [
    { name: "name", text: "Navn: skal udfyldes." },
    { name: "cvr", text: "CVR: CVR-nummeret findes ikke." },
    { name: "secret", text: "Nøgle: Billy afviser nøglen." },
    { name: "lines.1.quantity", text: "Linje 2, Antal: skal udfyldes." },
    { name: "events", id: "f-first", text: "Beskeder: vælg mindst én." },
    { name: "other", text: "Kendes ikke her." },
    { text: "En anden har ændret det." },
  ]);
});
