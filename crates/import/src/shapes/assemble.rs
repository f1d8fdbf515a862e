//! From the fields of forms to an ordinary grid: the headings in one row, and a row an action.

use std::ops::Range;

use cells::{Cell, CellRemark, Grid, MergedCells};
use plan::keyed::{Map, Set};
use values::FindingKind;
use words::{has_word, squeeze, words};

use super::events::{FormEvent, FormField, join};
use super::forms::GridForm;
use super::labels::{self, Key, is_of_plan, is_period};
use super::shaped::{Reshaping, Shaped, remarks_at};
use crate::sections::{is_footer, section};
use crate::titles::titles;

/// An action as a form gives it.
struct FormRecord {
    sheet: usize,
    /// The row of its first field.
    row: usize,
    /// The column of its values in a turned table.
    column: Option<usize>,
    /// The rows of each field.
    places: Vec<(usize, Key)>,
    fields: Map<Key, Vec<Cell>>,
}

/// Where a row of a sheet went: to these rows, in this column, from one column or from all.
struct Went {
    sheet: usize,
    row: usize,
    from: Option<usize>,
    rows: Range<usize>,
    at: usize,
}

/// What an ordinary grid is made of, in its order.
enum GridPart {
    Record(FormRecord),
    /// A row that is no part of an action: its sheet, row and cells.
    Text(usize, usize, Vec<Cell>),
}

/// The forms of one or several grids as one ordinary grid.
pub(super) fn assemble(forms: Vec<(Grid, GridForm)>) -> Shaped {
    let turned = forms.iter().any(|(_, form)| form.turned.is_some());
    let kind = if turned { FindingKind::TableTurned } else { FindingKind::FormsRead };
    let acts =
        |field: &FormField| matches!(field.key, Key::Known(labels::ACTION | labels::ACTIVITIES));
    let events = forms.iter().flat_map(|(_, form)| &form.events);
    let named = !events.into_iter().any(|it| matches!(it, FormEvent::Field(field) if acts(field)));
    let mut made = Making { named, ..Making::default() };
    let mut grids = Vec::new();
    for (sheet, (grid, form)) in forms.into_iter().enumerate() {
        if section(&grid.name).is_some() {
            made.pieces.push(GridPart::Text(sheet, 0, vec![Cell::new(grid.name.clone())]));
        }
        grids.push(grid);
        for block in blocks(form.events) {
            made.block(block, sheet, form.turned);
        }
    }
    made.lay_out(&grids, kind)
}

/// The fields from one that begins an action to the next.
#[derive(Default)]
struct Block {
    /// What stands before the first field.
    before: Vec<(usize, Vec<Cell>)>,
    events: Vec<FormEvent>,
}

/// Parts fields where an action begins: with the label of the first, or with several labels that
/// the action before has already.
fn blocks(events: Vec<FormEvent>) -> Vec<Block> {
    let keys: Vec<Option<Key>> = events
        .iter()
        .map(|event| match event {
            FormEvent::Field(field) if !is_header(field) && !is_heading(field) => {
                Some(field.key.clone())
            }
            _ => None,
        })
        .collect();
    let mut blocks = vec![Block::default()];
    let mut seen: Set<&Key> = Set::new();
    let mut start: Option<&Key> = None;
    for (at, event) in events.into_iter().enumerate() {
        if let Some(key) = &keys[at] {
            let mut next = keys[at + 1..].iter().flatten();
            let (one, two) = (next.next(), next.next());
            let again = |key: Option<&Key>| key.is_some_and(|key| seen.contains(key));
            let anew = seen.contains(key) && one != start && again(one) && again(two);
            if Some(key) == start || anew {
                // What stands right above an action may be its title.
                let before = blocks.last_mut().map_or(Vec::new(), Block::tail);
                blocks.push(Block { before, events: Vec::new() });
                seen = Set::new();
                start = None;
            }
            seen.insert(key);
            start = start.or(Some(key));
        }
        let Some(block) = blocks.last_mut() else { break };
        let event = match event {
            FormEvent::Field(field) if is_header(&field) => {
                FormEvent::Text { row: field.rows[0], cells: vec![Cell::new(labelled(&field))] }
            }
            FormEvent::Field(field) if is_heading(&field) => {
                FormEvent::Text { row: field.rows[0], cells: vec![Cell::new(field.label)] }
            }
            event => event,
        };
        match event {
            FormEvent::Text { row, cells } if start.is_none() => block.before.push((row, cells)),
            event => block.events.push(event),
        }
    }
    blocks
}

/// Whether a field says something of the plan rather than of an action.
fn is_header(field: &FormField) -> bool {
    let value = field.values.iter().find(|cell| has_word(&cell.text)).map_or("", |cell| &cell.text);
    is_of_plan(&field.label) || is_period(&field.label, value)
}

/// Whether a label without a value is the heading of a form: `Acción 2`.
fn is_heading(field: &FormField) -> bool {
    field.values.iter().all(|cell| !has_word(&cell.text))
        && is_count(&field.label)
        && matches!(field.key, Key::Known(labels::ACTION | labels::ACTIVITIES | labels::NUMBER))
}

fn labelled(field: &FormField) -> String {
    let label = field.label.trim().trim_end_matches(':');
    let values: Vec<&str> = field.values.iter().map(|cell| cell.text.trim()).collect();
    format!("{label}: {}", values.join(" ").trim())
}

impl Block {
    /// Takes the texts at its end that no field goes on in.
    fn tail(&mut self) -> Vec<(usize, Vec<Cell>)> {
        let mut tail = Vec::new();
        let ends = |cells: &[Cell]| cells.iter().any(|cell| is_footer(&cell.text));
        while let Some(FormEvent::Text { row, cells }) =
            self.events.pop_if(|it| matches!(it, FormEvent::Text { cells, .. } if !ends(cells)))
        {
            tail.push((row, cells));
        }
        tail.reverse();
        tail
    }
}

/// Whether a text goes on with the field before it: `inside`, between fields of one action, where
/// the value stands in running text; else where it is one more item of a list.
fn goes_on(field: &FormField, cells: &[Cell], inside: bool) -> bool {
    let [cell] = cells else { return false };
    let text = cell.text.trim_start();
    let listed = text.starts_with(|c: char| {
        c.is_ascii_digit() || c.is_lowercase() || matches!(c, '-' | '–' | '•' | '*' | '·' | '▪')
    });
    field.flows && !is_footer(text) && section(text).is_none() && (inside || listed)
}

/// Whether a title only counts: `Ficha 3`, `Acción No. 3`, `#3`.
fn is_count(text: &str) -> bool {
    let last = words(text).last().unwrap_or_default();
    words(text).count() <= 4 && last.bytes().all(|byte| byte.is_ascii_digit()) && last.len() < 4
}

#[derive(Default)]
struct Making {
    /// The actions have no label: what stands above a form says what it is.
    named: bool,
    columns: Vec<(Key, String)>,
    pieces: Vec<GridPart>,
}

impl Making {
    /// Whether a text above the fields of an action is its title.
    fn is_title(&self, row: usize, text: &str) -> bool {
        if !has_word(text) || section(text).is_some() {
            return false;
        }
        let rest = || !titles(vec![(row, squeeze(text))]).rest.is_empty();
        is_count(text) || self.named && rest()
    }

    /// The actions of a block, and the texts around them.
    fn block(&mut self, block: Block, sheet: usize, first: Option<usize>) {
        let turned = first.is_some();
        let Block { mut before, events } = block;
        let named = before.pop_if(|(row, cells)| {
            !turned && cells.len() == 1 && self.is_title(*row, &cells[0].text)
        });
        self.pieces
            .extend(before.into_iter().map(|(row, cells)| GridPart::Text(sheet, row, cells)));
        let mut fields: Vec<FormField> = Vec::new();
        let mut texts = Vec::new();
        let last = events.iter().rposition(|it| matches!(it, FormEvent::Field(_))).unwrap_or(0);
        for (at, event) in events.into_iter().enumerate() {
            match (event, fields.last_mut()) {
                (FormEvent::Field(field), _) => fields.push(field),
                (FormEvent::Text { row, cells }, Some(field))
                    if goes_on(field, &cells, at < last) =>
                {
                    field.extend(row, 0, &cells[0]);
                }
                (FormEvent::Text { row, cells }, _) => {
                    texts.push(GridPart::Text(sheet, row, cells))
                }
            }
        }
        let row = fields.first().map_or(0, |field| field.rows[0]);
        let values = fields.iter().map(|it| it.values.len()).max().unwrap_or(0);
        let count = if turned { values } else { values.min(1) };
        let record = |at| FormRecord {
            sheet,
            row,
            column: first.map(|first| first + at),
            places: Vec::new(),
            fields: Map::new(),
        };
        let mut records: Vec<FormRecord> = (0..count).map(record).collect();
        if let (Some((row, cells)), count) = (named, records.len()) {
            match records.first_mut().filter(|_| count == 1) {
                Some(record) => self.title(record, cells),
                None => self.pieces.push(GridPart::Text(sheet, row, cells)),
            }
        }
        for field in fields {
            self.spread(field, turned, &mut records);
        }
        let says = |it: &FormRecord| it.fields.values().flatten().any(|cell| has_word(&cell.text));
        self.pieces.extend(records.into_iter().filter(says).map(GridPart::Record));
        self.pieces.extend(texts);
    }

    fn column(&mut self, key: &Key, label: &str) {
        if !self.columns.iter().any(|it| it.0 == *key) {
            let label = label.trim().trim_end_matches(':').trim_end();
            self.columns.push((key.clone(), label.to_owned()));
        }
    }

    /// Puts a title where it belongs: it counts the action, or says what it is.
    fn title(&mut self, record: &mut FormRecord, cells: Vec<Cell>) {
        let counts = cells.first().is_some_and(|cell| is_count(&cell.text));
        let (key, label) = match counts {
            true => (Key::Known(labels::NUMBER), "No."),
            false => (Key::Known(labels::ACTION), "Acción"),
        };
        self.column(&key, label);
        record.fields.insert(key, cells);
    }

    /// Gives the values of a field to the actions that they belong to.
    fn spread(&mut self, field: FormField, turned: bool, records: &mut [FormRecord]) {
        let FormField { mut key, label, values, rows, .. } = field;
        if let (Key::Other(words), true) = (&key, turned)
            && words.is_empty()
        {
            // What stands over the columns of a turned table.
            key = Key::Known(labels::NUMBER);
        }
        let name =
            if key == Key::Known(labels::NUMBER) && label.is_empty() { "No." } else { &label };
        self.column(&key, name);
        for record in records.iter_mut() {
            record.places.extend(rows.iter().map(|row| (*row, key.clone())));
        }
        if !turned {
            let Some(record) = records.first_mut() else { return };
            let cells = record.fields.or_default(key);
            if cells.len() < values.len() {
                cells.resize(values.len(), Cell::default());
            }
            for (cell, value) in cells.iter_mut().zip(values) {
                join(cell, &value, "\n");
            }
            return;
        }
        for (record, value) in records.iter_mut().zip(values) {
            let cells = record.fields.or_insert_with(key.clone(), || vec![Cell::default()]);
            join(&mut cells[0], &value, "\n");
        }
    }

    /// The grid: the texts above, the headings, a row for each action with those of its tasks.
    fn lay_out(self, grids: &[Grid], kind: FindingKind) -> Shaped {
        let name = match grids {
            [first, .., last] => format!("{} – {}", first.name, last.name),
            _ => grids.iter().map(|grid| grid.name.as_str()).collect(),
        };
        let cut = grids.iter().any(|grid| grid.cut);
        let epoch = grids.first().map_or(0, |grid| grid.epoch);
        let mut grid = Grid { name, cut, epoch, ..Grid::default() };
        let mut remarks = Vec::new();
        // Where the rows of each sheet went: a row may be in several fields, or in several actions.
        let mut went: Vec<Went> = Vec::new();
        let mut made = Reshaping { kind, header: usize::MAX, rows: Set::new() };
        let at = |number| self.columns.iter().position(|it| it.0 == Key::Known(number));
        let joint = at(labels::ACTION).or_else(|| at(labels::NUMBER));
        for piece in self.pieces {
            let (sheet, row) = match &piece {
                GridPart::Record(record) => (record.sheet, record.row),
                GridPart::Text(sheet, row, _) => (*sheet, *row),
            };
            let line = grids[sheet].line(row);
            if grids[sheet].hidden.binary_search(&row).is_ok() {
                grid.hidden.push(grid.rows.len());
            }
            let mut record = match piece {
                GridPart::Text(_, _, cells) => {
                    let rows = grid.rows.len()..grid.rows.len() + 1;
                    went.push(Went { sheet, row, from: None, rows, at: 0 });
                    grid.push(line, cells);
                    continue;
                }
                GridPart::Record(record) => record,
            };
            if made.header == usize::MAX {
                made.header = grid.rows.len();
                grid.push(line, self.columns.iter().map(|it| Cell::new(it.1.clone())).collect());
            }
            let first = grid.rows.len();
            made.rows.insert(first);
            let rows = record.fields.values().map(Vec::len).max().unwrap_or(1).max(1);
            let column = joint.filter(|_| rows > 1);
            if let Some(column) = column {
                grid.spans.push(MergedCells { row: first, column, rows, columns: 1 });
            }
            let mut lines = vec![
                vec![Cell::default(); self.columns.len()];
                if column.is_some() { rows } else { 1 }
            ];
            for (row, key) in &record.places {
                let at = self.columns.iter().position(|it| it.0 == *key).unwrap_or(0);
                let rows = first..first + lines.len();
                went.push(Went { sheet, row: *row, from: record.column, rows, at });
            }
            for (at, (key, _)) in self.columns.iter().enumerate() {
                for (row, cell) in record.fields.remove(key).unwrap_or_default().iter().enumerate()
                {
                    let row = row.min(lines.len() - 1);
                    join(&mut lines[row][at], cell, "\n");
                }
            }
            for cells in lines {
                grid.push(line, cells);
            }
        }
        for (sheet, from) in grids.iter().enumerate() {
            let at = |remark: &CellRemark| {
                let text = from.text(remark.row, remark.column).trim();
                let places = went.iter().filter(|it| (it.sheet, it.row) == (sheet, remark.row));
                let own = |it: &&Went| it.from.is_none_or(|from| from == remark.column);
                let any = places.clone().any(|it| own(&it));
                let places = places.filter(|it| !any || own(it));
                let cells = places.flat_map(|it| it.rows.clone().map(|row| (row, it.at)));
                let holds = |(row, at): &(usize, usize)| grid.text(*row, *at).contains(text);
                let first = cells.clone().next();
                cells.into_iter().find(|it| !text.is_empty() && holds(it)).or(first)
            };
            remarks.extend(remarks_at(from, at, grid.rows.len()));
        }
        grid.remarks = remarks;
        if made.header == usize::MAX {
            return Shaped { grid, made: None };
        }
        Shaped { grid, made: Some(made) }
    }
}
