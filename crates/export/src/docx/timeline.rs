//! The timeline on pages of its own: as wide as the page, parted between rows where it is
//! higher, its head over each part.

use super::drawing::InlineDrawing;
use super::page::DocxPage;
use super::parts::owner;
use super::xml::DocxXml;
use crate::slices::{size, slices};
use crate::svg::HEAD_HEIGHT;
use crate::writing::{Picture, WriterInput};

/// The height that the heading of the timeline takes, with room to spare.
const HEADING: u32 = 620;

pub(super) fn timeline(
    writing: &WriterInput,
    page: &DocxPage,
    picture: &Picture,
    xml: &mut DocxXml,
) {
    // Without the SVG nobody knows where the rows are: the picture is then one part.
    let (width, height) = size(writing.timeline).unwrap_or((picture.width, picture.height));
    let room = page.free_height() - HEADING;
    let wide = page.room();
    let twips =
        |pixels: u32| (u64::from(pixels) * u64::from(wide) / u64::from(width.max(1))) as u32;
    let parts = match writing.timeline {
        "" => vec![(0, height)],
        _ => slices(height, (u64::from(room) * u64::from(width) / u64::from(wide)) as u32),
    };
    let words = describe(writing);
    let draw = |from: u32, part: u32, words: &str, xml: &mut DocxXml| {
        let share = |pixels: u32| (u64::from(pixels) * 100_000 / u64::from(height.max(1))) as u32;
        let (mut w, mut h) = (wide, twips(part).max(1));
        if h > room {
            (w, h) = ((u64::from(w) * u64::from(room) / u64::from(h)) as u32, room);
        }
        let cut = (share(from), share(height - from - part));
        let name = writing.words.timeline;
        InlineDrawing { relation: "rIdTimeline", name, words, size: (w.max(1), h), cut }.write(xml);
    };
    for (at, (from, part)) in parts.iter().enumerate() {
        let before = "<w:pageBreakBefore/>";
        if at == 0 {
            xml.open_paragraph("Heading1", before);
            xml.bookmark("mejora_timeline", |xml| xml.run("", writing.words.timeline));
            xml.put("</w:p>");
        }
        // The head hangs together with its rows, without a gap.
        if *from > 0 {
            xml.open_paragraph(
                "MejoraPicture",
                if at == 0 { "<w:keepNext/>" } else { "<w:keepNext/><w:pageBreakBefore/>" },
            );
            draw(0, HEAD_HEIGHT, &words, xml);
            xml.put("</w:p>");
        }
        xml.open_paragraph("MejoraPicture", "");
        draw(*from, *part, &words, xml);
        xml.put("</w:p>");
    }
}

/// What the picture shows, in words: whose plan, how many actions, which months.
fn describe(writing: &WriterInput) -> String {
    let rollup = plan::rollup::rollup(&writing.document.plan);
    let span = rollup.span.map(|(first, last)| (writing.words.months_between)(first, last));
    let actions = (writing.words.actions)(rollup.actions);
    let owner = Some(owner(writing)).filter(|it| !it.is_empty());
    let parts: Vec<String> = owner.into_iter().chain([actions]).chain(span).collect();
    format!("{}: {}", writing.words.timeline, parts.join("; "))
}
