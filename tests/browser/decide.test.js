// The comparison page: choosing use cases, weights and subjects, by keyboard and by pointer.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { complaints, launch, PHONE, serveSite, TYPES, violations, withPage } from "./browser.js";

describe("weighing and picking", () => {
  let browser;
  let server;
  before(async () => { browser = await launch(); server = await serveSite("own"); });
  after(async () => { await browser.close(); server.close(); });

  /** Opens the page, with `query` in its address, and fails if the browser complains. */
  async function open(query, options, use) {
    await withPage(browser, options, async (page) => {
      const complained = complaints(page);
      await page.goto(server.address + TYPES.compare + query);
      await page.locator(".decide-form:not([inert])").waitFor();
      await use(page);
      assert.deepEqual(complained, []);
    });
  }
  const ranking = (page) => page.locator(".decide-ranking > li").allInnerTexts();
  const result = (page) => page.locator(".decide-result").innerText();
  const asked = (page) => new URL(page.url()).searchParams;
  const slider = (page, name) => page.getByRole("slider", { name, exact: true });

  test("the script first shows what the page contains without it", async () => {
    const plain = await withPage(browser, { javaScriptEnabled: false }, async (page) => {
      await page.goto(server.address + TYPES.compare);
      assert.equal(await page.locator(".decide :is(form, input, h2):visible").count(), 0);
      return result(page);
    });
    await open("", {}, async (page) => assert.equal(await result(page), plain));
  });

  test("a use case puts the leader of the table of use cases first: by pointer", async () => {
    await open("", {}, async (page) => {
      const rows = page.locator(".scenarios tbody tr");
      const leaders = await rows.evaluateAll((all) => all.map((row) =>
        [row.cells[0].firstChild.textContent.trim(), row.querySelector("td a")?.textContent.trim()]));
      assert.ok(leaders.length > 2);
      for (const [name, leader] of leaders) {
        await page.getByRole("radio", { name, exact: true }).click();
        if (leader) assert.match((await ranking(page))[0], new RegExp(`^${leader}\\b`));
      }
      assert.ok(asked(page).get("scenario"));
    });
  });

  test("a use case is chosen by keyboard, and restored from the address", async () => {
    await open("", {}, async (page) => {
      const before = await result(page);
      await page.getByRole("radio", { name: "As this site weighs it" }).focus();
      await page.keyboard.press("ArrowDown");
      const after = await result(page);
      assert.notEqual(after, before);
      await page.reload();
      await page.locator(".decide-form:not([inert])").waitFor();
      assert.equal(await result(page), after);
      assert.equal(await page.locator("input[name=scenario]:checked").inputValue(), asked(page).get("scenario"));
    });
  });

  test("weights of groups change by pointer and by keyboard, and are reset", async () => {
    await open("", {}, async (page) => {
      const before = await result(page);
      const writing = slider(page, "Writing");
      const box = await writing.boundingBox();
      await writing.click({ position: { x: box.width - 1, y: box.height / 2 } });
      const pulled = await result(page);
      assert.notEqual(pulled, before);
      assert.equal(asked(page).get("weights"), `writing:${await writing.getAttribute("max")}`);
      await writing.focus();
      await page.keyboard.press("Home");
      assert.notEqual(await result(page), pulled);
      assert.equal(asked(page).get("weights"), "writing:0");
      await page.getByRole("button", { name: "Weights as before" }).press("Enter");
      assert.equal(await result(page), before);
      assert.equal(new URL(page.url()).search, "");
    });
  });

  test("weights of criteria are below their group, change in the same way, and are restored from the address", async () => {
    await open("", {}, async (page) => {
      const before = await ranking(page);
      const summary = page.locator(".decide-criteria > summary").nth(1);
      assert.equal(await page.locator(".decide-criteria input:visible").count(), 0);
      await summary.focus();
      await page.keyboard.press("Enter");
      await page.keyboard.press("Tab");
      await page.keyboard.press("End");
      const one = await page.evaluate(() => document.activeElement.dataset.id);
      const most = await page.evaluate(() => document.activeElement.max);
      assert.equal(asked(page).get("criteria"), `${one}:${most}`);
      assert.deepEqual(await violations(page), []);
      const other = page.locator(".decide-criteria[open] input").nth(1);
      await other.click({ position: { x: 1, y: 4 } });
      assert.match(asked(page).get("criteria"), /:0(,|$)/);
      const after = await ranking(page);
      assert.notDeepEqual(after, before);
      await page.reload();
      await page.locator(".decide-form:not([inert])").waitFor();
      assert.deepEqual(await ranking(page), after);
      assert.equal(await page.locator(".decide-criteria[open]").count(), 1);
      await page.getByRole("button", { name: "Weights as before" }).click();
      assert.deepEqual(await ranking(page), before);
    });
  });

  test("two to five subjects are chosen by keyboard and by pointer, and no sixth", async () => {
    await open("", {}, async (page) => {
      const facts = page.getByRole("region", { name: "Facts side by side" });
      const box = (name) => page.getByRole("checkbox", { name, exact: true });
      await box("Hugo").focus();
      await page.keyboard.press("Space");
      assert.equal(await facts.isVisible(), false);
      await box("Zola").click();
      assert.deepEqual(await facts.getByRole("columnheader").allInnerTexts(), ["Criterion", "Hugo", "Zola"]);
      assert.equal((await ranking(page)).length, 2);
      for (const name of ["Astro", "Jekyll", "mdBook"]) await box(name).click();
      assert.ok(await box("Eleventy").isDisabled());
      assert.equal(asked(page).get("subjects"), "astro,hugo,jekyll,mdbook,zola");
      await page.reload();
      await facts.waitFor();
      assert.equal(await facts.getByRole("columnheader").count(), 6);
      await box("Astro").press("Space");
      assert.ok(await box("Eleventy").isEnabled());
    });
  });

  test("chosen facts are those of the page about the pair, with their details", async () => {
    const read = (page, table) => page.locator(`${table} tbody tr:not(.matrix-group)`).evaluateAll((rows) => rows.map((row) =>
      [...row.querySelectorAll("td")].map((cell) => cell.textContent.replace(/\d+ sources|\s/g, (all) => all.trim() && "Sources"))));
    const pair = await withPage(browser, {}, async (page) => {
      await page.goto(server.address + TYPES.pair);
      return read(page, "#v-matrix-1");
    });
    await open("?subjects=hugo,zola", {}, async (page) => {
      assert.deepEqual(await read(page, "[data-part=facts]"), pair);
      assert.deepEqual(await violations(page), []);
      const more = page.locator("[data-part=facts] .fact-more").first();
      await more.locator("summary").focus();
      await page.keyboard.press("Enter");
      assert.ok(await more.getByRole("link").first().isVisible());
      assert.match(await more.innerText(), /Checked \d+ \w+ \d{4}/);
      await more.locator("summary").click();
      assert.equal(await more.getByRole("link").first().isVisible(), false);
    });
  });

  for (const [where, viewport, query] of [
    ["a phone", PHONE, "?subjects=hugo,zola,mdbook"],
    ["a wide screen, few", { width: 1280, height: 900 }, "?subjects=hugo,zola"],
    ["a wide screen, many", { width: 1280, height: 900 }, "?subjects=hugo,zola,mdbook,astro,jekyll"],
  ]) {
    test(`the headers of chosen facts stay in view: ${where}`, async () => {
      await open(query, { viewport }, async (page) => {
        const region = page.getByRole("region", { name: "Facts side by side" });
        await region.evaluate((e) => {
          const scrolls = e.scrollHeight > e.clientHeight + 1 && getComputedStyle(e).overflowY !== "visible";
          scrollBy(0, e.getBoundingClientRect().top + (scrolls ? 0 : 600));
          e.scrollTop = scrolls ? 600 : 0;
        });
        const head = await page.locator("[data-part=facts] thead th").nth(1).boundingBox();
        const top = Math.max(0, (await region.boundingBox()).y);
        assert.ok(head.y - top > -1 && head.y - top < 8, `${head.y} is not ${top}`);
        assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
      });
    });
  }

  test("without the data, a sentence says so and the ranking stays", async () => {
    await withPage(browser, {}, async (page) => {
      await page.route("**/matrix.json*", (route) => route.abort());
      await page.goto(server.address + TYPES.compare);
      await page.getByText("The facts could not be loaded").waitFor();
      assert.equal(await page.locator(".decide form").count(), 0);
      assert.ok((await ranking(page)).length > 2);
    });
  });
});

describe("facts that are no plain text", () => {
  let browser;
  let server;
  before(async () => { browser = await launch(); server = await serveSite("support"); });
  after(async () => { await browser.close(); server.close(); });

  test("a support has its versions, flags and notes, and its other versions are opened", async () => {
    await withPage(browser, {}, async (page) => {
      await page.goto(server.address + "runtimes/compare/?subjects=node,deno");
      const table = page.locator("[data-part=facts] table");
      await table.waitFor();
      const shown = await table.innerText();
      assert.ok(!shown.includes("[object"), shown);
      for (const text of ["18+", "≤1.0, partial", "Without streams.", "Flags:"]) {
        assert.ok((await table.textContent()).includes(text), text);
      }
      const others = table.locator(".fact-statements");
      assert.equal(await others.locator("li").first().isVisible(), false);
      await others.locator("summary").first().click();
      assert.match(await others.first().innerText(), /17\.5.*--experimental-fetch/s);
    });
  });
});
