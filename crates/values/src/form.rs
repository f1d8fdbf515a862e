//! The official form: what it says of a plan, the same in every format that is written.

use plan::{Action, Column, Criterion, Header, Month, Paper, PlanState, Role};

/// The words of the form, in one language.
#[derive(Clone, Copy)]
pub struct FormWords {
    /// The language of the words (BCP 47).
    pub language: &'static str,
    /// The headings of the thirteen columns, as on the official form, with soft hyphens.
    pub columns: [&'static str; 13],
    /// The heading over start and end.
    pub time: &'static str,
    /// The title of a plan that has none.
    pub plan_title: &'static str,
    /// What stands before the target of an indicator: `Meta:`.
    pub target: &'static str,
    /// What stands before the state of the plan: `Estado`.
    pub state: &'static str,
    /// The states of a plan, in the order of [`STATES`].
    pub states: [&'static str; 5],
    /// What a signature says, in the order of [`ROLES`].
    pub roles: [&'static str; 3],
    /// The heading of the list of the committee.
    pub committee: &'static str,
    /// The headings of its columns, and the words under a signature.
    pub name: &'static str,
    /// See [`FormWords::name`].
    pub post: &'static str,
    /// The words around the number of a page and of all pages: `Página`, `de`.
    pub page: [&'static str; 2],
    /// The name of the sheet or section of the timeline.
    pub timeline: &'static str,
    /// The name of the sheet of the form.
    pub plan_sheet: &'static str,
    /// The short names of the months, January first: `ene`.
    pub months: [&'static str; 12],
    /// What stands before the number of a quarter: `T`.
    pub quarter: &'static str,
    /// The names of the styles of a document: of a heading of the table, its texts, its tasks.
    pub styles: [&'static str; 3],
    /// What stands in place of the rows of a plan without any.
    pub no_actions: &'static str,
    /// The heading of what is said about the whole plan: `Resumen`.
    pub summary: &'static str,
    /// The heading over the actions of each criterion.
    pub by_criterion: &'static str,
    /// The heading over the actions of each unit.
    pub by_unit: &'static str,
    /// A number of actions: `10 acciones`.
    pub actions: fn(usize) -> String,
    /// A number of tasks: `31 tareas`.
    pub tasks: fn(usize) -> String,
    /// Two months and what lies between them: `marzo 2026 – abril 2027, 14 meses`.
    pub months_between: fn(Month, Month) -> String,
    /// What a page says of itself, given the name of the app.
    pub made_with: fn(&str) -> String,
    /// What the timeline says of an action without dates: `Sin fechas`.
    pub undated: &'static str,
    /// The word at the mark of today: `hoy`.
    pub today: &'static str,
    /// What stands before an action that is due on a day: `Vence`.
    pub due: &'static str,
    /// The heading of a criterion in an edition of the model, or of actions without one.
    pub criterion: fn(plan::CatalogueVersion, Option<Criterion>) -> String,
}

impl FormWords {
    /// The heading of a column, without soft hyphens.
    pub fn heading(&self, column: Column) -> String {
        self.columns[column.index()].replace('\u{ad}', "")
    }

    /// The words for the state of a plan.
    pub fn state_of(&self, state: PlanState) -> &'static str {
        STATES.iter().position(|it| *it == state).map_or("", |at| self.states[at])
    }

    /// What a signature says.
    pub fn role_of(&self, role: Role) -> &'static str {
        ROLES.iter().position(|it| *it == role).map_or("", |at| self.roles[at])
    }
}

/// The states in the order in which words for them are given.
pub const STATES: [PlanState; 5] = [
    PlanState::Draft,
    PlanState::InReview,
    PlanState::Approved,
    PlanState::FollowedUp,
    PlanState::Closed,
];

/// The roles in the order in which words for them are given.
pub const ROLES: [Role; 3] = [Role::Prepared, Role::Reviewed, Role::Approved];

/// What stands before the target of an indicator, in Spanish and in English.
pub const TARGETS: [&str; 2] = ["Meta:", "Target:"];

/// An indicator's text and the target that its last line names; the inverse of what
/// [`FormWords::target`] does in a cell.
pub fn split_target(text: &str) -> (&str, Option<&str>) {
    let (before, last) = text.trim_end().rsplit_once('\n').unwrap_or(("", text.trim_end()));
    let last = last.trim_start();
    let named = TARGETS.iter().find_map(|label| {
        let begins = last.get(..label.len()).is_some_and(|it| it.eq_ignore_ascii_case(label));
        begins.then(|| last[label.len()..].trim()).filter(|target| !target.is_empty())
    });
    match named {
        Some(target) => (before.trim_end(), Some(target)),
        None => (text, None),
    }
}

/// What a cell of the form says: tasks numbered, one a line; the target of an indicator on a
/// line of its own; dates as they were written.
pub fn cell(action: &Action, number: usize, column: Column, words: &FormWords) -> String {
    cell_in(action, number, column, words.target)
}

/// What a cell of the form says, where the target of an indicator stands behind `target`.
pub fn cell_in(action: &Action, number: usize, column: Column, target: &str) -> String {
    match column {
        Column::Number => number.to_string(),
        Column::Criterion => action.criterion.map_or(String::new(), |it| it.number().to_string()),
        Column::Subcriterion => match (action.subcriterion, action.example.as_str()) {
            (None, example) => example.to_owned(),
            (Some(code), "") => code.to_string(),
            (Some(code), example) => format!("{code} ({example})"),
        },
        Column::Tasks => tasks(action),
        Column::Indicator => indicator(action, target),
        _ => plan::field::shown(action, column),
    }
}

fn tasks(action: &Action) -> String {
    let lines = action.tasks.iter().enumerate();
    let lines = lines.map(|(at, task)| format!("{}. {}", at + 1, task.text));
    lines.collect::<Vec<_>>().join("\n")
}

fn indicator(action: &Action, label: &str) -> String {
    let indicator = &action.indicator;
    match (indicator.text.as_str(), indicator.target.as_str()) {
        (text, "") => text.to_owned(),
        ("", target) => format!("{label} {target}"),
        (text, target) => format!("{text}\n{label} {target}"),
    }
}

/// The title over the form: what the plan says, or the words for one that says nothing.
pub fn title<'a>(header: &'a Header, words: &'a FormWords) -> &'a str {
    match header.title.trim() {
        "" => words.plan_title,
        title => title,
    }
}

/// The width and height of a paper in landscape, in tenths of a millimetre.
pub const fn paper_size(paper: Paper) -> (u32, u32) {
    match paper {
        Paper::Letter => (2794, 2159),
        Paper::Legal => (3556, 2159),
        Paper::A4 => (2970, 2100),
    }
}

/// The most characters of an institution in the name of a file. File systems take 255 bytes for
/// a whole name, and a name is to be read in a list.
const MAX_NAME: usize = 60;

/// The name of a file of this plan: `PM_Ayuntamiento-de-Loma-Verde_2026-2027.docx`. It holds only
/// letters, digits, `-` and `_`, so that every file system and mail program takes it.
pub fn file_name(header: &Header, ending: &str) -> String {
    let mut name = String::from("PM");
    let institution = joined(&header.institution);
    if !institution.is_empty() {
        name.push('_');
        name.push_str(&institution);
    }
    if let Some(period) = header.period {
        name.push_str(&format!("_{period}"));
    }
    format!("{name}.{ending}")
}

fn joined(text: &str) -> String {
    let words: Vec<String> = text
        .split_whitespace()
        .map(|word| word.chars().filter(|c| c.is_alphanumeric() || *c == '-').collect())
        .filter(|word: &String| !word.is_empty())
        .collect();
    let name: String = words.join("-").chars().take(MAX_NAME).collect();
    name.trim_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use plan::Period;

    use super::*;

    #[test]
    fn a_file_is_named_after_institution_and_period() {
        let name = |institution: &str, period: Option<(i32, i32)>| {
            let period = period.map(|(first, last)| Period::new(first, last));
            let header = Header { institution: institution.into(), period, ..Header::default() };
            file_name(&header, "docx")
        };
        let full = name("Ayuntamiento de Loma Verde", Some((2026, 2027)));
        assert_eq!(full, "PM_Ayuntamiento-de-Loma-Verde_2026-2027.docx");
        assert_eq!(name(" \n", None), "PM.docx");
        assert_eq!(name("", Some((2026, 2026))), "PM_2026.docx");
        assert_eq!(name("Ñagá / \"Sur\" <b>", None), "PM_Ñagá-Sur-b.docx");
        assert_eq!(name("../../etc/passwd\u{0}", None), "PM_etcpasswd.docx");
        let long = name(&"palabra ".repeat(40), Some((2026, 2027)));
        assert!(long.chars().count() < 90 && !long.contains("-_"), "{long}");
    }
}
