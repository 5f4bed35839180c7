//! English. Pure.

use std::sync::LazyLock;

use super::Hedging;
use crate::reading::words::Phrases;

pub(in crate::reading) static ENGLISH: LazyLock<Hedging> = LazyLock::new(|| Hedging {
    open: Phrases::of(
        "if, unless, would, could, might, should, may, assuming, assume, suppose, supposing, imagine, \
         provided, providing, as long as, in case, in theory, whether, when, whenever, as soon as, \
         depending on, depends on, depend on, otherwise, wouldn't, couldn't, shouldn't, ought to, i'd, \
         you'd, it'd, they'd, we'd, wish, hope, dream, perhaps, maybe, probably, possibly, presumably, \
         apparently, seems, seem, seemingly, appears to, appear to, likely, unlikely, supposedly, \
         allegedly, reportedly, rumour, rumor, rumoured, rumored, rumours, rumors, myth, guess, unclear, \
         unknown, unconfirmed, expected to, hypothetical, hypothetically, so-called, says, say, said, \
         claim, claims, claimed, claiming, according to, advertises, advertised, advertising, \
         advertisement, promises, promised, promise, pretends, believe, believes, think, thinks, heard, \
         told, tells, swears, insists, wrote, writes, reports, reported, complains, argue, argues, \
         in the words of, quoted, quotes, brochure, marketing, not that, not as if, not because, \
         not to say, not true, isn't true, untrue, false, wrong, wrongly, mistake, nobody, no one, \
         far from, rather than, instead of, as opposed to, let alone, hardly, barely, scarcely, hard to",
    ),
    open_first: Phrases::of(
        "picture, let, say, take a, take an, take the, take some, take any, take this, take these, take one, take two, \
         take three, take five, take ten, take for, given, were, had, should",
    ),
    past: Phrases::of(
        "was, were, wasn't, weren't, had, hadn't, did, didn't, used to, until, till, back in, back then, \
         formerly, previously, before version, prior to version, once, ago, originally, initially, \
         at launch, at first, at the time, in the past, in the early, in the beginning, in the first year, \
         in the first years, yesterday, last year, last month, last week, last summer, last winter, \
         last spring, last autumn, last fall, last quarter, earlier this year, years before, became, lost, \
         dropped, removed, discontinued",
    ),
    past_before_year: Phrases::of("until, till, before, in early, in late"),
    future: Phrases::of(
        "will, won't, it'll, they'll, you'll, we'll, shall, going to, plans to, plan to, planned, \
         planning, intends to, intend to, aims to, working on, soon, roadmap, upcoming, forthcoming, \
         next year, next month, next week, next quarter, next spring, next summer, next autumn, next fall, \
         next winter, next version, next release, next major, coming, about to, in the future, in future, \
         later this year, announced, announces, promised for, from january, from february, from march, \
         from april, from may, from june, from july, from august, from september, from october, \
         from november, from december, as of next, from next, starting next, to be released, tomorrow, \
         eventually, some day, someday, beta",
    ),
    future_with_infinitive: Phrases::of(""),
    joints: &[
        ", and ",
        "; ",
        ", so ",
        ", but ",
        ", though ",
        ", although ",
        ", while ",
        ", whereas ",
        " – ",
        " — ",
    ],
    of_all: Phrases::of(
        "which, only, even, if, unless, until, till, when, whenever, once, \
         provided, assuming, wrong, mistaken, false, untrue, sure, certain, think, thinks, believe, believes, \
         guess, heard, hear, told, tells, say, says, said, claim, claims, claimed, promise, promises, report, reports, \
         reportedly, supposedly, allegedly, apparently, according, hope, wish, maybe, perhaps, probably, possibly, \
         previously, formerly, originally, ago, otherwise",
    ),
    of_all_first: Phrases::of(
        "that, that's, this, these, those, before, as, until, while, not, never",
    ),
    harmless: Phrases::of(
        "at the till, twice as long as, times as long as, half as long as, just as long as, exactly as long as, when it comes to, no wonder, \
         once again, no doubt, believe it or not, will set you back, will cost you, will run you",
    ),
});
