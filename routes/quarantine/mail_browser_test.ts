import assert from "node:assert/strict";
import { drainIntake, postMail } from "../../tools/test_intake.ts";
import { screenTest } from "../../tools/test_stage.ts";

/** All that mail has been known to try. */
const NASTY = '<html><body onload="document.title=1"><h1>Hej</h1><script>window.evil = 1</script>' +
  '<img src="http://spor.example/pixel.gif" onerror="window.evil = 2"><iframe src="http://spor.example/"></iframe>' +
  '<link rel="stylesheet" href="http://spor.example/a.css"><style>@import "http://spor.example/b.css"; body{background:url(http://spor.example/c)}</style>' +
  '<a href="javascript:window.evil = 3">Klik her</a><a href="https://spor.example/?a=%3Cscript%3E">Læs mere</a>' +
  '<form action="http://spor.example/"><input name="password"><button>Log ind</button></form>' +
  '<svg onload="window.evil = 4"><a xlink:href="javascript:window.evil = 5">x</a></svg><base href="http://spor.example/">' +
  '<meta http-equiv="refresh" content="0;url=http://spor.example/"></body></html>';

screenTest(
  "E6 a message of HTML is text: no script runs, and the browser asks nobody else for anything",
  async (play) => {
    const { page, origin, engine } = play;
    await page.goto(`${origin}/settings/intake`);
    await page.locator("form[action='/settings/intake/secret'] button").click();
    const secret = await page.inputValue("#shown-secret");
    await page.goto(`${origin}/settings/intake`);
    const name = await page.inputValue("#mailbox-name");
    const raw = new TextEncoder().encode(
      `From: "<img src=x onerror=alert(1)>" <grim@mail.example>\r\nSubject: <script>window.evil = 6</script>\r\nContent-Type: text/html; charset=utf-8\r\n\r\n${NASTY}`,
    );
    assert.equal((await postMail(fetch, origin, { name, secret }, raw)).status, 200);
    await drainIntake(engine);

    const outside: string[] = [], dialogs: string[] = [];
    page.on("request", (request) => request.url().startsWith(origin) || outside.push(request.url()));
    page.on("dialog", (dialog) => {
      dialogs.push(dialog.message());
      dialog.dismiss();
    });
    await page.goto(`${origin}/quarantine`);
    await page.locator("a.row-link").first().click();
    await page.getByText("Klik her").waitFor();
    await page.locator('dd a[href^="/leads/"]').click();
    await page.getByText("Klik her").first().waitFor();

    assert.deepEqual([outside, dialogs], [[], []]);
    assert.equal(await page.evaluate(() => (globalThis as { evil?: number }).evil), undefined);
    assert.equal(
      await page.locator(".mail-one img, .mail-one iframe, .mail-one form, .mail-one a[href*='spor']").count(),
      0,
    );
  },
);
