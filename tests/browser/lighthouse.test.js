// Lighthouse audits of five types of page, on a phone. No assertion depends on time: the performance
// score is printed and not asserted, because it depends on the machine as much as on the page.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";
import { serveSite, TYPES } from "./browser.js";

const FULL = ["accessibility", "best-practices", "seo"];
/** Performance audits that give the same result on every machine. */
const UNTIMED = ["cumulative-layout-shift", "unsized-images", "uses-text-compression", "uses-long-cache-ttl", "viewport-insight"];

describe("Lighthouse", () => {
  let browser;
  let server;
  before(async () => {
    server = await serveSite("own");
    browser = await launch({ chromePath: process.env.CHROMIUM, chromeFlags: ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic"] });
  });
  after(() => { browser?.kill(); server.close(); });

  for (const type of ["home", "guide", "section", "pair", "compare"]) {
    test(`${type}: 100 in all categories that do not depend on time`, async (t) => {
      const { lhr } = await lighthouse(server.address + TYPES[type], { port: browser.port, logLevel: "error", disableFullPageScreenshot: true });
      assert.equal(lhr.runtimeError, undefined);
      const score = (category) => {
        assert.equal(typeof lhr.categories[category].score, "number", `${category} has no score`);
        return Math.round(lhr.categories[category].score * 100);
      };
      t.diagnostic(`${type}: performance ${score("performance")}`);
      const missed = FULL.flatMap((category) => lhr.categories[category].auditRefs.filter(({ id, weight }) => weight > 0 && lhr.audits[id].score === 0));
      assert.deepEqual(missed.map(({ id }) => [id, JSON.stringify(lhr.audits[id].details?.items)]), []);
      assert.deepEqual(FULL.map(score), [100, 100, 100]);
      // An audit that failed to run has no score either; only an audit that is not applicable may have none.
      const isWell = ({ score, scoreDisplayMode }) => score === 1 || (score === null && scoreDisplayMode === "notApplicable");
      assert.deepEqual(UNTIMED.filter((id) => !isWell(lhr.audits[id])), []);
      const judged = new Set(FULL.flatMap((category) => lhr.categories[category].auditRefs.map(({ id }) => id)));
      assert.deepEqual([...judged].filter((id) => lhr.audits[id].scoreDisplayMode === "error"), []);
    });
  }
});
