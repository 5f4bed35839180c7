//! Generated sites, the same in every run: names that are legal but difficult, matrices of every kind of
//! fact, and guides made of everything that Markdown and directives allow.

use std::fmt::Write as _;

use crate::support::Folder;
use crate::support::random::Random;

/// Texts for every place where authors can write text.
const NAMES: [&str; 24] = [
    "<b>&\"'</b>",
    "</script><script>alert(1)</script>",
    "<!-- x",
    "-->",
    "]]>",
    "</title>",
    "&amp;lt; &nbsp;",
    "مرحبا بالعالم",
    "עברית\u{200f}!",
    "\u{202e}reversed",
    "👩\u{200d}💻 😀",
    "e\u{301}\u{302}",
    "漢字かな交じり文",
    "Ünïcödé",
    "{{ x }} {% y %} {# z #}",
    "a\tb",
    "=1+1",
    "C++ / C#",
    "100 % of #1?",
    "'\"`´",
    "\\\\server\\x",
    "javascript:alert(1)",
    "*marked* _so_ [up](/)",
    "Very long, and longer still, so that it cannot stand on a line, nor on two, nor in a cell of a \
     table, nor in the title of a browser's tab, and it has aVeryLongWordThatNobodyCanBreakAnywhere.",
];

/// Kinds of criteria with their keys, and facts.
const KINDS: [(&str, &[&str]); 10] = [
    ("kind = 'yes-no'", &["'yes'", "'no'"]),
    ("kind = 'level'", &["'yes'", "'partial'", "'no'"]),
    ("kind = 'number'\nbetter = 'lower'\nunit = 'ms & <s>'", &["1", "2.5", "-3", "1e9"]),
    ("kind = 'number'", &["1", "2"]),
    ("kind = 'money'\nunit = 'USD'\nscale = [9, 0]", &["3", "4.5"]),
    ("kind = 'rating'", &["1", "5"]),
    ("kind = 'version'\nbetter = 'higher'", &["'3.9'", "'4.0b1'"]),
    ("kind = 'date'", &["2020-02-29", "1969-07-20"]),
    ("kind = 'text'", &["'<i>some</i> & \"words\"'", "'</td>'"]),
    ("kind = 'list'", &["['a, b', '<c>']", "['&']"]),
];

/// Inlines that are allowed in any text, also in headings, cells and labels of links.
const INLINES: [&str; 22] = [
    "plain words",
    "**bold *and* this**",
    "~~gone~~",
    "`<code> & more`",
    "AT&T &lt; \\<b> &copy;",
    "\"quoted\" -- it's...",
    "<kbd>Ctrl</kbd>",
    "<span lang=\"de\" title='\"'>Wort</span>",
    "a<br>b",
    "a<!-- a comment -->b",
    "$x < \\frac{1}{2}$",
    "![an *image* & \"alt\"](tree.svg)",
    "![in a line](tree.svg \"T & <t>\")",
    "😀 عربي",
    "2 < 3 > 1",
    "[](fact:s0/c0)",
    "**[](fact:s1/c3)**",
    "[its value](fact:none \"why\")",
    "a\\\nb",
    "x<sub>1</sub>",
    "{{ x }}",
    "&#x3c;script&#x3e;",
];

/// Links, or elements that contain one; so they are not put into other links.
const LINKS: [&str; 11] = [
    "[a page](g0.md)",
    "[*its* `place`](g0.md \"T & <t>\")",
    "<https://example.org/?a=b&c=d>",
    "https://example.org/a_b?c=d&e=(f)",
    "<ann@example.org>",
    "[the site](/ 'quoted \"title\"')",
    "[![tree](tree.svg)](g1.md)",
    "[a file](tree.svg?x=1&y=2)",
    "[C#](C%23%20&%20100%25.svg)",
    "![ü](<ü (é).svg>)",
    "[its page](<../ü & ß/index.md#über>)",
];

/// Blocks; `{i}` is an inline or a link, `{t}` an inline, `{n}` a different number each time, `{b}`
/// another block, indented like the text around it.
const BLOCKS: [&str; 56] = [
    "{i} and {i}, then {i}.",
    "Text[^n{n}] and more[^n{n}].\n\n[^n{n}]: {i}",
    "Text[^n{n}].\n\n[^n{n}]: {i}\n\n    {b}",
    "[a note[^n{n}] in a link](g0.md).\n\n[^n{n}]: {t}",
    "[a note[^n{n}] in a claim](fact:none \"why\").\n\n[^n{n}]: {t}",
    "[](g0.md) and [{t}](g1.md) and [https://example.org/](g1.md)",
    "[![{n}](tree.svg)](fact:none \"why\") ![https://example.org/](tree.svg)",
    "<div>*no* `Markdown` in here</div>",
    "# {i}",
    "## v-main\n\n### v footnote ref 1",
    "From $5 to $10, $HOME/$USER and ${VAR} of {id}, 6'2\" or 27\"",
    "<a href=\"https://example.org/\">https://example.org/ -- {n}</a>",
    "## {t} {id} ${VAR} <b>x</b> & y",
    "## {i}",
    "### {t} {#h{n} .wide}",
    "## The same",
    "#### {i}[^n{n}]\n\n[^n{n}]: {t}",
    "{t}\n---",
    "- {i}\n- {i}\n  - {t}",
    "- {i}\n\n  {b}\n\n- {t}",
    "1. {i}\n\n   {b}\n2. {t}",
    "3) {t}",
    "- [x] {i}\n- [ ] {t}\n\n  {b}",
    "> {i}\n>\n> {b}",
    "> [!NOTE]\n> {i}\n>\n> {b}",
    "> [!CAUTION]\n> {b}",
    "| {t} | b |\n| :-- | --: |\n| {t} | `x` |\n| [](fact:s0/c2) | |",
    "{t}\n: {i}\n\n  {b}\n\n: more",
    "***",
    "```\n</pre><b>&\n```",
    "```js title=\"a <b> & 'c'\" subject=\"s0\" hl=\"1\" linenos\nlet a = \"</script>\" && 1;\n```",
    "```diff\n+ a\n- b\n```",
    "    indented & more",
    "$$\n\\sum_{i<n} x_i\n$$",
    "![alone](tree.svg)",
    "![alone & <x>](tree.svg \"A *caption* & <more>\")",
    "<div class=\"x\">\n\n{b}\n\n</div>",
    "<details>\n<summary>More</summary>\n\n{b}\n\n</details>",
    "<table><tbody><tr><td>{n}</td></tr></tbody></table>",
    "<p>A <b>paragraph</b> of <a href=\"https://example.org/\">theirs</a></p>",
    "<figure><img src=\"https://example.org/x.png\" alt=\"\"><figcaption>x</figcaption></figure>",
    "<svg viewBox=\"0 0 1 1\"><path d=\"M0 0\"/></svg>",
    "<!-- a comment\n\nof two lines -->",
    "::matrix",
    "::matrix{criteria=\"c0 c1\" subjects=\"s0\"}",
    "::scores",
    "::chart{criterion=\"c3\"}",
    "::facts{subject=\"s1\"}",
    "::scenarios",
    "::sources",
    "::related",
    "::toc",
    ":::criterion{id=\"c1\"}\n\n{b}\n\n:::subject{id=\"s0\"}\n\n{b}\n\n:::\n\n:::subject{id=\"s1\"}\n{t}\n:::\n\n{b}\n\n:::",
    ":::verdict{on=\"c1\" winner=\"depends\"}\n\n{b}\n\n:::",
    ":::faq\n\n{b}\n\n## {i}?\n\n{b}\n\n## The same\n\n{b}\n\n:::",
    ":::samples\n{t}\n\n```py subject=\"s0\"\nx = '<'\n```\n\n```js title=\"<\"\ny\n```\n:::",
];

/// Blocks about the author and the call to action, and lists of a subject.
const LISTS: [&str; 5] = [
    ":::pros{subject=\"s0\"}\n\n- {i}\n- {t}\n\n:::",
    ":::cons{subject=\"s1\"}\n\n- {i}\n\n:::",
    ":::when{subject=\"s1\"}\n\n- {t}\n\n:::",
    ":::call-to-action{href=\"g0.md\" label=\"Buy <now> & \"}\n{t}\n:::",
    ":::author{name=\"Ann <b>\"}\n{i}\n:::",
];

/// Ids that authors write, and links to them: only if raw HTML is not escaped.
const ANCHORS: [&str; 2] = [
    "## Raw\n\n<div id=\"raw-{n}\">\n\n{b}\n\n</div>\n\n[to it](#raw-{n}), [up](#top)",
    "<a name=\"old-{n}\"></a> and [back](#old-{n}:~:text=back)",
];

/// Content that would run if the policy allowed it.
const HOSTILE: [&str; 12] = [
    "<script>a()</script>",
    "Text <img src=/sub/ onerror=a()> and <b onclick='a()'>{t}</b>.",
    "<div onload=\"a()\">\n\n{b}\n\n</div>",
    "<a href=\" java\nscript:a()\">{n}</a>",
    "<iframe srcdoc=\"<script>a()</script>\"></iframe>",
    "<svg><script>a()</script><a xlink:href=\"javascript:a()\">x</a></svg>",
    "$\\operatorname{<img src=/sub/ onerror=a()>} + \\text{<script>a()</script>}$",
    "<style>@import \"javascript:a()\";</style>",
    "<base href=\"https://example.org/\">",
    "![<img src=/sub/ onerror=a()>](tree.svg \"\\\"><script>a()</script>\")",
    "[{t}](g0.md \"\\\" onclick=\\\"a()\") <g0.md onclick=a()>",
    "## <img src=/sub/ onerror=a()> {#h{n}}",
];

const IMAGE: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"2\" height=\"1\"/>";

const GUIDES: usize = 6;

/// Whether authors may write any HTML into the site of a seed.
pub(crate) fn allows_all(seed: u64) -> bool {
    seed % 4 < 2
}

pub(crate) fn site(seed: u64) -> Folder {
    let policy = match seed % 4 {
        2 => "sanitize",
        3 => "escape",
        _ => "allow",
    };
    let mut any = Any { random: Random::new(seed), policy, numbers: 0 };
    let home = Folder::new();
    home.write("versus.toml", any.config());
    home.write("content/_index.md", "# Home\n");
    let paginate = any.random.of(&["", "paginate = 2\n"]);
    home.write("content/s/_index.md", any.page(&format!("{paginate}sort_by = \"title\"\n"), "x\n"));
    home.write("content/s/matrix.toml", any.matrix());
    for name in ["tree", "C# & 100%", "ü (é)"] {
        home.write(&format!("content/s/{name}.svg"), IMAGE);
    }
    home.write("content/ü & ß/index.md", any.page("path = \"über/ß\"\n", "## Über\n"));
    for guide in 0..GUIDES {
        let matter = any.matter(guide);
        let body = any.body();
        home.write(&format!("content/s/g{guide}.md"), any.page(&matter, &body));
    }
    home
}

struct Any {
    random: Random,
    policy: &'static str,
    /// How many numbers were used
    numbers: usize,
}

impl Any {
    /// A unique difficult text, as TOML writes it.
    fn name(&mut self) -> String {
        let name = self.random.of(&NAMES).to_owned();
        let number = self.number();
        serde_json::to_string(&format!("{name} {number}")).expect("a string is JSON, and TOML")
    }

    fn number(&mut self) -> usize {
        self.numbers += 1;
        self.numbers
    }

    fn config(&mut self) -> String {
        let [title, description, author] = [self.name(), self.name(), self.name()];
        let lang = self.random.of(&["en", "de", "ar"]);
        let html = self.policy;
        format!(
            "title = {title}\ndescription = {description}\nauthor = {author}\nlang = \"{lang}\"\n\
             [markdown]\nhtml = \"{html}\"\n"
        )
    }

    fn page(&mut self, matter: &str, body: &str) -> String {
        let [title, description] = [self.name(), self.name()];
        format!("+++\ntitle = {title}\ndescription = {description}\n{matter}+++\n{body}")
    }

    fn matter(&mut self, guide: usize) -> String {
        let (tags, author) = ([self.name(), self.name()].join(", "), self.name());
        let day = 1 + self.random.below(28);
        let further = self.random.of(&[
            "",
            "updated = 2026-05-01\ncover = \"tree.svg\"\n",
            "noindex = true\n",
            "canonical_url = \"https://example.org/?a=b&c=d\"\n",
            "level = \"<hard> & long\"\nsubjects = [\"s0\", \"s1\"]\n",
        ]);
        format!(
            "tags = [{tags}]\nauthors = [{author}]\ndate = 2026-02-{day:02}\n\
             aliases = [\"old/{guide}\"]\n{further}"
        )
    }

    fn matrix(&mut self) -> String {
        let mut text = format!("title = {}\nlicence = {}\n", self.name(), self.name());
        text += "[policy]\nsources = 'optional'\n[pages]\npairs = 'all'\n";
        for group in 0..2 {
            let [name, about] = [self.name(), self.name()];
            write!(text, "[[group]]\nid = 'g{group}'\nname = {name}\nabout = {about}\n")
                .expect("it fits");
        }
        for (at, (kind, _)) in KINDS.iter().enumerate() {
            let [name, about] = [self.name(), self.name()];
            let group = self.random.below(2);
            write!(
                text,
                "[[criterion]]\nid = 'c{at}'\ngroup = 'g{group}'\nname = {name}\nabout = {about}\n\
                 {kind}\n"
            )
            .expect("it fits");
        }
        let title = self.name();
        write!(
            text,
            "[[source]]\nid = 'x'\ntitle = {title}\nurl = 'https://example.org/?a=b&c=%27d'\n"
        )
        .expect("it fits");
        for subject in 0..2 + self.random.below(3) {
            self.subject(&mut text, subject);
        }
        let [name, about, because] = [self.name(), self.name(), self.name()];
        text + &format!(
            "[[scenario]]\nid = 'w'\nname = {name}\nabout = {about}\nbecause = {because}\n\
             requires = ['c0']\nweights = {{ g1 = 3 }}\n"
        )
    }

    fn subject(&mut self, text: &mut String, subject: usize) {
        let [name, about] = [self.name(), self.name()];
        let own = self.random.of(&["true", "false"]);
        write!(
            text,
            "[[subject]]\nid = 's{subject}'\nname = {name}\nabout = {about}\nown = {own}\n\
             url = 'https://example.org/{subject}?a=b&c=d'\n[subject.facts]\n"
        )
        .expect("it fits");
        for (at, (_, facts)) in KINDS.iter().enumerate() {
            let value = match self.random.below(10) {
                0 => "'n/a'",
                1 => "'unknown'",
                2 => continue,
                _ => self.random.of(facts),
            };
            let note = self.name();
            let further = match self.random.below(3) {
                0 => String::new(),
                1 => format!(", source = 'x', checked = 2026-01-02, note = {note}"),
                _ => {
                    ", source = ['x', 'https://example.org/?y=1&z'], evidence = 'vendor'".to_owned()
                }
            };
            writeln!(text, "c{at} = {{ value = {value}{further} }}").expect("it fits");
        }
    }

    fn body(&mut self) -> String {
        let more = self.random.of(&["", "{i}.\n\n<!-- more -->\n\n", "{i} {t}\n\n"]);
        let mut body = self.filled(more, 0);
        for _ in 0..10 + self.random.below(10) {
            body += &self.block(0);
            body += "\n\n";
        }
        body
    }

    fn block(&mut self, depth: usize) -> String {
        if depth < 3 && self.random.below(5) == 0 {
            let own = self.random.of(if self.policy == "allow" { &ANCHORS } else { &HOSTILE });
            return self.filled(own, depth);
        }
        let all = BLOCKS.len() + LISTS.len();
        // At a certain depth there is only text, so that the recursion ends.
        let block = match if depth < 3 { self.random.below(all) } else { 0 } {
            at if at < BLOCKS.len() => BLOCKS[at],
            at => LISTS[at - BLOCKS.len()],
        };
        self.filled(block, depth)
    }

    fn filled(&mut self, block: &str, depth: usize) -> String {
        let (mut text, number) = (String::new(), self.number());
        for line in block.split_inclusive('\n') {
            let mut rest = line;
            while let Some(at) = rest.find('{') {
                let (before, hole) = rest.split_at(at);
                text += before;
                let taken = match hole.get(..3) {
                    Some("{n}") => number.to_string(),
                    Some("{t}") => self.random.of(&INLINES).to_owned(),
                    Some("{i}") if self.random.below(3) == 0 => self.random.of(&LINKS).to_owned(),
                    Some("{i}") => self.random.of(&INLINES).to_owned(),
                    Some("{b}") => {
                        let within = &line[..line.len() - hole.len()];
                        let within: String =
                            within.chars().map(|c| if c == '>' { c } else { ' ' }).collect();
                        self.block(depth + 1).replace('\n', &format!("\n{within}"))
                    }
                    _ => {
                        text.push('{');
                        rest = &hole[1..];
                        continue;
                    }
                };
                // A cell, a heading or a term is one line.
                let one_line = line.starts_with(['|', '#']) || line.contains("[^n");
                text += &if one_line { taken.replace("\\\n", " ") } else { taken };
                rest = &hole[3..];
            }
            text += rest;
        }
        text
    }
}
