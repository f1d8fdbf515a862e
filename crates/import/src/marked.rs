//! What the marks of our own writers say, where the plan inside is gone: the fields of *Datos del
//! plan* stand in the cells that bear their names, and the rows keep the ids of their actions.

#[cfg(feature = "readers")]
pub(crate) mod ids;

use cells::Grid;
use plan::keyed::Set;
use plan::{Header, Id, Period, PlanState};
use words::{fold, has_word, squeeze, words};

use crate::sections::{is_page_number, section};

/// The names of the marks of fields.
#[cfg(feature = "readers")]
pub(crate) const FIELDS: [&str; 5] = ["institution", "title", "period", "motto", "state"];

/// The words that our writers put around a table beside those of the plan, folded.
const OURS: &str = "plan de mejora institucional institutional improvement elaborado revisado \
    aprobado por prepared reviewed approved by comite calidad quality committee nombre name cargo \
    post firma signature fecha date estado state borrador draft en revision review in seguimiento \
    follow up cerrado closed periodo period sello stamp pagina page of cronograma timeline resumen \
    summary este todavia no tiene acciones this has actions yet hecho con mejora made with";

/// Whether a text says a word that neither `header` nor our writers say.
pub(crate) fn is_new(text: &str, header: &Header) -> bool {
    let mut known: Set<String> = OURS.split_whitespace().map(str::to_owned).collect();
    let mut know = |text: &str| known.extend(words(text).map(fold));
    [&header.institution, &header.title, &header.motto].into_iter().for_each(|it| know(it));
    for person in &header.signatories {
        know(&person.name);
        know(&person.post);
    }
    for person in &header.committee {
        know(&person.name);
        know(&person.post);
    }
    let mut texts = text.lines().filter(|it| section(it).is_none() && !is_page_number(it));
    let number = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit());
    texts.any(|line| words(line).any(|word| !number(word) && !known.contains(&fold(word))))
}

/// The fields that cells with our marks show.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct MarkedFields {
    pub institution: Option<String>,
    pub title: Option<String>,
    pub period: Option<Period>,
    pub motto: Option<String>,
    pub state: Option<PlanState>,
    /// The rows of the grid that say nothing else.
    pub rows: Set<usize>,
}

/// Reads the fields with marks. A row with several tells only the state and the years for sure.
pub(crate) fn fields(grid: &Grid) -> MarkedFields {
    let mut fields = MarkedFields::default();
    let mut shared = Vec::new();
    for mark in grid.marks.iter().filter(|it| it.name.parse::<Id>().is_err()) {
        let alone = grid.marks.iter().filter(|it| it.row == mark.row).count() == 1;
        let text = text(grid, mark.row);
        let whole = || Some(text.clone()).filter(|it| alone && has_word(it));
        match mark.name.as_str() {
            "institution" => fields.institution = whole(),
            "title" => fields.title = whole(),
            "motto" => fields.motto = whole(),
            "period" => {
                let read = values::period(&text).map(|it| it.0);
                fields.period = read;
                if read.is_none_or(|it| it.to_string() != text.replace(' ', "")) {
                    shared.push(mark.row);
                }
            }
            "state" => {
                fields.state = state(&text);
                shared.push(mark.row);
            }
            "timeline" => shared.push(mark.row),
            _ => continue,
        }
        if alone {
            fields.rows.insert(mark.row);
        }
    }
    if fields.state.is_none() && !grid.marks.is_empty() {
        fields.unmarked_state(grid);
    }
    let header = Header {
        institution: fields.institution.clone().unwrap_or_default(),
        title: fields.title.clone().unwrap_or_default(),
        motto: fields.motto.clone().unwrap_or_default(),
        ..Header::default()
    };
    for row in shared {
        if is_new(&text(grid, row), &header) {
            fields.rows.remove(&row);
        }
    }
    fields
}

/// How many rows a title has at most.
const MOST_ABOVE: usize = 12;

impl MarkedFields {
    /// Other programs drop the name of the state's cell, but keep the words before it.
    fn unmarked_state(&mut self, grid: &Grid) {
        for row in 0..grid.rows.len().min(MOST_ABOVE) {
            let text = text(grid, row);
            let Some((label, value)) = text.split_once(':') else { continue };
            let labelled = matches!(fold(label.trim()).as_str(), "estado" | "state");
            if labelled && !is_new(value, &Header::default()) {
                self.state = state(value);
                self.rows.extend(self.state.map(|_| row));
                return;
            }
        }
    }
}

/// The texts of a row as one line.
pub(crate) fn text(grid: &Grid, row: usize) -> String {
    let cells = grid.rows.get(row).into_iter().flatten();
    squeeze(&cells.map(|cell| cell.text.as_str()).collect::<Vec<_>>().join(" "))
}

/// A word of each state, in Spanish and English.
const STATES: [(&str, PlanState); 10] = [
    ("borrador", PlanState::Draft),
    ("revision", PlanState::InReview),
    ("aprobado", PlanState::Approved),
    ("seguimiento", PlanState::FollowedUp),
    ("cerrado", PlanState::Closed),
    ("draft", PlanState::Draft),
    ("review", PlanState::InReview),
    ("approved", PlanState::Approved),
    ("follow", PlanState::FollowedUp),
    ("closed", PlanState::Closed),
];

/// The state that a text names, if it names one only.
pub(crate) fn state(text: &str) -> Option<PlanState> {
    let folded = fold(text);
    let mut found = STATES.iter().filter(|(word, _)| words(&folded).any(|it| it == *word));
    let first = found.next()?;
    found.all(|it| it.1 == first.1).then_some(first.1)
}

/// The word for a state by which an edit tells it.
#[cfg(feature = "readers")]
pub(crate) fn state_word(state: PlanState) -> &'static str {
    STATES.iter().find(|it| it.1 == state).map_or("", |it| it.0)
}
