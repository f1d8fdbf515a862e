//! The timeline as a PNG, for documents that are written without a browser.

use export::Picture;
use resvg::{tiny_skia, usvg};

/// The picture of an SVG, twice as fine as a screen.
pub fn drawn(svg: &str) -> Result<Picture, String> {
    const SCALE: f32 = 2.0;
    let failed = |what: &dyn std::fmt::Display| format!("The timeline cannot be drawn: {what}.");
    let mut options = usvg::Options::default();
    let fonts = options.fontdb_mut();
    fonts.load_system_fonts();
    if let Some(family) = sans_serif(fonts) {
        fonts.set_sans_serif_family(family);
    }
    let tree = usvg::Tree::from_str(svg, &options).map_err(|error| failed(&error))?;
    let size = tree.size().to_int_size().scale_by(SCALE).ok_or_else(|| failed(&"it is empty"))?;
    let (width, height) = (size.width(), size.height());
    let mut pixels =
        tiny_skia::Pixmap::new(width, height).ok_or_else(|| failed(&"it is too large"))?;
    let scale = tiny_skia::Transform::from_scale(SCALE, SCALE);
    resvg::render(&tree, scale, &mut pixels.as_mut());
    let png = pixels.encode_png().map_err(|error| failed(&error))?;
    Ok(Picture { png, width, height })
}

/// A family for texts whose own fonts are not on this machine.
fn sans_serif(fonts: &usvg::fontdb::Database) -> Option<String> {
    let families = || fonts.faces().flat_map(|face| &face.families).map(|(family, _)| family);
    let usual = ["Arial", "Liberation Sans", "DejaVu Sans", "Noto Sans"];
    let usual = usual.into_iter().find(|name| families().any(|family| family == name));
    usual.map(str::to_owned).or_else(|| families().find(|it| it.contains("Sans")).cloned())
}
