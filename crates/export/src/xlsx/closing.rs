//! What stands under the table: places to sign, and the committee.

use plan::{Header, Signatory};
use values::form::ROLES;

use super::canvas::{FormCanvas, INK, LIGHT, line_below};
use super::sheet::{Area, WorksheetValue};
use super::style::{Across, Down, Fill, WorkbookStyle};
use super::text::{clean, line_height, lines};
use crate::writing::ExportChoices;

/// The columns of the places to sign that stand side by side, first and last.
const PLACES: [(u32, u32); 3] = [(0, 3), (5, 6), (9, 12)];

/// The columns of the list of the committee: names and posts.
const COMMITTEE: [(u32, u32); 2] = [(0, 4), (5, 6)];

/// The height in points of the space for a signature and a stamp.
const SPACE: f64 = 42.0;

/// Writes what the person chose and the plan has.
pub(super) fn write(form: &mut FormCanvas<'_>, header: &Header, choices: &ExportChoices) {
    if choices.signatures {
        for signatories in header.signatories.chunks(PLACES.len()) {
            gap(form);
            sign(form, signatories);
        }
    }
    if choices.committee && !header.committee.is_empty() {
        gap(form);
        committee(form, header);
    }
}

/// A blank row.
fn gap(form: &mut FormCanvas<'_>) {
    let style = WorkbookStyle::sized(form.layout.size);
    form.sheet.put(form.row, 0, WorksheetValue::Empty, style);
    form.sheet.height(form.row, line_height(form.layout.size));
    form.row += 1;
}

/// A row of cells, each over some columns, as high as the longest text.
fn row(form: &mut FormCanvas<'_>, cells: &[((u32, u32), &str, WorkbookStyle)]) {
    let mut most = 0.0_f64;
    for ((left, right), text, style) in cells {
        let (text, size) = (clean(text), f64::from(style.size) / 10.0);
        let count = lines(&text, form.sheet.width(*left, *right), size);
        most = most.max(count as f64 * line_height(size) + 2.0);
        form.sheet.merge(Area::row(form.row, *left, *right), WorksheetValue::text(&text), *style);
    }
    form.sheet.height(form.row, most);
    form.row += 1;
}

/// Up to three places to sign: role, space over a line, name, post.
fn sign(form: &mut FormCanvas<'_>, signatories: &[Signatory]) {
    let plain = WorkbookStyle {
        across: Across::Centre,
        wrap: true,
        ..WorkbookStyle::sized(form.layout.size)
    };
    let bold = WorkbookStyle { bold: true, ..plain };
    let words = form.words;
    let role = |one: &Signatory| {
        let at = ROLES.iter().position(|role| *role == one.role).unwrap_or(0);
        format!("{}:", words.roles[at])
    };
    let roles: Vec<String> = signatories.iter().map(role).collect();
    let places = || PLACES.into_iter().zip(signatories);
    let cells: Vec<_> =
        PLACES.into_iter().zip(&roles).map(|(at, it)| (at, it.as_str(), plain)).collect();
    row(form, &cells);
    let cells: Vec<_> = places().map(|(at, _)| (at, "", line_below(plain))).collect();
    let space = form.row;
    row(form, &cells);
    form.sheet.height(space, SPACE);
    let cells: Vec<_> = places().map(|(at, it)| (at, it.name.as_str(), bold)).collect();
    row(form, &cells);
    let cells: Vec<_> = places().map(|(at, it)| (at, it.post.as_str(), plain)).collect();
    row(form, &cells);
}

fn committee(form: &mut FormCanvas<'_>, header: &Header) {
    let size = form.layout.size;
    let text =
        WorkbookStyle { wrap: true, down: Down::Centre, ..WorkbookStyle::sized(size).boxed(INK) };
    let heading =
        WorkbookStyle { bold: true, fill: Fill::Solid(LIGHT), across: Across::Centre, ..text };
    let words = form.words;
    let whole = (COMMITTEE[0].0, COMMITTEE[1].1);
    row(form, &[(whole, words.committee, heading)]);
    let [names, posts] = COMMITTEE;
    row(form, &[(names, words.name, heading), (posts, words.post, heading)]);
    for member in &header.committee {
        row(form, &[(names, &member.name, text), (posts, &member.post, text)]);
    }
}
