//! `cargo xtask icons`: the icons that a device shows for the installed app, drawn from
//! `public/icon.svg`.

use std::fs;

use anyhow::{Context, Result, anyhow};
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree};

use crate::workshop::Workshop;

/// The sides in pixels. A maskable icon fills its square and keeps its drawing within the middle
/// 80 %, whatever shape the device cuts out (W3C Web App Manifest, "maskable").
const ICONS: [(&str, u32, bool); 3] =
    [("icon-192.png", 192, false), ("icon-512.png", 512, false), ("icon-maskable.png", 512, true)];

/// Draws them all.
pub fn run(shop: &Workshop) -> Result<()> {
    let folder = shop.root.join("public");
    let svg = fs::read_to_string(folder.join("icon.svg")).context("there is no icon.svg")?;
    for (name, side, maskable) in ICONS {
        let png = if maskable {
            drawn(&svg.replace("rx=\"7\"", ""), side, 0.75)
        } else {
            drawn(&svg, side, 1.0)
        };
        fs::write(folder.join(name), png?)?;
    }
    Ok(())
}

/// A square picture of a drawing that takes this part of its side, on the drawing's own colour.
fn drawn(svg: &str, side: u32, part: f32) -> Result<Vec<u8>> {
    let tree = Tree::from_str(svg, &Options::default())?;
    let mut pixels = Pixmap::new(side, side).ok_or_else(|| anyhow!("an icon has a size"))?;
    let whole = side as f32;
    let scale = whole * part / tree.size().width();
    let margin = whole * (1.0 - part) / 2.0;
    // The ground first, over all of the square.
    if part < 1.0 {
        let ground = Transform::from_scale(
            whole / tree.size().width() * 8.0,
            whole / tree.size().height() * 8.0,
        );
        resvg::render(&tree, ground, &mut pixels.as_mut());
    }
    resvg::render(
        &tree,
        Transform::from_scale(scale, scale).post_translate(margin, margin),
        &mut pixels.as_mut(),
    );
    Ok(pixels.encode_png()?)
}
