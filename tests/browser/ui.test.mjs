// The default theme's script, in a browser, under the strict policy.
// VERSUS names the program; by default it is the one that `cargo build` made.
import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { noteShifts, withoutSharing } from "./browser.js";
import { launch, serve } from "./ui-harness.mjs";

const here = fileURLToPath(new URL(".", import.meta.url));
const repository = join(here, "../..");
const versus = process.env.VERSUS ?? join(repository, "target/debug/versus");
const work = mkdtempSync(join(tmpdir(), "versus-ui-"));
let browser, english, german, broadsheet;

async function site(name, config) {
  const root = join(work, name);
  cpSync(join(here, "ui-site"), root, { recursive: true });
  cpSync(join(repository, "themes/broadsheet"), join(root, "themes/broadsheet"), { recursive: true });
  writeFileSync(join(root, "versus.toml"), `title = "T"\nbase_url = "https://example.org/"\n${config}`);
  execFileSync(versus, ["build", "--quiet", "--root", root, "--out", join(work, `${name}-out`), "--today", "2026-11-30"], { stdio: "inherit" });
  return serve(join(work, `${name}-out`));
}

before(async () => {
  [english, german, broadsheet] = [await site("en", ""), await site("de", 'lang = "de"'), await site("broadsheet", 'theme = "broadsheet"')];
  browser = await launch();
});
after(async () => {
  await browser?.close();
  for (const server of [english, german, broadsheet]) server?.stop();
  rmSync(work, { recursive: true, force: true });
});

/** A page in a fresh context. Every complaint of the browser fails the test at its end. */
async function open(t, { at = english, path = "/tools/guide/", ...options } = {}) {
  const context = await browser.newContext({ viewport: { width: 1200, height: 900 }, reducedMotion: "reduce", ...options });
  const page = await context.newPage();
  const complaints = [];
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(error.message));
  // A reload cancels running requests.
  page.on("requestfailed", (request) => request.failure()?.errorText === "net::ERR_ABORTED" || complaints.push(request.url()));
  t.after(async () => {
    await context.close();
    assert.deepEqual(complaints, []);
  });
  await page.goto(at.address + path);
  return page;
}

const phone = { viewport: { width: 375, height: 800 } };
const rows = (page, table = 1) => page.locator(`#v-matrix-${table} tbody tr:visible th[scope=row]`)
  .evaluateAll((cells) => cells.map((cell) => cell.dataset.name));
const sorter = (page, name, table = 1) => page.locator(`#v-matrix-${table}`).getByRole("button", { name: `Sort by ${name}` });
const declared = ["Start", "Released", "Language version", "Threads", "Memory", "Motto", "HTTP/2", "Windows", "Battery life"];
const best = ["Start", "Released", "Language version", "Threads", "Memory", "HTTP/2", "Windows", "Motto", "Battery life"];
const worst = ["Threads", "Language version", "Released", "Start", "Memory", "Windows", "HTTP/2", "Motto", "Battery life"];

describe("a comparison table", () => {
  test("sorts by the utility of facts, unknown ones last in both directions, and a third press undoes it", async (t) => {
    const page = await open(t);
    const head = page.locator("#v-matrix-1 th[data-subject=alder]");
    await sorter(page, "Alder").click();
    assert.deepEqual(await rows(page), best);
    assert.equal(await head.getAttribute("aria-sort"), "descending");
    await sorter(page, "Alder").click();
    assert.deepEqual(await rows(page), worst);
    assert.equal(await head.getAttribute("aria-sort"), "ascending");
    await sorter(page, "Alder").click();
    assert.deepEqual(await rows(page), declared);
    assert.equal(await head.getAttribute("aria-sort"), null);
    assert.equal(new URL(page.url()).search, "");
  });

  test("sorts by the keyboard, and keeps the focus", async (t) => {
    const page = await open(t);
    await sorter(page, "Criterion").focus();
    await page.keyboard.press("Enter");
    assert.deepEqual((await rows(page)).slice(0, 5), ["Language version", "Memory", "Released", "Start", "Threads"]);
    await page.keyboard.press("Space");
    assert.deepEqual((await rows(page)).slice(0, 5), ["Threads", "Start", "Released", "Memory", "Language version"]);
    assert.ok(await sorter(page, "Criterion").evaluate((button) => button === document.activeElement));
  });

  test("says how many rows are hidden, and hides groups that are left empty", async (t) => {
    const page = await open(t);
    const tools = page.locator(".matrix-tools").first();
    await tools.getByLabel("Show only differences").check();
    assert.ok(!(await rows(page)).includes("HTTP/2"));
    const left = (await rows(page)).length;
    assert.equal(await tools.getByRole("status").textContent(), `Rows hidden: ${9 - left} of 9`);
    await tools.getByLabel("Filter rows").fill("threads");
    assert.deepEqual(await rows(page), ["Threads"]);
    assert.equal(await page.locator("#v-matrix-1 .matrix-group:visible").count(), 1);
    await tools.getByRole("button", { name: "Reset table" }).click();
    assert.deepEqual(await rows(page), declared);
    assert.equal(await tools.getByRole("status").textContent(), "");
    assert.equal(new URL(page.url()).search, "");
  });

  test("hides columns, but keeps at least two, and finds differences in the visible ones", async (t) => {
    const page = await open(t);
    const tools = page.locator(".matrix-tools").first();
    await tools.locator("summary").focus();
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Space");
    assert.equal(await page.locator("#v-matrix-1 th[data-subject=alder]").isVisible(), false);
    assert.equal(await page.locator("#v-matrix-1 tbody tr").nth(1).locator("td:visible").count(), 2);
    assert.ok(await tools.getByLabel("Birch").isDisabled());
    await tools.getByLabel("Show only differences").check();
    assert.deepEqual(await rows(page), ["Threads"]);
    assert.equal(new URL(page.url()).searchParams.get("matrix-1-columns"), "birch cedar");
  });

  test("keeps its state in the address, so that a reload and a shared link restore it", async (t) => {
    const page = await open(t, { path: "/tools/guide/?other=1#all-facts" });
    await sorter(page, "Alder").click();
    const tools = page.locator(".matrix-tools").first();
    await tools.getByLabel("Filter rows").fill("measured");
    await tools.getByLabel("Show only differences").check();
    const before = await rows(page);
    const url = new URL(page.url());
    assert.equal(url.search, "?other=1&matrix-1-sort=alder.down&matrix-1-only=differences&matrix-1-filter=measured");
    assert.equal(url.hash, "#all-facts");
    await page.reload();
    assert.deepEqual(await rows(page), before);
    assert.ok(await tools.getByLabel("Show only differences").isChecked());
  });

  test("does not disturb another table on the page", async (t) => {
    const page = await open(t);
    await sorter(page, "Alder", 2).click();
    await sorter(page, "Alder", 2).click();
    assert.deepEqual(await rows(page, 2), ["Windows", "HTTP/2"]);
    assert.deepEqual(await rows(page), declared);
    assert.equal(new URL(page.url()).search, "?matrix-2-sort=alder.up");
  });

  test("ignores an invalid address", async (t) => {
    const page = await open(t, { path: "/tools/guide/?matrix-1-sort=nobody.down&matrix-1-columns=alder&matrix-2-sort=__proto__.x" });
    assert.deepEqual(await rows(page), declared);
    assert.equal(await page.locator("#v-matrix-1 thead th:visible").count(), 4);
  });
});

describe("light and dark", () => {
  const background = (page) => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);

  for (const [name, at] of [["default", () => english], ["broadsheet", () => broadsheet]]) {
    test(`is chosen and remembered: ${name}`, async (t) => {
      const page = await open(t, { at: at() });
      const light = await background(page);
      await page.getByLabel("Colours").selectOption("dark");
      const dark = await background(page);
      assert.notEqual(dark, light);
      await page.goto(at().address + "/");
      assert.equal(await background(page), dark);
      assert.equal(await page.getByLabel("Colours").inputValue(), "dark");
      await page.getByLabel("Colours").selectOption("auto");
      assert.equal(await background(page), light);
    });
  }
});

describe("code", () => {
  test("is copied without line numbers, and the copy is announced", async (t) => {
    const page = await open(t, { permissions: ["clipboard-read", "clipboard-write"] });
    await page.locator(".sample").nth(2).getByRole("button", { name: "Copy" }).click();
    assert.equal((await page.evaluate(() => navigator.clipboard.readText())).trim(), "more();");
    await page.locator("#v-announcer", { hasText: "Copied" }).waitFor({ state: "attached" });
  });

  test("is side by side on a wide screen", async (t) => {
    const page = await open(t);
    assert.equal(await page.getByRole("tab").count(), 0);
    assert.equal(await page.locator(".sample:visible").count(), 4);
  });

  test("is in tabs on a phone, which switch together and are remembered", async (t) => {
    const page = await open(t, phone);
    assert.deepEqual(await page.getByRole("tab").allTextContents(), ["Alder", "Birch", "Alder", "Birch"]);
    await page.getByRole("tab", { name: "Alder" }).first().focus();
    await page.keyboard.press("ArrowRight");
    const selected = () => page.locator("[role=tab][aria-selected=true]").allTextContents();
    assert.deepEqual(await selected(), ["Birch", "Birch"]);
    assert.equal(await page.locator(".sample:visible").count(), 2);
    assert.equal(await page.evaluate(() => document.activeElement.textContent), "Birch");
    await page.keyboard.press("Home");
    assert.deepEqual(await selected(), ["Alder", "Alder"]);
    await page.getByRole("tab", { name: "Birch" }).nth(1).click();
    await page.reload();
    assert.deepEqual(await selected(), ["Birch", "Birch"]);
    await page.setViewportSize({ width: 1200, height: 800 });
    await page.waitForFunction(() => !document.querySelector("[role=tab]"));
    assert.equal(await page.locator(".sample:visible").count(), 4);
    assert.equal(await page.getByRole("tabpanel").count(), 0);
  });
});

describe("page controls", () => {
  test("the table of contents shows which heading is in view", async (t) => {
    const page = await open(t, { viewport: { width: 1200, height: 300 } });
    await page.evaluate(() => document.getElementById("code").scrollIntoView());
    await page.waitForFunction(() => document.querySelector(".rail [aria-current]")?.hash === "#code");
    assert.equal(await page.locator(".rail [aria-current=location]").count(), 1);
  });

  test("a link is copied with the state of the tables", async (t) => {
    const page = await open(t, { permissions: ["clipboard-read", "clipboard-write"] });
    await withoutSharing(page);
    await page.goto(`${english.address}/tools/guide/?matrix-1-sort=alder.down`);
    await page.getByRole("button", { name: "Copy link" }).click();
    await page.locator("#v-announcer", { hasText: "Link copied" }).waitFor({ state: "attached" });
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), "https://example.org/tools/guide/?matrix-1-sort=alder.down");
  });

  test("a link is shared if the browser supports it", async (t) => {
    const context = await browser.newContext();
    t.after(() => context.close());
    const page = await context.newPage();
    await page.addInitScript(() => { Navigator.prototype.share = async (what) => { window.shared = what; }; });
    await page.goto(english.address + "/tools/guide/");
    await page.getByRole("button", { name: "Share" }).click();
    assert.equal(await page.evaluate(() => window.shared.url), "https://example.org/tools/guide/");
  });
});

describe("every page", () => {
  test("is complete without JavaScript, and has no control without a function", async (t) => {
    const page = await open(t, { javaScriptEnabled: false, ...phone });
    assert.equal(await page.locator(".scripted:visible").count(), 0);
    assert.equal(await page.locator(".sample:visible").count(), 4);
    assert.deepEqual((await page.locator("#v-matrix-1 tbody th[scope=row]:visible").allTextContents()).length, 9);
    await page.getByLabel("Show only differences").first().check();
    assert.equal(await page.locator("#v-matrix-1 tr.same:visible").count(), 0);
  });

  test("is in German if the site is", async (t) => {
    const page = await open(t, { at: german });
    await page.getByRole("button", { name: "Nach Alder sortieren" }).first().waitFor();
    await page.getByLabel("Zeilen filtern").first().fill("threads");
    assert.equal(await page.locator(".matrix-tools").first().getByRole("status").textContent(), "Ausgeblendete Zeilen: 8 von 9");
  });

  test("does not shift when the script loads", async (t) => {
    for (const options of [{}, phone]) {
      const page = await open(t, options);
      await noteShifts(page);
      await page.reload();
      await page.waitForTimeout(300);
      assert.deepEqual(await page.evaluate(() => window.shifts), []);
    }
  });

  test("does not scroll sideways at 320 pixels", async (t) => {
    for (const at of [english, german, broadsheet]) {
      const page = await open(t, { at, viewport: { width: 320, height: 700 } });
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
    }
  });

  test("is printed without controls and with every sample", async (t) => {
    const page = await open(t);
    await page.emulateMedia({ media: "print" });
    assert.equal(await page.locator(".scripted:visible, .matrix-tools:visible, .copy:visible").count(), 0);
    assert.equal(await page.locator(".sample:visible").count(), 4);
  });
});
