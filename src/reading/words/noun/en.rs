//! English. Pure.

use std::sync::LazyLock;

use super::NounWords;
use crate::reading::words::Phrases;

pub(super) static ENGLISH: LazyLock<NounWords> = LazyLock::new(|| NounWords {
    has: Phrases::of(
        "has, have, offers, offer, provides, provide, includes, include, contains, contain, comes with, come \
         with, ships with, ship with, is shipped with, comes in, come in, boasts, features, counts, gives \
         you, delivers, brings, sports, bundles, carries, is available in, are available in, is sold in, is \
         made of, consists of, has got, knows",
    ),
    supports: Phrases::of(
        "supports, support, speaks, speak, handles, handle, understands, understand, covers, cover, is \
         translated into, has been translated into, is localised into, is localized into, works with, work \
         with, can handle, can do, can read, can speak, accepts, accept, allows, allow, integrates with, \
         integrate with",
    ),
    costs: Phrases::of("costs, cost, is priced at, sells for, goes for"),
    is: Phrases::of("is, are, lasts, last, runs for"),
    no_verbs: Phrases::of(
        "is, was, as, its, this, plus, versus, less, us, always, sometimes, perhaps, besides, vs, thus, \
         across, towards, others, does, has, costs, takes, needs, yes, gets, loses, wins, adds, scores, \
         gains, opens, closes, removes, drops, beats, passes, fails, makes, uses, sees, saves, finds, gives, \
         sends, goes, starts, moves, changes, fixes, ends, means, says, wants, shows, tests, follows, trails, \
         leads",
    ),
    verb_ending: 's',
    light: Phrases::of(
        "also, now, currently, only, just, already, still, even, today, itself, a total of, in total, \
         overall, of course, indeed, in all, a full, you, officially, at present, natively, altogether, \
         exactly, all of, a whopping, no fewer than, no less than, with",
    ),
    of: Phrases::of("of, for"),
    with: Phrases::of("with, in, on"),
    you_get: Phrases::of(
        "you get, you choose from, you can choose from, you have, users get, there are, you will find, you \
         find",
    ),
    there_are: Phrases::of("there are, you get, you will find, you find"),
    a: Phrases::of("a, an, its, one"),
    pronouns: Phrases::of("it"),
    closings: Phrases::of(
        "in the box, in total, overall, altogether, today, now, after all, too, as well, so far, at present, \
         currently, right now, out of the box, in all, at the moment, at the time of writing, to choose from, \
         to pick from, by default, these days, already, of its own, for you, ready to use, built in, \
         available, all in all, also, by now, natively, from the start, to start with, in number, worldwide, \
         for free, at once",
    ),
    prepositions: Phrases::of(
        "of, on, in, for, with, at, per, a, an, each, every, by, from, under, over, without, via, through, \
         across, within, to, into, that, which, between, around, against, about, before, after, since, during",
    ),
    parts: Phrases::of(
        "more, other, others, another, additional, extra, further, new, times, fewer, less, than, as, or, \
         percent, out, fold, not, no, never, if, when, unless, until, ahead, behind, apart, later, earlier, \
         ago, old, older, younger, faster, slower, away, left, missing, remaining, first, last, next, points, \
         percentage, them, these, those, which, that, who, once, twice, only, plus, minus, versus, vs, \
         depending, compared, both",
    ),
    idle: Phrases::of(
        "supported, available, included, built-in, different, distinct, separate, individual, various, \
         unique, full, whole, single, complete",
    ),
    judging: Phrases::of(
        "main, major, big, key, important, good, great, popular, common, clear, real, nice, obvious, small, \
         minor, basic, simple, serious, notable, interesting, useful, strong, weak, essential, crucial, core, \
         top, best, possible, favourite, favorite, relevant, critical, recommended, excellent, typical, \
         little, large, huge, long, short",
    ),
    vague: Phrases::of(
        "problem, advantage, disadvantage, drawback, benefit, reason, thing, way, issue, point, difference, \
         weakness, strength, downside, upside, pro, con, goal, side, kind, type, sort, trick, catch, flaw, \
         surprise, bit, virtue, feature, aspect, area, factor, idea, question, answer, concern, caveat, \
         limitation, quirk, approach, option, choice, alternative, chance, time, part, piece, step, win, \
         loss, competitor, rival, winner, loser, place, word, line, example, case, cons, pros, fan, friend, \
         copy, attempt, try, result, thought, detail, lesson, rule, star, mistake, strategy, role, task, \
         criterion, category, level, mode",
    ),
    limited: Phrases::of(
        "user, customer, person, people, seat, member, device, node, employee, team, client, connection, \
         request, project, site, website, domain, guest, participant, account, instance, server, query, \
         message, file, entry, viewer, editor, player, record, row, page, session, run, job, host",
    ),
    known: Phrases::of(
        "language, locale, currency, format, codec, protocol, integration, file format, payment method, \
         interface language, ui language, standard",
    ),
    varying: Phrases::of(
        "second, sec, s, ms, millisecond, minute, min, hour, h, µs, ns, microsecond, fps, request, op, error, \
         failure, crash, iteration, run, thread, core, worker, sample, download, hit, miss, watt, w, x, db, \
         °c, %, rps, vote, goal, try, attempt, test, shot, frame, click",
    ),
    plurals: &[
        ("people", "person"),
        ("children", "child"),
        ("men", "man"),
        ("women", "woman"),
        ("mice", "mouse"),
        ("feet", "foot"),
        ("data", "data"),
        ("series", "series"),
        ("criteria", "criterion"),
        ("indices", "index"),
        ("vertices", "vertex"),
        ("lenses", "lens"),
        ("buses", "bus"),
        ("databases", "database"),
        ("statuses", "status"),
        ("cpus", "cpu"),
        ("vcpus", "vcpu"),
        ("gpus", "gpu"),
        ("menus", "menu"),
        ("licences", "licence"),
    ],
    joints: Phrases::of(
        "and, so, which, while, whereas, because, most of, all of, some of, half of, but, though, although, \
         yet, however, where",
    ),
    adversative: Phrases::of("but, though, although, yet, however"),
    doubts: Phrases::of(
        "together, combined, put together, sometimes, often, usually, mostly, typically, generally, rarely, \
         ever, arguably, supposedly, previous, predecessor, almost never, myth, lie, on average, normally, in \
         practice, each, every, someone, anyone",
    ),
    limits: Phrases::of(
        "if, unless, when, only, except, excluding, including, depending, provided, assuming, with, without, \
         for, on, in, at, under, over, per, by, from, until, before, after, not, or, up, more, less, fewer, \
         plus, minus, compared, as, than, though only, via, through, using, once, at least, at most, one, \
         two, three, counting, both, rather, instead, according, says, said, partly, beta, preview, paid, \
         free, optional, optionally, sometimes",
    ),
    more_than: Phrases::of("more than, fewer than, less than, as many as"),
    scopes: Phrases::of(
        "plan, plans, tier, tiers, edition, editions, version, versions, release, free, paid, premium, pro, \
         plus, basic, starter, enterprise, business, team, teams, mobile, desktop, web, android, ios, \
         windows, mac, macos, linux, cloud, self-hosted, beta, preview, trial, student, students, family, \
         families, old, new, next, previous, before, after, without, per, offline, online, benchmark, \
         benchmarks, test, tests, setup, run, scenario, cold, warm, small, medium, large, minimum, maximum, \
         history, roadmap, future, past, changelog, migration, then, today, now, example, community, \
         open-source, hosted, self-managed, serverless, dedicated, server, client, tablet, phone, browser, \
         us, eu, uk, extension, add-on, default",
    ),
    within: Phrases::of("in, on, under, with, for, at, from, using, via, since, until"),
    numbers: Phrases::of(
        "two, three, four, five, six, seven, eight, nine, ten, eleven, twelve, thirteen, fourteen, fifteen, \
         sixteen, seventeen, eighteen, nineteen, twenty, thirty, forty, fifty, sixty, seventy, eighty, \
         ninety, hundred, thousand, million, billion, dozen",
    ),
    rough: Phrases::of("dozen, hundred, thousand, million, billion"),
    as_of: Phrases::of("as of"),
    surveys: Phrases::of("survey, poll, census"),
    before_surveys: Phrases::of("a, an, the, its, their, our, in, by"),
    of_surveys: Phrases::of(
        "of, developer, developers, annual, yearly, community, user, users, global",
    ),
    of_past: Phrases::of("history, past, changelog, then, previous, old"),
    has_capitals: false,
});
