// `versus serve` in a browser: an author edits, breaks and fixes a site, and looks at the page.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { createServer } from "node:http";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { after, before, beforeEach, afterEach, describe, test } from "node:test";
import { launch, PHONE, violations, withPage } from "./browser.js";

const paragraphs = Array.from({ length: 80 }, (_, at) => `Paragraph ${at} of a long page.`).join("\n\n");
const MATRIX = `title = "Tools"
policy = { sources = "optional" }

[[criterion]]
id = "speed"
name = "Speed"
kind = "number"
unit = "ms"
better = "lower"

[[subject]]
id = "hammer"
name = "Hammer"
facts = { speed = 10 }
`;
const SITE = {
  "versus.toml": 'title = "Small"\nbase_url = "https://example.org/docs/"\n',
  "content/_index.md": "# Home\n\nWelcome.\n",
  "content/a.md": "# A page\n\nFirst text.\n",
  "content/b.md": "# B page\n\nOther text.\n",
  "content/long.md": `# Long\n\n${paragraphs}\n\nThe end is old.\n`,
  "content/tools/matrix.toml": MATRIX,
  "static/own.css": "h1 { font-style: italic }\n",
  "templates/base.html": `{% extends "default/base.html" %}
{% block styles %}<meta http-equiv="Content-Security-Policy" content="default-src 'self'">
{{ super() }}
<link rel="stylesheet" href="{{ asset(path="own.css") }}">{% endblock styles %}
`,
};

/** A site on disk with SITE's files. */
function makeSite() {
  const root = realpathSync(mkdtempSync(join(tmpdir(), "versus-serve-")));
  const write = (path, text) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  for (const [path, text] of Object.entries(SITE)) write(path, text);
  const remove = (path) => rmSync(join(root, path), { recursive: true });
  return { root, write, remove, restore: (path) => write(path, SITE[path]) };
}

/** Starts the server; returns the site's address, with a slash, and `stop`, which ends it as Ctrl-C does. */
async function start(site, port = 0) {
  const server = spawn(process.env.VERSUS, ["serve", "--port", `${port}`, "--root", site.root], { stdio: ["ignore", "ignore", "pipe"] });
  const ended = new Promise((done) => server.once("exit", done));
  const address = await new Promise((done, fail) => {
    createInterface(server.stderr).on("line", (line) => {
      const found = line.match(/http:\S+\//);
      if (found) done(found[0]);
    });
    ended.then((code) => fail(new Error(`the server ended: ${code}`)));
  });
  return { address, stop: async () => { server.kill("SIGINT"); await ended; } };
}

describe("serve", () => {
  let browser;
  let site;
  let server;
  before(async () => { browser = await launch(); });
  after(() => browser.close());
  beforeEach(async () => { site = makeSite(); server = await start(site); });
  afterEach(async () => { await server.stop(); rmSync(site.root, { recursive: true }); });

  const panelOf = (page) => page.locator("versus-problems section");
  const badgeOf = (page) => page.locator("versus-problems .badge");
  const mark = (page) => page.evaluate(() => { window.marked = true; });
  const isMarked = (page) => page.evaluate(() => window.marked === true);
  const hidden = (locator) => locator.waitFor({ state: "hidden" });
  const says = (page, text) => page.locator("main", { hasText: text }).waitFor();

  /** Waits until the title has a colour. */
  const hasColour = (page, rgb) =>
    page.waitForFunction((rgb) => getComputedStyle(document.querySelector("main h1")).color === rgb, rgb);

  /** Returns the findings of axe. It violates the policy itself, so refusals no longer count afterwards. */
  const judged = new WeakSet();
  const judge = (page) => { judged.add(page); return violations(page); };

  /** Opens a page of the site, then runs `use` with it; every refusal by the policy fails the test. */
  const open = (path, options, use) => withPage(browser, options, async (page) => {
    const refused = [];
    page.on("console", (message) => {
      if (/Content Security Policy/.test(message.text()) && !judged.has(page)) refused.push(message.text());
    });
    page.on("pageerror", (error) => refused.push(String(error)));
    await page.goto(server.address + path);
    await use(page);
    assert.deepEqual(refused, []);
  });

  test("a page of another site loads nothing of this one, frames nothing, and may link to it", async () => {
    site.write("static/own.js", "window.stolen = true;");
    site.write("static/dot.svg", '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>');
    // With another host name, so that the browser treats it as another site.
    const other = createServer((_, response) => response.writeHead(200, { "Content-Type": "text/html" }).end(`<!doctype html>
      <title>Other</title><script src="${server.address}own.js"></script><img src="${server.address}dot.svg">
      <iframe src="${server.address}a/"></iframe><a href="${server.address}a/">link</a>`));
    other.unref();
    await new Promise((ready) => other.listen(0, "localhost", ready));
    await withPage(browser, {}, async (page) => {
      await page.goto(`http://localhost:${other.address().port}/`, { waitUntil: "load" });
      assert.equal(await page.evaluate(() => window.stolen), undefined);
      assert.equal(await page.evaluate(() => document.images[0].naturalWidth), 0);
      assert.ok(!(await page.frames()[1].content()).includes("First text."));
      await page.getByText("link").click();
      await says(page, "First text.");
    });
    other.close();
  });

  test("a page changes when its file is saved, and others are left alone", async () => {
    await open("a/", {}, async (page) => {
      await mark(page);
      site.write("content/b.md", "# B page\n\nChanged.\n");
      await withPage(browser, {}, async (other) => {
        await other.goto(`${server.address}b/`);
        await says(other, "Changed.");
        // Everything from here on comes after the event of the first change.
        site.write("content/b.md", "# B page\n\nChanged again.\n");
        await says(other, "Changed again.");
      });
      assert.ok(await isMarked(page));
      site.write("content/a.md", "# A page\n\nSecond text.\n");
      await says(page, "Second text.");
      assert.equal(await isMarked(page), false);
    });
  });

  test("a reloaded page keeps its scroll position", async () => {
    await open("long/", {}, async (page) => {
      const place = page.getByText("Paragraph 50 of");
      await place.evaluate((e) => e.scrollIntoView({ block: "start", behavior: "instant" }));
      const before = await page.evaluate(() => scrollY);
      assert.ok(before > 500);
      site.write("content/long.md", SITE["content/long.md"].replace("is old", "is new"));
      await says(page, "The end is new.");
      await page.waitForFunction((y) => Math.abs(scrollY - y) < 2, before);
      // Also at its end, after the page has grown.
      await page.evaluate(() => scrollTo({ top: document.body.scrollHeight, behavior: "instant" }));
      const end = await page.evaluate(() => scrollY);
      site.write("content/long.md", `${SITE["content/long.md"]}\n${paragraphs}\n`);
      await page.waitForFunction((y) => document.body.scrollHeight > y + 2_000, end);
      await page.waitForFunction((y) => Math.abs(scrollY - y) < 2, end);
    });
  });

  test("a stylesheet is replaced without a reload, repeatedly", async () => {
    await open("a/", {}, async (page) => {
      await mark(page);
      for (const rgb of ["rgb(0, 0, 200)", "rgb(0, 120, 0)"]) {
        site.write("static/own.css", `h1 { color: ${rgb} }\n`);
        await hasColour(page, rgb);
      }
      assert.ok(await isMarked(page));
      await page.waitForFunction(() => document.querySelectorAll("link[href*='own.css']").length === 1);
    });
  });

  test("an imported stylesheet is replaced together with the one that imports it", async () => {
    site.write("static/own.css", '@import "parts/one.css";\n');
    site.write("static/parts/one.css", '@import "two.css";\n');
    site.write("static/parts/two.css", "h1 { color: rgb(200, 0, 0) }\n");
    await open("a/", {}, async (page) => {
      // While the stylesheets are being written, the page may be an error page.
      await says(page, "First text.");
      await hasColour(page, "rgb(200, 0, 0)");
      await mark(page);
      for (const rgb of ["rgb(0, 0, 200)", "rgb(0, 120, 0)"]) {
        site.write("static/parts/two.css", `h1 { color: ${rgb} }\n`);
        await hasColour(page, rgb);
      }
      assert.ok(await isMarked(page));
    });
  });

  test("a stylesheet that arrives late does not replace a newer one", async () => {
    await open("a/", {}, async (page) => {
      let release;
      const held = new Promise((done) => { release = done; });
      let asked = 0;
      await page.route("**/own.css?*", async (route) => {
        asked += 1;
        if (asked === 1) await held;
        // The link may have been removed by then.
        await route.continue().catch(() => {});
      });
      for (const [at, rgb] of ["rgb(0, 0, 200)", "rgb(0, 120, 0)"].entries()) {
        site.write("static/own.css", `h1 { color: ${rgb} }\n`);
        while (asked <= at) await page.waitForTimeout(20);
      }
      await hasColour(page, "rgb(0, 120, 0)");
      await page.waitForFunction(() => document.querySelectorAll("link[href*='own.css']").length === 1);
      release();
    });
  });

  test("a broken page keeps its last good version below a list of mistakes, until it is fixed", async () => {
    await open("a/", {}, async (page) => {
      await mark(page);
      site.write("content/a.md", "# A page\n\nBroken [link](nowhere.md).\n\n[Two](also-nowhere.md)\n\n::nothing\n");
      const panel = panelOf(page);
      await panel.getByRole("heading", { name: "3 errors" }).waitFor();
      const links = await panel.getByRole("link").evaluateAll((all) => all.map((a) => [a.getAttribute("href"), a.textContent]));
      const place = (at) => [`vscode://file${site.root}/content/a.md:${at}`, `content/a.md:${at}`];
      assert.deepEqual(links, ["3:15", "5:7", "7:3"].map(place));
      assert.deepEqual(await panel.locator("b").allTextContents(), ["error[dead-link]", "error[dead-link]", "error[unknown-directive]"]);
      await says(page, "First text.");
      assert.ok(await isMarked(page));
      await page.reload();
      await panel.waitFor();
      await says(page, "First text.");
      site.write("content/a.md", "# A page\n\nMended text.\n");
      await says(page, "Mended text.");
      await hidden(panel);
      await hidden(badgeOf(page));
    });
  });

  test("the list is closed by Escape and by its button, and opened by the badge", async () => {
    await open("a/", {}, async (page) => {
      const [panel, badge] = [panelOf(page), badgeOf(page)];
      site.write("content/a.md", "# A page\n\nBroken [link](nowhere.md).\n");
      await panel.waitFor();
      await page.keyboard.press("Escape");
      await hidden(panel);
      // It stays closed while nothing else is wrong.
      await page.reload();
      await badge.waitFor();
      assert.equal(await panel.isVisible(), false);
      assert.equal(await badge.textContent(), "1 error");
      await badge.press("Enter");
      await panel.waitFor();
      await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
      await hidden(panel);
      assert.ok(await badge.evaluate((e) => e.getRootNode().activeElement === e), "the focus is not lost");
      await badge.click();
      await panel.getByRole("button", { name: "Close" }).click();
      await hidden(panel);
      site.write("content/a.md", "# A page\n\nBroken [link](elsewhere.md).\n");
      await panel.getByText("elsewhere.md").waitFor();
    });
  });

  const WRONG = {
    "a template that cannot be read": ["templates/base.html", "{% extends 'default/base.html' %}\n{% block head %}\n", "template"],
    "a template that fails": ["templates/base.html", '{% extends "default/base.html" %}\n{% block styles %}{{ page.nothing.at.all }}{% endblock styles %}\n', "template"],
    "a matrix": ["content/tools/matrix.toml", MATRIX.replace('"number"', '"numbr"'), "matrix.toml"],
    "the configuration": ["versus.toml", `titel = "x"\n${SITE["versus.toml"]}`, "versus.toml"],
  };
  for (const [what, [path, text, named]] of Object.entries(WRONG)) {
    test(`${what} with a mistake: every page keeps its last good version`, async () => {
      await open("tools/", {}, async (page) => {
        await mark(page);
        site.write(path, text);
        await panelOf(page).getByText(named).first().waitFor();
        await panelOf(page).getByRole("heading", { name: "1 error", exact: true }).waitFor();
        await says(page, "Hammer");
        assert.ok(await isMarked(page));
        assert.match(await panelOf(page).getByRole("link").first().getAttribute("href"), new RegExp(`/${path}:\\d+:\\d+$`));
        site.restore(path);
        await hidden(panelOf(page));
        site.write("content/tools/matrix.toml", MATRIX.replace("Hammer", "Mallet"));
        await says(page, "Mallet");
      });
    });
  }

  test("warnings alone show only a badge", async () => {
    await open("tools/", {}, async (page) => {
      site.write("content/tools/matrix.toml", MATRIX.replace('policy = { sources = "optional" }', ""));
      await badgeOf(page).waitFor();
      assert.match(await badgeOf(page).textContent(), /^\d+ warnings?$/);
      assert.equal(await panelOf(page).isVisible(), false);
      await badgeOf(page).click();
      await panelOf(page).getByText("warning[").first().waitFor();
      site.restore("content/tools/matrix.toml");
      await hidden(panelOf(page));
    });
  });

  test("what is read is listed as warnings that hide nothing, until it is mended", async () => {
    const guide = (ms) => `# Hammer\n\nThe speed of Hammer is ${ms} ms.\n\n${paragraphs}\n\nThe very end.\n`;
    site.write("content/tools/guide.md", guide(12));
    await open("tools/guide/", {}, async (page) => {
      const [panel, badge] = [panelOf(page), badgeOf(page)];
      const end = page.getByText("The very end.");
      /** Whether the end of the page can be read above what is shown on top of it. */
      const isFree = async (part) => page.waitForFunction(([end, part]) => {
        scrollTo({ top: document.body.scrollHeight + 10_000, behavior: "instant" });
        return end.getBoundingClientRect().bottom <= part.getBoundingClientRect().top;
      }, [await end.elementHandle(), part]);
      await badge.waitFor();
      assert.equal(await badge.textContent(), "1 warning");
      assert.equal(await panel.isVisible(), false);
      assert.equal(await page.locator("versus-problems").getByRole("status").textContent(), "1 warning");
      await isFree(await badge.elementHandle());
      await badge.press("Enter");
      const item = panel.getByRole("listitem");
      const of = (text) => item.getByText(text);
      assert.match(await item.locator("summary").textContent(), /^warning\[prose-contradicts-fact\]: 12 ms contradicts hammer\/speed, which is 10 ms$/);
      const places = await item.getByRole("link").allTextContents();
      assert.deepEqual(places, ["content/tools/guide.md:3:24", "content/tools/matrix.toml:14:11"]);
      assert.ok(await of("note: read: subject").isVisible());
      assert.ok(await of("help: correct it, bind it").isVisible());
      await isFree(await panel.elementHandle());
      assert.deepEqual(await judge(page), []);
      // Folded, it stays so when the page is loaded again.
      await item.locator("summary").press("Enter");
      await hidden(of("help: correct it"));
      await page.reload();
      await panel.waitFor();
      assert.equal(await of("help: correct it").isVisible(), false);
      site.write("content/tools/guide.md", guide(10));
      await hidden(panel);
      await hidden(badge);
      await page.waitForFunction(() => getComputedStyle(document.documentElement).paddingBlockEnd === "0px");
      site.write("content/tools/guide.md", guide(13));
      await badge.waitFor();
      assert.equal(await panel.isVisible(), false, "it opens again only when it is asked for");
    });
  });

  test("a page that is broken when it is opened shows the errors, and the page once it is fixed", async () => {
    site.write("content/new.md", "# New\n\nBroken [link](nowhere.md).\n");
    await open("new/", {}, async (page) => {
      await page.getByRole("heading", { name: "This page cannot be made yet" }).waitFor();
      assert.equal(await page.getByRole("link").getAttribute("href"), `vscode://file${site.root}/content/new.md:3:15`);
      assert.deepEqual(await judge(page), []);
      assert.equal(await badgeOf(page).isVisible(), false, "all is said");
      site.write("content/b.md", "# B page\n\nAlso [broken](nowhere.md).\n");
      await badgeOf(page).waitFor();
      assert.equal(await badgeOf(page).textContent(), "2 errors");
      site.write("content/new.md", "# New\n\nIt is here.\n");
      await says(page, "It is here.");
    });
  });

  test("pages appear and disappear", async () => {
    await open("later/", {}, async (page) => {
      await page.getByRole("heading", { name: "Page not found" }).waitFor();
      site.write("content/later.md", "# Later\n\nNow it is there.\n");
      await says(page, "Now it is there.");
      site.remove("content/later.md");
      await page.getByRole("heading", { name: "Page not found" }).waitFor();
    });
  });

  for (const colorScheme of ["light", "dark"]) {
    for (const [name, viewport] of Object.entries({ desk: undefined, phone: PHONE })) {
      test(`the list and badge are accessible: ${colorScheme}, ${name}`, async () => {
        await open("a/", { colorScheme, ...(viewport && { viewport }) }, async (page) => {
          site.write("content/a.md", `# A page\n\nBroken [link](nowhere.md).\n\n[Long](${"a-very-long-name".repeat(12)}.md)\n`);
          await panelOf(page).waitFor();
          assert.deepEqual(await judge(page), []);
          const fits = () => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth);
          assert.ok(await fits());
          const { x, width } = await panelOf(page).boundingBox();
          assert.ok(x >= 0 && x + width <= page.viewportSize().width);
          assert.ok(await panelOf(page).evaluate((e) => e.scrollWidth <= e.clientWidth), "nothing is cut off");
          await page.keyboard.press("Escape");
          await badgeOf(page).waitFor();
          assert.deepEqual(await judge(page), []);
          assert.ok(await fits());
        });
      });
    }
  }

  test("the list and badge are not printed", async () => {
    await open("a/", {}, async (page) => {
      site.write("content/a.md", "# A page\n\nBroken [link](nowhere.md).\n");
      await panelOf(page).waitFor();
      await page.emulateMedia({ media: "print" });
      await hidden(panelOf(page));
      await page.emulateMedia({ media: "screen" });
      await page.keyboard.press("Escape");
      await badgeOf(page).waitFor();
      await page.emulateMedia({ media: "print" });
      await hidden(badgeOf(page));
    });
  });

  test("styles of the page do not affect the list", async () => {
    site.write("static/own.css", "* { text-transform: uppercase } :root { direction: rtl; letter-spacing: 1em; visibility: visible } p, li, h2 { display: none }\n");
    await open("a/", {}, async (page) => {
      site.write("content/a.md", "# A page\n\nBroken [link](nowhere.md).\n");
      const message = panelOf(page).getByText("does not lead to a page");
      await message.waitFor();
      const { direction, letterSpacing, textTransform } = await message.evaluate((e) => {
        const { direction, letterSpacing, textTransform } = getComputedStyle(e);
        return { direction, letterSpacing, textTransform };
      });
      assert.deepEqual([direction, letterSpacing, textTransform], ["ltr", "normal", "none"]);
    });
  });

  test("a page reconnects to its server", async () => {
    await open("a/", {}, async (page) => {
      site.write("content/b.md", "# B page\n\nBroken [link](nowhere.md).\n");
      await panelOf(page).waitFor();
      const { port } = new URL(server.address);
      await server.stop();
      site.restore("content/b.md");
      server = await start(site, port);
      await hidden(panelOf(page));
      site.write("content/a.md", "# A page\n\nFrom the second server.\n");
      await says(page, "From the second server.");
    });
  });

  test("hidden pages close their connections, and catch up when they become visible", async () => {
    await withPage(browser, {}, async (first) => {
      // Playwright makes every page appear visible.
      const setHidden = (page, value) => page.evaluate((value) => {
        Object.defineProperty(document, "hidden", { value, configurable: true });
        document.dispatchEvent(new Event("visibilitychange"));
      }, value);
      const pages = [first];
      await first.goto(`${server.address}a/`);
      for (let count = 1; count <= 6; count += 1) {
        await setHidden(pages.at(-1), true);
        const next = await first.context().newPage();
        await next.goto(`${server.address}a/`);
        pages.push(next);
      }
      site.write("content/a.md", "# A page\n\nSecond text.\n");
      await says(pages.at(-1), "Second text.");
      await says(first, "First text.");
      await setHidden(pages.at(-1), true);
      await setHidden(first, false);
      await says(first, "Second text.");
    });
  });

  test("a page restored from the history is up to date", async () => {
    await open("a/", {}, async (page) => {
      await page.goto(`${server.address}b/`);
      site.write("content/a.md", "# A page\n\nSecond text.\n");
      await page.goBack();
      await says(page, "Second text.");
    });
  });
});
