import type { ComponentChildren } from "preact";

export type Theme = "system" | "light" | "dark";

/** The page around every page. `stylesheet` and `fonts` come from static/manifest.json. */
export function Document({ lang, theme, title, stylesheet, fonts = [], head, children }: {
  lang: "da" | "en";
  theme: Theme;
  title: string;
  stylesheet: string;
  fonts?: readonly string[];
  head?: ComponentChildren;
  children?: ComponentChildren;
}) {
  return (
    <html lang={lang} data-theme={theme}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <title>{title}</title>
        {fonts.map((it) => (
          <link
            key={it}
            rel="preload"
            href={it}
            as="font"
            type="font/woff2"
            crossOrigin="anonymous"
          />
        ))}
        <link rel="stylesheet" href={stylesheet} />
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        {head}
      </head>
      <body>{children}</body>
    </html>
  );
}
