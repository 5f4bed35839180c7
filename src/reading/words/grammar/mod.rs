//! The words with which clauses are built: a file for each language.

mod de;
mod en;

use super::Phrases;

pub(in crate::reading) use de::GERMAN;
pub(in crate::reading) use en::ENGLISH;

/// Phrases in lower case, with one space between their words. None of them is a name.
pub(in crate::reading) struct Grammar {
    pub(in crate::reading) articles: Phrases,
    pub(in crate::reading) indefinite: Phrases,
    /// Before a subject, after an article: they do not make it another one
    pub(in crate::reading) epithets: Phrases,
    /// At the beginning of a clause: they do not change what it states
    pub(in crate::reading) intros: Phrases,
    /// Words with which an author comments on what a clause states, at its beginning: they do not change it
    pub(in crate::reading) comments: Phrases,
    /// Before a price at the beginning: "at $9, X is"
    pub(in crate::reading) at_price: Phrases,
    /// Before a colon: they limit nothing
    pub(in crate::reading) labels: Phrases,
    /// Before what a reader pays, in a section about one subject: "the maker asks"
    pub(in crate::reading) payers: Phrases,
    /// Before what a reader gets there: "you get"
    pub(in crate::reading) getters: Phrases,
    /// Begin what goes on with the subject before them: "and will not"
    pub(in crate::reading) modals: Phrases,
    /// Words for people, which begin a clause about no subject: "you like"
    pub(in crate::reading) people: Phrases,
    /// Stand for what a criterion is about, as objects
    pub(in crate::reading) objects: Phrases,
    /// As `objects`, but denied: "has none"
    pub(in crate::reading) no_objects: Phrases,
    /// Begin a clause, if one follows
    pub(in crate::reading) conjunctions: Phrases,
    /// Those of them that may limit what is before
    pub(in crate::reading) adversative: Phrases,
    pub(in crate::reading) and: Phrases,
    /// Stand for a subject
    pub(in crate::reading) pronouns: Phrases,
    pub(in crate::reading) possessives: Phrases,
    /// Before the subject of a clause that emphasises it: "it is X that …"
    pub(in crate::reading) clefts: Phrases,
    /// After that subject
    pub(in crate::reading) relatives: Phrases,
    /// Between a criterion and its subject
    pub(in crate::reading) of: Phrases,
    /// Before a subject: "with X, you get"
    pub(in crate::reading) with: Phrases,
    /// Before a price or a weight with which a sentence begins: "at $9, X is"
    pub(in crate::reading) at_value: Phrases,
    /// Before a criterion with its value, with which a sentence begins: "with its price of $9, X is"
    pub(in crate::reading) with_value: Phrases,
    /// Before what another one is compared with
    pub(in crate::reading) than: Phrases,
    pub(in crate::reading) you: Phrases,
    /// Between a subject and a value: they do not say what the value is of
    pub(in crate::reading) verbs: Phrases,
    /// Verbs before what somebody thinks of a thing
    pub(in crate::reading) looks: Phrases,
    /// As `verbs`, but no verbs
    pub(in crate::reading) light: Phrases,
    /// Words with which a value begins that is a sentence of its own: "about", "under"
    pub(in crate::reading) before_values: Phrases,
    /// Before a subject of which each part is meant: "each of X", "every release of X"
    pub(in crate::reading) each: Phrases,
    /// Before a noun of which each one is meant
    pub(in crate::reading) every: Phrases,
    /// After it: of those that the page compares
    pub(in crate::reading) here: Phrases,
    /// People as indirect objects, between a verb and its object: "pays new customers"
    pub(in crate::reading) receivers: Phrases,
    /// After a state: it holds without exception
    pub(in crate::reading) wholly: Phrases,
    /// Verbs whose object is the value of another one: "beats a price of $9"
    pub(in crate::reading) versus: Phrases,
    /// After a verb that is not known, before a value: "films in 4K"
    pub(in crate::reading) where_in: Phrases,
    /// The beginnings of questions for a value: "how many"
    pub(in crate::reading) how_much: Phrases,
    /// In headings: they say nothing of what the section is about
    pub(in crate::reading) of_headings: Phrases,
    /// Before a description of a subject: "the", "our"
    pub(in crate::reading) before_roles: Phrases,
    /// What a heading may call a whole subject: "all-rounder", "best overall"
    pub(in crate::reading) roles: Phrases,
    /// Stems of adjectives that do so after an article: `der Flexible`
    pub(in crate::reading) qualities: Phrases,
    /// Before an object: they change nothing
    pub(in crate::reading) determiners: Phrases,
    /// After a subject: one of them
    pub(in crate::reading) instances: Phrases,
    /// Verbs of which the rest follows: `gehört … dazu`
    pub(in crate::reading) first_of_two: Phrases,
    /// Before the price of a subject, if they are its only verb
    pub(in crate::reading) of_price: Phrases,
    /// Adjectives for what is built in
    pub(in crate::reading) built_in: Phrases,
    /// After "is": the opposite of open source
    pub(in crate::reading) closed: Phrases,
    /// Before a bare verb
    pub(in crate::reading) before_bare: Phrases,
    /// After "you": what follows is had
    pub(in crate::reading) gets: Phrases,
    /// In questions for a day
    pub(in crate::reading) when: Phrases,
    /// Bare verbs of a first release
    pub(in crate::reading) appeared: Phrases,
    /// In questions: they limit nothing
    pub(in crate::reading) asking: Phrases,
    /// Say of which kind a value is
    pub(in crate::reading) families: &'static [(&'static str, Family)],
    /// After a value or an object: they do not limit it
    pub(in crate::reading) closing: Phrases,
    /// After a value or an object: they may limit it
    pub(in crate::reading) limits: Phrases,
    /// After a comma, they begin a remark about all that is before: "which was enough for us"
    pub(in crate::reading) remarks: Phrases,
    /// Words that limit what is had: "via a plugin"
    pub(in crate::reading) provisos: Phrases,
    /// Beside a verb or an object: they change nothing
    pub(in crate::reading) adverbs: Phrases,
    pub(in crate::reading) have: Phrases,
    /// After a negation, and in questions
    pub(in crate::reading) have_bare: Phrases,
    /// Before what a subject lets its users do: "lets you"
    pub(in crate::reading) lets: Phrases,
    pub(in crate::reading) lets_not: Phrases,
    /// Bare verbs of those who use what a criterion is about
    pub(in crate::reading) use_bare: Phrases,
    pub(in crate::reading) lack: Phrases,
    /// Verbs for a price that is asked beside another one: "charges a fee"
    pub(in crate::reading) charge: Phrases,
    /// After a negation
    pub(in crate::reading) charge_bare: Phrases,
    /// Ends of the names of such prices
    pub(in crate::reading) fees: Phrases,
    /// Verbs for criteria that are about what one has to have
    pub(in crate::reading) need: Phrases,
    pub(in crate::reading) need_bare: Phrases,
    pub(in crate::reading) need_no: Phrases,
    /// In the names of such criteria
    pub(in crate::reading) needed: Phrases,
    /// Verbs before a participle: "was"
    pub(in crate::reading) auxiliaries: Phrases,
    /// Verbs of several subjects
    pub(in crate::reading) plural: Phrases,
    /// Before a bare verb: "does not"
    pub(in crate::reading) does_not: Phrases,
    pub(in crate::reading) does: Phrases,
    /// Before an object that is not had
    pub(in crate::reading) no: Phrases,
    pub(in crate::reading) is: Phrases,
    pub(in crate::reading) is_not: Phrases,
    pub(in crate::reading) not: Phrases,
    /// After a criterion, without "is": "fehlt"
    pub(in crate::reading) is_missing: Phrases,
    /// After a criterion, before its subject and `in_vain`: it is not had
    pub(in crate::reading) sought: Phrases,
    pub(in crate::reading) in_vain: Phrases,
    /// After a version: it is the first or the last of many
    pub(in crate::reading) and_above: Phrases,
    /// At the beginning of a sentence: what follows is so since a version
    pub(in crate::reading) since_version: Phrases,
    /// After "is": it is not so
    pub(in crate::reading) denies: Phrases,
    /// After a criterion: it is had
    pub(in crate::reading) is_there: Phrases,
    /// Before an object: they change nothing
    pub(in crate::reading) adjectives: Phrases,
    /// Before an object: they change nothing, unless it is denied
    pub(in crate::reading) special: Phrases,
    pub(in crate::reading) full: Phrases,
    pub(in crate::reading) partial: Phrases,
    pub(in crate::reading) support_for: Phrases,
    pub(in crate::reading) support: Phrases,
    /// After an object: the rest of its verb
    pub(in crate::reading) particles: Phrases,
    pub(in crate::reading) there_is: Phrases,
    /// Between a state and its subject: "not available in X"
    pub(in crate::reading) within: Phrases,
    /// Other prepositions after an object
    pub(in crate::reading) over: Phrases,
    pub(in crate::reading) only: Phrases,
    /// After a subject, before a word for all: "is the only"
    pub(in crate::reading) is_the_only: Phrases,
    /// Between that word and what only the subject has: "that"
    pub(in crate::reading) after_the_only: Phrases,
    /// After a subject: "is the only one with"
    pub(in crate::reading) is_only: Phrases,
    pub(in crate::reading) both: Phrases,
    /// Before two subjects only: `sowohl X als auch Y`
    pub(in crate::reading) both_of: Phrases,
    pub(in crate::reading) neither: Phrases,
    pub(in crate::reading) nor: Phrases,
    /// "all", and how many
    pub(in crate::reading) all: &'static [(&'static str, Option<usize>)],
    /// "all", after one that is excepted
    pub(in crate::reading) all_others: Phrases,
    pub(in crate::reading) none: &'static [(&'static str, Option<usize>)],
    pub(in crate::reading) all_but: Phrases,
    /// At the beginning, before a subject: `außer X haben alle …`
    pub(in crate::reading) except: Phrases,
    /// In all of them: "everywhere"
    pub(in crate::reading) everywhere: Phrases,
    /// After a noun: it is built in
    pub(in crate::reading) on_board: Phrases,
    /// After a criterion, without a verb: it is had
    pub(in crate::reading) included: Phrases,
    /// Begin what a subject is made of or driven by
    pub(in crate::reading) participles: Phrases,
    /// Verbs that do not say that who does so with an object has it
    pub(in crate::reading) not_had: Phrases,
    /// After a set: "products", "of them"
    pub(in crate::reading) things: Phrases,
    pub(in crate::reading) unlike: Phrases,
    pub(in crate::reading) like: Phrases,
    pub(in crate::reading) free: Phrases,
    pub(in crate::reading) unlimited: Phrases,
    /// Before the day of a first release, after a subject
    pub(in crate::reading) released: Phrases,
    /// Names of criteria for the weight of the whole
    pub(in crate::reading) weights: Phrases,
    /// In the names of criteria for the weight of something else
    pub(in crate::reading) loads: Phrases,
    /// In the names of criteria that are about a first release
    pub(in crate::reading) releases: Phrases,
    /// Before the number of a version
    pub(in crate::reading) versions: Phrases,
    /// Before these, if the version may be that of something else
    pub(in crate::reading) not_version: Phrases,
    /// Between a number and what it is of
    pub(in crate::reading) of_noun: Phrases,
    /// Between a choice and its criterion: "bad at"
    pub(in crate::reading) after_grades: Phrases,
    /// Adjectives that may be an opinion, and no choice of a criterion
    pub(in crate::reading) opinions: Phrases,
    /// Names of criteria for the price that needs no other word
    pub(in crate::reading) prices: Phrases,
    pub(in crate::reading) which: Phrases,
    /// In questions, all that is compared
    pub(in crate::reading) they_all: Phrases,
    /// In questions, whichever of them: "any of these"
    pub(in crate::reading) any_of: Phrases,
    /// Begin a question for who has something: "where can I get"
    pub(in crate::reading) places: Phrases,
    /// In questions for what one does without help: "myself"
    pub(in crate::reading) oneself: Phrases,
    /// After "is it", which then stands for no subject: "possible"
    pub(in crate::reading) impersonal: Phrases,
    /// Past forms of "is", in questions
    pub(in crate::reading) copulas: Phrases,
    /// In answers, what was asked for
    pub(in crate::reading) one: Phrases,
    /// After a state: where the question was about
    pub(in crate::reading) there: Phrases,
    /// Verbs that ask whether something is possible
    pub(in crate::reading) can: Phrases,
    pub(in crate::reading) yes: Phrases,
    pub(in crate::reading) no_answer: Phrases,
    /// In answers that say more than yes or no
    pub(in crate::reading) limits_of_answers: Phrases,
    /// Right after yes or no, they limit it
    pub(in crate::reading) bounds_of_answers: Phrases,
    /// After the name of a criterion in the head of a table: how it is measured
    pub(in crate::reading) measured: Phrases,
    /// Heads of columns of the years of first releases
    pub(in crate::reading) release_heads: Phrases,
    /// Endings of words, the longest first
    pub(in crate::reading) endings: &'static [&'static str],
    /// Whether a verb may be before its subject in statements
    pub(in crate::reading) has_inversion: bool,
}

/// What a verb says of the value that it has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::reading) enum Family {
    Price,
    Mass,
}
