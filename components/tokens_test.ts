import assert from "node:assert/strict";

const css = await Deno.readTextFile(new URL("tokens.css", import.meta.url));
const light = tokensOf(/:root\s*\{([^}]*)\}/);
const themes = { light, dark: { ...light, ...tokensOf(/\[data-theme="dark"\]\s*\{([^}]*)\}/) } };

function tokensOf(block: RegExp): Record<string, string> {
  return Object.fromEntries([...block.exec(css)![1].matchAll(/--([\w-]+):\s*([^;]+);/g)].map((it) => [it[1], it[2]]));
}

/** WCAG 2: how much lighter one is than the other, from 1 to 21. */
function contrast(one: string, other: string): number {
  const [bright, dim] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (bright + 0.05) / (dim + 0.05);
}

function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((part) => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

const grounds = ["canvas", "surface", "raised", "sunken"];
const statuses = ["quote", "accepted", "scheduled", "progress", "completed", "paid", "lost"];
const firms = Object.keys(light).filter((it) => it.startsWith("firm-"));
const READ: [string, string][] = [
  ...["ink", "ink-2", "ink-3", "accent", "danger"].flatMap((text) => grounds.map((it): [string, string] => [text, it])),
  ...statuses.flatMap((it): [string, string][] => [[it, `${it}-soft`], [it, "surface"], ["ink", `${it}-soft`]]),
  ...["ink", "ink-2", "ink-3", "danger"].map((it): [string, string] => [it, "danger-soft"]),
  ...["ink", "accent"].map((it): [string, string] => [it, "accent-soft"]),
  ...["accent", "accent-hover"].map((it): [string, string] => ["on-accent", it]),
  ...["danger", "danger-hover"].map((it): [string, string] => ["on-danger", it]),
  ...["paid", "accepted"].map((it): [string, string] => ["ink-2", `${it}-soft`]),
  ...firms.map((it): [string, string] => ["on-firm", it]),
];
const SEEN: [string, string][] = [
  ...grounds.map((it): [string, string] => ["edge", it]),
  ...grounds.map((it): [string, string] => ["accent", it]),
  ["danger", "danger-soft"],
];

for (const [name, tokens] of Object.entries(themes)) {
  Deno.test(`in the ${name} theme every text is readable on its ground, 4.5 to 1`, () => {
    const poor = READ.map(([a, b]) => [a, b, contrast(tokens[a], tokens[b])] as const).filter((it) => !(it[2] >= 4.5));

    assert.deepEqual(poor, []);
  });

  Deno.test(`in the ${name} theme edges of controls and the focus ring are seen, 3 to 1`, () => {
    const poor = SEEN.map(([a, b]) => [a, b, contrast(tokens[a], tokens[b])] as const).filter((it) => !(it[2] >= 3));

    assert.deepEqual(poor, []);
  });
}

Deno.test("both themes name the same colours", () => {
  const dark = tokensOf(/\[data-theme="dark"\]\s*\{([^}]*)\}/);
  const same = /^(firm-|on-firm|radius|font|row|tap)/;

  assert.deepEqual(Object.keys(dark).sort(), Object.keys(light).filter((it) => !same.test(it)).sort());
});

Deno.test("no other stylesheet names a colour", async () => {
  for await (const { name } of Deno.readDir(new URL(".", import.meta.url))) {
    if (!name.endsWith(".css") || name === "tokens.css") continue;
    const text = await Deno.readTextFile(new URL(name, import.meta.url));
    assert.doesNotMatch(text.replace(/\/\*[\s\S]*?\*\//g, ""), /#[0-9a-f]{3,8}\b(?!\s*[:{,])|\brgba?\(|\bhsl/i, name);
  }
});
