//! English phrases about sets, questions, and what belongs to a subject. Pure.

pub(super) const NOT_HAD: &str = "refuse, refuses, reject, rejects, drop, drops, skip, skips, ignore, ignores, avoid, avoids,  \
         block, blocks, ban, bans, forbid, forbids, prohibit, prohibits, disable, disables, remove,  \
         removes, miss, misses, hate, hates, dislike, dislikes, struggle, fail, fails, sell, sells,  \
         discourage, discourages, deprecate, deprecates, omit, omits, forgo, forgoes, abandon,  \
         abandons, hide, hides, resist, resists, oppose, opposes, cost, costs, promise, promises,  \
         plan, plans, lose, loses, review, reviews, test, tests, compare, compares, call, calls,  \
         claim, claims, break, breaks, limit, limits, restrict, restricts, cap, caps, delay, delays,  \
         outsource, outsources, discuss, mention, mentions, discusses, advertise, advertises,  \
         announce, announces, dread, fear, fears, mock, mocks, emulate, emulates, fake, fakes,  \
         imitate, imitates, mimic, mimics, simulate, lock, locks, gate, gates, bill, bills, price,  \
         prices, buy, bought, ordered, order, add, added, extended, extend, upgraded, upgrade,  \
         combine, combined, pair, paired, fitted, equipped, beat, beats, trail, trails, lag, lags,  \
         follow, follows, replace, replaces, substitute, substitutes, approach, approaches,  \
         consider, considers, explore, explores, postpone, postpones, cancel, cancels, retire,  \
         retires, stop, stops, leave, leaves, save, saves, improve, improves, lack, lacks, instead,  \
         without, cut, cuts, disappoint, botch, neglect, neglects, undersell, oversell, offload,  \
         offloads, live, survive, cope, manage, worsen, slow, slows, hinder, hinders, lost, kept,  \
         see, want, wants, expect, expects, await, awaits, deserve, deserves, treat, treats, rank,  \
         ranks, rate, rates, question, questions, name, names, confuse, confuses, mean, means,  \
         become, remain, predate, predates, precede, precedes, outlive, outlives, exceed, exceeds,  \
         share, shares, attack, attacks, defeat, defeats, decline, declines, deny, denies, exclude,  \
         excludes, like, love";

pub(super) const MEASURED: &str = "median, on median, average, on average, mean, typical, typically, measured, as measured,  \
         as tested, tested, our measurement, our test, smallest, smallest instance, cheapest,  \
         cheapest plan, lowest, basic, base, base price, entry level, entry-level, standard,  \
         regular, list price, official, approx, approximately, rounded, total, overall, net, gross";

pub(super) const RELEASE_HEADS: &str = "since, on the market since, released, launched, launch, launch year, introduced,  \
         year of release, release year, first released, out since, around since";

pub(super) const PLACES: &str = "where can i get, where can i find, where do i get, where do i find, where is there,  \
         where can you get, where can you find, where do you get, where, with which one,  \
         with which of them, with which";

pub(super) const ANY_OF: &str = "any of these, any of those, any of them, any of the two, any of the three, any of the four,  \
         any of the five, one of these, one of them, either of them, either of these";

pub(super) const ALL_OTHERS: &str = "they all, all others, all the others, all of the others, the others, everyone else, everything else, \
         all of them, all the rest, the rest, all the other ones, every other one, all, each of the others";

pub(super) const THEY_ALL: &str =
    "they all, they each, all of these, each of these, all of the products";

pub(super) const WHICH: &str = "which one, which of the two, which of them, which of the three, which, which of these, who, \
         which phone, which app, which product, which tool";

pub(super) const YES: &str = "yes, yep, yeah, sure, absolutely, certainly, of course, indeed, definitely, it does, it is, it has, it can, \
         yes it does, yes it is, without a doubt, naturally, sure thing, they do, they are";

pub(super) const NO_ANSWER: &str = "no, nope, not at all, never, sadly not, sadly no, unfortunately not, unfortunately no, alas no, it does not, \
         it doesn't, it is not, it isn't, it has not, it cannot, it can't, i am afraid not, not a chance, they do not, \
         they don't, definitely not, certainly not, absolutely not, not so far, none";

pub(super) const LIMITS_OF_ANSWERS: &str = "not yet, not directly, directly, natively, at least, for now, sort of, kind of, in a way, yes and no, depends, rather, soon, will, unofficially, officially, to some extent, in part";

pub(super) const THINGS: &str = "of them, phones, bikes, products, tools, apps, services, databases, providers, browsers, managers, \
         hosts, languages, frameworks, systems, devices, laptops, cars, cameras, models, candidates, \
         contenders, programs, libraries, engines, platforms, editors, runtimes, generators, insurers, \
         banks, messengers, messaging apps, printers, machines, watches, headphones, vendors, options, \
         rivals, competitors, of these";

pub(super) const INCLUDED: &str = "included, built in, on board, inclusive, and all, in the box, as standard, available,  \
         supported";

pub(super) const PARTICIPLES: &str =
    "built, made, based, driven, powered, written, licensed, running, cut, woven, cast";

pub(super) const IS_ONLY: &str = "is the only one with, is the only one that has, is the only one to have, \
         is the only one that supports, is the only one to support, is the only one to offer, \
         is the only one that offers, is the only one of the two with, is the only one of the three with, \
         is the only one of the four with, is the only one of them with, alone has, alone supports, \
         alone offers";
