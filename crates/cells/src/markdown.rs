//! The marks of emphasis in the cells of a Markdown table: `**Ordenar**` says `Ordenar`.

use crate::grid::{Cell, Grid};

/// Takes the marks out of the cells, where a line `|---|---|` shows that the table is Markdown.
pub fn unmark(grid: &mut Grid) {
    if grid.rows.iter().any(|row| is_rule(row)) {
        for cell in grid.rows.iter_mut().flatten() {
            for mark in ["**", "__", "*", "_", "`", "**"] {
                unpair(&mut cell.text, mark);
            }
        }
    }
}

fn is_rule(cells: &[Cell]) -> bool {
    let mut said = cells.iter().map(|cell| cell.text.trim()).filter(|text| !text.is_empty());
    let dashes = |text: &str| text.len() > 2 && text.trim_matches(':').bytes().all(|it| it == b'-');
    said.clone().count() > 1 && said.all(dashes)
}

/// Drops each two `mark`s that stand close around a text, and in no word.
fn unpair(text: &mut String, mark: &str) {
    let mut from = 0;
    while let Some((open, close)) = pair(text, from, mark) {
        text.replace_range(close..close + mark.len(), "");
        text.replace_range(open..open + mark.len(), "");
        from = close - mark.len();
    }
}

/// The places of the first two marks from a place on.
fn pair(text: &str, from: usize, mark: &str) -> Option<(usize, usize)> {
    let places = || text[from..].match_indices(mark).map(|(at, _)| from + at);
    let before = |at: usize| text[..at].chars().next_back();
    let after = |at: usize| text[at + mark.len()..].chars().next();
    let says = |c: Option<char>| c.is_some_and(|c| !c.is_whitespace() && !mark.contains(c));
    let apart = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
    let open = places().find(|at| apart(before(*at)) && says(after(*at)))?;
    let close = places().find(|at| *at > open && says(before(*at)) && apart(after(*at)))?;
    Some((open, close))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_of_emphasis_fall_away() {
        let check = |text: &str, expect: &str| {
            let mut grid = Grid::from_text(&format!("a|b\n---|:-:\n{text}|x"), '|');
            unmark(&mut grid);
            assert_eq!(grid.text(2, 0), expect);
        };
        check("**Pintar**", "Pintar");
        check("Pintar **muros** y __rejas__, *pronto*", "Pintar muros y rejas, pronto");
        check("***Todo***", "Todo");
        check("`POA`, _ya_", "POA, ya");
        check("3*4*5 y plan_de_mejora", "3*4*5 y plan_de_mejora");
        check("* uno * dos", "* uno * dos");
        check("** **", "** **");
        let mut plain = Grid::from_text("a|b\n**c**|d", '|');
        unmark(&mut plain);
        assert_eq!(plain.text(1, 0), "**c**");
    }
}
