//! The sheet of the timeline: a column a month, a row an action, bars as filled cells that say
//! their dates in words as well.

use plan::timeline::{Bar, Timeline, TimelineGroup, TimelineRow};
use plan::{Action, Plan};
use values::form::FormWords;

use super::canvas::{INK, LIGHT};
use super::layout::page_width;
use super::sheet::{Area, Print, Worksheet, WorksheetValue};
use super::sheet_of_form::{footer, paper_number};
use super::style::{Across, BorderLine, Colour, Down, Fill, WorkbookStyle};
use super::text::{PADDING, line_height, lines, width};
use crate::plain::short;
use crate::writing::WriterInput;

const FAINT: Colour = 0xC4_CAD1;
const STRONG: Colour = 0x6B_7480;
const PERIOD: Colour = 0xEE_F1F6;
const BAR: Colour = 0x35_558A;
const TODAY: Colour = 0xC0_0000;

/// The widths of the columns of numbers and of actions, in pixels.
const NUMBER: f64 = 36.0;
const TEXT: f64 = 300.0;
/// The least and the most width of a month, and what the sheet has for all columns where its
/// letters are printed in 8 points.
const NARROWEST: f64 = 18.0;
const WIDEST: f64 = 56.0;
/// The most columns. A plan whose dates lie further apart is drawn in quarters or in years.
const MOST_COLUMNS: i32 = 72;
/// The most cells that are drawn one by one; of a larger plan only the bars are.
const MOST_CELLS: usize = 100_000;
/// The first column of the months.
const LEFT: u32 = 2;
/// The most characters that are shown of an action.
const MOST_TEXT: usize = 160;
/// The size of the letters, in points.
const SIZE: f64 = 10.0;

/// How many months a column stands for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum TimelineUnit {
    Month,
    Quarter,
    Year,
}

/// The sheet; `None` for a plan without a dated action.
pub(super) fn sheet(writing: &WriterInput<'_>) -> Option<Worksheet> {
    let plan = &writing.document.plan;
    let timeline = plan::timeline::layout(plan, Some(writing.now.date()));
    let bars = || timeline.groups.iter().flat_map(|group| &group.rows).filter_map(|row| row.bar);
    bars().next()?;
    let print = Print {
        paper: paper_number(plan.header.paper),
        repeated: (0, 0),
        footer: footer(writing.words),
    };
    let unit = [TimelineUnit::Month, TimelineUnit::Quarter].into_iter();
    let unit = unit.map(|unit| (unit, columns(&timeline, unit)));
    let (unit, count) = unit
        .into_iter()
        .find(|(_, count)| *count <= MOST_COLUMNS)
        .unwrap_or((TimelineUnit::Year, columns(&timeline, TimelineUnit::Year)));
    let mut sheet = Worksheet::new(writing.words.timeline, print);
    let room = page_width(plan.header.paper) * SIZE / 8.0 - NUMBER - TEXT;
    let month = (room / f64::from(count)).clamp(NARROWEST, WIDEST).floor();
    sheet.widths = vec![NUMBER, TEXT];
    sheet.widths.extend((0..count).map(|_| month));
    let drawing = TimelineSheet {
        sheet,
        timeline: &timeline,
        plan,
        words: writing.words,
        unit,
        count,
        month,
        every_cell: plan.actions.len() * count as usize <= MOST_CELLS,
        row: 0,
    };
    Some(drawing.draw())
}

/// How many columns the months take.
fn columns(timeline: &Timeline, unit: TimelineUnit) -> i32 {
    column(timeline, unit, timeline.months - 1) + 1
}

/// The column of a month, from 0.
fn column(timeline: &Timeline, unit: TimelineUnit, month: i32) -> i32 {
    match unit {
        TimelineUnit::Month => month,
        // The first month is the first of a quarter.
        TimelineUnit::Quarter => month / 3,
        TimelineUnit::Year => (timeline.first + month).year() - timeline.first.year(),
    }
}

struct TimelineSheet<'a> {
    sheet: Worksheet,
    timeline: &'a Timeline,
    plan: &'a Plan,
    words: &'a FormWords,
    unit: TimelineUnit,
    count: i32,
    /// The width of a column in pixels.
    month: f64,
    every_cell: bool,
    row: u32,
}

impl TimelineSheet<'_> {
    fn draw(mut self) -> Worksheet {
        self.title();
        let top = self.row;
        self.bands();
        self.sheet.print.repeated = (top, self.row - 1);
        self.sheet.frozen = (self.row, LEFT);
        let timeline = self.timeline;
        for group in &timeline.groups {
            self.group(group);
        }
        self.sheet
    }

    /// The column of the sheet that shows a month.
    fn at(&self, month: i32) -> u32 {
        LEFT + column(self.timeline, self.unit, month).clamp(0, self.count - 1) as u32
    }

    fn title(&mut self) {
        let header = &self.plan.header;
        let period = header.period.map(|it| it.to_string()).unwrap_or_default();
        let parts = [self.words.timeline, &header.institution, &period];
        let parts = parts.into_iter().filter(|part| !part.trim().is_empty());
        let title = short(&parts.collect::<Vec<_>>().join(" · "), 150);
        let size = SIZE + 4.0;
        self.sheet.text(0, 0, &title, WorkbookStyle { bold: true, ..WorkbookStyle::sized(size) });
        self.sheet.height(0, line_height(size) + 4.0);
        self.row = 1;
    }

    /// Years, quarters and months, as far as a column can tell them, over a row for today.
    fn bands(&mut self) {
        let timeline = self.timeline;
        let style = WorkbookStyle {
            across: Across::Centre,
            down: Down::Centre,
            fill: Fill::Solid(LIGHT),
            ..WorkbookStyle::sized(SIZE - 1.0).boxed(STRONG)
        };
        let bold = WorkbookStyle { bold: true, ..style };
        let top = self.row;
        for band in &timeline.years {
            let [from, to] = [band.start, band.start + band.length - 1].map(|it| self.at(it));
            let year = WorksheetValue::Number(band.number.into());
            self.sheet.merge(Area::row(self.row, from, to), year, bold);
        }
        self.row += 1;
        if self.unit != TimelineUnit::Year {
            for band in &timeline.quarters {
                let [from, to] = [band.start, band.start + band.length - 1].map(|it| self.at(it));
                let text = format!("{}{}", self.words.quarter, band.number);
                self.sheet.merge(Area::row(self.row, from, to), WorksheetValue::text(&text), style);
            }
            self.row += 1;
        }
        if self.unit == TimelineUnit::Month {
            self.months(style);
            self.row += 1;
        }
        let head = |text: &str| WorksheetValue::text(text);
        let headings =
            [plan::Column::Number, plan::Column::Action].map(|it| self.words.heading(it));
        for (at, heading) in headings.iter().enumerate() {
            let area = Area::column(at as u32, top, self.row - 1);
            self.sheet.merge(area, head(heading), bold);
        }
        for row in top..self.row {
            self.sheet.height(row, line_height(SIZE) + 2.0);
        }
        self.today();
    }

    fn months(&mut self, style: WorkbookStyle) {
        let names = self.words.months;
        let size = SIZE - 2.0;
        // Narrow months show their first letters.
        let fits = names.iter().all(|name| width(name, size) + 4.0 <= self.month);
        for month in 0..self.count {
            let name = names[(self.timeline.first + month).number() as usize - 1];
            let first = name.chars().take(1).collect::<String>().to_ascii_uppercase();
            let name = if fits { name } else { &first };
            let style = WorkbookStyle { size: (size * 10.0) as u32, bold: false, ..style };
            self.sheet.text(self.row, self.at(month), name, style);
        }
    }

    /// The row of today: a mark and a word over its column.
    fn today(&mut self) {
        self.sheet.put(self.row, 0, WorksheetValue::Empty, WorkbookStyle::sized(SIZE));
        if let Some(today) = self.timeline.today {
            let style = WorkbookStyle {
                bold: true,
                ink: TODAY,
                across: Across::Centre,
                down: Down::Centre,
                ..WorkbookStyle::sized(SIZE - 1.0)
            };
            let text = format!("▼ {}", self.words.today);
            self.sheet.text(self.row, self.at(today / 1000), &text, style);
        }
        self.sheet.height(self.row, line_height(SIZE));
        self.row += 1;
    }

    fn group(&mut self, group: &TimelineGroup) {
        let style = WorkbookStyle {
            bold: true,
            fill: Fill::Solid(LIGHT),
            down: Down::Centre,
            lines: [None, None, Some(BorderLine::Thin(STRONG)), Some(BorderLine::Thin(STRONG))],
            ..WorkbookStyle::sized(SIZE)
        };
        let heading = (self.words.criterion)(self.plan.header.catalogue, group.criterion);
        let area = Area::row(self.row, 0, LEFT + self.count as u32 - 1);
        self.sheet.merge(area, WorksheetValue::text(&heading), style);
        self.sheet.height(self.row, line_height(SIZE) + 3.0);
        self.row += 1;
        for row in &group.rows {
            self.action(row);
            self.row += 1;
        }
    }

    fn action(&mut self, row: &TimelineRow) {
        let Some(action) = self.plan.actions.get(row.number - 1) else { return };
        let text = [&action.action, &action.area].into_iter().find(|it| !it.trim().is_empty());
        let text = short(text.map_or("", String::as_str), MOST_TEXT);
        let below = [None, None, None, Some(BorderLine::Thin(FAINT))];
        let style = WorkbookStyle {
            down: Down::Centre,
            wrap: true,
            lines: below,
            ..WorkbookStyle::sized(SIZE)
        };
        let number = WorksheetValue::Number(row.number as i64);
        self.sheet.put(self.row, 0, number, WorkbookStyle { across: Across::Centre, ..style });
        self.sheet.text(self.row, 1, &text, style);
        let height = lines(&text, TEXT, SIZE) as f64 * line_height(SIZE) + 4.0;
        self.sheet.height(self.row, height.max(20.0));
        if self.every_cell {
            for month in 0..self.timeline.months {
                let style = self.blank(month);
                self.sheet.put(self.row, self.at(month), WorksheetValue::Empty, style);
            }
        }
        match &row.bar {
            Some(bar) => self.bar(bar, action),
            None => {
                let at = self.timeline.period.map_or(0, |period| period.start);
                let style = WorkbookStyle { italic: true, ..self.blank(at) };
                self.sheet.text(self.row, self.at(at), self.words.undated, style);
            }
        }
    }

    /// A cell of the calendar: the months of the period shaded, quarters and today parted by a
    /// line.
    fn blank(&self, month: i32) -> WorkbookStyle {
        let timeline = self.timeline;
        let within =
            |it: plan::timeline::MonthSpan| (it.start..it.start + it.length).contains(&month);
        let shaded = timeline.period.is_some_and(within);
        let begins = self.unit != TimelineUnit::Month || month % 3 == 0;
        let today = timeline.today.is_some_and(|it| self.at(it / 1000) == self.at(month));
        let left = match (today, begins) {
            (true, _) => Some(BorderLine::Medium(TODAY)),
            (false, true) => Some(BorderLine::Thin(STRONG)),
            (false, false) => Some(BorderLine::Thin(FAINT)),
        };
        let last = self.at(month) + 1 == LEFT + self.count as u32;
        WorkbookStyle {
            down: Down::Centre,
            fill: if shaded { Fill::Solid(PERIOD) } else { Fill::None },
            lines: [
                left,
                last.then_some(BorderLine::Thin(STRONG)),
                None,
                Some(BorderLine::Thin(FAINT)),
            ],
            ..WorkbookStyle::sized(SIZE - 1.0)
        }
    }

    /// The cells of a bar, and its dates: on the bar where they fit, else beside it.
    fn bar(&mut self, bar: &Bar, action: &Action) {
        let [from, to] = [bar.start, bar.start + bar.length - 1].map(|month| self.at(month));
        let fill = if bar.backwards { Fill::Hatched(STRONG) } else { Fill::Solid(BAR) };
        let style = WorkbookStyle {
            fill,
            ink: if bar.backwards { INK } else { 0xFF_FFFF },
            bold: true,
            down: Down::Centre,
            lines: [
                None,
                None,
                Some(BorderLine::Medium(0xFF_FFFF)),
                Some(BorderLine::Medium(0xFF_FFFF)),
            ],
            ..WorkbookStyle::sized(SIZE - 1.0)
        };
        let today = self.timeline.today.map(|it| self.at(it / 1000));
        for column in from..=to {
            let [_, right, top, bottom] = style.lines;
            let left = (today == Some(column)).then_some(BorderLine::Medium(TODAY));
            let style = WorkbookStyle { lines: [left, right, top, bottom], ..style };
            self.sheet.put(self.row, column, WorksheetValue::Empty, style);
        }
        let label = label(bar, action);
        let needed = width(&label, SIZE - 1.0) + PADDING;
        let room = |columns: u32| f64::from(columns) * self.month;
        let end = LEFT + self.count as u32;
        if needed <= room(to - from + 1) && !bar.backwards {
            let there = self.beside(from, Across::Left);
            self.sheet.text(self.row, from, &label, there);
        } else if needed <= room(end - to - 1) {
            let beside = self.beside(to + 1, Across::Left);
            self.sheet.text(self.row, to + 1, &label, beside);
        } else if needed <= room(from - LEFT) {
            let beside = self.beside(from - 1, Across::Right);
            self.sheet.text(self.row, from - 1, &label, beside);
        }
    }

    fn beside(&self, column: u32, across: Across) -> WorkbookStyle {
        let there = self.sheet.cells.get(&(self.row, column)).map(|(_, style)| *style);
        WorkbookStyle { across, ..there.unwrap_or_else(|| WorkbookStyle::sized(SIZE - 1.0)) }
    }
}

/// The dates of a bar in words; a point at a side that is open.
fn label(bar: &Bar, action: &Action) -> String {
    let written = |when: &Option<plan::When>| {
        when.as_ref().map(|it| short(&it.written, 30)).unwrap_or_default()
    };
    let start = if bar.open_start { String::from("◄") } else { written(&action.start) };
    let end = match (bar.open_end, &action.end) {
        (true, None) => String::from("►"),
        (true, Some(_)) => format!("{} ►", written(&action.end)),
        (false, _) => written(&action.end),
    };
    format!("{start} – {end}")
}
