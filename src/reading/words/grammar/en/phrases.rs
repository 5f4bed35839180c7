//! English phrases at the beginnings of clauses, which change nothing, those that describe a subject as a whole, and those of
//! questions. Pure.

pub(super) const INTROS: &str = "and, but, while, whereas, yet, because, although, though, so, also, still, then, however, moreover, \
     besides, overall, today, currently, now, here, too, well, yes, no, in short, in other words, \
     by the way, of the two, of the three, of the four, of these two, of these, of them, at the moment, \
     right now, as of today, as of now, in total, in practice, in addition, in fact, for comparison, \
     by comparison, by contrast, in contrast, on the other hand, meanwhile, likewise, similarly, \
     to be clear, note that, remember that, that said, as a result, of course, in turn, first, second, \
     third, finally, fortunately, unfortunately, sadly, luckily, thankfully, good news, bad news, \
     bottom line, in summary, at the same time, for one, at a glance, out of the box, by default, \
     which means that, which means, this means that, this means, that means, namely, needless to say, \
     on top of that, for its part, as it happens, as you can see, as we saw, as noted above, \
     as the table shows, again, all told, officially, take, choose, pick, go for, opt for, consider, prefer, stick with, \
     stay with, buy, out of these, with that, at this point, as for, for the record, in our view";

pub(super) const EPITHETS: &str = "dear, good, good old, humble, lovely, mighty, nimble, trusty, plucky, venerable, popular, \
     famous, excellent, likeable, splendid, clever, little, tiny";

pub(super) const LABELS: &str = "pros, cons, con, upside, upsides, downside, downsides, drawback, drawbacks, advantage, \
     advantages, disadvantage, disadvantages, caveat, the catch, the good, the bad, what we liked";

pub(super) const COMMENTS: &str = "admittedly, amazingly, amusingly, annoyingly, astonishingly, basically, believe it or not, conveniently, \
     crucially, curiously, disappointingly, essentially, evidently, finally, fortunately, frankly, frustratingly, \
     funnily enough, gladly, happily, honestly, impressively, inevitably, interestingly, ironically, luckily, \
     mercifully, naturally, notably, obviously, oddly, oddly enough, predictably, pleasingly, reassuringly, \
     refreshingly, regrettably, remarkably, sadly, strangely, strangely enough, surprisingly, tellingly, \
     thankfully, ultimately, undeniably, undoubtedly, unfortunately, unsurprisingly, worryingly, good to know, \
     no surprise, no surprises here, it turns out that, it turns out, turns out, as a bonus, for what it is worth, \
     for what it's worth, to our delight, to my delight, to our surprise, to my surprise, best of all, \
     worst of all, better still, strange but true, full disclosure, fun fact, pro tip, let's be honest, \
     well then, okay, ok, oh, ah";

pub(super) const PAYERS: &str = "you pay, yours for, it is yours for, it's yours for, on sale for, you can have it for, it can be had for, \
     can be had for, sets you back, it sets you back, it will set you back, that makes, that will be, \
     it is sold for, available for, you are asked for, you are charged, you will pay, you'll pay, users pay, \
     customers pay, the fee is, the charge is, the asking price is, the sticker says, the till says, expect to pay, the maker asks for, the maker asks, the dealer wants, the dealer asks for, \
     the vendor asks for, the vendor charges, the maker charges, the shop wants, the price is, \
     prices start, pricing starts, plans start, the bill is, the bill comes to, budget, one pays";

pub(super) const GETTERS: &str = "you get, there you get, you will find, you find, we measured, we counted, there are, here there are, it takes";

pub(super) const ROLES: &str = "best, best overall, best value, best choice, best pick, best budget pick, ideal, perfect, winner, runner-up, \
     pick, top pick, budget pick, budget choice, value pick, upgrade pick, safe choice, safe bet, obvious choice, \
     all-rounder, workhorse, classic, newcomer, veteran, underdog, challenger, favourite, favorite, bargain, \
     specialist, cheapest, fastest, lightest, quickest, quietest, oldest, newest, smallest, biggest, simplest, \
     most affordable, most versatile, most reliable, most flexible, cheap one, fast one, light one, quick one, \
     quiet one, old one, new one, small one, big one, simple one, flexible one, expensive one, one to beat";

pub(super) const OPINIONS: &str = "simple, advanced, strong, limited, medium, excellent, average, modern, classic, standard, strict, flexible, \
     active, popular, common, mature, stable, complete, partial, excellent, decent, moderate, frequent, regular, \
     extensive, comprehensive, generous, native, reliable, secure, private, public, central, premium, professional, \
     expensive, affordable, difficult, powerful, minimal, gradual, optional, included, available, supported, \
     experimental, unlimited, custom, normal, unknown, commercial, portable, efficient, slower, faster";

/// Words of questions that leave open neither whom nor what is asked for.
pub(super) const ASKING: &str = "do, does, did, a way, possible, me, is, are, can, could, will, has, have, i, you, we, one, people, it, really, actually, exactly, \
     to, use, using, have to, be, get, offer, pay, cost, weigh, take, support, work, there, and, so, then, now, \
     today, currently, these days, still, in, of, on, with, by, for, at, from, my, your, the maker of, need, \
     on one charge, on a charge, on a single charge, per charge, at most, at best, at least, out of the box, \
     released, launched, published, founded, come out, appear, first, run, last, hold, manage, handle, store, \
     allow, let, fit, go, join, long, was, were, first released, available, altogether, in total, at all, even, \
     come, stay, wait, expect, make, yet, also, too, already, good, maximum, current, latest";

pub(super) const VERBS: &str = "is, are, has, have, gets, get, gives, give, comes, come, offers, offer, supports, support, \
     includes, include, allows, allow, lets, let, holds, hold, stores, store, takes, take, needs, need, \
     runs, run, carries, carry, delivers, deliver, provides, provide, ships, ship, starts, start, \
     begins, begin, goes, go, stays, stay, sits, sit, stands, stand, reaches, reach, amounts, amount, \
     averages, lasts, serves, serve, counts, count, features, feature, boasts, packs, brings, uses, use, \
     keeps, keep, manages, makes, handles, handle, choose, stops, stop, tops, maxes, asks, ask, wants, \
     want, guarantees, guarantee, spans, covers, cover, draws, pulls, produces, achieves, scores, does, \
     do, speaks, speak, knows, know, employs, operates, maintains, works, work, shows, requires, \
     require, can, beats, beat, wins, win, lacks, lack, leads, trails, cannot, doesn't, don't, isn't, \
     aren't, can't, loses, lies, ranks, finishes, answers, responds, boots, opens, loads, accepts, ends, end, tops out, finishes, \
     weighs, fits, fit, ran, sends, send, lives, live, sees, climbs, clocks, hits, hit, remains, remain, sports, \
     grants, grant, exists, exist, receives, receive, enjoys, enjoy, wait, waits, returns, rests, hovers, peaks, idles, \
     measures, measure, equals, totals, rates, spends, spend, tolerates, seats, sleeps, adds, add, leaves, leave, \
     appeared, appears, dates, came, launched, lists, list, musters, registers, records, posts, counts, numbers, \
     squeezes, swallows, stows, stashes, crams, sips, burns, churns, cranks, pushes, settles, lands, notches, logs";
