// Properties of every type of page, in both themes.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { complaints, DESK, launch, PHONE, serveSite, TYPES, violations, withPage } from "./browser.js";

for (const theme of ["own", "broadsheet"]) {
  describe(theme, () => {
    let browser;
    let server;
    before(async () => { browser = await launch(); server = await serveSite(theme); });
    after(async () => { await browser.close(); server.close(); });

    for (const [type, path] of Object.entries(TYPES)) {
      test(`${type}: axe finds nothing, the browser has no complaints, nothing is too wide`, async () => {
        await withPage(browser, { colorScheme: "light" }, async (page) => {
          const complained = complaints(page);
          const response = await page.goto(server.address + path);
          assert.equal(response.status(), type === "404" ? 404 : 200);
          const found = {};
          found.light = await violations(page);
          await page.emulateMedia({ colorScheme: "dark" });
          found.dark = await violations(page);
          await page.emulateMedia({ colorScheme: "light" });
          await page.setViewportSize(PHONE);
          found.phone = await violations(page);
          await page.setViewportSize(DESK);
          await page.emulateMedia({ media: "print" });
          found.print = await violations(page);
          await page.emulateMedia({ media: "screen" });
          assert.deepEqual(found, { light: [], dark: [], phone: [], print: [] });

          await page.setViewportSize({ width: 320, height: 640 });
          const tooWide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
          assert.equal(tooWide, 0, "the page scrolls sideways at 320 px");
          assert.deepEqual(complained, []);
        });
      });

      test(`${type}: headings descend one step at a time, from one h1`, async () => {
        await withPage(browser, {}, async (page) => {
          await page.goto(server.address + path);
          const levels = await page.locator("h1, h2, h3, h4, h5, h6").evaluateAll((all) => all.map((h) => Number(h.tagName[1])));
          assert.equal(levels.filter((level) => level === 1).length, 1);
          levels.reduce((last, level) => { assert.ok(level <= last + 1, `h${level} after h${last}`); return level; }, 0);
        });
      });

      test(`${type}: the script adds to the text and takes nothing away`, async () => {
        const read = (javaScriptEnabled) => withPage(browser, { javaScriptEnabled }, async (page) => {
          await page.goto(server.address + path, { waitUntil: javaScriptEnabled ? "networkidle" : "load" });
          const words = (await page.locator("body").innerText()).split(/\s+/);
          return { words, tables: await page.locator("main table:visible").count() };
        });
        const [plain, scripted] = [await read(false), await read(true)];
        assert.ok(plain.words.length > 20);
        const left = [...scripted.words];
        const gone = plain.words.filter((word) => {
          const at = left.indexOf(word);
          if (at >= 0) left.splice(at, 1);
          return at < 0;
        });
        assert.deepEqual(gone, []);
        assert.equal(scripted.tables, plain.tables);
      });
    }

    test("the skip link is first, and leads to the text", async () => {
      await withPage(browser, {}, async (page) => {
        await page.goto(server.address);
        await page.keyboard.press("Tab");
        assert.equal(await page.evaluate(() => document.activeElement.className), "skip");
        await page.keyboard.press("Enter");
        await page.waitForFunction(() => document.activeElement.id === "v-main");
      });
    });

    test("every focusable element is reached by Tab, and shows the focus", async () => {
      for (const path of ["", "generators/hugo-vs-zola/", "generators/compare/"]) {
        await withPage(browser, {}, async (page) => {
          // Wait for scripts, whose late requests would change the page between counting and pressing.
          await page.goto(server.address + path, { waitUntil: "networkidle" });
          const count = await page.evaluate(() => {
            const can = [...document.querySelectorAll("a[href], button, input, select, summary, [tabindex='0']")];
            // A group of radio buttons is one tab stop, and arrows lead to the others.
            const isStop = (e) => e.type !== "radio" || e.checked;
            const shown = can.filter((e) => e.checkVisibility() && !e.disabled && isStop(e));
            shown.forEach((e, i) => { e.dataset.stop = i; });
            return shown.length;
          });
          assert.ok(count > 8, `${count} stops on ${path}`);
          const reached = new Set();
          // A few more than counted, because scrollable areas are tab stops too.
          for (let press = 0; press < count + 10 && reached.size < count; press += 1) {
            await page.keyboard.press("Tab");
            const stop = await page.evaluate(() => {
              const at = document.activeElement;
              const ringed = (e) => e && getComputedStyle(e).outlineStyle !== "none" && parseFloat(getComputedStyle(e).outlineWidth) >= 2;
              // A card shows the focus as a whole, because all of it can be clicked.
              const ring = ringed(at) || ringed(at.closest(".card"));
              return { id: at.dataset.stop, ring, what: at.outerHTML.slice(0, 90) };
            });
            if (stop.id === undefined) continue;
            assert.ok(stop.ring, `no visible focus on ${stop.what}`);
            reached.add(stop.id);
          }
          assert.equal(reached.size, count, path);
        });
      }
    });
  });
}
