//! The way from bytes, or cells, to what reading gives.

use cells::{FileKind, MAX_BYTES, MAX_PACKED_BYTES, Progress, bytes};
use plan::IdSource;

use crate::not_a_plan::NotAPlan;
use crate::reading::Reading;
use crate::seed::ids_of_text;
use crate::text_table;
#[cfg(feature = "readers")]
use values::FindingKind;

/// Reads a plan from a text: the JSON of a plan file, or a text table in UTF-8, UTF-16 or
/// an encoding of older machines. The page reads pasted text with it; files go through [`read_file`]. The ids of new
/// records are from `ids`, but those of a plan file come from what it holds: read twice, or on two
/// machines, it is one document.
pub fn read(bytes: &[u8], ids: &mut dyn IdSource) -> Result<Reading, NotAPlan> {
    if bytes.len() > MAX_BYTES {
        let page = bytes.len() <= MAX_PACKED_BYTES && bytes::begins_web_page(bytes);
        return Err(match page {
            true => NotAPlan::NotText { kind: FileKind::WebPage },
            false => NotAPlan::TooBig { bytes: bytes.len() },
        });
    }
    // Only the worker reads pages.
    if bytes::is_mhtml(bytes) {
        return Err(NotAPlan::NotText { kind: FileKind::WebPage });
    }
    if let Some(kind) = cells::file_kind(bytes) {
        return Err(NotAPlan::NotText { kind });
    }
    let (text, encoding) = bytes::decode(bytes)?;
    if bytes::is_web_page(&text) {
        return Err(NotAPlan::NotText { kind: FileKind::WebPage });
    }
    read_text(&text, encoding, ids, &mut |_| {})
}

fn read_text(
    text: &str,
    encoding: cells::Encoding,
    ids: &mut dyn IdSource,
    progress: Progress,
) -> Result<Reading, NotAPlan> {
    let visible = bytes::visible(text);
    if visible.is_empty() {
        return Err(NotAPlan::Empty);
    }
    let mut not_json = None;
    if visible.starts_with(['{', '[']) {
        match plan::format::read(visible, &mut ids_of_text(visible)) {
            Ok(document) => return Ok(Reading::PlanFile(document)),
            Err(plan::format::NotAPlanFile::NotJson { line, column }) => {
                if visible.starts_with('{') {
                    not_json = Some(NotAPlan::NotJson { line, column });
                }
            }
            Err(error) => return Err(error.into()),
        }
    }
    let draft = text_table::read_text(text, encoding, ids, progress);
    let most = draft.as_ref().map_or(0, |draft| examples_beside(&draft.plan));
    let mended = cells::encoding::mended(text);
    let guide = crate::guide::read_guide_text(mended.as_deref().unwrap_or(text));
    match (guide.filter(|it| it.examples.len() > most), draft) {
        (Some(guide), _) => Ok(Reading::Guide(Box::new(guide))),
        (None, Ok(draft)) => Ok(Reading::Table(Box::new(draft))),
        (None, Err(found)) => Err(not_json.unwrap_or(NotAPlan::NoTable { found })),
    }
}

/// How many examples of a guide may be seen in what is a plan all the same: more in one with dates,
/// which no guide has.
fn examples_beside(plan: &plan::Plan) -> usize {
    let dated = plan.actions.iter().any(|it| it.start.is_some() && it.end.is_some());
    plan.actions.len() * if dated { 10 } else { 2 }
}

/// Reads a plan from the bytes of any file: those of [`read`], office documents and web pages.
#[cfg(feature = "readers")]
pub fn read_file(
    bytes: &[u8],
    ids: &mut dyn IdSource,
    progress: cells::Progress,
) -> Result<Reading, NotAPlan> {
    use cells::{FileContent, open};
    match open(bytes, topics, progress)? {
        FileContent::Text(text, encoding) => read_text(&text, encoding, ids, progress),
        FileContent::Cells(source) => read_source(source, ids),
    }
}

/// The columns of the form that a row names, a bit each.
#[cfg(feature = "readers")]
fn topics(cells: &[cells::Cell]) -> u32 {
    crate::table::named(cells).bits().into()
}

/// Reads a plan from the cells of a file. A file of ours is the plan inside with what was edited
/// elsewhere, and what is new in it has ids that come from what it holds; any other is a guide where it answers more than twice as many examples as its
/// tables have actions, and otherwise the tables that could be the plan.
#[cfg(feature = "readers")]
pub fn read_source(source: cells::Source, ids: &mut dyn IdSource) -> Result<Reading, NotAPlan> {
    let cells::Source { mut grids, inner, encoding } = source;
    let mut unusable = None;
    if let Some(inner) = inner {
        let mut derived = crate::seed::ids_of_cells(&inner, &grids);
        match plan::format::read(&inner, &mut derived) {
            Ok(document) => {
                // Nobody edits a web page by hand: what stands around its table is ours.
                let around = encoding.is_none();
                return Ok(crate::returned::returned(document, grids, around, &mut derived));
            }
            Err(error) => unusable = Some(NotAPlan::from(error)),
        }
    }
    grids.iter_mut().for_each(cells::encoding::mend);
    let guide = crate::guide::read_guide(&grids);
    let (mut tables, found) = crate::candidates::candidates(grids, ids);
    for candidate in &mut tables {
        candidate.draft.hints.encoding = encoding;
        crate::marked::ids::keep(&mut candidate.draft);
        if unusable.is_some() {
            candidate.draft.tell(FindingKind::InnerUnusable);
        }
    }
    let most = tables.first().map_or(0, |it| examples_beside(&it.draft.plan));
    if let Some(guide) = guide.filter(|it| it.examples.len() > most) {
        return Ok(Reading::Guide(Box::new(guide)));
    }
    match tables.len() {
        0 => Err(unusable.unwrap_or(NotAPlan::NoTable { found })),
        1 => Ok(Reading::Table(Box::new(tables.remove(0).draft))),
        _ => Ok(Reading::Tables(tables)),
    }
}

#[cfg(all(test, feature = "readers"))]
mod tests {
    use plan::Sequence;

    use super::*;

    #[test]
    fn a_long_text_tells_how_much_of_it_is_read() {
        let mut text =
            "No.;Área de mejora;Acción de mejora;Objetivo;Tareas;Inicio;Fin;Meta\n".to_owned();
        for row in 1..=500 {
            text += &format!(
                "{row};Pocas aulas;Abrir el aula {row};Enseñar;\"1. Pintar\n2. Abrir\";ene-26;mar-26;1\n"
            );
        }
        let mut told = Vec::new();
        let read = read_file(text.as_bytes(), &mut Sequence::new(1), &mut |it| told.push(it));
        assert!(matches!(read, Ok(Reading::Table(draft)) if draft.plan.actions.len() == 500));
        assert!(told.is_sorted() && told.iter().all(|it| *it <= 100), "{told:?}");
        let steps: Vec<u8> = [0].into_iter().chain(told).chain([100]).collect();
        assert!(steps.windows(2).all(|pair| pair[1] - pair[0] <= 30), "{steps:?}");
    }
}
