//! The sheet of the timeline: a column a month, a row an action, bars as filled cells that say
//! their dates in words as well.

use plan::timeline::{Bar, Timeline, TimelineGroup, TimelineRow};
use plan::{Action, Plan};
use values::form::FormWords;

use super::canvas::{INK, LIGHT};
use super::layout::page_width;
use super::sheet::{Area, Print, Sheet, Value};
use super::sheet_of_form::{footer, paper_number};
use super::style::{Across, Colour, Down, Fill, Line, Style};
use super::text::{PADDING, line_height, lines, width};
use crate::plain::short;
use crate::writing::Writing;

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
enum Unit {
    Month,
    Quarter,
    Year,
}

/// The sheet; `None` for a plan without a dated action.
pub(super) fn sheet(writing: &Writing<'_>) -> Option<Sheet> {
    let plan = &writing.document.plan;
    let timeline = plan::timeline::layout(plan, Some(writing.now.date()));
    let bars = || timeline.groups.iter().flat_map(|group| &group.rows).filter_map(|row| row.bar);
    bars().next()?;
    let print = Print {
        paper: paper_number(plan.header.paper),
        repeated: (0, 0),
        footer: footer(writing.words),
    };
    let unit = [Unit::Month, Unit::Quarter].into_iter();
    let unit = unit.map(|unit| (unit, columns(&timeline, unit)));
    let (unit, count) = unit
        .into_iter()
        .find(|(_, count)| *count <= MOST_COLUMNS)
        .unwrap_or((Unit::Year, columns(&timeline, Unit::Year)));
    let mut sheet = Sheet::new(writing.words.timeline, print);
    let room = page_width(plan.header.paper) * SIZE / 8.0 - NUMBER - TEXT;
    let month = (room / f64::from(count)).clamp(NARROWEST, WIDEST).floor();
    sheet.widths = vec![NUMBER, TEXT];
    sheet.widths.extend((0..count).map(|_| month));
    let drawing = Drawing {
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
fn columns(timeline: &Timeline, unit: Unit) -> i32 {
    column(timeline, unit, timeline.months - 1) + 1
}

/// The column of a month, from 0.
fn column(timeline: &Timeline, unit: Unit, month: i32) -> i32 {
    match unit {
        Unit::Month => month,
        // The first month is the first of a quarter.
        Unit::Quarter => month / 3,
        Unit::Year => (timeline.first + month).year() - timeline.first.year(),
    }
}

struct Drawing<'a> {
    sheet: Sheet,
    timeline: &'a Timeline,
    plan: &'a Plan,
    words: &'a FormWords,
    unit: Unit,
    count: i32,
    /// The width of a column in pixels.
    month: f64,
    every_cell: bool,
    row: u32,
}

impl Drawing<'_> {
    fn draw(mut self) -> Sheet {
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
        self.sheet.text(0, 0, &title, Style { bold: true, ..Style::sized(size) });
        self.sheet.height(0, line_height(size) + 4.0);
        self.row = 1;
    }

    /// Years, quarters and months, as far as a column can tell them, over a row for today.
    fn bands(&mut self) {
        let timeline = self.timeline;
        let style = Style {
            across: Across::Centre,
            down: Down::Centre,
            fill: Fill::Solid(LIGHT),
            ..Style::sized(SIZE - 1.0).boxed(STRONG)
        };
        let bold = Style { bold: true, ..style };
        let top = self.row;
        for band in &timeline.years {
            let [from, to] = [band.start, band.start + band.length - 1].map(|it| self.at(it));
            let year = Value::Number(band.number.into());
            self.sheet.merge(Area::row(self.row, from, to), year, bold);
        }
        self.row += 1;
        if self.unit != Unit::Year {
            for band in &timeline.quarters {
                let [from, to] = [band.start, band.start + band.length - 1].map(|it| self.at(it));
                let text = format!("{}{}", self.words.quarter, band.number);
                self.sheet.merge(Area::row(self.row, from, to), Value::text(&text), style);
            }
            self.row += 1;
        }
        if self.unit == Unit::Month {
            self.months(style);
            self.row += 1;
        }
        let head = |text: &str| Value::text(text);
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

    fn months(&mut self, style: Style) {
        let names = self.words.months;
        let size = SIZE - 2.0;
        // Narrow months show their first letters.
        let fits = names.iter().all(|name| width(name, size) + 4.0 <= self.month);
        for month in 0..self.count {
            let name = names[(self.timeline.first + month).number() as usize - 1];
            let first = name.chars().take(1).collect::<String>().to_ascii_uppercase();
            let name = if fits { name } else { &first };
            let style = Style { size: (size * 10.0) as u32, bold: false, ..style };
            self.sheet.text(self.row, self.at(month), name, style);
        }
    }

    /// The row of today: a mark and a word over its column.
    fn today(&mut self) {
        self.sheet.put(self.row, 0, Value::Empty, Style::sized(SIZE));
        if let Some(today) = self.timeline.today {
            let style = Style {
                bold: true,
                ink: TODAY,
                across: Across::Centre,
                down: Down::Centre,
                ..Style::sized(SIZE - 1.0)
            };
            let text = format!("▼ {}", self.words.today);
            self.sheet.text(self.row, self.at(today / 1000), &text, style);
        }
        self.sheet.height(self.row, line_height(SIZE));
        self.row += 1;
    }

    fn group(&mut self, group: &TimelineGroup) {
        let style = Style {
            bold: true,
            fill: Fill::Solid(LIGHT),
            down: Down::Centre,
            lines: [None, None, Some(Line::Thin(STRONG)), Some(Line::Thin(STRONG))],
            ..Style::sized(SIZE)
        };
        let heading = (self.words.criterion)(self.plan.header.catalogue, group.criterion);
        let area = Area::row(self.row, 0, LEFT + self.count as u32 - 1);
        self.sheet.merge(area, Value::text(&heading), style);
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
        let below = [None, None, None, Some(Line::Thin(FAINT))];
        let style = Style { down: Down::Centre, wrap: true, lines: below, ..Style::sized(SIZE) };
        let number = Value::Number(row.number as i64);
        self.sheet.put(self.row, 0, number, Style { across: Across::Centre, ..style });
        self.sheet.text(self.row, 1, &text, style);
        let height = lines(&text, TEXT, SIZE) as f64 * line_height(SIZE) + 4.0;
        self.sheet.height(self.row, height.max(20.0));
        if self.every_cell {
            for month in 0..self.timeline.months {
                let style = self.blank(month);
                self.sheet.put(self.row, self.at(month), Value::Empty, style);
            }
        }
        match &row.bar {
            Some(bar) => self.bar(bar, action),
            None => {
                let at = self.timeline.period.map_or(0, |period| period.start);
                let style = Style { italic: true, ..self.blank(at) };
                self.sheet.text(self.row, self.at(at), self.words.undated, style);
            }
        }
    }

    /// A cell of the calendar: the months of the period shaded, quarters and today parted by a
    /// line.
    fn blank(&self, month: i32) -> Style {
        let timeline = self.timeline;
        let within =
            |it: plan::timeline::MonthSpan| (it.start..it.start + it.length).contains(&month);
        let shaded = timeline.period.is_some_and(within);
        let begins = self.unit != Unit::Month || month % 3 == 0;
        let today = timeline.today.is_some_and(|it| self.at(it / 1000) == self.at(month));
        let left = match (today, begins) {
            (true, _) => Some(Line::Medium(TODAY)),
            (false, true) => Some(Line::Thin(STRONG)),
            (false, false) => Some(Line::Thin(FAINT)),
        };
        let last = self.at(month) + 1 == LEFT + self.count as u32;
        Style {
            down: Down::Centre,
            fill: if shaded { Fill::Solid(PERIOD) } else { Fill::None },
            lines: [left, last.then_some(Line::Thin(STRONG)), None, Some(Line::Thin(FAINT))],
            ..Style::sized(SIZE - 1.0)
        }
    }

    /// The cells of a bar, and its dates: on the bar where they fit, else beside it.
    fn bar(&mut self, bar: &Bar, action: &Action) {
        let [from, to] = [bar.start, bar.start + bar.length - 1].map(|month| self.at(month));
        let fill = if bar.backwards { Fill::Hatched(STRONG) } else { Fill::Solid(BAR) };
        let style = Style {
            fill,
            ink: if bar.backwards { INK } else { 0xFF_FFFF },
            bold: true,
            down: Down::Centre,
            lines: [None, None, Some(Line::Medium(0xFF_FFFF)), Some(Line::Medium(0xFF_FFFF))],
            ..Style::sized(SIZE - 1.0)
        };
        let today = self.timeline.today.map(|it| self.at(it / 1000));
        for column in from..=to {
            let [_, right, top, bottom] = style.lines;
            let left = (today == Some(column)).then_some(Line::Medium(TODAY));
            let style = Style { lines: [left, right, top, bottom], ..style };
            self.sheet.put(self.row, column, Value::Empty, style);
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

    fn beside(&self, column: u32, across: Across) -> Style {
        let there = self.sheet.cells.get(&(self.row, column)).map(|(_, style)| *style);
        Style { across, ..there.unwrap_or_else(|| Style::sized(SIZE - 1.0)) }
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
