//! Sentences about three editors.

use super::*;

const MATRIX: &str = r#"
title = "Text editors"
[[criterion]]
id = "startup"
name = "Startup time"
kind = "number"
unit = "ms"
better = "lower"
[[criterion]]
id = "memory"
name = "Memory use"
kind = "number"
unit = "MB"
better = "lower"
[[criterion]]
id = "extensions"
name = "Extensions"
kind = "number"
better = "higher"
[[criterion]]
id = "file"
name = "Largest file"
kind = "number"
unit = "GB"
better = "higher"
[[criterion]]
id = "size"
name = "Install size"
kind = "number"
unit = "MB"
better = "lower"
[[criterion]]
id = "licence"
name = "Licence price"
kind = "money"
unit = "$"
better = "lower"
[[criterion]]
id = "languages"
name = "Languages highlighted"
kind = "number"
unit = "languages"
better = "higher"
[[criterion]]
id = "release"
name = "First release"
kind = "date"
better = "none"
[[criterion]]
id = "stars"
name = "GitHub stars"
kind = "number"
unit = "stars"
better = "none"
[[subject]]
id = "quillpen"
name = "Quillpen"
facts = { startup = 80, memory = 40, extensions = 900, file = 4, size = 12, licence = 99, languages = 60, release = "1999", stars = 20_000 }
[[subject]]
id = "mote"
name = "Mote"
facts = { startup = 400, memory = 320, extensions = 30_000, file = 0.5, size = 250, licence = "free", languages = 200, release = "2015-04", stars = 150_000 }
[[subject]]
id = "edda"
name = "Edda"
facts = { startup = 150, memory = 120, extensions = 3_000, file = 2, size = 60, licence = 50, languages = 90, release = "2008", stars = 45_000 }
"#;

#[test]
fn what_is_false_is_found() {
    contradict(
        "en",
        MATRIX,
        &[
            "Mote starts faster than Quillpen.",
            "Mote launches fastest.",
            "Mote is the fastest to start.",
            "Mote uses less memory than Edda.",
            "Mote needs the least memory.",
            "Mote needs half the memory of Edda.",
            "Quillpen needs eight times as much memory as Mote.",
            "Quillpen has more extensions than Mote.",
            "Quillpen has ten times as many extensions as Mote.",
            "Extensions for Quillpen outnumber those for Mote.",
            "Mote opens larger files than Quillpen.",
            "Quillpen is the largest install.",
            "Mote's install is smaller than Edda's.",
            "Quillpen is free to use. Edda is cheaper than Mote.",
            "Quillpen is cheaper than Edda.",
            "Edda costs more than Quillpen.",
            "Mote is the oldest of the three.",
            "Mote predates Edda by seven years.",
            "Edda came out before Quillpen.",
            "Edda is younger than Mote.",
            "Nothing here starts faster than Mote.",
            "No editor uses less memory than Mote.",
            "No editor here has fewer extensions than Edda.",
            "Edda has more GitHub stars than Mote.",
            "Edda has the most GitHub stars.",
            "The editor with the most extensions is Quillpen.",
            "The most extensions are those of Edda.",
            "The fastest editor of the three is Mote. The lowest memory use is that of Mote.",
            "When it comes to memory, Mote wins.",
            "On memory use, nobody beats Mote.",
            "In the memory round, Mote is ahead. Mote wins on memory use.",
            "## Startup time\nMote wins, Edda comes second.",
            "## Startup time\nThe winner here: Mote.",
            "## Startup time\nGold goes to Edda.",
            "## Startup\nMote is the winner.",
            "## Extensions\nQuillpen wins by a mile.",
            "Mote highlights fewer languages than Edda.",
            "Edda highlights three times as many languages as Mote.",
            "# Mote vs Edda vs Quillpen: Mote starts fastest",
            "# Quillpen, Mote, Edda: Edda is the cheapest",
            "### Mote\nNobody has fewer extensions.",
            "### Mote\n400 ms, half of what Edda needs.",
            "- Mote: it needs less memory than Edda.",
            "Quillpen is cheaper than Edda, but dearer than Mote. Edda is the dearest of the three.",
        ],
    );
}

#[test]
fn what_is_true_agrees() {
    agree("en", MATRIX, &["Mote needs eight times as much memory as Quillpen."]);
}

#[test]
fn what_is_uncertain_is_left_alone() {
    stay_silent(
        "en",
        MATRIX,
        &[
            "Mote is faster than Quillpen to learn.",
            "Mote plugins start faster than Quillpen.",
            "Mote looks older than Edda.",
            "Edda without extensions is smaller than Mote.",
            "Mote has bigger plans than Edda.",
            "Mote has more fans than Edda.",
            "Nobody needs more extensions than Mote.",
            "Mote has the best documentation.",
            "Mote wins on documentation.",
            "Edda has fewer extensions than you would expect.",
            "In 2010, Mote was smaller than Edda.",
            "The newest of Mote's features is older than Edda.",
            "Edda is lighter than it was.",
            "Mote is the most popular editor.",
            "If Mote starts faster than Quillpen, something is wrong.",
            "The Mote team is smaller than that of Edda.",
            "Edda, faster than light, is a myth.",
            "The Quillpen manual is longer than Edda's.",
        ],
    );
}
