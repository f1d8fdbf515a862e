//! The fields of the records of a plan, each record's in one table: by it a record is written to
//! the file and read back, traced, compared, undone, limited, searched and told. A new field of a
//! record is a row of its table.

mod action;
mod header;
mod value;

pub(crate) use self::action::TASK;
pub use self::action::{ACTION, ActionField, shown, words};
pub(crate) use self::header::{AREA, MEMBER, SIGNATORY};
pub use self::header::{HEADER, HeaderField};
pub use self::value::{FieldSlot, FieldValue};
use crate::column::Column;

/// One row of the table of a record `R`, whose fields are named by `N`.
///
/// Rows with one name stand beside each other and are one field: it is compared, undone and
/// merged whole.
pub struct FieldSpec<R: 'static, N: 'static> {
    /// The field that this is, or is a part of.
    pub of: N,
    /// The column that shows it; `None` outside the form.
    pub column: Option<Column>,
    /// What it is called outside the program.
    pub key: FileKey,
    /// What it holds, and thereby how it is typed and written.
    pub get: for<'a> fn(&'a R) -> FieldValue<'a>,
    /// The same, to be changed.
    pub slot: for<'a> fn(&'a mut R) -> FieldSlot<'a>,
}

/// What a field is called in the file and in the lineage.
pub struct FileKey {
    /// Its key; that of a part of a nested record stands behind the record's and a stroke. Empty
    /// for what has no key of its own.
    pub name: &'static str,
    /// Whether it is written even when it is empty.
    pub always: bool,
    /// What it means, for the schema; the app, which has no use for it, does not carry it.
    pub about: &'static str,
}

impl FileKey {
    /// A key of the file.
    pub const fn new(name: &'static str, always: bool, about: &'static str) -> Self {
        let about = if cfg!(target_family = "wasm") { "" } else { about };
        Self { name, always, about }
    }

    /// The last part of the key: what a box of the field is called in the page.
    pub fn short(&self) -> &'static str {
        self.name.rsplit_once('/').map_or(self.name, |(_, last)| last)
    }
}

/// Written even when it is empty.
const ALWAYS: bool = true;
/// Written only where something is in it.
const FILLED: bool = false;

/// The table of a record: a line for each row with its name, its column, what it holds in which
/// part of the record, its key, when it is written, and what it means.
macro_rules! table {
    ($(
        $of:expr, $column:expr => $kind:ident($($part:ident).+) = $key:literal, $always:ident, $about:literal;
    )+) => {
        &[$(crate::field::FieldSpec {
            of: $of,
            column: $column,
            key: crate::field::FileKey::new($key, $always, $about),
            get: |record| crate::field::FieldValue::$kind(&record.$($part).+),
            slot: |record| crate::field::FieldSlot::$kind(&mut record.$($part).+),
        }),+]
    };
}
use table;

/// The names of the fields in which two records differ, in the order of the table.
pub(crate) fn differing<R, N: Copy + PartialEq>(
    table: &[FieldSpec<R, N>],
    before: &R,
    after: &R,
) -> Vec<N> {
    let fields = table.chunk_by(|one, next| one.of == next.of);
    fields.filter(|parts| !is_same(parts, before, after)).map(|parts| parts[0].of).collect()
}

/// Whether two records say the same in these rows.
pub(crate) fn is_same<R, N>(parts: &[FieldSpec<R, N>], one: &R, other: &R) -> bool {
    parts.iter().all(|part| (part.get)(one) == (part.get)(other))
}

/// Copies what these rows say.
pub(crate) fn copy<R, N>(parts: &[FieldSpec<R, N>], from: &R, to: &mut R) {
    for part in parts {
        (part.slot)(to).fill((part.get)(from));
    }
}

/// Copies one field.
pub(crate) fn copy_field<R, N: PartialEq>(
    table: &[FieldSpec<R, N>],
    name: N,
    from: &R,
    to: &mut R,
) {
    for part in table.iter().filter(|part| part.of == name) {
        copy(std::slice::from_ref(part), from, to);
    }
}
