//! What the reader has to say about what it read.

use plan::{Column, Id};

/// How much a finding asks of a person.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum Severity {
    /// Only the person can settle it.
    Decide,
    /// A plausible guess, to be looked at.
    Look,
    /// A safe tidying.
    Mended,
}

impl Severity {
    /// The key of this severity in what `inspect` prints.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Decide => "decide",
            Self::Look => "look",
            Self::Mended => "mended",
        }
    }
}

/// One thing that the reader did or was not sure of.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Finding {
    /// How much it asks of a person.
    pub severity: Severity,
    /// What it is.
    pub kind: FindingKind,
    /// The line of the source, from 1.
    pub row: usize,
    /// The action it concerns; `None` for the table or the text around it.
    pub action: Option<Id>,
    /// The column it concerns.
    pub column: Option<Column>,
    /// What the source said.
    pub read: String,
    /// What was made of it, as the form would show it; may be empty. A date stands in digits:
    /// `2026-03`, `2026-03-15`, or `2026-01/2026-03` for a quarter and for both dates of a row.
    pub made: String,
}

macro_rules! kinds {
    ($($(#[$doc:meta])* $name:ident $key:literal $severity:ident,)*) => {
        /// The situations that a finding can tell of, each with its own sentence in `text`.
        #[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
        pub enum FindingKind {
            $($(#[$doc])* $name,)*
        }

        impl FindingKind {
            /// All kinds.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// The key of this kind in what `inspect` prints.
            pub const fn key(self) -> &'static str {
                match self {
                    $(Self::$name => $key,)*
                }
            }

            /// How much a finding of this kind asks of a person.
            pub const fn severity(self) -> Severity {
                match self {
                    $(Self::$name => Severity::$severity,)*
                }
            }
        }
    };
}

kinds! {
    /// A column that the form does not have. `read` is its heading; its texts went to the
    /// internal notes of the actions.
    UnknownColumn "unknown_column" Look,
    /// A misspelt heading, taken for the column of the finding.
    ColumnGuessed "column_guessed" Look,
    /// A heading that says more than the name of its column. `read` is the heading, kept in the
    /// internal note of the plan.
    HeadingWords "heading_words" Look,
    /// The year of dates that name none, from their heading. `read` is the heading, `made` the year.
    YearFromHeading "year_from_heading" Mended,
    /// The table has no such column.
    MissingColumn "missing_column" Look,
    /// Text above, between or below the rows, kept in the internal note of the plan.
    TextAround "text_around" Look,
    /// Rows that the source hides, read like the others. `read` lists their lines.
    HiddenRows "hidden_rows" Look,
    /// The source goes on beyond what was read of it.
    SourceCut "source_cut" Decide,
    /// Other sheets of the file, not read. `read` lists their names.
    OtherSheets "other_sheets" Look,
    /// The file holds a copy of the whole plan that could not be used; its table was read.
    InnerUnusable "inner_unusable" Look,
    /// Those who sign, and the committee, were found around the table. `read` lists their names.
    PeopleFound "people_found" Look,
    /// Numbered rows without any text, left out. `read` lists their numbers.
    EmptyRow "empty_row" Mended,
    /// There are more actions than a plan can hold. `read` is how many were left out.
    TooManyActions "too_many_actions" Decide,
    /// A text is longer than a field can hold: the value was cut, the original kept.
    TextTooLong "text_too_long" Decide,
    /// A row without a number that looks like an action of its own.
    RowWithoutNumber "row_without_number" Look,
    /// A row that continues texts of the action above, joined with them.
    WrappedRow "wrapped_row" Look,
    /// Lines of one row that line breaks in its cells had torn apart.
    LinesJoined "lines_joined" Mended,
    /// Text to the right of the last column, kept in the internal note of the action.
    ExtraCell "extra_cell" Look,
    /// Leaked markup (`<b>`, `&nbsp;`) that was taken out of the text.
    MarkupRemoved "markup_removed" Mended,
    /// "N/A", a dash or the like, read as empty.
    BlankWord "blank_word" Mended,
    /// A Roman number as criterion.
    CriterionRoman "criterion_roman" Mended,
    /// A criterion with words around its number.
    CriterionTidied "criterion_tidied" Mended,
    /// The criterion comes from a heading between the rows. `read` is the heading.
    CriterionFromSection "criterion_from_section" Mended,
    /// The criterion cell says another criterion than the subcriterion, which was followed.
    CriterionDisagrees "criterion_disagrees" Look,
    /// Several criteria in one cell; the first was taken.
    CriterionSeveral "criterion_several" Look,
    /// A criterion that was not understood.
    CriterionUnclear "criterion_unclear" Decide,
    /// A subcriterion with words around its code.
    SubcriterionTidied "subcriterion_tidied" Mended,
    /// The subcriterion comes from a heading between the rows. `read` is the heading.
    SubcriterionFromSection "subcriterion_from_section" Mended,
    /// Several subcriteria or examples in one cell; the first was taken.
    SubcriterionSeveral "subcriterion_several" Look,
    /// A subcriterion that had to be completed, or that a spreadsheet had made a date of.
    SubcriterionGuessed "subcriterion_guessed" Look,
    /// A subcriterion that was not understood.
    SubcriterionUnclear "subcriterion_unclear" Decide,
    /// A code that no edition of the catalogue has; it was kept.
    SubcriterionUnknown "subcriterion_unknown" Look,
    /// A misspelt month.
    MonthMisspelt "month_misspelt" Look,
    /// A date without a year; the year was taken from the row or from the period.
    YearAssumed "year_assumed" Look,
    /// Only a year: read as its first or last month.
    YearOnly "year_only" Look,
    /// A date with something left over at its end, as `enero 26-`.
    DateTidied "date_tidied" Look,
    /// The number that a spreadsheet keeps for a date.
    DateSerial "date_serial" Mended,
    /// A day in the American order, month first.
    DateSwapped "date_swapped" Look,
    /// A date that can be read in two ways, as `03/04/2026`; the likelier was taken.
    DateEitherWay "date_either_way" Look,
    /// The dates of a column, or of all, were read with the month first. `read` is the date that
    /// can be read in no other way.
    DatesMonthFirst "dates_month_first" Look,
    /// Nothing proves whether the day or the month of the dates comes first; they were read as
    /// `Hints::date_order` says, and `Draft::in_order` reads them in the other
    /// order. `read` has a date of each of the first three rows that have one that can be read in
    /// both, and `made` both readings of each, the day first and the month first, as
    /// `2026-04-03/2026-03-04`; both are parted by `, `.
    DateOrder "date_order" Decide,
    /// A date with other words around it.
    DateWithText "date_with_text" Look,
    /// One cell held the start and the end.
    DateRange "date_range" Mended,
    /// One cell held the start and the end, but the other cell says otherwise and was followed.
    DateRangeIgnored "date_range_ignored" Look,
    /// A date that was not understood, kept as it was written.
    DateUnclear "date_unclear" Decide,
    /// The start is after the end.
    EndBeforeStart "end_before_start" Look,
    /// One responsible was split at "y" into units that are known apart.
    ResponsibleSplit "responsible_split" Mended,
    /// A responsible that may be two units; it was kept whole. `made` is the split, joined by
    /// `, `.
    ResponsibleMaybeSeveral "responsible_maybe_several" Look,
    /// The tasks of one action had dates of their own. `read` lists those that went to the
    /// internal note of the action.
    TaskDates "task_dates" Look,
    /// A comment, or a note at the foot of the page, kept in the internal note of its action, or of
    /// the plan. `read` is its text.
    CommentKept "comment_kept" Look,
    /// The file has no result of a formula; it was worked out. `read` is the formula.
    FormulaComputed "formula_computed" Look,
    /// The file has no result of a formula, which stands in the cell instead.
    FormulaOnly "formula_only" Decide,
    /// A text that a wrong encoding had broken, mended. `read` is what it said.
    TextRecoded "text_recoded" Mended,
    /// Start and end come from the marks in the columns of a calendar.
    MarksRead "marks_read" Mended,
    /// Start and end come from cells of a calendar that are painted.
    PaintRead "paint_read" Look,
    /// The columns of a calendar name no year. `made` is the one that was taken.
    MarksYear "marks_year" Look,
    /// The columns of a calendar are only numbered from 1 to 4, and were taken for quarters. `read`
    /// is the heading of the first.
    MarksQuarters "marks_quarters" Look,
    /// The marks of an action leave a part of the time between them out. `read` lists the marks.
    MarksGap "marks_gap" Look,
    /// The marks of an action say other dates than its start and end, which were followed. `read`
    /// lists the marks.
    MarksDisagree "marks_disagree" Look,
    /// The actions came as forms, their headings beside or above the texts.
    FormsRead "forms_read" Mended,
    /// The table had its headings in the first column, and an action in each further one.
    TableTurned "table_turned" Mended,
    /// The cells of the table came on a line each; the rows were put together by what they say.
    CellsOnLines "cells_on_lines" Look,
    /// Comments with letters that seem to have spilled from another cell.
    CommentsSpilled "comments_spilled" Decide,
    /// Áreas of a guide without the heading of a subcriterion above them. `read` is the first.
    GuideNoSubcriterion "guide_no_subcriterion" Decide,
    /// Examples of a guide without numbers, counted within the subcriterion. `made` is its code,
    /// as in all findings of a guide.
    GuideCounted "guide_counted" Look,
    /// Two examples of a subcriterion have the same number. `read` is the number.
    GuideTwice "guide_twice" Look,
    /// Rows without a number, joined to the example above. `read` is the first.
    GuideJoined "guide_joined" Look,
    /// Several examples in one cell share one área, which went to the first. `read` is the área.
    GuideShared "guide_shared" Look,
    /// Answers in a list outside the table, put to the examples that they copy or number.
    GuideListed "guide_listed" Look,
    /// A table whose cells stood on a line each: what is a strength and what an área was guessed.
    GuideLines "guide_lines" Look,
    /// A column that was not used, such as a score. `read` is its heading.
    GuideColumn "guide_column" Look,
    /// A phrase that says that there is no área, read as empty.
    GuideNoArea "guide_no_area" Look,
}

impl FindingKind {
    /// The kind with this key.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.key() == key)
    }
}
