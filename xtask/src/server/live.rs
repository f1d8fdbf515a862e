//! A site that is served while the rest of it is being built, and one that changes while it is
//! watched.

use std::sync::{Arc, Condvar, Mutex, MutexGuard};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use super::encoding::Accepts;
use super::site::{HttpAnswer, Site};

/// How long a browser waits for a file that is still to be built.
const FOR_THE_REST: Duration = Duration::from_mins(10);
/// How long a page that is watched waits for the next build before it asks again.
const FOR_A_CHANGE: Duration = Duration::from_secs(25);
/// The address under which a page asks which build is served; it names the one that it has.
pub const BUILD: &str = "dev-build";

/// The site as it is at the moment.
///
/// What a site that is not whole does not have is waited for: a file of it is late, never missing.
pub struct Live {
    prefix: String,
    now: Mutex<Now>,
    changed: Condvar,
}

struct Now {
    site: Arc<Site>,
    whole: bool,
    /// Grows with each build while the sources are watched, across restarts of the server too.
    build: u64,
}

impl Live {
    /// A site to which nothing is added.
    pub fn whole(site: Site) -> Self {
        Self::new(site, true)
    }

    /// A site whose other files are still to be built.
    pub fn begun(site: Site) -> Self {
        Self::new(site, false)
    }

    fn new(site: Site, whole: bool) -> Self {
        let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        let build = u64::try_from(since.as_millis()).unwrap_or_default();
        let prefix = site.prefix().to_owned();
        let now = Mutex::new(Now { site: Arc::new(site), whole, build });
        Self { prefix, now, changed: Condvar::new() }
    }

    /// The folder of the site in its addresses.
    pub fn prefix(&self) -> &str {
        &self.prefix
    }

    /// Puts the whole site in the place of what was there of it.
    pub fn complete(&self, site: Site) {
        let mut now = self.now();
        (now.site, now.whole) = (Arc::new(site), true);
        self.changed.notify_all();
    }

    /// Puts a newer build in its place, for which the pages that are open load again.
    pub fn renew(&self, site: Site) {
        self.now().build += 1;
        self.complete(site);
    }

    /// The answer for an address; `known` is the tag of what the browser already has.
    pub fn answer(&self, url: &str, accepts: Accepts, known: &str) -> HttpAnswer {
        let site = {
            let waits = |now: &mut Now| !now.whole && !now.site.has(url);
            let waited = self.changed.wait_timeout_while(self.now(), FOR_THE_REST, waits);
            Arc::clone(&waited.unwrap_or_else(std::sync::PoisonError::into_inner).0.site)
        };
        if site.is_watched()
            && let Some(build) = self.asked_build(url)
        {
            return self.build_other_than(build);
        }
        site.answer(url, accepts, known, self.now().build)
    }

    /// The build that a page has which asks for another one.
    fn asked_build<'a>(&self, url: &'a str) -> Option<&'a str> {
        let rest = url.strip_prefix(&self.prefix)?.strip_prefix(BUILD)?;
        rest.strip_prefix('?')
    }

    /// Names the build that is served as soon as it is another one, or after a while.
    fn build_other_than(&self, build: &str) -> HttpAnswer {
        let same = |now: &mut Now| now.build.to_string() == build;
        let waited = self.changed.wait_timeout_while(self.now(), FOR_A_CHANGE, same);
        let now = waited.unwrap_or_else(std::sync::PoisonError::into_inner).0.build;
        HttpAnswer::plain(200, &now.to_string())
    }

    fn now(&self) -> MutexGuard<'_, Now> {
        self.now.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use std::thread;

    use super::*;
    use crate::site::SiteFiles;

    fn site(files: &[(&str, &str)], watched: bool) -> Site {
        let files: SiteFiles = files
            .iter()
            .map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec()))
            .collect();
        Site::unpacked(files, "/", watched)
    }

    fn asked(live: &Live, url: &str) -> (u16, String) {
        let answer = live.answer(url, Accepts::default(), "");
        (answer.status, String::from_utf8_lossy(&answer.body).into_owned())
    }

    #[test]
    fn a_file_that_is_still_to_be_built_is_waited_for() {
        let live = Live::begun(site(&[("index.html", "<p>")], false));
        assert_eq!(asked(&live, "/"), (200, "<p>".to_owned()));
        thread::scope(|scope| {
            let late = scope.spawn(|| asked(&live, "/sw.js"));
            thread::sleep(Duration::from_millis(30));
            assert!(!late.is_finished());
            live.complete(site(&[("index.html", "<p>"), ("sw.js", "keep()")], false));
            assert_eq!(late.join().unwrap(), (200, "keep()".to_owned()));
        });
        assert_eq!(asked(&live, "/gone.js").0, 404);
    }

    #[test]
    fn a_page_of_before_finds_its_workers_under_their_first_names() {
        let page = r#"<link id="reading-worker" href="./reading-0123456789abcdef.js">"#;
        let files = [("index.html", page), ("reading-0123456789abcdef.js", "read()")];
        let live = Live::whole(site(&files, false));
        assert_eq!(asked(&live, "/reading-worker.js"), (200, "read()".to_owned()));
    }

    #[test]
    fn a_watched_page_hears_of_the_next_build_and_others_know_of_none() {
        let live = Live::whole(site(&[("index.html", "<p></body>")], true));
        let (_, page) = asked(&live, "/");
        let script = page.split_once("src=\".").unwrap().1.split('"').next().unwrap();
        let (status, text) = asked(&live, script);
        assert!(status == 200 && text.contains(BUILD));
        let build = script.split_once('?').unwrap().1.to_owned();
        thread::scope(|scope| {
            let next = scope.spawn(|| asked(&live, &format!("/{BUILD}?{build}")));
            thread::sleep(Duration::from_millis(30));
            assert!(!next.is_finished());
            live.renew(site(&[("index.html", "<b></body>")], true));
            assert_ne!(next.join().unwrap().1, build);
        });
        let live = Live::whole(site(&[("index.html", "<p></body>")], false));
        assert_eq!(asked(&live, "/").1, "<p></body>");
        assert_eq!(asked(&live, "/dev-reload.js").0, 404);
        assert_eq!(asked(&live, &format!("/{BUILD}?1")).0, 404);
    }
}
