/** Fetches the page once more and puts this part of it in its place; false where it could not be had. */
export async function renewed(part: HTMLElement): Promise<boolean> {
  try {
    const answer = await fetch(location.href, { headers: { accept: "text/html" } });
    if (!answer.ok || answer.redirected) return false;
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById(part.id);
    if (!fresh) return false;
    part.replaceChildren(...fresh.childNodes);
    return true;
  } catch {
    return false;
  }
}
