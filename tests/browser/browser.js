// The browser, and the sites that tests/browser/run has built.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { serve } from "./server.js";

const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

export const DESK = { width: 1280, height: 900 };
export const PHONE = { width: 390, height: 844 };

/** Every type of page of this repository's site, one each. */
export const TYPES = {
  home: "",
  section: "generators/",
  guide: "backend/nodejs-vs-python/",
  page: "manual/markdown/",
  tags: "tags/",
  tag: "tags/python/",
  authors: "authors/",
  author: "authors/the-versus-authors/",
  subject: "generators/hugo/",
  criterion: "generators/criteria/licence/",
  pair: "generators/hugo-vs-zola/",
  compare: "generators/compare/",
  changes: "generators/changes/",
  404: "no-such-page/",
};

export const launch = () =>
  chromium.launch({
    executablePath: process.env.CHROMIUM,
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-component-update"],
  });

export const serveSite = (site) => serve(join(process.env.PAGES, site));

/** Runs `use` with a new page, and closes it. */
export async function withPage(browser, options, use) {
  const context = await browser.newContext({ viewport: DESK, reducedMotion: "reduce", ...options });
  try {
    return await use(await context.newPage());
  } finally {
    await context.close();
  }
}

/** Records every layout shift of the page in its `shifts` while it loads. */
export const noteShifts = (page) => page.addInitScript(() => {
  window.shifts = [];
  if (!PerformanceObserver.supportedEntryTypes.includes("layout-shift")) window.shifts.push("nobody tells of shifts");
  new PerformanceObserver((list) => {
    for (const { value, sources } of list.getEntries()) window.shifts.push([value, ...sources.map(({ node }) => (node?.outerHTML ?? node?.textContent ?? "").slice(0, 80))]);
  }).observe({ type: "layout-shift", buffered: true });
});

/** Removes the share API, as on most desktops: the button copies the link. */
export const withoutSharing = (page) => page.addInitScript(() => { delete Navigator.prototype.share; });

/** Collects the browser's complaints: errors in the console, refused and failed requests. */
export function complaints(page) {
  const found = [];
  page.on("console", (message) => {
    // The page that is requested as missing answers 404, as expected.
    if (message.type() === "error" && !message.location().url.includes("no-such-page")) found.push(message.text());
  });
  page.on("pageerror", (error) => found.push(String(error)));
  page.on("requestfailed", (request) => {
    // A request that was still running when the page was left: the browser cancelled it.
    if (request.failure().errorText !== "net::ERR_ABORTED") found.push(`${request.url()} ${request.failure().errorText}`);
  });
  page.on("response", (response) => {
    if (response.status() >= 400 && !response.url().includes("no-such-page")) found.push(`${response.url()} ${response.status()}`);
  });
  return found;
}

/** Returns the findings of axe on the page as it is shown now: one line for each element. */
export async function violations(page) {
  await page.evaluate(axeSource);
  return page.evaluate(async () => {
    const { passes, violations } = await window.axe.run(document, { resultTypes: ["violations"] });
    if (passes.length < 5) throw new Error(`axe found next to nothing to judge: ${passes.length} rules`);
    return violations.flatMap((v) => v.nodes.slice(0, 3).map((n) => `${v.id}: ${n.target} ${n.failureSummary.split("\n")[1] ?? ""}`));
  });
}
