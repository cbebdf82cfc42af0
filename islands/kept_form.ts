/** A form as somebody left it, in this tab and nowhere else: nothing may stand in localStorage (C2). */
export interface KeptForm {
  readonly at: number;
  readonly fields: readonly (readonly [name: string, value: string])[];
}

const PREFIX = "kept:";
/** What nobody came back to within a day is gone. */
const LONGEST_MS = 86_400_000;

/** What a form is kept under: one of its kind for each person and firm. */
export function keptName(kind: string, actor: { readonly userId: string; readonly organizationId: string }): string {
  return `${PREFIX}${kind}:${actor.userId}:${actor.organizationId}`;
}

/** The form that was left there, where it is not too old; everything that is goes. */
export function readKept(name: string): KeptForm | null {
  for (const old of names()) if (!isYoung(parsed(old))) forgetKept(old);
  return parsed(name);
}

export function keepForm(name: string, form: HTMLFormElement): void {
  const fields = [...new FormData(form)].filter(([field, value]) => field !== "intent" && typeof value === "string");
  trying(() => sessionStorage.setItem(name, JSON.stringify({ at: Date.now(), fields })));
}

export function forgetKept(name: string): void {
  trying(() => sessionStorage.removeItem(name));
}

/** Everything that was kept for anybody: whoever uses the tab next finds nothing. */
export function forgetAllKept(): void {
  for (const name of names()) forgetKept(name);
}

function names(): string[] {
  return trying(() => Object.keys(sessionStorage).filter((name) => name.startsWith(PREFIX))) ?? [];
}

function parsed(name: string): KeptForm | null {
  return trying(() => JSON.parse(sessionStorage.getItem(name) ?? "null"));
}

function isYoung(kept: KeptForm | null): boolean {
  return kept !== null && Date.now() - kept.at < LONGEST_MS;
}

/** A browser may refuse to keep anything; then nothing is kept. */
function trying<T>(act: () => T): T | null {
  try {
    return act();
  } catch {
    return null;
  }
}
