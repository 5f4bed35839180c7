// The comparison table: on wide screens, on a phone, in print, in forced colours, right to left.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { launch, PHONE, serveSite, violations, withPage } from "./browser.js";

describe("the comparison table", () => {
  let browser;
  before(async () => { browser = await launch(); });
  after(() => browser.close());

  /** Opens `path` of `site`, then runs `use` with the page. */
  async function open(site, path, options, use) {
    const server = await serveSite(site);
    try {
      await withPage(browser, options, async (page) => { await page.goto(server.address + path); await use(page); });
    } finally {
      server.close();
    }
  }

  for (const theme of ["own", "broadsheet"]) {
    test(`${theme}: a phone shows two subjects, with the criterion above them`, async () => {
      await open(theme, "generators/", { viewport: PHONE }, async (page) => {
        const row = page.locator(".matrix tbody tr:not(.matrix-group)").first();
        const boxes = async () => ({
          name: await row.locator("th").boundingBox(),
          cells: await row.locator("td").evaluateAll((all) => all.map((e) => e.getBoundingClientRect().toJSON())),
        });
        const { name, cells } = await boxes();
        const inView = cells.filter((c) => c.left >= 0 && c.right <= PHONE.width + 0.5);
        assert.equal(inView.length, 2);
        for (const cell of inView) assert.ok(name.y + name.height <= cell.top + 0.5, "the name is above");

        const heads = await page.locator(".matrix thead th").evaluateAll((all) => all.map((e) => e.getBoundingClientRect().left));
        assert.equal(heads.length, cells.length + 1);
        cells.forEach((c, i) => assert.ok(Math.abs(c.left - heads[i + 1]) < 1, `column ${i} stands under its head`));

        await page.locator(".matrix-scroll").evaluate((e) => { e.scrollLeft = e.scrollWidth; });
        const scrolled = await boxes();
        assert.ok(Math.abs(scrolled.name.x - name.x) < 1, "the name stays when the columns move");
        assert.equal(scrolled.cells.filter((c) => c.left >= -0.5 && c.right <= PHONE.width + 0.5).length, 2);
      });
    });

    test(`${theme}: it is a table to a screen reader, on a phone too`, async () => {
      await open(theme, "generators/", { viewport: PHONE }, async (page) => {
        const region = page.getByRole("region").filter({ has: page.getByRole("table") }).first();
        assert.equal(await region.getAttribute("tabindex"), "0");
        assert.ok((await region.getByRole("columnheader").count()) >= 3);
        assert.ok((await region.getByRole("rowheader").count()) >= 3);
      });
    });

    test(`${theme}: the headers of a table wider than the page stay in view`, async () => {
      await open(theme, "generators/", { viewport: { width: 900, height: 900 } }, async (page) => {
        const head = page.locator(".matrix thead th").nth(1);
        const name = page.locator(".matrix tbody th[scope=row]").first();
        const before = (await name.boundingBox()).x;
        await page.locator(".matrix-scroll").evaluate((e) => { e.scrollIntoView(); e.scrollTop = 400; e.scrollLeft = 200; });
        const box = await page.locator(".matrix-scroll").boundingBox();
        assert.ok(Math.abs((await head.boundingBox()).y - box.y) < 8, "the header");
        assert.ok(Math.abs((await name.boundingBox()).x - before) < 1, "the first column");
      });
    });

    test(`${theme}: in print the headers repeat, nothing scrolls, sources have their addresses`, async () => {
      await open(theme, "generators/hugo-vs-zola/", {}, async (page) => {
        await page.emulateMedia({ media: "print" });
        const styles = await page.evaluate(() => ({
          head: getComputedStyle(document.querySelector(".matrix thead")).display,
          overflow: getComputedStyle(document.querySelector(".matrix-scroll")).overflowX,
          more: [...document.querySelectorAll(".fact-more > :not(summary)")].map((e) => e.getClientRects().length > 0),
          source: getComputedStyle(document.querySelector(".sources a[href^=http]"), "::after").content,
        }));
        assert.equal(styles.head, "table-header-group");
        assert.equal(styles.overflow, "visible");
        assert.ok(styles.more.length > 0 && !styles.more.includes(false), "notes are open");
        assert.match(styles.source, /http/);
      });
    });
  }

  test("a table that fits the page scrolls with it, and its header stays at the top", async () => {
    await open("own", "generators/", { viewport: { width: 1400, height: 900 } }, async (page) => {
      const region = page.locator(".matrix-scroll");
      await region.evaluate((e) => window.scrollTo(0, e.getBoundingClientRect().top + scrollY + 900));
      assert.equal(await region.evaluate((e) => e.scrollHeight > e.clientHeight + 1), false, "a region of its own");
      assert.ok(Math.abs((await page.locator(".matrix thead th").nth(1).boundingBox()).y) < 8, "the header");
    });
  });

  test("in forced colours each state keeps its word", async () => {
    await open("own", "generators/", { forcedColors: "active" }, async (page) => {
      const has = await page.locator(".matrix .fact-value").evaluateAll((all) =>
        all.map((e) => e.innerText.trim() !== "" && e.checkVisibility({ visibilityProperty: true })));
      assert.ok(has.length > 100, `${has.length} facts`);
      assert.ok(!has.includes(false));
    });
  });

  test("right to left, the first column is at the right", async () => {
    await open("rtl", "a/", {}, async (page) => {
      assert.equal(await page.evaluate(() => getComputedStyle(document.body).direction), "rtl");
    });
    await open("made-rtl", "field/", {}, async (page) => {
      const [first, last] = await page.locator(".matrix thead th").evaluateAll((all) => [all.at(0), all.at(-1)].map((e) => ({
        left: e.getBoundingClientRect().left, align: getComputedStyle(e).textAlign,
      })));
      assert.ok(first.left > last.left);
      assert.ok(["start", "right"].includes(first.align));
    });
    await open("made-rtl", "field/", { viewport: PHONE }, async (page) => {
      const cells = await page.locator(".matrix tbody tr:not(.matrix-group)").first().locator("td")
        .evaluateAll((all) => all.map((e) => e.getBoundingClientRect().left));
      assert.ok(cells[0] > cells[1]);
    });
  });

  for (const site of ["matrix", "made-pages"]) {
    test(`tests/sites/${site}: axe finds nothing`, async () => {
      const path = site === "matrix" ? "s/" : "field/";
      await open(site, path, {}, async (page) => assert.deepEqual(await violations(page), []));
    });
  }
});
