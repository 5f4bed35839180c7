//! `versus serve`, with a client that sends arbitrary requests.

use std::fs;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use crate::support::fields::Chosen;
use crate::support::server::Server;
use crate::support::{Folder, run, tree, versus};
use serde_json::json;

fn small_site() -> Folder {
    let site = Folder::new();
    site.write("versus.toml", "title = \"Small\"\nbase_url = \"https://example.org/\"\n");
    site.write("content/_index.md", "# Home\n\nWelcome.\n");
    site.write("content/a.md", "# A page\n\nFirst text.\n");
    site.write("content/b.md", "# B page\n\nOther text.\n");
    site
}

fn rich_site() -> (Folder, Chosen) {
    let (site, chosen) = (Folder::new(), Chosen::default());
    chosen.files().iter().for_each(|(path, text)| site.write(path, text));
    (site, chosen)
}

#[test]
fn served_pages_equal_built_pages() {
    for base in ["", "base_url = \"https://example.org/sub/\""] {
        let (site, mut chosen) = rich_site();
        chosen.choose("base", base);
        site.write("versus.toml", &chosen.files()["versus.toml"]);
        let (exit, _, stderr) =
            run(versus().args(["build", "--today", "2026-06-01", "--root"]).arg(site.path()));
        assert_eq!(exit, 0, "{stderr}");
        let server = Server::of(site.path(), &[]);
        let built = tree(&site.join("public"));
        assert!(built.len() > 20, "{} files", built.len());
        for (path, bytes) in built {
            let served = server.get(&format!("{}/{path}", server.base));
            assert_eq!(served.status, 200, "{path}");
            assert!(served.as_built() == bytes, "{path} differs");
        }
    }
}

#[test]
fn pages_files_and_folders_come_and_go() {
    let site = small_site();
    let server = Server::of(site.path(), &[]);
    assert!(server.get("/a/").text().contains("First text"));
    site.write("content/a.md", "# A page\n\nSecond text.\n");
    server.until_text("/a/", "Second text");
    // The new text is found at once, even before the system has reported the change.
    for number in 0..10 {
        site.write(&format!("content/new/n{number}.md"), format!("# New {number}\n"));
        assert_eq!(server.get(&format!("/new/n{number}/")).status, 200, "{number}");
    }
    fs::rename(site.join("content/new"), site.join("content/moved")).expect("moved");
    assert_eq!(server.get("/moved/n1/").status, 200);
    server.until("/new/n1/", |response| response.status == 404);
    site.remove("content/b.md");
    server.until("/b/", |response| response.status == 404);
    fs::remove_dir_all(site.join("content/moved")).expect("removed");
    server.until("/moved/n1/", |response| response.status == 404);
    site.write("static/robots.txt", "User-agent: x\n");
    server.until_text("/robots.txt", "User-agent: x");
    site.write("templates/page.html", "<p>{{ page.title }} in a template of its own</p>");
    server.until_text("/a/", "A page in a template of its own");
    site.write("versus.toml", "title = \"Other\"\nbase_url = \"https://example.org/x/\"\n");
    server.until("/x/", |response| response.status == 200 && response.text().contains("Other"));
    assert_eq!(server.get("/").header("location"), "/x/");
}

#[test]
fn a_changed_fact_theme_or_sample_is_detected() {
    let (site, mut chosen) = rich_site();
    chosen.choose("a shown", "```js file=\"samples/s.js\" subject=\"a\"\n```");
    chosen.choose("a facts", "It takes [](fact:a/speed).");
    let put = |chosen: &Chosen| {
        for (path, text) in chosen.files() {
            if fs::read_to_string(site.join(&path)).is_ok_and(|old| old != text) {
                site.write(&path, &text);
            }
        }
    };
    put(&chosen);
    let server = Server::of(site.path(), &[]);
    let page = "/guides/a-vs-b/";
    assert!(server.get(page).text().contains("10\u{202f}ms"));
    chosen.choose("speed a", "50");
    put(&chosen);
    server.until_text(page, "50\u{202f}ms");
    chosen.choose("x page", "2");
    put(&chosen);
    server.until_text("/notes/", "X 2");
    chosen.choose("sample", "f(22);\n");
    put(&chosen);
    server.until_text(page, "22");
}

/// Ways in which editors save a file.
#[test]
fn a_page_is_never_404_while_it_is_being_saved() {
    let site = small_site();
    let server = Server::of(site.path(), &[]);
    let (path, is_done) = (site.join("content/a.md"), AtomicBool::new(false));
    fs::write(&path, "# A page\n\nThe text number none.\n").expect("written");
    server.until_text("/a/", "text number none");
    thread::scope(|scope| {
        let client = scope.spawn(|| {
            let mut count = 0;
            while !is_done.load(Ordering::Relaxed) {
                let page = server.get("/a/");
                assert_eq!(page.status, 200, "{}", page.text());
                assert!(page.text().contains("text number"), "{}", page.text());
                count += 1;
            }
            count
        });
        for number in 0..60 {
            let text = format!("# A page\n\nThe text number {number}.\n");
            match number % 4 {
                0 => fs::write(&path, &text).expect("written"),
                1 => {
                    let beside = site.join("content/.a.md.swp");
                    fs::write(&beside, &text).expect("written");
                    fs::rename(&beside, &path).expect("renamed");
                }
                2 => {
                    fs::rename(&path, site.join("content/a.md~")).expect("renamed");
                    fs::write(&path, &text).expect("written");
                }
                _ => {
                    fs::remove_file(&path).expect("removed");
                    thread::sleep(Duration::from_millis(3));
                    fs::write(&path, &text).expect("written");
                }
            }
            thread::sleep(Duration::from_millis(number % 7));
        }
        server.until_text("/a/", "text number 59");
        is_done.store(true, Ordering::Relaxed);
        assert!(client.join().expect("every page was right") > 0);
    });
}

/// The target of a link is watched if it is within the site, and not outside it.
#[cfg(unix)]
#[test]
fn folders_behind_links_are_watched_within_the_site_only() {
    use std::os::unix::fs::symlink;
    let (site, outside) = (small_site(), Folder::new());
    site.write("shared/deep/s.md", "# Shared\n\nText one.\n");
    outside.write("a/b/c.md", "# Outside\n");
    symlink(site.join("shared"), site.join("content/linked")).expect("linked");
    symlink(site.join("content"), site.join("shared/round")).expect("linked");
    let folders = || versus::internals::compile::discover::linked::folders(site.path());
    let has = |name: &str| folders().iter().any(|folder| folder.ends_with(name));
    assert!(has("content") && has("content/linked") && !has("linked/round"), "{:?}", folders());
    symlink(outside.path(), site.join("content/u")).expect("linked");
    assert!(!has("content/u"), "{:?}", folders());
    std::fs::remove_file(site.join("shared/round")).expect("removed");
    std::fs::remove_file(site.join("content/u")).expect("removed");
    let server = Server::of(site.path(), &[]);
    server.until_text("/linked/deep/s/", "Text one");
    for number in 0..3 {
        let text = format!("# Shared\n\nText number {number}.\n");
        let path = if number == 1 { "content/linked/deep/s.md" } else { "shared/deep/s.md" };
        site.write(path, text);
        server.until_text("/linked/deep/s/", &format!("Text number {number}"));
    }
}

#[test]
fn a_switch_of_branches_with_thousands_of_files_is_one_change() {
    let site = small_site();
    let one = |branch: &str| {
        for number in 0..1_500 {
            let text = format!("# Page {number}\n\nOf branch {branch}.\n");
            site.write(&format!("content/many-{branch}/p{number}.md"), &text);
            site.write(&format!("content/all/p{number}.md"), &text);
        }
    };
    one("red");
    let server = Server::of(site.path(), &[]);
    assert!(server.get("/all/p7/").text().contains("Of branch red"));
    thread::scope(|scope| {
        let switch = scope.spawn(|| {
            fs::remove_dir_all(site.join("content/many-red")).expect("removed");
            one("blue");
        });
        while !switch.is_finished() {
            let page = server.get("/all/p1499/");
            assert_eq!(page.status, 200, "{}", page.text());
        }
    });
    for number in (0..1_500).step_by(100) {
        server.until_text(&format!("/all/p{number}/"), "Of branch blue");
        assert_eq!(server.get(&format!("/many-blue/p{number}/")).status, 200);
        server.until(&format!("/many-red/p{number}/"), |page| page.status == 404);
    }
}

#[test]
fn a_broken_page_keeps_its_last_good_version_or_shows_its_errors() {
    let site = small_site();
    let server = Server::of(site.path(), &[]);
    let page = server.get("/a/");
    let mut events = server.events("/a/", &page);
    site.write("content/a.md", "# A page\n\nBroken [link](nowhere.md).\n");
    site.write("content/b.md", "# B page\n\nBroken [too](nowhere.md).\n");
    let mut problems = Vec::new();
    while problems.len() < 2 {
        let news = events.next();
        assert_eq!(news["reload"], false, "the last good page stays");
        problems = news["wrong"]["problems"].as_array().cloned().unwrap_or(problems);
    }
    let first = &problems[0];
    assert_eq!(first["code"], "dead-link");
    assert_eq!((first["line"].as_u64(), first["column"].as_u64()), (Some(3), Some(15)));
    let href = first["href"].as_str().expect("an address");
    assert!(href.starts_with("vscode://file/") && href.ends_with("/content/a.md:3:15"), "{href}");
    let stays = server.get("/a/");
    assert_eq!((stays.status, stays.text().contains("First text")), (200, true));
    let never = server.get("/b/");
    assert_eq!(never.status, 500);
    assert!(never.text().contains("error[dead-link]"), "{}", never.text());
    assert!(never.text().contains("content/b.md:3:14"), "{}", never.text());
    // Other pages are not delayed.
    assert_eq!(server.get("/").status, 200);
    site.write("content/a.md", "# A page\n\nMended text.\n");
    site.write("content/b.md", "# B page\n\nMended too.\n");
    server.until_text("/a/", "Mended text");
    server.until_text("/b/", "Mended too");
    let mut is_reloaded = false;
    while !problems.is_empty() || !is_reloaded {
        let news = events.next();
        is_reloaded |= news["reload"] == true;
        problems = news["wrong"]["problems"].as_array().cloned().unwrap_or(problems);
    }
}

#[test]
fn a_site_with_a_broken_matrix_is_served_in_its_last_good_version() {
    let (site, _) = rich_site();
    let server = Server::of(site.path(), &[]);
    assert_eq!(server.get("/notes/").status, 200);
    let page = server.get("/");
    let mut events = server.events("/", &page);
    let matrix = site.text("content/guides/matrix.toml");
    for broken in ["title = ", "title = \"x\"\n[[criterion]]\nid = \"speed\"\n"] {
        site.write("content/guides/matrix.toml", broken);
        while events.next()["wrong"]["problems"].as_array().is_none_or(Vec::is_empty) {}
        assert_eq!(server.get("/notes/").status, 200);
        assert_eq!(server.get("/guides/").status, 200);
        site.write("content/guides/matrix.toml", &matrix);
        while events.next()["wrong"]["problems"].as_array().is_none_or(|list| !list.is_empty()) {}
    }
}

#[test]
fn a_site_with_errors_at_start_is_served_once_they_are_fixed() {
    let site = small_site();
    site.write("versus.toml", "titel = \"x\"\n");
    let server = Server::of(site.path(), &[]);
    let page = server.until("/", |page| page.text().contains("versus.toml:1:1"));
    assert_eq!(page.status, 500);
    assert!(page.text().contains("titel"), "{}", page.text());
    site.write("versus.toml", "title = \"x\"\n");
    server.until("/", |page| page.status == 200);
}

/// The old edition cannot render a page whose file has changed. That is no failure of the machine.
#[test]
fn while_a_site_has_errors_a_changed_page_shows_them_and_nothing_else() {
    let (configuration, matrix) = ("versus.toml", "content/m/matrix.toml");
    let mistakes =
        [(configuration, "titel = \"x\"\n"), (configuration, "title=\n"), (matrix, "title = 5\n")];
    for (file, broken) in mistakes {
        let site = small_site();
        site.write("content/m/_index.md", "# M\n");
        site.write(matrix, "title = \"M\"\n");
        let server = Server::of(site.path(), &[]);
        assert_eq!(server.get("/").status, 200);
        site.write(file, broken);
        site.write("content/a.md", "# A page\n\nChanged text.\n");
        site.remove("content/b.md");
        // A page that was never requested has no last good version.
        for page in ["/a/", "/b/"] {
            let shown = server.until(page, |page| page.status == 500).text();
            assert!(shown.contains(&format!("{file}:1:")), "{file}: {page}: {shown}");
            assert!(!shown.contains("error[machine]"), "{file}: {page}: {shown}");
        }
        site.write(configuration, "title = \"Small\"\n");
        site.write(matrix, "title = \"M\"\n");
        server.until_text("/a/", "Changed text");
        server.until("/b/", |page| page.status == 404);
    }
}

#[test]
fn a_browser_is_notified_of_its_own_page_only() {
    let site = small_site();
    site.write("static/own.css", "p { color: red }\n");
    site.write(
        "templates/page.html",
        "<link rel=\"stylesheet\" href=\"{{ asset(path=\"own.css\") }}\"><p>{{ page.title }}</p>\
         {{ content }}",
    );
    let server = Server::of(site.path(), &[]);
    let page = server.get("/a/");
    let mut events = server.events("/a/", &page);
    let first = events.next();
    assert_eq!((&first["reload"], &first["wrong"]["problems"]), (&false.into(), &json!([])));
    site.write("content/b.md", "# B page\n\nChanged.\n");
    server.until_text("/b/", "Changed");
    site.write("static/own.css", "p { color: blue }\n");
    // If the other page's change had been sent, it would have come first.
    let news = events.next();
    assert_eq!(news["reload"], false, "{news}");
    let styles = news["styles"].as_array().expect("a list");
    assert!(styles.iter().any(|of| of.as_str().is_some_and(|of| of.starts_with("/own.css"))));
    site.write("content/a.md", "# A page\n\nChanged.\n");
    assert_eq!(events.next()["reload"], true);
    // A client with an old page is notified at once.
    server.until_text("/a/", "Changed");
    assert_eq!(server.events("/a/", &page).next()["reload"], true);
}

#[test]
fn a_reconnecting_page_is_notified_of_changed_files() {
    let site = small_site();
    site.write("static/data.txt", "one");
    site.write("content/a.md", "# A page\n\n[Data](/data.txt)\n");
    let server = Server::of(site.path(), &[]);
    let page = server.get("/a/");
    let other = server.get("/b/");
    // A client of another page shows when the change has been read.
    let mut events = server.events("/b/", &other);
    site.write("static/data.txt", "two");
    site.write("content/b.md", "# B page\n\nChanged.\n");
    while events.next()["reload"] != true {}
    let first = server.events("/a/", &page).next();
    assert_eq!(first["reload"], true);
    // The reported version is then the current one.
    let have = first["have"].as_str().expect("text");
    let now = server.get("/a/").text();
    assert!(now.contains(&format!("data-have=\"{have}\"")), "{now}");
}

#[test]
fn requests_of_other_hosts_and_origins_are_refused() {
    let site = small_site();
    let server = Server::of(site.path(), &[]);
    let status = |headers: &str| server.request("GET", "/a/", headers).status;
    let port = server.port;
    assert_eq!(status(&format!("Host: localhost:{port}\r\n")), 200);
    assert_eq!(status("Host: example.org\r\n"), 403);
    assert_eq!(status(&format!("Host: 127.0.0.1.example.org:{port}\r\n")), 403);
    assert_eq!(status("Origin: https://example.org\r\n"), 403);
    assert_eq!(status("Origin: null\r\n"), 403);
    assert_eq!(status(&format!("Origin: http://127.0.0.1:{port}\r\n")), 200);
    let events = "/__versus/events?path=/a/&have=x";
    assert_eq!(server.request("GET", events, "Host: example.org\r\n").status, 403);
    assert_eq!(server.request("POST", "/a/", "").status, 405);
    for outside in ["/../versus.toml", "/%2e%2e/versus.toml", "/..%2fversus.toml", "/versus.toml"] {
        assert_eq!(server.get(outside).status, 404, "{outside}");
    }
}

#[test]
fn pages_of_other_sites_load_nothing_and_frame_nothing() {
    let site = small_site();
    let server = Server::of(site.path(), &[]);
    let asked = |site: &str, mode: &str, dest: &str| {
        let headers = format!(
            "Sec-Fetch-Site: {site}\r\nSec-Fetch-Mode: {mode}\r\nSec-Fetch-Dest: {dest}\r\n"
        );
        server.request("GET", "/a/", &headers)
    };
    for dest in ["script", "image", "style", "iframe", "frame", "embed", "object", "empty"] {
        let mode = if dest.contains("frame") { "navigate" } else { "no-cors" };
        for other in ["cross-site", "same-site", "unheard-of"] {
            assert_eq!(asked(other, mode, dest).status, 403, "{other} {dest}");
        }
        assert_eq!(asked("same-origin", mode, dest).status, 200, "{dest}");
    }
    assert_eq!(asked("none", "navigate", "document").status, 200);
    assert_eq!(asked("cross-site", "navigate", "document").status, 200, "a link is followed");
    for path in ["/a/", "/style.css", "/__versus/live.js", "/missing/", "/a"] {
        let response = server.get(path);
        assert_eq!(response.header("cross-origin-resource-policy"), "same-origin", "{path}");
        assert_eq!(response.header("x-frame-options"), "SAMEORIGIN", "{path}");
        assert_eq!(response.header("content-security-policy"), "frame-ancestors 'self'", "{path}");
    }
}

#[test]
fn no_request_is_led_to_another_host() {
    let site = small_site();
    site.write("content/example.org/_index.md", "# Named as a host\n");
    let server = Server::of(site.path(), &[]);
    for path in [
        "//a",
        "///a",
        "/%2Fa",
        "//example.org",
        "/%5Ca",
        "/\\a",
        "//a?b=//c",
        "//example.org/%2e%2e",
    ] {
        let to = server.get(path).header("location").to_owned();
        let is_here = to.is_empty() || to.starts_with('/') && !to[1..].starts_with(['/', '\\']);
        assert!(is_here, "{path} leads to {to}");
    }
    assert_eq!(server.get("//a").header("location"), "/a/");
}

#[test]
fn files_have_content_types_and_support_ranges() {
    let site = small_site();
    site.write("static/film.mp4", (0..=255).collect::<Vec<u8>>());
    site.write("static/data.json", "{}");
    let server = Server::of(site.path(), &[]);
    let types = [
        ("/", "text/html; charset=utf-8"),
        ("/style.css", "text/css; charset=utf-8"),
        ("/script.js", "text/javascript; charset=utf-8"),
        ("/favicon.svg", "image/svg+xml"),
        ("/feed.xml", "text/xml; charset=utf-8"),
        ("/data.json", "application/json; charset=utf-8"),
        ("/film.mp4", "video/mp4"),
    ];
    for (path, kind) in types {
        assert_eq!(server.get(path).header("content-type"), kind, "{path}");
    }
    let part = server.request("GET", "/film.mp4", "Range: bytes=10-12\r\n");
    assert_eq!((part.status, part.body), (206, vec![10, 11, 12]));
    assert_eq!(server.request("GET", "/film.mp4", "Range: bytes=900-\r\n").status, 416);
    let head = server.request("HEAD", "/film.mp4", "");
    assert_eq!((head.status, head.header("content-length"), head.body.len()), (200, "256", 0));
    let missing = server.get("/missing/");
    assert_eq!(missing.status, 404);
    assert!(missing.text().contains("Page not found"), "the site's own page");
    assert_eq!(server.get("/a").header("location"), "/a/");
}

#[test]
fn drafts_are_served_when_they_are_asked_for() {
    let site = small_site();
    site.write("content/d.md", "+++\ndraft = true\n+++\n# Draft\n");
    assert_eq!(Server::of(site.path(), &[]).get("/d/").status, 404);
    assert_eq!(Server::of(site.path(), &["--drafts"]).get("/d/").status, 200);
}

#[test]
fn changes_are_found_by_polling() {
    let site = small_site();
    let server = Server::of(site.path(), &["--poll"]);
    assert_eq!(server.get("/a/").status, 200);
    site.write("content/a.md", "# A page\n\nSeen by polling.\n");
    server.until_text("/a/", "Seen by polling");
}

#[test]
fn a_port_in_use_is_reported_and_shutdown_is_clean() {
    let site = small_site();
    let server = Server::of(site.path(), &[]);
    let port = server.port.to_string();
    let (exit, _, stderr) =
        run(versus().args(["serve", "--port", &port, "--root"]).arg(site.path()));
    let said = format!(
        "error: port {port} is in use by another program; choose one with --port, or a free one \
         with --port 0\n"
    );
    assert_eq!((exit, stderr), (3, said));
    let page = server.get("/a/");
    // A connected browser does not prevent the server from stopping.
    let _events = server.events("/a/", &page);
    let (exit, said) = server.end();
    assert_eq!(exit, Some(0), "{said}");
}

#[test]
fn temporary_files_of_editors_are_not_a_change() {
    let site = small_site();
    let server = Server::of(site.path(), &[]);
    let page = server.get("/a/");
    let mut events = server.events("/a/", &page);
    site.write("content/.a.md.swp", "swap");
    site.write("content/.folder/x.md", "# X\n");
    site.write("content/a.md~", "copy");
    thread::sleep(Duration::from_millis(200));
    site.write("content/a.md", "# A page\n\nSaved.\n");
    while events.next()["reload"] != true {}
    let (_, said) = server.end();
    let read: Vec<&str> = said.lines().filter(|line| line.starts_with("read ")).collect();
    assert!(!read.is_empty(), "{said}");
    assert!(read.iter().all(|line| line.starts_with("read content/a.md again")), "{said}");
}

#[test]
fn mistakes_are_printed_where_the_server_was_started() {
    let site = small_site();
    let mut server = Server::of(site.path(), &[]);
    site.write("content/a.md", "# A page\n\nBroken [link](nowhere.md).\n");
    let said = server.until_said("\n1 error\n");
    assert!(said.contains("error[dead-link]: `nowhere.md` does not lead to a page"), "{said}");
    assert!(said.contains("content/a.md:3:15"), "{said}");
    site.write("content/a.md", "# A page\n\nMended.\n");
    server.until_said("\nno mistakes\n");
}

#[test]
fn a_failing_template_of_an_unopened_page_is_reported() {
    let site = small_site();
    let template = |body: &str| {
        let template = format!(
            "{{% extends \"default/page.html\" %}}\n{{% block opener %}}{body}{{% endblock opener %}}\n"
        );
        site.write("templates/own.html", &template);
    };
    site.write("content/b.md", "+++\ntemplate = \"own.html\"\n+++\n# B page\n\nOther text.\n");
    template("Sound");
    let mut server = Server::of(site.path(), &[]);
    let page = server.get("/a/");
    let mut events = server.events("/a/", &page);
    template("{{ page.extra.x.y }}");
    let said = server.until_said("\n1 error\n");
    assert!(said.contains("templates/own.html:2:"), "{said}");
    let wrong = loop {
        let wrong = events.next()["wrong"].take();
        if wrong["problems"].as_array().is_some_and(|all| !all.is_empty()) {
            break wrong;
        }
    };
    assert_eq!(wrong["problems"][0]["file"], "templates/own.html", "{wrong}");
    // The error stays while another page is edited, and disappears when it is fixed.
    site.write("content/a.md", "# A page\n\nSecond text.\n");
    while events.next()["reload"] != true {}
    template("Mended");
    let said = server.until_said("\nno mistakes\n");
    assert!(!said.contains("error["), "{said}");
    // The same holds for a mistake in the page itself.
    template("{{ page.extra.x }}");
    server.until_said("\n1 error\n");
    let text = "+++\ntemplate = \"own.html\"\n[extra]\nx = 1\n+++\n# B page\n\nOther text.\n";
    site.write("content/b.md", text);
    server.until_said("\nno mistakes\n");
    // And if another page with the same template has no mistake.
    site.write("content/c.md", "+++\ntemplate = \"own.html\"\n+++\n# C page\n");
    let said = server.until_said("\n1 error\n");
    assert!(said.contains("/c/"), "{said}");
}
