//! Addresses in the web interface of a git repository: a line of a file, and the page that edits a file. Pure.

use std::ops::RangeInclusive;

use super::{Href, encode_path};

/// The software behind the web interface of a repository, which decides the form of its addresses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Forge {
    Github,
    Gitlab,
    /// Forgejo and Gitea
    Forgejo,
}

impl Forge {
    /// Allowed values of `forge`
    pub const NAMES: [(&str, Forge); 3] =
        [("github", Forge::Github), ("gitlab", Forge::Gitlab), ("forgejo", Forge::Forgejo)];

    /// Hosts whose names do not say what they run
    const HOSTS: [(&str, Forge); 5] = [
        ("codeberg.org", Forge::Forgejo),
        ("framagit.org", Forge::Gitlab),
        ("invent.kde.org", Forge::Gitlab),
        ("salsa.debian.org", Forge::Gitlab),
        ("0xacab.org", Forge::Gitlab),
    ];

    /// Recognizes a forge by its host: `github.com`, `codeberg.org`, `gitlab.example.org`.
    pub fn of_host(host: &str) -> Option<Forge> {
        let host = host.to_ascii_lowercase();
        let by_name = |name: &str| match name {
            "github" => Some(Forge::Github),
            "gitlab" => Some(Forge::Gitlab),
            "forgejo" | "gitea" => Some(Forge::Forgejo),
            _ => None,
        };
        let listed = Forge::HOSTS.iter().find(|(known, _)| *known == host);
        let first = || host.split_once('.').and_then(|(first, _)| by_name(first));
        listed.map(|(_, forge)| *forge).or_else(first)
    }
}

/// The repository of a site, and the site's folder in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Repository {
    /// The address in printed form, without a trailing slash
    address: String,
    branch: String,
    forge: Forge,
    /// Empty, or the path of a folder with a trailing slash
    folder: String,
}

impl Repository {
    /// `address` is that of the repository's page, such as `https://github.com/me/site`. The site is in the
    /// root of the repository until [`Repository::in_folder`] says otherwise.
    pub fn new(address: &str, branch: String, forge: Forge) -> Repository {
        let address = address.trim_end_matches('/');
        let address = address.strip_suffix(".git").unwrap_or(address);
        let address = Href::written(address).into();
        Repository { address, branch, forge, folder: String::new() }
    }

    /// Sets the site's folder: its path in the repository, with or without a trailing slash.
    #[must_use]
    pub fn in_folder(self, folder: &str) -> Repository {
        let folder = match folder.trim_end_matches('/') {
            "" | "." => String::new(),
            folder => format!("{folder}/"),
        };
        Repository { folder, ..self }
    }

    /// The site's folder in the repository: empty, or with a trailing slash.
    pub fn folder(&self) -> &str {
        &self.folder
    }

    /// Returns the address that shows a file of the site.
    pub fn shown(&self, path: &str) -> Href {
        Href(self.file(self.view(), path))
    }

    /// Returns the address of a line, counted from 1, of a file of the site.
    pub fn line(&self, path: &str, line: usize) -> Href {
        Href(format!("{}#L{line}", self.file(self.view(), path)))
    }

    /// Returns the address of the page that edits a file of the site.
    pub fn edit(&self, path: &str) -> Href {
        let action = match self.forge {
            Forge::Github => "edit",
            Forge::Gitlab => "-/edit",
            Forge::Forgejo => "_edit",
        };
        Href(self.file(action, path))
    }

    /// Returns the address of a file by its path from the root of the repository, and of lines of it, counted
    /// from 1.
    pub fn source(&self, path: &str, lines: Option<RangeInclusive<usize>>) -> Href {
        let file = self.file_at(self.view(), path);
        Href(match lines {
            None => file,
            Some(lines) if lines.start() == lines.end() => format!("{file}#L{}", lines.start()),
            Some(lines) => {
                let last = if self.forge == Forge::Gitlab { "" } else { "L" };
                format!("{file}#L{}-{last}{}", lines.start(), lines.end())
            }
        })
    }

    /// Returns the part of an address that shows a file.
    fn view(&self) -> &'static str {
        match self.forge {
            Forge::Github => "blob",
            Forge::Gitlab => "-/blob",
            Forge::Forgejo => "src/branch",
        }
    }

    /// Returns the address of a file of the site.
    fn file(&self, action: &str, path: &str) -> String {
        self.file_at(action, &format!("{}{path}", self.folder))
    }

    fn file_at(&self, action: &str, path: &str) -> String {
        let Repository { address, branch, .. } = self;
        let [branch, path] = [branch, path].map(encode_path);
        format!("{address}/{action}/{branch}/{path}")
    }
}

/// Returns the host of a repository's address, or why it is not one. A repository has an owner and a name,
/// and its address neither a user name, which may be a secret, nor a query.
pub fn repository_host(address: &str) -> Result<&str, &'static str> {
    let rest = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://"));
    let Some(rest) = rest else { return Err("it does not begin with `https://` or `http://`") };
    if rest.contains(|c: char| c.is_whitespace() || c.is_control() || "\"<>\\".contains(c)) {
        return Err("it contains white space or a character that addresses cannot contain");
    }
    if rest.contains(['?', '#']) {
        return Err("it has a query or a fragment");
    }
    if rest.contains('@') {
        return Err("it contains a user name");
    }
    let rest = rest.strip_suffix('/').unwrap_or(rest);
    let mut parts = rest.split('/');
    let host = parts.next().unwrap_or_default();
    let names: Vec<&str> = parts.collect();
    let host = host.split(':').next().unwrap_or_default();
    if host.is_empty() {
        return Err("it has no host");
    }
    if names.len() < 2 || names.contains(&"") {
        return Err("it has no owner and name after the host");
    }
    Ok(host)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_forge_has_its_own_addresses() {
        let of = |forge, address: &str| {
            let repository =
                Repository::new(address, "main".to_owned(), forge).in_folder("docs/site/");
            let path = "content/a/matrix.toml";
            [repository.line(path, 12).into(), repository.edit(path).into()]
        };
        let path = "main/docs/site/content/a/matrix.toml";
        let github: [String; 2] = of(Forge::Github, "https://github.com/me/site/");
        assert_eq!(github[0], format!("https://github.com/me/site/blob/{path}#L12"));
        assert_eq!(github[1], format!("https://github.com/me/site/edit/{path}"));
        let gitlab: [String; 2] = of(Forge::Gitlab, "https://gitlab.com/a/b/c.git");
        assert_eq!(gitlab[0], format!("https://gitlab.com/a/b/c/-/blob/{path}#L12"));
        assert_eq!(gitlab[1], format!("https://gitlab.com/a/b/c/-/edit/{path}"));
        let forgejo: [String; 2] = of(Forge::Forgejo, "https://codeberg.org/me/site");
        assert_eq!(forgejo[0], format!("https://codeberg.org/me/site/src/branch/{path}#L12"));
        assert_eq!(forgejo[1], format!("https://codeberg.org/me/site/_edit/{path}"));
    }

    #[test]
    fn a_source_has_its_path_from_the_root_and_its_lines() {
        let of = |forge, lines| {
            let repository = Repository::new("https://a.org/me/site", "main".to_owned(), forge);
            String::from(repository.in_folder("docs").source("bench/a b.csv", lines))
        };
        let at = |rest: &str| format!("https://a.org/me/site/{rest}");
        assert_eq!(of(Forge::Github, None), at("blob/main/bench/a%20b.csv"));
        assert_eq!(of(Forge::Github, Some(3..=3)), at("blob/main/bench/a%20b.csv#L3"));
        assert_eq!(of(Forge::Github, Some(3..=5)), at("blob/main/bench/a%20b.csv#L3-L5"));
        assert_eq!(of(Forge::Gitlab, Some(3..=5)), at("-/blob/main/bench/a%20b.csv#L3-5"));
        assert_eq!(of(Forge::Forgejo, Some(3..=5)), at("src/branch/main/bench/a%20b.csv#L3-L5"));
    }

    #[test]
    fn names_are_encoded_and_slashes_of_a_branch_stay() {
        let address = "https://github.com/me/site";
        let repository = Repository::new(address, "fix/a#1".to_owned(), Forge::Github);
        let line = repository.in_folder(".").line("content/café/C# %.toml", 3);
        let path = "content/caf%C3%A9/C%23%20%25.toml#L3";
        assert_eq!(line.as_str(), format!("{address}/blob/fix/a%231/{path}"));
    }

    #[test]
    fn a_host_tells_what_it_runs() {
        for (host, forge) in [
            ("github.com", Some(Forge::Github)),
            ("GitHub.com", Some(Forge::Github)),
            ("github.example.org", Some(Forge::Github)),
            ("gitlab.com", Some(Forge::Gitlab)),
            ("gitlab.gnome.org", Some(Forge::Gitlab)),
            ("salsa.debian.org", Some(Forge::Gitlab)),
            ("codeberg.org", Some(Forge::Forgejo)),
            ("gitea.com", Some(Forge::Forgejo)),
            ("git.example.org", None),
            ("notgithub.com", None),
            ("github", None),
        ] {
            assert_eq!(Forge::of_host(host), forge, "{host}");
        }
    }

    #[test]
    fn a_repository_has_an_owner_and_a_name() {
        assert_eq!(repository_host("https://git.example.org:8080/a/b/c/"), Ok("git.example.org"));
        for address in [
            "git@github.com:me/site.git",
            "ssh://github.com/me/site",
            "https://github.com",
            "https://github.com/me",
            "https://github.com/me/",
            "https://github.com//site",
            "https:///me/site",
            "https://token@github.com/me/site",
            "https://github.com/me/site?tab=readme",
            "https://github.com/me/si te",
        ] {
            assert!(repository_host(address).is_err(), "{address}");
        }
    }
}
