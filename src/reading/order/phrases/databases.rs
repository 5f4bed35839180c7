//! Sentences about three databases.

use super::*;

const MATRIX: &str = r#"
title = "Databases"
[[group]]
id = "running"
name = "Running it"
[[group]]
id = "other"
name = "Other"
[[criterion]]
id = "price"
name = "Monthly price"
group = "other"
kind = "money"
unit = "$ / month"
better = "lower"
[[criterion]]
id = "latency"
name = "Read latency"
group = "running"
kind = "number"
unit = "ms"
better = "lower"
[[criterion]]
id = "writes"
name = "Writes per second"
group = "running"
kind = "number"
unit = "writes/s"
better = "higher"
[[criterion]]
id = "regions"
name = "Regions"
group = "running"
kind = "number"
unit = "regions"
better = "higher"
[[criterion]]
id = "row"
name = "Row size"
group = "running"
kind = "number"
unit = "MB"
better = "higher"
[[criterion]]
id = "backup"
name = "Backup retention"
group = "other"
kind = "number"
unit = "days"
better = "higher"
[[criterion]]
id = "connections"
name = "Connections"
group = "running"
kind = "number"
better = "higher"
[[criterion]]
id = "start"
name = "Cold start"
group = "running"
kind = "number"
unit = "s"
better = "lower"
[[criterion]]
id = "first"
name = "First release"
group = "other"
kind = "date"
better = "none"
[[subject]]
id = "tern"
name = "Tern"
facts = { price = 10, latency = 5, writes = 20_000, regions = 4, row = 1, backup = 7, connections = 100, start = 2, first = "2012" }
[[subject]]
id = "heron"
name = "HeronDB"
facts = { price = 40, latency = 15, writes = 50_000, regions = 12, row = 16, backup = 30, connections = 500, start = 6, first = "2016" }
[[subject]]
id = "gull"
name = "Gull.io"
facts = { price = 25, latency = 8, writes = 8_000, regions = 7, row = 4, backup = 14, connections = 250, start = 1, first = "2021" }
"#;

#[test]
fn what_is_false_is_found() {
    contradict(
        "en",
        MATRIX,
        &[
            "Gull.io is older than Tern.",
            "HeronDB is the cheapest of the three.",
            "The cheapest database here is HeronDB.",
            "Nobody offers more regions than Tern.",
            "No database here is faster to start than HeronDB.",
            "None of the three has more connections than Gull.io.",
            "No other database starts faster than Tern.",
            "Tern has the most regions.",
            "The most regions come from Tern.",
            "HeronDB has the lowest read latency of the bunch.",
            "HeronDB's rows are smaller than Tern's.",
            "HeronDB allows rows half the size of Gull.io's.",
            "Tern starts twice as fast as Gull.io.",
            "Tern starts fastest.",
            "HeronDB handles fewer writes than Tern.",
            "Tern handles twice as many writes per second as HeronDB.",
            "HeronDB is twice the price of Gull.io.",
            "Tern costs more than either of the others.",
            "Tern costs the most.",
            "HeronDB costs the least of all three.",
            "The veteran among them is Gull.io.",
            "The newcomer here is HeronDB.",
            "The oldest of the three is Gull.io.",
            "Gull.io came before Tern.",
            "Gull.io appeared in 2021, five years before HeronDB.",
            "Gull.io was released before HeronDB.",
            "On regions, Tern wins.",
            "Tern wins on regions.",
            "Regions: Tern wins.",
            "Winner on regions: Tern.",
            "Regions go to HeronDB, read latency to Gull.io. Read latency goes to Gull.io.",
            "## Regions\nTern comes out on top.",
            "## Regions\nTern is the clear winner here.",
            "## Read latency\nHeronDB leads, Gull.io follows.",
            "## Cold start\nAnd the winner is HeronDB.",
            "## Cold start\nHeronDB takes the point.",
            "## Monthly price\nCheapest: HeronDB. Between the other two, HeronDB wins on price.",
            "## Monthly price\nTern is the cheapest. Between the other two, HeronDB wins.",
            "Tern beats HeronDB on regions.",
            "Tern beats both others on connections.",
            "HeronDB is ahead of Tern on cold start.",
            "HeronDB scores higher on read latency.",
            "In terms of cold start, HeronDB is the best.",
            "# Tern vs HeronDB vs Gull.io: HeronDB is the cheapest",
            "# Tern, HeronDB, Gull.io: Tern has the most connections",
            "# HeronDB starts faster than Gull.io",
            "# Why HeronDB is cheaper than Tern",
            "# Tern vs HeronDB: Tern wins on regions",
            "HeronDB is more expensive than Tern, but cheaper than Gull.io.",
            "Gull.io costs less than Tern and has more regions.",
            "Tern is cheaper than Gull.io, and so is HeronDB.",
            "### HeronDB\nIt is cheaper than Tern.",
            "### HeronDB\nIts read latency is lower than that of Gull.io.",
            "### HeronDB\nNothing here is cheaper.",
            "- HeronDB: for banks. Nobody here is cheaper.",
            "Tern's read latency is three times that of Gull.io.",
            "HeronDB's price is less than half of Gull.io's.",
            "The price of HeronDB is twice that of Gull.io.",
            "HeronDB costs ten times what Tern costs.",
            "HeronDB has 20 more regions than Tern.",
            "Gull.io has three times as many connections as Tern.",
            "Tern has five times fewer connections than Gull.io.",
            "Tern supports a tenth of the connections of HeronDB.",
            "HeronDB is 20 % cheaper than Gull.io.",
            "HeronDB is about twice as old as Gull.io. Gull.io is older than HeronDB.",
            "HeronDB's regions outnumber Gull.io's ten to one.",
            "Gull.io's regions outnumber HeronDB's.",
            "HeronDB is the cheapest, at $10 a month.",
            "HeronDB is cheaper than Tern by $30.",
            "Of all three, Gull.io has the most connections.",
            "Neither Tern nor Gull.io is cheaper than HeronDB.",
            "Neither Tern nor Gull.io has fewer regions than HeronDB.",
            "HeronDB is cheaper than both Tern and Gull.io.",
            "HeronDB is cheaper than the other two.",
            "HeronDB, however, is the cheapest.",
            "## Regions\nGull.io has the most.",
            "## Regions\nTern beats the other two.",
            "## Regions\nTern beats them all.",
            "## Monthly price\nHeronDB is the cheapest, Gull.io the most expensive.",
            "## Monthly price\nGull.io is the most expensive, followed by HeronDB.",
            "## Connections\nIn this round, Tern is unbeaten.",
            "## Cold start\nFastest: HeronDB.",
            "## Cold start\nHeronDB is the quickest.",
            "## Cold start\nNobody is quicker than HeronDB.",
        ],
    );
}

#[test]
fn what_is_true_agrees() {
    agree(
        "en",
        MATRIX,
        &[
            "Tern is older than Gull.io by nine years.",
            "None of the others has more connections than HeronDB.",
            "HeronDB allows rows four times the size of Gull.io's.",
            "Gull.io starts twice as fast as Tern.",
            "The veteran among them is Tern.",
            "Gull.io appeared in 2021, five years after HeronDB.",
            "## Monthly price\nTern is the cheapest. Between the other two, Gull.io wins.",
            "HeronDB costs four times what Tern costs.",
            "HeronDB has eight more regions than Tern.",
            "HeronDB has more regions than Gull.io.",
            "HeronDB has three times the regions of Tern.",
            "With a price of $10, Tern is the cheapest. Tern is the cheapest, at $10 a month.",
        ],
    );
}

#[test]
fn what_is_uncertain_is_left_alone() {
    stay_silent(
        "en",
        MATRIX,
        &[
            "HeronDB's regions outnumber Tern's three to one.",
            "Gull.io's documentation is longer than Tern's.",
            "Tern's free tier is cheaper than HeronDB.",
            "The driver of HeronDB is older than Tern.",
            "Nobody likes HeronDB more than Tern users.",
            "No serverless database is faster than HeronDB.",
            "No database is ever cheaper than your own laptop.",
            "If you need regions, HeronDB wins.",
            "HeronDB wins for banks.",
            "HeronDB beats Tern in court.",
            "HeronDB used to be cheaper than Tern.",
            "HeronDB could be cheaper than Tern.",
            "Is HeronDB cheaper than Tern?",
            "HeronDB is cheaper than Tern when you pay for three years.",
            "HeronDB is cheaper than Tern at 500 connections.",
            "HeronDB is cheaper than Tern with a discount.",
            "HeronDB is cheaper than Tern for students, since they pay nothing.",
            "They say HeronDB is cheaper than Tern.",
            "Not that HeronDB is cheaper than Tern.",
            "It is a myth that HeronDB is cheaper than Tern.",
            "HeronDB is the cheapest cloud database.",
            "HeronDB is one of the cheapest.",
            "HeronDB is among the cheapest of the three.",
            "HeronDB's cheapest plan is better than Tern's.",
            "The cheapest way to run HeronDB is a laptop.",
            "HeronDB has the fewest bugs.",
            "HeronDB has fewer known bugs than Tern.",
            "HeronDB was born before Tern was popular.",
            "HeronDB is on par with Tern.",
            "HeronDB replicas start faster than Tern.",
            "The second region of HeronDB is cheaper than Tern.",
            "HeronDB wins hearts.",
            "Tern is slower than HeronDB Lite.",
            "Tern with two nodes is slower than HeronDB.",
            "A query on HeronDB is faster than lunch.",
            "Migrating to Gull.io is cheaper than staying on HeronDB.",
            "Learning HeronDB takes less time than learning Tern.",
            "HeronDB wins on support, Tern on regions in Europe.",
            "Tern is older than HeronDB but wiser than nobody.",
            "Neither Tern nor Gull.io is nicer than HeronDB.",
            "Neither Tern nor Gull.io is cheaper than Tern was.",
            "## Regions\nTern has the most to lose.",
            "## Regions\nGull.io has the most in Asia.",
            "HeronDB, says its founder, is the cheapest.",
            "HeronDB, if you ask me, is the cheapest.",
            "HeronDB, in Europe, is the cheapest.",
        ],
    );
}
