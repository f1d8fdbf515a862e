//! The sheet of the form: titles, header, a row an action.

use chrono::NaiveDate;
use plan::{Action, Column, Edge, Moment, Paper, Plan, PlanState, When};

use super::canvas::{FormCanvas, INK, LAST, LIGHT};
use super::closing;
use super::layout::layout;
use super::parts::HiddenName;
use super::sheet::{Area, Print, Worksheet, WorksheetValue};
use super::style::{Across, Down, Fill, ValueFormat, WorkbookStyle};
use super::text::{clean, line_height, lines};
use crate::writing::WriterInput;
use values::form::{self, FormWords, STATES};

const IDS: u32 = LAST + 1;

/// How wide a sheet may be, in pixels, to be shown whole on the usual screen.
const SCREEN: f64 = 1_290.0;

/// The sheet of the form, and the names of its cells.
pub(super) fn sheet(writing: &WriterInput<'_>) -> (Worksheet, Vec<HiddenName>) {
    let (plan, words) = (&writing.document.plan, writing.words);
    let rows = rows(plan, words);
    let texts: Vec<[String; 13]> = rows.iter().map(|row| row.texts.clone()).collect();
    let layout = layout(plan, &texts, words);
    let print =
        Print { paper: paper_number(plan.header.paper), repeated: (0, 0), footer: footer(words) };
    let mut sheet = Worksheet::new(words.plan_sheet, print);
    sheet.widths = layout.widths.to_vec();
    sheet.widths.push(64.0);
    sheet.hidden = Some(IDS);
    let wide: f64 = layout.widths.iter().sum();
    sheet.zoom = ((SCREEN / wide * 100.0) as u32).clamp(50, 100);
    let mut form = FormCanvas { sheet, names: Vec::new(), layout, row: 0, words };
    form.titles(plan);
    form.header();
    form.actions(&rows, writing.choices.merge_criteria);
    closing::write(&mut form, &plan.header, writing.choices);
    (form.sheet, form.names)
}

/// An action as it is written.
struct ActionRow {
    number: i64,
    id: String,
    criterion: Option<u8>,
    texts: [String; 13],
    dates: [Option<Date>; 2],
}

/// A day that Excel knows, and how it is shown.
#[derive(Clone, Copy)]
struct Date {
    serial: i64,
    shown: ValueFormat,
}

fn rows(plan: &Plan, words: &FormWords) -> Vec<ActionRow> {
    let row = |(at, action): (usize, &std::sync::Arc<Action>)| {
        let dates = [date(&action.start, Edge::Start), date(&action.end, Edge::End)];
        let mut texts = Column::ALL.map(|column| clean(&form::cell(action, at + 1, column, words)));
        for (column, date) in [Column::Start, Column::End].into_iter().zip(&dates) {
            match date {
                Some(Date { shown: ValueFormat::Day, .. }) => {
                    texts[column.index()] = "00/00/0000".into()
                }
                Some(_) => texts[column.index()] = "mmmm-00".into(),
                None => {}
            }
        }
        let criterion = action.criterion.map(plan::Criterion::number);
        ActionRow { number: at as i64 + 1, id: action.id.to_string(), criterion, texts, dates }
    };
    plan.actions.iter().enumerate().map(row).collect()
}

/// The date of a cell: the first day of a month as a start, its last as an end. `None` where the
/// words are the better text, and for days that Excel does not know: it counts from 1900, whose
/// first two months it numbers differently from other programs.
fn date(when: &Option<When>, edge: Edge) -> Option<Date> {
    let when = when.as_ref()?;
    let shown = match when.moment {
        Moment::Month(_) => ValueFormat::Month,
        Moment::Day(_) => ValueFormat::Day,
        Moment::Quarter(_) | Moment::Open | Moment::Unclear => return None,
    };
    let day = when.day(edge)?;
    let known = NaiveDate::from_ymd_opt(1900, 3, 1)?..=NaiveDate::from_ymd_opt(9999, 12, 31)?;
    let zero = NaiveDate::from_ymd_opt(1899, 12, 30)?;
    let serial = (day - zero).num_days();
    known.contains(&day).then_some(Date { serial, shown })
}

/// The number of a paper (ECMA-376 part 1, 18.3.1.63).
pub(super) const fn paper_number(paper: Paper) -> u32 {
    match paper {
        Paper::Letter => 1,
        Paper::Legal => 5,
        Paper::A4 => 9,
    }
}

/// The number of the page and of all pages. `&` begins a code.
pub(super) fn footer(words: &FormWords) -> String {
    let [page, of] = words.page.map(|word| word.replace('&', "&&"));
    format!("&C&9{page} &P {of} &N")
}

impl FormCanvas<'_> {
    fn name(&mut self, name: &'static str, area: Area) {
        self.names.push(HiddenName { name, sheet: 0, cells: area.fixed_name() });
    }

    fn titles(&mut self, plan: &Plan) {
        let size = self.layout.size;
        let plain =
            WorkbookStyle { across: Across::Centre, wrap: true, ..WorkbookStyle::sized(size) };
        let bold = |size| WorkbookStyle { bold: true, ..WorkbookStyle { size, ..plain } };
        let large = (size * 10.0) as u32;
        let header = &plan.header;
        let period = header.period.map(|it| it.to_string()).unwrap_or_default();
        for (name, text, style) in [
            ("mejora_institution", header.institution.as_str(), bold(large + 30)),
            ("mejora_title", form::title(header, self.words), bold(large + 15)),
            ("mejora_period", &period, plain),
            ("mejora_motto", &header.motto, WorkbookStyle { italic: true, ..plain }),
        ] {
            if !text.trim().is_empty() {
                let row = self.line(text, style);
                self.name(name, Area::cell(row, 0));
            }
        }
        self.state(header.state);
        self.sheet.height(self.row, 6.0);
        self.sheet.put(self.row, 0, WorksheetValue::Empty, WorkbookStyle::sized(size));
        self.row += 1;
    }

    /// The state of the plan, small, its value to be chosen from a list.
    fn state(&mut self, state: PlanState) {
        let style = WorkbookStyle::sized(self.layout.heading);
        let label = WorkbookStyle { across: Across::Right, down: Down::Centre, ..style };
        let value = WorkbookStyle { across: Across::Centre, down: Down::Centre, ..style };
        let row = self.row;
        let at = STATES.iter().position(|it| *it == state).unwrap_or(0);
        let text = format!("{}:", self.words.state);
        self.sheet.merge(Area::row(row, 0, 1), WorksheetValue::text(&text), label);
        let area = Area::row(row, 2, 3);
        self.sheet.merge(area, WorksheetValue::text(self.words.states[at]), value.boxed(0xA6_A6A6));
        let states = self.words.states.map(str::to_owned).to_vec();
        self.sheet.lists.push((Area::cell(row, 2), states));
        self.sheet.height(row, line_height(self.layout.heading) + 3.0);
        self.name("mejora_state", Area::cell(row, 2));
        self.row += 1;
    }

    /// The header of two rows, the dates under a heading of their own.
    fn header(&mut self) {
        let size = self.layout.heading;
        let style = WorkbookStyle {
            bold: true,
            fill: Fill::Solid(LIGHT),
            across: Across::Centre,
            down: Down::Centre,
            wrap: true,
            ..WorkbookStyle::sized(size).boxed(INK)
        };
        let (top, words) = (self.row, self.words);
        let dates = [Column::Start, Column::End];
        let mut most = 2;
        for column in Column::ALL {
            let (at, heading) = (column.index() as u32, words.heading(column));
            let text = WorksheetValue::text(&heading);
            if dates.contains(&column) {
                self.sheet.put(top + 1, at, text, style);
            } else {
                most = most.max(lines(&heading, self.sheet.width(at, at), size));
                self.sheet.merge(Area::column(at, top, top + 1), text, style);
            }
        }
        let [start, end] = dates.map(|column| column.index() as u32);
        self.sheet.merge(Area::row(top, start, end), WorksheetValue::text(words.time), style);
        let line = line_height(size);
        self.sheet.height(top, line + 3.0);
        self.sheet.height(top + 1, (most - 1) as f64 * line + 3.0);
        self.sheet.print.repeated = (top, top + 1);
        self.sheet.frozen = (top + 2, Column::Area.index() as u32);
        self.row += 2;
    }

    fn actions(&mut self, rows: &[ActionRow], merge: bool) {
        let top = self.row;
        for (row, height) in rows.iter().zip(self.layout.heights.clone()) {
            self.action(row);
            self.sheet.height(self.row, height);
            self.row += 1;
        }
        if rows.is_empty() {
            return;
        }
        let bottom = self.row - 1;
        if merge {
            self.merge_criteria(rows, top);
        }
        let criterion = Column::Criterion.index() as u32;
        let numbers = (1..=9).map(|it| it.to_string()).collect();
        self.sheet.lists.push((Area::column(criterion, top, bottom), numbers));
        self.sheet.texts = Some(Area { top, left: criterion, bottom, right: LAST });
        self.name("mejora_ids", Area::column(IDS, top, bottom));
    }

    fn action(&mut self, row: &ActionRow) {
        let text =
            WorkbookStyle { wrap: true, ..WorkbookStyle::sized(self.layout.size).boxed(INK) };
        let centred = WorkbookStyle { across: Across::Centre, ..text };
        for column in Column::ALL {
            let at = column.index();
            let written = WorksheetValue::Text(row.texts[at].clone());
            let written = if row.texts[at].is_empty() { WorksheetValue::Empty } else { written };
            let (value, style) = match column {
                Column::Number => (WorksheetValue::Number(row.number), centred),
                Column::Criterion => (criterion(row), centred),
                Column::Subcriterion => {
                    (written, WorkbookStyle { shown: ValueFormat::Text, ..centred })
                }
                Column::Start => dated(row.dates[0], written, centred),
                Column::End => dated(row.dates[1], written, centred),
                _ => (written, text),
            };
            self.sheet.put(self.row, at as u32, value, style);
        }
        self.sheet.text(self.row, IDS, &row.id, WorkbookStyle::sized(self.layout.size));
    }

    /// Neighbouring cells of one criterion become one.
    fn merge_criteria(&mut self, rows: &[ActionRow], top: u32) {
        let at = Column::Criterion.index() as u32;
        let mut from = 0;
        for group in rows.chunk_by(|one, next| one.criterion == next.criterion) {
            let (first, next) = (top + from, top + from + group.len() as u32);
            from += group.len() as u32;
            if group.len() < 2 || group[0].criterion.is_none() {
                continue;
            }
            let style = WorkbookStyle {
                across: Across::Centre,
                ..WorkbookStyle::sized(self.layout.size).boxed(INK)
            };
            self.sheet.merge(Area::column(at, first, next - 1), criterion(&group[0]), style);
        }
    }
}

fn criterion(row: &ActionRow) -> WorksheetValue {
    row.criterion.map_or(WorksheetValue::Empty, |it| WorksheetValue::Number(it.into()))
}

/// A date, or the words for one. An empty cell shows a date as a month when one is typed.
fn dated(
    date: Option<Date>,
    written: WorksheetValue,
    style: WorkbookStyle,
) -> (WorksheetValue, WorkbookStyle) {
    let shown = |shown| WorkbookStyle { shown, ..style };
    match date {
        Some(Date { serial, shown: how }) => (
            WorksheetValue::Number(serial),
            WorkbookStyle { wrap: false, shrink: true, ..shown(how) },
        ),
        None if written == WorksheetValue::Empty => (written, shown(ValueFormat::Month)),
        None => (written, style),
    }
}
