//! *Datos del plan* as a file of ours shows them, and texts that somebody wrote around the table.

use std::sync::Arc;

use plan::Header;
use values::{Finding, FindingKind};

use super::Merging;
use crate::kinship::alike::clean;
use crate::marked::{self, FIELDS, is_new, state, state_word};
use crate::reading::EditKind;
use crate::sections::is_title;
use crate::shown::cut;
use crate::titles::titles;

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
            let text = clean(&marked::text(&self.draft.grid, row.row));
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
        is_new(text, &self.inner.plan.header)
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
            let before = state_word(header.state);
            Arc::make_mut(header).state = found;
            Some((before.to_owned(), text.to_owned()))
        }
    }
}
