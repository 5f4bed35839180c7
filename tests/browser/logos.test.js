// The logo of a subject follows the scheme: that of the system, or the one that the reader chose.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { launch, serveSite, withPage } from "./browser.js";

describe("logos", () => {
  let browser;
  let server;
  before(async () => { browser = await launch(); server = await serveSite("subject-particulars"); });
  after(async () => { await browser.close(); server.close(); });

  const LIGHT = /\/logos\/press\.png$/;
  const DARK = /\/logos\/press%20dark\.svg$/;

  /** Waits until the first logo of the page shows an image. */
  const shows = (page, image) => page.waitForFunction(
    ([source, flags]) => new RegExp(source, flags).test(document.querySelector("picture img").currentSrc),
    [image.source, image.flags],
  );

  for (const [system, other, own, others] of [["light", "dark", LIGHT, DARK], ["dark", "light", DARK, LIGHT]]) {
    test(`a ${system} system shows its logo, and the ${other} one if the reader chooses so`, async () => {
      await withPage(browser, { colorScheme: system }, async (page) => {
        await page.goto(`${server.address}s/press/`);
        await shows(page, own);
        await page.locator("[data-scheme]").selectOption(other);
        await shows(page, others);
        await page.reload();
        await shows(page, others);
        await page.locator("[data-scheme]").selectOption("auto");
        await shows(page, own);
      });
    });

    test(`a ${system} system without scripts shows its logo`, async () => {
      await withPage(browser, { colorScheme: system, javaScriptEnabled: false }, async (page) => {
        await page.goto(`${server.address}s/press/`);
        const image = await page.locator("picture img").first().evaluate((e) => e.currentSrc);
        assert.match(image, own);
      });
    });
  }

  test("a logo has its size before it is loaded", async () => {
    await withPage(browser, {}, async (page) => {
      await page.route("**/logos/**", (route) => route.abort());
      await page.goto(`${server.address}s/a/`);
      const box = await page.locator("thead .subject-logo").first().boundingBox();
      assert.ok(Math.abs(box.width / box.height - 4 / 3) < 0.05, JSON.stringify(box));
    });
  });
});
