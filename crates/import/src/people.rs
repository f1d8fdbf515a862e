//! Those who sign a plan, and its *Comité de Calidad*, as far as they are clearly readable in
//! what stands around the table.

use cells::Grid;
use plan::keyed::Set;
use plan::{Member, Role, Signatory};
use words::{fold, has_word, key, squeeze, words};

/// Who was found, and the rows that say nothing else.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct People {
    pub signatories: Vec<Signatory>,
    pub committee: Vec<Member>,
    /// The rows of the grid of which every word was taken.
    pub rows: Set<usize>,
}

impl People {
    /// The names, those who sign first.
    pub fn names(&self) -> Vec<&str> {
        let signatories = self.signatories.iter().map(|it| it.name.as_str());
        signatories.chain(self.committee.iter().map(|it| it.name.as_str())).collect()
    }
}

/// Looks for people in `rows` of a grid, which ascend.
pub(crate) fn people(grid: &Grid, rows: &[usize]) -> People {
    let mut people = People::default();
    let mut at = 0;
    while at < rows.len() {
        let used = people.signatures(grid, &rows[at..]);
        at += if used > 0 { used } else { people.members(grid, &rows[at..]).max(1) };
    }
    people
}

/// How far below its label the name of a signature stands, at most.
const MOST_BELOW: usize = 4;

impl People {
    /// Reads signatures that begin in the first of `rows`, and gives how many rows they take.
    fn signatures(&mut self, grid: &Grid, rows: &[usize]) -> usize {
        let cells: Vec<(usize, &str)> = filled(grid, rows[0]).collect();
        let labels = cells.iter().filter(|(_, text)| label(text).is_some()).count();
        if labels == 0 {
            return 0;
        }
        if labels == cells.len() {
            let inline: Option<Vec<_>> =
                cells.iter().map(|(_, text)| signature(text, None)).collect();
            if let Some(signatories) = inline {
                self.signatories.extend(signatories);
                self.rows.insert(rows[0]);
                return 1;
            }
            return self.columns(grid, rows, &cells);
        }
        // The label, the name and the post beside one another.
        if let ([(_, first), rest @ ..], 1) = (cells.as_slice(), labels)
            && label(first).is_some()
            && rest.len() <= 2
            && let Some(found) = signature(first, Some(rest))
        {
            self.signatories.push(found);
            self.rows.insert(rows[0]);
            return 1;
        }
        0
    }

    /// Labels beside one another, with names and posts below them.
    fn columns(&mut self, grid: &Grid, rows: &[usize], labels: &[(usize, &str)]) -> usize {
        let width = labels.len();
        let mut found: Vec<Vec<String>> = vec![Vec::new(); width];
        let mut used = 1;
        for row in rows.iter().skip(1).take(MOST_BELOW) {
            let cells: Vec<(usize, &str)> = filled(grid, *row).collect();
            let below = cells.iter().all(|(at, _)| labels.iter().any(|(column, _)| column == at));
            // A paragraph in one cell goes with the only label above it.
            let heads = |text: &str| label(text).is_some() || is_committee(text);
            if !below || cells.iter().any(|(_, text)| heads(text)) {
                break;
            }
            for (at, text) in cells {
                let column = labels.iter().position(|(column, _)| *column == at).unwrap_or(0);
                found[column].extend(text.lines().filter(|it| has_word(it)).map(squeeze));
            }
            used += 1;
            if found.iter().all(|texts| texts.len() >= 2) {
                break;
            }
        }
        let mut signatories = Vec::with_capacity(width);
        for ((_, text), texts) in labels.iter().zip(&found) {
            let name = texts.first().map(|text| without_label(text, &["nombre", "name"]));
            let Some((role, name)) = label(text).zip(name).filter(|(_, name)| is_name(name)) else {
                return 0;
            };
            if texts.len() > 2 || has_word(after_label(text)) {
                return 0;
            }
            let post = texts.get(1).map_or("", |text| without_label(text, &["cargo", "post"]));
            let (name, post) = (name.to_owned(), post.to_owned());
            signatories.push(Signatory { name, post, role, ..Signatory::default() });
        }
        self.signatories.extend(signatories);
        self.rows.extend(rows[..used].iter().copied());
        used
    }

    /// Reads a committee whose heading is the first of `rows`, and gives how many rows it takes.
    fn members(&mut self, grid: &Grid, rows: &[usize]) -> usize {
        let heading: Vec<(usize, &str)> = filled(grid, rows[0]).collect();
        let [(_, heading)] = heading.as_slice() else { return 0 };
        if !is_committee(heading) {
            return 0;
        }
        let mut used = 1;
        let mut columns = None;
        if let Some(row) = rows.get(1) {
            let at = |names: &[&str]| {
                filled(grid, *row).find(|(_, text)| names.contains(&key(text).as_str()))
            };
            let name =
                at(&["nombre", "nombres", "nombre y apellido", "nombres y apellidos", "name"]);
            let post = at(&["cargo", "puesto", "posicion", "funcion", "post"]);
            columns = name.zip(post).map(|(name, post)| (name.0, post.0));
            used += usize::from(columns.is_some());
        }
        let mut members = Vec::new();
        for row in &rows[used.min(rows.len())..] {
            let Some(member) = member(grid, *row, columns) else { break };
            members.push(member);
            used += 1;
        }
        if members.is_empty() {
            return 0;
        }
        self.committee.extend(members);
        self.rows.extend(rows[..used].iter().copied());
        used
    }
}

fn filled(grid: &Grid, row: usize) -> impl Iterator<Item = (usize, &str)> {
    let cells = grid.rows.get(row).into_iter().flatten().enumerate();
    cells.map(|(at, cell)| (at, cell.text.as_str())).filter(|(_, text)| has_word(text))
}

/// What a signature says, where a text begins with it.
fn label(text: &str) -> Option<Role> {
    const LABELS: [(&str, Role); 9] = [
        ("elaborado por", Role::Prepared),
        ("preparado por", Role::Prepared),
        ("realizado por", Role::Prepared),
        ("prepared by", Role::Prepared),
        ("revisado por", Role::Reviewed),
        ("validado por", Role::Reviewed),
        ("reviewed by", Role::Reviewed),
        ("aprobado por", Role::Approved),
        ("approved by", Role::Approved),
    ];
    let folded = fold(text.trim_start());
    LABELS.iter().find(|(label, _)| folded.starts_with(label)).map(|(_, role)| *role)
}

/// Whether a text heads the list of a committee.
fn is_committee(text: &str) -> bool {
    let words = key(text);
    let named = words.contains("comite de calidad") || words.contains("quality committee");
    named && words.split(' ').count() <= 8
}

/// What follows the two words of a label.
fn after_label(text: &str) -> &str {
    let mut ends = text.trim_start().match_indices(|c: char| !c.is_alphanumeric());
    let second = ends.nth(1).map_or(text.trim_start().len(), |(at, _)| at);
    let rest = &text.trim_start()[second..];
    rest.trim_start_matches(|c: char| c.is_whitespace() || c == ':' || c == '_')
}

fn without_label<'a>(text: &'a str, labels: &[&str]) -> &'a str {
    match text.split_once(':') {
        Some((label, rest)) if labels.contains(&key(label).as_str()) => rest.trim(),
        _ => text.trim(),
    }
}

/// A signature in one cell, or in cells beside its label.
fn signature(text: &str, beside: Option<&[(usize, &str)]>) -> Option<Signatory> {
    let role = label(text)?;
    let lines: Vec<&str> = match beside {
        Some(cells) if !has_word(after_label(text)) => cells.iter().map(|it| it.1).collect(),
        Some(_) => return None,
        None => after_label(text).lines().filter(|line| has_word(line)).collect(),
    };
    let (name, post) = match lines.as_slice() {
        [line] => parted(line)?,
        [name, post] => (*name, *post),
        _ => return None,
    };
    let name = without_label(name, &["nombre", "name"]);
    let post = without_label(post, &["cargo", "post"]);
    if !is_name(name) || post.contains('\n') {
        return None;
    }
    let (name, post) = (squeeze(name), squeeze(post));
    Some(Signatory { name, post, role, ..Signatory::default() })
}

/// A name with the post behind a comma or a dash.
fn parted(line: &str) -> Option<(&str, &str)> {
    let line = line.trim().trim_matches('_').trim();
    let cut =
        [",", " – ", " - ", " — "].iter().filter_map(|it| line.find(it).map(|at| (at, it.len())));
    match cut.min() {
        Some((at, length)) => Some((line[..at].trim(), line[at + length..].trim())),
        None => Some((line, "")),
    }
}

fn member(grid: &Grid, row: usize, columns: Option<(usize, usize)>) -> Option<Member> {
    let cells: Vec<(usize, &str)> = filled(grid, row).collect();
    let (name, post) = match columns {
        Some((name, post)) => {
            // A number before the name says nothing; any other text would be lost.
            let number = |text: &str| text.trim_end_matches('.').parse::<u8>().is_ok();
            if !cells.iter().all(|(at, text)| [name, post].contains(at) || number(text.trim())) {
                return None;
            }
            (grid.text(row, name).trim(), grid.text(row, post).trim())
        }
        None => match cells.as_slice() {
            [(_, line)] if !line.contains('\n') => {
                parted(line).filter(|(_, post)| has_word(post))?
            }
            _ => return None,
        },
    };
    is_name(name).then(|| Member { name: squeeze(name), post: squeeze(post), ..Member::default() })
}

/// Whether a text looks like the name of a person: two to seven words, each but the small ones
/// with a capital, and no digit.
fn is_name(text: &str) -> bool {
    const SMALL: [&str; 7] = ["de", "del", "la", "las", "los", "y", "e"];
    let count = words(text).count();
    let capital =
        |word: &str| SMALL.contains(&word) || word.chars().next().is_some_and(char::is_uppercase);
    let marks =
        |c: char| c.is_alphabetic() || c.is_whitespace() || matches!(c, '.' | '\'' | '-' | '’');
    (2..=7).contains(&count)
        && text.chars().all(marks)
        && words(text).all(capital)
        && !crate::sections::is_footer(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, signatories: &str, committee: &str, rows: usize) {
        let grid = Grid::from_text(text, '\t');
        let all: Vec<usize> =
            (0..grid.rows.len()).filter(|row| filled(&grid, *row).next().is_some()).collect();
        let found = people(&grid, &all);
        let sign =
            found.signatories.iter().map(|it| format!("{:?} {}/{}", it.role, it.name, it.post));
        let list = found.committee.iter().map(|it| format!("{}/{}", it.name, it.post));
        assert_eq!(sign.collect::<Vec<_>>().join("; "), signatories, "{text}");
        assert_eq!(list.collect::<Vec<_>>().join("; "), committee, "{text}");
        assert_eq!(found.rows.len(), rows, "{text}");
    }

    #[test]
    fn signatures_beside_below_and_within() {
        let three = "Prepared Ana Pérez/Enc. de RRHH; Approved Luis de la Cruz/Alcalde";
        check(
            "Elaborado por:\t\tAprobado por:\n____\t\t____\nAna Pérez\t\tLuis de la Cruz\nEnc. de RRHH\t\tAlcalde",
            three,
            "",
            3,
        );
        check(
            "Elaborado por: Ana Pérez, Enc. de RRHH\nAprobado por: Luis de la Cruz – Alcalde",
            three,
            "",
            2,
        );
        check(
            "Elaborado por:\tAna Pérez\tEnc. de RRHH\nAprobado por\tLuis de la Cruz\tAlcalde",
            three,
            "",
            2,
        );
        check(
            "\"Elaborado por:\n\nAna Pérez\nEnc. de RRHH\"\t\"Aprobado por\n_____\nNombre: Luis de la Cruz\nCargo: Alcalde\"",
            three,
            "",
            1,
        );
        check(
            "Revisado por:\nNombre: Ana Pérez\nCargo: Alcaldesa",
            "Reviewed Ana Pérez/Alcaldesa",
            "",
            3,
        );
    }

    #[test]
    fn what_is_not_clear_stays() {
        check("Elaborado por: alguien\t\tRevisado por: nadie", "", "", 0);
        check("Elaborado por:\tRevisado por:\n1\tMaría\tCoordinadora", "", "", 0);
        check("Elaborado por el equipo técnico en 2026", "", "", 0);
        check("Comité de Calidad\nse reúne los lunes", "", "", 0);
    }

    #[test]
    fn committees_as_tables_and_lists() {
        let two = "Ana Pérez/Planificación; Luis Gómez/Tesorero";
        check(
            "Comité de Calidad\nNo.\tNombre\tCargo\n1\tAna Pérez\tPlanificación\n2\tLuis Gómez\tTesorero\nFin",
            "",
            two,
            4,
        );
        check(
            "MIEMBROS DEL COMITÉ DE CALIDAD:\nAna Pérez, Planificación\nLuis Gómez - Tesorero",
            "",
            two,
            3,
        );
    }
}
