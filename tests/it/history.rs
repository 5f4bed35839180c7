//! The page of changes of a matrix: the tests create repositories with `git`, and build sites in them.

use std::cell::Cell;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::support::{Folder, run, tree, versus};
use versus::internals::base::date::Date;
use versus::internals::compile::Resolved;
use versus::internals::compile::resolve::Selection;
use versus::internals::workspace::{Changed, Workspace};

/// A repository in a temporary folder, with a site in its root or a subfolder.
struct Repository {
    folder: Folder,
    /// The day of the next commit, from 2026-01-01
    day: Cell<u32>,
}

impl Repository {
    fn new() -> Repository {
        let repository = Repository { folder: Folder::new(), day: Cell::new(1) };
        repository.git(&["init", "--quiet", "--initial-branch=main"]);
        repository
    }

    /// Runs git without any user configuration, on a given day.
    fn git(&self, arguments: &[&str]) -> String {
        git(self.folder.path(), self.day.get(), arguments)
    }

    fn write(&self, path: &str, text: &str) {
        self.folder.write(path, text);
        // A section is a folder with Markdown in it.
        if let Some(section) = path.strip_suffix("/matrix.toml") {
            self.folder.write(&format!("{section}/_index.md"), "# S\n");
        }
    }

    /// Commits everything, on the next day.
    fn commit(&self, message: &str) {
        self.git(&["add", "--all"]);
        self.git(&["commit", "--quiet", "--message", message]);
        self.day.set(self.day.get() + 1);
    }

    fn site(&self, below: &str) -> Site {
        build(&self.folder.join(below))
    }
}

fn git(folder: &Path, day: u32, arguments: &[&str]) -> String {
    let date = format!("2026-01-{day:02}T12:00:00+00:00");
    let output = Command::new("git")
        .current_dir(folder)
        .args(arguments)
        .env_clear()
        .envs(std::env::var_os("PATH").map(|path| ("PATH", path)))
        .envs([("GIT_CONFIG_GLOBAL", "/dev/null"), ("GIT_CONFIG_NOSYSTEM", "1")])
        .envs([("GIT_AUTHOR_NAME", "A"), ("GIT_AUTHOR_EMAIL", "a@example.org")])
        .envs([("GIT_COMMITTER_NAME", "A"), ("GIT_COMMITTER_EMAIL", "a@example.org")])
        .envs([("GIT_AUTHOR_DATE", &date), ("GIT_COMMITTER_DATE", &date)])
        .output()
        .expect("git is there");
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "git {arguments:?}: {said}");
    String::from_utf8(output.stdout).expect("UTF-8")
}

/// The result of a build of a site.
struct Site {
    out: Folder,
    report: String,
}

fn build(root: &Path) -> Site {
    let out = Folder::new();
    let mut command = versus();
    command.args(["build", "--quiet", "--today", "2026-06-01", "--format", "json", "--root"]);
    let (exit, stdout, stderr) = run(command.arg(root).arg("--out").arg(out.path()));
    assert_eq!(exit, 0, "{stdout}{stderr}");
    Site { out, report: stdout + &stderr }
}

impl Site {
    fn has(&self, path: &str) -> bool {
        self.out.join(path).exists()
    }

    /// The page of changes of the matrix in `content/s/`.
    fn page(&self) -> String {
        self.out.text("s/changes/index.html")
    }

    /// The summaries of its commits, the newest first.
    fn commits(&self) -> Vec<String> {
        let page = self.page();
        let titles = page.split("<h2 class=\"change-title\">").skip(1);
        let summary = |title: &str| {
            let (_, rest) = title.split_once("<span>").expect("a summary");
            rest.split_once("</span>").expect("its end").0.to_owned()
        };
        titles.map(summary).collect()
    }
}

/// A matrix with the subject `a` in the file itself, with one fact of kind `level`.
fn matrix(a: &str) -> String {
    format!(
        "title = \"Tools\"\npolicy = {{ sources = \"optional\" }}\n\
         [[criterion]]\nid = \"speed\"\nname = \"Speed\"\nkind = \"level\"\n\
         [[subject]]\nid = \"a\"\nname = \"Anvil\"\nfacts = {{ speed = \"{a}\" }}\n"
    )
}

fn subject(fact: &str) -> String {
    format!("id = \"b\"\nname = \"Bellows\"\nfacts = {{ speed = \"{fact}\" }}\n")
}

const MATRIX: &str = "content/s/matrix.toml";
const BELLOWS: &str = "content/s/subjects/b.toml";
const GUIDE: &str = "content/s/g.md";
const PAGE: &str = "s/changes/index.html";
const FEED: &str = "s/changes/feed.xml";

/// Two versions: `a` changes from no to yes and gets ahead of `b`.
fn two_versions() -> Repository {
    let repository = Repository::new();
    repository.write(MATRIX, &matrix("no"));
    repository.write(BELLOWS, &subject("partial"));
    repository.commit("Begin");
    repository.write(MATRIX, &matrix("yes"));
    repository.commit("Anvil is fast now\n\nIt was not.");
    repository
}

#[test]
fn a_value_that_changed_is_on_the_page_and_in_the_feed() {
    let site = two_versions().site("");
    let page = site.page();
    assert_eq!(site.commits(), ["Anvil is fast now"]);
    for text in [
        "<title>What changed in Tools",
        "<p class=\"dek\">1 commit since 1 January 2026, in which 1 fact changed.</p>",
        "The record begins on 1 January 2026",
        "<time class=\"label\" datetime=\"2026-01-02\">2 January 2026</time>",
        "<li>Anvil now leads overall; before: Bellows.</li>",
        "<th scope=\"row\">Anvil</th>\n<td>Speed</td>",
        "href=\"/s/changes/feed.xml\"",
        "<li><a href=\"/s/\">S</a></li>",
    ] {
        assert!(page.contains(text), "{text}\n{page}");
    }
    let (before, after) = page.split_once("<bdi>No</bdi>").expect("what it was");
    assert!(!before.contains("<bdi>Yes</bdi>") && after.contains("<bdi>Yes</bdi>"));
    let feed = site.out.text(FEED);
    for text in [
        "<title>Anvil is fast now</title>",
        "<updated>2026-01-02T12:00:00+00:00</updated>",
        "Anvil, Speed: No → Yes",
        "Anvil now leads overall; before: Bellows.",
    ] {
        assert!(feed.contains(text), "{text}\n{feed}");
    }
    assert!(site.out.text("s/index.html").contains("href=\"/s/changes/\""));
    assert_eq!(site.report, "");
}

#[test]
fn uncommitted_changes_are_not_history() {
    let repository = two_versions();
    let before = repository.site("").page();
    repository.write(MATRIX, &matrix("partial"));
    assert_eq!(repository.site("").page(), before);
}

#[test]
fn a_matrix_with_one_version_has_no_page_of_changes() {
    let repository = Repository::new();
    repository.write(MATRIX, &matrix("no"));
    repository.write(BELLOWS, &subject("partial"));
    assert!(!repository.site("").has("s/changes"), "in no commit");
    repository.commit("Begin");
    repository.write("content/s/a.md", "# A\n\nText.\n");
    repository.commit("A guide");
    repository.write(MATRIX, &(matrix("no") + "# A remark.\n"));
    repository.commit("A remark");
    let site = repository.site("");
    assert!(!site.has("s/changes"));
    assert!(!site.out.text("s/index.html").contains("changes"));
}

#[test]
fn a_site_outside_git_builds_without_changes() {
    let folder = Folder::new();
    folder.write(MATRIX, matrix("no"));
    folder.write("content/s/_index.md", "# S\n");
    let site = build(folder.path());
    assert!(site.has("s/index.html") && !site.has("s/changes"));
    assert_eq!(site.report, "");
}

#[test]
fn an_added_subject_is_listed_by_name() {
    let repository = Repository::new();
    repository.write(MATRIX, &matrix("no"));
    repository.commit("Begin");
    repository.write(BELLOWS, &subject("partial"));
    repository.commit("Bellows");
    let page = repository.site("").page();
    assert!(page.contains("<li>Bellows was added, with 1 fact.</li>"), "{page}");
    assert!(!page.contains("change-table"), "{page}");
}

#[test]
fn an_edit_of_shared_criteria_changes_each_matrix_that_shares_them() {
    const SHARED: &str = "content/criteria.toml";
    let repository = Repository::new();
    let speed = "[[criterion]]\nid = \"speed\"\nname = \"Speed\"\nkind = \"level\"\n";
    let weight = "[[criterion]]\nid = \"weight\"\nname = \"Weight\"\nkind = \"level\"\n";
    let sharing = "title = \"Tools\"\ncriteria = \"../criteria.toml\"\n\
        policy = { sources = \"optional\" }\n\
        [[subject]]\nid = \"a\"\nname = \"Anvil\"\nfacts = { speed = \"yes\" }\n";
    repository.write(MATRIX, &matrix("no"));
    repository.commit("Own criteria");
    repository.write(SHARED, speed);
    repository.write(MATRIX, sharing);
    repository.commit("Shared criteria, and another fact");
    repository.write(SHARED, "[[criterion]]\nid = \"speed\"\n");
    repository.commit("Mistaken");
    repository.write(SHARED, &format!("{speed}{weight}"));
    repository.commit("Weight");
    let site = repository.site("");
    assert_eq!(site.commits(), ["Weight", "Shared criteria, and another fact"]);
    assert!(site.page().contains("Weight"), "{}", site.page());
}

#[test]
fn the_repository_may_be_above_the_site() {
    let repository = Repository::new();
    for fact in ["no", "yes"] {
        repository.write(&format!("docs/site/{MATRIX}"), &matrix(fact));
        repository.commit(fact);
        // A matrix at the same path from the root of the repository is a different one.
        repository.write(MATRIX, &matrix("partial"));
    }
    assert_eq!(repository.site("docs/site").commits(), ["yes"]);
}

#[test]
fn committed_files_are_not_taken_for_a_repository() {
    let repository = Repository::new();
    for fact in ["no", "yes"] {
        repository.write(&format!("docs/{MATRIX}"), &matrix(fact));
        repository.commit(fact);
    }
    // Git commits everything that is not named `.git`, including the files of a repository.
    let forged = two_versions();
    let git = forged.folder.join(".git");
    for entry in walkdir::WalkDir::new(&git).into_iter().flatten() {
        let below = entry.path().strip_prefix(&git).expect("below");
        for place in ["docs", "docs/content"] {
            let to = repository.folder.join(place).join(below);
            match entry.file_type().is_dir() {
                true => fs::create_dir_all(to).expect("made"),
                false => drop(fs::copy(entry.path(), to).expect("copied")),
            }
        }
    }
    for place in ["docs", "docs/content"] {
        let config = "[core]\n\trepositoryformatversion = 0\n\tbare = false\n\tworktree = .\n";
        repository.folder.write(&format!("{place}/config"), config);
    }
    assert_eq!(repository.site("docs").commits(), ["yes"]);
}

#[test]
fn content_may_be_a_separate_repository() {
    let repository = Repository::new();
    for fact in ["no", "yes"] {
        repository.write("s/matrix.toml", &matrix(fact));
        repository.commit(fact);
    }
    let site = Folder::new();
    fs::rename(repository.folder.path(), site.join("content")).expect("moved");
    fs::create_dir(repository.folder.path()).expect("made");
    assert_eq!(build(site.path()).commits(), ["yes"]);
}

#[test]
fn a_shallow_clone_says_how_far_back_it_reaches() {
    let repository = two_versions();
    repository.write(MATRIX, &matrix("partial"));
    repository.commit("Not so fast");
    let clone = |depth: &str| {
        let folder = Folder::new();
        let from = format!("file://{}", repository.folder.path().display());
        git(folder.path(), 1, &["clone", "--quiet", "--depth", depth, &from, "site"]);
        folder
    };
    let two = clone("2");
    let site = build(&two.join("site"));
    assert_eq!(site.commits(), ["Not so fast"]);
    assert!(site.page().contains("tells nothing from before 2 January 2026"), "{}", site.page());
    assert!(!build(&clone("1").join("site")).has("s/changes"));
}

#[test]
fn a_version_that_does_not_parse_is_skipped() {
    let repository = two_versions();
    repository.write(MATRIX, "title = \n");
    repository.commit("Break it");
    repository.write(MATRIX, &matrix("partial"));
    repository.commit("Mend it");
    let site = repository.site("");
    assert_eq!(site.commits(), ["Mend it", "Anvil is fast now"]);
}

#[test]
fn a_page_of_the_author_replaces_the_one_that_is_made() {
    let repository = two_versions();
    repository.write("content/s/changes.md", "# Our own words\n\nText.\n");
    let site = repository.site("");
    assert!(site.page().contains("Our own words") && !site.page().contains("change-title"));
    assert!(site.has(FEED), "the feed is not at its address");
    assert!(site.out.text("s/index.html").contains("href=\"/s/changes/\""));
}

#[test]
fn the_page_can_be_turned_off() {
    let repository = two_versions();
    repository.write(MATRIX, &(matrix("yes") + "[pages]\nchanges = false\n"));
    assert!(!repository.site("").has("s/changes"));
    repository.write("versus.toml", "[feeds]\nenabled = false\n");
    repository.write(MATRIX, &matrix("yes"));
    let site = repository.site("");
    assert!(site.has(PAGE) && !site.has(FEED));
    assert!(!site.page().contains("feed.xml"));
}

#[test]
fn branches_are_listed_by_commit_and_concurrent_changes_by_their_merge() {
    let repository = two_versions();
    repository.git(&["checkout", "--quiet", "-b", "branch"]);
    repository.write(BELLOWS, &subject("no"));
    repository.commit("Bellows leak");
    repository.git(&["checkout", "--quiet", "main"]);
    repository.write("content/s/a.md", "# A\n\nText.\n");
    repository.commit("A guide");
    repository.git(&["merge", "--quiet", "--no-ff", "--message", "Merge", "branch"]);
    assert_eq!(repository.site("").commits(), ["Bellows leak", "Anvil is fast now"]);

    repository.git(&["checkout", "--quiet", "-b", "other"]);
    repository.write(BELLOWS, &subject("yes"));
    repository.commit("Bellows are mended");
    repository.git(&["checkout", "--quiet", "main"]);
    repository.write(MATRIX, &matrix("partial"));
    repository.commit("Anvil wears");
    repository.git(&["merge", "--quiet", "--no-ff", "--message", "Merge both", "other"]);
    let commits = ["Merge both", "Anvil wears", "Bellows leak", "Anvil is fast now"];
    assert_eq!(repository.site("").commits(), commits);
}

#[test]
fn the_history_of_a_moved_matrix_starts_at_the_move() {
    let repository = two_versions();
    repository.git(&["mv", "content/s", "content/t"]);
    repository.commit("Move");
    repository.write("content/t/matrix.toml", &matrix("partial"));
    repository.commit("Not so fast");
    let page = repository.site("").out.text("t/changes/index.html");
    assert!(page.contains("The record begins on 3 January 2026"), "{page}");
}

#[test]
fn a_detached_head_and_another_worktree_have_their_own_history() {
    let repository = two_versions();
    repository.write(MATRIX, &matrix("partial"));
    repository.commit("Not so fast");
    repository.git(&["checkout", "--quiet", "--detach", "HEAD~1"]);
    assert_eq!(repository.site("").commits(), ["Anvil is fast now"]);
    let other = Folder::new();
    let path = other.join("tree");
    repository.git(&["worktree", "add", "--quiet", path.to_str().expect("UTF-8"), "main"]);
    assert_eq!(build(&path).commits(), ["Not so fast", "Anvil is fast now"]);
}

#[test]
fn packed_objects_and_a_commit_graph_give_the_same_history() {
    let repository = two_versions();
    let loose = repository.site("").page();
    repository.git(&["gc", "--quiet"]);
    repository.git(&["commit-graph", "write", "--reachable"]);
    assert_eq!(repository.site("").page(), loose);
}

#[test]
fn a_sha256_repository_is_read_too() {
    let repository = Repository { folder: Folder::new(), day: Cell::new(1) };
    repository.git(&["init", "--quiet", "--object-format=sha256", "--initial-branch=main"]);
    for fact in ["no", "yes"] {
        repository.write(MATRIX, &matrix(fact));
        repository.commit(fact);
    }
    assert_eq!(repository.site("").commits(), ["yes"]);
}

#[test]
fn a_partial_clone_lists_the_changes_that_it_has() {
    let repository = two_versions();
    repository.write(MATRIX, &matrix("partial"));
    repository.commit("Not so fast");
    let id = repository.git(&["rev-parse", &format!("HEAD~2:{MATRIX}")]);
    fs::remove_file(object(repository.folder.path(), id.trim())).expect("removed");
    let site = repository.site("");
    assert_eq!(site.commits(), ["Not so fast"]);
    assert!(site.page().contains("tells nothing from before 2 January 2026"), "{}", site.page());
}

#[test]
fn a_damaged_repository_is_a_warning_and_the_site_is_built() {
    let repository = two_versions();
    let id = repository.git(&["rev-parse", "HEAD"]);
    fs::remove_file(object(repository.folder.path(), id.trim())).expect("removed");
    let site = repository.site("");
    assert!(site.has("s/index.html") && !site.has("s/changes"));
    assert!(site.report.contains("unreadable-history"), "{}", site.report);
}

/// The file of a loose object.
fn object(repository: &Path, id: &str) -> PathBuf {
    repository.join(".git/objects").join(&id[..2]).join(&id[2..])
}

#[test]
fn a_verdict_that_flipped_leads_to_its_guide() {
    let repository = two_versions();
    let guide = |winner: &str| {
        format!("# Which one\n\n:::verdict{{on=\"speed\" winner=\"{winner}\"}}\nText.\n:::\n")
    };
    repository.write("content/s/which.md", &guide("depends"));
    repository.commit("A guide");
    repository.write("content/s/which.md", &guide("a"));
    repository.commit("Decide");
    let site = repository.site("");
    assert_eq!(site.commits(), ["Decide", "Anvil is fast now"]);
    let flip = "Verdict on “Speed”: now Anvil, before “it depends”. \
                <a href=\"/s/which/\">Which one</a>";
    assert!(site.page().contains(flip), "{}", site.page());
}

#[test]
fn the_same_history_gives_the_same_bytes() {
    let repository = two_versions();
    let (one, two) = (repository.site(""), repository.site(""));
    assert!(tree(one.out.path()) == tree(two.out.path()));
}

#[test]
fn a_page_of_changes_follows_the_titles_that_it_names() {
    let repository = two_versions();
    let section = |title: &str, winner: &str| {
        format!("# {title}\n\n:::verdict{{on=\"speed\" winner=\"{winner}\"}}\nText.\n:::\n")
    };
    for winner in ["depends", "a"] {
        repository.write("content/s/deep/_index.md", &section("Which one", winner));
        repository.commit("Decide");
    }
    let page = || {
        let mut command = versus();
        command.args(["build", "--quiet", "--today", "2026-06-01", "--root"]);
        let (exit, _, stderr) = run(command.arg(repository.folder.path()));
        assert_eq!(exit, 0, "{stderr}");
        repository.folder.text("public/s/changes/index.html")
    };
    assert!(page().contains("<a href=\"/s/deep/\">Which one</a>"));
    repository.write("content/s/deep/_index.md", &section("Which of them", "a"));
    assert!(page().contains("<a href=\"/s/deep/\">Which of them</a>"));
    repository.commit("Another title");
    repository.write(BELLOWS, &subject("no"));
    repository.commit("Bellows are slow");
    assert!(page().contains("Bellows are slow"));
}

#[test]
fn a_commit_alone_triggers_a_build() {
    let repository = two_versions();
    repository.write(MATRIX, &matrix("partial"));
    let build = || {
        let mut command = versus();
        command.args(["build", "--quiet", "--today", "2026-06-01", "--root"]);
        let (exit, _, stderr) = run(command.arg(repository.folder.path()));
        assert_eq!(exit, 0, "{stderr}");
        repository.folder.text("public/s/changes/index.html")
    };
    // Files are old enough not to be read again unnecessarily.
    std::thread::sleep(std::time::Duration::from_millis(2_050));
    build();
    assert!(!build().contains("Anvil is middling"));
    repository.commit("Anvil is middling");
    assert!(build().contains("Anvil is middling"));
}

/// Commits are made while a site is edited, but only file changes are reported.
#[test]
fn a_site_in_memory_lists_the_same_changes_as_a_build() {
    let repository = Repository::new();
    let root = repository.folder.path();
    let guide = |verdict: &str| format!("# Which one\n\n{verdict}\n");
    let verdict = |winner: &str| {
        guide(&format!(":::verdict{{on=\"speed\" winner=\"{winner}\"}}\nText.\n:::"))
    };
    repository.write(BELLOWS, &subject("partial"));
    let commit = |speed: &str, winner: &str| {
        repository.write(MATRIX, &matrix(speed));
        repository.write(GUIDE, &verdict(winner));
        repository.commit(speed);
    };
    commit("no", "b");
    commit("yes", "a");
    let today = Date::parse("2026-06-01").expect("a day");
    let selection = Selection { drafts: false, future: false, today };
    let open = || Workspace::open(root, None, selection).expect("the machine does not fail");
    let told = |resolved: &Resolved| format!("{:?}", resolved.site.changes);
    let (mut workspace, opened) = open();
    let mut seen = vec![told(&opened)];
    let mut edit = |text: &str| {
        repository.write(GUIDE, text);
        let changed = BTreeSet::from([GUIDE.to_owned()]);
        let resolved = workspace.refresh(Changed::Files(&changed), selection);
        let resolved = resolved.expect("the machine does not fail");
        assert_eq!(told(&resolved), told(&open().1));
        seen.push(told(&resolved));
    };
    edit(&guide("Without a verdict."));
    edit(&verdict("a"));
    commit("no", "b");
    edit(&guide("Without a verdict again."));
    assert!(seen[0] != seen[1] && seen[0] == seen[2] && seen[2] != seen[3], "{seen:#?}");
}

#[test]
fn large_histories_are_cut_by_bytes_as_by_commits() {
    let repository = Repository::new();
    for at in 0..12_usize {
        let value = ["no", "yes"][at % 2];
        let comment = format!("{at:02}").repeat(7 * 512 * 1024);
        repository.write(MATRIX, &format!("{}# {comment}\n", matrix(value)));
        repository.commit(&format!("Commit {at}"));
    }
    let site = repository.site("");
    // The newest version, and 64 MiB of older ones.
    let kept: Vec<String> = (3..12).rev().map(|at| format!("Commit {at}")).collect();
    assert_eq!(site.commits(), kept);
}

#[test]
fn a_commit_of_a_data_file_alone_is_listed_with_its_values() {
    let of_file = "facts = { speed = { from = \"forge\", at = \"/a/b\" } }";
    let matrix = matrix("no").replace("facts = { speed = \"no\" }", of_file)
        + "[[data]]\nid = \"forge\"\nfile = \"data/forge.json\"\n";
    // The site may be below the root of the repository, and its data file beside its content.
    for below in ["", "site/"] {
        let repository = Repository::new();
        let data = format!("{below}data/forge.json");
        repository.write(&format!("{below}{MATRIX}"), &matrix);
        repository.write(&data, "{ \"a\": { \"b\": \"no\" } }");
        repository.commit("Begin");
        repository.write(&data, "{ \"a\": { \"b\": \"no\" }, \"more\": 1 }");
        repository.commit("Another value");
        repository.write(&data, "{ \"a\": { \"b\": \"yes\" } }");
        repository.commit("The bot was here");
        let site = repository.site(below);
        assert_eq!(site.commits(), ["The bot was here"], "{below}");
        assert!(site.page().contains("<bdi>Yes</bdi>"), "{below}");
    }
}

/// A matrix with one subject and a fact for each of these criteria.
fn checked(facts: &[(&str, &str)]) -> String {
    let mut matrix = "title = \"T\"\npolicy.sources = \"optional\"\n".to_owned();
    for (id, _) in facts {
        matrix += &format!("[[criterion]]\nid = \"{id}\"\nname = \"N\"\nkind = \"number\"\n");
    }
    matrix += "[[subject]]\nid = \"x\"\nname = \"X\"\n[subject.facts]\n";
    facts.iter().fold(matrix, |matrix, (id, fact)| format!("{matrix}{id} = {fact}\n"))
}

#[test]
fn a_value_that_changed_after_its_check_is_reported() {
    let repository = Repository::new();
    let write = |facts: &[(&str, &str)]| repository.write("content/s/matrix.toml", &checked(facts));
    let said = || {
        let mut command = versus();
        command.args(["check", "--today", "2026-02-01", "--root"]).arg(repository.folder.path());
        let (exit, _, said) = run(&mut command);
        assert_eq!(exit, 0, "{said}");
        said.lines()
            .filter(|line| !line.starts_with("checked "))
            .fold(String::new(), |all, line| all + line + "\n")
    };
    let on = |value: &str, day: u32| format!("{{ value = {value}, checked = 2026-01-{day:02} }}");
    let quoted = |words: &str| {
        format!(
            "{{ value = 1, source = 'https://example.org/', quote = '{words}', found = 2026-01-01 }}"
        )
    };
    let cases = |value: &str| {
        let of = |value: &str, when: &str| {
            format!("{{ value = {value}, when = '{when}', checked = 2026-01-01 }}")
        };
        format!("[{}, {}]", of("1", "warm"), of(value, "cold"))
    };
    let first = [
        ("changed", on("1", 1)),
        ("back", on("1", 1)),
        ("digits", on("1.0", 1)),
        ("moved", on("1", 1)),
        ("never", "1".to_owned()),
        ("same-day", on("1", 2)),
        ("edited", on("1", 1)),
        ("late", on("1", 9)),
        ("quoted", quoted("It takes 1 ms")),
        ("spelt", quoted("It takes 1 ms")),
        ("cases", cases("2")),
    ];
    let with = |changes: &[(&str, String)]| {
        let of = |id: &str| changes.iter().find(|(of, _)| *of == id).map(|(_, to)| to.as_str());
        let facts: Vec<(&str, &str)> =
            first.iter().map(|(id, fact)| (*id, of(id).unwrap_or(fact))).collect();
        write(&facts);
    };
    with(&[]);
    repository.commit("first");
    repository.day.set(3);
    with(&[("same-day", on("2", 2)), ("back", on("2", 1))]);
    repository.commit("second");
    repository.day.set(5);
    let third = [
        ("changed", on("2", 1)),
        ("digits", "{ checked = 2026-01-01, value = 1 }".to_owned()),
        ("moved", on("2", 5)),
        ("never", "2".to_owned()),
        ("same-day", on("2", 2)),
        ("quoted", quoted("It took 1 ms")),
        ("spelt", quoted("it takes 1\u{a0}ms")),
        ("cases", cases("3")),
    ];
    with(&third);
    repository.commit("third");
    let edited = [&third[..], &[("edited", on("3", 1)), ("late", on("3", 9))]].concat();
    with(&edited);
    snapbox::assert_data_eq!(said(), snapbox::file!["../cli/unchecked-change.txt"]);
    // The day of a check that is written with the value ends the matter.
    with(&[&third[1..5], &[("changed", on("2", 20))]].concat());
    assert_eq!(said(), "");
}
