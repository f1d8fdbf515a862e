//! Finds forms: headings that stand in a column beside their values, in a row above them, or before
//! them in one text.

use cells::Grid;
use plan::keyed::Set;
use words::has_word;

use super::events::{FormEvent, events};
use super::groups::{LabelGroup, groups};
use super::labels::{inline, is_core, known, sure};

/// The forms of a grid.
pub(super) struct GridForm {
    /// Its fields and the texts around them, in the order in which they are read.
    pub events: Vec<FormEvent>,
    /// Each column of values from this one on is an action; else each column or row of labels
    /// begins one.
    pub turned: Option<usize>,
    /// The rows that hold fields that the form knows, from 0.
    pub claimed: Set<usize>,
}

/// The fewest fields that make a form.
const FEWEST: u32 = 4;

/// The forms of a grid; `None` where it has none. Where `strict`, the cells were cut from a text,
/// and only a column of labels makes a form.
pub(super) fn read(grid: &Grid, strict: bool) -> Option<GridForm> {
    if !grid.marks.is_empty() {
        return None;
    }
    if has_header(grid) || !has_labels(grid) {
        return None;
    }
    let groups = groups(grid);
    if strict && groups.is_empty() {
        return None;
    }
    let turned = groups.iter().find(|group| group.is_turned(grid));
    let turned = turned.and_then(|group| Some(group.labels.first()? + 1));
    let mut form = GridForm { events: Vec::new(), turned, claimed: Set::new() };
    let whole = LabelGroup { labels: Vec::new(), columns: 0..usize::MAX };
    for group in if groups.is_empty() { vec![whole] } else { groups } {
        events(grid, &group, turned.is_some(), &mut form.events);
    }
    form.is_sound().then_some(form)
}

/// Whether a row names so many columns that it is the header of an ordinary table, whatever stands
/// around it. Most plans have one near their beginning, and need no further look.
fn has_header(grid: &Grid) -> bool {
    const PLENTY: u32 = 6;
    grid.rows.iter().any(|cells| {
        let filled = cells.iter().filter(|cell| has_word(&cell.text)).count();
        if filled < PLENTY as usize {
            return false;
        }
        let known = cells.iter().filter_map(|cell| known(&cell.text));
        let bits = known.fold(0_u32, |bits, number| bits | 1 << number);
        let core = (0..16).filter(|at| bits & (1 << at) != 0 && is_core(*at)).count();
        bits.count_ones() >= PLENTY && core > 1
    })
}

/// Whether enough labels stand at the beginning of rows or cells that a closer look is worth it.
fn has_labels(grid: &Grid) -> bool {
    let mut seen = 0_u32;
    for cells in &grid.rows {
        let filled = cells.iter().map(|cell| cell.text.as_str()).filter(|text| has_word(text));
        for (at, text) in filled.enumerate() {
            let label = if at == 0 { known(text) } else { sure(text) };
            let label = label.or_else(|| inline(text).and_then(|it| known(it.0)));
            seen |= label.map_or(0, |number| 1 << number);
        }
        if seen.count_ones() >= FEWEST {
            return true;
        }
    }
    false
}

impl GridForm {
    /// Whether there are enough fields, not too much else between them, and most of them do not
    /// stand in one row, as those of an ordinary table do.
    fn is_sound(&mut self) -> bool {
        let mut seen = 0_u32;
        let mut filled = 0_u32;
        let mut rows: Vec<(usize, u32)> = Vec::new();
        let mut fields = 0;
        let mut above: Vec<usize> = Vec::new();
        for event in &self.events {
            let FormEvent::Field(field) = event else { continue };
            let Some(number) = field.key.known() else { continue };
            let bit = 1 << number;
            seen |= bit;
            if field.values.iter().any(|cell| has_word(&cell.text)) {
                filled |= bit;
            }
            fields += 1;
            if field.above && above.last() != field.rows.first() {
                above.extend(field.rows.first());
            }
            self.claimed.extend(field.rows.iter().copied());
            let row = field.rows.first().copied().unwrap_or(0);
            match rows.last_mut().filter(|it| it.0 == row) {
                Some((_, bits)) => *bits |= bit,
                None => rows.push((row, bit)),
            }
        }
        let widest = rows.iter().map(|it| it.1.count_ones()).max().unwrap_or(0);
        // One row of headings above one of values is a table of one action, whatever its cover says.
        let heads = |row: &usize| {
            let bits = rows.iter().find(|it| it.0 == *row).map_or(0, |it| it.1);
            let core = (0..16).filter(|at| bits & (1 << at) != 0 && is_core(*at)).count();
            bits.count_ones() >= FEWEST && core > 1
        };
        if above.len() == 1 && above.iter().all(heads) {
            return false;
        }
        let known = |event: &&FormEvent| matches!(event, FormEvent::Field(field) if field.key.known().is_some());
        let inside = self.events.iter().rposition(|it| known(&it)).unwrap_or(0);
        let inside = self.events[..inside].iter().skip_while(|it| !known(it));
        let texts = inside.filter(|it| matches!(it, FormEvent::Text { .. })).count();
        let core = (0..16).any(|at| filled & (1 << at) != 0 && is_core(at));
        core && filled.count_ones() >= FEWEST
            && widest * 10 < seen.count_ones() * 6
            && texts <= 2 * fields
    }
}
