import { useEffect } from "preact/hooks";
import { forgetAllKept, forgetKept } from "./kept_form.ts";

/** Forgets what was kept of a form that is saved by now, or after a logout everything. */
export default function ForgetKept({ name }: { name: string | null }) {
  useEffect(() => name === null ? forgetAllKept() : forgetKept(name), []);
  return null;
}
