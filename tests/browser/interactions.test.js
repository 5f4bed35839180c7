// Interactions on other pages, by keyboard where ui.test.mjs uses a pointer and the reverse;
// and properties that hold while a page loads.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { DESK, launch, noteShifts, PHONE, serveSite, TYPES, withoutSharing, withPage } from "./browser.js";

for (const theme of ["own", "broadsheet"]) {
  describe(`interactions: ${theme}`, () => {
    let browser;
    let server;
    before(async () => { browser = await launch(); server = await serveSite(theme); });
    after(async () => { await browser.close(); server.close(); });

    /** Opens a page by its type, then runs `use` with it. */
    const open = (type, options, use) => withPage(browser, options, async (page) => {
      await page.goto(server.address + TYPES[type]);
      await use(page);
    });
    const rows = (page) => page.locator(".matrix tbody th[scope=row]:visible").count();
    const clipboard = { permissions: ["clipboard-read", "clipboard-write"] };

    test("only differences, by keyboard, and the count is announced", async () => {
      await open("section", {}, async (page) => {
        const before = await rows(page);
        await page.getByLabel("Show only differences").focus();
        await page.keyboard.press("Space");
        const left = await rows(page);
        assert.ok(left > 0 && left < before, `${left} of ${before}`);
        const said = await page.locator(".matrix-tools").getByRole("status").textContent();
        assert.equal(said, `Rows hidden: ${before - left} of ${before}`);
        await page.keyboard.press("Space");
        assert.equal(await rows(page), before);
      });
    });

    test("rows are filtered by typing, columns left out by pointer", async () => {
      await open("section", {}, async (page) => {
        const before = await rows(page);
        await page.getByLabel("Filter rows").click();
        await page.keyboard.type("licence");
        const left = await rows(page);
        assert.ok(left > 0 && left < before, `${left} of ${before}`);
        const heads = page.locator(".matrix thead th:visible");
        const columns = await heads.count();
        await page.locator(".matrix-tools summary").click();
        await page.locator("[data-columns] label").first().click();
        assert.equal(await heads.count(), columns - 1);
        assert.match(new URL(page.url()).search, /filter=licence/);
        await page.locator(".matrix-tools summary").click();
        await page.getByRole("button", { name: "Reset table" }).press("Enter");
        assert.equal(await rows(page), before);
      });
    });

    test("notes and sources open without a hover, by keyboard and by pointer", async () => {
      await open("pair", { hasTouch: true, viewport: PHONE }, async (page) => {
        const more = page.locator(".matrix .fact-more").first();
        const link = more.getByRole("link").first();
        await more.locator("summary").focus();
        await page.keyboard.press("Enter");
        assert.ok(await link.isVisible());
        await more.locator("summary").tap();
        assert.equal(await link.isVisible(), false);
        const note = page.locator(".matrix .fact-note").first();
        assert.ok(await note.evaluate((e) => e.checkVisibility({ opacityProperty: true, visibilityProperty: true })));
      });
    });

    test("questions open by keyboard and by pointer", async () => {
      await open("guide", {}, async (page) => {
        const question = page.locator("details.question").first();
        const isOpen = () => question.evaluate((e) => e.open);
        const before = await isOpen();
        await question.locator("summary").press("Enter");
        assert.equal(await isOpen(), !before);
        await question.locator("summary").click();
        assert.equal(await isOpen(), before);
      });
    });

    test("the table of contents leads to headings by keyboard, and shows the current one", async () => {
      await open("guide", {}, async (page) => {
        const link = page.locator(".toc a:visible").nth(2);
        const target = decodeURIComponent((await link.getAttribute("href")).split("#")[1]);
        await link.press("Enter");
        await page.waitForFunction((id) => {
          const { top } = document.getElementById(id).getBoundingClientRect();
          return top >= 0 && top < innerHeight / 2;
        }, target);
        await page.waitForFunction((id) => document.querySelector(".toc a[aria-current]")?.hash === `#${id}`, target);
      });
    });

    test("code and the link of the page are copied by keyboard", async () => {
      await withPage(browser, clipboard, async (page) => {
        await withoutSharing(page);
        await page.goto(server.address + TYPES.guide);
        const copied = () => page.evaluate(() => navigator.clipboard.readText());
        await page.locator(".sample .copy").first().press("Enter");
        await page.locator("#v-announcer", { hasText: "Copied" }).waitFor({ state: "attached" });
        assert.equal(await copied(), await page.locator(".sample pre").first().evaluate((e) => e.textContent));
        const share = page.locator("[data-share]").first();
        await share.press("Space");
        await page.locator("#v-announcer", { hasText: "Link copied" }).waitFor({ state: "attached" });
        assert.equal(await copied(), await share.getAttribute("data-url"));
      });
    });

    test("the scheme is chosen by keyboard, and applies before the first paint", async () => {
      await open("home", { colorScheme: "light" }, async (page) => {
        await page.getByLabel("Colours").focus();
        await page.keyboard.press("End");
        assert.equal(await page.evaluate(() => document.documentElement.dataset.theme), "dark");
        // A slow host: content that does not wait for the script is painted long before it.
        await page.route("**/script.js*", async (route) => {
          const answer = await route.fetch();
          await new Promise((done) => setTimeout(done, 400));
          await route.fulfill({ response: answer });
        });
        await page.addInitScript(() => {
          new MutationObserver(() => { window.chosen ??= performance.now(); })
            .observe(document, { attributes: true, attributeFilter: ["data-theme"], subtree: true });
        });
        await page.reload();
        await page.waitForFunction(() => performance.getEntriesByType("paint").length > 0);
        const { chosen, painted } = await page.evaluate(() => ({ chosen: window.chosen, painted: performance.getEntriesByType("paint")[0].startTime }));
        assert.ok(chosen <= painted, `chosen at ${chosen}, painted at ${painted}`);
      });
    });

    test("nothing moves with reduced motion", async () => {
      const moving = (type, reducedMotion) => withPage(browser, { reducedMotion }, async (page) => {
        await page.goto(server.address + TYPES[type]);
        return page.evaluate(() => [...document.querySelectorAll("*")].filter((e) => {
          const { animationName, animationDuration, transitionDuration, scrollBehavior } = getComputedStyle(e);
          const lasts = (times) => times.split(",").some((time) => Number.parseFloat(time) > 0.01);
          return scrollBehavior === "smooth" || lasts(transitionDuration) || (animationName !== "none" && lasts(animationDuration));
        }).map((e) => e.outerHTML.slice(0, 80)));
      });
      for (const type of ["home", "guide", "section", "compare"]) assert.deepEqual(await moving(type, "reduce"), []);
      // Without reduced motion it moves, which shows that the test detects movement.
      assert.notDeepEqual(await moving("home", "no-preference"), []);
    });

    for (const [type, path] of Object.entries(TYPES)) {
      test(`${type}: nothing shifts while it loads`, async () => {
        for (const viewport of [DESK, PHONE]) {
          await withPage(browser, { viewport }, async (page) => {
            await noteShifts(page);
            await page.goto(server.address + path, { waitUntil: "networkidle" });
            assert.deepEqual(await page.evaluate(() => window.shifts), [], `${viewport.width} px`);
          });
        }
      });
    }
  });
}
