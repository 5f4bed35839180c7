//! English. Pure.

use std::sync::LazyLock;

use super::Family::{Mass, Price};
use super::{Grammar, Phrases};

pub(in crate::reading) static ENGLISH: LazyLock<Grammar> = LazyLock::new(|| Grammar {
    articles: Phrases::of("the, a, an"),
    indefinite: Phrases::of("a, an, one, another, some"),
    intros: Phrases::of(
        "and, but, while, whereas, yet, because, although, though, so, also, still, then, however, moreover, \
         besides, overall, today, currently, now, here, too, well, yes, no, in short, in other words, \
         by the way, of the two, of the three, of the four, of these two, of these, of them, at the moment, \
         right now, as of today, as of now, in total, in practice, in addition, in fact, for comparison, \
         by comparison, by contrast, in contrast, on the other hand, meanwhile, likewise, similarly, \
         to be clear, note that, remember that, that said, as a result, of course, in turn, first, second, \
         third, finally, fortunately, unfortunately, sadly, luckily, thankfully, good news, bad news, \
         bottom line, in summary, at the same time, for one, at a glance, out of the box, by default, \
         which means that, which means, this means that, this means, that means, namely, needless to say, \
         on top of that, for its part, as it happens, as you can see, as we saw, as noted above, \
         as the table shows, again, all told, officially",
    ),
    payers: Phrases::of(
        "you pay, expect to pay, the maker asks for, the maker asks, the dealer wants, the dealer asks for, \
         the vendor asks for, the vendor charges, the maker charges, the shop wants, the price is, \
         prices start, pricing starts, plans start, the bill is, the bill comes to, budget, one pays",
    ),
    getters: Phrases::of(
        "you get, there you get, you will find, you find, we measured, we counted, there are, here there are, it takes",
    ),
    modals: Phrases::of("will, won't, would, could, might, may, should, can, must, was, were, had"),
    people: Phrases::of("you, i, we, somebody, someone, nobody, everybody, everyone, people"),
    objects: Phrases::of("one, it, them, this, that, these"),
    no_objects: Phrases::of("none, neither of them"),
    conjunctions: Phrases::of(
        "and, but, while, whereas, yet, because, although, though, so, whilst, since, as",
    ),
    adversative: Phrases::of("but, yet, although, though, however, only"),
    and: Phrases::of("and, &, as well as"),
    pronouns: Phrases::of("it, they"),
    possessives: Phrases::of("its, their"),
    of: Phrases::of("of, for, in, on, with"),
    with: Phrases::of("with, on, in, at"),
    you: Phrases::of("you, users, one"),
    verbs: Phrases::of(
        "is, are, has, have, gets, get, gives, give, comes, come, offers, offer, supports, support, \
         includes, include, allows, allow, lets, let, holds, hold, stores, store, takes, take, needs, need, \
         runs, run, carries, carry, delivers, deliver, provides, provide, ships, ship, starts, start, \
         begins, begin, goes, go, stays, stay, sits, sit, stands, stand, reaches, reach, amounts, amount, \
         averages, lasts, serves, serve, counts, count, features, feature, boasts, packs, brings, uses, use, \
         keeps, keep, manages, makes, handles, handle, choose, stops, stop, tops, maxes, asks, ask, wants, \
         want, guarantees, guarantee, spans, covers, cover, draws, pulls, produces, achieves, scores, does, \
         do, speaks, speak, knows, know, employs, operates, maintains, works, work, shows, requires, \
         require, can, beats, beat, wins, win, lacks, lack, leads, trails, cannot, doesn't, don't, isn't, \
         aren't, can't, loses, lies, ranks, finishes, answers, responds, boots, opens, loads, accepts",
    ),
    light: Phrases::of(
        "with, in, at, of, to, only, just, exactly, precisely, currently, now, today, still, also, already, \
         always, usually, typically, a, an, the, its, their, for, you, available, it, around, well, \
         measured, listed, rated, limited, capped, after, within, your, out, full, covered, even, whole, \
         mere, good, total, single, respectable, generous, modest, fair, both, all, each, there, up, then, \
         equipped, fitted, built, on, do, from, me, us, here, this, that, itself, tidy, solid, hefty, steep, \
         flat, big, small, large, long, short, low, high, monthly, yearly, annual, maximum, minimum, \
         average",
    ),
    families: &[
        ("costs", Price),
        ("cost", Price),
        ("charges", Price),
        ("charge", Price),
        ("priced", Price),
        ("sells", Price),
        ("sell", Price),
        ("retails", Price),
        ("retail", Price),
        ("pay", Price),
        ("weighs", Mass),
        ("weigh", Mass),
        ("pays", Price),
        ("sold", Price),
    ],
    closing: Phrases::of(
        "today, now, currently, too, as well, also, overall, in total, in all, altogether, on average, \
         at most, at least, at best, at the moment, right now, so far, already, again, on paper, \
         out of the box, by default, natively, at all, either, of course, though, however, whatsoever, \
         of any kind, yet, here, then, itself, in the box, flat, plus tax, excluding tax, including tax, \
         or so, for now, after all, anyway, by now, in size, in length, in weight, each month, every month, \
         each year, every year, a month, a year, per month, per year, in full, worldwide, everywhere, \
         in stock, of its own",
    ),
    limits: Phrases::of(
        "for, with, when, if, on, in, at, under, via, through, using, only, except, unless, billed, paid, \
         provided, plus, per, from, depending, once, after, before, without, as, than, up, down, or, minus, \
         not, excluding, until, till, versus, vs, compared, more, less, to, during, while, rising, \
         falling, sometimes, partly, partially, at least",
    ),
    provisos: Phrases::of(
        "plugin, plugins, plug-in, plug-ins, extension, extensions, add-on, add-ons, addon, addons, \
         third-party, plan, plans, tier, tiers, edition, editions, version, versions, beta, alpha, preview, \
         only, if, when, via, through, using, paid, extra, experimental, experimentally, flag, limited, \
         partial, partially, partly, except, unless, but, some, sometimes, mostly, module, modules, \
         workaround, subscription, premium, pro, enterprise, higher, models, model, optional, optionally, \
         accessory, adapter, roadmap, almost, similar, like, library, libraries, package, packages, instead, \
         other, devices, users, customers, select, certain",
    ),
    adverbs: Phrases::of(
        "also, still, now, currently, already, simply, actually, natively, even, of course, itself, \
         itself also, however, too, always, both, all, just, officially, indeed, certainly, definitely, \
         clearly, directly, finally, happily, today, really, readily, each",
    ),
    have: Phrases::of(
        "supports, has, have, has got, offers, includes, comes with, ships with, provides, features, \
         comes equipped with, is equipped with, supports the use of, gives you, allows, boasts, contains, \
         brings, delivers, can do, does, covers, speaks, enjoys, sports, handles, gets, comes complete with, \
         enables, bundles, knows, gains, with, support, offer, include, come with, ship with, provide, \
         feature, lets you use",
    ),
    have_bare: Phrases::of(
        "support, have, offer, include, come with, ship with, provide, feature, do, allow, contain, cover, \
         speak, handle, know, bring, get, sport, enable, bundle, give you",
    ),
    lack: Phrases::of(
        "lacks, lack, comes without, come without, ships without, ship without, goes without, misses, \
         is missing, are missing, omits, omit, without, is without, has to do without, does without, \
         misses out on, forgoes, leaves out, skips, has yet to get, has yet to support",
    ),
    plural: Phrases::of(
        "cost, charge, sell, retail, weigh, have, support, offer, include, come, ship, provide, feature, lack, omit",
    ),
    does_not: Phrases::of(
        "does not, doesn't, do not, don't, cannot, can't, can not, does still not, still does not, \
         still doesn't, does not yet, doesn't yet, does not currently, doesn't currently, no longer, \
         does not even, doesn't even",
    ),
    does: Phrases::of("does, do, can"),
    no: Phrases::of("no, zero, not any, any"),
    is: Phrases::of("is, are, 's, comes, come"),
    is_not: Phrases::of("isn't, aren't"),
    not: Phrases::of("not, never, no longer"),
    is_missing: Phrases::of("lacks, is missing, are missing"),
    adjectives: Phrases::of(
        "built-in, own, any, its, their, integrated, such, inbuilt, on-board, onboard, kind of, sort of, \
         form of, only, merely, at least",
    ),
    special: Phrases::of(
        "native, proper, real, true, dedicated, good, excellent, great, decent, solid, official, \
         automatic, bundled, standard, handy, first-class, out-of-the-box, reliable, actual, genuine, \
         simple, fast, powerful, useful, clever, nice",
    ),
    full: Phrases::of("full, complete, comprehensive, fully"),
    partial: Phrases::of(
        "partial, limited, basic, rudimentary, only partial, only limited, only basic, some, incomplete, \
         partially, partly",
    ),
    support_for: Phrases::of("support for, support of, support, supports for"),
    support: Phrases::of("support, capability, capabilities, functionality"),
    particles: Phrases::of(""),
    within: Phrases::of("in, on, with, for, by, from, of"),
    there_is: Phrases::of("there is, there are, there's"),
    only: Phrases::of("only, just"),
    is_only: Phrases::of(
        "is the only one with, is the only one that has, is the only one to have, \
         is the only one that supports, is the only one to support, is the only one to offer, \
         is the only one that offers, is the only one of the two with, is the only one of the three with, \
         is the only one of the four with, is the only one of them with, alone has, alone supports, \
         alone offers",
    ),
    both: Phrases::of("both, both of them, each of the two, the two"),
    neither: Phrases::of("neither, neither of them, neither of the two, neither one"),
    nor: Phrases::of("nor, or"),
    all: &[
        ("all two", Some(2)),
        ("all three", Some(3)),
        ("all four", Some(4)),
        ("all five", Some(5)),
        ("all six", Some(6)),
        ("all of them", None),
        ("each of them", None),
        ("every one of them", None),
        ("all of the three", Some(3)),
        ("all of the four", Some(4)),
        ("each of the three", Some(3)),
        ("each of the four", Some(4)),
        ("the three", Some(3)),
        ("the four", Some(4)),
        ("all 3", Some(3)),
        ("all 4", Some(4)),
    ],
    none: &[
        ("none of them", None),
        ("none of the two", Some(2)),
        ("none of the three", Some(3)),
        ("none of the four", Some(4)),
        ("none of the five", Some(5)),
        ("not one of them", None),
        ("none of the six", Some(6)),
        ("not one of the three", Some(3)),
    ],
    all_but: Phrases::of(
        "all but, all except, all of them but, all of them except, everyone but, everyone except",
    ),
    things: Phrases::of(
        "of them, phones, bikes, products, tools, apps, services, databases, providers, browsers, managers, \
         hosts, languages, frameworks, systems, devices, laptops, cars, cameras, models, candidates, \
         contenders, programs, libraries, engines, platforms, editors, runtimes, generators, insurers, \
         banks, messengers, messaging apps, printers, machines, watches, headphones, vendors, options, \
         rivals, competitors, of these",
    ),
    unlike: Phrases::of("unlike, in contrast to, as opposed to, other than"),
    like: Phrases::of("like, just like"),
    free: Phrases::of("free of charge, free of cost, for free, at no cost, nothing, free"),
    unlimited: Phrases::of("unlimited, without limit, without limits, without a limit"),
    released: Phrases::of(
        "was released in, was released on, was first released in, was first released on, appeared in, \
         first appeared in, came out in, came out on, launched in, launched on, was launched in, \
         was launched on, dates from, dates back to, has been around since, has existed since, exists since, \
         has been available since, has been on the market since, has been out since, was founded in, \
         was born in, started in, was introduced in, was introduced on, was published in, \
         was first published in, went on sale in, went on sale on, first came out in, first launched in, \
         debuted in, followed in, arrived in, opened in, was started in, was created in, first shipped in",
    ),
    weights: Phrases::of("weight"),
    releases: Phrases::of(
        "release, released, launch, launched, first, appeared, founded, published, introduced, since, \
         on the market",
    ),
    versions: Phrases::of("version, release"),
    not_version: Phrases::of("since, from, until, in, with, of, to, by, for, before, after, as"),
    of_noun: Phrases::of("of, for"),
    prices: Phrases::of(
        "price, prices, cost, costs, pricing, monthly price, list price, starting price",
    ),
    which: Phrases::of(
        "which one, which of the two, which of them, which of the three, which, which of these, who, \
         which phone, which app, which product, which tool",
    ),
    yes: Phrases::of("yes, yep, yeah, sure, absolutely, certainly"),
    no_answer: Phrases::of("no, nope"),
    limits_of_answers: Phrases::of(
        "not yet, not directly, directly, natively, at least, for now, sort of, kind of, in a way, yes and no, depends, rather, soon, will, unofficially, officially, to some extent, in part",
    ),
    bounds_of_answers: Phrases::of(
        "for, from, since, as of, starting, in beta, on, by, when, if, after, before, up to, and no",
    ),
    endings: &["s"],
    has_inversion: false,
});
