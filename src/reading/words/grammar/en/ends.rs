//! English phrases after values and objects: those that change nothing, and those that may limit them. Pure.

pub(super) const CLOSING: &str = "on our machines, on our machine, on our hardware, in our tests, in our test, in our measurements, in my tests, \
     in our experience, in any shop, in shops, in the shop, in the shops, in practice, in most shops, on the market, \
     in the catalogue, in our benchmark, in our benchmarks, on our desk, on our scales, billed monthly, \
     billed each month, billed every month, billed on the first, paid monthly, payable monthly, to be exact, \
     to be precise, all in, tax included, taxes included, all inclusive, no more and no less, per person, \
     in one go, in a row, from the start, from day one, at any rate, in any case, by the way, in use, in real life, \
     to its name, under its belt, to date, as of today, as of now, since then, on its own, per charge, on one charge, on a charge, on a single charge, on a full charge, between charges, at a time, \
     today, now, currently, too, as well, also, overall, in total, in all, altogether, on average, \
     at most, at least, at best, at the moment, right now, so far, already, again, on paper, anything, any of it, a thing, \
     out of the box, by default, natively, at all, either, of course, though, however, whatsoever, \
     of any kind, yet, here, then, itself, in the box, flat, plus tax, excluding tax, including tax, \
     or so, for now, after all, anyway, by now, in size, in length, in weight, each month, every month, \
     each year, every year, a month, a year, per month, per year, in full, worldwide, everywhere, \
     in stock, of its own, built in, built-in, on board, included, for good measure, to be had, worth mentioning, worth the name, \
     worth speaking of, in sight, hands down, by far, all told, give or take, end to end, all round, all year round";

pub(super) const REMARKS: &str = "which, after which, where, whose, to which, for which";

pub(super) const LIMITS: &str = "for, with, when, if, on, in, at, under, via, through, using, only, except, unless, billed, paid, \
     provided, plus, per, from, depending, once, after, before, without, as, than, up, down, or, minus, \
     not, excluding, until, till, versus, vs, compared, more, less, to, during, while, rising, \
     falling, sometimes, partly, partially, at least";

pub(super) const PROVISOS: &str = "exception, exceptions, exempt, discount, coupon, contract, commitment, prepaid, upfront, students, \
     plugin, plugins, plug-in, plug-ins, extension, extensions, add-on, add-ons, addon, addons, \
     third-party, plan, plans, tier, tiers, edition, editions, version, versions, beta, alpha, preview, \
     only, if, when, via, through, using, paid, extra, experimental, experimentally, flag, limited, \
     partial, partially, partly, except, unless, but, some, sometimes, mostly, module, modules, \
     workaround, subscription, premium, pro, enterprise, higher, models, model, optional, optionally, \
     accessory, adapter, roadmap, almost, similar, like, library, libraries, package, packages, instead, \
     other, another, devices, users, customers, select, certain";

pub(super) const OVER: &str = "across, over, under, during, through, throughout, via, per, among, amongst, between, inside, onto, into, along, \
     against, using, as, than, too, whenever, wherever, where, when, which, that, who, is, are, was, were, has, have, can, will, \
     works, work, everywhere, anywhere, together, right, straight";
