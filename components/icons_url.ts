/** Written by tools/build_css.ts: where the icons of components/icons.ts are. */
export const ICONS_URL = "/icons.d7f0616499.svg";
