"""Scores of a matrix, a second time: the standard library only, and no code of versus.

Reads requests from the standard input, a JSON list of objects
`{"folder" or "data", "subjects": [ids] or null, "scenario": id or null, "weights": {id: weight}}`, and
prints a JSON list with an object for each, in the form of `versus score --format json`. What versus
solves in closed form is searched for here. With "folder", a matrix is read from its TOML files; with
"data", from the `matrix.json` that versus has published, and from nothing else.
"""

import csv
import datetime
import json
import math
import pathlib
import random
import re
import sys
import tomllib

EQUAL = 1e-9
STATUS_SCORES = {
    "yes": 1, "prefix": 0.75, "partial": 0.5, "flag": 0.25, "preview": 0.25, "removed": 0, "no": 0
}
SCORED_BY_ORDER = {"number", "money", "rating", "version", "date"}


def read_matrix(folder):
    matrix = tomllib.loads((folder / "matrix.toml").read_text())
    for path in sorted((folder / "subjects").glob("*.toml")):
        matrix.setdefault("subject", []).append(tomllib.loads(path.read_text()))
    matrix.setdefault("group", [{"id": "general"}])
    for criterion in matrix["criterion"]:
        criterion.setdefault("group", matrix["group"][0]["id"])
        criterion["rates"] = matrix.get("rate", [])
        if "from" in criterion:
            read_column(folder, matrix, criterion)
    matrix["variant"] = [variant for subject in matrix["subject"] for variant in variants_of(subject)]
    return matrix


def variants_of(subject):
    """The variants that are not the default, as subjects of their own. The subject gets the facts of its default."""
    variants = {of["id"]: of for of in subject.get("variant", [])}
    if not variants:
        return []

    def facts(of):
        below = facts(variants[of["extends"]]) if "extends" in of else own
        return below | of.get("facts", {})

    own = subject.get("facts", {})
    default = next((of for of in variants.values() if of.get("default")), next(iter(variants.values())))
    others = [
        {"id": f"{subject['id']}.{of['id']}", "facts": facts(of)}
        for of in variants.values()
        if of is not default
    ]
    subject["facts"] = facts(default)
    return others


def read_column(folder, matrix, criterion):
    """States the facts of a criterion that come from the rows of a CSV file."""
    column = criterion["from"]
    known = {"data", "key", "column", "checked", "checked_column", "evidence", "note", "source"}
    assert column.keys() <= known, column
    [file] = [data["file"] for data in matrix["data"] if data["id"] == column["data"]]
    with open(pathlib.Path(folder) / file, newline="") as text:
        values = {row[column["key"]]: row[column["column"]] for row in csv.DictReader(text)}
    for subject in matrix["subject"]:
        if value := values.get(subject["id"]):
            subject.setdefault("facts", {})[criterion["id"]] = float(value)


def read_data(path):
    """A published matrix in the form of read_matrix, with what it says of itself beside that."""
    data = json.loads(path.read_text())
    assert data["format"] == 2

    def fact(of):
        amount = of.get("amount")
        if amount is None:
            return of.get("value", "unknown" if "stated" in of else of["state"])
        return "unlimited" if amount["form"] == "unlimited" else (of["value"], amount["lower"], amount["upper"])

    matrix = {"group": data["groups"], "criterion": data["criteria"], "policy": data["policy"]}
    matrix["subject"], matrix["variant"] = (
        [
            {"id": subject["id"], "facts": {id: fact(of) for id, of in data["facts"][subject["id"]].items()}}
            for subject in subjects
        ]
        for subjects in (data["subjects"], data.get("variants", []))
    )
    matrix["scenario"] = [
        {**of, "weights": {**of["weights"]["groups"], **of["weights"]["criteria"]}}
        for of in data["scenarios"]
    ]
    for criterion in matrix["criterion"]:
        scale = criterion.pop("scale")
        criterion["ends"] = (scale["worst"], scale["best"]) if scale else (0, 1)
        scores = {choice["value"]: choice["score"] for choice in criterion["choices"]}
        if None not in scores.values():
            criterion["scores"] = scores
    matrix["facts"] = data["facts"]
    return matrix


def compare_utilities(matrix):
    """Stops where a utility is not the one that the data says."""
    for subject in matrix["subject"] + matrix["variant"]:
        for criterion in matrix["criterion"]:
            utility, value = matrix["utility"][criterion["id"]], value_of(subject, criterion)
            said = matrix["facts"][subject["id"]][criterion["id"]]["utility"]
            assert criterion["scored"] == (utility is not None), criterion
            if utility is None or value in ("unknown", "n/a"):
                assert said is None, (subject["id"], criterion["id"])
            else:
                (at, *bounds), of = utility(value), (subject["id"], criterion["id"])
                assert abs(at - said) < 1e-12, (*of, said)
                stated = matrix["facts"][of[0]][of[1]].get("utility_bounds", [said, said])
                assert all(abs(a - b) < 1e-12 for a, b in zip(bounds, stated)), (*of, stated)


def value_of(subject, criterion):
    fact = subject.get("facts", {}).get(criterion["id"], "unknown")
    # Of facts under several conditions, scores use the first.
    if isinstance(fact, list) and fact and isinstance(fact[0], dict):
        fact = fact[0]
    # A statement about a support and published code are tables without a value.
    value = fact.get("value", fact) if isinstance(fact, dict) else fact
    if isinstance(fact, dict) and "currency" in fact:
        return converted(value, fact["currency"], criterion)
    own = ">=" if criterion.get("minimum") else "<=" if criterion.get("limit") else None
    return str(value).removeprefix(own).strip() if own and str(value).startswith(own) else value


def converted(value, currency, criterion):
    """An amount in the currency of its criterion, as what it may be; unknown without a rate."""
    at, least, most = amount_of(value)
    own = criterion["unit"].split()[0]
    factor = 1 if own == currency or at in (0, math.inf) else None
    for rate in criterion["rates"]:
        if (rate["from"], rate["to"]) == (currency, own):
            factor = factor or rate["rate"]
        if (rate["to"], rate["from"]) == (currency, own):
            factor = factor or 1 / rate["rate"]
    if at == math.inf or factor is None:
        return "unlimited" if factor else "unknown"
    return (at * factor, least * factor, most * factor)


def status_of(value):
    """How a feature is supported, by the first statement about it."""
    first = value[0] if isinstance(value, list) else value
    of = first if isinstance(first, dict) else {"since": first}
    since = str(of["since"])
    if since == "no":
        status = "no"
    elif of.get("removed", "preview") != "preview":
        status = "removed"
    elif of.get("flag", False) is not False:
        status = "flag"
    elif since == "preview":
        status = "preview"
    elif since == "partial" or of.get("partial"):
        status = "partial"
    else:
        status = "prefix" if "prefix" in of or "name" in of else "yes"
    assert of.get("status", status) == status, of
    return status


def days_of(value):
    """The first and the last day of a year, a month or a day, in days since 1970."""
    year, *rest = (int(part) for part in str(value)[:10].split("-"))
    month = rest[0] if rest else None
    first = datetime.date(year, month or 1, rest[1] if len(rest) > 1 else 1)
    if len(rest) > 1:
        last = first
    else:
        end = datetime.date(year + (month in (None, 12)), (month or 12) % 12 + 1, 1)
        last = end - datetime.timedelta(days=1)
    return [float((day - datetime.date(1970, 1, 1)).days) for day in (first, last)]


def interval(value, kind):
    """The lowest and the highest number that a value may have."""
    if kind == "date":
        return days_of(value)
    return [on_axis(value, kind)] * 2 if kind == "version" else amount_of(value)[1:]


def amount_of(value):
    """A number, a bound, a range or a word: where it is scored, and the least and the most that it may be."""
    if isinstance(value, tuple):
        at, least, most = value
        return [at, -math.inf if least is None else least, math.inf if most is None else most]
    text = str(value).replace("_", "")
    if text in ("unlimited", "free"):
        return [math.inf if text == "unlimited" else 0.0] * 3
    if ".." in text:
        least, most = (float(end) for end in text.split(".."))
        return [(least + most) / 2, least, most]
    sign, digits = re.fullmatch(r"([<>]=?|~|)\s*(\S+)", text).groups()
    at = float(digits)
    near = abs(at) / 10 if sign == "~" else 0
    return [at, -math.inf if "<" in sign else at - near, math.inf if ">" in sign else at + near]


def on_axis(value, kind):
    """A number for what has an order: later, newer and more are higher."""
    if kind == "date":
        return sum(days_of(value)) / 2
    if kind == "version":
        found = re.search(r"\d+(?:[._-]\d+)*", str(value))
        parts = [int(part) for part in re.split(r"[._-]", found.group())][:3]
        parts += [0] * (3 - len(parts))
        rest = str(value)[found.end() :].lstrip("-._ ").lower()
        early = re.match(r"alpha|beta|canary|dev|nightly|pre|rc|snapshot|[ab]\d", rest)
        last = min(parts[2], 99_999) - (0.5 if early else 0)
        return parts[0] + min(parts[1], 99_999) / 1e5 + last / 1e10
    return amount_of(value)[0]


def direction(criterion):
    if "better" in criterion:
        return criterion["better"]
    if "scale" in criterion:
        worst, best = (interval(end, criterion["kind"])[0] for end in criterion["scale"])
        return "higher" if worst < best else "lower"
    return "higher" if criterion["kind"] == "rating" else "none"


def utility_of(matrix, criterion):
    """A function from value to utility with its bounds, or None for a criterion that is not scored."""
    kind = criterion["kind"]
    if criterion.get("better") == "none":
        return None
    if kind in ("yes-no", "level"):
        return lambda value: [{"yes": 1.0, "partial": 0.5, "no": 0.0}[value]] * 3
    if kind == "support":
        scores = STATUS_SCORES | criterion.get("scores", {})
        return lambda value: [float(scores[status_of(value)])] * 3
    if kind == "choice":
        return (lambda value: [criterion["scores"][value]] * 3) if "scores" in criterion else None
    if kind not in SCORED_BY_ORDER or direction(criterion) == "none":
        return None
    if "ends" in criterion:
        worst, best = criterion["ends"]
    elif "scale" in criterion:
        worst, best = (interval(end, kind)[0] for end in criterion["scale"])
    else:
        values = [value_of(subject, criterion) for subject in matrix["subject"] + matrix["variant"]]
        known = [
            end for value in values if value not in ("unknown", "n/a") for end in interval(value, kind)
        ]
        finite = [end for end in known if math.isfinite(end)]
        worst, best = (min(finite), max(finite)) if finite else (0, 0 if known else 1)
        if finite and "unlimited" in values:
            best += best - worst or abs(best) or 1
        if direction(criterion) == "lower":
            worst, best = best, worst
    if worst == best:
        return lambda value: [1.0] * 3

    def share(place):
        if math.isinf(place):
            return 1.0 if (place > 0) == (best > worst) else 0.0
        return (place - worst) / (best - worst)

    def utility(value):
        places = [on_axis(value, kind), *interval(value, kind)]
        at, *ends = (min(1.0, max(0.0, share(place))) for place in places)
        return [at, min(ends), max(ends)]

    return utility


def mean(pairs):
    """Of (weight, value); None without weight."""
    pairs = [(weight, value) for weight, value in pairs if value is not None]
    total = sum(weight for weight, _ in pairs)
    return sum(weight * value for weight, value in pairs) / total if total > 0 else None


def group_score(cells):
    """Cells are (weight, utility with its bounds), with None for an unknown one."""

    def filled(part, end):
        return mean((weight, end if of is None else of[part]) for weight, of in cells)

    return {
        "score": filled(0, None),
        "lower": filled(1, 0.0),
        "upper": filled(2, 1.0),
        "coverage": mean((weight, float(of is not None)) for weight, of in cells),
    }


def scores_of(matrix, subject, weights):
    cells = {group["id"]: [] for group in matrix["group"]}
    for criterion in matrix["criterion"]:
        value, utility = value_of(subject, criterion), matrix["utility"][criterion["id"]]
        if utility is None or value == "n/a":
            continue
        known = None if value == "unknown" else utility(value)
        cells[criterion["group"]].append((weights[criterion["id"]], known))
    return {group: group_score(of) for group, of in cells.items()}


def overall_of(groups, weights, key="score"):
    return mean((weights[group], of[key]) for group, of in groups.items())


def outcome_of(scores, doubtful, margin_of_tie):
    nothing = {"kind": "unknown", "leader": None, "margin": None}
    ranked = sorted((of for of in scores if of["overall"] is not None), key=lambda of: -of["overall"])
    silent = [of for of in scores if of["overall"] is None and of["lower"] is not None]
    if not ranked or (len(ranked) == 1 and silent):
        return nothing
    margin = ranked[0]["overall"] - ranked[1]["overall"] if len(ranked) > 1 else None
    if margin is not None and (margin < margin_of_tie - EQUAL or margin <= EQUAL):
        return {"kind": "tie", "leader": None, "margin": margin}
    leader = ranked[0]
    others = [of for of in scores + doubtful if of is not leader and of["upper"] is not None]
    wins = all(leader["lower"] > of["upper"] + EQUAL for of in others)
    return {"kind": "wins" if wins else "leads", "leader": leader["id"], "margin": margin}


def overtaker(groups_of, weights, leader):
    """Who is ahead of the leader, and most so; None while nobody is."""
    values = {id: overall_of(groups, weights) for id, groups in groups_of.items()}
    others = [id for id in values if id != leader and values[id] is not None]
    best = max(others, key=lambda id: values[id], default=None)
    return best if best is not None and values[best] > values[leader] + 1e-12 else None


def flip_of(groups_of, weights, leader):
    """Walks each group's weight up and down by one per cent, and halves the step that flips."""
    best = None
    for group in next(iter(groups_of.values())):
        if weights[group] <= 0:
            continue

        def ahead(factor):
            return overtaker(groups_of, {**weights, group: weights[group] * factor}, leader)

        for step in (1.01, 1 / 1.01):
            factor = 1.0
            while 1e-4 < factor < 1e4 and not ahead(factor * step):
                factor *= step
            inside, outside = factor, factor * step
            if not ahead(outside):
                continue
            for _ in range(60):
                middle = (inside + outside) / 2
                inside, outside = (inside, middle) if ahead(middle) else (middle, outside)
            change = max(outside, 1 / outside)
            if best is None or change < best[0] * (1 - 1e-9):
                to = ahead(outside * step ** 1e-4)
                best = (change, {"group": group, "factor": outside, "to": to})
    return best and best[1]


def acceptability_of(groups_of, weights, draws=4000):
    counting = [group for group, weight in weights.items() if weight > 0]
    generator = random.Random(1)
    first = {id: 0.0 for id in groups_of}
    scored = {id: any(of[group]["score"] is not None for group in counting) for id, of in groups_of.items()}
    for _ in range(draws):
        drawn = {group: generator.expovariate(1) for group in counting}
        drawn = {group: drawn.get(group, 0.0) for group in weights}
        values = {id: overall_of(of, drawn) for id, of in groups_of.items() if scored[id]}
        if not values:
            break
        best = max(values.values())
        leaders = [id for id, value in values.items() if value >= best - EQUAL]
        for id in leaders:
            first[id] += 1 / len(leaders) / draws
    return {id: share if scored[id] else None for id, share in first.items()}


def state_of(subject, criteria):
    def state(criterion):
        value = value_of(subject, criterion)
        is_support = criterion["kind"] == "support" and value not in ("unknown", "n/a")
        return status_of(value) if is_support else value

    values = {criterion["id"]: state(criterion) for criterion in criteria}
    failed = [id for id, value in values.items() if value not in ("yes", "unknown")]
    unknown = [id for id, value in values.items() if value == "unknown"]
    if failed:
        return {"state": "ruled-out", "by": failed}
    return {"state": "not-confirmed", "by": unknown} if unknown else {"state": "eligible", "by": []}


def state_by_data(meets):
    failed = [id for id, held in meets.items() if held == "no"]
    unknown = [id for id, held in meets.items() if held == "unknown"]
    return "ruled-out" if failed else "not-confirmed" if unknown else "eligible"


def answer(request):
    is_data = "data" in request
    matrix = read_data(pathlib.Path(request["data"])) if is_data else read_matrix(pathlib.Path(request["folder"]))
    by_id = {of["id"]: of for of in matrix["criterion"]}
    matrix["utility"] = {id: utility_of(matrix, of) for id, of in by_id.items()}
    if is_data:
        compare_utilities(matrix)
    scenarios = {of["id"]: of for of in matrix.get("scenario", [])}
    scenario = scenarios.get(request.get("scenario"), {})
    changed = {**scenario.get("weights", {}), **(request.get("weights") or {})}
    group_weights = {of["id"]: of.get("weight", 1) for of in matrix["group"]}
    weights = {id: of.get("weight", 1) for id, of in by_id.items()}
    for id, weight in changed.items():
        (group_weights if id in group_weights else weights)[id] = weight
    listed = [of["id"] for of in matrix["subject"]]
    subjects = {of["id"]: of for of in matrix["subject"] + matrix["variant"]}
    compared = [subjects[id] for id in request.get("subjects") or listed]
    required = [by_id[id] for id in scenario.get("requires", [])]
    rows, groups_of = [], {}
    for subject in compared:
        groups = scores_of(matrix, subject, weights)
        row = {"id": subject["id"], "overall": overall_of(groups, group_weights), "groups": groups}
        row |= {key: overall_of(groups, group_weights, key) for key in ("lower", "upper", "coverage")}
        row["eligibility"] = state_of(subject, required)
        if "meets" in scenario:
            assert state_by_data(scenario["meets"][subject["id"]]) == row["eligibility"]["state"]
        rows.append(row)
    eligible = [row for row in rows if row["eligibility"]["state"] == "eligible"]
    doubtful = [row for row in rows if row["eligibility"]["state"] == "not-confirmed"]
    groups_of = {row["id"]: row["groups"] for row in eligible}
    tie = matrix.get("policy", {}).get("tie_margin", 0.05)
    outcome = outcome_of(eligible, doubtful, tie)
    leader = outcome["leader"]
    return {
        "subjects": rows,
        "outcome": outcome,
        "robustness": {
            "flip": flip_of(groups_of, group_weights, leader) if leader else None,
            "acceptability": acceptability_of(groups_of, group_weights),
        },
    }


json.dump([answer(request) for request in json.load(sys.stdin)], sys.stdout)
