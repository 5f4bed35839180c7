// The layout from left to right and from right to left: the same, relative to the side where reading
// starts. The measurements do not depend on fonts: distances of blocks from the sides of the
// window, and the order of the parts of a row. All of them are in
// layout.snapshot.txt, which UPDATE_SNAPSHOT=1 writes.
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { DESK, launch, PHONE, serveSite, withPage } from "./browser.js";

const SNAPSHOT = new URL("layout.snapshot.txt", import.meta.url);
const VIEWS = { desk: DESK, phone: PHONE };

/** Blocks and rows of each type of page; one that a theme does not have is left out. */
const ALL = { blocks: [".masthead", ".main", ".colophon"], rows: [".site-nav ul", ".breadcrumbs ol"] };
const PAGES = {
  guide: {
    path: "backend/nodejs-vs-python/",
    blocks: [".rail", ".toc-fold", ".inside", ".prose", ".prose > p", ".prose > ul > li", ".contender", ".box", ".verdict", ".matrix-scroll", ".neighbours a"],
    rows: [".byline", ".neighbours"],
  },
  section: { path: "generators/", blocks: [".prose", ".matrix-scroll", ".matrix tbody th[scope=row]"], rows: [".matrix thead tr", ".matrix tbody tr:not(.matrix-group)"] },
  subject: { path: "generators/hugo/", blocks: [".prose", ".findings", ".sheet"], rows: [".prose thead tr"] },
  pair: { path: "generators/hugo-vs-zola/", blocks: [".prose", ".score-dots", ".matrix-scroll"], rows: [".scores thead tr", ".matrix thead tr"] },
  home: { path: "", blocks: [".front", ".card", ".story-card"], rows: [] },
};

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

/** One line for each measurement. Runs in the page. */
function facts({ blocks, rows }) {
  const rtl = getComputedStyle(document.documentElement).direction === "rtl";
  const width = document.documentElement.clientWidth;
  const edges = (of) => {
    const { left, right } = of.getBoundingClientRect();
    return rtl ? [width - right, left] : [left, width - right];
  };
  const shown = (selector) => [...document.querySelectorAll(selector)].find((of) => of.checkVisibility());
  const lines = [];
  for (const selector of blocks) {
    const of = shown(selector);
    if (!of) continue;
    const [start, end] = edges(of).map((px) => Math.round(px));
    const { borderInlineStartWidth, paddingInlineStart, textAlign } = getComputedStyle(of);
    const align = { left: rtl ? "end" : "start", right: rtl ? "start" : "end" }[textAlign] ?? textAlign;
    lines.push(`${selector}: ${start} from the start, ${end} from the end, border ${Math.round(parseFloat(borderInlineStartWidth))}, padding ${Math.round(parseFloat(paddingInlineStart))}, text at the ${align}`);
  }
  for (const selector of rows) {
    const of = shown(selector);
    if (!of) continue;
    const parts = [...of.children].filter((part) => part.checkVisibility() && part.getBoundingClientRect().width > 0);
    const places = parts.map((part) => ({ start: edges(part)[0], top: part.getBoundingClientRect().top, bottom: part.getBoundingClientRect().bottom }));
    const follows = (a, b) => (b.top >= a.bottom - 1 ? true : b.start > a.start);
    const ordered = places.every((place, at) => at === 0 || follows(places[at - 1], place));
    lines.push(`${selector}: ${ordered ? "in the order of reading" : "OUT OF ORDER"}`);
  }
  return lines;
}

async function layout(site) {
  const server = await serveSite(site);
  const lines = [];
  try {
    for (const [view, viewport] of Object.entries(VIEWS)) {
      for (const [type, { path, blocks, rows }] of Object.entries(PAGES)) {
        await withPage(browser, { viewport }, async (page) => {
          await page.goto(server.address + path, { waitUntil: "networkidle" });
          const found = await page.evaluate(facts, { blocks: [...ALL.blocks, ...blocks], rows: [...ALL.rows, ...rows] });
          lines.push(...found.map((line) => `${view} ${type} ${line}`));
        });
      }
    }
  } finally {
    server.close();
  }
  return lines;
}

const stored = () => readFileSync(SNAPSHOT, "utf8").split("\n").filter(Boolean);

test("right to left, the layout is that of the snapshot, and mirrors left to right", async () => {
  const found = [];
  for (const theme of ["own", "broadsheet"]) {
    const [ltr, rtl] = [await layout(theme), await layout(`${theme}-rtl`)];
    assert.deepEqual(rtl, ltr, `${theme}: from the side where reading starts`);
    found.push(...rtl.map((line) => `${theme} ${line}`));
  }
  if (process.env.UPDATE_SNAPSHOT) writeFileSync(SNAPSHOT, `${found.join("\n")}\n`);
  assert.deepEqual(found, stored());
  assert.ok(found.length > 100, `${found.length} facts`);
  assert.ok(found.every((line) => !line.includes("OUT OF ORDER")), "a row is out of order");
});

test("the table of contents is on the other side of the text", async () => {
  for (const [site, isLeft] of [["own", false], ["own-rtl", true]]) {
    const server = await serveSite(site);
    try {
      await withPage(browser, {}, async (page) => {
        await page.goto(`${server.address}${PAGES.guide.path}`);
        const [rail, prose] = [await page.locator(".rail").boundingBox(), await page.locator(".main .prose").boundingBox()];
        assert.equal(rail.x < prose.x, isLeft, site);
      });
    } finally {
      server.close();
    }
  }
});
