/* Deciding: starts where an element has `data-decide`, the address of a matrix.json. The scoring
   needs no document: tests/decide.rs runs it beside `versus score`. */
(() => {
  "use strict";
  const EQUAL = 1e-9;
  /* "constructor" may be an id. */
  const own = (table, id) => table && Object.hasOwn(table, id) ? table[id] : undefined;

  /* What `versus score` says: each row with the scores of its groups, and how it stands to the
     scenario. `subjects` are ids, all if none; `weights`, by id of a group, come before others. */
  const score = (matrix, { subjects, scenario, weights } = {}) => {
    const use = matrix.scenarios.find((of) => of.id === scenario);
    const all = matrix.subjects.map((of) => of.id);
    const groups = relative(matrix.groups.map((of) =>
      own(weights, of.id) ?? own(use?.weights.groups, of.id) ?? of.weight));
    const parts = matrix.groups.map((group) => {
      const criteria = matrix.criteria.filter((of) => of.group === group.id);
      const shares = relative(criteria.map((of) => own(use?.weights.criteria, of.id) ?? of.weight));
      return criteria.map((of, at) => [of, shares[at]]);
    });
    const rows = (subjects?.length ? subjects : all).map((id) => {
      const scores = parts.map((part) => tally(part, matrix.facts[id]));
      return { id, scores, ...overall(scores, groups), ...standing(use, id) };
    });
    const eligible = rows.filter((row) => row.state === "eligible");
    const possible = rows.filter((row) => row.state !== "ruled-out");
    const outcome = outcomeOf(eligible, possible, matrix.policy.tie_margin);
    const turn = outcome.leader && flip(eligible, groups, outcome.leader);
    return { rows, outcome, flip: turn && { ...turn, group: matrix.groups[turn.group].id } };
  };

  /* The same proportions, exactly; no sum is infinite. */
  const relative = (weights) => {
    const unit = 2 ** Math.floor(Math.log2(Math.max(0, ...weights)));
    return unit > 0 ? weights.map((weight) => weight / unit) : weights;
  };

  const NOTHING = { value: null, lower: null, upper: null, coverage: null };
  const enclosed = (of) => of.value === null || of.lower === null ? of
    : { ...of, lower: Math.min(of.lower, of.value), upper: Math.max(of.upper, of.value) };

  const tally = (part, facts) => {
    let known = 0, unknown = 0, earned = 0;
    for (const [criterion, weight] of part) {
      const { state, utility } = facts[criterion.id];
      if (!criterion.scored || state === "n/a") continue;
      if (utility === null) unknown += weight;
      else { known += weight; earned += weight * utility; }
    }
    const total = known + unknown;
    return total <= 0 ? NOTHING : enclosed({
      value: known > 0 ? earned / known : null,
      lower: earned / total,
      upper: (earned + unknown) / total,
      coverage: known / total,
    });
  };

  const overall = (scores, weights) => {
    const mean = (key) => {
      let total = 0, sum = 0;
      scores.forEach((of, at) => {
        if (of[key] === null || !(weights[at] > 0)) return;
        total += weights[at];
        sum += weights[at] * of[key];
      });
      return total > 0 ? sum / total : null;
    };
    return enclosed(Object.fromEntries(Object.keys(NOTHING).map((key) => [key, mean(key)])));
  };

  /* Unknown is not no. */
  const standing = (use, id) => {
    const by = (word) => (use?.requires ?? []).filter((of) => use.meets[id][of] === word);
    const failed = by("no"), open = by("unknown");
    return failed.length ? { state: "ruled-out", by: failed }
      : { state: open.length ? "not-confirmed" : "eligible", by: open };
  };

  const outcomeOf = (contenders, possible, tieMargin) => {
    const ranked = contenders.filter((of) => of.value !== null).sort((a, b) => b.value - a.value);
    const [best, next] = ranked;
    const silent = contenders.some((of) => of.value === null && of.lower !== null);
    if (!best || (!next && silent)) return { kind: "unknown", leader: null, margin: null };
    const margin = next ? best.value - next.value : null;
    if (next && (margin < tieMargin - EQUAL || margin <= EQUAL)) {
      return { kind: "tie", leader: null, margin };
    }
    const wins = possible.every((of) =>
      of === best || of.upper === null || best.lower - of.upper > EQUAL);
    return { kind: wins ? "wins" : "leads", leader: best.id, margin };
  };

  /* As src/matrix/robustness.rs, line by line. */
  const flip = (rows, weights, leader) => {
    const ahead = rows.find((row) => row.id === leader);
    const others = rows.filter((row) => row !== ahead);
    const change = (factor) => Math.max(factor, 1 / factor);
    let group = -1, factor = Infinity;
    weights.forEach((weight, at) => {
      if (!(weight > 0)) return;
      const lead = line(ahead, at, weights);
      for (const other of others) {
        if (other.value === null) continue;
        for (const turn of turns(minus(lead, line(other, at, weights)), weight)) {
          if (change(turn / weight) < change(factor) * (1 - 1e-9)) {
            [group, factor] = [at, turn / weight];
          }
        }
      }
    });
    if (group < 0) return null;
    const beyond = weights[group] * (factor > 1 ? factor * 1.000001 : factor / 1.000001);
    let to = null, most = null;
    for (const other of others) {
      const of = line(other, group, weights);
      const total = of.rest + beyond * of.counts;
      if (!(total > 0)) continue;
      const value = (of.earned + beyond * of.own) / total;
      if (to === null || value > most + 1e-12) [to, most] = [other.id, value];
    }
    return to === null ? null : { group, factor, to };
  };

  const line = (row, group, weights) => {
    const own = row.scores[group].value;
    const of = { earned: 0, rest: 0, own: own ?? 0, counts: own === null ? 0 : 1 };
    row.scores.forEach(({ value }, at) => {
      if (value === null || at === group) return;
      of.earned += weights[at] * value;
      of.rest += weights[at];
    });
    return of;
  };

  const minus = (a, b) => {
    const less = (x, y) => Math.abs(x - y) <= 1e-12 * (Math.abs(x) + Math.abs(y)) ? 0 : x - y;
    return [
      less(a.earned * b.rest, b.earned * a.rest),
      less(a.earned * b.counts + a.own * b.rest, b.earned * a.counts + b.own * a.rest),
      less(a.own * b.counts, b.own * a.counts),
    ];
  };

  const turns = ([c, b, a], weight) => {
    const zeros = roots(c, b, a).filter((root) => Number.isFinite(root) && root > 0);
    const near = (list, far) => list.find((root, at) => {
      const beyond = at + 1 < list.length ? (root + list[at + 1]) / 2 : far(root);
      return (a * beyond + b) * beyond + c < 0;
    });
    const below = near(zeros.filter((root) => root < weight).reverse(), (root) => root / 2);
    const above = near(zeros.filter((root) => root > weight), (root) => root * 2);
    return [below, above].filter((root) => root !== undefined);
  };

  const roots = (c, b, a) => {
    if (a === 0) return b === 0 ? [] : [-c / b];
    const discriminant = b * b - 4 * a * c;
    if (discriminant < 0) return [];
    const root = Math.sqrt(discriminant);
    const q = -0.5 * (b + (b < 0 || Object.is(b, -0) ? -root : root));
    return (q === 0 ? [q / a] : [q / a, c / q]).sort((x, y) => x - y);
  };

  globalThis.versusScore = score;
  if (typeof document === "undefined") return;
  const page = document.querySelector("[data-decide]");
  if (!page) return;

  const part = (name) => page.querySelector(`[data-part="${name}"]`);
  const word = (name, values) => page.getAttribute(`data-${name}`)
    .replace(/{(\w+)}/g, (all, key) => values[key]);
  const inputs = (name) => [...page.querySelectorAll(`input[name="${name}"]`)];
  /* Said again in words, because a table that CSS lays out otherwise is none to some readers. */
  const ROLES = {
    tbody: "rowgroup", tr: "row", td: "cell", col: "columnheader", row: "rowheader", rowgroup: "rowheader",
  };
  const make = (tag, of = {}, ...children) => {
    const element = document.createElement(tag);
    for (const [key, value] of Object.entries(of)) element.setAttribute(key, value);
    element.role = ROLES[of.scope ?? tag] ?? null;
    element.append(...children);
    return element;
  };
  const span = (name, ...children) => make("span", { class: name }, ...children);
  /* Rounds halves to even, as the build does. */
  const short = (share) => (share * 8 % 4 === 1 ? share - 1e-6 : share).toFixed(2);
  const MOST = 5;

  const start = (matrix) => {
    const by = (list, id) => list.find((of) => of.id === id);
    const query = new URLSearchParams(location.search);
    const list = (key) => (query.get(key) ?? "").split(",");
    const state = {
      subjects: [...new Set(list("subjects"))].filter((id) => by(matrix.subjects, id)).slice(0, MOST),
      scenario: by(matrix.scenarios, query.get("scenario"))?.id ?? null,
      weights: {},
    };
    for (const pair of list("weights")) {
      const [id, text] = pair.split(":");
      const weight = Number.parseFloat(text);
      if (by(matrix.groups, id) && weight >= 0 && weight < 1e9) state.weights[id] = weight;
    }
    const name = (list, id) => by(list, id).name;
    const subjectName = (id) => name(matrix.subjects, id);
    const badge = (id) =>
      span(`subject-name subject-${by(matrix.subjects, id).index % 12}`, subjectName(id));
    const weightOf = (id) => own(state.weights, id)
      ?? own(by(matrix.scenarios, state.scenario)?.weights.groups, id) ?? by(matrix.groups, id).weight;
    const most = 2 * Math.max(1, ...matrix.groups.map((of) => of.weight),
      ...matrix.scenarios.flatMap((of) => Object.values(of.weights.groups)));
    for (const slider of inputs("weight")) {
      const counts = (of) => of.scored && of.group === slider.dataset.group;
      if (!matrix.criteria.some(counts)) slider.parentElement.remove();
      slider.max = most;
      slider.step = 10 ** Math.floor(Math.log10(most)) / 10;
    }

    const address = () => {
      const query = new URLSearchParams(location.search);
      const set = (key, value) => value ? query.set(key, value) : query.delete(key);
      set("subjects", state.subjects.join(","));
      set("scenario", state.scenario);
      set("weights", Object.entries(state.weights).map((of) => of.join(":")).join(","));
      const text = query.toString().replaceAll("%2C", ",").replaceAll("%3A", ":");
      history.replaceState(history.state, "", (text ? `?${text}` : location.pathname) + location.hash);
    };

    const controls = () => {
      for (const box of inputs("subject")) {
        box.checked = state.subjects.includes(box.value);
        box.disabled = !box.checked && state.subjects.length === MOST;
      }
      for (const radio of inputs("scenario")) radio.checked = radio.value === (state.scenario ?? "");
      for (const slider of inputs("weight")) {
        const weight = weightOf(slider.dataset.group);
        slider.value = weight;
        slider.nextElementSibling.value = +weight.toFixed(2);
      }
    };

    const say = ({ outcome: { kind, leader, margin }, rows }) => {
      if (kind === "unknown" && rows.every((of) => of.state === "ruled-out")) {
        return word("nobody");
      }
      const all = rows.every((of) => of.state === "eligible");
      const text = leader && margin === null ? (all ? "alone" : "alone-eligible") : kind;
      return word(text, { name: leader && subjectName(leader), margin: margin === null ? "" : short(margin) });
    };

    const ranking = ({ rows }) => {
      const place = (of) => ["eligible", "not-confirmed", "ruled-out"].indexOf(of.state);
      const sorted = [...rows].sort((a, b) =>
        place(a) - place(b) || (b.value ?? -1) - (a.value ?? -1));
      part("ranking").replaceChildren(...sorted.map((of) => {
        const shown = of.value === null
          ? [span("is-unknown", word(of.lower === null ? "not-applicable" : "not-known"))]
          : [make("meter", { value: of.value, "aria-hidden": "true" }), short(of.value)];
        const bounds = of.lower === of.upper ? ""
          : span("hint", word("between", { lower: short(of.lower), upper: short(of.upper) }));
        const why = of.state === "eligible" ? ""
          : span("decide-standing", word(of.state, { name: subjectName(of.id) }), " ",
            of.by.map((id) => name(matrix.criteria, id)).join(", "));
        return make("li", {}, badge(of.id), span("decide-score", ...shown, " ", bounds), why);
      }));
    };

    const cell = (id, criterion) => {
      const fact = matrix.facts[id][criterion.id];
      const state = fact.state.replace("/", "");
      const td = make("td", {}, make("div", { class: `fact-value is-${state}` },
        part(`glyph-${state}`)?.content.cloneNode(true) ?? "", " ", make("bdi", {}, fact.text)));
      if (fact.note) td.append(make("p", { class: "fact-note" }, fact.note));
      const sources = (fact.sources ?? []).map((of) => by(matrix.sources, of)
        ?? { url: of, title: new URL(of).host });
      if (sources.length) {
        td.append(make("details", { class: "fact-more" },
          make("summary", {}, word("sources"),
            span("visually-hidden", `: ${criterion.name}, ${subjectName(id)}`)),
          make("ul", {}, ...sources.map(({ url, title }) => make("li", {}, make("a", { href: url }, title))))));
      }
      return td;
    };

    const facts = () => {
      const { subjects } = state;
      const region = part("facts");
      region.hidden = subjects.length < 2;
      part("hint").hidden = !region.hidden;
      if (region.hidden) return;
      const table = region.querySelector("table");
      table.style.setProperty("--subjects", subjects.length);
      const head = table.tHead.rows[0];
      head.replaceChildren(head.cells[0], ...subjects.map((id) =>
        make("th", { scope: "col" }, badge(id))));
      for (const body of [...table.tBodies]) body.remove();
      for (const group of matrix.groups) {
        const rows = matrix.criteria.filter((of) => of.group === group.id).map((of) =>
          make("tr", {}, make("th", { scope: "row" }, of.name),
            ...subjects.map((id) => cell(id, of))));
        if (!rows.length) continue;
        table.append(make("tbody", {}, make("tr", { class: "matrix-group" },
          make("th", { scope: "rowgroup", colspan: subjects.length + 1 },
            span("", group.name))), ...rows));
      }
    };

    const show = () => {
      controls();
      const picked = state.subjects.length > 1 ? state.subjects : [];
      const scored = score(matrix, { ...state, subjects: picked });
      const sentence = say(scored);
      if (part("outcome").textContent !== sentence) part("outcome").textContent = sentence;
      const { flip, outcome } = scored;
      part("flip").textContent = flip ? word(flip.factor > 1 ? "flip-more" : "flip-less", {
        name: subjectName(flip.to), group: name(matrix.groups, flip.group), factor: short(flip.factor),
      }) : outcome.leader && outcome.margin !== null ? word("no-flip") : "";
      ranking(scored);
    };

    page.addEventListener("input", ({ target }) => {
      if (target.name === "subject") {
        state.subjects = inputs("subject").filter((box) => box.checked).map((box) => box.value);
        facts();
      } else if (target.name === "scenario") {
        state.scenario = target.value || null;
        state.weights = {};
      } else if (target.name === "weight") {
        state.weights[target.dataset.group] = target.valueAsNumber;
      } else return;
      show();
    });
    // At the end of a move: browsers limit how often the address may change.
    page.addEventListener("change", address);
    part("reset").addEventListener("click", () => {
      state.weights = {};
      show();
      address();
    });
    facts();
    show();
    part("controls").hidden = false;
  };

  fetch(page.dataset.decide)
    .then((response) => response.ok ? response.json() : Promise.reject(response.status))
    .then(start)
    .catch(() => { part("failed").hidden = false; });
})();
