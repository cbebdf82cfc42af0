import { render } from "preact-render-to-string";
import type { LetterWriter, Told, Writing } from "../../domain/mail/mail.ts";
import { contentOf } from "./content.ts";
import { type Content, LetterPage } from "./letter_page.tsx";

/** Writes letters whose links lead to the configured origin, never to what a request says. */
export function letterWriter({ publicOrigin }: { readonly publicOrigin: string }): LetterWriter {
  return (told: Told, writing: Writing) => {
    const content = contentOf(told, writing, publicOrigin);
    const page = <LetterPage language={writing.language} firm={writing.firm} color={writing.color} content={content} />;
    return { subject: content.subject, text: textOf(content), html: `<!doctype html>${render(page)}` };
  };
}

/** The same without a picture of it: what mail programs show that read no HTML, and what screen readers may prefer. */
function textOf({ greeting, paragraphs, rows, quote, button, after, signature, footer }: Content): string {
  const blocks = [
    greeting,
    ...paragraphs,
    rows.map(([label, value]) => `${label}: ${value.replaceAll("\n", "\n  ")}`).join("\n"),
    quote === null ? "" : quote.split("\n").map((line) => `> ${line}`).join("\n"),
    button === null ? "" : `${button.label}:\n${button.href.replace(/^mailto:([^?]*).*$/, "$1")}`,
    ...after,
    signature,
    `-- \n${footer}`,
  ];
  return `${blocks.filter((block) => block !== "").join("\n\n").replaceAll("\u00a0", " ")}\n`;
}
