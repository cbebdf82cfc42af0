/** Written by tools/build_css.ts: where the icons of components/icons.ts are. */
export const ICONS_URL = "/icons.148f3c6b47.svg";
