import { Fragment } from "preact";
import type { FirmColor } from "../../domain/organizations/organization.ts";
import { FIRM_HEX, NIGHT, PAPER } from "./colors.ts";

/** What a letter says, in the order it says it. */
export interface Content {
  readonly subject: string;
  /** What a list of mails shows beside the subject. */
  readonly preheader: string;
  readonly greeting: string;
  readonly paragraphs: readonly string[];
  /** A telephone number or address leads to a call or a mail. */
  readonly rows: readonly (readonly [label: string, value: string, href?: string])[];
  /** Somebody's own words, as they wrote them. */
  readonly quote: string | null;
  readonly button: { readonly label: string; readonly href: string } | null;
  readonly after: readonly string[];
  readonly signature: string;
  readonly footer: string;
}

const FONT = "-apple-system,BlinkMacSystemFont,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";
const TEXT = `margin:0 0 16px;font:16px/1.5 ${FONT};color:${PAPER.ink};overflow-wrap:anywhere;`;

const DARK = `@media (prefers-color-scheme:dark){` +
  `.mail-canvas{background:${NIGHT.canvas}!important}` +
  `.mail-card{background:${NIGHT.surface}!important;border-left-color:${NIGHT.line}!important;border-right-color:${NIGHT.line}!important;border-bottom-color:${NIGHT.line}!important}` +
  `.mail-ink{color:${NIGHT.ink}!important}.mail-quiet{color:${NIGHT.quiet}!important}` +
  `.mail-line{border-color:${NIGHT.line}!important}}`;

/**
 * A letter as HTML for mail programs: one column, styles on the elements, no picture and nothing loaded. Text and backgrounds are
 * both named everywhere, so programs that turn colours around for the night turn both.
 */
export function LetterPage({ language, firm, color, content }: {
  readonly language: string;
  readonly firm: string;
  readonly color: FirmColor;
  readonly content: Content;
}) {
  const { subject, preheader, greeting, paragraphs, rows, quote, button, after, signature, footer } = content;
  return (
    <html lang={language} dir="ltr">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        {/* Phones make links of dates and numbers otherwise, in blue. */}
        <meta name="format-detection" content="telephone=no,date=no,address=no,email=no,url=no" />
        <title>{subject}</title>
        <style>{DARK}</style>
      </head>
      <body
        class="mail-canvas"
        style={`margin:0;padding:0;background:${PAPER.canvas};-webkit-text-size-adjust:100%;`}
      >
        <div style="display:none;max-height:0;overflow:hidden;opacity:0;">{preheader}</div>
        <table
          role="presentation"
          class="mail-canvas"
          style={`width:100%;border-collapse:collapse;background:${PAPER.canvas};`}
        >
          <tbody>
            <tr>
              <td style="padding:16px 8px;" align="center">
                <table
                  role="presentation"
                  class="mail-card"
                  style={`width:100%;max-width:560px;border-collapse:separate;text-align:left;background:${PAPER.surface};` +
                    `border:1px solid ${PAPER.line};border-top:4px solid ${FIRM_HEX[color]};border-radius:10px;`}
                >
                  <tbody>
                    <tr>
                      <td style="padding:24px 20px 8px;">
                        <p
                          class="mail-quiet"
                          style={`margin:0 0 20px;font:600 14px/1.4 ${FONT};color:${PAPER.quiet};`}
                        >
                          {firm}
                        </p>
                        <h1 class="mail-ink" style={`${TEXT}font-weight:600;font-size:18px;line-height:1.35;`}>
                          {greeting}
                        </h1>
                        {paragraphs.map((text) => <p key={text} class="mail-ink" style={TEXT}>{lined(text)}</p>)}
                        {rows.length > 0 && <Rows rows={rows} />}
                        {quote !== null && (
                          <p
                            class="mail-ink mail-line"
                            style={`${TEXT}padding:2px 0 2px 14px;border-left:3px solid ${PAPER.line};`}
                          >
                            {lined(quote)}
                          </p>
                        )}
                        {button && (
                          <p style="margin:8px 0 24px;">
                            <a
                              href={button.href}
                              style={`display:inline-block;padding:13px 22px;border-radius:8px;background:${
                                FIRM_HEX[color]
                              };` + `font:600 16px/1.3 ${FONT};color:#ffffff;text-decoration:none;`}
                            >
                              {button.label}
                            </a>
                          </p>
                        )}
                        {after.map((text) => <p key={text} class="mail-ink" style={TEXT}>{lined(text)}</p>)}
                        <p class="mail-ink" style={`${TEXT}margin-top:8px;`}>{lined(signature)}</p>
                      </td>
                    </tr>
                  </tbody>
                </table>
                <p
                  class="mail-quiet"
                  style={`max-width:520px;margin:14px auto 0;font:13px/1.45 ${FONT};color:${PAPER.quiet};overflow-wrap:anywhere;`}
                >
                  {footer}
                </p>
              </td>
            </tr>
          </tbody>
        </table>
      </body>
    </html>
  );
}

/** Facts, one under the other: a label over its value, so that nothing is squeezed at the width of a phone. */
function Rows({ rows }: { readonly rows: Content["rows"] }) {
  return (
    <table
      role="presentation"
      class="mail-line"
      style={`width:100%;border-collapse:collapse;margin:0 0 20px;border-top:1px solid ${PAPER.line};`}
    >
      <tbody>
        {rows.map(([label, value, href]) => (
          <tr key={label}>
            <td class="mail-line" style={`padding:10px 0;border-bottom:1px solid ${PAPER.line};vertical-align:top;`}>
              <div class="mail-quiet" style={`font:13px/1.4 ${FONT};color:${PAPER.quiet};`}>{label}</div>
              <div class="mail-ink" style={`font:16px/1.45 ${FONT};color:${PAPER.ink};overflow-wrap:anywhere;`}>
                {href === undefined
                  ? lined(value)
                  : <a class="mail-ink" href={href} style={`color:${PAPER.ink};text-decoration:underline;`}>{value}</a>}
              </div>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Line ends as somebody wrote them. Texts stand in elements of their own: prepared JSX would escape a list of bare ones twice. */
function lined(text: string) {
  return text.split("\n").map((line, place) => (
    <Fragment key={place}>
      {place > 0 && <br />}
      {line}
    </Fragment>
  ));
}
