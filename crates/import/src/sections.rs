//! Rows that are no actions: headings of criteria between the rows, and what stands below them.

use plan::{Criterion, Subcriterion};
use values::criterion_titled;
use words::{fold, key, words};

/// What a heading between the rows says of the rows below it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct SectionHeading {
    pub criterion: Criterion,
    pub subcriterion: Option<Subcriterion>,
}

/// The longest heading of a section, in bytes.
const MOST_BYTES: usize = 300;

/// Reads the only text of a row as a heading: `CRITERIO 2: ESTRATEGIA Y PLANIFICACIÓN`, `2.
/// Estrategia y planificación`, `Subcriterio 1.1. Dirigir …`.
pub(crate) fn section(text: &str) -> Option<SectionHeading> {
    if text.len() > MOST_BYTES {
        return None;
    }
    let key = key(text);
    let of = |criterion| Some(SectionHeading { criterion, subcriterion: None });
    if let Some(criterion) = criterion_titled(&key) {
        return of(criterion);
    }
    let (first, rest) = key.split_once(' ').unwrap_or((&key, ""));
    match first {
        "criterio" | "criterion" | "criterios" => {
            let value = values::criterion(text).value?;
            return of(value);
        }
        "subcriterio" | "subcriterion" | "sub" => {
            let subcriterion = values::subcriterion(text).value?;
            return Some(SectionHeading {
                criterion: subcriterion.criterion(),
                subcriterion: Some(subcriterion),
            });
        }
        _ => {}
    }
    let numbered = values::criterion(first).value;
    if let (Some(numbered), Some(titled)) = (numbered, criterion_titled(rest)) {
        return (numbered == titled).then_some(()).and(of(titled));
    }
    let begins = text.trim_start().starts_with(|c: char| c.is_ascii_digit());
    let read = values::subcriterion(text);
    let subcriterion = read.value.filter(|_| begins && read.example.is_empty())?;
    // "1.1 Dirigir la organización" is a heading, "1.1" alone is a cell.
    (key.split(' ').count() > 4).then_some(SectionHeading {
        criterion: subcriterion.criterion(),
        subcriterion: Some(subcriterion),
    })
}

/// Whether a row that begins with this text belongs to what stands below a plan: totals,
/// signatures, notes.
pub(crate) fn is_footer(text: &str) -> bool {
    const ALONE: [&str; 12] = [
        "total",
        "totales",
        "firma",
        "firmas",
        "sello",
        "leyenda",
        "fuente",
        "fuentes",
        "nota",
        "notas",
        "signature",
        "source",
    ];
    const BEGINNINGS: [&str; 22] = [
        "elaborado por",
        "elaborada por",
        "elaboro",
        "revisado por",
        "revisada por",
        "reviso",
        "aprobado por",
        "aprobada por",
        "aprobo",
        "preparado por",
        "realizado por",
        "validado por",
        "autorizado por",
        "firmado por",
        "comite de calidad",
        "miembros del comite",
        "visto bueno",
        "prepared by",
        "reviewed by",
        "approved by",
        "total de",
        "total acciones",
    ];
    const SHORT: [&str; 6] =
        ["elaborado", "revisado", "aprobado", "preparado", "autorizado", "validado"];
    let text: String = text.chars().take(120).collect();
    let marked = text.contains([':', '_']);
    let folded = key(&text.replace('_', " "));
    let count = folded.split(' ').count();
    let first = folded.split(' ').next().unwrap_or_default();
    let begins = |start: &&str| {
        folded.strip_prefix(*start).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    };
    BEGINNINGS.iter().any(begins)
        || ALONE.contains(&first) && (count <= 3 || marked)
        || SHORT.contains(&first) && (count <= 2 || marked && count <= 8)
        || is_page_number(&text)
}

/// Whether a line is the number of a page.
pub(crate) fn is_page_number(text: &str) -> bool {
    let text: String = text.chars().take(40).collect();
    let folded = key(&text);
    let mut words = folded.split(' ');
    matches!(words.next(), Some("pagina" | "pag" | "page"))
        && words.all(|word| matches!(word, "de" | "of" | "no") || word.parse::<u32>().is_ok())
}

/// Whether a line says that a table goes on from the page before.
pub(crate) fn is_continuation(text: &str) -> bool {
    let text: String = text.chars().take(200).collect();
    let folded = key(&text);
    let last = folded.rsplit(' ').next().unwrap_or_default();
    matches!(last, "continuacion" | "continued" | "cont") && folded.split(' ').count() <= 20
}

/// Whether the cells of a row head a list of people, sums or the like rather than an action:
/// few words each, bold or with one of the usual words among them.
pub(crate) fn is_list_heading(cells: &[&str], bold: bool) -> bool {
    const USUAL: [&str; 18] = [
        "nombre",
        "nombres",
        "nombre y apellido",
        "nombres y apellidos",
        "nombre completo",
        "cargo",
        "cargos",
        "puesto",
        "posicion",
        "funcion",
        "firma",
        "cantidad",
        "cantidad de acciones",
        "telefono",
        "correo",
        "name",
        "post",
        "signature",
    ];
    let short = |cell: &&str| {
        let digits = cell.contains(|c: char| c.is_ascii_digit());
        cell.len() <= 60 && !digits && words(cell).count() <= 4
    };
    cells.iter().all(short)
        && (bold || cells.iter().any(|cell| USUAL.contains(&key(cell).as_str())))
}

/// Whether a line is the title of a plan, as it may be repeated on each page.
pub(crate) fn is_title(text: &str) -> bool {
    let folded = fold(text);
    text.len() <= 300
        && words(text).count() <= 30
        && (folded.contains("plan de mejora") || folded.contains("improvement plan"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_between_rows() {
        let check = |text: &str, expect: &str| {
            let found = section(text).map(|section| match section.subcriterion {
                Some(code) => code.to_string(),
                None => section.criterion.number().to_string(),
            });
            assert_eq!(found.unwrap_or_default(), expect, "{text}");
        };
        check("CRITERIO 2: ESTRATEGIA Y PLANIFICACIÓN", "2");
        check("Criterio IV", "4");
        check("2. Estrategia y planificación", "2");
        check("LIDERAZGO", "1");
        check("III. Personas", "3");
        check("Subcriterio 1.1. Dirigir la organización", "1.1");
        check("4.6 Gestionar las instalaciones del cabildo", "4.6");
        check("1.1", "");
        check("2. Pintar la escuela", "");
        check("Eje 2: Gobernanza", "");
        check("", "");
    }

    #[test]
    fn footers() {
        for text in [
            "Elaborado por: Ana",
            "Total",
            "Total de acciones: 10",
            "APROBADO POR",
            "Firma: ____",
            "Nota: borrador",
            "Página 2 de 3",
            "Comité de Calidad",
            "Revisado: Luis",
        ] {
            assert!(is_footer(text), "{text}");
        }
        for text in [
            "Elaborado el manual de cargos y difundido",
            "Totalmente nuevo",
            "1",
            "Revisado el reglamento interno de compras",
        ] {
            assert!(!is_footer(text), "{text}");
        }
    }
}
