//! Answers, sets and items that say with words of their own how it is, in the fields of the phrasings.

use super::phrasings::{EDITORS, INSURANCES, wrong};

#[test]
fn answers_with_words_of_their_own_are_read() {
    let english = [
        "### How old is Quillpad?\n\nIt was first released in 2011, and it shows.",
        "Is Quillpad a new editor?\n\nIt was first released in 2011.",
        "### Is Hammer expensive?\n\nIt costs $5 a month.",
        "### How long has Quillpad been around?\n\nIt was first released in 2011.",
        "### Do I need a separate debugger for Hammer?\n\nNo, a built-in debugger is included.",
        "### Is it safe to write without a plugin for spell checking in Hammer?\n\nYes, spell checking works out of the box there.",
        "### Do I have to buy spell checking for Hammer?\n\nNo, one is included.",
        "### Where can I get settings sync without a second program?\n\nOnly Quillpad has it.",
        "### Which one offers spell checking today?\n\nOnly Hammer does.",
        "### How much does it cost?\n\n- Quillpad: $12 a month\n- Hammer: free",
        "### How many seats are there?\n\n- Hammer: 100\n- Quillpad: 30",
        "How many extensions are there?\n\n- Quillpad: 9,000",
        "## Hammer\n\n### Does it check spelling?\n\nYes.",
        "## Hammer\n\nDoes it have spell checking?\n\nYes, it does.",
        "### Does Hammer sync settings?\n\nIt does.\n\n### Does it check spelling?\n\nYes.",
    ];
    let german = [
        "### Wie alt ist Ägide?\n\nSie wurde 2004 gegründet.",
        "### Seit wann gibt es Ägide?\n\nSie wurde 2004 gegründet.",
        "### Verlangt Ägide einen Beitrag?\n\nJa, 20 € im Monat.",
        "### Hat Ägide eine Wartezeit?\n\nJa, sechs Monate.",
    ];
    assert_eq!(wrong("en", EDITORS, &english, true), [""; 0]);
    assert_eq!(wrong("de", INSURANCES, &german, true), [""; 0]);
}

#[test]
fn answers_about_something_else_are_left_alone() {
    let english = [
        "### Does Quillpad come with a case?\n\nIt costs $12 a month.",
        "### Can I use a tablet with Quillpad?\n\nIt costs $12.",
        "### How old is Quillpad's maker?\n\nIt was first released in 2011.",
        "### How old is Quillpad Pro?\n\nIt was first released in 2011.",
        "### Is Quillpad better than Emacs?\n\nIt was first released in 2011.",
        "### Do I need a separate debugger for Hammer?\n\nNo, a built-in debugger is included with the paid plan.",
        "### Do I need a debugger for Hammer?\n\nNo, Quillpad works there.",
        "### Do I have to buy spell checking for Hammer?\n\nNo, one is included on Linux.",
        "### Do I have to buy spell checking for Hammer?\n\nNo, one is enough.",
        "### Does Hammer not need spell checking?\n\nNo, one is included.",
        "### Where can I get settings sync without a plugin?\n\nOnly Quillpad has it.",
        "### Where can I get settings sync for free?\n\nOnly Quillpad, with a coupon.",
        "### Which one has the fastest settings sync?\n\nOnly Quillpad comes close.",
        "### Which one works without settings sync?\n\nOnly Hammer.",
        "### Do I need a plugin for spell checking in Hammer?\n\nYes, one is available.",
        "### Where does spell checking fail?\n\nOnly in Hammer.",
        "### Which of them charges for spell checking?\n\nOnly Hammer.",
        "### Which of them lost spell checking?\n\nOnly Hammer.",
        "### Who needs spell checking?\n\nOnly Hammer.",
        "### Which one has trouble with spell checking?\n\nOnly Hammer.",
        "### Which team builds spell checking at the moment?\n\nOnly Hammer.",
        "### Where can I get settings sync from Emacs?\n\nOnly Quillpad has it.",
        "### How many seats are there?\n\n- Quillpad: 30 in the old plan",
        "### How many seats are there?\n\n- Quillpad: see above\n\nQuillpad has 30 employees.",
        "### How many seats has the office?\n\n- Quillpad: 30",
        "### Is it possible to check spelling?\n\nYes.",
        "### Does Hammer sync settings?\n\nIt does.\n\n## Emacs\n\n### Does it check spelling?\n\nYes.",
        "### Does Hammer sync settings?\n\nIt does.\n\n### Is it possible to check spelling?\n\nYes.",
    ];
    let german = [
        "### Verlangt Ägide einen Beitrag?\n\nJa, 20 € im Monat für Familien.",
        "### Hat Ägide eine Wartezeit?\n\nJa, sechs Monate für Zähne.",
        "### Verlangt Ägide einen Beitrag?\n\nJa, 20 € im Monat weniger als Schirm.",
        "### Wie alt ist Ägides Direktor?\n\nSie wurde 2004 gegründet.",
        "### Kann ich Ägide kündigen?\n\nJa, 6 Monate vorher.",
    ];
    assert_eq!(wrong("en", EDITORS, &english, false), [""; 0]);
    assert_eq!(wrong("de", INSURANCES, &german, false), [""; 0]);
}

#[test]
fn sets_are_read_by_exclusion() {
    let english = [
        "Apart from Hammer, they all come with settings sync.",
        "Except for Quillpad, all of them offer spell checking.",
        "Both understand spell checking.",
        "Only Hammer understands spell checking.",
        "Quillpad is the only editor here with settings sync.",
        "Quillpad is the only one here that knows settings sync.",
        "## Quillpad\n\nIt's the only editor here with settings sync, which saves a lot of work.",
        "Settings sync is available everywhere except on Hammer.",
        "Apart from Hammer, they all come with settings sync on board.",
        "Hammer has a debugger on board.",
        "Quillpad, settings sync included",
        "- Best for travel: Quillpad, settings sync included",
        "- Quillpad: settings sync is included",
        "- Hammer: settings sync is missing",
        "- Hammer, the quick one, written in C++",
    ];
    let german = [
        "Auslandsschutz gibt es überall außer bei Schirm.",
        "Ägide ist die einzige Versicherung in diesem Vergleich, die noch Auslandsschutz gewährt.",
        "- Ägide: ein kompletter Auslandsschutz gehört dazu",
        "- Ägide, Auslandsschutz inklusive",
        "- Schirm: der Auslandsschutz fehlt",
    ];
    assert_eq!(wrong("en", EDITORS, &english, true), [""; 0]);
    assert_eq!(wrong("de", INSURANCES, &german, true), [""; 0]);
}

#[test]
fn sets_that_say_something_else_are_left_alone() {
    let english = [
        "Apart from Hammer, they all had settings sync.",
        "Apart from Hammer, they all plan settings sync.",
        "Apart from Emacs, they all come with settings sync.",
        "Both reviewers praised settings sync.",
        "Both refuse settings sync.",
        "Both can be tested in open source.",
        "Both hide settings sync.",
        "Both can be extended with spell checking.",
        "Both can do without spell checking.",
        "Only Hammer drops spell checking.",
        "Quillpad is the only editor here that refuses settings sync.",
        "Quillpad is the only editor here without settings sync.",
        "Quillpad, settings sync included in the paid plan",
        "- Quillpad: settings sync is included with a plugin",
        "- Quillpad: settings sync is next",
        "Hammer has a debugger.",
        "- Hammer, the quick one, compared with Rust",
        "## Quillpad\n\nIt's the only editor here without settings sync.",
    ];
    let german = [
        "Auslandsschutz gibt es überall außer in Berlin.",
        "Beide mögen Auslandsschutz.",
        "Ägide ist die einzige Versicherung im Vergleich, die keinen Auslandsschutz gewährt.",
        "Ägide ist die einzige Versicherung im Vergleich, die Auslandsschutz verweigert.",
        "Schirm ist die einzige Versicherung im Vergleich, die Auslandsschutz auch in Asien gewährt.",
        "- Ägide: Auslandsschutz ist enthalten, wenn man ihn dazu kauft",
    ];
    assert_eq!(wrong("en", EDITORS, &english, false), [""; 0]);
    assert_eq!(wrong("de", INSURANCES, &german, false), [""; 0]);
}

#[test]
fn heads_of_tables_may_say_how_it_is_measured() {
    let english = [
        "| Editor | Start-up time, median | Since |\n| Quillpad | 300 ms | 2015 |\n| Hammer | 900 ms | 2019 |",
        "| Editor | Start-up time | Since |\n| Quillpad | 120 ms | 2011 |\n| Hammer | 900 ms | 2019 |",
        "| Editor | Settings sync | Spell checking |\n| Quillpad | y | y |\n| Hammer | y | n |",
    ];
    let others = [
        "| Editor | Start-up time, refurbished | Since |\n| Quillpad | 300 ms | 2015 |\n| Hammer | 900 ms | 2019 |",
        "| Editor | Start-up time | Since |\n| Quillpad | 120 ms | 2015 |\n| Hammer | 900 ms | 2019 |",
        "| Editor | Settings sync | Spell checking |\n| Quillpad | n | y |\n| Hammer | y | n |",
    ];
    assert_eq!(wrong("en", EDITORS, &english, true), [""; 0]);
    assert_eq!(wrong("en", EDITORS, &others, false), [""; 0]);
}
