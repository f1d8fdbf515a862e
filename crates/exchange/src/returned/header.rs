//! *Datos del plan* as a file of ours shows them, and texts that somebody wrote around the table.

use std::collections::BTreeSet;
use std::sync::Arc;

use plan::{Header, PlanState};

use super::Merging;
use super::cells::clean;
use crate::finding::{Finding, FindingKind};
use crate::reading::EditKind;
use crate::sections::{is_page_number, is_title, section};
use crate::shown::cut;
use crate::titles::titles;
use crate::values;
use crate::words::{fold, words};

/// The names of the marks of fields.
pub(super) const FIELDS: [&str; 5] = ["institution", "title", "period", "motto", "state"];

/// The words that our writers put around a table beside those of the plan, folded.
const OURS: &str = "plan de mejora institucional institutional improvement elaborado revisado \
    aprobado por prepared reviewed approved by comite calidad quality committee nombre name cargo \
    post firma signature fecha date estado state borrador draft en revision review in seguimiento \
    follow up cerrado closed periodo period sello stamp pagina page of cronograma timeline resumen \
    summary este todavia no tiene acciones this has actions yet hecho con mejora made with";

impl Merging<'_> {
    /// The header inside with what was edited of it.
    pub(super) fn header(&mut self, around: bool) -> Arc<Header> {
        let inner = &self.inner.plan.header;
        let mut header = Arc::clone(inner);
        for name in FIELDS {
            let Some(row) = self.draft.grid.marks.iter().find(|it| it.name == name) else {
                continue;
            };
            let alone = self.draft.grid.marks.iter().filter(|it| it.row == row.row).count() == 1;
            let cells = self.draft.grid.rows.get(row.row).into_iter().flatten();
            let text = cells.map(|cell| cell.text.as_str()).collect::<Vec<_>>().join(" ");
            let text = clean(&text);
            if let Some((before, after)) = field(&mut header, name, &text, alone) {
                self.edit(EditKind::Changed, None, None, &before, &after);
            }
        }
        if around {
            self.around(&mut header);
        }
        let stays =
            |it: &Finding| it.kind != FindingKind::TextAround || (around && self.is_new(&it.read));
        let stays: Vec<bool> = self.draft.findings.iter().map(stays).collect();
        let mut stays = stays.into_iter();
        self.draft.findings.retain(|_| stays.next().unwrap_or(true));
        header
    }

    /// Keeps the texts around the table that our writers did not put there.
    fn around(&mut self, header: &mut Arc<Header>) {
        let read = &self.draft.plan.header;
        let people = read.signatories.iter().map(|it| format!("{}, {}", it.name, it.post));
        let people =
            people.chain(read.committee.iter().map(|it| format!("{}, {}", it.name, it.post)));
        let lines = read.internal_note.lines().map(str::to_owned).chain(people);
        let new: Vec<String> = lines
            .filter(|line| self.is_new(line) && !header.internal_note.contains(line.as_str()))
            .collect();
        if !new.is_empty() {
            let new = new.join("\n");
            let header = Arc::make_mut(header);
            header.internal_note = cut(format!("{}\n{new}", header.internal_note).trim_start());
            self.edit(EditKind::Changed, None, None, "", &new);
        }
    }

    /// Whether a text says a word that neither the header inside nor our writers say.
    fn is_new(&self, text: &str) -> bool {
        let header = &self.inner.plan.header;
        let mut known: BTreeSet<String> = OURS.split_whitespace().map(str::to_owned).collect();
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
}

/// Takes what the row of a field says into the header, if it is not what our writers put there:
/// what it was and what it is. Where other fields stand in the row, its own text is found as in
/// any title.
fn field(
    header: &mut Arc<Header>,
    name: &str,
    text: &str,
    alone: bool,
) -> Option<(String, String)> {
    let holds = |value: &str| text.contains(&clean(value));
    let of_title = || titles(vec![(0, text.to_owned())]);
    match name {
        "institution" | "title" | "motto" => {
            let (now, found) = match name {
                "institution" => (&header.institution, of_title().institution),
                "title" => (&header.title, of_title().title),
                _ => (&header.motto, of_title().motto),
            };
            // A plan without a title is written under the usual one.
            let usual = name == "title" && now.trim().is_empty() && is_title(text);
            let same = if alone { clean(now) == text } else { holds(now) };
            if same || usual || (!alone && found.is_empty()) {
                return None;
            }
            let after = cut(if alone { text } else { &found });
            let before = now.clone();
            let header = Arc::make_mut(header);
            match name {
                "institution" => header.institution.clone_from(&after),
                "title" => header.title.clone_from(&after),
                _ => header.motto.clone_from(&after),
            }
            Some((before, after))
        }
        "period" => {
            let shown = |it: Option<plan::Period>| it.map_or(String::new(), |it| it.to_string());
            let before = shown(header.period);
            let found = values::period(text).map(|it| it.0);
            let gone = alone && text.is_empty() && header.period.is_some();
            let same = found == header.period || (!before.is_empty() && holds(&before));
            if same || (found.is_none() && !gone) {
                return None;
            }
            Arc::make_mut(header).period = found;
            Some((before, shown(found)))
        }
        _ => {
            let found = state(text).filter(|found| *found != header.state)?;
            let before = WORDS.iter().find(|it| it.1 == header.state).map_or("", |it| it.0);
            Arc::make_mut(header).state = found;
            Some((before.to_owned(), text.to_owned()))
        }
    }
}

/// A word of each state, in Spanish and English.
const WORDS: [(&str, PlanState); 10] = [
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

fn state(text: &str) -> Option<PlanState> {
    let folded = fold(text);
    let mut found = WORDS.iter().filter(|(word, _)| words(&folded).any(|it| it == *word));
    let first = found.next()?;
    found.all(|it| it.1 == first.1).then_some(first.1)
}
