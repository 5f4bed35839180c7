//! The Markdown of guides, the same in every run.

use std::sync::LazyLock;

use crate::random::Random;

/// Months of 28 days, so that every day exists.
const DAYS: usize = 28;

static WORDS: LazyLock<Vec<&str>> = LazyLock::new(|| TEXT.split(' ').collect());

const TEXT: &str = "a an and as at by can each few for from in is it less more most of on one or \
    than that the to two what when where which with without answer backup batch binary bound buffer \
    build cache client cluster code commit compiler contract core cost crash data deadline debugger \
    delay deploy disk driver error event failure field file format frame garbage graph growth handler \
    heap host import index input job kernel key language latency library licence limit line load \
    lock log loop machine memory message method metric model module network node object order output \
    package page parser patch path plan pool port price process program proof protocol query queue \
    read record region release replica report request response result retry risk route runtime schema \
    script server session share signal size socket source stack state step storage stream support \
    system table task team test thread time token tool trace type unit update upgrade user value \
    version weight window worker write";

const SUBJECTS: [&str; 12] = [
    "Alder", "Birch", "Cedar", "Dogwood", "Elm", "Fir", "Gorse", "Hazel", "Ivy", "Juniper",
    "Larch", "Maple",
];

const CRITERIA: [&str; 8] = [
    "Start-up",
    "Throughput",
    "Memory",
    "Packages",
    "Debugging",
    "Deployment",
    "Hiring",
    "Upgrades",
];

/// Languages and code; `NAME` becomes a name that no other guide has, `7` a number.
const CODE: [(&str, &str); 6] = [
    ("rust", include_str!("code/sample.rs.txt")),
    ("javascript", include_str!("code/sample.js.txt")),
    ("python", include_str!("code/sample.py.txt")),
    ("go", include_str!("code/sample.go.txt")),
    ("sql", include_str!("code/sample.sql.txt")),
    ("bash", include_str!("code/sample.sh.txt")),
];

/// Its name in the folder of guides.
pub(crate) fn file_name(number: usize) -> String {
    format!("guide-{number:06}.md")
}

/// Guide `number` of `count`, of about 10 kB: sections with lists, tables, two samples of code that
/// stand in no other guide, links to other guides, questions.
pub(crate) fn guide(number: usize, count: usize) -> String {
    let mut writer = Writer { random: Random::fixed(number as u64), text: String::new(), count };
    writer.guide(number);
    writer.text
}

/// Code of which no line with a name was seen before; `number` decides which.
pub(crate) fn code(number: usize) -> (&'static str, String) {
    let (language, code) = CODE[number % CODE.len()];
    let number = number.to_string();
    (language, code.replace('7', &number).replace("NAME", &format!("part_{number}")))
}

struct Writer {
    random: Random,
    text: String,
    /// Guides in all
    count: usize,
}

impl Writer {
    fn guide(&mut self, number: usize) {
        let one = self.random.below(SUBJECTS.len());
        let step = 1 + self.random.below(SUBJECTS.len() - 1);
        let pair = [SUBJECTS[one], SUBJECTS[(one + step) % SUBJECTS.len()]];
        self.front_matter(number, pair);
        self.paragraph(90);
        self.push("<!-- more -->\n\n");
        for criterion in &CRITERIA[..5] {
            self.criterion(criterion, pair);
        }
        self.tables(pair);
        for sample in 0..2 {
            let (language, code) = code(2 * number + sample);
            self.push(&format!("## The same in {language}\n\n"));
            self.paragraph(30);
            self.push(&format!("```{language}\n{code}```\n\n"));
        }
        self.push("## Questions\n\n");
        for _ in 0..4 {
            let question = self.words(8);
            self.push(&format!("### What of {question}?\n\n"));
            self.paragraph(40);
        }
        self.push("## In short\n\n");
        self.paragraph(80);
    }

    fn front_matter(&mut self, number: usize, [one, other]: [&str; 2]) {
        let (year, month) = (2020 + self.random.below(6), 1 + self.random.below(12));
        let day = 1 + self.random.below(DAYS);
        let description = self.words(14);
        let tags = [self.word(), self.word()];
        self.push(&format!(
            "+++\ntitle = \"{one} or {other}, number {number}\"\ndescription = \"{description}\"\n\
             date = {year}-{month:02}-{day:02}\ntags = [\"{}\", \"{}\"]\n+++\n\n",
            tags[0], tags[1]
        ));
    }

    fn criterion(&mut self, criterion: &str, pair: [&str; 2]) {
        self.push(&format!("## {criterion}\n\n"));
        self.paragraph(40);
        for subject in pair {
            self.push(&format!("### {criterion} with {subject}\n\n"));
            for _ in 0..4 {
                let sentence = self.sentence(14);
                self.push(&format!("- {sentence}\n"));
            }
            self.push("\n");
        }
    }

    fn tables(&mut self, [one, other]: [&str; 2]) {
        self.push(&format!("## At a glance\n\n| | {one} | {other} |\n| --- | --- | --- |\n"));
        for criterion in CRITERIA {
            let (left, right) = (self.sentence(6), self.sentence(6));
            self.push(&format!("| {criterion} | {left} | {right} |\n"));
        }
        self.push("\n## Which when\n\n| You need | Take |\n| --- | --- |\n");
        for _ in 0..6 {
            let (need, choice) = (self.sentence(7), self.random.of(&[one, other]).to_owned());
            self.push(&format!("| {need} | {choice} |\n"));
        }
        self.push("\n");
    }

    fn paragraph(&mut self, words: usize) {
        let mut left = words;
        while left > 0 {
            let length = (8 + self.random.below(14)).min(left);
            let sentence = self.sentence(length);
            self.push(&sentence);
            left -= length;
            self.push(if left > 0 { " " } else { "\n\n" });
        }
    }

    /// Some have a word in bold, code, or a link to another guide.
    fn sentence(&mut self, words: usize) -> String {
        let text = self.words(words.saturating_sub(1));
        let last = self.word();
        let last = match self.random.below(10) {
            0 | 1 => format!("**{last}**"),
            2 => format!("`{last}()`"),
            3 => format!("[{last}]({})", file_name(self.random.below(self.count))),
            _ => last.to_owned(),
        };
        format!("It is {text} {last}.")
    }

    fn words(&mut self, count: usize) -> String {
        let words: Vec<&str> = (0..count).map(|_| self.word()).collect();
        words.join(" ")
    }

    fn word(&mut self) -> &'static str {
        self.random.of(&WORDS)
    }

    fn push(&mut self, text: &str) {
        self.text.push_str(text);
    }
}
