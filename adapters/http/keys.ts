import { parseCookie, stringifySetCookie } from "cookie";

const COOKIE = "keys";
const A_YEAR = 31_536_000;

/** Whether single keys do something in this browser. WCAG 2.1.4 asks for the switch: speech input types letters. */
export function keysAreOn(request: Request): boolean {
  return parseCookie(request.headers.get("cookie") ?? "")[COOKIE] !== "off";
}

/** The cookie that keeps for a year whether single keys do something in this browser. */
export function keysCookie(on: boolean, secure: boolean): string {
  return stringifySetCookie({
    name: COOKIE,
    value: on ? "on" : "off",
    maxAge: A_YEAR,
    path: "/",
    httpOnly: true,
    sameSite: "lax",
    secure,
  });
}
