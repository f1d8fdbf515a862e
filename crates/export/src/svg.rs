//! The timeline as a picture that stands alone: a month is a column, an action a row. It says by
//! shape and text what it says by shade, so that it can be printed in black and white.

use std::fmt::Write;

use cells::markup;
use plan::timeline::{Bar, Timeline, TimelineGroup, TimelineRow};
use plan::{Criterion, Id};

/// The texts of the picture, in the language of the person.
#[derive(Clone, Copy)]
pub struct SvgLabels<'a> {
    /// The language of the texts (BCP 47).
    pub language: &'a str,
    /// The title over the picture: institution and period.
    pub title: &'a str,
    /// The short names of the months, January first.
    pub months: [&'a str; 12],
    /// What stands before the number of a quarter: `T`.
    pub quarter: &'a str,
    /// The word at the line of today.
    pub today: &'a str,
    /// The word for the months that the plan covers.
    pub period: &'a str,
    /// What a bar says that leaves the period.
    pub outside: &'a str,
    /// What a bar says whose start or end is open.
    pub open: &'a str,
    /// What a bar says whose end is before its start.
    pub backwards: &'a str,
    /// What a row says that has no dates.
    pub undated: &'a str,
    /// The heading of a criterion, or of the actions without one.
    pub group: &'a dyn Fn(Option<Criterion>) -> String,
    /// The texts of an action.
    pub row: &'a dyn Fn(Id) -> RowLabel,
}

/// The texts of an action in the picture.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct RowLabel {
    /// What is to be done. Cut to the width of its column, and whole in the tooltip.
    pub text: String,
    /// Its dates, for the tooltip.
    pub dates: String,
}

/// The column of the labels and the margins, in pixels.
const LABELS: i32 = 300;
const MARGIN: i32 = 12;
/// Heights in pixels: the title, a band of the header, a row.
const TITLE: i32 = 40;
const BAND: i32 = 20;
const ROW: i32 = 24;
/// The width that the months share where they are few, and the least and most for one.
const SPAN: i32 = 960;
const NARROWEST: i32 = 14;
const WIDEST: i32 = 56;

/// The height of what stands over the rows, and of a row, in pixels: where the picture may be
/// parted between pages.
#[cfg(feature = "writers")]
pub(crate) const HEAD_HEIGHT: u32 = (MARGIN + TITLE + 3 * BAND) as u32;
/// See [`HEAD_HEIGHT`].
#[cfg(feature = "writers")]
pub(crate) const ROW_HEIGHT: u32 = ROW as u32;

const INK: &str = "#1b1f24";
const FAINT: &str = "#c4cad1";
const BAR: &str = "#35558a";

/// The timeline as an SVG file.
pub fn timeline(timeline: &Timeline, labels: &SvgLabels<'_>) -> String {
    let rows: usize = timeline.groups.iter().map(|group| group.rows.len() + 1).sum();
    let month = (SPAN / timeline.months.max(1)).clamp(NARROWEST, WIDEST);
    let top = MARGIN + TITLE + 3 * BAND;
    let picture = SvgPicture {
        out: String::with_capacity(2_000 + rows * 600),
        timeline,
        labels,
        month,
        left: MARGIN + LABELS,
        top,
        bottom: top + ROW * i32::try_from(rows).unwrap_or(i32::MAX / ROW / 2),
    };
    picture.draw()
}

struct SvgPicture<'a> {
    out: String,
    timeline: &'a Timeline,
    labels: &'a SvgLabels<'a>,
    /// The width of a month.
    month: i32,
    left: i32,
    top: i32,
    bottom: i32,
}

impl SvgPicture<'_> {
    fn draw(mut self) -> String {
        let width = self.x(self.timeline.months) + MARGIN;
        let height = self.bottom + MARGIN + BAND;
        let (language, title) = (escaped(self.labels.language), escaped(self.labels.title));
        self.put(format_args!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" \
             width=\"{width}\" height=\"{height}\" role=\"img\" xml:lang=\"{language}\" \
             font-family=\"Segoe UI, Roboto, Helvetica, Arial, sans-serif\" fill=\"{INK}\">\n\
             <title>{title}</title>\n\
             <defs><pattern id=\"hatch\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\" \
             patternTransform=\"rotate(45)\"><rect width=\"6\" height=\"6\" fill=\"#fff\"/>\
             <rect width=\"2\" height=\"6\" fill=\"{INK}\"/></pattern></defs>\n\
             <rect width=\"{width}\" height=\"{height}\" fill=\"#fff\"/>\n"
        ));
        let room = width - 2 * MARGIN;
        self.text(MARGIN, MARGIN + 22, 18, "font-weight=\"600\"", self.labels.title, room);
        self.period();
        self.bands();
        let mut y = self.top;
        let timeline = self.timeline;
        for group in &timeline.groups {
            y = self.group(group, y);
        }
        self.today();
        self.out.push_str("</svg>\n");
        self.out
    }

    fn put(&mut self, text: std::fmt::Arguments<'_>) {
        // Writing to a text cannot fail.
        let _ = self.out.write_fmt(text);
    }

    /// Where a month begins.
    fn x(&self, months: i32) -> i32 {
        self.left + months * self.month
    }

    fn rect(&mut self, (x, y, width, height): (i32, i32, i32, i32), attributes: &str) {
        self.put(format_args!(
            "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" {attributes}/>\n"
        ));
    }

    fn line(&mut self, (x1, y1): (i32, i32), (x2, y2): (i32, i32), attributes: &str) {
        self.put(format_args!(
            "<line x1=\"{x1}\" y1=\"{y1}\" x2=\"{x2}\" y2=\"{y2}\" {attributes}/>\n"
        ));
    }

    /// A text cut to `room` pixels.
    fn text(&mut self, x: i32, y: i32, size: i32, attributes: &str, text: &str, room: i32) {
        let text = escaped(&fitted(text, size, room));
        self.put(format_args!(
            "<text x=\"{x}\" y=\"{y}\" font-size=\"{size}\" {attributes}>{text}</text>\n"
        ));
    }

    fn period(&mut self) {
        let Some(span) = self.timeline.period else { return };
        let (from, to) = (self.x(span.start), self.x(span.start + span.length));
        let (top, height) = (self.top, self.bottom - self.top);
        self.rect((from, top, to - from, height), "fill=\"#eef1f6\"");
        for x in [from, to] {
            self.line((x, top), (x, self.bottom), &format!("stroke=\"{INK}\" stroke-width=\"1\""));
        }
        let words = format!("{} {}", self.labels.period, period_years(self.timeline));
        self.text(from, self.bottom + 15, 11, "", &words, (to - from).max(LABELS));
    }

    fn bands(&mut self) {
        let timeline = self.timeline;
        let y = self.top - 3 * BAND;
        for band in &timeline.years {
            self.band(y, band.start, band.length, &band.number.to_string(), "font-weight=\"600\"");
        }
        for band in &timeline.quarters {
            let words = format!("{}{}", self.labels.quarter, band.number);
            self.band(y + BAND, band.start, band.length, &words, "");
        }
        for at in 0..timeline.months {
            let name = self.labels.months[(timeline.first + at).number() as usize - 1];
            // Narrow months show their first letter.
            let short = width_of(name, 11) + 4 > self.month;
            let name =
                if short { name.get(..1).unwrap_or(name).to_uppercase() } else { name.to_owned() };
            self.band(y + 2 * BAND, at, 1, &name, "");
            let begins = (timeline.first + at).number() == 1;
            let colour = if begins { "#6b7480" } else { FAINT };
            let x = self.x(at);
            self.line(
                (x, self.top),
                (x, self.bottom),
                &format!("stroke=\"{colour}\" stroke-width=\"1\""),
            );
        }
    }

    fn band(&mut self, y: i32, start: i32, length: i32, words: &str, attributes: &str) {
        let (x, width) = (self.x(start), length * self.month);
        self.rect((x, y, width, BAND), &format!("fill=\"#fff\" stroke=\"{FAINT}\""));
        let attributes = format!("text-anchor=\"middle\" {attributes}");
        self.text(x + width / 2, y + 14, 11, attributes.trim_end(), words, width + 2);
    }

    fn group(&mut self, group: &TimelineGroup, y: i32) -> i32 {
        let heading = (self.labels.group)(group.criterion);
        let right = self.x(self.timeline.months);
        self.line((MARGIN, y), (right, y), &format!("stroke=\"{INK}\" stroke-width=\"1\""));
        self.text(MARGIN, y + 16, 12, "font-weight=\"600\"", &heading, LABELS + SPAN / 2);
        let mut y = y + ROW;
        for row in &group.rows {
            self.row(row, y);
            y += ROW;
        }
        y
    }

    fn row(&mut self, row: &TimelineRow, y: i32) {
        let RowLabel { text, dates } = (self.labels.row)(row.id);
        let label = format!("{}. {text}", row.number);
        let notes = row.bar.as_ref().map(|bar| self.notes(bar)).unwrap_or_default();
        let tip = [label.as_str(), dates.as_str(), notes.as_str()];
        let tip = tip.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
        self.put(format_args!("<g><title>{}</title>\n", escaped(&tip)));
        let right = self.x(self.timeline.months);
        self.line((MARGIN, y), (right, y), &format!("stroke=\"{FAINT}\" stroke-width=\"1\""));
        self.text(MARGIN, y + 16, 12, "", &label, LABELS - 10);
        match &row.bar {
            Some(bar) => self.bar(bar, y + 5, &notes),
            None => {
                let words = self.labels.undated;
                self.text(self.left + 4, y + 16, 11, "font-style=\"italic\"", words, SPAN);
            }
        }
        self.out.push_str("</g>\n");
    }

    /// What is to be said about a bar beside its place.
    fn notes(&self, bar: &Bar) -> String {
        let notes = [
            (bar.backwards, self.labels.backwards),
            (bar.leaves_period, self.labels.outside),
            (bar.open_start || bar.open_end, self.labels.open),
        ];
        let notes = notes.into_iter().filter(|(holds, _)| *holds).map(|(_, words)| words);
        notes.collect::<Vec<_>>().join(", ")
    }

    fn bar(&mut self, bar: &Bar, y: i32, notes: &str) {
        const HEIGHT: i32 = 14;
        let (from, to) = (self.x(bar.start) + 1, self.x(bar.start + bar.length) - 1);
        // An open end is a point, a known one is straight.
        let point = (self.month / 2).min(HEIGHT / 2);
        let (top, middle, bottom) = (y, y + HEIGHT / 2, y + HEIGHT);
        let left = if bar.open_start {
            format!("{},{bottom} {from},{middle} {},{top}", from + point, from + point)
        } else {
            format!("{from},{bottom} {from},{top}")
        };
        let right = if bar.open_end {
            format!("{},{top} {to},{middle} {},{bottom}", to - point, to - point)
        } else {
            format!("{to},{top} {to},{bottom}")
        };
        let dashed = if bar.backwards { " stroke-dasharray=\"4 2\"" } else { "" };
        let fill = if bar.backwards { "#fff" } else { BAR };
        self.put(format_args!(
            "<polygon points=\"{left} {right}\" fill=\"{fill}\" stroke=\"{INK}\"{dashed}/>\n"
        ));
        for (start, length) in self.outside(bar) {
            let (x, width) = (self.x(start) + 1, length * self.month - 2);
            self.rect((x, top, width, HEIGHT), &format!("fill=\"url(#hatch)\" stroke=\"{INK}\""));
        }
        if notes.is_empty() {
            return;
        }
        // The words stand where there is more room beside the bar.
        let end = self.x(self.timeline.months);
        if end - to >= from - self.left {
            self.text(to + 5, y + 11, 10, "", notes, (end - to - 6).max(self.month));
        } else {
            let room = from - self.left - 6;
            self.text(from - 4, y + 11, 10, "text-anchor=\"end\"", notes, room);
        }
    }

    /// The parts of a bar before and behind the period: their first month and their length.
    fn outside(&self, bar: &Bar) -> Vec<(i32, i32)> {
        let Some(span) = self.timeline.period else { return Vec::new() };
        let (end, last) = (bar.start + bar.length, span.start + span.length);
        let before = (bar.start, span.start.min(end) - bar.start);
        let behind = (last.max(bar.start), end - last.max(bar.start));
        [before, behind].into_iter().filter(|(_, length)| *length > 0).collect()
    }

    fn today(&mut self) {
        let Some(thousandths) = self.timeline.today else { return };
        let x = self.left + (i64::from(thousandths) * i64::from(self.month) / 1000) as i32;
        let dashes = format!("stroke=\"{INK}\" stroke-width=\"2\" stroke-dasharray=\"6 3\"");
        self.line((x, self.top), (x, self.bottom), &dashes);
        let words = self.labels.today;
        let attributes = "text-anchor=\"middle\" font-weight=\"600\"";
        self.text(x, self.top - 3 * BAND - 4, 11, attributes, words, LABELS);
    }
}

/// The years of the plan's period.
fn period_years(timeline: &Timeline) -> String {
    timeline.period.map_or_else(String::new, |span| {
        let first = (timeline.first + span.start).year();
        let last = (timeline.first + (span.start + span.length - 1)).year();
        if first == last { first.to_string() } else { format!("{first}-{last}") }
    })
}

/// The width of a text in pixels, as far as it can be told without its font.
fn width_of(text: &str, size: i32) -> i32 {
    let thousandths: i32 = text.chars().map(width_of_char).sum();
    (thousandths * size + 999) / 1000
}

/// The width of a letter in thousandths of the size of its font (those of wide fonts).
pub(crate) fn width_of_char(c: char) -> i32 {
    match c {
        'i' | 'j' | 'l' | 'í' | '.' | ',' | ';' | ':' | '\'' | '|' | '!' | 'I' => 280,
        ' ' | 'f' | 't' | 'r' | '(' | ')' | '-' | '/' => 390,
        'm' | 'w' | 'M' | 'W' | '@' | '%' | '…' | '—' => 980,
        'A'..='Z' | 'Á' | 'É' | 'Í' | 'Ó' | 'Ú' | 'Ñ' => 720,
        '\u{0}'..='\u{17f}' | '–' => 620,
        _ => 1000,
    }
}

/// As much of a text as fits into `room` pixels, with "…" where it was cut.
fn fitted(text: &str, size: i32, room: i32) -> String {
    let text = words::squeeze(text);
    let most = room.saturating_mul(1000) / size;
    let mut width = 0;
    let mut end = 0;
    for (at, c) in text.char_indices() {
        width += width_of_char(c);
        if width > most {
            let cut = text[..end].trim_end();
            return format!("{cut}…");
        }
        if width + width_of_char('…') <= most {
            end = at + c.len_utf8();
        }
    }
    text
}

/// A text as it stands in XML, on one line.
fn escaped(text: &str) -> String {
    markup::escaped(&text.replace(['\n', '\t', '\r'], " "))
}
