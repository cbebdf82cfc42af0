import type { Locator, Page } from "playwright-core";
import { until } from "./until.ts";

/** How often it is looked, in a turn, whether the page took what was let go. */
const LOOKS = 50;

/**
 * Drags something by its handle onto a place, as a hand does that tries again: a busy machine may miss the moment it was let
 * go. `taken` says whether the page took it, before the server answered.
 */
export async function dragOnto(page: Page, handle: Locator, place: Locator, taken: () => Promise<boolean>) {
  await until(async () => {
    if (await taken()) return true;
    const [from, to] = [await middleOf(handle), await middleOf(place)];
    if (from === null || to === null) return await taken();
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(from.x + 8, from.y + 8, { steps: 4 });
    await page.mouse.move(to.x, to.y, { steps: 8 });
    await page.mouse.move(to.x + 2, to.y + 2, { steps: 2 });
    await page.mouse.up();
    for (let look = 0; look < LOOKS; look++) {
      if (await taken()) return true;
      await page.waitForTimeout(20);
    }
    return false;
  });
}

async function middleOf(what: Locator): Promise<{ x: number; y: number } | null> {
  if (await what.count() === 0) return null;
  try {
    await what.scrollIntoViewIfNeeded({ timeout: 1_000 });
  } catch {
    return null;
  }
  const box = await what.boundingBox();
  return box && { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}
