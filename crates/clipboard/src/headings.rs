//! Whether the first row of a block names the columns.

use words::key;

use crate::block::Block;

/// The columns that a block names itself.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Headings<K> {
    /// How many rows are headings: two where *Tiempo* stands over *Inicio* and *Fin*, else one.
    pub rows: usize,
    /// For each column of the block which one it is, none of them twice; `None` where its heading
    /// names none.
    pub columns: Vec<Option<K>>,
}

/// The headings of a block, where its first row names more columns than not and there are rows
/// below. `column_of` knows what a heading names, and nothing of what is none: [`by_names`], or
/// `import::column_of_heading` where the readers are there.
pub fn headings<K: Copy + PartialEq>(
    block: &Block,
    column_of: impl Fn(&str) -> Option<K>,
) -> Option<Headings<K>> {
    let row = |row: usize| -> Vec<Option<K>> {
        (0..block.width()).map(|column| column_of(block.text(row, column))).collect()
    };
    let filled = |row: usize, column: usize| !block.text(row, column).trim().is_empty();
    let mut columns = row(0);
    let mut rows = 1;
    let lower = row(1);
    let fits = |at: usize| !filled(1, at) || (lower[at].is_some() && columns[at].is_none());
    if lower.iter().any(Option::is_some) && (0..block.width()).all(fits) {
        columns = columns.into_iter().zip(&lower).map(|(upper, lower)| upper.or(*lower)).collect();
        rows = 2;
    }
    for at in 1..columns.len() {
        let (before, rest) = columns.split_at_mut(at);
        if before.contains(&rest[0]) {
            rest[0] = None;
        }
    }
    let named = columns.iter().flatten().count();
    let unnamed = (0..block.width()).filter(|at| columns[*at].is_none() && filled(0, *at)).count();
    (named > unnamed && block.height() > rows).then_some(Headings { rows, columns })
}

/// What tells a heading by its names: those of `known`, however they are spelt, with a soft hyphen
/// or a colon or without.
pub fn by_names<K: Copy>(known: &[(K, &[&str])]) -> impl Fn(&str) -> Option<K> {
    let keys = |names: &[&str]| -> Vec<String> { names.iter().map(|name| folded(name)).collect() };
    let known: Vec<(K, Vec<String>)> = known.iter().map(|it| (it.0, keys(it.1))).collect();
    move |text| {
        let said = folded(text);
        known.iter().find(|(_, names)| names.contains(&said)).map(|(column, _)| *column)
    }
}

fn folded(text: &str) -> String {
    key(&text.replace('\u{ad}', ""))
}
