//! Makes the scripts of a site small: what wasm-bindgen and the splitter wrote, and ours, which
//! are all modules.

use std::fs;

use anyhow::{Context, Result};

use super::SiteFiles;
use super::finish::RESCUE;
use crate::shell::run;
use crate::workshop::Workshop;

/// Names inside a module are free, and the browsers that must work know all of ECMAScript 2020.
const OPTIONS: [&str; 6] = ["--module", "--ecma", "2020", "--compress", "passes=2", "--mangle"];

/// Makes each script of the site small, before the names of files follow their content. The rescue
/// page keeps its own as it was written: it is for when nothing else works.
pub fn scripts(shop: &Workshop, files: &mut SiteFiles) -> Result<()> {
    let folder = shop.root.join("target/scripts");
    fs::create_dir_all(&folder)?;
    let (before, after) = (folder.join("before.js"), folder.join("after.js"));
    for (name, bytes) in files.iter_mut().filter(|(name, _)| is_ours(name)) {
        fs::write(&before, &bytes)?;
        let mut terser = shop.command("terser");
        terser.arg(&before).args(OPTIONS).arg("--output").arg(&after);
        run(&mut terser).with_context(|| format!("{name} cannot be made small"))?;
        *bytes = fs::read(&after)?;
    }
    Ok(())
}

fn is_ours(name: &str) -> bool {
    name.ends_with(".js") && RESCUE.iter().all(|(rescue, _)| *rescue != name)
}

#[cfg(test)]
mod tests {
    use super::is_ours;

    #[test]
    fn scripts_are_made_small_but_for_the_rescue_page() {
        assert!(is_ours("boot.js") && is_ours("reading_bound.js") && is_ours("snippets/a/b.js"));
        assert!(!is_ours("rescate.js") && !is_ours("mejora.wasm") && !is_ours("mejora.css"));
    }
}
