//! A small site with many possible changes: its files have fields, and each field has a few values.

use std::collections::BTreeMap;

/// The value that removes the file with such a field.
const GONE: &str = "\0";

/// A subject with variants.
const VARIANTS: &str = "[[criterion]]\nid = \"cost\"\nname = \"Cost\"\nkind = \"money\"\nunit = \"$\"\nbetter = \"lower\"\n[[subject]]\nid = \"v\"\nname = \"V\"\nfacts = { speed = 5 }\n[[subject.variant]]\nid = \"free\"\nname = \"Free\"\nfacts = { cost = \"free\" }\n[[subject.variant]]\nid = \"pro\"\nname = \"Pro\"\nfacts = { cost = {pro price} }";

/// The same subject without variants, and a rate.
const VARIANTS_WITH_RATE: &str = "[[rate]]\nfrom = \"EUR\"\nto = \"USD\"\nrate = {rate}\ndate = 2026-01-01\nsource = \"https://example.org/rates\"\n[[criterion]]\nid = \"cost\"\nname = \"Cost\"\nkind = \"money\"\nunit = \"$\"\nbetter = \"lower\"\n[[subject]]\nid = \"v\"\nname = \"V\"\nfacts = { cost = {pro price} }";

/// Values of each field, which may have the holes of fields below it; the first is the initial one.
#[rustfmt::skip]
pub(crate) const FIELDS: &[(&str, &[&str])] = &[
    ("site title", &["A site", "B site", "Another site"]),
    ("base", &["", "base_url = \"https://example.org/sub/\"", "base_url = \"https://example.org/\""]),
    ("theme", &["theme = \"x\"", ""]),
    ("lang", &["en", "de"]),
    ("markdown", &["", "smart_punctuation = false", "html = \"escape\"", "html = \"sanitize\""]),
    ("feeds", &["", "[feeds]\nenabled = false", "[feeds]\nlimit = 1"]),
    ("publish", &["", "[publish]\nrepository = \"https://codeberg.org/me/site\"\nbranch = \"next\"", "[publish]\nrepository = \"https://gitlab.com/me/site\"\npath = \"docs\""]),
    ("light", &["", "[highlight]\nlight = \"GitHub\"", "[highlight]\nlight = \"Dracula\""]),
    ("extra", &["", "accent = \"red\"", "accent = \"tan\"", "own = { b = [1, 2], a = 2026-01-01 }"]),
    ("a file", &["a-vs-b", "a-or-b", "2026-01-01-a-vs-b"]),
    ("a title", &["A or B", "B or A", "A or \\\"B\\\" <i>"]),
    ("a description", &["", "description = \"Which one?\"", "description = \"Which of two?\""]),
    ("a date", &["", "date = 2026-01-01", "date = 2026-05-01", "date = 2026-09-01", "date = 2026-01-01\nupdated = 2026-05-05"]),
    ("a tags", &["tags = [\"x\", \"y\"]", "", "tags = [\"x\"]", "tags = [\"y\", \"C++\"]"]),
    ("a authors", &["", "authors = [\"Ann\"]", "authors = [\"Ann\", \"Bob\"]"]),
    ("a place", &["", "weight = 3", "slug = \"ab\"", "path = \"elsewhere\"", "weight = -1\nslug = \"x\""]),
    ("a draft", &["", "draft = true", "expires = 2026-09-01", "noindex = true"]),
    ("a aliases", &["", "aliases = [\"old\"]", "aliases = [\"old\", \"older\"]"]),
    ("a template", &["", "template = \"own.html\"", "template = \"page.html\""]),
    ("a cover", &["", "cover = \"b/pic.svg\""]),
    ("a extra", &["", "[extra]\nx = 1\ny = { b = [1.5, \"z\"], a = 2026-01-01 }", "[extra]\nx = 2"]),
    ("a text", &["Text.", "Next.", "Another \"text\" -- with $x^2$, and a https://example.org/ of its own.", "One. <!-- more --> Two.\n\n<div>\n\nThree\n\n</div>"]),
    ("a shown", &[
        "", "```js\nlet x = 1;\n```", "```js\nlet y = 2;\n```",
        "```js file=\"samples/s.js\" subject=\"a\"\n```", "```txt file=\"s.txt\" lines=\"1\"\n```",
        "![A picture](b/pic.svg)", "::hello{src=\"b/pic.svg\"}", ":::faq\n## Why?\n\nSo.\n:::",
        "See [B](b/index.md) and [the file](s.txt).", "See [B](b/index.md#end).", "See [notes](../notes.md).",
    ]),
    ("a facts", &[
        "", "::matrix", "It takes [](fact:a/speed).", "Faster: [so](fact:a/speed?beats=b).",
        "::facts{subject=\"a\"}\n\n::sources", "::scores\n\n::chart{criterion=\"speed\"}", "::scenarios\n\n::related",
        ":::criterion{id=\"speed\"}\n:::subject{id=\"a\"}\nGood.\n:::\n:::", ":::verdict{on=\"speed\" winner=\"a\"}\nFast.\n:::",
        ":::pros{subject=\"a\"}\n- fast\n:::", "It takes [](fact:a/speed#warm).", "Since [](fact:a/speed?since).", "::matrix{subjects=\"a,v\" variants}\n\n::facts{subject=\"v.pro\"}",
        "It costs [$5](fact:v.pro/cost), or [](fact:v/cost), which is [cheaper](fact:v/cost?beats=v.pro).", "::facts{subject=\"b\"}", "::chart{criterion=\"cost\"}", "::prices{criteria=\"speed\" subjects=\"b a\"}",
    ]),
    ("b", &["B and C", GONE, "C and B"]),
    ("b rest", &["tags = [\"x\"]\nsubjects = [\"b\", \"c\"]", "date = 2026-03-01", "draft = true\ntags = [\"y\"]", "slug = \"bb\"", "matrix = \"other\"\nsubjects = [\"p\"]"]),
    ("b text", &["## End\n\n::matrix", "Text.\n\n## End\n", "[30](fact:b/speed)\n", "No end."]),
    ("pic", &["10", "20", GONE]),
    ("notes", &["Notes", GONE, "Other notes"]),
    ("notes rest", &["", "template = \"own.html\"", "tags = [\"y\"]\ndate = 2026-02-02", "weight = 2"]),
    ("more", &[GONE, "1", "2", "3"]),
    ("guides", &["Guides", "More guides", GONE]),
    ("guides rest", &["", "paginate = 1", "sort_by = \"title\"", "template = \"lists.html\""]),
    ("guides text", &["", "Of all.", "::matrix{subjects=\"a,b\"}"]),
    ("home", &[GONE, "Hello", "Welcome"]),
    ("speed a", &["10", "20", "50", "\"unknown\"", "\"10..40\"", "\">= 20\"", "\"~ 20\"", "\"unlimited\"", "[{ value = 10, when = \"Cold\" }, { value = 50, when = \"Warm\", note = \"of *two*\" }]", "{ value = 10, since = \"2.0\" }", "{ value = 10, since = \"2.0\", until = 2026-01-01, source = \"https://example.org/\" }"]),
    ("speed b", &["30", "{ value = 30, checked = 2026-01-01, source = \"https://example.org/\" }", "{ value = 30, note = \"warm\" }", "{ value = 30, source = \"https://example.org/\", quote = \"30 ms\", archived = \"https://example.org/b\", found = 2026-03-01 }", "{ value = 30, checked = 2026-03-01, evidence = \"measured\" }"]),
    ("http a", &["\"yes\"", "\"no\"", "\"unknown\"", "\"n/a\""]),
    ("scale", &["", "scale = [100, 0]", "scale = [200, 0]", "digits = \"plain\"", "minimum = true", "limit = true", "links = { docs = \"https://example.org/docs\" }\nextra = { a = 1 }"]),
    ("name b", &["B", "Bee"]),
    ("b is", &["", "aliases = [\"Bea\"]\ntags = [\"x\"]", "links = { docs = \"https://example.org/b\" }", "family = \"Letters\"\norder = 1", "logo = \"logos/b.svg\"", "extra = { since = 1996 }", "about = \"See [notes](../notes.md) of *it*.\""]),
    ("logo", &["10", "20"]),
    ("plans", &["", VARIANTS, VARIANTS_WITH_RATE, "[[criterion]]\nid = \"cost\"\nname = \"Cost\"\nkind = \"rating\"\n[[subject]]\nid = \"v\"\nname = \"V\"\nfacts = { cost = { value = 5, votes = 12 } }", "[[criterion]]\nid = \"cost\"\nname = \"Cost\"\nkind = \"code\"\n[[subject]]\nid = \"v\"\nname = \"V\"\nfacts = { cost = \"samples/s.js\" }", "[[criterion]]\nid = \"cost\"\nname = \"Cost\"\nkind = \"support\"\n[[subject]]\nid = \"v\"\nname = \"V\"\nfacts = { cost = { value = [{ since = \"3\", flag = true }, \"2\"] } }", "[[criterion]]\nid = \"cost\"\nname = \"Cost\"\nkind = \"text\"\nabout = \"Of *a*\"\n[[subject]]\nid = \"v\"\nname = \"V\"\nfacts = { cost = \"see [b](b/index.md#end)\" }"]),
    ("pro price", &["5", "6", "\"free\"", "{ value = 5, currency = \"EUR\" }", "{ value = \"5..9\", currency = \"EUR\" }"]),
    ("rate", &["1.1", "1.2"]),
    ("matrix title", &["Tools", "The tools"]),
    ("matrix rest", &["", "[[source]]\nid = \"web\"\ntitle = \"The web\"\nurl = \"https://example.org/web\"", "[[scenario]]\nid = \"web\"\nname = \"Web\"\nrequires = [\"http\"]", "[[subject]]\nid = \"e\"\nname = \"E\"", "[[data]]\nid = \"lab\"\nfile = \"/data/lab.json\"\n[[subject]]\nid = \"f\"\nname = \"F\"\nfacts = { speed = { from = \"lab\", at = \"/f\" } }", "[[data]]\nid = \"lab\"\nfile = \"/data/lab.json\"\n[[criterion]]\nid = \"stars\"\nname = \"Stars\"\nkind = \"number\"\n[criterion.from]\ndata = \"lab\"\nat = \"/stars\""]),
    ("lab", &["{\"f\": 4, \"stars\": {\"a\": 7, \"c\": null}}", "{\"f\": 40, \"stars\": {\"a\": 7, \"c\": null}}", "{\"f\": 4, \"stars\": {\"b\": 8}}", "{\"f\": }", GONE]),
    ("policy", &["sources = \"optional\"", "", "sources = \"optional\"\nstale_after = \"1 month\""]),
    ("made", &["", "subjects = true\ncriteria = true\npairs = \"all\"", "pairs = \"all\"", "pairs = \"worthy\"\nsubjects = true"]),
    ("subject c", &["7", "70", GONE]),
    ("subject d", &[GONE, "8"]),
    ("other title", &["Others", "Rest"]),
    ("shares", &["criteria = \"/third/criteria.toml\"", "", "criteria = \"/third/criteria.toml\"\npages = { shared = true }"]),
    ("fourth fact", &["4", "5"]),
    ("shared", &["kind = \"number\"", GONE, "kind = \"number\"\nunit = \"USD\"", "kind = \"number\"\nweight = 2", "kind = \"text\""]),
    ("changed", &["weight = 3", "name = \"Own\"", "name = \"Own\"\nkind = \"number\""]),
    ("other fact", &["\"yes\"", "\"no\""]),
    ("own", &["1", "2", "3"]),
    ("own asks", &["", "{{ guides(limit=2) | length }}", "{% for g in guides(tag=\"x\") %}{{ g.title }}{% endfor %}", "{% set m = matrix(id=\"other\") %}{{ m.title }}", "{{ asset(path=\"own.css\") }}", "{{ url(path=\"/notes/\") }}", "{% for g in guides(section=\"guides\", subject=\"b\") %}{{ g.url }}{% endfor %}", "{% set f = fact(id=\"p/q\", matrix=\"other\") %}{{ f.text }}", "{% set f = fact(id=\"b/speed\", matrix=\"guides\") %}{{ f.text }} {{ f.utility }} {{ f.note }} {{ f.subject.name }}", "{% set m = matrix(id=\"guides\") %}{% for r in m.fact_rows %}{% for f in r.facts %}{{ f.text }}{% endfor %}{% endfor %}"]),
    ("claim", &[GONE, "{{ asset(path=\"own.css\") }}", "{% for g in guides(limit=1) %}{{ g.title }}{% endfor %}"]),
    ("glyph", &[GONE, "{{ asset(path=\"own.css\") }}", "{% set m = matrix(id=\"other\") %}{{ m.title }}"]),
    ("hello", &["Hello", "Hallo"]),
    ("hello asks", &["", "{{ page.title }}", "{% for g in guides() %}{{ g.date }}{% endfor %}", "{% set m = matrix(id=\"guides\") %}{{ m.subjects | length }}", "{% set f = fact(id=\"a/http\") %}{{ f.state }}"]),
    ("x page", &["1", GONE, "2"]),
    ("x option", &["1", "2"]),
    ("x word", &["Word", "Wort", GONE]),
    ("x css", &["a{}", "b{}", "a{}b{}"]),
    ("style", &["a { color: red }", "a { color: tan }", "a { color: blue }", GONE]),
    ("asset", &["one\ntwo\n", "two\none\n", "three\n"]),
    ("sample", &["f(1);\n", "f(2);\n", "f(22);\n"]),
    ("robots", &[GONE, "User-agent: *\n"]),
    ("broken", &[GONE, GONE, "[dead](nowhere.md)", "::nothing", "```klingon\n```"]),
];

/// Files with their paths; braces hold fields.
#[rustfmt::skip]
const FILES: &[(&str, &str)] = &[
    ("versus.toml", "title = \"{site title}\"\nlang = \"{lang}\"\n{base}\n{theme}\n[markdown]\n{markdown}\n{feeds}\n{publish}\n{light}\n[extra]\n{extra}\n"),
    ("content/_index.md", "# {home}\n"),
    ("content/guides/{a file}.md", "+++\ntitle = \"{a title}\"\nsubjects = [\"a\", \"b\"]\n{a description}\n{a date}\n{a tags}\n{a authors}\n{a place}\n{a draft}\n{a aliases}\n{a template}\n{a cover}\n{a extra}\n+++\n{a text}\n\n{a shown}\n\n{a facts}\n"),
    ("content/guides/b/index.md", "+++\ntitle = \"{b}\"\n{b rest}\n+++\n{b text}\n"),
    ("content/guides/b/pic.svg", "<svg width=\"{pic}\" height=\"10\" xmlns=\"http://www.w3.org/2000/svg\"/>"),
    ("content/guides/s.txt", "{asset}"),
    ("content/guides/_index.md", "+++\ntitle = \"{guides}\"\n{guides rest}\n+++\n{guides text}\n"),
    ("content/guides/more/m{more}.md", "# More {more}\n\nText.\n"),
    ("content/notes.md", "+++\ntitle = \"{notes}\"\n{notes rest}\n+++\nText.\n"),
    ("content/broken.md", "{broken}\n"),
    ("content/guides/matrix.toml",
        "title = \"{matrix title}\"\n\
         [policy]\n{policy}\n\
         [pages]\n{made}\n\
         [[criterion]]\nid = \"speed\"\nname = \"Speed\"\nkind = \"number\"\nunit = \"ms\"\nbetter = \"lower\"\n{scale}\n\
         [[criterion]]\nid = \"http\"\nname = \"HTTP\"\nkind = \"yes-no\"\n\
         [[subject]]\nid = \"a\"\nname = \"A\"\nfacts = { speed = {speed a}, http = {http a} }\n\
         [[subject]]\nid = \"b\"\nname = \"{name b}\"\n{b is}\nfacts = { speed = {speed b}, http = \"yes\" }\n\
         {plans}\n\
         {matrix rest}\n"),
    ("content/guides/logos/b.svg", "<svg width=\"{logo}\" height=\"10\" xmlns=\"http://www.w3.org/2000/svg\"/>"),
    ("content/guides/subjects/c.toml", "id = \"c\"\nname = \"C\"\n[facts]\nspeed = {subject c}\n"),
    ("content/guides/subjects/d.toml", "id = \"d\"\nname = \"D\"\nown = true\n[facts]\nspeed = {subject d}\n"),
    ("data/lab.json", "{lab}"),
    ("content/other/matrix.toml",
        "title = \"{other title}\"\n[policy]\nsources = \"optional\"\n[[criterion]]\nid = \"q\"\nname = \"Q\"\nkind = \"yes-no\"\n\
         [[subject]]\nid = \"p\"\nname = \"P\"\nfacts = { q = {other fact} }\n"),
    ("content/other/p.md", "# P\n\n::matrix\n"),
    ("content/third/criteria.toml", "[[criterion]]\nid = \"cost\"\nname = \"Cost\"\n{shared}\n"),
    ("content/third/matrix.toml",
        "title = \"Third\"\n{shares}\npolicy = { sources = \"optional\" }\n[[criterion]]\nid = \"cost\"\n{changed}\n\
         [[subject]]\nid = \"t\"\nname = \"T\"\nfacts = { cost = 3 }\n"),
    ("content/fourth/matrix.toml",
        "title = \"Fourth\"\n{shares}\npolicy = { sources = \"optional\" }\n[[criterion]]\nid = \"cost\"\n{changed}\n\
         [[subject]]\nid = \"f\"\nname = \"F\"\nfacts = { cost = {fourth fact} }\n"),
    ("content/third/t.md", "# T\n\n[](fact:t/cost)\n\n::matrix\n"),
    ("templates/own.html", "{% extends \"page.html\" %}\n{% block opener %}Own {own} {{ site.title }} {own asks}{% endblock opener %}\n"),
    ("templates/lists.html", "{% for p in section.pages %}{{ p.title }} {{ p.summary }}{% endfor %} {own}"),
    ("templates/components/hello.html", "{% component hello(src: string, @page) -%}\n<p>{hello} {{ src }} {hello asks}</p>\n{%- endcomponent hello %}\n"),
    ("templates/components/prices.html", "{% component prices(@table, @page) -%}\n<p>{{ page.as_of }}{% for g in table.groups %}{% for r in g.rows %}{% for c in r.cells %}{{ c.value }}{% endfor %}{% endfor %}{% endfor %}</p>\n{%- endcomponent prices %}\n"),
    ("templates/components/glyph.html", "{% component glyph(name: string) -%}\n<i>{{ name }} {glyph}</i>\n{%- endcomponent glyph %}\n"),
    ("templates/components/claim.html", "{% component claim(@claim) -%}\n<b>{{ claim.html }} {claim}</b>\n{%- endcomponent claim %}\n"),
    ("static/robots.txt", "{robots}"),
    ("themes/x/theme.toml", "name = \"x\"\nmin_version = \"0.1.0\"\nmax_version = \"0.1\"\n[options]\naccent = \"{x option}\"\n"),
    ("themes/x/templates/page.html", "{% extends \"default/page.html\" %}\n{% block opener %}X {x page} {{ site.options.accent }} {{ asset(path=\"x.css\") }}{% endblock opener %}\n"),
    ("themes/x/i18n/en.toml", "[home]\ntitle = \"{x word}\"\n"),
    ("themes/x/static/x.css", "{x css}"),
    ("static/own.css", "{style}"),
    ("static/x.css", "{style}"),
    ("samples/s.js", "{sample}"),
];

/// The value of each field; the first value for fields that are not listed.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Chosen(BTreeMap<&'static str, usize>);

impl Chosen {
    /// Chooses a value of a field, by their numbers.
    pub(crate) fn set(&mut self, field: usize, value: usize) {
        let (name, values) = FIELDS[field % FIELDS.len()];
        self.0.insert(name, value % values.len());
    }

    /// Chooses a value of a field, by their texts.
    pub(crate) fn choose(&mut self, field: &str, text: &str) {
        let (name, values) = FIELDS.iter().find(|(name, _)| *name == field).expect("a field");
        let at = values.iter().position(|value| *value == text).expect("a value of the field");
        self.0.insert(name, at);
    }

    fn fill(&self, text: &str) -> Option<String> {
        let mut filled = text.to_owned();
        for (name, values) in FIELDS {
            let hole = format!("{{{name}}}");
            if filled.contains(&hole) {
                let value = values[self.0.get(name).copied().unwrap_or_default()];
                if value == GONE {
                    return None;
                }
                filled = filled.replace(&hole, value);
            }
        }
        Some(filled)
    }

    /// All files of the site by their paths.
    pub(crate) fn files(&self) -> BTreeMap<String, String> {
        let file = |(path, text): &(&str, &str)| Some((self.fill(path)?, self.fill(text)?));
        FILES.iter().filter_map(file).collect()
    }
}
