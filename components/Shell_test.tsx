import assert from "node:assert/strict";
import { parseHTML } from "linkedom";
import { renderToString } from "preact-render-to-string";
import { words } from "../locales/words.ts";
import { initials } from "./FirmBadge.tsx";
import { type Firm, type Place, Shell, type ShellProps } from "./Shell.tsx";

const place = (href: string, label: string): Place => ({ href, label, icon: "users", current: href === "/sales" });
const [sales, customers, services, bin] = [
  place("/sales", "Salg"),
  place("/c", "Kunder"),
  place("/s", "Ydelser"),
  place("/b", "Papirkurv"),
];
const tekup: Firm = { id: "t", name: "Tekup", color: "indigo" };

const newSale: Place = { href: "/sales/new", label: "Nyt salg", icon: "receipt-text" };

const PROPS: ShellProps = {
  places: [sales, customers, services, bin],
  fresh: [newSale],
  bottom: { left: [sales, customers], right: services },
  firm: { id: "r", name: "Rendetalje", color: "teal", mark: "RS" },
  otherFirms: [],
  switchAction: "/organization",
  user: { name: "Anna Østergård", email: "anna@example.dk", role: "Administrator" },
  profileHref: "/profile",
  logoutAction: "/logout",
  words: words("da").nav.shell,
};

function htmlOf(props: Partial<ShellProps>): string {
  return renderToString(
    <Shell {...PROPS} {...props}>
      <h1>Salg</h1>
    </Shell>,
  );
}

function drawn(otherFirms: readonly Firm[], fresh: readonly Place[] = [newSale]) {
  return parseHTML(`<body>${htmlOf({ otherFirms, fresh })}</body>`).document;
}

Deno.test("Shell is drawn anew for everything that shows in it, and as before where nothing has changed", () => {
  const first = htmlOf({});
  const there = { ...customers, current: true }, none = { ...sales, current: false };

  const others = [
    htmlOf({ places: [none, there, services, bin] }),
    htmlOf({ places: [sales, { ...customers, count: "3" }, services, bin] }),
    htmlOf({ fresh: [{ ...newSale, current: true }] }),
    htmlOf({ bottom: { left: [sales, there], right: services } }),
    htmlOf({ told: true }),
    htmlOf({ words: words("en").nav.shell }),
    htmlOf({ user: { ...PROPS.user, name: "Bo Lund" } }),
    htmlOf({ firm: tekup }),
  ];

  assert.equal(new Set([first, ...others]).size, 1 + others.length);
  assert.equal(htmlOf({}), first);
});

Deno.test("Shell switches firms and logs out by forms, so it works with scripts off", () => {
  const page = drawn([tekup]);

  const form = page.querySelector("form[action='/organization']")!;
  const button = form.querySelector("button")!;
  assert.deepEqual([form.getAttribute("method"), button.getAttribute("name"), button.getAttribute("value")], [
    "post",
    "organization",
    "t",
  ]);
  assert.equal(page.querySelector("form[action='/logout']")!.getAttribute("method"), "post");
  assert.equal(page.querySelectorAll("script").length, 0);
});

Deno.test("Shell offers no switch to somebody with one firm", () => {
  assert.equal(drawn([]).querySelector("form[action='/organization']"), null);
});

Deno.test("Shell's phone bar has five slots, and what is not in it stands under more", () => {
  const bar = drawn([tekup]).querySelector("nav.bottom")!;

  assert.equal(bar.children.length, 5);
  assert.deepEqual([...bar.querySelectorAll(".menu-body a")].map((it) => it.textContent), ["Nyt salg", "Papirkurv"]);
});

Deno.test("Shell offers what can be made under one button, in the sidebar and in the phone's bar, or no button", () => {
  const page = drawn([]), reader = drawn([], []);

  for (const place of [".side .fresh", "nav.bottom .plus-menu"]) {
    assert.deepEqual([...page.querySelectorAll(`${place} a`)].map((it) => it.getAttribute("href")), ["/sales/new"]);
    assert.equal(reader.querySelector(place), null);
  }
  assert.equal(page.querySelector(".plus")!.getAttribute("aria-label"), "Opret nyt");
  assert.equal(reader.querySelector("nav.bottom")!.children.length, 5);
});

Deno.test("Shell starts with a link past itself, to a place that can take the focus", () => {
  const page = drawn([]);

  const skip = page.querySelector("a")!;
  const main = page.getElementById(skip.getAttribute("href")!.slice(1))!;
  assert.equal(main.tagName, "MAIN");
  assert.equal(main.getAttribute("tabindex"), "-1");
});

Deno.test("initials() takes two words or two letters, in capitals", () => {
  assert.deepEqual(["Anna Østergård", "Rendetalje", "øl-baren", "", "A", "Lund & Æbelø"].map(initials), [
    "AØ",
    "RE",
    "ØB",
    "?",
    "A",
    "LÆ",
  ]);
});
