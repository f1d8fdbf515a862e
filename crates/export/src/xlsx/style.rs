//! How cells look, and the part of the workbook that says it (ECMA-376 part 1, 18.8).

use std::fmt::Write as _;

/// A colour: `0xRRGGBB`.
pub(super) type Colour = u32;

/// The line at one side of a cell.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum BorderLine {
    Thin(Colour),
    Medium(Colour),
}

/// What a cell is filled with.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub(super) enum Fill {
    #[default]
    None,
    Solid(Colour),
    /// Slanted lines of this colour on white.
    Hatched(Colour),
}

/// Where a text stands between left and right.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub(super) enum Across {
    #[default]
    Left,
    Centre,
    Right,
}

/// Where a text stands between top and bottom.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub(super) enum Down {
    #[default]
    Top,
    Centre,
    Bottom,
}

/// How a value is shown.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub(super) enum ValueFormat {
    #[default]
    General,
    /// As text, whatever is typed: Excel else makes a date of `1.4`.
    Text,
    /// `mar-26`: the format that Excel itself gives a typed month.
    Month,
    /// `05/03/2026`.
    Day,
}

impl ValueFormat {
    /// The number of the format; the first 164 are built in.
    const fn number(self) -> u32 {
        match self {
            Self::General => 0,
            Self::Text => 49,
            Self::Month => 17,
            Self::Day => 164,
        }
    }
}

/// How a cell looks. The size of its letters is in tenths of a point.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub(super) struct WorkbookStyle {
    pub size: u32,
    pub bold: bool,
    pub italic: bool,
    pub ink: Colour,
    pub fill: Fill,
    /// The lines at the left, right, top and bottom.
    pub lines: [Option<BorderLine>; 4],
    pub across: Across,
    pub down: Down,
    pub wrap: bool,
    /// Letters shrink where the cell is too narrow, which keeps a date from becoming `####`.
    pub shrink: bool,
    pub shown: ValueFormat,
}

impl WorkbookStyle {
    /// Letters of `size` points.
    pub fn sized(size: f64) -> Self {
        Self { size: (size * 10.0).round() as u32, ..Self::default() }
    }

    /// With a thin line at each side.
    pub fn boxed(self, colour: Colour) -> Self {
        Self { lines: [Some(BorderLine::Thin(colour)); 4], ..self }
    }
}

/// The styles of a workbook, in the order in which cells first use them. The first is that of
/// cells without any.
pub(super) struct WorkbookStyles(Vec<WorkbookStyle>);

impl WorkbookStyles {
    pub fn new() -> Self {
        Self(vec![WorkbookStyle { down: Down::Bottom, ..WorkbookStyle::sized(11.0) }])
    }

    /// The number of a style.
    pub fn number(&mut self, style: &WorkbookStyle) -> usize {
        number(&mut self.0, *style)
    }

    /// The part `styles.xml`.
    pub fn part(&self) -> String {
        let mut fonts = Vec::new();
        let mut fills = vec![String::from("none"), String::from("gray125")];
        fills
            .iter_mut()
            .for_each(|it| *it = format!("<fill><patternFill patternType=\"{it}\"/></fill>"));
        let mut borders = Vec::new();
        let mut cells = String::new();
        for style in &self.0 {
            let font = number(&mut fonts, font(style));
            let fill = match style.fill {
                Fill::None => 0,
                _ => number(&mut fills, fill(style.fill)),
            };
            let border = number(&mut borders, border(style));
            let format = style.shown.number();
            let _ = write!(
                cells,
                "<xf numFmtId=\"{format}\" fontId=\"{font}\" fillId=\"{fill}\" \
                 borderId=\"{border}\" xfId=\"0\" applyNumberFormat=\"1\" applyFont=\"1\" \
                 applyFill=\"1\" applyBorder=\"1\" applyAlignment=\"1\">{}</xf>",
                alignment(style)
            );
        }
        let list = |name: &str, items: &[String]| {
            format!("<{name} count=\"{}\">{}</{name}>", items.len(), items.concat())
        };
        format!(
            "{}<styleSheet xmlns=\"{}\"><numFmts count=\"1\"><numFmt numFmtId=\"164\" \
             formatCode=\"dd/mm/yyyy\"/></numFmts>{}{}{}<cellStyleXfs count=\"1\"><xf \
             numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs><cellXfs \
             count=\"{}\">{cells}</cellXfs><cellStyles count=\"1\"><cellStyle name=\"Normal\" \
             xfId=\"0\" builtinId=\"0\"/></cellStyles></styleSheet>",
            super::text::XML,
            super::text::MAIN,
            list("fonts", &fonts),
            list("fills", &fills),
            list("borders", &borders),
            self.0.len()
        )
    }
}

/// The place of an item in a list, where it is put if it is not there.
fn number<T: PartialEq>(list: &mut Vec<T>, item: T) -> usize {
    list.iter().position(|it| *it == item).unwrap_or_else(|| {
        list.push(item);
        list.len() - 1
    })
}

fn font(style: &WorkbookStyle) -> String {
    format!(
        "<font>{}{}<sz val=\"{}.{}\"/><color rgb=\"FF{:06X}\"/><name val=\"Calibri\"/>\
         <family val=\"2\"/></font>",
        if style.bold { "<b/>" } else { "" },
        if style.italic { "<i/>" } else { "" },
        style.size / 10,
        style.size % 10,
        style.ink
    )
}

fn fill(fill: Fill) -> String {
    let (pattern, colour) = match fill {
        Fill::None => return String::new(),
        Fill::Solid(colour) => ("solid", colour),
        Fill::Hatched(colour) => ("lightUp", colour),
    };
    format!(
        "<fill><patternFill patternType=\"{pattern}\"><fgColor rgb=\"FF{colour:06X}\"/>\
         <bgColor {}/></patternFill></fill>",
        if pattern == "solid" { "indexed=\"64\"" } else { "rgb=\"FFFFFFFF\"" }
    )
}

fn border(style: &WorkbookStyle) -> String {
    let sides = ["left", "right", "top", "bottom"].iter().zip(style.lines);
    let side = |(side, line): (&&str, Option<BorderLine>)| {
        let (kind, colour) = match line {
            None => return format!("<{side}/>"),
            Some(BorderLine::Thin(colour)) => ("thin", colour),
            Some(BorderLine::Medium(colour)) => ("medium", colour),
        };
        format!("<{side} style=\"{kind}\"><color rgb=\"FF{colour:06X}\"/></{side}>")
    };
    format!("<border>{}<diagonal/></border>", sides.map(side).collect::<String>())
}

fn alignment(style: &WorkbookStyle) -> String {
    let across = match style.across {
        Across::Left => "left",
        Across::Centre => "center",
        Across::Right => "right",
    };
    let down = match style.down {
        Down::Top => "top",
        Down::Centre => "center",
        Down::Bottom => "bottom",
    };
    format!(
        "<alignment horizontal=\"{across}\" vertical=\"{down}\"{}{}/>",
        if style.wrap { " wrapText=\"1\"" } else { "" },
        if style.shrink { " shrinkToFit=\"1\"" } else { "" }
    )
}
