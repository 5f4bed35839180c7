//! Sentences about two insurances.

use super::*;

const MATRIX: &str = r#"
title = "Travel insurance"
[[criterion]]
id = "premium"
name = "Annual premium"
kind = "money"
unit = "£ / year"
better = "lower"
[[criterion]]
id = "excess"
name = "Excess"
kind = "money"
unit = "£"
better = "lower"
[[criterion]]
id = "cover"
name = "Medical cover"
kind = "money"
unit = "£"
better = "higher"
[[criterion]]
id = "trip"
name = "Maximum trip length"
kind = "number"
unit = "days"
better = "higher"
[[criterion]]
id = "claims"
name = "Time to pay a claim"
kind = "number"
unit = "days"
better = "lower"
terms = ["pays claims"]
[[criterion]]
id = "countries"
name = "Countries covered"
kind = "number"
unit = "countries"
better = "higher"
[[criterion]]
id = "age"
name = "Age limit"
kind = "number"
unit = "years"
better = "higher"
[[criterion]]
id = "founded"
name = "Founded"
kind = "date"
better = "none"
[[subject]]
id = "albatross"
name = "Albatross"
facts = { premium = 60, excess = 100, cover = 5_000_000, trip = 31, claims = 20, countries = 190, age = 75, founded = "1974" }
[[subject]]
id = "globe"
name = "GlobeSure"
facts = { premium = 120, excess = 50, cover = 10_000_000, trip = 90, claims = 5, countries = 160, age = 85, founded = "2011" }
"#;

#[test]
fn what_is_false_is_found() {
    contradict(
        "en",
        MATRIX,
        &[
            "GlobeSure is the cheaper policy.",
            "GlobeSure charges a lower premium than Albatross.",
            "The premium of GlobeSure is half that of Albatross.",
            "At GlobeSure, the premium is lower than at Albatross.",
            "The excess is higher with GlobeSure than with Albatross.",
            "GlobeSure's excess is higher than Albatross's.",
            "GlobeSure pays claims more slowly than Albatross.",
            "Albatross pays claims faster than GlobeSure.",
            "Albatross pays claims four times as fast as GlobeSure.",
            "Albatross covers fewer countries than GlobeSure.",
            "Albatross covers twice as many countries as GlobeSure.",
            "GlobeSure covers the most countries.",
            "Albatross allows longer trips than GlobeSure.",
            "Albatross was founded after GlobeSure.",
            "GlobeSure is the older company.",
            "GlobeSure has been in business longer than Albatross.",
            "GlobeSure has the lower medical cover.",
            "The medical cover of Albatross is twice that of GlobeSure.",
            "Nobody covers more countries than GlobeSure.",
            "Albatross is more expensive than GlobeSure, by £60.",
            "Albatross costs £60 more than GlobeSure.",
            "GlobeSure asks for less money than Albatross.",
            "GlobeSure is the younger of the two, but the cheaper one.",
            "You pay less for GlobeSure than for Albatross.",
            "You pay twice as much for Albatross as for GlobeSure.",
            "## Annual premium\nGlobeSure wins this round.",
            "## Excess\nAlbatross takes the lead.",
            "## Medical cover\nWinner: Albatross",
            "## Countries covered\nVerdict: GlobeSure wins.",
            "On excess, it is a clear win for Albatross.",
            "The edge goes to Albatross on excess.",
            "For medical cover, Albatross is the better choice.",
            "Albatross beats GlobeSure on medical cover.",
            "GlobeSure loses to Albatross on excess.",
            "# GlobeSure or Albatross? GlobeSure costs less",
            "# Albatross vs GlobeSure: GlobeSure covers more countries",
            "# Albatross has the higher medical cover",
            "Albatross has a shorter track record than GlobeSure. Albatross is newer than GlobeSure.",
            "### GlobeSure\nIts excess is twice that of Albatross.",
            "### Albatross\nAnd it covers fewer countries than GlobeSure.",
        ],
    );
}

#[test]
fn what_is_true_agrees() {
    agree(
        "en",
        MATRIX,
        &[
            "The premium of GlobeSure is twice that of Albatross.",
            "The medical cover of Albatross is half that of GlobeSure.",
            "Albatross costs £60 less than GlobeSure a year.",
        ],
    );
}

#[test]
fn what_is_uncertain_is_left_alone() {
    stay_silent(
        "en",
        MATRIX,
        &[
            "GlobeSure's gold plan covers fewer countries than Albatross.",
            "For skiers, GlobeSure is cheaper than Albatross.",
            "GlobeSure is cheaper than Albatross for skiers.",
            "GlobeSure may be cheaper than Albatross.",
            "GlobeSure is not the cheapest insurer in the country.",
            "GlobeSure is friendlier than Albatross.",
            "A call to GlobeSure takes less time than one to Albatross.",
            "Albatross offers longer opening hours than GlobeSure.",
            "GlobeSure has a shorter form than Albatross.",
            "Albatross insures older people than GlobeSure.",
            "Nobody is older than Albatross's founder.",
            "The longest queue is that of Albatross.",
            "GlobeSure's app is twice the size of Albatross's.",
            "The most recent review of Albatross is from May.",
            "GlobeSure would win on price if it were cheaper.",
            "My aunt says that GlobeSure is the cheapest.",
            "Your trip is longer than the one Albatross allows.",
            "Albatross and GlobeSure are cheaper than a broken leg.",
            "GlobeSure is cheaper than last year.",
            "Cover for two at GlobeSure is cheaper than at Albatross.",
        ],
    );
}
