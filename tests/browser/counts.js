// Counts what no test has checked: tests that are skipped or marked as todo, and files without tests, which
// node counts as passing tests. tests/browser/run requires that there are none.
export default async function* counts(events) {
  let count = 0;
  for await (const { type, data } of events) {
    if (type !== "test:pass" && type !== "test:fail") continue;
    const isFile = /\.m?js$/.test(data.name);
    if (isFile || data.skip !== undefined || data.todo !== undefined) {
      count += 1;
      yield `${data.name}\n`;
    }
  }
  yield `${count} without a verdict\n`;
}
