//! From the texts of a row to an action, and what is to be said about it.

use plan::{
    Action, CatalogueVersion, Column, Criterion, Edge, IdSource, Indicator, MAX_TEXT, Moment,
    Subcriterion, Task, When, catalogue,
};
use values::{Finding, FindingKind, form};
use words::{differ, has_word, squeeze, words};

use crate::dates;
use crate::entry::{ActionEntry, Other};
use crate::orders::Orders;
use crate::sections::SectionHeading;
use crate::shapes::marks;
use crate::shown::{cut, made, shown, tidy};

/// What the rows above and around an action say of it.
#[derive(Default)]
pub(crate) struct RowContext {
    /// The criterion of the action above.
    pub criterion: Option<Criterion>,
    /// The year of a date that names none.
    pub year: Option<i32>,
    /// The order of day and month in the columns of dates.
    pub orders: Orders,
    /// The year in which marks begin that name none.
    pub marks_year: Option<i32>,
    /// The table was made of another shape: the tasks are kept as they stood, with their numbers.
    pub exact: bool,
    /// The units that stand alone somewhere in the plan.
    pub alone: Vec<String>,
    /// From when the numbers of dates count, as in [`cells::Grid::epoch`].
    pub epoch: u16,
}

/// An action being made, with its findings.
struct Building<'a> {
    action: Action,
    number: usize,
    line: usize,
    entry: &'a ActionEntry,
    findings: Vec<Finding>,
}

/// The action that `entry` tells of, as the `number`th of the plan, with the findings about it.
/// Whether the heading above it was used is the third value.
pub(crate) fn build(
    entry: &ActionEntry,
    section: Option<&(usize, String, SectionHeading)>,
    (number, line): (usize, usize),
    context: &mut RowContext,
    ids: &mut dyn IdSource,
) -> (Action, Vec<Finding>, bool) {
    let action = Action::new(ids.next_id());
    let mut building = Building { action, number, line, entry, findings: Vec::new() };
    building.row();
    let used = building.codes(section, context);
    building.texts(ids);
    building.dates(context);
    let marked = building.marks(context);
    building.responsible(&context.alone);
    building.comments();
    building.notes();
    building.originals(context.exact);
    building.keep(Column::Start, &marked);
    if let Some((_, text, section)) = section.filter(|_| used) {
        let column = match section.subcriterion {
            Some(_) => Column::Subcriterion,
            None => Column::Criterion,
        };
        building.keep(column, text);
    }
    building.finish();
    (building.action, building.findings, used)
}

impl Building<'_> {
    fn cell(&self, column: Column) -> &str {
        &self.entry.columns[column.index()]
    }

    fn find(&mut self, kind: FindingKind, column: Option<Column>, read: &str) {
        self.findings.push(Finding {
            severity: kind.severity(),
            kind,
            row: self.line,
            action: Some(self.action.id),
            column,
            read: squeeze(read),
            made: String::new(),
        });
    }

    /// A finding about the text of a column.
    fn doubt(&mut self, kind: FindingKind, column: Column) {
        let read = self.cell(column).to_owned();
        self.find(kind, Some(column), &read);
    }

    fn row(&mut self) {
        if self.entry.unnumbered {
            self.find(FindingKind::RowWithoutNumber, Some(Column::Number), "");
        }
        if self.entry.torn {
            self.find(FindingKind::LinesJoined, None, "");
        }
        if !self.entry.dates.is_empty() {
            self.find(FindingKind::TaskDates, None, &self.entry.dates.join(", "));
        }
    }

    /// Criterion and subcriterion, each with what the other and the heading above say. Whether
    /// the heading was used is the result.
    fn codes(
        &mut self,
        section: Option<&(usize, String, SectionHeading)>,
        context: &mut RowContext,
    ) -> bool {
        let read = values::subcriterion(self.cell(Column::Subcriterion));
        let criterion = values::criterion(self.cell(Column::Criterion));
        let own = criterion.value;
        let mut code = read.value;
        let mut guessed = false;
        if code.is_none() && !read.doubts.is_empty() {
            // "4" beside criterion 1 is 1.4.
            code = own.and_then(|own| lone_digit(self.cell(Column::Subcriterion), own));
            guessed = code.is_some();
        }
        for kind in read.doubts {
            let kind = if guessed { FindingKind::SubcriterionGuessed } else { kind };
            self.doubt(kind, Column::Subcriterion);
        }
        self.action.example = read.example;
        let empty = !has_word(self.cell(Column::Subcriterion));
        let heading = section.map(|it| it.2);
        let mut used = false;
        if code.is_none() && empty {
            // The cell of the criterion may hold the whole code, or the heading above may.
            let in_criterion = values::subcriterion(self.cell(Column::Criterion));
            if let Some(value) = in_criterion.value {
                code = Some(value);
                self.action.example = in_criterion.example;
            } else if let Some(of_section) = heading.and_then(|it| it.subcriterion)
                && own.is_none_or(|own| own == of_section.criterion())
            {
                code = Some(of_section);
                used = true;
            }
        }
        if used && let Some((_, text, _)) = section {
            self.find(FindingKind::SubcriterionFromSection, Some(Column::Subcriterion), text);
        }
        self.action.subcriterion = code;
        // Both editions have the same codes.
        if code.is_some_and(|code| !catalogue::has(CatalogueVersion::default(), code)) {
            self.doubt(FindingKind::SubcriterionUnknown, Column::Subcriterion);
        }
        let blank = values::is_blank(self.cell(Column::Criterion));
        let above = heading.map(|it| it.criterion);
        self.action.criterion = match (code.map(Subcriterion::criterion), own) {
            (Some(of_code), Some(own)) if of_code != own => {
                self.doubt(FindingKind::CriterionDisagrees, Column::Criterion);
                Some(of_code)
            }
            (Some(of_code), None) if criterion.doubts.contains(&FindingKind::CriterionUnclear) => {
                self.doubt(FindingKind::CriterionDisagrees, Column::Criterion);
                Some(of_code)
            }
            (Some(of_code), _) => {
                self.tell_criterion(&criterion.doubts);
                Some(of_code)
            }
            (None, Some(own)) => {
                self.tell_criterion(&criterion.doubts);
                Some(own)
            }
            (None, None) => {
                self.tell_criterion(&criterion.doubts);
                if blank && above.is_some() {
                    used = true;
                    if let Some((_, text, _)) = section {
                        self.find(FindingKind::CriterionFromSection, Some(Column::Criterion), text);
                    }
                }
                if blank { above.or(context.criterion) } else { None }
            }
        };
        context.criterion = self.action.criterion.or(context.criterion);
        used
    }

    fn tell_criterion(&mut self, doubts: &[FindingKind]) {
        for kind in doubts {
            self.doubt(*kind, Column::Criterion);
        }
    }

    fn texts(&mut self, ids: &mut dyn IdSource) {
        self.action.area = self.text(Column::Area);
        self.action.action = self.text(Column::Action);
        self.action.objective = self.text(Column::Objective);
        self.action.resources = self.text(Column::Resources);
        let mut text = self.text(Column::Indicator);
        let mut target = tidy(&self.entry.target);
        if target.is_empty()
            && let (rest, Some(named)) = form::split_target(&text)
        {
            (text, target) = (rest.to_owned(), named.to_owned());
        }
        self.action.indicator = Indicator { text, target: cut(&target), ..Indicator::default() };
        let source = self.cell(Column::Tasks).to_owned();
        self.tell_markup(Column::Tasks, &source);
        let mut room = MAX_TEXT;
        for text in values::tasks(&source) {
            let length = text.chars().count() + 1;
            if length > room {
                self.doubt(FindingKind::TextTooLong, Column::Tasks);
                break;
            }
            room -= length;
            self.action.tasks.push(Task::new(ids.next_id(), text));
        }
    }

    /// A long text of the form: without markup, its lines kept.
    fn text(&mut self, column: Column) -> String {
        let source = self.cell(column).to_owned();
        self.tell_markup(column, &source);
        let text = tidy(&source);
        let short = cut(&text);
        if short.len() < text.len() {
            self.doubt(FindingKind::TextTooLong, column);
        }
        short
    }

    fn tell_markup(&mut self, column: Column, source: &str) {
        if differ(&values::plain(source), source) {
            self.doubt(FindingKind::MarkupRemoved, column);
        }
    }

    fn dates(&mut self, context: &mut RowContext) {
        let (start, end) = (self.cell(Column::Start), self.cell(Column::End));
        let [first, last, time] =
            [start, end, &self.entry.time].map(|text| values::counted(text, context.epoch));
        let [of_start, of_end] = self.entry.years;
        let year = of_start.or(of_end).or(context.year);
        let mut read = dates::dates(&first, &last, &time, year, context.orders);
        if of_start.is_some() && of_end.is_some() && of_start != of_end && has_word(end) {
            // Each heading names a year of its own.
            let late = dates::dates("", &last, "", of_end, context.orders);
            let ends = |it: &(Column, FindingKind)| it.0 == Column::End;
            read.doubts.retain(|it| !ends(it));
            read.doubts.extend(late.doubts.into_iter().filter(ends));
            read.end = late.end;
        }
        // The year of a heading is said once, for the whole column.
        let headed = of_start.is_some() || of_end.is_some();
        read.doubts.retain(|(_, kind)| !(headed && *kind == FindingKind::YearAssumed));
        let in_time = !has_word(start) && !has_word(end);
        self.action.start = read.start;
        self.action.end = read.end;
        for (column, kind) in read.doubts {
            let text = if in_time { self.entry.time.clone() } else { self.cell(column).to_owned() };
            self.find(kind, Some(column), &text);
        }
        let start = self.action.start.as_ref().and_then(|it| it.month(Edge::Start));
        context.year = context.year.or(start.map(plan::Month::year));
    }

    /// Takes the dates that the cells lack from the marks of a calendar; what these say is the
    /// result.
    fn marks(&mut self, context: &RowContext) -> String {
        let marked = marks::read(&self.entry.marks, context.marks_year);
        if marked.gap {
            self.find(FindingKind::MarksGap, Some(Column::Start), &marked.text);
        }
        let Some((start, end)) = marked.dates else { return marked.text };
        let own = [self.action.start.as_ref(), self.action.end.as_ref()];
        let other = |at: usize, when: &When, edge| {
            own[at].is_some_and(|own| own.month(edge) != when.month(edge))
        };
        if other(0, &start, Edge::Start) || other(1, &end, Edge::End) {
            self.find(FindingKind::MarksDisagree, Some(Column::Start), &marked.text);
        }
        for (column, when) in [(Column::Start, start), (Column::End, end)] {
            let date = match column {
                Column::Start => &mut self.action.start,
                _ => &mut self.action.end,
            };
            if date.is_none() {
                let unclear = when.moment == Moment::Unclear;
                let written = when.written.clone();
                *date = Some(when);
                if unclear {
                    self.find(FindingKind::DateUnclear, Some(column), &written);
                }
            }
        }
        marked.text
    }

    /// Keeps a text with the original of a column.
    fn keep(&mut self, column: Column, text: &str) {
        if text.is_empty() {
            return;
        }
        let original = self.action.original.or_default(column);
        if !original.is_empty() {
            original.push('\n');
        }
        original.push_str(text);
    }

    fn responsible(&mut self, alone: &[String]) {
        let source = self.cell(Column::Responsible).to_owned();
        let read = values::responsibles(&source, alone);
        if read.split {
            self.doubt(FindingKind::ResponsibleSplit, Column::Responsible);
        }
        let mut room = MAX_TEXT;
        for unit in read.units {
            let length = unit.chars().count() + 1;
            if length > room {
                self.doubt(FindingKind::TextTooLong, Column::Responsible);
                break;
            }
            room -= length;
            self.action.responsible.push(unit);
        }
        if let Some(offered) = read.offered {
            self.doubt(FindingKind::ResponsibleMaybeSeveral, Column::Responsible);
            if let Some(finding) = self.findings.last_mut() {
                finding.made = offered.join(", ");
            }
        }
    }

    fn comments(&mut self) {
        let source = self.cell(Column::Comments);
        if values::is_blank(source) {
            if has_word(source) {
                self.doubt(FindingKind::BlankWord, Column::Comments);
            }
            return;
        }
        let spilled = values::holds_blank_word(source);
        self.action.comments = self.text(Column::Comments);
        if spilled {
            self.doubt(FindingKind::CommentsSpilled, Column::Comments);
        }
    }

    /// What stands in no column of the form goes to the internal note.
    fn notes(&mut self) {
        let mut lines = Vec::new();
        for (other, text) in &self.entry.others {
            match other {
                Other::Heading(heading) => lines.push(format!("{heading}: {text}")),
                Other::Outside => lines.push(text.clone()),
            }
        }
        let outside = |(other, _): &&(Other, String)| *other == Other::Outside;
        let extra: Vec<_> =
            self.entry.others.iter().filter(outside).map(|it| it.1.clone()).collect();
        if !extra.is_empty() {
            self.find(FindingKind::ExtraCell, None, &extra.join(" · "));
        }
        if !self.entry.wrapped.is_empty() {
            let texts: Vec<_> = self.entry.wrapped.iter().map(|it| it.1.as_str()).collect();
            self.find(FindingKind::WrappedRow, None, &texts.join(" · "));
        }
        // A number that is not that of the place says something.
        let number = self.cell(Column::Number).trim();
        if has_word(number) && crate::table::row_number(number).is_none() {
            lines.push(number.to_owned());
        }
        let note = lines.join("\n");
        self.action.internal_note = cut(&note);
        if self.action.internal_note.len() < note.len() {
            self.find(FindingKind::TextTooLong, None, "");
        }
    }

    /// Whether a cell says no more than the tasks with bullets, or with the numbers of a table.
    fn same_tasks(&self, cell: &str, numbered: bool) -> bool {
        let tasks = &self.action.tasks;
        let listed = shown(&self.action, Column::Tasks);
        numbered && words(cell).eq(words(&listed))
            || words(cell).eq(tasks.iter().flat_map(|it| words(&it.text)))
    }

    /// Whether a cell says no more than the indicator, its target on a line of its own.
    fn same_indicator(&self, cell: &str) -> bool {
        let indicator = &self.action.indicator;
        let (text, target) = match form::split_target(cell) {
            (text, Some(target)) if !has_word(&self.entry.target) => (text, target),
            _ => (cell, indicator.target.as_str()),
        };
        !differ(text, &indicator.text) && !differ(target, &indicator.target)
    }

    /// Keeps what the cells said where the form would show something else.
    fn originals(&mut self, exact: bool) {
        for column in Column::ALL {
            let cell = match column {
                Column::Start if !has_word(self.cell(column)) => &self.entry.time,
                _ => self.cell(column),
            };
            let number = column == Column::Number
                && crate::table::row_number(cell).is_some_and(|it| it as usize == self.number);
            let same = match column {
                Column::Tasks => self.same_tasks(cell, !exact),
                Column::Indicator => self.same_indicator(cell),
                _ => !differ(cell, &shown(&self.action, column)),
            };
            if has_word(cell) && !number && !same {
                self.action.original.insert(column, cell.trim().to_owned());
            }
        }
        if differ(&self.entry.target, &self.action.indicator.target) && has_word(&self.entry.target)
        {
            let cell = self.cell(Column::Indicator).trim();
            let both = format!("{cell}\n{}", self.entry.target.trim());
            self.action.original.insert(Column::Indicator, both.trim().to_owned());
        }
    }

    /// Says in each finding what was made of its cell.
    fn finish(&mut self) {
        for finding in &mut self.findings {
            if let Some(column) = finding.column.filter(|_| finding.made.is_empty()) {
                finding.made = if finding.kind == FindingKind::DateRange {
                    let end = made(&self.action, Column::End);
                    format!("{}/{end}", made(&self.action, Column::Start))
                } else {
                    made(&self.action, column)
                };
            }
        }
    }
}

/// A single digit beside a criterion, as the number of its subcriterion.
fn lone_digit(text: &str, criterion: Criterion) -> Option<Subcriterion> {
    let text = text.trim().trim_end_matches('.');
    let digit = text.parse().ok().filter(|number: &u8| text.len() == 1 && *number > 0)?;
    Subcriterion::new(criterion, digit)
}
