/** Written by tools/build_css.ts: where the icons of components/icons.ts are. */
export const ICONS_URL = "/icons.cf9aa644f1.svg";
