//! English. Pure.

use std::sync::LazyLock;

use super::Exclusion;
use crate::reading::words::Phrases;

pub(in crate::reading) static ENGLISH: LazyLock<Exclusion> = LazyLock::new(|| Exclusion {
    denials: Phrases::of(
        "no, not, never, none, nothing, nobody, nowhere, without, neither, nor, cannot, can't, doesn't, don't, \
         isn't, aren't, won't, hasn't, haven't, lacks, lack, lacking, missing, misses, fails, fail, refuses, \
         refuse, stops, stopped, avoids, denies, excludes, exclude, excluding, except, zero, nil, unlike, despite, \
         forget",
    ),
    comparisons: Phrases::of(
        "than, as, versus, vs, against, compared, relative, twice, double, doubles, triple, triples, half, halves, \
         times, threefold, tenfold, percent of, difference, gap, margin, ahead, behind, ratio, instead, cheaper, \
         dearer, pricier, faster, quicker, slower, lighter, heavier, quieter, louder, older, newer, younger, more, \
         less, fewer, higher, lower, greater, longer, shorter, further, farther, larger, bigger, smaller, better, \
         worse, earlier, later, thinner, thicker, taller, wider, narrower, deeper, stronger, weaker, brighter, \
         warmer, colder, sooner, costlier, exceeds, exceeded, passes, passed, crosses, crossed, surpasses, \
         surpassed, tops, topped, nears, nearing, approaches, approaching, matches, equals, rivals, undercuts, \
         outlasts, beats",
    ),
    changes: Phrases::of(
        "rises, rise, rose, risen, rising, raises, raise, raised, raising, increases, increase, increased, \
         increasing, drops, drop, dropping, falls, fall, falling, fell, fallen, cuts, cut, cutting, lowers, \
         lowered, lowering, reduces, reduce, reduced, reducing, reduction, grows, grow, grew, growing, grown, \
         gains, gain, gained, lose, losing, loses, adds, add, added, adding, saves, save, saved, saving, savings, \
         shaves, extends, extend, extended, extending, improves, improve, improved, improving, jumps, jumped, \
         climbs, climbed, shrinks, shrank, went, changes, change, changed, swings, varies, vary, slips, slid, \
         halved, doubled, tripled, expands, expand, expandable, expanded, upgrades, upgrade, upgraded, upgradable, \
         refund, refunds, refunded, discounts, discounted, off, knocks, waives, waive, waived, extra, again, \
         resets, renews, renewal, renewals, expires",
    ),
    others: Phrases::of(
        "another, other, others, additional, optional, refurbished, second-hand, used, student, students, family, \
         trial, trials, average, typical, next, previous, former, old, original, predecessor, successor, rival, \
         competitor, competitors, competition, competing, most, some, similar, same, every, each, per, sample, \
         example, demo, intro, introductory, promotional, promotion, temporary, bundle, bundled, combined, \
         together, remaining, left, spare, replacement, replacements, adapter, adaptor, accessory, accessories, \
         cover, sleeve, box, boxed, prototype, pre-production, myself, himself, rest, various, several, many, few, \
         worst, best, between, somewhere, anywhere, whoever, anyone, someone, somebody, elsewhere, my, his, her, \
         friend, colleague, reader, readers, reviewer, reviewers, theoretical, advertised, nominal, official, \
         officially, rated, depending, until, till, during, while, whilst, early, late, almost-new, like, peak, \
         burst, bursts, idle, standby, partial, minus, plus, about half, minimum order, target, goal, budget, sum, \
         equivalent, worth",
    ),
    before_number: Phrases::of(
        "by, every, another, extra, additional, last, first, next, previous, per, until, till, times, no, number, \
         version, v, chapter, step, page, than, of those, these, those, other, past, within reach of, against, \
         versus, vs, minus, plus, to, after, before, from, since, because, as, year, month, week, day, room, model, \
         part, top, number of, and, or, between, into, for every, like",
    ),
    after_value: Phrases::of(
        "before, which, that, already, of, when it comes to, and, but, so, because, while, whereas, though, \
         although, yet, whichever, whatever, regardless, either way, thanks to, courtesy of, year after year, \
         straight, right",
    ),
    remarks: Phrases::of(
        "after which, in which case, with which, from which, on which, at which, for which, \
         with no strings attached, for better or worse, for good measure, for what it is worth, for the record, \
         on the other hand, in other words, in fact, in short, as it happens, as you would expect, as expected, \
         as usual, as promised, as well, with room to spare, to be fair, to be precise, to be exact, to its credit, \
         to our surprise, to my surprise, if you please, when all is said and done",
    ),
    places: Phrases::of("in, at, from, across"),
    conditions: Phrases::of(
        "mode, modes, setting, settings, size, sizes, configuration, configured, config, region, regions, country, \
         countries, load, loads, speed, speeds, brightness, resolution, temperature, weather, winter, summer, \
         motorway, weekends, weekdays, month, months, year, years, day, days, week, weeks, night, hour, hours, \
         minute, minutes, first, second, enabled, disabled, activated, turned, switched, off, members, staff, \
         teams, teachers, schools, charities, eligible, waiting, default, defaults, screen, permission, depending, \
         two, three, four, five, six, seven, eight, nine, ten, twelve, twenty, dozen, hundred, thousand, half, \
         double, twice, fee, charge, surcharge, cost, costs, money, pay, buy, sold, separately, unlock, unlocks, \
         locked, trial, request, everyone, everybody, everything, part, parts, half-hearted, halfway, browser, \
         browsers, desktop, mobile, phone, phones, tablet, tablets, web, included, includes, include, including, counts, count, counted, get, gets, buys, comes, come, adds, where, whenever, wherever, old, older, \
         new, newer, future, past, long, longer, more, less, later, earlier, then, used, supposed, meant, says, \
         say, claims, claim, could, would, should, might, may",
    ),
    tests: Phrases::of(
        "machine, machines, hardware, laptop, rig, bench, workbench, box, desk, scales, scale, kitchen, lab, test, \
         tests, testing, benchmark, benchmarks, measurement, measurements, setup, office, page, project, app, \
         corpus, dashboard, experience, track, notebook, hands, course, loop, route, trial, trials, review, \
         comparison, workshop, garden, garage, home, network, server, servers, data, query, queries, workload, \
         timings, notes",
    ),
    of_tests: Phrases::of(
        "test, tests, benchmark, benchmarks, measurements, comparison, scales, review, lab",
    ),
    own: Phrases::of("our, my, test, same, this, testing"),
    rivals: Phrases::of(
        "rival, competitor, alternative, sibling, successor, predecessor, variant, version, edition, model, \
         brother, sister, twin, cousin, fork, plan, tier, plugin, plug-in, extension, add-on, bundle, one",
    ),
    interjections: Phrases::of(
        "on the other hand, on the one hand, by contrast, in contrast, by comparison, in comparison, however, \
         though, meanwhile, of course, naturally, to be fair, for example, for instance, in turn, in fact, indeed, \
         incidentally, by the way, for its part, for their part, as usual, as ever, as always, as expected, \
         as you would expect, as we said, sadly, luckily, thankfully, happily, oddly, oddly enough, surprisingly, \
         unsurprisingly, interestingly, predictably, to our surprise, to my surprise, to its credit, at last, \
         finally, in short, frankly, admittedly, granted, to be honest, on balance, all in all, after all, \
         at least on paper, on paper",
    ),
    sums: Phrases::of("add, adds, combined, together, between them, in sum"),
    makers: Phrases::of(
        "team, company, staff, maker, makers, family, founders, community, people, crew, office, store, shop, blog, \
         forum, website",
    ),
    at_subject: Phrases::of(
        "with, on, in, at, by, from, via, inside, through, and, but, so, now, then",
    ),
    of_subject: Phrases::of("of, for, in, on, with, at, from, by"),
});
