//! The *Responsable* of an action: posts or units, the lead first.

use words::{key, squeeze};

use super::plain::plain;

/// Who answers for an action.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct ReadResponsibles {
    /// The posts or units, in order.
    pub units: Vec<String>,
    /// Whether one was split at "y".
    pub split: bool,
    /// The units, if every "y" that is left parted two; `None` where that makes no difference or
    /// is no good guess.
    pub offered: Option<Vec<String>>,
}

/// Short units that stand alone in most councils, folded; what names one is not a part of a
/// longer name.
const KNOWN: [&str; 46] = [
    "rrhh",
    "rr hh",
    "oai",
    "oaim",
    "rai",
    "raim",
    "tic",
    "tics",
    "map",
    "alcaldia",
    "alcalde",
    "alcaldesa",
    "vicealcaldia",
    "vicealcalde",
    "vicealcaldesa",
    "concejo",
    "concejo municipal",
    "concejo de regidores",
    "regidores",
    "recursos humanos",
    "prensa",
    "tecnologia",
    "planificacion",
    "presupuesto",
    "contabilidad",
    "contraloria",
    "tesoreria",
    "compras",
    "secretaria",
    "secretaria general",
    "juridica",
    "juridico",
    "comite de calidad",
    "catastro",
    "planeamiento urbano",
    "acceso a la informacion",
    "comunicaciones",
    "protocolo",
    "policia municipal",
    "bomberos",
    "almacen",
    "hr",
    "human resources",
    "press",
    "mayor",
    "finance",
];

/// Names that hold a "y" and are one unit, folded: the part before it and the part after it.
const COMPOUND: [(&str, &str); 22] = [
    ("planificacion", "desarrollo"),
    ("planificacion", "evaluacion"),
    ("planificacion", "seguimiento"),
    ("planificacion", "presupuesto"),
    ("planificacion", "programacion"),
    ("compras", "contrataciones"),
    ("prensa", "comunicacion"),
    ("prensa", "comunicaciones"),
    ("prensa", "relaciones publicas"),
    ("prensa", "protocolo"),
    ("tecnologia", "comunicacion"),
    ("tecnologia", "comunicaciones"),
    ("tecnologia", "sistemas"),
    ("tecnologias", "comunicacion"),
    ("informacion", "comunicacion"),
    ("aseo", "ornato"),
    ("limpieza", "ornato"),
    ("ornato", "embellecimiento"),
    ("presupuesto", "contabilidad"),
    ("administrativo", "financiero"),
    ("registro", "control"),
    ("seguimiento", "control"),
];

/// Reads the responsibles of a cell. They are parted at `,` `;` `/` and at line breaks, and at
/// "y" where a part stands alone elsewhere in the plan (`alone`, each as [`plan::rollup::unit_key`] gives it) or is a well-known short unit;
/// else the name is kept whole and the split is offered.
pub fn responsibles(text: &str, alone: &[String]) -> ReadResponsibles {
    let text = plain(text);
    let mut read = ReadResponsibles::default();
    if super::is_blank(&text) {
        return read;
    }
    let mut offered = Vec::new();
    let mut offers = false;
    for piece in pieces(&text) {
        let mut rest = piece.trim();
        loop {
            let Some((left, right)) = at_and(rest) else {
                add(&mut read.units, rest);
                add(&mut offered, rest);
                break;
            };
            let joined = &rest[..rest.len() - right.len()];
            if is_compound(left, right) {
                // The name may go on after its own "y": look for the next one behind it.
                let Some((more, after)) = at_and(right) else {
                    add(&mut read.units, rest);
                    add(&mut offered, rest);
                    break;
                };
                let whole = &rest[..joined.len() + more.len()];
                add(&mut read.units, whole);
                add(&mut offered, whole);
                read.split = true;
                rest = after;
            } else if stands_alone(left, alone) || stands_alone(head(right), alone) {
                add(&mut read.units, left);
                add(&mut offered, left);
                read.split = true;
                rest = right;
            } else {
                offers = true;
                add(&mut read.units, rest);
                let mut part = rest;
                while let Some((left, right)) = at_and(part) {
                    add(&mut offered, left);
                    part = right;
                }
                add(&mut offered, part);
                break;
            }
        }
    }
    read.offered = (offers && offered.len() > read.units.len()).then_some(offered);
    read
}

/// The units of a cell that hold no "y": what stands alone in a plan.
pub fn alone(text: &str) -> impl Iterator<Item = String> {
    let text = plain(text).into_owned();
    let units = pieces(&text).into_iter().filter(|piece| at_and(piece).is_none()).map(key);
    units.filter(|unit| !unit.is_empty() && !super::is_blank(unit)).collect::<Vec<_>>().into_iter()
}

/// The text cut at commas, semicolons, strokes and line breaks outside brackets.
fn pieces(text: &str) -> Vec<&str> {
    let mut pieces = Vec::with_capacity(4);
    let mut depth = 0_u32;
    let mut from = 0;
    for (at, c) in text.char_indices() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            '\n' | '\u{b}' | '•' | '·' | ';' => {}
            ',' if depth == 0 => {}
            '/' if depth == 0 && !is_ending(&text[..at], &text[at + 1..]) => {}
            _ => continue,
        }
        if !matches!(c, '(' | '[' | ')' | ']') {
            depth = 0;
            pieces.push(&text[from..at]);
            from = at + c.len_utf8();
        }
    }
    pieces.push(&text[from..]);
    pieces
}

/// Whether a stroke parts only endings or "y/o": `Encargado/a`, `Alcalde/sa`.
fn is_ending(before: &str, after: &str) -> bool {
    let end = after.find(|c: char| !c.is_alphabetic()).unwrap_or(after.len());
    let ending = &after[..end];
    let glued = before.ends_with(char::is_alphabetic);
    glued && (1..=4).contains(&ending.chars().count()) && ending.chars().all(char::is_lowercase)
}

/// The parts around the first "y" that stands as a word of its own.
fn at_and(text: &str) -> Option<(&str, &str)> {
    let mut depth = 0_u32;
    let mut at = 0;
    for word in text.split_inclusive(char::is_whitespace) {
        let begin = at;
        at += word.len();
        let bare = word.trim_end();
        let joins = matches!(bare, "y" | "Y" | "e" | "E" | "&" | "and" | "y/o" | "Y/O" | "+");
        if joins && depth == 0 && !text[..begin].trim().is_empty() && !text[at..].trim().is_empty()
        {
            return Some((text[..begin].trim(), text[at..].trim()));
        }
        depth += bare.matches('(').count() as u32;
        depth = depth.saturating_sub(bare.matches(')').count() as u32);
    }
    None
}

/// A name up to its next "y".
fn head(text: &str) -> &str {
    at_and(text).map_or(text, |(left, _)| left)
}

fn stands_alone(unit: &str, alone: &[String]) -> bool {
    let unit = key(unit);
    KNOWN.contains(&unit.as_str()) || alone.contains(&unit)
}

fn is_compound(left: &str, right: &str) -> bool {
    let (left, right) = (key(left), key(head(right)));
    COMPOUND.iter().any(|(first, second)| {
        let ends =
            left.strip_suffix(first).is_some_and(|rest| rest.is_empty() || rest.ends_with(' '));
        let begins =
            right.strip_prefix(second).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '));
        ends && begins
    })
}

/// Adds a unit without what is left of the joint: a leading "y", marks, the point of a sentence.
fn add(units: &mut Vec<String>, text: &str) {
    let mark = |c: char| c.is_whitespace() || "-–—•·*,;:".contains(c);
    let mut text = text.trim_matches(mark);
    for joint in ["y ", "Y ", "e ", "and ", "& "] {
        text = text.strip_prefix(joint).unwrap_or(text).trim_start();
    }
    let mut unit = squeeze(text);
    let last = unit.trim_end_matches('.').rsplit(' ').next().map_or(0, |word| word.chars().count());
    if unit.ends_with('.') && !unit.ends_with("..") && last >= 6 {
        unit.pop();
    }
    let known = units.iter().any(|other| key(other) == key(&unit));
    if unit.chars().any(char::is_alphanumeric) && !known {
        units.push(unit);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_are_parted_where_that_is_safe() {
        let alone = ["parques".to_owned(), "turismo".to_owned()];
        let check = |text: &str, expect: &[&str], offered: &[&str]| {
            let read = responsibles(text, &alone);
            assert_eq!(read.units, expect, "{text}");
            assert_eq!(read.offered.unwrap_or_default(), offered, "{text}");
        };
        check("", &[], &[]);
        check("N/A", &[], &[]);
        check("RRHH", &["RRHH"], &[]);
        check("Alcaldía, RRHH", &["Alcaldía", "RRHH"], &[]);
        check("Alcaldía; RRHH / OAIM", &["Alcaldía", "RRHH", "OAIM"], &[]);
        check("Alcaldía\nRRHH", &["Alcaldía", "RRHH"], &[]);
        check("Prensa y OAIM", &["Prensa", "OAIM"], &[]);
        check("RRHH Y Prensa", &["RRHH", "Prensa"], &[]);
        check("Tecnología y OAIM", &["Tecnología", "OAIM"], &[]);
        check("Planificación y Alcaldía", &["Planificación", "Alcaldía"], &[]);
        check("Planificación y Desarrollo", &["Planificación y Desarrollo"], &[]);
        check(
            "Depto. de Planificación y Desarrollo",
            &["Depto. de Planificación y Desarrollo"],
            &[],
        );
        check("Planificación y Desarrollo y RRHH", &["Planificación y Desarrollo", "RRHH"], &[]);
        check("RRHH y Planificación y Desarrollo", &["RRHH", "Planificación y Desarrollo"], &[]);
        check("Compras y Contrataciones", &["Compras y Contrataciones"], &[]);
        check("Parques y Plazas", &["Parques", "Plazas"], &[]);
        check("Cultura y Turismo", &["Cultura", "Turismo"], &[]);
        check("Cultura y Deportes", &["Cultura y Deportes"], &["Cultura", "Deportes"]);
        check(
            "Archivo, mensajería, Y encarg de redes",
            &["Archivo", "mensajería", "encarg de redes"],
            &[],
        );
        check("Encargado/a de Aseo", &["Encargado/a de Aseo"], &[]);
        check("Alcalde/Tesorería", &["Alcalde", "Tesorería"], &[]);
        check("Comité (RRHH, OAIM y Prensa)", &["Comité (RRHH, OAIM y Prensa)"], &[]);
        check("Director General.", &["Director General"], &[]);
        check("RR. HH.", &["RR. HH."], &[]);
        check("RRHH, rrhh", &["RRHH"], &[]);
        check("<b>OAIM</b>", &["OAIM"], &[]);
        check("y", &["y"], &[]);
        check("0 y \t° ", &["0 y °"], &[]);
    }
}
