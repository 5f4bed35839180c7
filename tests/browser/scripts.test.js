// A site whose author tries to run scripts, in a browser that would allow them: none of them runs.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, extname, join } from "node:path";
import { after, before, describe, test } from "node:test";
import { launch, withPage } from "./browser.js";

const ELEMENT = "<img src=x onerror=window.ran=1>";
const QUOTES = `'"><svg onload=window.ran=1></svg><script>window.ran=1</script>`;
const END = "</script></title></style></textarea>--><script>window.ran=1</script>";
const HOSTILE = [ELEMENT, QUOTES, END, `" onmouseover="window.ran=1" x="`, "{{ site.title | safe }}"];
const all = HOSTILE.join(" ");
const toml = (text) => JSON.stringify(text);

const FORMULAS = [
  ...["text", "operatorname", "operatorname*", "mathrm", "mathbf", "mathop", "textcolor{red}", "underset{x}", "overset{x}", "mathord", "mathrel", "mathbin", "textbf", "pmod", "bmod", "sqrt", "vec", "not"]
    .map((command) => `\\${command}{${ELEMENT}}`),
  "\\operatorname <", "\\mathop <img", "\\def\\a{<img src=x onerror=window.ran=1>} \\a \\operatorname{\\a}", "\\char\"3C",
  "a < img", "\\text{</math><img src=x onerror=window.ran=1>}", "\\operatorname{</mi></math><svg/onload=window.ran=1>}",
  "\\operatorname{&lt;img src=x onerror=window.ran=1&gt;}", "\\mathop{&#60;img&#62;}", "\\operatorname{<mtext><img src=x onerror=window.ran=1></mtext>}",
  "\\operatorname{<mi href=\"javascript:window.ran=1\">}", "\\operatorname{<mo/onclick=window.ran=1>}", "\\operatorname{<!--}", "\\operatorname{]]>}",
];

// Texts that once stood for our own HTML, in every way that HTML can write them.
const PLACES = [0, 1, 2, 3].flatMap((at) => [`\ue000${at}\ue001`, `&#xE000;${at}&#xE001;`, `&#57344;${at}&#57345;`]);

const RAW = [
  `<i title="${PLACES.join(" ")}">places in an attribute</i> <i class="${PLACES.join("")}" id="${PLACES[0]}">and more</i>`,
  `<div title="`, `![quoted](//e.org/onmouseover=window.ran=1// "t") $x$`, `">after</div>`,
  ELEMENT, QUOTES, END,
  `<a href="jav&#x09;ascript:window.ran=1">a</a> <a href=" &#14; javascript:window.ran=1">b</a> <a href="data:text/html,<script>window.ran=1</script>">c</a>`,
  `<iframe srcdoc="<script>window.ran=1</script>"></iframe><object data="javascript:window.ran=1"></object><embed src="javascript:window.ran=1">`,
  `<form action="javascript:window.ran=1"><button formaction="javascript:window.ran=1">x</button></form>`,
  `<svg><style><img src=x onerror=window.ran=1></style><a xlink:href="javascript:window.ran=1"><text>x</text></a><animate onbegin=window.ran=1></svg>`,
  `<math><mtext><table><mglyph><style><img src=x onerror=window.ran=1></style></table></mtext></math>`,
  `<details open ontoggle=window.ran=1><summary>x</summary></details> <input autofocus onfocus=window.ran=1>`,
  `<noscript><p title="</noscript><img src=x onerror=window.ran=1>"></noscript>`, `<template><img src=x onerror=window.ran=1></template>`,
  `<base href="https://e.org/"><meta http-equiv="refresh" content="0;url=javascript:window.ran=1"><link rel=stylesheet href="javascript:window.ran=1">`,
  `<!-- --!><img src=x onerror=window.ran=1> -->`, `<x-a onclick=window.ran=1>x</x-a>`, `<p style="background:url(javascript:window.ran=1)">x</p>`,
];

const SITE = {
  "versus.toml": `title = ${toml(all)}
description = ${toml(all)}
author = ${toml(all)}
[extra]
edit_url = ${toml(`/" onclick="window.ran=1" x="`)}
call_to_action_url = ${toml(`//e.org/"><script>window.ran=1</script>`)}
call_to_action_label = ${toml(all)}
call_to_action_text = ${toml(all)}
`,
  "content/s/matrix.toml": `title = ${toml(all)}
licence = ${toml(all)}
policy = { sources = "optional" }
[pages]
pairs = "all"
[[group]]
id = "g"
name = ${toml(all)}
about = ${toml(all)}
[[criterion]]
id = "n"
group = "g"
name = ${toml(all)}
about = ${toml(all)}
kind = "number"
unit = ${toml(QUOTES)}
better = "lower"
[[criterion]]
id = "t"
group = "g"
name = ${toml(`T ${all}`)}
kind = "text"
[[criterion]]
id = "c"
group = "g"
name = ${toml(`C ${all}`)}
kind = "choice"
choices = [${toml(QUOTES)}, ${toml(END)}]
[[source]]
id = "s"
title = ${toml(all)}
url = ${toml(`https://e.org/?'onclick=window.ran=1`)}
[[subject]]
id = "a"
name = ${toml(`A ${all}`)}
url = ${toml(`https://e.org/#'onclick=window.ran=1`)}
facts = { n = { value = 1, note = ${toml(all)}, source = "s" }, t = ${toml(all)}, c = ${toml(QUOTES)} }
[[subject]]
id = "b"
name = ${toml(`B ${all} ${PLACES.join(" ")}`)}
facts = { n = { value = 2, note = ${toml(PLACES.join(" "))} }, t = ${toml(PLACES.join(" "))}, c = ${toml(END)} }
[[scenario]]
id = "x"
name = ${toml(all)}
about = ${toml(all)}
recommend = "a"
because = ${toml(all)}
`,
  "content/s/a.md": `+++
title = ${toml(all)}
description = ${toml(all)}
authors = [${toml(all)}]
tags = [${toml(all)}]
level = ${toml(all)}
subjects = ["a", "b"]
date = 2026-01-01
+++

Words first. ![alt ${QUOTES}](//e.org/onmouseover=window.ran=1// 'title ${QUOTES.replaceAll("'", "")}')

<!-- more -->

${FORMULAS.map((formula) => `$${formula.replaceAll("$", "")}$`).join("\n\n")}

$$${ELEMENT}$$

## ${all} {#h" .c"}

Forged: ${PLACES.join(" ")} \`${PLACES.join(" ")}\` [](fact:a/t) [${QUOTES}](fact:a/n) [${PLACES[0]}](fact:none "why ${QUOTES.replaceAll(/["']/g, "")}")[^${"n"}]

[^n]: ${all} ${PLACES.join(" ")} $\\operatorname{${ELEMENT}}$

::call-to-action[${QUOTES.replaceAll(/[[\]]/g, "")}]{href="//e.org/'onclick=window.ran=1"}

:::verdict{on="n" winner="a"}
${all} ${PLACES.join(" ")}
:::

:::faq

### ${all} $\\text{${ELEMENT}}$

${all}

:::

::facts{subject="b"}

::matrix

::sources

::scenarios

\`\`\`html title="${QUOTES.replaceAll('"', "'")}" hl="1"
${END}
${PLACES.join(" ")}
\`\`\`

| ${all.replaceAll("|", "")} |
| --- |
| ${PLACES.join(" ")} |

${RAW.join("\n\n")}
`,
  "content/s/it's <b> onclick=window.ran=1.md": "# A name\n\nText.\n",
};

/** Lists what could run in the current page, element by element. */
const runs = (policy) => {
  const ADDRESSES = ["href", "src", "action", "formaction", "data", "poster", "cite", "background", "xlink:href", "ping", "srcset"];
  const found = [];
  for (const element of document.querySelectorAll("*")) {
    const complain = (why) => found.push(`${why}: ${element.outerHTML.slice(0, 160)}`);
    for (const { name, value } of element.attributes) {
      if (name.startsWith("on") || name === "srcdoc") complain(name);
      if (ADDRESSES.includes(name)) {
        const scheme = new URL(value, document.baseURI).protocol;
        const isImage = element.localName === "img" && value.startsWith("data:image/");
        if (!["http:", "https:", "mailto:", "tel:"].includes(scheme) && !isImage) complain(`${name} ${scheme}`);
      }
    }
    // A sanitized element may remain, without its handler.
    if (policy === "escape" && element.getAttribute("src") === "x") complain("an element of the author's");
    const isData = element.type === "application/ld+json";
    if (element.localName === "script" && !isData && !/\/script\.js(\?|$)/.test(element.src)) complain("a script");
    if (["iframe", "object", "embed", "base", "frame"].includes(element.localName)) complain("a frame");
  }
  for (const element of document.querySelectorAll("*")) {
    for (const type of ["mouseover", "focus", "toggle"]) element.dispatchEvent(new Event(type));
  }
  if (window.ran) found.push("something ran");
  return found;
};

function pagesOf(folder) {
  return readdirSync(folder, { recursive: true }).filter((path) => path.endsWith(".html"));
}

const TYPES = { ".html": "text/html; charset=utf-8", ".css": "text/css", ".js": "text/javascript", ".json": "application/json", ".svg": "image/svg+xml" };

for (const policy of ["escape", "sanitize"]) {
  describe(`html = "${policy}"`, () => {
    let browser;
    const root = mkdtempSync(join(tmpdir(), "versus-scripts-"));
    before(async () => {
      for (const [path, text] of Object.entries(SITE)) {
        mkdirSync(dirname(join(root, path)), { recursive: true });
        writeFileSync(join(root, path), path === "versus.toml" ? `${text}\n[markdown]\nhtml = "${policy}"\n` : text);
      }
      execFileSync(process.env.VERSUS, ["build", "--quiet", "--root", root, "--today", "2026-06-01"], { stdio: ["ignore", "ignore", "inherit"] });
      browser = await launch();
    });
    after(async () => { await browser.close(); rmSync(root, { recursive: true }); });

    test("no script of an author runs on any page", async () => {
      const folder = join(root, "public");
      const pages = pagesOf(folder);
      assert.ok(pages.length > 12, pages.join("\n"));
      const guide = pages.find((path) => path === "s/a/index.html");
      assert.ok(guide);
      await withPage(browser, {}, async (page) => {
        // Like a host without a policy: nothing else would keep a script from running.
        await page.route("**/*", async (route) => {
          const path = join(folder, decodeURIComponent(new URL(route.request().url()).pathname));
          const isThere = existsSync(path) && extname(path) !== "";
          // A redirect page is read without following it.
          const body = () => extname(path) === ".html" ? readFileSync(path, "utf8").replace('http-equiv="refresh"', "") : readFileSync(path);
          await route.fulfill(isThere ? { body: body(), contentType: TYPES[extname(path)] ?? "text/plain" } : { status: 404, body: "" });
        });
        for (const path of pages) {
          await page.goto(`http://localhost/${path.split("/").map(encodeURIComponent).join("/")}`);
          assert.deepEqual(await page.evaluate(runs, policy), [], path);
        }
      });
    });

    test("the output of versus itself is still complete", async () => {
      const html = readFileSync(join(root, "public/s/a/index.html"), "utf8");
      assert.ok(html.length < 400_000, `${html.length} bytes`);
      assert.equal(html.match(/<table/g).length >= 2, true);
      assert.ok(html.includes("<math"));
    });
  });
}
