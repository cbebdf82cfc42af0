/** Puts what was typed where the form takes a new customer, by what it looks like, and leads on to what is missing. */
export function beginCustomer(form: HTMLFormElement | null, typed: string, opened: boolean): void {
  const field = (name: string) => form?.querySelector<HTMLInputElement>(`[name="newCustomer.${name}"]`);
  const name = field("name");
  if (!name) return;
  const part = typed.includes("@") ? "email" : /^[+\d][\d ()/.-]*$/.test(typed) ? "phone" : "name";
  name.value = "";
  field(part)!.value = typed;
  name.closest("details")!.open = opened;
  if (opened) field(part === "name" ? "phone" : "name")!.focus();
}
