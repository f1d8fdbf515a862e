//! What the tests of the reader share: the real plans, and a look at a draft in one text.

pub mod cells;
pub mod form;
pub mod samples;

use std::collections::BTreeSet;
use std::path::Path;

use import::{Draft, NotAPlan, Reading};
use plan::{Action, Column, Moment, Sequence, When};
use values::FindingKind;

/// The bytes of a real plan from the folder `MEJORA_PLANS`, which `.cargo/config.toml` names.
/// They are not in the repository: where `CI` is set they must be there, elsewhere the test is
/// skipped.
pub fn real_plan(name: &str) -> Option<Vec<u8>> {
    let folder = std::env::var_os("MEJORA_PLANS").unwrap_or_default();
    match std::fs::read(Path::new(&folder).join(name)) {
        Ok(bytes) => Some(bytes),
        Err(error) if std::env::var_os("CI").is_some() => panic!("{name}: {error}"),
        Err(_) => {
            println!("skipped: the real plan {name} is not on this machine");
            None
        }
    }
}

/// Reads a text table.
pub fn draft(bytes: &[u8]) -> Result<Draft, NotAPlan> {
    match import::read(bytes, &mut Sequence::new(7))? {
        Reading::Table(draft) => Ok(*draft),
        other => panic!("no table: {other:?}"),
    }
}

/// What a column of an action says, tasks and responsibles joined by ` + `.
pub fn value(action: &Action, column: Column) -> String {
    let date = |when: &Option<When>| match when {
        None => String::new(),
        Some(When { moment: Moment::Month(month), .. }) => month.to_string(),
        Some(When { moment: Moment::Day(day), .. }) => day.to_string(),
        Some(When { moment: Moment::Quarter(first), .. }) => {
            format!("{}-T{}", first.year(), first.quarter())
        }
        Some(When { moment: Moment::Open, .. }) => "abierto".into(),
        Some(When { written, .. }) => format!("¿{written}?"),
    };
    match column {
        Column::Number => String::new(),
        Column::Criterion => action.criterion.map_or("-".into(), |it| it.number().to_string()),
        Column::Subcriterion => {
            let code = action.subcriterion.map_or("-".into(), |it| it.to_string());
            let example = &action.example;
            if example.is_empty() { code } else { format!("{code} ({example})") }
        }
        Column::Area => action.area.clone(),
        Column::Action => action.action.clone(),
        Column::Objective => action.objective.clone(),
        Column::Tasks => {
            action.tasks.iter().map(|task| task.text.as_str()).collect::<Vec<_>>().join(" + ")
        }
        Column::Start => date(&action.start),
        Column::End => date(&action.end),
        Column::Resources => action.resources.clone(),
        Column::Indicator => action.indicator.text.clone(),
        Column::Responsible => action.responsible.join(" + "),
        Column::Comments => action.comments.clone(),
    }
}

/// A column of all actions, joined by ` | `.
pub fn column(draft: &Draft, column: Column) -> String {
    let values = draft.plan.actions.iter().map(|action| value(action, column));
    values.collect::<Vec<_>>().join(" | ")
}

/// The findings as `kind line`, those of a severity.
pub fn findings(draft: &Draft, severity: values::Severity) -> String {
    let found = draft.findings.iter().filter(|finding| finding.severity == severity);
    let found = found.map(|finding| format!("{} {}", finding.kind.key(), finding.row));
    found.collect::<Vec<_>>().join(", ")
}

/// The words of a text, without capitals; a number without the zeros that fill its place, for `05`
/// in the column of numbers is the fifth action.
pub fn words(text: &str) -> impl Iterator<Item = String> {
    let plain = |word: &str| match word.trim_start_matches('0') {
        rest if rest.bytes().all(|byte| byte.is_ascii_digit()) && !rest.is_empty() => {
            rest.to_owned()
        }
        _ => word.to_lowercase(),
    };
    text.split(|c: char| !c.is_alphanumeric()).filter(|it| !it.is_empty()).map(plain)
}

/// All words that a draft holds: values, originals, notes and what stands around the table.
pub fn words_of(draft: &Draft) -> BTreeSet<String> {
    let header = &draft.plan.header;
    let period = header.period.map(|it| it.to_string()).unwrap_or_default();
    let mut all: BTreeSet<String> =
        [&header.institution, &header.title, &header.motto, &header.internal_note, &period]
            .into_iter()
            .flat_map(|text| words(text))
            .collect();
    // The numbers of rows without any text stand in their finding.
    let empty = draft.findings.iter().filter(|it| it.kind == FindingKind::EmptyRow);
    all.extend(empty.flat_map(|finding| words(&finding.read)));
    for person in &header.signatories {
        all.extend([&person.name, &person.post].into_iter().flat_map(|text| words(text)));
        // The role stands for its words.
        all.extend(words("elaborado revisado aprobado por nombre cargo"));
    }
    for person in &header.committee {
        all.extend([&person.name, &person.post].into_iter().flat_map(|text| words(text)));
        all.extend(words("miembros del comité de calidad no nombre cargo"));
        all.extend((1..=header.committee.len()).map(|number| number.to_string()));
    }
    for (at, action) in draft.plan.actions.iter().enumerate() {
        all.insert((at + 1).to_string());
        for column in Column::ALL {
            all.extend(words(&value(action, column)));
        }
        let written = [&action.start, &action.end].into_iter().flatten().map(|when| &when.written);
        let texts = [&action.indicator.target, &action.internal_note].into_iter();
        let numbers = (1..=action.tasks.len()).map(|number| number.to_string());
        all.extend(
            texts.chain(written).chain(action.original.values()).flat_map(|text| words(text)),
        );
        all.extend(numbers);
    }
    all
}

/// The words of the source outside its headers that a draft has lost.
pub fn lost(draft: &Draft, is_header: impl Fn(usize) -> bool) -> Vec<String> {
    // The names of markup in a title are no words of it, labels of the years and of a target
    // neither; Tiempo or Inicio alone is half a header.
    const FORM: [&str; 7] = ["nbsp", "b", "tiempo", "inicio", "fin", "período", "meta"];
    let mut have = words_of(draft);
    have.extend(FORM.map(str::to_owned));
    let rows = draft.grid.rows.iter().enumerate();
    for (_, row) in rows.clone().filter(|(at, _)| is_header(*at)) {
        have.extend(row.iter().flat_map(|cell| words(&cell.text)));
    }
    let cells = rows.filter(|(at, _)| !is_header(*at)).flat_map(|(_, row)| row);
    cells.flat_map(|cell| words(&cell.text)).filter(|word| !have.contains(word)).collect()
}

/// Whether a row holds three headings of the form, word for word: what the tests call a header,
/// whatever the reader takes for one.
pub fn looks_like_header(draft: &Draft, row: usize) -> bool {
    const HEADINGS: [&str; 7] =
        ["No.", "Objetivo", "Tareas", "Inicio", "Fin", "Indicador", "Comentarios"];
    let row = &draft.grid.rows[row];
    let holds = |text: &&&str| row.iter().any(|cell| cell.text == **text);
    let both = ["Objetivo", "Tareas"].iter().all(|text| holds(&text));
    both || HEADINGS.iter().filter(holds).count() >= 3
}
