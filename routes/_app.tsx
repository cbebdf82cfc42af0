import { Document } from "../components/Document.tsx";
import { define } from "../adapters/http/define.ts";

/** The page around every page, in the reader's language and light. */
export default define.page(({ Component, state }) => (
  <Document
    lang={state.language}
    theme={state.theme}
    title={state.words.product}
    stylesheet={state.manifest.stylesheet}
    fonts={state.manifest.fonts}
  >
    <Component />
  </Document>
));
