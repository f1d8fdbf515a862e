//! The files of a site in memory, and what is answered for an address.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Arc, OnceLock};

use anyhow::{Result, bail};

use super::encoding::{Accepts, brotli, gzip};
use super::headers::{cache_control, media_type};
use super::live::BUILD;
use crate::html::tags;
use crate::shell::digest;
use crate::site::{self, SiteFiles};

const PAGE: &str = "index.html";
/// The script that loads a watched page again.
const RELOAD: &str = "dev-reload.js";
const RELOAD_SCRIPT: &str = include_str!("dev-reload.js");

/// Files shorter than this are sent as they are, and so are the giants of a developer's build.
const WORTH_PACKING: std::ops::Range<usize> = 512..8_000_000;

/// What is sent back.
pub struct HttpAnswer {
    /// The HTTP status.
    pub status: u16,
    /// The headers beside those of every answer.
    pub headers: Vec<(&'static str, String)>,
    /// The content.
    pub body: Arc<[u8]>,
}

impl HttpAnswer {
    /// A short text, for what is no file.
    pub fn plain(status: u16, text: &str) -> Self {
        let answer = Self { status, headers: Vec::new(), body: text.as_bytes().into() };
        answer.with("Content-Type", "text/plain; charset=utf-8").with("Cache-Control", "no-store")
    }

    /// The same answer as a file of another type than a plain text.
    fn of_type(mut self, media_type: &'static str) -> Self {
        self.headers.retain(|(name, _)| *name != "Content-Type");
        self.with("Content-Type", media_type)
    }

    /// The same answer with one more header.
    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.headers.push((name, value.into()));
        self
    }
}

/// One file; each compressed form is made once.
struct Asset {
    plain: Arc<[u8]>,
    tag: String,
    brotli: OnceLock<Arc<[u8]>>,
    gzip: OnceLock<Arc<[u8]>>,
}

/// All files below one prefix.
pub struct Site {
    prefix: String,
    assets: BTreeMap<String, Arc<Asset>>,
    /// Whether its page loads again when something newer was built.
    watched: bool,
    packed: bool,
}

impl Site {
    /// Reads a folder and compresses it, so that no visit waits for that; the prefix begins and
    /// ends with a slash.
    pub fn load(folder: &Path, prefix: &str) -> Result<Self> {
        if !prefix.starts_with('/') || !prefix.ends_with('/') {
            bail!("the prefix must begin and end with a slash, as in /sub/carpeta/");
        }
        let mut site = Self::unpacked(site::read(folder)?, prefix, false);
        site.packed = true;
        for (name, asset) in &site.assets {
            asset.packed(name, Accepts { brotli: true, gzip: false });
        }
        Ok(site)
    }

    /// Some files as they are: packing them takes longer than sending them to a browser that is on
    /// this machine.
    pub fn unpacked(files: SiteFiles, prefix: &str, watched: bool) -> Self {
        let assets = files.into_iter().filter(|(name, _)| !name.starts_with('_'));
        let mut assets: BTreeMap<String, Arc<Asset>> =
            assets.map(|(name, bytes)| (name, Arc::new(Asset::new(bytes)))).collect();
        // A page that was served before its workers were built asks for them by these names.
        let page = assets.get(PAGE).map(|page| String::from_utf8_lossy(&page.plain).into_owned());
        for link in tags(&page.unwrap_or_default()) {
            let (Some(id), Some(href)) = (link.get("id"), link.get("href")) else { continue };
            let starter = assets.get(href.trim_start_matches("./")).map(Arc::clone);
            if let Some(starter) = starter.filter(|_| id.ends_with("-worker")) {
                assets.entry(format!("{id}.js")).or_insert(starter);
            }
        }
        Self { prefix: prefix.to_owned(), assets, watched, packed: false }
    }

    /// Whether its page loads again when something newer was built.
    pub fn is_watched(&self) -> bool {
        self.watched
    }

    /// Whether there is an answer for an address other than that there is none.
    pub fn has(&self, url: &str) -> bool {
        let of_watching = |name: &str| self.watched && [RELOAD, BUILD].contains(&name);
        self.name(url).is_none_or(|name| of_watching(name) || self.assets.contains_key(name))
    }

    /// The folder of the site in its addresses.
    pub fn prefix(&self) -> &str {
        &self.prefix
    }

    /// The answer for an address; `known` is the tag of what the browser already has, and `build`
    /// the one that a watched page must know that it is of.
    pub fn answer(&self, url: &str, accepts: Accepts, known: &str, build: u64) -> HttpAnswer {
        if format!("{}/", path(url)) == self.prefix {
            return HttpAnswer::plain(308, "").with("Location", self.prefix.clone());
        }
        // Only names that were read at the start exist, so no path leads out of the folder.
        let name = self.name(url);
        if self.watched && name == Some(RELOAD) {
            return HttpAnswer::plain(200, RELOAD_SCRIPT).of_type(media_type(RELOAD));
        }
        match name.and_then(|name| Some((name, self.assets.get(name)?))) {
            Some((PAGE, page)) if self.watched => {
                HttpAnswer::plain(200, &watched(&page.plain, build)).of_type(media_type(PAGE))
            }
            Some((name, asset)) => {
                let accepts = if self.packed { accepts } else { Accepts::default() };
                asset.answer(name, accepts, known)
            }
            None => HttpAnswer::plain(404, "There is no such file.\n"),
        }
    }

    /// The file that an address names; `None` outside the folder of the site.
    fn name<'a>(&self, url: &'a str) -> Option<&'a str> {
        match path(url).strip_prefix(&self.prefix) {
            Some("") => Some(PAGE),
            other => other,
        }
    }
}

fn path(url: &str) -> &str {
    url.split(['?', '#']).next().unwrap_or(url)
}

/// A page with the script that loads it again, which is in no build.
fn watched(page: &[u8], build: u64) -> String {
    let script = format!("<script type=\"module\" src=\"./{RELOAD}?{build}\"></script></body>");
    String::from_utf8_lossy(page).replace("</body>", &script)
}

impl Asset {
    fn new(bytes: Vec<u8>) -> Self {
        let tag = digest(&bytes);
        Self { plain: bytes.into(), tag, brotli: OnceLock::new(), gzip: OnceLock::new() }
    }

    fn answer(&self, name: &str, accepts: Accepts, known: &str) -> HttpAnswer {
        let (encoding, body) = self.packed(name, accepts);
        let tag = format!("\"{}{}\"", self.tag, encoding.map_or("", |name| &name[..1]));
        let answer = HttpAnswer { status: 200, headers: Vec::new(), body }
            .with("Cache-Control", cache_control(name))
            .with("ETag", tag.clone())
            .with("Vary", "Accept-Encoding");
        if known.split(',').any(|one| one.trim().trim_start_matches("W/") == tag) {
            return HttpAnswer { status: 304, body: [].into(), ..answer };
        }
        let answer = answer.with("Content-Type", media_type(name));
        match encoding {
            Some(encoding) => answer.with("Content-Encoding", encoding),
            None => answer,
        }
    }

    fn packed(&self, name: &str, accepts: Accepts) -> (Option<&'static str>, Arc<[u8]>) {
        let packable = WORTH_PACKING.contains(&self.plain.len())
            && !media_type(name).starts_with("image/png")
            && !media_type(name).starts_with("font/");
        if packable && accepts.brotli {
            let packed = self.brotli.get_or_init(|| brotli(&self.plain).into());
            (Some("br"), Arc::clone(packed))
        } else if packable && accepts.gzip {
            let packed = self.gzip.get_or_init(|| gzip(&self.plain).into());
            (Some("gzip"), Arc::clone(packed))
        } else {
            (None, Arc::clone(&self.plain))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site() -> Site {
        let page = "<p>Mejora</p>".repeat(100);
        let files = [("index.html", page.as_str()), ("mejora-0123456789abcdef.wasm", "wasm")];
        let files = files.map(|(name, text)| (name.to_owned(), text.as_bytes().to_vec())).into();
        Site { packed: true, ..Site::unpacked(files, "/sub/carpeta/", false) }
    }

    fn header<'a>(answer: &'a HttpAnswer, name: &str) -> Option<&'a str> {
        answer.headers.iter().find(|(key, _)| *key == name).map(|(_, value)| value.as_str())
    }

    #[test]
    fn a_folder_is_its_page_and_a_missing_file_is_missing() {
        let site = site();
        let none = Accepts::default();
        assert_eq!(site.answer("/sub/carpeta/?x=1", none, "", 0).status, 200);
        assert_eq!(site.answer("/sub/carpeta", none, "", 0).status, 308);
        for missing in ["/", "/sub/carpeta/gone.js", "/sub/carpeta/../index.html", "/index.html"] {
            assert_eq!(site.answer(missing, none, "", 0).status, 404, "{missing}");
        }
    }

    #[test]
    fn a_browser_gets_the_encoding_that_it_reads() {
        let site = site();
        let page = |header: &str| site.answer("/sub/carpeta/", Accepts::read(header), "", 0);
        assert_eq!(header(&page("gzip, br"), "Content-Encoding"), Some("br"));
        assert_eq!(header(&page("gzip"), "Content-Encoding"), Some("gzip"));
        assert_eq!(header(&page(""), "Content-Encoding"), None);
        let wasm =
            site.answer("/sub/carpeta/mejora-0123456789abcdef.wasm", Accepts::read("br"), "", 0);
        assert_eq!(header(&wasm, "Content-Type"), Some("application/wasm"));
        assert_eq!(header(&wasm, "Content-Encoding"), None);
    }

    #[test]
    fn what_the_browser_has_is_not_sent_again() {
        let site = site();
        let first = site.answer("/sub/carpeta/", Accepts::read("br"), "", 0);
        let tag = header(&first, "ETag").unwrap();
        let second = site.answer("/sub/carpeta/", Accepts::read("br"), tag, 0);
        assert_eq!((second.status, second.body.len()), (304, 0));
        assert_eq!(site.answer("/sub/carpeta/", Accepts::read("gzip"), tag, 0).status, 200);
    }
}
