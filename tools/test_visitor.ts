import assert from "node:assert/strict";
import { parseHTML } from "linkedom";

/** What an answer was, with the page it holds; `path` is where it came from after every redirect. */
export interface Answer {
  readonly status: number;
  readonly path: string;
  readonly headers: Headers;
  readonly text: string;
  readonly page: Document;
  /** The answers that only led on, first to last. */
  readonly led: readonly { readonly status: number; readonly to: string; readonly headers: Headers }[];
}

/** What is typed into a form: by the name of the field; null leaves the field out, as a box that is not ticked is. */
export type Typing = Readonly<Record<string, string | null>>;

type Fetch = (request: Request) => Promise<Response>;

const MOST_REDIRECTS = 5;

/** A browser without scripts: it keeps cookies, follows redirects, and sends the forms that pages show. */
export class Visitor {
  readonly cookies = new Map<string, string>();

  constructor(readonly fetch: Fetch, readonly origin: string, cookies: Iterable<readonly [string, string]> = []) {
    for (const [name, value] of cookies) this.cookies.set(name, value);
  }

  get(path: string): Promise<Answer> {
    return this.ask(path);
  }

  /** Sends fields that no form of ours holds: what somebody sends who does not use our pages. */
  post(path: string, fields: Typing | URLSearchParams): Promise<Answer> {
    const body = fields instanceof URLSearchParams
      ? fields
      : new URLSearchParams(Object.entries(fields).filter((field): field is [string, string] => field[1] !== null));
    return this.send(path, body);
  }

  /** Sends a body as it is. */
  send(path: string, body: BodyInit, headers: HeadersInit = {}): Promise<Answer> {
    return this.ask(path, { method: "POST", body, headers });
  }

  /** Fills in a form of the page and presses its first button, or the one that has the words; leads to the page after it. */
  async submit(answer: Answer, action: string, typing: Typing = {}, button?: string): Promise<Answer> {
    const form = formOn(answer, action, Object.keys(typing), button);
    const fields = fieldsOf(form);
    for (const [name, value] of Object.entries(typing)) {
      assert.ok(form.querySelector(`[name="${name}"]`), `the form for ${action} has no field ${name}`);
      if (value === null) fields.delete(name);
      else fields.set(name, value);
    }
    const pressed = buttonOf(form, button);
    const name = pressed?.getAttribute("name");
    if (name) fields.set(name, pressed!.getAttribute("value") ?? "");
    if ((form.getAttribute("method") ?? "get").toLowerCase() === "get") return this.get(`${action}?${fields}`);
    return await this.send(form.getAttribute("action") ?? action, fields);
  }

  async ask(path: string, init: RequestInit = {}): Promise<Answer> {
    const led: Answer["led"][number][] = [];
    let response = await this.#once(path, init);
    while (response.status >= 300 && response.status < 400 && response.status !== 304) {
      await response.body?.cancel();
      const to = new URL(response.headers.get("location")!, new URL(path, this.origin));
      assert.equal(to.origin, this.origin, "a redirect leads out of the site");
      assert.ok(led.length < MOST_REDIRECTS, `${path} leads nowhere`);
      led.push({ status: response.status, to: to.pathname + to.search, headers: response.headers });
      path = to.pathname + to.search;
      response = await this.#once(path);
    }
    const { status, headers } = response;
    const sent = await response.text();
    const text = headers.get("content-type")?.startsWith("text/html") ? withLetters(sent) : sent;
    let page: Document | null = null;
    return {
      ...{ status, path, headers, text, led },
      // Read when looked at: reading takes longer than answering.
      get page() {
        return page ??= parseHTML(text).document;
      },
    };
  }

  async #once(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    if (!headers.has("sec-fetch-site")) headers.set("sec-fetch-site", "same-origin");
    if (this.cookies.size > 0) {
      headers.set("cookie", [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; "));
    }
    const response = await this.fetch(new Request(this.origin + path, { ...init, headers, redirect: "manual" }));
    for (const cookie of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie)!;
      if (/max-age=0/i.test(cookie)) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    return response;
  }
}

/** Letters beyond Latin-1 as themselves: linkedom makes a text of its own of each reference, which no browser does. */
function withLetters(html: string): string {
  return html.replace(/&#(\d+);/g, (reference, code) => Number(code) > 255 ? String.fromCodePoint(code) : reference);
}

/** The form of the page that leads there, and holds that button where one is named. */
export function formOn(
  { page, path }: Answer,
  action: string,
  fields: readonly string[] = [],
  button?: string,
): Element {
  const forms = [...page.querySelectorAll("form")]
    .filter((form) => leadsTo(form, action) && (button === undefined || buttonOf(form, button)));
  // Of several to the same address it is the one with the fields: the columns of a list are a form like its filters.
  const form = forms.find((one) => fields.every((name) => one.querySelector(`[name="${name}"]`))) ?? forms.at(0);
  assert.ok(form, `${path} has no form for ${action}${button ? ` with the button "${button}"` : ""}`);
  return form;
}

/** Whether the form leads there; whoever works in several firms sends along in which one it was shown. */
function leadsTo(form: Element, action: string): boolean {
  return (form.getAttribute("action") ?? "").replace(/[?&]firm=[0-9a-f-]+$/, "") === action;
}

/** What a form would send as it stands, without its buttons. */
export function fieldsOf(form: Element): URLSearchParams {
  const fields = new URLSearchParams();
  for (const control of form.querySelectorAll("input, select, textarea")) {
    const name = control.getAttribute("name");
    if (!name || control.hasAttribute("disabled")) continue;
    if (/^(checkbox|radio)$/.test(control.getAttribute("type") ?? "")) {
      if (control.hasAttribute("checked")) fields.append(name, control.getAttribute("value") ?? "on");
    } else fields.append(name, valueOf(control));
  }
  return fields;
}

/** What a field of the page holds. */
export function valueOf(control: Element): string {
  switch (control.tagName) {
    case "SELECT": {
      const options = [...control.querySelectorAll("option")];
      const chosen = options.find((option) => option.hasAttribute("selected")) ?? options[0];
      return chosen?.getAttribute("value") ?? chosen?.textContent ?? "";
    }
    case "TEXTAREA":
      // HTML drops one line end right after the tag, and a browser sends every other as CRLF.
      return unescaped(control.textContent ?? "").replace(/^\n/, "").replaceAll("\n", "\r\n");
    default:
      return control.getAttribute("value") ?? "";
  }
}

/** linkedom leaves the text of a textarea as it stands in the source. */
function unescaped(text: string): string {
  const characters: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'" };
  return text.replaceAll(/&(amp|lt|gt|quot|#39);/g, (_, name) => characters[name]);
}

function buttonOf(form: Element, words?: string): Element | null {
  const buttons = [...form.querySelectorAll("button")].filter((one) => one.getAttribute("type") !== "button");
  return (words === undefined ? buttons[0] : buttons.find((one) => plainText(one) === words)) ?? null;
}

/** The words of an element, with single blanks. */
export function plainText(element: { readonly textContent: string | null } | null): string {
  return (element?.textContent ?? "").replaceAll(/\s+/g, " ").trim();
}

/** What is read on a part of a page: the texts of its elements with a blank between them, and no blank that does not break. */
export function wordsOn(part: Element | null): string {
  const texts: string[] = [];
  const walk = (node: Node) => {
    if (node.nodeType === 3) texts.push(node.textContent ?? "");
    for (const child of node.childNodes) walk(child);
  };
  if (part) walk(part);
  return texts.join(" ").replaceAll(/\s+/g, " ").trim();
}

/** The sentence at a field that was refused: wired to its control, named in the summary, and linked from there. Null where there is none. */
export function faultAt({ page }: Answer, field: string): string | null {
  const control = page.querySelector(`[name="${field}"]:not([type="hidden"])`);
  if (!control || control.getAttribute("aria-invalid") !== "true") return null;
  const id = control.getAttribute("id");
  const described = control.getAttribute("aria-describedby")?.split(" ") ?? [];
  assert.ok(described.includes(`${id}-error`), `${field} is not described by its error`);
  const text = plainText(page.getElementById(`${id}-error`));
  assert.notEqual(text, "", `the error of ${field} says nothing`);
  return text;
}

/**
 * What stands over a form that came back, each sentence without the name of its field. Every link leads to something on the
 * page, and says first what that is called there.
 */
export function summaryOf({ page, path }: Answer): string[] {
  const alert = page.querySelector("[role=alert]");
  const lines = [...alert?.querySelectorAll("li") ?? []];
  if (lines.length === 0) return alert ? [plainText(alert)] : [];
  return lines.map((line) => {
    const text = plainText(line), target = line.querySelector("a[href^='#']")?.getAttribute("href")?.slice(1);
    if (target === undefined) return text;
    const control = page.getElementById(target);
    assert.ok(control, `${path}: the summary leads to #${target}, which is not there`);
    const name = plainText(page.querySelector(`label[for="${target}"]`)).replace(/ \([^)]*\)$/, "");
    const at = name === "" ? text.indexOf(": ") : text.indexOf(`${name}: `) + name.length;
    assert.ok(name === "" || text.includes(`${name}: `), `${path}: "${text}" does not say that it is about ${name}`);
    const rest = at < 0 ? text : text.slice(at + 2);
    return rest.charAt(0).toUpperCase() + rest.slice(1);
  });
}

/** What the page before wanted told. */
export function flashOn({ page }: Answer): string {
  return plainText(page.querySelector("main [role=status] > div"));
}
