//! What the lines above a table say of the plan: its title, its institution and its years.

use plan::Period;
use values::period;
use words::{fold, has_word, key, squeeze, title_case, words};

use crate::sections::is_title;

/// What stands above a table.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct TableTitles {
    pub institution: String,
    pub title: String,
    pub period: Option<Period>,
    pub motto: String,
    /// The title as it was written, where it is all of its line.
    written: String,
    /// The lines that say something else, with their rows.
    pub rest: Vec<(usize, String)>,
}

/// Words that begin the name of an institution, and of what a plan is about as well: `Servicio
/// Regional de Salud`, and `Servicio al ciudadano`.
const SUBJECTS: [&str; 6] = ["servicio", "direccion", "archivo", "oficina", "comision", "centro"];

/// What the name of an institution begins with, folded.
const INSTITUTIONS: [&str; 36] = [
    "escuela",
    "liceo",
    "colegio",
    "politecnico",
    "instituto",
    "ayuntamiento",
    "alcaldia",
    "junta de distrito",
    "junta del distrito",
    "junta distrital",
    "junta municipal",
    "distrito municipal",
    "ministerio",
    "viceministerio",
    "direccion",
    "oficina",
    "hospital",
    "liga municipal",
    "universidad",
    "consejo",
    "servicio",
    "superintendencia",
    "gobernacion",
    "tesoreria",
    "contraloria",
    "corporacion",
    "comision",
    "centro",
    "policia",
    "cuerpo de bomberos",
    "archivo",
    "municipality",
    "town council",
    "city council",
    "ministry",
    "mancomunidad",
];

/// The marks that join the parts of a title.
const JOINTS: [char; 12] = ['-', '–', '—', ',', ';', ':', '.', '|', '/', '(', ')', '·'];

/// Reads the lines above a table, each with its row.
pub(crate) fn titles(lines: Vec<(usize, String)>) -> TableTitles {
    let mut titles = TableTitles::default();
    for (row, line) in lines {
        let line = squeeze(&values::plain(&line));
        let rest = titles.take(&line);
        let rest = rest.trim_matches(|c: char| c.is_whitespace() || JOINTS.contains(&c));
        if has_word(rest) {
            titles.rest.push((row, rest.to_owned()));
        }
    }
    if titles.institution.is_empty() {
        titles.name_from_rest();
    }
    titles
}

impl TableTitles {
    /// Takes what a line says of the plan, and gives back what is left of it.
    fn take(&mut self, line: &str) -> String {
        let folded = fold(line);
        if self.motto.is_empty() && is_motto(&folded) {
            self.motto = line.to_owned();
            return String::new();
        }
        let (line, years) = self.without_years(line, &folded);
        if is_title(&line) && self.title.is_empty() {
            return self.take_title(&line);
        }
        if let Some(name) = labelled(
            &line,
            &["institucion", "nombre de la institucion", "entidad", "organismo", "institution"],
        ) {
            if self.institution.is_empty() {
                // One word in capitals is an abbreviation.
                let short = words(name).count() == 1;
                self.institution = if short { name.to_owned() } else { title_case(name) };
                return String::new();
            }
        } else if let Some(at) = institution_at(&line).filter(|at| *at == 0) {
            let long = words(&line).count() > 14;
            if self.institution.is_empty() && !long {
                self.institution = title_case(trim(&line[at..]));
                return String::new();
            }
        }
        // A line of nothing but the years, or with the label of the years.
        let label = ["periodo", "ano", "anos", "vigencia", "gestion", "period", "year", "years"];
        if years
            && (!has_word(&line) || words(&line).all(|word| label.contains(&key(word).as_str())))
        {
            return String::new();
        }
        line
    }

    /// The line without the plan's years, where it is a line that names them.
    fn without_years(&mut self, line: &str, folded: &str) -> (String, bool) {
        let names = ["plan", "periodo", "vigencia", "gestion", "period"];
        let says =
            names.iter().any(|name| folded.contains(name)) || institution_at(line) == Some(0);
        let Some((years, place)) = period(line) else { return (line.to_owned(), false) };
        let around = [&line[..place.start], &line[place.end..]];
        let label = around.iter().flat_map(|part| words(part)).count();
        if self.period.is_some_and(|period| period != years) || !(says || label <= 1) {
            return (line.to_owned(), false);
        }
        self.period = Some(years);
        let mut around = around.map(str::trim);
        if let (Some(before), Some(after)) =
            (around[0].strip_suffix('('), around[1].strip_prefix(')'))
        {
            around = [before.trim_end(), after];
        }
        let before = around[0];
        let filler = [
            "del año", "año", "del", "de", "para el", "período", "periodo", "PERIODO", "PERÍODO",
            "AÑO", "DEL AÑO",
        ];
        let before = if says { strip_last(before, &filler) } else { before };
        (squeeze(&format!("{before} {}", around[1])), true)
    }

    /// Parts `Plan de Mejora Institucional Ayuntamiento de Altamira` into title and institution.
    fn take_title(&mut self, line: &str) -> String {
        let phrase = title_end(line);
        match institution_at(line) {
            Some(at) if at > 0 && at >= phrase && self.institution.is_empty() => {
                let title = strip_last(
                    trim_end(&line[..at]),
                    &["del", "de la", "de", "DEL", "DE LA", "DE"],
                );
                self.title = title_case(trim(title));
                self.institution = title_case(trim(&line[at..]));
                String::new()
            }
            // The institution comes first: "Ayuntamiento de Azua - Plan de mejora".
            Some(0) if self.institution.is_empty() => {
                let folded = fold(line);
                let at = folded.find("plan de mejora").or_else(|| folded.find("improvement plan"));
                let at = at.and_then(|at| folded.get(..at)).map_or(0, |head| head.chars().count());
                let at = line.char_indices().nth(at).map_or(line.len(), |(at, _)| at);
                self.institution = title_case(trim(&line[..at]));
                self.title = title_case(trim(&line[at..]));
                String::new()
            }
            _ => {
                self.written = trim(line).to_owned();
                self.title = title_case(&self.written);
                String::new()
            }
        }
    }

    /// An abbreviation behind the title, as in `Plan de Mejora Institucional INABIE`, is the
    /// institution. Other words there tell what the plan is about.
    fn name_from_rest(&mut self) {
        let written = std::mem::take(&mut self.written);
        let end = title_end(&written);
        let name = trim(&written[end..]);
        let articles = ["del ", "de la ", "de los ", "de ", "DEL ", "DE LA ", "DE LOS ", "DE "];
        let name = articles.iter().find_map(|it| name.strip_prefix(it)).unwrap_or(name);
        if end > 0 && is_abbreviation(name, &written[..end]) {
            self.institution = name.to_owned();
            self.title = title_case(written[..end].trim_end());
        }
    }
}

/// Whether a name is an abbreviation: one word in capitals behind a title in small letters, or
/// behind one in capitals a word that is none.
fn is_abbreviation(name: &str, title: &str) -> bool {
    let capitals = |text: &str| !text.chars().any(char::is_lowercase);
    let lone = words(name).count() == 1 && (2..=12).contains(&name.chars().count());
    let letters = name.chars().any(char::is_alphabetic);
    // Words that tell of a plan: "CONTINUA", "ACADÉMICO", "GESTIÓN", "SERVICIOS".
    const ENDINGS: [&str; 18] = [
        "ion",
        "dad",
        "iva",
        "ivo",
        "ivas",
        "ivos",
        "ica",
        "ico",
        "al",
        "ales",
        "inua",
        "inuo",
        "ncia",
        "miento",
        "servicios",
        "procesos",
        "personas",
        "salud",
    ];
    let folded = key(name);
    let spelt = ENDINGS.iter().any(|it| folded.ends_with(it));
    lone && letters && capitals(name) && (!capitals(title) || !spelt)
}

fn is_motto(folded: &str) -> bool {
    let folded = folded.trim_start_matches(|c: char| !c.is_alphanumeric());
    let begins = |start| folded.starts_with(start);
    (begins("ano de ") || begins("ano del ")) && words(folded).count() > 3
}

/// Where the words "Plan de Mejora (Institucional)" end in a title; 0 where there are none.
fn title_end(line: &str) -> usize {
    const PHRASE: [&str; 10] = [
        "plan",
        "de",
        "mejora",
        "mejoras",
        "institucional",
        "caf",
        "improvement",
        "institutional",
        "la",
        "acciones",
    ];
    let mut end = 0;
    let mut at = 0;
    for word in line.split_inclusive(' ') {
        let bare = key(word);
        if !bare.is_empty() && !PHRASE.contains(&bare.as_str()) {
            break;
        }
        at += word.len();
        if !matches!(bare.as_str(), "de" | "la") {
            end = at;
        }
    }
    end
}

/// Where the name of an institution begins in a line.
fn institution_at(line: &str) -> Option<usize> {
    let folded: Vec<(usize, String)> = line
        .char_indices()
        .filter(|(at, c)| c.is_alphanumeric() && !line[..*at].ends_with(char::is_alphanumeric))
        .map(|(at, _)| (at, key(&line[at..].chars().take(24).collect::<String>())))
        .collect();
    let about = title_end(line);
    let begins = |at: usize, text: &str| {
        INSTITUTIONS.iter().any(|name| {
            let rest = text.strip_prefix(name);
            let rest = rest.filter(|rest| rest.is_empty() || rest.starts_with(' '));
            rest.is_some_and(|rest| {
                let between = line.get(about..at).unwrap_or_default();
                !SUBJECTS.contains(name) || is_body(name, between, rest)
            })
        })
    };
    folded.into_iter().find(|(at, text)| begins(*at, text)).map(|(at, _)| at)
}

/// Whether a word that names bodies and subjects alike names a body here: it has a name behind it,
/// and what stands before it in a title is no subject that it belongs to.
fn is_body(name: &str, between: &str, rest: &str) -> bool {
    const PROPER: [&str; 11] = [
        "general",
        "nacional",
        "regional",
        "provincial",
        "distrital",
        "municipal",
        "educativo",
        "medico",
        "local",
        "comunitario",
        "ejecutiva",
    ];
    let next = rest.split(' ').find(|word| !word.is_empty()).unwrap_or_default();
    let joins =
        |word: &str| matches!(word, "de" | "del" | "la" | "el" | "los" | "las" | "para" | "en");
    let subject = words(between).any(|word| !joins(&key(word)));
    let named = match name {
        "servicio" => !joins(next) && !matches!(next, "" | "al" | "a" | "y"),
        _ => !matches!(next, "" | "al" | "a" | "y"),
    };
    PROPER.contains(&next) || (named && !subject)
}

/// What follows a label and a colon.
fn labelled<'a>(line: &'a str, labels: &[&str]) -> Option<&'a str> {
    let (label, value) = line.split_once(':')?;
    (labels.contains(&key(label).as_str()) && has_word(value)).then(|| trim(value))
}

fn trim(text: &str) -> &str {
    let edge = |c: char| c.is_whitespace() || (JOINTS.contains(&c) && !matches!(c, '(' | ')'));
    let text = text.trim_matches(edge);
    match text.strip_prefix('(').and_then(|text| text.strip_suffix(')')) {
        Some(inner) if !inner.contains('(') => inner.trim(),
        _ => text.trim_end_matches('('),
    }
    .trim_matches(edge)
}

fn trim_end(text: &str) -> &str {
    text.trim_end_matches(|c: char| c.is_whitespace() || JOINTS.contains(&c))
}

/// The text without the first of these words that it ends with.
fn strip_last<'a>(text: &'a str, words: &[&str]) -> &'a str {
    let text = trim_end(text);
    for word in words {
        if let Some(rest) = text.strip_suffix(word)
            && (rest.is_empty() || rest.ends_with(' '))
        {
            return trim_end(rest);
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_layouts_and_others() {
        let check = |lines: &[&str], expect: &str| {
            let lines = lines.iter().map(|line| (0, (*line).to_owned())).collect();
            let TableTitles { institution, title, period, motto, rest, .. } = titles(lines);
            let period = period.map(|years| years.to_string()).unwrap_or_default();
            let rest: Vec<_> = rest.into_iter().map(|line| line.1).collect();
            let found = format!("{institution}|{title}|{period}|{motto}|{}", rest.join("/"));
            assert_eq!(found, expect);
        };
        check(
            &["PLAN DE MEJORA INSTITUCIONAL AYUNTAMIENTO DE PUNTA ALTA 2026 - 2027"],
            "Ayuntamiento de Punta Alta|Plan de Mejora Institucional|2026-2027||",
        );
        check(
            &["Plan de Mejora Institucional 2025-2026", "Ayuntamiento Municipal de Loma Fría"],
            "Ayuntamiento Municipal de Loma Fría|Plan de Mejora Institucional|2025-2026||",
        );
        check(
            &["República Dominicana", "Alcaldía de Loma Fría", "Plan de mejora CAF 2026"],
            "Alcaldía de Loma Fría|Plan de mejora CAF|2026||República Dominicana",
        );
        check(
            &["Ayuntamiento de Río Claro – Plan de Mejora 2026-2027"],
            "Ayuntamiento de Río Claro|Plan de Mejora|2026-2027||",
        );
        check(&["Institución: INACIF", "Período: 2026-2027"], "INACIF||2026-2027||");
        check(
            &["Plan de Mejora Institucional INAPOS 2026"],
            "INAPOS|Plan de Mejora Institucional|2026||",
        );
        check(
            &[
                "Año de la Cosecha Grande",
                "Plan de mejora de la Junta Distrital de Palmar, 2026-2028",
            ],
            "Junta Distrital de Palmar|Plan de mejora|2026-2028|Año de la Cosecha Grande|",
        );
        for (subject, period) in [
            ("Plan de Mejora de Calidad del Servicio", ""),
            ("Plan de Mejora de la Calidad", ""),
            ("Plan de Mejora de Calidad de la Dirección de Obras", ""),
            ("Plan de Mejora del Servicio al Ciudadano", ""),
            ("Plan de Mejora de Servicio", ""),
            ("Plan de Mejora de la Gestión", ""),
            ("Plan de Mejora de los Procesos de Compras", ""),
            ("Plan de Mejora Continua", ""),
            ("Plan de Mejora Institucional de Transparencia", ""),
            ("Plan de Mejora de Calidad de Atención en Salud", ""),
            ("Service Improvement Plan", ""),
        ] {
            check(&[subject], &format!("|{subject}|{period}||"));
        }
        check(&["PLAN DE MEJORA DE LA GESTIÓN"], "|Plan de Mejora de la Gestión|||");
        check(&["PLAN DE MEJORA CONTINUA"], "|Plan de Mejora Continua|||");
        check(
            &["Plan de Mejora de la Calidad del Hospital San Juan 2026"],
            "Hospital San Juan|Plan de Mejora de la Calidad|2026||",
        );
        check(
            &["Plan de mejora de la Dirección General de Compras"],
            "Dirección General de Compras|Plan de mejora|||",
        );
        check(
            &["Plan de Mejora del Servicio Regional de Salud"],
            "Servicio Regional de Salud|Plan de Mejora|||",
        );
        check(&["Plan de Mejora Escuela Rosa Duarte"], "Escuela Rosa Duarte|Plan de Mejora|||");
        check(&["PLAN DE MEJORA INSTITUCIONAL INAPOS"], "INAPOS|Plan de Mejora Institucional|||");
        check(&["Plan de Mejora del SNS"], "SNS|Plan de Mejora|||");
        check(&["2026-2027"], "||2026-2027||");
        check(&["Fecha de corte: 12/03/2026"], "||||Fecha de corte: 12/03/2026");
        check(&["Versión 3"], "||||Versión 3");
        check(&[], "||||");
        check(
            &["PLAN DE MEJORA (2026-2027)", "HOSPITAL DR. PEREZ"],
            "Hospital Dr. Perez|Plan de Mejora|2026-2027||",
        );
    }
}
