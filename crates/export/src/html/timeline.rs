//! The timeline as the picture that it is. Where it is higher than a printed page, the page also
//! has it in parts, its head over each, which only paper shows.

use values::form::paper_size;

use crate::markup::put;
use crate::slices::{size, slices};
use crate::svg::HEAD_HEIGHT;
use crate::writing::WriterInput;

/// The margins of a printed page at the sides, and above and below, in tenths of a millimetre.
pub(super) const MARGINS: (u32, u32) = (110, 120);

/// The height that the heading takes on paper, in tenths of a millimetre, with room to spare.
const HEADING: u32 = 140;

pub(super) fn timeline(writing: &WriterInput, out: &mut String) {
    let Some((width, height)) = size(writing.timeline) else { return };
    let parts = slices(height, room(writing, width));
    let parted = parts.len() > 1;
    put(
        out,
        "<section class=\"timeline\" data-part=\"timeline\">\n<h2>",
        writing.words.timeline,
        "</h2>\n<div class=\"scroll",
    );
    put(
        out,
        if parted { " parted" } else { "" },
        "",
        "\" tabindex=\"0\" role=\"region\" aria-label=\"",
    );
    put(out, "", writing.words.timeline, "\">\n");
    out.push_str(&writing.timeline.replacen("<svg ", "<svg id=\"timeline\" ", 1));
    out.push_str("</div>\n");
    if parted {
        for (from, part) in parts {
            out.push_str("<div class=\"sheet\" aria-hidden=\"true\">\n");
            slice(out, width, 0, HEAD_HEIGHT);
            slice(out, width, from, part);
            out.push_str("</div>\n");
        }
    }
    out.push_str("</section>\n");
}

fn slice(out: &mut String, width: u32, from: u32, height: u32) {
    out.push_str(&format!(
        "<svg viewBox=\"0 {from} {width} {height}\"><use href=\"#timeline\"/></svg>\n"
    ));
}

/// The height of a printed page, in pixels of a picture that is as wide as the page.
fn room(writing: &WriterInput, width: u32) -> u32 {
    let (wide, high) = paper_size(writing.document.plan.header.paper);
    let (wide, high) = (wide - 2 * MARGINS.0, high - 2 * MARGINS.1 - HEADING);
    (u64::from(width) * u64::from(high) / u64::from(wide)) as u32
}
