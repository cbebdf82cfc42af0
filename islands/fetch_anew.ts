/** What this part of the page would be by now; null where it could not be had. */
export async function fetchAnew(part: HTMLElement): Promise<ChildNode[] | null> {
  try {
    const answer = await fetch(location.href, { headers: { accept: "text/html" } });
    if (!answer.ok || answer.redirected) return null;
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById(part.id);
    return fresh && [...fresh.childNodes];
  } catch {
    return null;
  }
}
