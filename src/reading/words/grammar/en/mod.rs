//! English. Pure.

mod ends;
mod phrases;
mod sets;

use std::sync::LazyLock;

use super::Family::{Mass, Price};
use super::{Grammar, Phrases};

pub(in crate::reading) static ENGLISH: LazyLock<Grammar> = LazyLock::new(|| Grammar {
    articles: Phrases::of("the, a, an"),
    indefinite: Phrases::of("a, an, one, another, some"),
    epithets: Phrases::of(phrases::EPITHETS),
    at_price: Phrases::of("at"),
    labels: Phrases::of(phrases::LABELS),
    intros: Phrases::of(phrases::INTROS),
    comments: Phrases::of(phrases::COMMENTS),
    payers: Phrases::of(phrases::PAYERS),
    getters: Phrases::of(phrases::GETTERS),
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
    clefts: Phrases::of("it is, it's"),
    relatives: Phrases::of("that, which, who"),
    of: Phrases::of("of, for, in, on, with"),
    with: Phrases::of("with, on, in, at, for, using"),
    at_value: Phrases::of("at"),
    with_value: Phrases::of("with"),
    than: Phrases::of("than, as, vs, versus"),
    you: Phrases::of("you, users, one"),
    verbs: Phrases::of(phrases::VERBS),
    looks: Phrases::of("looks, look, feels, feel, seems, seem, sounds, helps, applies"),
    light: Phrases::of(
        "with, in, at, of, to, only, just, exactly, precisely, currently, now, today, still, also, already, \
         always, usually, typically, a, an, the, its, their, for, you, available, it, around, well, \
         measured, listed, rated, limited, capped, after, within, your, out, full, covered, even, whole, \
         mere, good, total, single, respectable, generous, modest, fair, both, all, each, there, up, then, \
         equipped, fitted, built, on, do, from, me, us, here, this, that, itself, tidy, solid, hefty, steep, \
         reached, arrived, gotten, got, grown, become, hit, been, managed, back, yours, subscription, membership, room, space, place, capacity, whopping, staggering, measly, meagre, paltry, \
         proud, impressive, remarkable, decent, massive, tiny, sheer, round, cheap, pricey, altogether, overall, some, flat, big, small, large, long, short, low, high, monthly, yearly, annual, maximum, minimum, \
         average",
    ),
    before_values: Phrases::of(
        "about, roughly, approximately, nearly, almost, barely, under, over, below, above, less, more, fewer, never, \
         no, not, some, somewhat, upwards, close, circa, an, a, one, between, anything, half, every, nothing, free, version, since, in, yes, partial, partially, full, supported, missing, \
         unsupported, included, without",
    ),
    each: Phrases::of("each, every, any, each single, every single, all"),
    every: Phrases::of("every, each, every single"),
    here: Phrases::of(
        "here, in this test, in this comparison, in this guide, on this page, in our test, in our comparison, \
         we tested, we compare, on the list",
    ),
    receivers: Phrases::of(
        "customers, users, clients, everybody, everyone, newcomers, people, members, new customers, its users, \
         its customers, new users, every customer, each customer, every user, each user, you",
    ),
    wholly: Phrases::of(
        "without any restriction, without any restrictions, without restriction, without restrictions, \
         without exception, without exceptions, without limitation, without limitations, without any limitation, \
         without any limitations, without reservation, without reservations, without compromise, throughout, in full, \
         fully, completely, entirely, across the board, everywhere, from end to end, all of it, in every respect, \
         in all of them, full, complete, unrestricted, without any ifs or buts, no exceptions, no restrictions, everything without exception, everything end to end, all data without exception",
    ),
    versus: Phrases::of(
        "beats, undercuts, exceeds, misses, avoids, rejects, refuses, lacks, hides, reviews, tests, sells, resells, \
         compares, ignores, doubles, halves, matches, mocks, fears, fights, mimics, follows, was, does, is, has",
    ),
    where_in: Phrases::of("in, at, on, over, via, with"),
    how_much: Phrases::of(
        "how much, how many, how long, how big, how large, how heavy, how fast, how quickly, how quick, how high, \
         how tall, how wide, how far, how small, how expensive, how slow, how old, what is, what's, what are, what, \
         which, when, since when, for how long, at what, up to what, how soon, how often, in what, under what, under which",
    ),
    of_headings: Phrases::of(
        "of, what, it, they, how, much, many, long, does, do, you, you'll, pay, get, which, is, are, about, all, your, \
         its, their, our, we, and, the, in, for, to, a, per, one, on, each",
    ),
    before_roles: Phrases::of("the, a, an, our, my, your, clear, true, real, overall, all-time"),
    roles: Phrases::of(phrases::ROLES),
    qualities: Phrases::of(""),
    of_price: Phrases::of("is, are, asks, ask, wants, sets, comes, runs, goes, starts, takes"),
    built_in: Phrases::of("own, built-in, inbuilt, integrated, on-board, onboard"),
    closed: Phrases::of("closed source, closed-source, proprietary"),
    before_bare: Phrases::of("not, cannot, can't, doesn't, don't, can, does, do, to"),
    gets: Phrases::of("get, find, receive, will find, will get, enjoy, there find"),
    determiners: Phrases::of(
        "the, a, an, its, their, your, my, our, all, any, every, all your, all the",
    ),
    instances: Phrases::of(
        "machine, machines, server, servers, instance, instances, process, app, program, phone, camera, bike, account, \
         cluster, node, installation, editor, project, site, device, user, users, team, setup",
    ),
    first_of_two: Phrases::of(""),
    when: Phrases::of("when, since"),
    appeared: Phrases::of(
        "released, first released, launched, launch, come out, first come out, appear, first appear, published, \
         introduced, founded, start, debut, go on sale, hit the market, been around, exist, available",
    ),
    asking: Phrases::of(phrases::ASKING),
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
        ("bills", Price),
        ("sets", Price),
        ("demands", Price),
        ("sets you back", Price),
        ("set you back", Price),
        ("will set you back", Price),
        ("will cost you", Price),
        ("will run you", Price),
        ("is yours for", Price),
        ("can be yours for", Price),
        ("can be had for", Price),
        ("changes hands for", Price),
        ("goes for", Price),
        ("tips the scales at", Mass),
        ("tips the scale at", Mass),
    ],
    closing: Phrases::of(ends::CLOSING),
    remarks: Phrases::of(ends::REMARKS),
    limits: Phrases::of(ends::LIMITS),
    provisos: Phrases::of(ends::PROVISOS),
    adverbs: Phrases::of(
        "likewise, moreover, furthermore, in addition, besides, in fact, in turn, by the way, as you would expect, at last, for its part, \
         once again, as before, as ever, as usual, to be fair, on the other hand, by contrast, also, still, now, currently, already, simply, actually, natively, even, of course, itself, \
         itself also, however, too, always, both, all, just, officially, indeed, certainly, definitely, \
         clearly, directly, finally, happily, today, really, readily, each",
    ),
    have: Phrases::of(
        "can be had in, can be had with, can be ordered in, can be ordered with, can be bought in, can be bought with, \
         is available in, is available with, are available with, can be fitted with, can be equipped with, is offered with, is offered in, \
         can be run with, comes in, is to be had with, does have, do have, does offer, does support, does come with, does include, \
         supports, has, have, has got, speak, cover, handle, enable, bundle, sport, know, contain, allow, bring, deliver, \
         boast, enjoy, get, gain, carries, carry, packs, pack, throws in, includes a, is fitted with, are fitted with, \
         is built with, sells with, comes standard with, has on board, has built in, is shipped with, is supplied with, \
         is sold with, has its own, offers you, provides you with, grants, grant, is capable of, are capable of, \
         makes use of, implements, implement, can handle, can show, can do, is able to do, offers, includes, comes with, ships with, provides, features, \
         comes equipped with, is equipped with, supports the use of, gives you, allows, boasts, contains, \
         brings, delivers, can do, does, covers, speaks, enjoys, sports, handles, gets, comes complete with, \
         enables, bundles, knows, gains, with, support, offer, include, come with, ship with, provide, \
         feature, lets you use, plays, play",
    ),
    have_bare: Phrases::of(
        "support, have, offer, include, come with, ship with, provide, feature, do, allow, contain, cover, \
         speak, handle, know, bring, get, sport, enable, bundle, give you, grant, implement, ship with, ship, boast, \
         deliver, carry, pack, let you use, play, borrow",
    ),
    lets: Phrases::of(
        "lets you, let you, lets users, let users, lets customers, lets its users, allows you to, allow you to, \
         allows users to, enables you to, enable you to, makes it possible to, make it possible to, \
         gives you the option to, is able to, are able to",
    ),
    lets_not: Phrases::of(
        "does not let you, doesn't let you, do not let you, don't let you, does not let users, doesn't let users, \
         does not allow you to, doesn't allow you to, gives you no way to, offers no way to, has no way to, \
         is not able to, isn't able to",
    ),
    use_bare: Phrases::of(
        "use, add, attach, connect, pair, plug in, set up, create, make, edit, open, read, play, listen to, hear, \
         watch, view, borrow, book, get, have, enjoy, install, run, host, access, pick, choose, enable, activate, \
         turn on, switch on, share, send, receive, record, store, keep, order, write, draw with, bring, invite, \
         assign, issue, manage, schedule, pay in, pay by, pay with, sign in with, log in with",
    ),
    lack: Phrases::of(
        "lacks, lack, comes without, goes out without, is sold without, is shipped without, has never had, knows no, \
         is devoid of, leaves you without, drops, is short of, makes do without, make do without, do without, \
         comes with no, offers no, dispenses with, has no trace of, is not capable of, isn't capable of, \
         has no time for, come without, ships without, ship without, goes without, misses, \
         is missing, are missing, omits, omit, without, is without, has to do without, does without, \
         misses out on, forgoes, leaves out, skips, has yet to get, has yet to support",
    ),
    charge: Phrases::of("charges, charge, asks, ask, levies, levy, imposes, impose, takes, take"),
    charge_bare: Phrases::of("charge, ask, levy, impose, take"),
    fees: Phrases::of("fee, fees, charge, charges, cost, costs, surcharge, commission, deposit"),
    need: Phrases::of(
        "needs, need, requires, require, insists on, insist on, asks for, ask for, asks you for, demands, demand, \
         wants, want, calls for, depends on, forces you to have, will not work without, does not work without, \
         doesn't work without, is useless without, cannot be used without, can't be used without",
    ),
    need_bare: Phrases::of("need, require, insist on, ask for, demand, want, call for, depend on"),
    need_no: Phrases::of(
        "works without, work without, can be used without, can do without, gets by without, get by without, \
         does without, do without, needs no, need no, requires no, is fine without, can be had without, runs without",
    ),
    needed: Phrases::of(
        "required, requires, needed, needs, mandatory, necessary, obligatory, compulsory",
    ),
    auxiliaries: Phrases::of("is, was"),
    sought: Phrases::of(""),
    in_vain: Phrases::of(""),
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
    not: Phrases::of("not, never, no longer, nothing, nowhere, hardly, rarely"),
    is_missing: Phrases::of(
        "lacks, is missing, are missing, does not exist, do not exist, doesn't exist, don't exist, is absent, \
         are absent, is nowhere to be found, are nowhere to be found, is not there, are not there, isn't there, \
         aren't there, is out of the question, are out of the question, does not work, do not work, doesn't work, \
         don't work, is not possible, isn't possible, are not possible, is impossible, are impossible, is not a thing, \
         are not a thing, is not part of, are not part of, is not to be had, is not on board, is nowhere in sight",
    ),
    and_above: Phrases::of(
        "and above, and below, and later, and newer, and older, and up, and earlier, and higher, and lower, or above, or below, or later, or newer, \
         or older, or higher, or lower, or earlier, or greater, onwards, onward, upwards, and beyond, to, through, up, +",
    ),
    since_version: Phrases::of(
        "starting with, starting from, beginning with, beginning from, as of, since, from, in, with, until, before, after",
    ),
    denies: Phrases::of("not"),
    is_there: Phrases::of(
        "is part, are part, belongs, belong, helps, help, helps a lot, shines, is excellent, are excellent, is good, are good, \
         is great, are great, is handy, are handy, is useful, are useful, comes in handy, is a joy, saves the day, \
         works, work, works out of the box, work out of the box, works fine, work fine, works well, work well, \
         exists, exist, is there, are there, is a thing, are a thing, is on board, are on board, is possible, \
         are possible, comes as standard, come as standard, comes built in, come built in, is built in, are built in, \
         is part of the package, are part of the package, is part of the deal, comes with it, come with it, \
         is in the box, comes in the box, is standard, are standard, is a given, comes free, is on offer, are on offer, \
         is in place, are in place, comes included, come included, is supported, are supported, is included, \
         are included, is available, are available, is provided, are provided, is present, are present, is offered, \
         are offered, is enabled, are enabled, is covered, are covered, is integrated, are integrated, is baked in, are baked in, \
         is bundled, are bundled, is in the price, is thrown in, are thrown in, comes free of charge, is superb, is first-rate, is outstanding",
    ),
    adjectives: Phrases::of(
        "latest, newest, current, most recent, present, usual, typical, your, your own, own, any, its, their, such, kind of, sort of, \
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
    within: Phrases::of("in, on, with, for, by, from, of, to"),
    over: Phrases::of(ends::OVER),
    there_is: Phrases::of("there is, there are, there's"),
    only: Phrases::of("only, just"),
    is_the_only: Phrases::of("is the only, are the only, remains the only"),
    after_the_only: Phrases::of("that, which, to, here that, here to, here"),
    is_only: Phrases::of(sets::IS_ONLY),
    both: Phrases::of("both, both of them, each of the two, the two"),
    both_of: Phrases::of(""),
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
        ("all three of them", Some(3)),
        ("all four of them", Some(4)),
        ("every one of the three", Some(3)),
        ("every one of the four", Some(4)),
        ("each one of them", None),
        ("everyone here", None),
        ("everything here", None),
        ("every contender here", None),
        ("every candidate here", None),
        ("all 3", Some(3)),
        ("all 4", Some(4)),
    ],
    all_others: Phrases::of(sets::ALL_OTHERS),
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
    except: Phrases::of(
        "apart from, aside from, except for, except, with the exception of, other than, save for",
    ),
    on_board: Phrases::of("on board, built in, built-in, aboard"),
    everywhere: Phrases::of("everywhere, with everyone, with everybody"),
    included: Phrases::of(sets::INCLUDED),
    participles: Phrases::of(sets::PARTICIPLES),
    not_had: Phrases::of(sets::NOT_HAD),
    things: Phrases::of(sets::THINGS),
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
         debuted in, followed in, arrived in, opened in, was started in, was created in, first shipped in, had its first release in, saw its first release in, \
         made its debut in, hit the market in, hit the shelves in, reached the market in, arrived on the market in, has been with us since, \
         has been going since, has been in business since, has been around since the, goes back to, was set up in, was established in, was formed in, \
         opened its doors in, started life in, began life in, went live in, was unveiled in, saw the light of day in",
    ),
    weights: Phrases::of("weight"),
    loads: Phrases::of(
        "load, payload, capacity, tow, trailer, carry, lift, limit, maximum, allowance, luggage, baggage, rider, \
         passenger, user",
    ),
    releases: Phrases::of(
        "release, released, launch, launched, first, appeared, founded, published, introduced, since, \
         on the market",
    ),
    versions: Phrases::of("version, release"),
    not_version: Phrases::of("since, from, until, in, with, of, to, by, for, before, after, as"),
    of_noun: Phrases::of("of, for"),
    after_grades: Phrases::of("at, for, in, with"),
    opinions: Phrases::of(phrases::OPINIONS),
    prices: Phrases::of(
        "price, prices, cost, costs, pricing, monthly price, list price, starting price, monthly cost, yearly price, \
         annual price, premium, monthly fee, fee, subscription, subscription price, rent, rate",
    ),
    they_all: Phrases::of(sets::THEY_ALL),
    any_of: Phrases::of(sets::ANY_OF),
    places: Phrases::of(sets::PLACES),
    oneself: Phrases::of("myself, yourself, ourselves, oneself"),
    impersonal: Phrases::of(
        "possible, impossible, true, worth, easy, hard, safe, enough, okay, allowed, necessary,  \
         better, ok, time, so",
    ),
    copulas: Phrases::of("was, were, did"),
    one: Phrases::of("one, one of those, that one"),
    there: Phrases::of("there, here, with it, on it, in it, too"),
    can: Phrases::of("can, could"),
    which: Phrases::of(sets::WHICH),
    yes: Phrases::of(sets::YES),
    no_answer: Phrases::of(sets::NO_ANSWER),
    limits_of_answers: Phrases::of(sets::LIMITS_OF_ANSWERS),
    bounds_of_answers: Phrases::of(
        "for, from, since, as of, starting, in beta, on, by, when, if, after, before, up to, and no",
    ),
    measured: Phrases::of(sets::MEASURED),
    release_heads: Phrases::of(sets::RELEASE_HEADS),
    endings: &["s"],
    has_inversion: false,
});
