//! Random matrices with every kind of fact, the same in every run.

use std::fmt::Write as _;

use versus::internals::matrix::text::Words;

/// Numbers that are the same in every run (SplitMix64), unless `VERSUS_SEED` sets another seed.
pub(crate) struct Random {
    seed: u64,
    state: u64,
}

impl Random {
    pub(crate) fn new(seed: u64) -> Random {
        let asked = std::env::var("VERSUS_SEED").ok().map(|seed| seed.parse().expect("a number"));
        Random::fixed(asked.unwrap_or(seed))
    }

    /// A generator with this seed, whatever `VERSUS_SEED` is.
    pub(crate) fn fixed(seed: u64) -> Random {
        Random { seed, state: seed }
    }

    pub(crate) fn below(&mut self, end: usize) -> usize {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((mixed ^ (mixed >> 31)) >> 33).expect("31 bits") % end
    }

    pub(crate) fn of<'a>(&mut self, list: &[&'a str]) -> &'a str {
        list[self.below(list.len())]
    }
}

impl Drop for Random {
    #[expect(clippy::print_stderr, reason = "who reads of the failure needs it")]
    fn drop(&mut self) {
        if std::thread::panicking() {
            eprintln!("the same once more: VERSUS_SEED={}", self.seed);
        }
    }
}

const PRICES: &[&str] = &[
    "3",
    "4.5",
    "12",
    "'free'",
    "'unlimited'",
    "'~ 6'",
    "{ value = 4, currency = 'EUR' }",
    "{ value = '>= 3', currency = 'CHF' }",
    "{ value = 5, currency = 'GBP' }",
    "{ value = 'unlimited', currency = 'GBP' }",
];

/// Kinds with their keys, and the facts that they may have.
const KINDS: [(&str, &[&str]); 20] = [
    ("kind = 'yes-no'", &["'yes'", "'no'"]),
    ("kind = 'level'", &["'yes'", "'partial'", "'no'"]),
    ("kind = 'level'\nbetter = 'none'", &["'yes'", "'partial'", "'no'"]),
    (
        "kind = 'support'\nscores = { flag = 0.1 }",
        &[
            "'76'",
            "'no'",
            "'partial'",
            "{ value = { since = '≤79', prefix = 'x' } }",
            "{ value = [{ since = 'preview', flag = true }, '12'] }",
            "{ value = { since = '4', removed = '80' } }",
            "{ value = { since = 'preview', removed = 'preview' } }",
        ],
    ),
    ("kind = 'code'", &["{ value = { code = 'a', lang = 'js' } }", "{ value = { code = 'b' } }"]),
    ("kind = 'number'", &["1", "2"]),
    (
        "kind = 'number'\nbetter = 'higher'",
        &["1", "2.5", "-3", "1e3", "7", "'>= 1_000'", "'2..4.5'", "'unlimited'"],
    ),
    ("kind = 'number'\nbetter = 'lower'", &["30", "40", "35.5", "'~ 38'", "'< 30'", "'unlimited'"]),
    (
        "kind = 'number'\nscale = [500, 0]",
        &["600", "500", "125", "0", "-1", "30", "'> 30'", "'<= 125'", "'-5..20'", "'unlimited'"],
    ),
    ("kind = 'money'\nunit = 'USD'\nscale = [0, 9]", PRICES),
    ("kind = 'number'\nscale = [0, 9]\nlimit = true", &["3", "'<= 5'", "'>= 5'", "'unlimited'"]),
    ("kind = 'version'\nbetter = 'lower'\nminimum = true", &["'3.9'", "'>= 3.11'"]),
    ("kind = 'rating'", &["1", "2", "3", "4", "5", "'~ 4.5'", "'>= 3'"]),
    ("kind = 'version'\nbetter = 'higher'", &["'3.9'", "'3.12'", "'v2.7.18'", "'3.12.0-rc.1'"]),
    ("kind = 'version'\nscale = ['3.8', '3.13']", &["'3.9'", "'3.12'", "'2.7'", "'4.0b1'", "'10'"]),
    (
        "kind = 'date'\nbetter = 'lower'",
        &["2020-02-29", "1969-07-20", "2026-01-01", "1991", "'2019-12'"],
    ),
    ("kind = 'date'\nscale = [1990, '2020-06']", &["1991", "'1991-02'", "2000-02-29", "2026"]),
    (
        "kind = 'choice'\nchoices = ['a', 'b', 'c']\nscores = { a = 1, b = 0.3, c = 0.1 }",
        &["'a'", "'b'", "'c'"],
    ),
    ("kind = 'text'", &["'some words'"]),
    ("kind = 'list'", &["['a', 'b']"]),
];

const RATES: &str = "[[rate]]\nfrom = 'EUR'\nto = 'USD'\nrate = 1.08\ndate = 2026-01-02\n\
                     source = 'https://example.org/'\n[[rate]]\nfrom = 'USD'\nto = 'CHF'\n\
                     rate = 0.8\ndate = 2026-01-02\nsource = 'https://example.org/'\n";

pub(crate) fn random_matrix(random: &mut Random) -> String {
    let weights = ["0", "0.5", "1", "1", "2", "3", "1.7"];
    let margin = random.of(&["0", "0.05", "0.2"]);
    let mut text = format!("title = 'T'\n[policy]\ntie_margin = {margin}\nsources = 'optional'\n");
    text += RATES;
    let groups = 1 + random.below(4);
    for group in 0..groups {
        let weight = random.of(&weights);
        write!(text, "[[group]]\nid = 'g{group}'\nname = 'G'\nweight = {weight}\n")
            .expect("it fits");
    }
    let kinds: Vec<usize> = (0..2 + random.below(8)).map(|_| random.below(KINDS.len())).collect();
    for (at, kind) in kinds.iter().enumerate() {
        let (group, weight) = (random.below(groups), random.of(&weights));
        let keys = KINDS[*kind].0;
        write!(text, "[[criterion]]\nid = 'c{at}'\nname = 'C'\ngroup = 'g{group}'\n")
            .expect("it fits");
        write!(text, "weight = {weight}\n{keys}\n").expect("it fits");
    }
    let unknowns = random.below(4);
    for subject in 0..1 + random.below(5) {
        write!(text, "[[subject]]\nid = 's{subject}'\nname = 'S'\n[subject.facts]\n")
            .expect("it fits");
        text += &random_facts(random, &kinds, unknowns);
        for variant in 0..random.below(12).saturating_sub(8) {
            let more = match variant {
                1 => random.of(&["", "default = true"]),
                2 => "extends = 'v1'",
                _ => "",
            };
            write!(text, "[[subject.variant]]\nid = 'v{variant}'\nname = 'V'\n{more}\n")
                .expect("it fits");
            text += "[subject.variant.facts]\n";
            text += &random_facts(random, &kinds, kinds.len());
        }
    }
    let required: Vec<String> = (0..kinds.len())
        .filter(|at| kinds[*at] < 4)
        .take(random.below(3))
        .map(|at| format!("'c{at}'"))
        .collect();
    let (group, criterion) = (random.of(&weights), random.of(&weights));
    text + &format!(
        "[[scenario]]\nid = 'x'\nname = 'X'\nweights = {{ g0 = {group}, c1 = {criterion} }}\n\
         requires = [{}]\n",
        required.join(", ")
    )
}

/// Facts of some of the criteria, of which more are unknown or left out with more `unknowns`.
fn random_facts(random: &mut Random, kinds: &[usize], unknowns: usize) -> String {
    let mut facts = String::new();
    for (at, kind) in kinds.iter().enumerate() {
        let values = KINDS[*kind].1;
        let fact = match random.below(12) {
            0 => "'n/a'",
            of if of <= unknowns => random.of(&["'unknown'", ""]),
            _ => random.of(values),
        };
        match random.below(12) {
            _ if fact.is_empty() => {}
            0 => {
                let [fact, other] = [fact, random.of(values)].map(alone);
                let cases = format!(
                    "[{{ value = {fact}, when = 'small' }}, {{ value = {other}, when = 'large' }}]"
                );
                writeln!(facts, "c{at} = {cases}").expect("it fits");
            }
            _ => writeln!(facts, "c{at} = {fact}").expect("it fits"),
        }
    }
    facts
}

/// Returns the value of a fact without the table around it.
fn alone(fact: &str) -> &str {
    let inner = fact.strip_prefix("{ value = ").and_then(|fact| fact.strip_suffix(" }"));
    inner.unwrap_or(fact)
}

/// The words of a site, which do not affect scores.
pub(crate) fn words() -> Words<'static> {
    let [yes, partial, no, unknown, not_applicable] = ["Yes", "Partly", "No", "?", "–"];
    Words { yes, partial, no, unknown, not_applicable, ..Words::PLAIN }
}
