/* The component `decide`: runs in an element with `data-decide`, the address of a matrix.json. Scoring
   needs no document: tests/it/decide.rs compares it with `versus score`. */
(() => {
  "use strict";
  const EQUAL = 1e-9;
  /* Own properties only, because an id may be "constructor". */
  const own = (table, id) => table && Object.hasOwn(table, id) ? table[id] : undefined;

  /* Computes the same as `versus score`: for each subject the scores of the groups, and whether it meets
     the scenario's requirements. `subjects` are ids (all if empty); `weights`, by id in `groups` and
     `criteria`, override those of the scenario and the matrix. */
  const score = (matrix, { subjects, scenario, weights } = {}) => {
    const use = matrix.scenarios.find((of) => of.id === scenario);
    const all = matrix.subjects.map((of) => of.id);
    const groups = relative(matrix.groups.map((of) =>
      own(weights?.groups, of.id) ?? own(use?.weights.groups, of.id) ?? of.weight));
    const parts = matrix.groups.map((group) => {
      const criteria = matrix.criteria.filter((of) => of.group === group.id);
      const shares = relative(criteria.map((of) =>
        own(weights?.criteria, of.id) ?? own(use?.weights.criteria, of.id) ?? of.weight));
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

  /* Scales weights by a power of two, which is exact, so that no sum is infinite. */
  const relative = (weights) => {
    const unit = 2 ** Math.floor(Math.log2(Math.max(0, ...weights)));
    return unit > 0 ? weights.map((weight) => weight / unit) : weights;
  };

  const NOTHING = { value: null, lower: null, upper: null, coverage: null };
  const enclosed = (of) => of.value === null || of.lower === null ? of
    : { ...of, lower: Math.min(of.lower, of.value), upper: Math.max(of.upper, of.value) };

  const tally = (part, facts) => {
    let known = 0, unknown = 0, earned = 0, least = 0, most = 0;
    for (const [criterion, weight] of part) {
      const { state, utility, utility_bounds } = facts[criterion.id];
      if (!criterion.scored || state === "n/a") continue;
      if (utility === null) unknown += weight;
      else {
        const [lower, upper] = utility_bounds ?? [utility, utility];
        known += weight; earned += weight * utility; least += weight * lower; most += weight * upper;
      }
    }
    const total = known + unknown;
    return total <= 0 ? NOTHING : enclosed({
      value: known > 0 ? earned / known : null,
      lower: least / total,
      upper: (most + unknown) / total,
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

  /* An unknown fact does not rule a subject out. */
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

  /* The algorithm of src/matrix/robustness/mod.rs, line by line. */
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

  /* Rounds half to even, as the build does. */
  const short = (share) => (share * 8 % 4 === 1 ? share - 1e-6 : share).toFixed(2);
  /* Two decimal places, or two significant digits if those would be 0.00. */
  const times = (factor) => factor >= 0.005 ? short(factor)
    : factor.toFixed(Math.min(1 - factor.toExponential(1).split("e")[1], 100));

  Object.assign(globalThis, { versusScore: score, versusTimes: times });
  if (typeof document === "undefined") return;
  const page = document.querySelector("[data-decide]");
  if (!page) return;

  const part = (name) => page.querySelector(`[data-part="${name}"]`);
  /* The decimal mark of the site's language, from a number of the page. */
  const mark = page.dataset.half.replace(/\d/g, "");
  const marked = (number) => `${number}`.replace(".", mark);
  const word = (name, values) => page.getAttribute(`data-${name}`)
    .replace(/{(\w+)}/g, (all, key) => values[key]);
  const inputs = (name) => [...page.querySelectorAll(`input[name="${name}"]`)];
  /* Explicit roles, because some screen readers ignore the table semantics if CSS changes `display`. */
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
  const MOST = 5;
  /* The lists that have weights, with their keys in the address. */
  const WEIGHTS = { groups: "weights", criteria: "criteria" };
  const days = page.dataset.days.split("|");
  const written = (day) => {
    const [year, month, date] = day.split("-");
    return days[month - 1].replace("22", +date).replace("2000", year);
  };
  const time = (day) => make("time", { datetime: day }, written(day));
  /* A version or a date */
  const dated = (limit) => /^\d{4}-\d{2}-\d{2}$/.test(limit) ? written(limit) : limit;

  const start = (matrix) => {
    const by = (list, id) => list.find((of) => of.id === id);
    const query = new URLSearchParams(location.search);
    const list = (key) => (query.get(key) ?? "").split(",");
    const state = {
      subjects: [...new Set(list("subjects"))].filter((id) => by(matrix.subjects, id)).slice(0, MOST),
      scenario: by(matrix.scenarios, query.get("scenario"))?.id ?? null,
      weights: { groups: {}, criteria: {} },
    };
    for (const [of, key] of Object.entries(WEIGHTS)) {
      for (const pair of list(key)) {
        const [id, text] = pair.split(":");
        const weight = Number.parseFloat(text);
        if (by(matrix[of], id) && weight >= 0 && weight < 1e9) state.weights[of][id] = weight;
      }
    }
    const unweigh = () => { state.weights = { groups: {}, criteria: {} }; };
    const name = (list, id) => by(list, id).name;
    const subjectName = (id) => name(matrix.subjects, id);
    // Clones the subject's name, with its hue and marker, from the label of its checkbox.
    const badge = (id) =>
      inputs("subject").find((box) => box.value === id).parentElement.querySelector(".subject-name").cloneNode(true);
    const weightOf = ({ of, id }) => own(state.weights[of], id)
      ?? own(by(matrix.scenarios, state.scenario)?.weights[of], id) ?? by(matrix[of], id).weight;
    /* Criteria that are not scored have no weight. */
    for (const box of page.querySelectorAll("[data-group]")) {
      const scored = matrix.criteria.filter((of) => of.scored && of.group === box.dataset.group);
      const more = box.querySelector("details");
      if (!scored.length) box.remove();
      else if (scored.length < 2) more?.remove();
      else if (scored.some((of) => Object.hasOwn(state.weights.criteria, of.id))) more.open = true;
    }
    for (const slider of inputs("weight")) {
      const { of, id } = slider.dataset;
      if (by(matrix[of], id).scored === false) slider.parentElement.remove();
      const most = 2 * Math.max(1, ...matrix[of].map((of) => of.weight),
        ...matrix.scenarios.flatMap((use) => Object.values(use.weights[of])));
      slider.max = most;
      slider.step = 10 ** Math.floor(Math.log10(most)) / 10;
    }

    const address = () => {
      const query = new URLSearchParams(location.search);
      const set = (key, value) => value ? query.set(key, value) : query.delete(key);
      set("subjects", state.subjects.join(","));
      set("scenario", state.scenario);
      for (const [of, key] of Object.entries(WEIGHTS)) {
        set(key, Object.entries(state.weights[of]).map((pair) => pair.join(":")).join(","));
      }
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
        const weight = weightOf(slider.dataset);
        slider.value = weight;
        slider.nextElementSibling.value = marked(+weight.toFixed(2));
      }
    };

    const say = ({ outcome: { kind, leader, margin }, rows }) => {
      if (kind === "unknown" && rows.every((of) => of.state === "ruled-out")) {
        return word("nobody");
      }
      const all = rows.every((of) => of.state === "eligible");
      const text = leader && margin === null ? (all ? "alone" : "alone-eligible") : kind;
      return word(text, { name: leader && subjectName(leader), margin: margin === null ? "" : marked(short(margin)) });
    };

    const ranking = ({ rows }) => {
      const place = (of) => ["eligible", "not-confirmed", "ruled-out"].indexOf(of.state);
      const sorted = [...rows].sort((a, b) =>
        place(a) - place(b) || (b.value ?? -1) - (a.value ?? -1));
      part("ranking").replaceChildren(...sorted.map((of) => {
        const shown = of.value === null
          ? [span("is-unknown", word(of.lower === null ? "not-applicable" : "not-known"))]
          : [make("meter", { value: of.value, "aria-hidden": "true" }), marked(short(of.value))];
        const bounds = of.lower === of.upper ? ""
          : span("hint", word("between", { lower: marked(short(of.lower)), upper: marked(short(of.upper)) }));
        const why = of.state === "eligible" ? ""
          : span("decide-standing", word(of.state, { name: subjectName(of.id) }), " ",
            of.by.map((id) => name(matrix.criteria, id)).join(", "));
        return make("li", {}, badge(of.id), span("decide-score", ...shown, " ", bounds), why);
      }));
    };

    const cell = (id, criterion) => {
      const fact = matrix.facts[id][criterion.id];
      const { others = [] } = fact;
      const about = () => span("visually-hidden",
        ` (${word("about", { name: subjectName(id), criterion: criterion.name })})`);
      const td = make("td", {}, ...valued(fact), ...noted(fact, about));
      if (others.length) {
        td.append(make("details", { class: "fact-others" },
          make("summary", {}, word("others", { n: others.length }), about()),
          make("ul", {}, ...others.map((other) => make("li", {}, ...valued(other), ...noted(other, about))))));
      }
      return td;
    };

    /* A value and when it holds. */
    const valued = (fact) => {
      const state = fact.state.replace("/", "");
      const text = typeof fact.value?.[0] === "string" && Array.isArray(fact.value)
        ? make("ul", { class: "fact-items" }, ...fact.value.map((item) => make("li", {}, make("bdi", {}, item))))
        : fact.said ? [make("bdi", { "aria-hidden": "true" }, fact.text), span("visually-hidden", fact.said)]
        : make("bdi", {}, fact.text);
      const value = make("div", { class: `fact-value is-${state}` },
        part(`glyph-${state}`)?.content.cloneNode(true) ?? "", " ", ...[text].flat(), ...converted(fact));
      const limits = ["since", "until"].filter((key) => fact[key]).map((limit) => word(limit, { limit: dated(fact[limit]) }));
      const when = [...(fact.when ? [fact.when] : []), ...limits].join(", ");
      return when ? [value, make("div", { class: "fact-when" }, when)] : [value];
    };

    /* What an amount in another currency is worth, at which rate. */
    const converted = ({ stated }) => {
      if (!stated) return [];
      const { date, source: id } = matrix.rates?.[stated.rate] ?? {};
      const url = by(matrix.sources, id)?.url ?? (id?.startsWith("https:") ? id : null);
      const day = () => url ? make("a", { rel: "external", href: url }, time(date)) : time(date);
      const words = stated.converted ? [word("converted", { value: stated.converted }), " ", day()]
        : stated.rate === null ? [word("not-converted")] : [];
      return words.length ? [" ", span("fact-converted", ...words)] : [];
    };

    /* What the text of a value does not say: code; flags and notes of a support, and its other statements. */
    const detailed = (value, about) => {
      const opened = (name, key, ...content) =>
        make("details", { class: name }, make("summary", {}, word(key), about()), ...content);
      const more = ({ flag = [], note = [] }) => [
        ...(flag.length ? [make("p", { class: "fact-note" }, word("flags"), " ",
          ...flag.flatMap((name, at) => [at ? ", " : "", make("code", {}, name)]))] : []),
        ...note.map((text) => make("p", { class: "fact-note" }, text))];
      if (value?.code) {
        return [opened("fact-sample", "code",
          make("pre", { class: "code", tabindex: 0 }, make("code", {}, value.code)))];
      }
      if (!value?.[0]?.since) return [];
      const [first, ...others] = value;
      return [...more(first), ...(others.length ? [opened("fact-statements", "versions",
        make("ul", {}, ...others.map((of) => make("li", {}, of.text, ...more(of)))))] : [])];
    };

    /* A note, the details, and what a value is known by. */
    const noted = ({ value, note, evidence, checked, quote, archived, found, tier, data, sources = [] }, about) => [
      ...(note ? [make("p", { class: "fact-note" }, note)] : []),
      ...detailed(value, about),
      ...(evidence || checked || data || sources.length ? [make("details", { class: "fact-more" },
        make("summary", {}, word(evidence ?? (data || sources.length ? "sources" : "checked")),
          ...(tier === "found" ? [" ", span("found-mark", part("glyph-found").content.cloneNode(true),
            span("visually-hidden", ` (${word("quoted")})`))] : []),
          about()),
        sources.length ? make("ul", {}, ...sources.map((id) => source(id, quote))) : "",
        data ? make("p", {}, word("data"), ` ${data.file}, `, make("code", {}, data.place)) : "",
        quote ? make("blockquote", { class: "fact-quote" }, quote) : "",
        tier === "found" ? make("p", {}, word("found"), " ", time(found)) : "",
        archived ? make("p", {}, make("a", { rel: "external", href: archived }, word("archived"))) : "",
        checked ? make("p", {}, word("checked"), " ", time(checked)) : "",
        data || sources.length ? "" : make("p", {}, word("no-source")))] : []),
    ];

    /* Long quotes would need the rules of the generator; the page itself is near enough. */
    const toWords = (url, quote) => !quote || quote.length > 80 ? url
      : `${url}${url.includes("#") ? "" : "#"}:~:text=${encodeURIComponent(quote.replace(/\s+/g, " ")).replaceAll("-", "%2D")}`;

    /* As pages name a source that has no title. */
    const addressTitle = (url) => {
      const { host, pathname } = new URL(url);
      const path = pathname.replace(/\.html?$/, "").replace(/\/index$/, "").replace(/^\/+|\/+$/g, "");
      return `${host.replace(/^www\./, "")}${path ? ": " : ""}${path.length > 44 ? `${path.slice(0, 43)}…` : path}`;
    };

    const source = (id, quote) => {
      const { url, title, published } = by(matrix.sources, id)
        ?? (id.startsWith("repo:") ? { title: id.slice(5) }
          : { url: id, title: addressTitle(id) });
      const words = id.startsWith("repo:") ? null : quote;
      return make("li", {},
        url ? make("a", { rel: "external", href: toWords(url, words) }, title) : make("code", {}, title),
        ...(published ? [", ", time(published)] : []));
    };

    const facts = () => {
      const { subjects } = state;
      const region = part("facts");
      region.hidden = subjects.length < 2;
      part("hint").hidden = !region.hidden;
      if (region.hidden) return;
      const table = region.querySelector("table");
      // Few enough columns for a wide page: the header then sticks to the window.
      region.className = subjects.length <= 4 ? "matrix-few" : "";
      const head = table.tHead.rows[0];
      // Set here and not in the page, where an HTML checker reports redundant roles.
      [table, table.tHead, head, head.cells[0]].forEach((element, at) => {
        element.role = ["table", "rowgroup", "row", "columnheader"][at];
      });
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
        name: subjectName(flip.to), group: name(matrix.groups, flip.group), factor: marked(short(flip.factor)),
      }) : outcome.leader && outcome.margin !== null ? word("no-flip") : "";
      ranking(scored);
    };

    page.addEventListener("input", ({ target }) => {
      if (target.name === "subject") {
        state.subjects = inputs("subject").filter((box) => box.checked).map((box) => box.value);
        facts();
      } else if (target.name === "scenario") {
        state.scenario = target.value || null;
        unweigh();
      } else if (target.name === "weight") {
        state.weights[target.dataset.of][target.dataset.id] = target.valueAsNumber;
      } else return;
      show();
    });
    // Only when a slider is released: browsers limit how often the address may change.
    page.addEventListener("change", address);
    part("reset").addEventListener("click", () => {
      unweigh();
      show();
      address();
    });
    facts();
    show();
    part("form").inert = false;
  };

  fetch(page.dataset.decide)
    .then((response) => response.ok ? response.json() : Promise.reject(response.status))
    .then(start)
    .catch(() => {
      part("failed").hidden = false;
      part("form").remove();
      part("hint").remove();
    });
})();

/* Enhances pages: sorting and filtering of tables, a choice of light or dark scheme, copy buttons,
   samples as tabs, and a table of contents that follows the text. Every page is complete without it.
   All texts come from the page: `data-…` attributes, and the element `v-words`. */
(() => {
  "use strict";
  if (typeof document === "undefined") return;

  const root = document.documentElement;
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const words = document.getElementById("v-words")?.dataset ?? {};
  const announcer = document.getElementById("v-announcer");

  // Some private windows refuse storage; then nothing is remembered.
  const recall = (key) => {
    try { return localStorage.getItem(key); } catch { return null; }
  };
  const remember = (key, value) => {
    try { localStorage.setItem(key, value); } catch { /* nothing is remembered */ }
  };
  const announce = (text) => {
    if (!announcer) return;
    // Emptied first, so that screen readers announce the same text again.
    announcer.textContent = "";
    setTimeout(() => { announcer.textContent = text; }, 50);
  };

  /* ------------------------------------------------------------ light and dark */
  function scheme(select) {
    const show = (value) => {
      if (value === "light" || value === "dark") root.dataset.theme = value;
      else delete root.dataset.theme;
      const dark = "screen and (prefers-color-scheme: dark)";
      const media = { light: "not all", dark: "screen" }[value] ?? dark;
      all("source[data-dark]").forEach((source) => { source.media = media; });
    };
    const kept = recall("versus-scheme");
    select.value = kept === "light" || kept === "dark" ? kept : "auto";
    show(select.value);
    select.addEventListener("change", () => {
      remember("versus-scheme", select.value);
      show(select.value);
    });
  }

  /* ------------------------------------------------------------ the comparison table */
  function matrix(box) {
    const table = box.querySelector("table[id]");
    if (!table) return;
    const heads = all("thead th", table);
    const bodies = all("tbody", table).map((body) => {
      const [head, ...rows] = body.rows;
      return { body, head, rows: rows.map((row) => ({ row, differs: row.classList.contains("differs") })) };
    });
    const only = box.querySelector(".matrix-filter input");
    const filter = box.querySelector("[data-filter]");
    const columns = all("[data-columns] input", box);
    const status = box.querySelector("[data-hidden]");
    const reset = box.querySelector("[data-reset]");
    const total = bodies.reduce((sum, { rows }) => sum + rows.length, 0);
    const order = new Intl.Collator(root.lang || undefined, { numeric: true });

    // Column 0 has the criteria; `rising` means A to Z there, and worst to best in other columns.
    let sorted = null;

    const isShown = (at) => at === 0 || columns.length === 0 || columns[at - 1].checked;
    const wordsOf = (cell) => (cell.querySelector(".fact-value") ?? cell).textContent.trim();

    // In either direction, cells without a utility follow those with one, then those that do not apply,
    // and unknown ones come last: they are neither best nor worst.
    const rank = (cell) => {
      if (cell.dataset.utility) return 0;
      return { "n/a": 2, unknown: 3 }[cell.dataset.state] ?? 1;
    };

    function compare(a, b) {
      const sign = sorted.rising ? 1 : -1;
      const [x, y] = [a.row.cells[sorted.at], b.row.cells[sorted.at]];
      if (sorted.at === 0) return sign * order.compare(x.dataset.name, y.dataset.name);
      const [first, second] = [rank(x), rank(y)];
      if (first !== second) return first - second;
      if (first === 0) return sign * (x.dataset.utility - y.dataset.utility);
      return first === 1 ? order.compare(wordsOf(x), wordsOf(y)) : 0;
    }

    function differs({ row, differs }) {
      if (heads.every((_, at) => isShown(at))) return differs;
      const known = [...row.cells].filter((cell, at) =>
        at > 0 && isShown(at) && cell.dataset.state !== "unknown" && cell.dataset.state !== "n/a");
      return new Set(known.map(wordsOf)).size > 1;
    }

    function draw() {
      const wanted = (filter?.value ?? "").trim().toLocaleLowerCase();
      const width = heads.filter((_, at) => isShown(at)).length;
      heads.forEach((head, at) => {
        head.hidden = !isShown(at);
        if (sorted?.at === at) head.setAttribute("aria-sort", sorted.rising ? "ascending" : "descending");
        else head.removeAttribute("aria-sort");
      });
      let shown = 0;
      for (const { body, head, rows } of bodies) {
        head.cells[0].colSpan = width;
        let left = 0;
        for (const entry of rows) {
          const { row } = entry;
          const cells = [...row.cells];
          cells.forEach((cell, at) => { cell.hidden = !isShown(at); });
          const differing = differs(entry);
          row.classList.toggle("differs", differing);
          row.classList.toggle("same", !differing);
          const text = [head, cells[0], ...cells.slice(1).filter((_, at) => isShown(at + 1))]
            .map((cell) => cell.dataset.name ?? wordsOf(cell)).join(" ").toLocaleLowerCase();
          row.hidden = !text.includes(wanted) || Boolean(only?.checked && !differing);
          left += row.hidden ? 0 : 1;
        }
        body.hidden = left === 0;
        shown += left;
        body.append(...(sorted ? [...rows].sort(compare) : rows).map(({ row }) => row));
      }
      // At least two columns stay, because one subject alone is not a comparison.
      const checked = columns.filter((box) => box.checked);
      for (const box of columns) box.disabled = checked.length <= 2 && box.checked;
      if (status) {
        status.textContent = shown === total ? "" : status.dataset.hidden.replace("{n}", total - shown).replace("{total}", total);
      }
      if (reset) reset.disabled = !(sorted || only?.checked || wanted || checked.length < columns.length);
    }

    // Each table has its own query keys, derived from its id: v-matrix-1 has matrix-1-sort.
    const key = (name) => `${table.id.slice(2)}-${name}`;

    function toAddress() {
      const url = new URL(location.href);
      const set = (name, value) => {
        // Deleted first, so that the order of keys does not depend on the order of changes.
        url.searchParams.delete(key(name));
        if (value) url.searchParams.append(key(name), value);
      };
      set("sort", sorted && (sorted.at === 0 ? "name" : heads[sorted.at].dataset.subject) + (sorted.rising ? ".up" : ".down"));
      set("only", only?.checked ? "differences" : "");
      set("filter", filter?.value.trim());
      const checked = columns.filter((box) => box.checked);
      set("columns", checked.length < columns.length ? checked.map((box) => box.value).join(" ") : "");
      if (url.href !== location.href) history.replaceState(history.state, "", url);
    }

    function fromAddress() {
      const asked = new URLSearchParams(location.search);
      const [name, direction] = (asked.get(key("sort")) ?? "").split(".");
      const at = heads.findIndex((head) => head.dataset.subject === name);
      if (direction && (at > 0 || name === "name")) sorted = { at: Math.max(at, 0), rising: direction === "up" };
      // Set every control explicitly: some browsers restore its state from before a reload.
      if (only) only.checked = asked.get(key("only")) === "differences";
      if (filter) filter.value = asked.get(key("filter")) ?? "";
      const picked = asked.get(key("columns"))?.split(" ") ?? [];
      const isAsked = columns.filter((box) => picked.includes(box.value)).length > 1;
      for (const box of columns) box.checked = !isAsked || picked.includes(box.value);
    }

    const changed = () => { draw(); toAddress(); };

    heads.forEach((head, at) => {
      head.querySelector("[data-sort]")?.addEventListener("click", () => {
        // Names sort from A first, facts from the best first; a third press restores the declared order.
        const first = at === 0;
        if (sorted?.at !== at) sorted = { at, rising: first };
        else if (sorted.rising === first) sorted = { at, rising: !first };
        else sorted = null;
        changed();
      });
    });
    for (const control of [only, ...columns]) control?.addEventListener("change", changed);
    filter?.addEventListener("input", changed);
    reset?.addEventListener("click", () => {
      sorted = null;
      if (only) only.checked = false;
      if (filter) filter.value = "";
      for (const box of columns) box.checked = true;
      changed();
      // The reset button is now disabled, so it would lose the focus.
      (filter ?? heads[0].querySelector("[data-sort]"))?.focus();
    });

    fromAddress();
    draw();
  }

  /* ------------------------------------------------------------ code */
  async function copy(text, told) {
    try {
      await navigator.clipboard.writeText(text);
      announce(told);
      return true;
    } catch {
      announce(words.failed);
      return false;
    }
  }

  function copyButton(sample) {
    const code = sample.querySelector("pre");
    if (!code || !navigator.clipboard || !words.copy) return;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy scripted";
    button.textContent = words.copy;
    const title = sample.querySelector("figcaption");
    if (title) {
      title.id ||= `v-sample-${all(".sample").indexOf(sample) + 1}`;
      button.setAttribute("aria-describedby", title.id);
    }
    button.addEventListener("click", async () => {
      if (!await copy(code.textContent, words.copied)) return;
      button.textContent = words.copied;
      setTimeout(() => { button.textContent = words.copy; }, 2000);
    });
    sample.append(button);
  }

  /* Samples are side by side on a wide screen, and tabs on a narrow one. Choosing the tab of a subject
     chooses it in all sets of samples, and on later pages. */
  function sampleTabs() {
    const narrow = matchMedia("(max-width: 48rem)");
    const sets = all(".samples-grid").map((grid, number) => {
      const samples = all(".sample-panel", grid);
      if (samples.length < 2) return null;
      const list = document.createElement("div");
      list.className = "sample-tabs scripted";
      list.setAttribute("role", "tablist");
      list.setAttribute("aria-label", words.samples ?? "");
      const set = { grid, list, samples, subjects: samples.map((sample) => sample.dataset.subject) };
      set.tabs = samples.map((sample, at) => {
        const tab = document.createElement("button");
        tab.type = "button";
        tab.id = `v-tab-${number + 1}-${at + 1}`;
        sample.id ||= `v-panel-${number + 1}-${at + 1}`;
        tab.setAttribute("role", "tab");
        tab.setAttribute("aria-controls", sample.id);
        tab.textContent = (sample.querySelector(".subject-name, .sample-title, .sample-language")?.textContent ?? "").trim() || at + 1;
        tab.addEventListener("click", () => pick(set, at));
        return tab;
      });
      list.append(...set.tabs);
      list.addEventListener("keydown", (event) => {
        const at = set.tabs.indexOf(document.activeElement);
        const step = getComputedStyle(list).direction === "rtl" ? -1 : 1;
        const last = set.tabs.length - 1;
        const to = { ArrowRight: at + step, ArrowLeft: at - step, Home: 0, End: last }[event.key];
        if (to === undefined) return;
        event.preventDefault();
        const next = to < 0 ? last : to > last ? 0 : to;
        pick(set, next);
        set.tabs[next].focus();
      });
      return set;
    }).filter(Boolean);

    function show(set, at) {
      set.at = at;
      set.tabs.forEach((tab, own) => {
        tab.setAttribute("aria-selected", own === at);
        tab.tabIndex = own === at ? 0 : -1;
      });
      set.samples.forEach((sample, own) => { sample.hidden = narrow.matches && own !== at; });
    }

    function pick(set, at) {
      const before = set.list.getBoundingClientRect().top;
      show(set, at);
      const subject = set.subjects[at];
      if (!subject) return;
      remember("versus-sample", subject);
      for (const other of sets) {
        const same = other.subjects.indexOf(subject);
        if (other !== set && same >= 0) show(other, same);
      }
      // Sets above may have changed their height: keep the pressed tab at its position in the window.
      scrollBy({ top: set.list.getBoundingClientRect().top - before, behavior: "instant" });
    }

    function layOut() {
      for (const set of sets) {
        if (narrow.matches) set.grid.before(set.list);
        else set.list.remove();
        set.samples.forEach((sample, at) => {
          for (const [name, value] of [["role", "tabpanel"], ["aria-labelledby", set.tabs[at].id]]) {
            if (narrow.matches) sample.setAttribute(name, value);
            else sample.removeAttribute(name);
          }
        });
        show(set, set.at ?? Math.max(set.subjects.indexOf(recall("versus-sample") ?? ""), 0));
      }
    }

    narrow.addEventListener("change", layOut);
    // Print all samples.
    addEventListener("beforeprint", () => sets.forEach((set) => set.samples.forEach((sample) => { sample.hidden = false; })));
    addEventListener("afterprint", layOut);
    layOut();
  }

  /* ------------------------------------------------------------ contents and links */
  function contents() {
    const links = all(".toc a, .toc-fold a");
    const headings = [...new Set(links.map((link) => document.getElementById(decodeURIComponent(link.hash.slice(1)))))].filter(Boolean);
    if (headings.length === 0) return;
    // All headings above the middle of the window, at any distance, so that a jump misses none.
    const above = new Set();
    const watcher = new IntersectionObserver((entries) => {
      for (const { target, isIntersecting } of entries) {
        if (isIntersecting) above.add(target);
        else above.delete(target);
      }
      const current = headings.filter((heading) => above.has(heading)).at(-1);
      for (const link of links) {
        if (current && decodeURIComponent(link.hash.slice(1)) === current.id) link.setAttribute("aria-current", "location");
        else link.removeAttribute("aria-current");
      }
    }, { rootMargin: "9999999px 0px -50% 0px" });
    for (const heading of headings) watcher.observe(heading);
  }

  function share(button) {
    const { share: word, url } = button.dataset;
    if (navigator.share) button.textContent = word;
    else if (!navigator.clipboard) return button.remove();
    button.addEventListener("click", async () => {
      // The address includes the state of the tables, but not the last visited heading.
      const address = url + location.search;
      if (!navigator.share) return copy(address, words.linked);
      try {
        await navigator.share({ title: document.title, url: address });
      } catch { /* the reader cancelled sharing */ }
    });
  }

  all("[data-scheme]").forEach(scheme);
  all(".matrix").forEach(matrix);
  all(".sample").forEach(copyButton);
  sampleTabs();
  contents();
  all("[data-share]").forEach(share);
  root.dataset.script = "";
})();
