//! Mistakes in pages, their addresses and their links.

use super::{Code, Diagnostic, Misspelling, nearest, one_of, suggest};
use crate::source::pattern::Misplaced;
use crate::source::{LARGEST_TEXT_BYTES, MOST_LINKS, MOST_THROUGH_LINKS, PUBLISHED, Span, Unread};

/// An output at an address that another output needs.
#[derive(Debug, Clone, Copy)]
pub struct ExistingOutput<'a> {
    pub what: &'a str,
    /// Where an author requests it; `None` for an output that every site has
    pub span: Option<Span>,
}

impl Diagnostic {
    pub fn invalid_address(span: Span, address: &str, why: &str) -> Diagnostic {
        let address = if address.is_empty() { "this".to_owned() } else { format!("`{address}`") };
        Diagnostic::error(
            Code::InvalidAddress,
            span,
            format!("{address} is not a valid address: {why}"),
        )
        .help("write the parts between slashes, such as `guides/node-vs-python`")
    }

    /// A page whose file name yields no address.
    pub fn nameless_page(span: Span, name: &str) -> Diagnostic {
        let message = format!("no address can be made from `{name}`: it has no letter or digit");
        Diagnostic::error(Code::InvalidAddress, span, message)
            .help("rename the file, or give the page a `slug`")
    }

    pub fn nameless_folder(span: Span, name: &str) -> Diagnostic {
        let message =
            format!("no address can be made from the folder `{name}`: it has no letter or digit");
        Diagnostic::error(Code::InvalidAddress, span, message)
            .help("give the folder a name with a letter or digit")
    }

    /// An output whose address cannot be a path in a file system.
    pub fn unusable_address(span: Span, what: &str, address: &str, why: &str) -> Diagnostic {
        let cut = address.char_indices().nth(60).map_or(address.len(), |(at, _)| at);
        let more = if cut < address.len() { "…" } else { "" };
        let message = format!("{what} would be at `{}{more}`, but {why}", &address[..cut]);
        Diagnostic::error(Code::InvalidAddress, span, message)
            .help("give it a shorter name, or another `slug`, `path` or id")
    }

    /// A tag or an author whose name yields no address.
    pub fn invalid_term(span: Span, name: &str) -> Diagnostic {
        let message = format!("no address can be made from `{name}`: it has no letter or digit");
        Diagnostic::error(Code::InvalidAddress, span, message)
            .help("use a name with a letter or digit, or remove it")
    }

    /// `what` names the output at fault, such as "this alias"; `other` is the output that has the address.
    pub fn address_collision(
        span: Span,
        what: &str,
        address: &str,
        other: ExistingOutput<'_>,
        help: &str,
    ) -> Diagnostic {
        let message = format!("{what} is at `{address}`, which is already taken by {}", other.what);
        let error = Diagnostic::error(Code::AddressCollision, span, message).help(help);
        match other.span {
            Some(other) => error.related(other, "the other one"),
            None => error,
        }
    }

    /// An output below an address that another output has as a file.
    pub fn address_below_file(
        span: Span,
        what: &str,
        address: &str,
        file: ExistingOutput<'_>,
        help: &str,
    ) -> Diagnostic {
        let message =
            format!("{what} is at `{address}`, but `{}` is a file, not a folder", file.what);
        let error = Diagnostic::error(Code::AddressCollision, span, message).help(help);
        match file.span {
            Some(other) => error.related(other, "this makes the file"),
            None => error,
        }
    }

    pub fn dead_link(span: Span, target: &str, near: Option<&str>) -> Diagnostic {
        let message = format!("`{target}` does not lead to a page or file of this site");
        let error = Diagnostic::error(Code::DeadLink, span, message);
        let (path, rest) = target.split_at(target.find(['#', '?']).unwrap_or(target.len()));
        if let Some(slip) = Misspelling::of(path, near) {
            let written = [target.to_owned(), slip.meant.replace(' ', "%20") + rest];
            return error.meant_within(slip, written);
        }
        error.help(match hidden_part(target).filter(|part| !PUBLISHED.contains(part)) {
            Some(hidden) => {
                format!(
                    "hidden files and folders, such as `{hidden}`, are not published: link to \
                     another file"
                )
            }
            None => "link to a file that exists, by its path relative to this one".to_owned(),
        })
    }

    pub fn dead_anchor(span: Span, anchor: &str, page: &str, known: &[&str]) -> Diagnostic {
        let message = format!("`{page}` has no heading `#{anchor}`");
        let error = Diagnostic::error(Code::DeadAnchor, span, message);
        match Misspelling::of(anchor, nearest(anchor, known.iter().copied())) {
            Some(slip) => {
                let written = [&slip.wrong, &slip.meant].map(|anchor| format!("#{anchor}"));
                error.meant_within(slip, written)
            }
            None => {
                let otherwise = "give the heading an id, as in `## Title {#id}`";
                error.help(suggest::use_one_of(known, otherwise))
            }
        }
    }

    pub fn unpublished_link(span: Span, target: &str, why: &str) -> Diagnostic {
        let message = format!("`{target}` is left out of this build ({why})");
        Diagnostic::warning(Code::UnpublishedLink, span, message)
            .help("its text is shown without a link until the page is published")
    }

    pub fn unreadable_image(span: Span, target: &str) -> Diagnostic {
        let message = format!("the width and height of `{target}` cannot be read");
        Diagnostic::warning(Code::UnreadableImage, span, message)
            .help("save it as PNG, JPEG, GIF, WebP, AVIF, or SVG with `width` and `height`")
    }

    /// A file or folder in the site that is not read. `lower` returns the path that it should have, if
    /// its capital letters are the mistake.
    pub fn unread(
        span: Span,
        path: &str,
        why: Unread,
        lower: impl FnOnce() -> Option<String>,
    ) -> Diagnostic {
        let (what, help) = match why {
            Unread::Outside => return Diagnostic::outside_site(span, path),
            Unread::Hidden => return Diagnostic::link_to_hidden(span, path),
            Unread::Dotted => return Diagnostic::hidden_static(span, path),
            Unread::Deep => return Diagnostic::deep_link(span, path),
            Unread::Spread => return Diagnostic::spread_links(span, path),
            Unread::Large => return Diagnostic::large_text(span, path),
            Unread::Dangling => (
                "is a link whose target does not exist",
                "restore its target, or remove the link".to_owned(),
            ),
            Unread::Loop => {
                ("is a link to a folder that contains it", "remove the link".to_owned())
            }
            Unread::Reserved => (
                "has a name that versus reserves for its own folders",
                "rename it, or remove it if an interrupted build left it behind".to_owned(),
            ),
            Unread::NoFile => (
                "is not a file, but a pipe, a socket or similar",
                "remove it, or put a file in its place".to_owned(),
            ),
            Unread::Folder => (
                "is a folder, not a file",
                "rename it: versus expects a file of this name".to_owned(),
            ),
            Unread::NoFolder => {
                ("is not a folder", "rename it: versus expects a folder of this name".to_owned())
            }
            Unread::Denied => (
                "cannot be read: permission denied",
                "give yourself permission to read it, or remove it".to_owned(),
            ),
            Unread::Name => (
                "has a name that is not UTF-8",
                "rename it: its address is made from its name".to_owned(),
            ),
            Unread::Case => {
                let lower = lower().unwrap_or_else(|| path.to_ascii_lowercase());
                ("is not read, because of its capital letters", format!("rename it to `{lower}`"))
            }
        };
        Diagnostic::error(Code::UnreadableFile, span, format!("`{path}` {what}")).help(help)
    }

    fn deep_link(span: Span, path: &str) -> Diagnostic {
        let message = format!(
            "`{path}` is a link to a folder behind {MOST_LINKS} other links, so it is not followed"
        );
        Diagnostic::error(Code::UnreadableFile, span, message)
            .help("replace one of these links with the folder itself, or remove one")
    }

    /// A folder of the site whose links to folders are not followed.
    fn spread_links(span: Span, path: &str) -> Diagnostic {
        let message = format!(
            "the links to folders in `{path}` repeat more than {MOST_THROUGH_LINKS} files and \
             folders, so none of them is followed"
        );
        Diagnostic::error(Code::UnreadableFile, span, message)
            .help("keep one link to each folder, and none to a folder that contains such links")
    }

    fn large_text(span: Span, path: &str) -> Diagnostic {
        let most = LARGEST_TEXT_BYTES >> 20;
        let message = format!("`{path}` is larger than {most} MiB, so it is not read");
        Diagnostic::error(Code::UnreadableFile, span, message)
            .help("split it, or move it out of the site")
    }

    pub fn large_sample(span: Span, path: &str) -> Diagnostic {
        let most = LARGEST_TEXT_BYTES >> 20;
        let message = format!("`{path}` is larger than {most} MiB, so it is not read");
        Diagnostic::error(Code::UnreadableFile, span, message)
            .help("show a smaller file with the relevant part")
    }

    pub fn outside_site(span: Span, target: &str) -> Diagnostic {
        let message = format!("`{target}` lies outside the site's folder");
        Diagnostic::error(Code::OutsideSite, span, message)
            .help("copy the file into the site: nothing outside it is read")
    }

    /// A pattern of `[check] also` that leads to no file that may be read.
    pub fn misplaced_files(span: Span, pattern: &str, why: Misplaced) -> Diagnostic {
        let (what, help) = match why {
            Misplaced::Outside => (
                "lies outside the repository",
                "name files of the repository of this site, relative to the site's folder: `../README.md`",
            ),
            Misplaced::Hidden => (
                "is hidden: names that begin with a dot are not read",
                "move the files into a folder without a dot, or remove the pattern",
            ),
        };
        Diagnostic::error(Code::OutsideSite, span, format!("`{pattern}` {what}")).help(help)
    }

    /// A symbolic link to a file that `[check] also` names.
    pub fn link_out_of_repository(span: Span, path: &str) -> Diagnostic {
        let message = format!("`{path}` is a link out of the repository");
        Diagnostic::error(Code::OutsideSite, span, message).help(
            "copy the file into the repository, or remove the link: nothing outside it is read",
        )
    }

    /// A pattern of `[check] also` without a file.
    pub fn unmatched_files(span: Span, pattern: &str) -> Diagnostic {
        let message = format!("`{pattern}` matches no Markdown file outside `content/`");
        Diagnostic::error(Code::UnmatchedFiles, span, message).help(
            "write a path relative to the site's folder, such as `../README.md`, or `docs/**/*.md` for all \
             files in a folder and below",
        )
    }

    /// Files of `[check] also` whose matrix is not known. `ids` are those of all matrices.
    pub fn files_of_no_matrix(span: Span, pattern: &str, ids: &[&str]) -> Diagnostic {
        if ids.is_empty() {
            let message = format!("`{pattern}` needs a matrix, and this site has none");
            return Diagnostic::error(Code::NoMatrix, span, message)
                .help("put a `matrix.toml` into a folder of `content/`");
        }
        let message = format!(
            "it is not known which of {} matrices `{pattern}` is checked against",
            ids.len()
        );
        Diagnostic::error(Code::NoMatrix, span, message).help(format!(
            "write `{{ files = \"{pattern}\", matrix = \"…\" }}` with {}, or name it in the front matter of \
             each file",
            one_of(ids)
        ))
    }

    pub fn link_to_hidden(span: Span, path: &str) -> Diagnostic {
        let message = format!("`{path}` is a link to a hidden file or folder");
        Diagnostic::error(Code::OutsideSite, span, message)
            .help("copy what may be published into the site, or remove the link")
    }

    /// The hidden path of a code sample.
    pub fn hidden_sample(span: Span, path: &str) -> Diagnostic {
        if hidden_part(path).is_none() {
            return Diagnostic::link_to_hidden(span, path);
        }
        let message = format!("`{path}` is hidden: names that begin with a dot are not read");
        Diagnostic::error(Code::OutsideSite, span, message)
            .help("copy what may be published into a file with another name")
    }

    /// A hidden file or folder in `static/`.
    pub fn hidden_static(span: Span, path: &str) -> Diagnostic {
        let message = format!("`{path}` is hidden, so it is not published");
        Diagnostic::warning(Code::OutsideSite, span, message).help(
            "move it out of `static/`, or give it a name without a dot; `.well-known`, `.htaccess`, \
             `.nojekyll` and `.domains` are published",
        )
    }

    /// An id of an author with the prefix that is reserved for the theme's own ids.
    pub fn id_of_the_theme(span: Span, id: &str) -> Diagnostic {
        let message = format!("`{id}` begins with `v-`, which is reserved for ids of the theme");
        Diagnostic::error(Code::InvalidId, span, message).help("give it another id")
    }

    /// Two elements of a page with the same id.
    pub fn repeated_anchor(span: Span, id: &str, first: Span) -> Diagnostic {
        Diagnostic::error(Code::DuplicateId, span, format!("this page already has the id `{id}`"))
            .related(first, "the first one")
            .help("give one of them another id, or remove it")
    }
}

/// Returns the first component of a path that begins with a dot, other than `.` and `..`.
fn hidden_part(path: &str) -> Option<&str> {
    let is_hidden = |part: &&str| part.starts_with('.') && !part.chars().all(|c| c == '.');
    path.split(['/', '\\']).find(is_hidden)
}
