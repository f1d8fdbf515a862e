//! The fields of a form and the texts around them, as they are read from the rows of a grid.

use cells::{Cell, Grid};
use plan::keyed::Set;
use words::{has_word, words};

use super::groups::LabelGroup;
use super::labels::{self, Key, inline, known, sure};
use crate::sections::{is_footer, section};

/// What is read from a form, piece by piece.
pub(super) enum FormEvent {
    Field(FormField),
    /// A row that is no field, as it stands.
    Text {
        row: usize,
        cells: Vec<Cell>,
    },
}

/// A label with what stands beside, below or behind it.
pub(super) struct FormField {
    pub key: Key,
    pub label: String,
    /// One value; those of each action in a turned table; those of each row below a row of labels.
    pub values: Vec<Cell>,
    /// The rows that it stands in.
    pub rows: Vec<usize>,
    /// It stands in a row of labels above those of their values.
    pub above: bool,
    /// Its value is running text, which may go on in what follows.
    pub flows: bool,
    /// A blank row or a text stands before it.
    apart: bool,
}

impl FormField {
    pub fn new(row: usize, label: &str, values: Vec<Cell>) -> Self {
        Self {
            key: labels::key_of(label),
            label: labels::bare(label).to_owned(),
            values,
            rows: vec![row],
            above: false,
            flows: false,
            apart: false,
        }
    }

    fn is_empty(&self) -> bool {
        self.values.iter().all(|cell| cell.text.trim().is_empty())
    }

    /// Adds what stands in a further row, or a further cell of the same.
    pub fn extend(&mut self, row: usize, at: usize, cell: &Cell) {
        let same = self.rows.last() == Some(&row);
        if !same {
            self.rows.push(row);
        }
        if self.values.len() <= at {
            self.values.resize(at + 1, Cell::default());
        }
        let joint = match (same, &self.key) {
            (false, _) => "\n",
            (true, Key::Known(labels::TIME)) => " - ",
            (true, _) => " ",
        };
        join(&mut self.values[at], cell, joint);
    }
}

/// Adds the text of a cell to another.
pub(super) fn join(to: &mut Cell, from: &Cell, joint: &str) {
    if to.text.trim().is_empty() {
        *to = from.clone();
    } else if !from.text.trim().is_empty() {
        to.text.push_str(joint);
        to.text.push_str(&from.text);
        to.date = None;
    }
}

/// Reads the rows of a grid, as far as they stand in the columns of `group`, into `events`.
pub(super) fn events(grid: &Grid, group: &LabelGroup, turned: bool, events: &mut Vec<FormEvent>) {
    let from = events.len();
    let wide =
        grid.spans.iter().filter(|it| it.columns > 1).map(|it| (it.row, it.column)).collect();
    let mut reader = FormReader { grid, group, turned, events, from, wide, open: false };
    let mut row = 0;
    while row < grid.rows.len() {
        row = reader.row(row);
    }
    reader.trim();
}

struct FormReader<'a> {
    grid: &'a Grid,
    group: &'a LabelGroup,
    turned: bool,
    events: &'a mut Vec<FormEvent>,
    /// Where the events of this group begin.
    from: usize,
    /// The cells that go over several columns.
    wide: Set<(usize, usize)>,
    /// What comes next may go on with the last field.
    open: bool,
}

impl FormReader<'_> {
    fn cell(&self, row: usize, column: usize) -> &Cell {
        &self.grid.rows[row][column]
    }

    /// The columns of the group in which a row says something.
    fn filled(&self, row: usize) -> Vec<usize> {
        let Some(cells) = self.grid.rows.get(row) else { return Vec::new() };
        let end = self.group.columns.end.min(cells.len());
        (self.group.columns.start.min(end)..end).filter(|at| has_word(&cells[*at].text)).collect()
    }

    /// Reads a row, and those below that go with it; the next row is the result.
    fn row(&mut self, row: usize) -> usize {
        let filled = self.filled(row);
        match filled[..] {
            [] => self.open = false,
            [at] => self.single(row, at),
            _ => {
                if let Some(next) = self.above(row, &filled) {
                    return next;
                }
                if self.turned { self.turned(row, &filled) } else { self.beside(row, &filled) }
            }
        }
        row + 1
    }

    fn field(&mut self, mut field: FormField) {
        let row = field.rows[0];
        let line = |row: usize| self.grid.line(row);
        field.apart = !self.open || row > 0 && line(row) > line(row - 1) + 1;
        self.events.push(FormEvent::Field(field));
        self.open = true;
    }

    fn last(&mut self) -> Option<&mut FormField> {
        match self.events[self.from..].last_mut() {
            Some(FormEvent::Field(field)) => Some(field),
            _ => None,
        }
    }

    /// A row that is no field.
    fn text(&mut self, row: usize) {
        let cells = self.filled(row).iter().map(|at| self.cell(row, *at).clone()).collect();
        self.events.push(FormEvent::Text { row, cells });
        self.open = false;
    }

    /// A row of one text.
    fn single(&mut self, row: usize, at: usize) {
        let cell = self.cell(row, at).clone();
        let main = self.group.labels.first().copied();
        let value = at_of(self.turned, main, at);
        let beside = main.is_some_and(|main| at > main);
        if beside
            && self.open
            && let Some(last) = self.last()
        {
            // The label is merged over several rows, or this value goes on.
            return last.extend(row, value, &cell);
        }
        if let Some((label, value)) = inline(&cell.text) {
            let values = vec![cell.saying(value)];
            return self.field(FormField { flows: true, ..FormField::new(row, label, values) });
        }
        let cells = &self.grid.rows[row];
        let wide =
            self.wide.contains(&(row, at)) || cells.len() == 1 && words(&cell.text).count() > 3;
        let heads = section(&cell.text).is_some() || is_footer(&cell.text);
        let alone = main == Some(at) && !wide && cells.len() > 1 && !heads;
        let label = sure(&cell.text).or_else(|| known(&cell.text).filter(|_| alone));
        if label.is_some() && !beside {
            return self
                .field(FormField { flows: true, ..FormField::new(row, &cell.text, Vec::new()) });
        }
        if main == Some(at) && !wide {
            // A label of another form with nothing beside it, or a text between two of them.
            if alone && is_short(&cell.text) {
                return self.field(FormField::new(row, &cell.text, Vec::new()));
            }
            return self.text(row);
        }
        let waits = self.last().is_some_and(|last| last.is_empty());
        if waits && !heads {
            if let Some(last) = self.last() {
                last.extend(row, value, &cell);
            }
            self.open = true;
            return;
        }
        self.text(row);
    }

    /// A row of labels above a row of values, or above several for the tasks of one action.
    fn above(&mut self, row: usize, labels: &[usize]) -> Option<usize> {
        let text = |row: usize, at: usize| self.cell(row, at).text.as_str();
        if self.turned || !labels.iter().all(|at| sure(text(row, *at)).is_some()) {
            return None;
        }
        let values = |row: usize| {
            let filled = self.filled(row);
            let begins = filled.first().is_some_and(|at| sure(text(row, *at)).is_none());
            let first = filled.first().copied();
            let beside = first == self.group.labels.first().copied()
                && first.is_some_and(|at| known(text(row, at)).is_some());
            begins && !beside && filled.iter().all(|at| labels.contains(at))
        };
        let end = (row + 1..self.grid.rows.len()).find(|next| !values(*next));
        let end = end.unwrap_or(self.grid.rows.len());
        let several = end > row + 2;
        let of_tasks = |at: &usize| {
            let number = sure(text(row, *at));
            number.is_none_or(|it| {
                it == labels::TASKS || !labels::is_core(it) || it == labels::ACTIVITIES
            })
        };
        if end == row + 1 || (several && !labels.iter().all(of_tasks)) {
            return None;
        }
        let mut fields: Vec<FormField> = labels
            .iter()
            .map(|at| {
                let values = (row + 1..end)
                    .map(|row| self.grid.rows[row].get(*at).cloned().unwrap_or_default());
                let mut field = FormField::new(row, text(row, *at), values.collect());
                field.rows.extend(row + 1..end);
                field.above = true;
                field
            })
            .collect();
        if several {
            number_tasks(&mut fields);
        }
        for field in fields {
            self.field(field);
        }
        self.open = false;
        Some(end)
    }

    /// A row with labels and their values side by side.
    fn beside(&mut self, row: usize, filled: &[usize]) {
        let main = self.group.labels.first().copied();
        let mut field: Option<FormField> = None;
        let begin = filled[0];
        if main.is_some_and(|main| begin > main)
            && self.open
            && self.last().is_some()
            && sure(&self.cell(row, begin).text).is_none()
        {
            for at in filled {
                let cell = self.cell(row, *at).clone();
                if let Some(last) = self.last() {
                    last.extend(row, 0, &cell);
                }
            }
            return;
        }
        // Nothing but labels that head no values here: the header of a table, perhaps the plan's.
        let heads =
            filled.len() > 2 && filled.iter().all(|at| sure(&self.cell(row, *at).text).is_some());
        let unknown = known(&self.cell(row, begin).text).is_none();
        if heads || unknown && is_footer(&self.cell(row, begin).text) {
            return self.text(row);
        }
        let mut fields = Vec::new();
        for (place, at) in filled.iter().enumerate() {
            let cell = self.cell(row, *at);
            let said = field.as_ref().is_some_and(|it| !it.is_empty());
            let time = field.as_ref().is_some_and(|it| it.key == Key::Known(labels::TIME));
            let next = filled.get(place + 1).map(|at| &self.cell(row, *at).text);
            let labelled =
                next.is_some_and(|text| sure(text).is_none()) && sure(&cell.text).is_some();
            let is_label = if main == Some(*at) {
                known(&cell.text).is_some() || next.is_some_and(|_| is_short(&cell.text))
            } else if self.group.labels.contains(at) {
                known(&cell.text).is_some()
            } else {
                labelled && (said || time || field.is_none())
            };
            if is_label {
                fields.extend(field.replace(FormField::new(row, cell.text.trim(), Vec::new())));
            } else if let Some((label, value)) =
                inline(&cell.text).filter(|_| said || field.is_none())
            {
                let values = vec![cell.saying(value)];
                fields.extend(field.replace(FormField::new(row, label, values)));
            } else if let Some(field) = &mut field {
                field.extend(row, 0, cell);
            } else {
                return self.text(row);
            }
        }
        fields.extend(field);
        for field in fields {
            self.field(field);
        }
    }

    /// A row of a turned table: a label, and a value for each action.
    fn turned(&mut self, row: usize, filled: &[usize]) {
        let Some(main) = self.group.labels.first().copied() else { return self.text(row) };
        let values =
            |from: usize| self.grid.rows[row].iter().skip(from).cloned().collect::<Vec<_>>();
        if filled[0] == main {
            let label = self.cell(row, main).text.trim().to_owned();
            return self.field(FormField::new(row, &label, values(main + 1)));
        }
        if filled[0] < main {
            return self.text(row);
        }
        let further = values(main + 1);
        match self.last() {
            Some(last) => {
                for (at, cell) in further.iter().enumerate() {
                    last.extend(row, at, cell);
                }
                last.rows.dedup();
            }
            // What stands over the columns says of each which it is.
            None => self.field(FormField::new(row, "", further)),
        }
    }

    /// Takes what stands apart behind the last field that the form knows for what it is: rows that
    /// belong to no action.
    fn trim(&mut self) {
        let known = |event: &FormEvent| matches!(event, FormEvent::Field(field) if field.key.known().is_some());
        let Some(last) = self.events.iter().rposition(known) else { return };
        let apart = |event: &FormEvent| {
            matches!(event, FormEvent::Field(field) if field.apart)
                || matches!(event, FormEvent::Text { .. })
        };
        let behind = self.events.iter_mut().skip(last.max(self.from) + 1);
        for event in behind.skip_while(|it| !apart(it)) {
            if let FormEvent::Field(field) = event {
                let mut cells = vec![Cell::new(field.label.clone())];
                cells.append(&mut field.values);
                *event = FormEvent::Text { row: field.rows[0], cells };
            }
        }
    }
}

/// Which value of a field a cell is: in a turned table that of its column.
fn at_of(turned: bool, main: Option<usize>, at: usize) -> usize {
    match main {
        Some(main) if turned => at.saturating_sub(main + 1),
        _ => 0,
    }
}

/// Whether a text is as short as a label that the form does not know.
fn is_short(text: &str) -> bool {
    text.len() <= 60 && words(text).count() <= 6 && !text.contains('\n')
}

/// Writes the numbers of the rows of tasks before the tasks: they number no actions.
fn number_tasks(fields: &mut Vec<FormField>) {
    let at = |number| fields.iter().position(|it| it.key == Key::Known(number));
    let tasks = at(labels::TASKS).or_else(|| at(labels::ACTIVITIES));
    let (Some(number), Some(tasks)) = (at(labels::NUMBER), tasks) else { return };
    let numbers = std::mem::take(&mut fields[number].values);
    for (cell, number) in fields[tasks].values.iter_mut().zip(numbers) {
        let number = number.text.trim();
        if !number.is_empty() {
            let dot = if number.ends_with(['.', ')']) { " " } else { ". " };
            cell.text.insert_str(0, &format!("{number}{dot}"));
        }
    }
    fields.remove(number);
}
