// A headless Chromium for tests that look at pages as a browser does.
import { type Browser, chromium as playwright } from "playwright-core";

const PROGRAM = Deno.env.get("CHROMIUM_PATH") ?? "/usr/bin/chromium";

// Tests run as root in containers, where Chromium has no sandbox of its own; the rest keeps it from calling home.
const ARGUMENTS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-dev-shm-usage",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Whatever a page waits for comes, or never does: a busy machine is not a fault. */
const PATIENCE_MS = 120_000;

/**
 * A browser to be closed by the test, or null where Chromium is not installed: the test then skips, and has said so
 * in one line. On CI it has to be there.
 */
export async function chromium(): Promise<Browser | null> {
  if (!await isInstalled()) {
    const missing = `Chromium is not at ${PROGRAM}`;
    if (Deno.env.get("CI") === "true") throw new Error(`Cannot run browser tests: ${missing}`);
    console.warn(`Skipped, as ${missing} (Debian: apt-get install chromium)`);
    return null;
  }
  const browser = await playwright.launch({
    ...{ executablePath: PROGRAM, headless: true, args: ARGUMENTS },
    timeout: PATIENCE_MS,
  });
  return patient(browser);
}

async function isInstalled(): Promise<boolean> {
  try {
    return (await Deno.stat(PROGRAM)).isFile;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return false;
    throw error;
  }
}

/** Lets every page of the browser wait as long; there is no such setting for all of them. */
function patient(browser: Browser): Browser {
  const newContext = browser.newContext.bind(browser);
  browser.newContext = async (options) => {
    const context = await newContext(options);
    context.setDefaultTimeout(PATIENCE_MS);
    return context;
  };
  return browser;
}
