//! Sheets and type in CSS pixels (96 to the inch).

use plan::{Paper, PrintSize};

/// The margin inside a sheet, 9.5 mm: every printer in use can print up to there.
pub const MARGIN: f64 = 36.0;
/// The height of the line at the foot of each sheet, with the room above it.
pub const FOOT: f64 = 24.0;
/// Kept free on each sheet: the borders of cut rows, and what a printer's fonts round up.
pub const SLACK: f64 = 10.0;

/// The size of a sheet in landscape.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Geometry {
    /// The width.
    pub width: f64,
    /// The height.
    pub height: f64,
    /// The class that names its page to the printer.
    pub class: &'static str,
}

impl Geometry {
    /// The sheet of a paper.
    pub fn of(paper: Paper) -> Self {
        let (width, height, class) = match paper {
            Paper::Letter => (1056.0, 816.0, "letter"),
            Paper::Legal => (1344.0, 816.0, "legal"),
            Paper::A4 => (1122.5, 793.5, "a4"),
        };
        Self { width, height, class }
    }

    /// The width between the margins.
    pub fn inner_width(self) -> f64 {
        self.width - 2.0 * MARGIN
    }

    /// The height between the margins.
    pub fn inner_height(self) -> f64 {
        self.height - 2.0 * MARGIN
    }
}

/// The size of the text and the distance of its lines.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Type {
    /// The size.
    pub size: f64,
    /// The height of a line: whole quarters of a pixel, so that sums of lines are exact.
    pub line: f64,
}

impl Type {
    /// The type of a print size.
    pub fn of(size: PrintSize) -> Self {
        let size = f64::from(size.get()) / 2.0 * 4.0 / 3.0;
        Self { size, line: (size * 1.22 * 4.0).round() / 4.0 }
    }

    /// The size of the table's headings: 8 pt, or a little less than a larger text, so that
    /// thirteen of them stand side by side. `print.css` has the same.
    pub fn heading(self) -> f64 {
        (self.size * 0.8).max(10.667)
    }
}
