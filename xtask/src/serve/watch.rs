//! Builds again what a developer changes, and has the pages that are open load it.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::thread;
use std::time::{Duration, Instant, SystemTime};

use anyhow::Result;

use crate::report::duration;
use crate::server::live::Live;
use crate::server::site::Site;
use crate::shell::files_below;
use crate::site::{self, Mode, SOURCES};
use crate::workshop::Workshop;

/// How often the sources are looked at: some hundred files, which takes milliseconds and needs no
/// library that would have to be compiled first.
const EVERY: Duration = Duration::from_millis(250);

/// When each source was last written, and how long it is.
#[derive(PartialEq, Eq)]
pub struct Sources(BTreeMap<PathBuf, (Option<SystemTime>, u64)>);

impl Sources {
    /// The sources as they are now.
    pub fn of(shop: &Workshop) -> Result<Self> {
        let mut found = BTreeMap::new();
        for source in SOURCES {
            let path = shop.root.join(source);
            let files = if path.is_dir() { files_below(&path, &|_| true)? } else { vec![path] };
            for file in files {
                if let Ok(about) = fs::metadata(&file) {
                    found.insert(file, (about.modified().ok(), about.len()));
                }
            }
        }
        Ok(Self(found))
    }
}

/// Builds again after each change. Where that fails, the compiler has said why, and the pages keep
/// what they have.
pub fn renew_for_ever(shop: &mut Workshop, live: &Live, mut built: Sources) -> Result<()> {
    eprintln!("The sources are watched: what changes is built, and the page loads again.");
    loop {
        let now = settled(shop, &built)?;
        let start = Instant::now();
        match renew(shop, live) {
            Ok(()) => eprintln!("The page loads again, after {}.", duration(start.elapsed())),
            Err(error) => eprintln!("\n{error:#}\nThe page stays as it is until that is mended."),
        }
        built = now;
    }
}

/// Waits until the sources have changed and nobody is writing any more.
pub fn settled(shop: &Workshop, built: &Sources) -> Result<Sources> {
    let mut before = Sources::of(shop)?;
    loop {
        thread::sleep(EVERY);
        // A file may go while its folder is read.
        let Ok(now) = Sources::of(shop) else { continue };
        if now != *built && now == before {
            return Ok(now);
        }
        before = now;
    }
}

fn renew(shop: &mut Workshop, live: &Live) -> Result<()> {
    let folder = site::local(shop, Mode::Dev, &mut |_| Ok(()))?;
    live.renew(Site::unpacked(site::read(&folder)?, "/", true));
    Ok(())
}
