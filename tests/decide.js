// Answers a list of requests, from standard input, with the scores of the theme's script: a page runs
// the same file. A request is {data, subjects, scenario, weights}, `data` a path of matrix.json.
const { readFileSync } = require("node:fs");
const vm = require("node:vm");

const context = vm.createContext({});
vm.runInContext(readFileSync(process.argv[2], "utf8"), context);
const requests = JSON.parse(readFileSync(0, "utf8"));
const answers = requests.map(({ data, ...question }) =>
  context.versusScore(JSON.parse(readFileSync(data, "utf8")), question));
process.stdout.write(JSON.stringify(answers));
