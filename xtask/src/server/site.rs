//! The files of a site in memory, and what is answered for an address.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Arc, OnceLock};

use anyhow::{Result, bail};

use super::encoding::{Accepts, brotli, gzip};
use super::headers::{cache_control, media_type};
use crate::shell::digest;
use crate::site;

/// Files shorter than this are sent as they are, and so are the giants of a developer's build.
const WORTH_PACKING: std::ops::Range<usize> = 512..8_000_000;

/// What is sent back.
pub struct Answer {
    /// The HTTP status.
    pub status: u16,
    /// The headers beside those of every answer.
    pub headers: Vec<(&'static str, String)>,
    /// The content.
    pub body: Arc<[u8]>,
}

impl Answer {
    /// A short text, for what is no file.
    pub fn plain(status: u16, text: &str) -> Self {
        let answer = Self { status, headers: Vec::new(), body: text.as_bytes().into() };
        answer.with("Content-Type", "text/plain; charset=utf-8").with("Cache-Control", "no-store")
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
    assets: BTreeMap<String, Asset>,
}

impl Site {
    /// Reads a folder and compresses it, so that no visit waits for that; the prefix begins and
    /// ends with a slash.
    pub fn load(folder: &Path, prefix: &str) -> Result<Self> {
        if !prefix.starts_with('/') || !prefix.ends_with('/') {
            bail!("the prefix must begin and end with a slash, as in /sub/carpeta/");
        }
        let files = site::read(folder)?;
        let assets = files.into_iter().filter(|(name, _)| !name.starts_with('_'));
        let assets = assets.map(|(name, bytes)| (name, Asset::new(bytes)));
        let site = Self { prefix: prefix.to_owned(), assets: assets.collect() };
        for (name, asset) in &site.assets {
            asset.packed(name, Accepts { brotli: true, gzip: false });
        }
        Ok(site)
    }

    /// The folder of the site in its addresses.
    pub fn prefix(&self) -> &str {
        &self.prefix
    }

    /// The answer for an address; `known` is the tag of what the browser already has.
    pub fn answer(&self, url: &str, accepts: Accepts, known: &str) -> Answer {
        let path = url.split(['?', '#']).next().unwrap_or(url);
        if format!("{path}/") == self.prefix {
            return Answer::plain(308, "").with("Location", self.prefix.clone());
        }
        // Only names that were read at the start exist, so no path leads out of the folder.
        let name = match path.strip_prefix(&self.prefix) {
            Some("") => Some("index.html"),
            other => other,
        };
        match name.and_then(|name| Some((name, self.assets.get(name)?))) {
            Some((name, asset)) => asset.answer(name, accepts, known),
            None => Answer::plain(404, "There is no such file.\n"),
        }
    }
}

impl Asset {
    fn new(bytes: Vec<u8>) -> Self {
        let tag = digest(&bytes);
        Self { plain: bytes.into(), tag, brotli: OnceLock::new(), gzip: OnceLock::new() }
    }

    fn answer(&self, name: &str, accepts: Accepts, known: &str) -> Answer {
        let (encoding, body) = self.packed(name, accepts);
        let tag = format!("\"{}{}\"", self.tag, encoding.map_or("", |name| &name[..1]));
        let answer = Answer { status: 200, headers: Vec::new(), body }
            .with("Cache-Control", cache_control(name))
            .with("ETag", tag.clone())
            .with("Vary", "Accept-Encoding");
        if known.split(',').any(|one| one.trim().trim_start_matches("W/") == tag) {
            return Answer { status: 304, body: [].into(), ..answer };
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
        let assets = files.map(|(name, text)| (name.to_owned(), Asset::new(text.into()))).into();
        Site { prefix: "/sub/carpeta/".to_owned(), assets }
    }

    fn header<'a>(answer: &'a Answer, name: &str) -> Option<&'a str> {
        answer.headers.iter().find(|(key, _)| *key == name).map(|(_, value)| value.as_str())
    }

    #[test]
    fn a_folder_is_its_page_and_a_missing_file_is_missing() {
        let site = site();
        let none = Accepts::default();
        assert_eq!(site.answer("/sub/carpeta/?x=1", none, "").status, 200);
        assert_eq!(site.answer("/sub/carpeta", none, "").status, 308);
        for missing in ["/", "/sub/carpeta/gone.js", "/sub/carpeta/../index.html", "/index.html"] {
            assert_eq!(site.answer(missing, none, "").status, 404, "{missing}");
        }
    }

    #[test]
    fn a_browser_gets_the_encoding_that_it_reads() {
        let site = site();
        let page = |header: &str| site.answer("/sub/carpeta/", Accepts::read(header), "");
        assert_eq!(header(&page("gzip, br"), "Content-Encoding"), Some("br"));
        assert_eq!(header(&page("gzip"), "Content-Encoding"), Some("gzip"));
        assert_eq!(header(&page(""), "Content-Encoding"), None);
        let wasm =
            site.answer("/sub/carpeta/mejora-0123456789abcdef.wasm", Accepts::read("br"), "");
        assert_eq!(header(&wasm, "Content-Type"), Some("application/wasm"));
        assert_eq!(header(&wasm, "Content-Encoding"), None);
    }

    #[test]
    fn what_the_browser_has_is_not_sent_again() {
        let site = site();
        let first = site.answer("/sub/carpeta/", Accepts::read("br"), "");
        let tag = header(&first, "ETag").unwrap();
        let second = site.answer("/sub/carpeta/", Accepts::read("br"), tag);
        assert_eq!((second.status, second.body.len()), (304, 0));
        assert_eq!(site.answer("/sub/carpeta/", Accepts::read("gzip"), tag).status, 200);
    }
}
