// What no test has judged: tests that are skipped or to be done, and files without tests, which node
// takes for tests that pass. tests/browser/run wants none of either.
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
