// Answers a list of requests, from standard input, with the scores of the theme's script: a page runs
// the same file. A request is {data, subjects, scenario, weights}, `data` a path of matrix.json;
// or a number, which is answered as the factor of a flip in words.
const { readFileSync } = require("node:fs");
const vm = require("node:vm");

const context = vm.createContext({});
vm.runInContext(readFileSync(process.argv[2], "utf8"), context);
// As `versus score` names and places it.
const asPrinted = ({ value: overall, scores, state, by, ...row }, { groups }) => ({
  ...row,
  overall,
  eligibility: { state, by },
  groups: Object.fromEntries(groups.map(({ id }, at) => {
    const { value: score, ...rest } = scores[at];
    return [id, { score, ...rest }];
  })),
});

const requests = JSON.parse(readFileSync(0, "utf8"));
const answers = requests.map((request) => {
  if (typeof request === "number") return context.versusTimes(request);
  const { data, ...question } = request;
  const matrix = JSON.parse(readFileSync(data, "utf8"));
  const { rows, ...answer } = context.versusScore(matrix, question);
  return { ...answer, subjects: rows.map((row) => asPrinted(row, matrix)) };
});
process.stdout.write(JSON.stringify(answers));
