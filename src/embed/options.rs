//! The options of a build. Pure, except for the clock.

use crate::base::address::BaseUrl;
use crate::base::date::Date;
use crate::base::failure::Failure;
use crate::compile::resolve::Selection;

/// The options of a build, like the flags of `versus build`: which pages are included, and the site's base
/// URL.
///
/// ```
/// let options = versus::Options::default()
///     .drafts(true)
///     .today("2026-06-01")?
///     .base_url("https://example.org/guides/")?;
/// # Ok::<(), versus::Failure>(())
/// ```
#[derive(Debug, Clone, Default)]
pub struct Options {
    pub(super) base_url: Option<BaseUrl>,
    drafts: bool,
    future: bool,
    today: Option<Date>,
}

impl Options {
    /// Sets the base URL of the site. It overrides the `base_url` of the configuration.
    ///
    /// # Errors
    ///
    /// Returns a failure if `url` is not an absolute `http` or `https` URL that a site can have.
    ///
    /// ```
    /// assert!(versus::Options::default().base_url("https://example.org/").is_ok());
    /// assert!(versus::Options::default().base_url("example.org").is_err());
    /// ```
    pub fn base_url(self, url: &str) -> Result<Options, Failure> {
        let read = BaseUrl::parse(url);
        let base_url = read.map_err(|why| Failure::of(format!("build for `{url}`"), why))?;
        Ok(Options { base_url: Some(base_url), ..self })
    }

    /// Sets whether drafts are included.
    ///
    /// ```
    /// let draft = "---\ntitle: Soon\ndraft: true\n---\n";
    /// let site = versus::Memory::from([("content/soon.md", draft)]);
    /// let built = versus::build(&site, &versus::Options::default().drafts(true))?;
    /// assert!(built.outputs.contains_key("soon/index.html"));
    /// # Ok::<(), versus::Failure>(())
    /// ```
    pub fn drafts(self, drafts: bool) -> Options {
        Options { drafts, ..self }
    }

    /// Sets whether pages with a future date are included.
    ///
    /// ```
    /// let coming = "---\ntitle: Soon\ndate: 2999-01-01\n---\n";
    /// let site = versus::Memory::from([("content/soon.md", coming)]);
    /// let built = versus::build(&site, &versus::Options::default().future(true))?;
    /// assert!(built.outputs.contains_key("soon/index.html"));
    /// # Ok::<(), versus::Failure>(())
    /// ```
    pub fn future(self, future: bool) -> Options {
        Options { future, ..self }
    }

    /// Sets the date of the build, such as `2026-06-01`. It determines which facts are stale, and which
    /// pages are published yet. The default is today's date in the local time zone.
    ///
    /// # Errors
    ///
    /// Returns a failure if `day` is not a valid date.
    ///
    /// ```
    /// assert!(versus::Options::default().today("2026-06-01").is_ok());
    /// assert!(versus::Options::default().today("2026-06-31").is_err());
    /// ```
    pub fn today(self, day: &str) -> Result<Options, Failure> {
        let today = Date::parse(day).map_err(|why| Failure::of("set the day of a build", why))?;
        Ok(Options { today: Some(today), ..self })
    }

    pub(super) fn selection(&self) -> Selection {
        let today = self.today.unwrap_or_else(Date::today);
        Selection { drafts: self.drafts, future: self.future, today }
    }
}
